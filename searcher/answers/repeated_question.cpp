#include "searcher/answers/repeated_question.hpp"

#include <cmath>
#include <string>

#include "schemas/index/fields.hpp"
#include "searcher/answers/tables/table_forms.hpp"

namespace rostrum {
namespace {

/// Flags of a question, in the order in which help names them.
class Flags {
 public:
  void put(std::string_view flag, std::string_view value) {
    // A value that begins with a hyphen would be taken for a flag.
    text_ += ' ' + std::string(flag) + (value.starts_with('-') ? '=' : ' ') + shell_quoted(value);
  }
  void put_flag(std::string_view flag, bool given) {
    if (given) text_ += ' ' + std::string(flag);
  }
  void put_limit(std::string_view flag, std::size_t value, std::size_t usual) {
    if (value != usual) put(flag, std::to_string(value));
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string flags_of(const RepeatedQuestion& question) {
  const SearchRequest& request = question.request;
  Flags flags;
  for (const FilterValue& filter : request.filters) {
    flags.put(flag_of(field_named(filter.field)), filter.value);
  }
  if (!request.from.empty()) flags.put("--from", request.from);
  if (!request.to.empty()) flags.put("--to", request.to);
  flags.put_flag("--with-groups", request.with_groups);
  flags.put_flag("--any", request.any);
  flags.put_flag("--synonyms", request.synonyms != nullptr);
  const QueryLimits usual;
  const QueryLimits& own = request.limits;
  flags.put_limit("--max-query-bytes", own.bytes, usual.bytes);
  flags.put_limit("--max-text-bytes", own.text_bytes, usual.text_bytes);
  flags.put_limit("--max-depth", own.depth, usual.depth);
  flags.put_limit("--max-terms", own.terms, usual.terms);
  flags.put_limit("--min-wildcard", own.wildcard_prefix, usual.wildcard_prefix);
  flags.put_limit("--max-expansions", own.wildcard_expansions, usual.wildcard_expansions);
  flags.put_limit("--max-open-endings", own.wildcard_open_endings, usual.wildcard_open_endings);
  if (own.seconds != usual.seconds) {
    const bool whole = own.seconds == std::floor(own.seconds);
    flags.put("--timeout", plain_figure(own.seconds, whole ? 0 : 3));
  }
  flags.put_limit("--max-memory", own.memory_mb, usual.memory_mb);
  if (!question.index.empty()) flags.put("--index", question.index);
  if (!question.vocabulary.empty()) flags.put("--vocabulary", question.vocabulary);
  return flags.text();
}

}  // namespace

std::string shell_quoted(std::string_view word) {
  const bool plain = !word.empty() && word.find_first_not_of(
                                          "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                          "0123456789-_=+./:,@%") == std::string_view::npos;
  if (plain) return std::string(word);
  std::string text = "'";
  for (const char c : word) {
    if (c == '\'') {
      text += "'\\''";
    } else {
      text += c;
    }
  }
  return text + "'";
}

std::string repeated(std::string_view command, const RepeatedQuestion& question,
                     const std::vector<std::string>& more) {
  const std::string& asked = question.request.text;
  std::string text = "rostrum-search " + std::string(command);
  if (!asked.empty() && !asked.starts_with('-')) text += ' ' + shell_quoted(asked);
  text += flags_of(question);
  for (const std::string& each : more) text += ' ' + shell_quoted(each);
  if (asked.starts_with('-')) text += " -- " + shell_quoted(asked);
  return text;
}

}  // namespace rostrum
