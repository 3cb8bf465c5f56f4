/// What the commands of the searcher share: options, and what is made of their values.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "schemas/program/command_row.hpp"
#include "schemas/terminal/pager.hpp"
#include "schemas/vocabulary/facts.hpp"
#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/answers/tables/table_forms.hpp"

namespace rostrum {

/// Of every command that answers: index, vocabulary, format, color, no-pager. `forms` has |
/// between, the first is the default, and it outlives the option.
[[nodiscard]] std::vector<Option> answer_options(std::string_view forms);
/// Of those that may write to a file: output, bom, verbatim.
[[nodiscard]] std::span<const Option> writing_options();
/// A question in full: filters, words, limits, and no-synonyms.
[[nodiscard]] std::vector<Option> asking_options();
[[nodiscard]] const Option& index_option();
[[nodiscard]] const Option& vocabulary_option();
/// synonyms and no-synonyms.
[[nodiscard]] std::span<const Option> synonyms_options();
/// The words of a query behind a command's name.
[[nodiscard]] Option text_argument(std::string_view help);

/// Says on standard error that nothing was found, and what to do: rows alone do not.
void tell_of_nothing(std::size_t statements, std::ostream& err);

/// Where and how one command answers. Not thread-safe.
class CommandSetting {
 public:
  /// Starts the pager where one is wanted. Throws Error if the vocabulary cannot be read.
  explicit CommandSetting(const CommandCall& call, bool with_thesaurus = false);

  [[nodiscard]] const Facts& facts() const { return facts_; }
  [[nodiscard]] const std::string& form() const { return form_; }
  [[nodiscard]] const TextStyle& style() const { return style_; }
  [[nodiscard]] const CsvForm& csv() const { return csv_; }
  /// Throws Error if none is named.
  [[nodiscard]] std::filesystem::path index() const;
  [[nodiscard]] bool is_paged() const { return paged_; }
  [[nodiscard]] Pager& pager() { return pager_; }
  [[nodiscard]] std::ostream& out() { return pager_.stream(); }

 private:
  std::string index_;
  std::string set_index_;
  Facts facts_;
  std::string form_;
  TextStyle style_;
  CsvForm csv_;
  bool paged_;
  Pager pager_;
};

}  // namespace rostrum
