/// What of a question has places in a text: a word, a phrase, a NEAR. What is searched in the
/// index, and what is marked in a text, is told from it alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "schemas/text/text_analysis.hpp"
#include "searcher/query/query_ast.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

/// A list of words in the index, and how many places one of them takes.
struct PlacedList {
  std::string name;
  std::uint32_t places = 1;
};

struct Pattern {
  enum class Kind {
    Word,       ///< a word with the stem of `text`, whole or hyphenated
    Exact,      ///< `text` itself, whole or hyphenated; of Hangul, with a particle behind it too
    Beginning,  ///< a word that begins with `text`, whole or hyphenated
    Sequence,   ///< the parts, side by side
    Any,        ///< one of the parts
    Near,       ///< the parts within `room` (window_search.hpp), in any order
    InOrder,    ///< the same, in their order
  };
  Kind kind = Kind::Exact;
  std::string field;  ///< name
  std::string text;
  std::string language;  ///< Word: of the statements that it is for; "" for all
  std::string spelling;  ///< Exact: the only one that is meant; "" for any
  std::vector<Pattern> parts;
  std::size_t room = 0;
  /// A part of a Sequence: one place may stay free before it, as a mark leaves between Han letters.
  bool may_leave_place = false;

  /// What it is called in one index. Word: stems, of which a statement has one at most.
  std::vector<std::string> stems;
  std::vector<PlacedList> lists;  ///< Exact, Beginning
};

/// True if both find the same: in one index, the same lists belong to them.
[[nodiscard]] bool same_pattern(const Pattern& a, const Pattern& b);

/// Of a word, wildcard, phrase, NEAR, ADJ, or an OR of these. REQUIRES: the wildcards in it are
/// resolved: their pattern is there. Throws nothing.
[[nodiscard]] Pattern pattern_of(const QueryNode& node, const Snapshot& snapshot,
                                 TextAnalyser& analyser);

/// The lists of a word in exactly this form: whole, hyphenated, and of Hangul with particles.
[[nodiscard]] std::vector<PlacedList> lists_of_word(const std::string& word,
                                                    std::string_view prefix,
                                                    const Snapshot& snapshot);

/// Stem terms of a word in the languages of the index, each once; if `only` is not empty, in that
/// language and in none.
[[nodiscard]] std::vector<std::string> stem_terms(const std::string& word, const Snapshot& snapshot,
                                                  TextAnalyser& analyser,
                                                  std::string_view only = {});

/// True if some word of the pattern is meant in one spelling alone.
[[nodiscard]] bool has_spelling(const Pattern& pattern);

}  // namespace rostrum
