/// From a figure to what it rests on: sentences with their citations, and ids.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/index/fields.hpp"
#include "schemas/record/date.hpp"
#include "searcher/analysis/base/analysis.hpp"
#include "searcher/analysis/base/quoted_text.hpp"

namespace rostrum {

inline constexpr Option kExamplesOption{"examples", Option::Kind::Number, "0", "",
                                        "Sentences below each figure, with citations"};

/// Sentences of statements, as many as --examples says, one each of the earliest, those without a
/// date last.
class Examples {
 public:
  explicit Examples(const AnalysisContext& context)
      : context_(context), most_(context.options.number("examples")) {}

  /// False where none are asked for: then both give none.
  [[nodiscard]] bool wanted() const { return most_ > 0; }
  /// The best sentences for a question.
  [[nodiscard]] std::vector<TableExample> of(const std::vector<std::uint32_t>& documents,
                                             const Matches& matches);
  /// Those in which a phrase stands: not in the title or first paragraph where it stands behind
  /// them too, as headings say little. REQUIRES: it stands in each of the documents.
  [[nodiscard]] std::vector<TableExample> of_phrase(const std::vector<std::uint32_t>& documents,
                                                    const std::string& phrase);
  /// Those in which a figure's words stand, `words` of them from each place on.
  [[nodiscard]] std::vector<TableExample> at(const std::vector<WordPlace>& places,
                                             std::size_t words);

 private:
  /// Of the earliest `passage_of(statement, each)`, nullopt for none.
  template <typename Each, typename PassageOf>
  [[nodiscard]] std::vector<TableExample> of_earliest(const std::vector<Each>& all,
                                                      const PassageOf& passage_of);

  const AnalysisContext& context_;
  std::size_t most_;
  std::vector<DayRange> days_;  ///< of each document; empty until it is needed
  TextAnalyser analyser_;
};

[[nodiscard]] std::vector<std::string> ids_of(const std::vector<std::uint32_t>& documents,
                                              const IndexView& index);
[[nodiscard]] std::vector<std::string> ids_of(const std::vector<WordPlace>& places,
                                              const IndexView& index);

/// The facet that an option names. Throws OptionError with the names that there are if it is none.
[[nodiscard]] const Field& facet_given(const GivenValues& options, std::string_view name);

}  // namespace rostrum
