/// A question as a tree, between the parser and the matcher.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "schemas/record/date.hpp"

namespace rostrum {

class DocSet;
struct FieldConcept;
struct Pattern;

enum class QueryOp {
  Word,      ///< one word, stemmed
  Wildcard,  ///< withdr*
  Phrase,    ///< "exact words", in this order
  /// Operands within `distance` words of each other, in any order. Operands are words, wildcards,
  /// phrases, words in sequence (Adjacent, distance 1), and Ors of these, all of one field.
  Near,
  Adjacent,  ///< the same, in this order (ADJ); also a typed word that is several: NPT/CONF.2020
  And,       ///< two or more; no And among them
  Or,        ///< two or more; no Or and no Not among them
  /// One of its operands: what was typed, first, and the labels of the concept that it names.
  Synonyms,
  Not,     ///< of its one operand; within And only
  Filter,  ///< field:value
  Dates,   ///< date:a..b
  All,     ///< every statement: an empty query, and what exclusions alone are taken from
};

struct QueryNode {
  QueryOp op = QueryOp::All;
  /// Word, Wildcard: the folded word, a hyphenated one spelt together, without the star.
  /// Filter: the value as typed. Synonyms: what was typed.
  std::string text;
  /// Phrase: typed words (query_atoms.hpp). Word, Wildcard: the parts, if hyphenated.
  std::vector<std::string> words;
  std::string field;     ///< Word, Wildcard, Phrase: "text", "title" or "speaker"; Filter; "date"
  std::string language;  ///< Word: of the statements that it is for; "" for all
  std::string spelling;  ///< Phrase of one word: the only one that is meant: "LAWS"; "" for any
  const FieldConcept* meant = nullptr;  ///< Synonyms
  int distance = 0;                     ///< Near, Adjacent: 1 to kParagraphGap - 1
  std::string from;                     ///< Dates: YYYY, YYYY-MM or YYYY-MM-DD; "" for open
  std::string to;
  std::size_t position = 0;  ///< of its first byte in the query text
  std::vector<QueryNode> children;

  /// What it stands for in one index; the parser leaves them empty.
  std::vector<std::string> terms;          ///< Filter: of its values
  std::shared_ptr<const DocSet> members;   ///< Filter by membership: what it finds
  std::shared_ptr<const Pattern> pattern;  ///< Word, Wildcard, Phrase, Near, Adjacent
  bool no_value = false;  ///< Filter: statements without a value of the field are meant
};

/// A question, read and not yet resolved against vocabulary or index.
struct ParsedQuery {
  QueryNode root;  ///< All if there are no words
  /// field:value at the top level: they filter, and facets leave them out, as flags do.
  std::vector<QueryNode> filters;
};

}  // namespace rostrum
