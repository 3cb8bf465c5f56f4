/// The values of one record as they are resolved, and what is told of them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/record/statement.hpp"
#include "schemas/text/nearest_names.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

struct ResolvedRecord {
  Statement statement;               ///< with evidence for each value
  std::vector<std::string> notes;    ///< values that were left out, each with its field and why
  std::vector<std::string> kept;     ///< names that are kept as written, though nothing knows them
  std::vector<std::string> unknown;  ///< names that are no fields of ours
};

/// A value in messages and evidence: its first 120 bytes.
[[nodiscard]] std::string cut(std::string_view text);

/// True for more letters than statement.schema.json allows a session's or a convention's code.
[[nodiscard]] bool is_too_long_a_code(std::string_view text);

/// The end of a message: what may have been meant, by its label.
template <typename Label>
std::string nearest_of(const std::string& text, const Vocabulary::Names& names,
                       const Label& label) {
  Vocabulary::Names shown;
  for (const auto& [name, code] : names) shown.emplace_back(name, label(code));
  return did_you_mean(nearest_names(text, shown));
}

/// The record at hand. REQUIRES: the vocabulary outlives it.
class RecordValues {
 public:
  RecordValues(const Vocabulary& facts, std::string_view its_rule)
      : vocabulary(facts), rule_(its_rule) {}

  const Vocabulary& vocabulary;
  ResolvedRecord out;

  [[nodiscard]] Statement& statement() { return out.statement; }

  /// A value of a field that is left out, and why.
  void note(std::string_view name, const std::string& problem);
  /// One that is kept though nothing knows it.
  void kept(std::string_view name, const std::string& problem);
  void evidence(std::string_view name, std::string value, std::string_view quote);
  /// No statement has so many; what would fill a list without end is told once.
  [[nodiscard]] bool is_full(const char* name, std::size_t size);

  /// The text of a value: a string as one line, a number as digits; nullopt, with a note,
  /// otherwise.
  std::optional<std::string> text_of(std::string_view name, const nlohmann::json& value);
  /// The same of a value that is a title or a name; "", with a note, if it is too long for one.
  std::string short_line_of(std::string_view name, const nlohmann::json& value);
  /// Each text of a list, of a single value, or of a string with commas or semicolons between.
  std::vector<std::string> texts_of(std::string_view name, const nlohmann::json& value, bool split);

 private:
  std::string rule_;
};

}  // namespace rostrum
