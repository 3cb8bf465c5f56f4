/// Labels of the thesaurus in a question: which words are one, and what is searched for a label.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/thesaurus.hpp"
#include "searcher/query/query_ast.hpp"

namespace rostrum {

/// Finds the concept that words of a question are a label of. Making one takes some milliseconds:
/// it analyses every label. REQUIRES: the thesaurus outlives it.
class LabelFinder {
 public:
  LabelFinder(const Thesaurus& thesaurus, TextAnalyser& analyser);

  static constexpr std::array<std::string_view, 6> kLanguages{"en", "fr", "es", "ru", "ar", "zh"};

  /// Words as they were typed, ready to be compared.
  struct Typed {
    std::string_view spelling;                         ///< as typed, without marks around it
    std::string words;                                 ///< folded, without anything between
    std::array<std::string, kLanguages.size()> stems;  ///< the same of their stems
  };
  [[nodiscard]] Typed typed(std::string_view text, TextAnalyser& analyser) const;

  struct Found {
    const FieldConcept* meant = nullptr;
    std::size_t words = 0;  ///< how many of the typed ones
  };
  /// The longest label that begins with the first word, in any form of its words. An acronym counts
  /// in its own spelling alone. `meant` is null if there is none.
  [[nodiscard]] Found longest(const std::vector<Typed>& words) const;

  /// The concept that a phrase between quotation marks is a label of, in exactly this form; or
  /// null.
  [[nodiscard]] const FieldConcept* exact(const Typed& phrase) const;

 private:
  using Owners = std::unordered_map<std::string, const FieldConcept*>;
  Owners acronyms_;  ///< by spelling
  Owners words_;
  std::array<Owners, kLanguages.size()> stems_;
  std::size_t most_words_ = 1;
};

/// A word or phrase without the marks before and behind it: "LAWS" of "LAWS,".
[[nodiscard]] std::string_view without_marks(std::string_view text, TextAnalyser& analyser);

/// What is searched for a label in a field: its words side by side, in the forms that its language
/// gives them and in statements of that language (or of no known one); of an acronym the word
/// itself, in any language.
[[nodiscard]] QueryNode label_node(const ConceptLabel& label, const std::string& field,
                                   TextAnalyser& analyser);

}  // namespace rostrum
