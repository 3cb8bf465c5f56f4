#include "schemas/program/option.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "schemas/base/joined.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/text/nearest_names.hpp"

namespace rostrum {
namespace {

constexpr double kMostSeconds = 1e9;

bool is_false(std::string_view value) { return value == "false" || value == "0"; }

/// All of the text as a number.
template <typename Value>
std::optional<Value> read_number(std::string_view text) {
  Value value{};
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return value;
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string problem_with_number(const Option& option, std::string_view value) {
  const auto number = read_number<std::size_t>(value);
  if (number && *number >= option.least && (option.most == 0 || *number <= option.most)) return "";
  const std::string least = std::to_string(option.least);
  if (!is_digits(value)) {
    return in_quotes(value) + " is no whole number" +
           (option.most == 0 ? "" : " from " + least + " to " + std::to_string(option.most)) +
           "; write digits alone";
  }
  const std::string shown = number ? std::to_string(*number) : in_quotes(value);
  if (option.most > 0)
    return shown + " is not within " + least + " and " + std::to_string(option.most);
  return shown + (number ? " is less than " + least : " is too large");
}

/// The choices that are near, or all of them.
std::string problem_with_choice(const std::vector<std::string>& known, std::string_view value) {
  std::vector<std::pair<std::string, std::string>> names;
  for (const std::string& each : known) names.emplace_back(each, each);
  return in_quotes(value) + " is none of: " + joined(known, ", ") +
         did_you_mean(nearest_names(value, names));
}

}  // namespace

bool is_true(std::string_view value) { return value == "true" || value == "1" || value == "on"; }

std::vector<std::string> parts_of(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::vector<std::string> choices_in(std::string_view text) { return parts_of(text, '|'); }

std::string option_name(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', '-');
  return text;
}

std::string opposite_of(std::string_view flag) {
  constexpr std::string_view kNo = "no-";
  return flag.starts_with(kNo) ? std::string(flag.substr(kNo.size()))
                               : std::string(kNo) + std::string(flag);
}

const Option* find_option(std::span<const Option> options, std::string_view name) {
  const auto found = std::find_if(options.begin(), options.end(),
                                  [&](const Option& each) { return each.name == name; });
  return found == options.end() ? nullptr : &*found;
}

std::string problem_with(const Option& option, std::string_view value) {
  switch (option.kind) {
    case Option::Kind::Flag:
      if (is_true(value) || is_false(value)) return "";
      return in_quotes(value) + " is neither true nor false";
    case Option::Kind::Number:
      return problem_with_number(option, value);
    case Option::Kind::Seconds: {
      const auto seconds = read_number<double>(value);
      const bool is_time = seconds && *seconds >= 0 && *seconds <= kMostSeconds;
      return is_time ? "" : in_quotes(value) + " is no number of seconds from 0 to 1000000000";
    }
    case Option::Kind::Text:
    case Option::Kind::Texts:
      break;
  }
  const std::vector<std::string> known = choices_in(option.choices);
  if (known.empty() || std::find(known.begin(), known.end(), value) != known.end()) return "";
  return problem_with_choice(known, value);
}

bool GivenValues::has(std::string_view name) const {
  const auto known = values.find(name);
  return known != values.end() && !known->second.empty();
}

std::string GivenValues::text(std::string_view name) const {
  const auto known = values.find(name);
  return known == values.end() || known->second.empty() ? "" : known->second.back();
}

std::vector<std::string> GivenValues::texts(std::string_view name) const {
  const auto known = values.find(name);
  return known == values.end() ? std::vector<std::string>{} : known->second;
}

std::size_t GivenValues::number(std::string_view name) const {
  const std::string digits = text(name);
  const auto value = read_number<std::size_t>(digits);
  if (!value) throw OptionError(std::string(name), in_quotes(digits) + " is no whole number");
  return *value;
}

std::size_t GivenValues::number(std::string_view name, std::size_t fallback) const {
  return has(name) ? number(name) : fallback;
}

double GivenValues::seconds(std::string_view name, double fallback) const {
  if (!has(name)) return fallback;
  const std::string digits = text(name);
  const auto value = read_number<double>(digits);
  if (!value) throw OptionError(std::string(name), in_quotes(digits) + " is no time");
  return *value;
}

void GivenValues::set(std::string_view name, std::vector<std::string> given) {
  values[std::string(name)] = std::move(given);
}

GivenValues checked_values(std::span<const Option> options, const GivenValues& given) {
  GivenValues checked;
  for (const Option& each : options) {
    std::vector<std::string> values = given.texts(each.name);
    if (values.size() > 1 && each.kind != Option::Kind::Texts) {
      throw OptionError(std::string(each.name), "it stands there twice; keep one of them");
    }
    if (values.empty() && each.needed) {
      throw OptionError(std::string(each.name), "it is needed: " + std::string(each.help));
    }
    for (const std::string& value : values) {
      const std::string problem = problem_with(each, value);
      if (!problem.empty()) throw OptionError(std::string(each.name), problem);
    }
    if (each.kind == Option::Kind::Flag && !values.empty()) {
      if (is_false(values.front())) continue;
      values = {"true"};
    }
    if (!values.empty()) checked.set(each.name, std::move(values));
  }
  return checked;
}

void add_fallbacks(std::span<const Option> options, GivenValues& given) {
  for (const Option& each : options) {
    if (!each.fallback.empty() && !given.has(each.name)) {
      given.set(each.name, {std::string(each.fallback)});
    }
  }
}

}  // namespace rostrum
