/// What is asked and what is answered: the one contract between commands, engine and answers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/record/statement.hpp"
#include "schemas/vocabulary/thesaurus.hpp"
#include "searcher/request/ranking_parameters.hpp"

namespace rostrum {

enum class SortBy { Relevance, Newest, Oldest };

inline constexpr double kMostSeconds = 60;
/// Analyses read every statement that a question finds, and may be meant to take their time.
inline constexpr double kMostSecondsOfAnalysis = 600;

/// Limits that a query may not pass; each has a message of its own.
struct QueryLimits {
  std::size_t bytes = 2048;       ///< of all words and values, as they are searched
  std::size_t text_bytes = 8192;  ///< with operators, brackets and blanks
  std::size_t depth = 16;
  std::size_t terms = 64;
  std::size_t wildcard_prefix = 3;        ///< letters before the star
  std::size_t wildcard_expansions = 200;  ///< words in the index, of all wildcards together
  /// Words that the last part of one hyphenated wildcard stands for, behind the others.
  std::size_t wildcard_open_endings = 5000;
  /// That an answer may take, writing and opening the index left out; 0 for any time.
  double seconds = kMostSeconds;
  /// That the program may have in use meanwhile, what is mapped from the index left out; 0 for all
  /// there is.
  std::size_t memory_mb = 1024;
};

/// A value that one field must have, as the user typed it.
struct FilterValue {
  std::string field;
  std::string value;
};

struct SearchRequest {
  std::string text;                  ///< in the query language; "" for every statement
  bool any = false;                  ///< words are OR instead of AND
  std::vector<FilterValue> filters;  ///< values of one field are OR, different fields AND
  std::string from;                  ///< YYYY, YYYY-MM or YYYY-MM-DD; "" for open
  std::string to;
  bool with_groups = false;    ///< a country's groups count as the country, while it was a member
  std::optional<SortBy> sort;  ///< unset: relevance if there are words, else newest
  std::size_t limit = 10;      ///< hits, 0 to kMostHits
  std::size_t offset = 0;      ///< offset + limit at most kMostHits
  std::size_t snippets = 3;    ///< passages a hit, 0 to 20
  std::vector<std::string> facets;  ///< fields to count; empty: those counted by default
  bool no_facets = false;
  std::optional<std::size_t> listed_values;  ///< of each facet; unset: as the answer's form has it
  bool texts = false;  ///< hits carry their texts: they are records that can be added again
  const Thesaurus* synonyms = nullptr;  ///< labels of its concepts stand for all of them; null: not
  QueryLimits limits;
  RankingParameters ranking;  ///< the defaults are measured; others are for experiments
};

inline constexpr std::size_t kMostHits = 10'000;
inline constexpr std::size_t kMostSnippets = 20;

/// What answers tell of where a statement was read from.
enum class FilesToldBy {
  Path,  ///< as it was given to the indexer
  Name,  ///< for who asks from elsewhere: in which folder of this machine it lies is none of theirs
};

/// A stretch of text in Unicode code points, the end not included.
struct CodePointSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A passage that shows why a statement was found.
struct Snippet {
  int paragraph = 0;                      ///< of the statement's text, from 1; 0 for its title
  int page = 0;                           ///< of the source, where the paragraph begins; 0 for none
  bool recognised = false;                ///< some of the paragraph was recognised in a picture
  std::string text;                       ///< one or more sentences; "…" stands where one was cut
  std::vector<CodePointSpan> highlights;  ///< in `text`
};

struct LabelledCode {
  std::string code;
  std::string label;
};

/// Another version of a statement: a translation, or the same text from elsewhere.
struct OtherVersion {
  std::string id;
  std::string language;
  Source source;
  bool main = false;  ///< it is the one that the others are versions of
};

struct Hit {
  std::size_t rank = 0;  ///< from 1, over all pages
  double score = 0;      ///< BM25; 0 when the order is by date
  Statement statement;   ///< without text and evidence: SearchEngine::show gives them
  std::optional<LabelledCode> convention;
  std::vector<LabelledCode> countries;     ///< delivered by or joint
  std::vector<LabelledCode> on_behalf_of;  ///< groups and organisations, labelled
  std::vector<Snippet> snippets;
  std::vector<OtherVersion> versions;  ///< of the same statement
};

/// The value, and its label, of the statements that have none of a facet: country:none.
inline constexpr std::string_view kNoValue = "none";
inline constexpr std::string_view kNoValueLabel = "no value";

/// Its texts live as long as the Facet that it is of, or a copy of that.
struct FacetCount {
  std::string_view value;
  std::string_view label;
  std::string_view parent;  ///< of a hierarchical value; "" for the top
  std::size_t count = 0;
  bool selected = false;
};

struct Facet {
  std::string field;
  std::vector<FacetCount> values;     ///< sessions by date, items as a tree, the others by count
  std::shared_ptr<const void> texts;  ///< what the values point to
};

/// A filter as it was understood.
struct AppliedFilter {
  std::string field;
  std::string typed;
  std::vector<LabelledCode> values;
};

/// One spelling of a word that was searched: "anti-personnel".
struct Spelling {
  std::string text;
  std::size_t statements = 0;  ///< of the whole index, that hold it
  std::string language = {};   ///< of a concept's label
};

/// What a word or wildcard of the query stood for; or, of a concept that it names, which of the
/// concept's labels some statement has.
struct Expansion {
  std::string term;                     ///< as asked
  const FieldConcept* meant = nullptr;  ///< REQUIRES: the thesaurus of the request is still there
  std::vector<Spelling> spellings;      ///< what it finds in the index, at most 50
  std::size_t more = 0;                 ///< how many beyond those
};

/// A concept of the thesaurus in one index.
struct CountedConcept {
  const FieldConcept* meant = nullptr;  ///< lives as long as the thesaurus
  std::vector<std::size_t> labels;      ///< statements that have each label, in the concept's order
  std::size_t statements = 0;           ///< that have any
};

struct SearchResponse {
  std::string text;    ///< as asked
  std::string parsed;  ///< as understood, in canonical form
  bool synonyms = false;
  std::vector<AppliedFilter> filters;
  std::vector<Expansion> expanded;
  std::string suggestion;  ///< the query with its misspelt words mended; "" for none
  SortBy sort = SortBy::Relevance;
  std::uint64_t revision = 0;
  std::size_t statements = 0;  ///< in the whole index
  std::size_t total = 0;       ///< matching, exact
  std::size_t offset = 0;
  std::vector<Hit> hits;
  std::vector<Facet> facets;                 ///< with all of their values
  std::optional<std::size_t> listed_values;  ///< as asked
  std::vector<std::string> warnings;
  double took_ms = 0;
};

}  // namespace rostrum
