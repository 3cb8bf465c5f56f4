#include "indexer/extraction/web/html_lists.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace rostrum {
namespace {

/// Nobody counts further; and it cannot overflow.
constexpr int kMostNumber = 1'000'000'000;

/// As browsers count: z is followed by aa, ab.
std::string letters(int number, char first) {
  constexpr int kAlphabet = 26;
  std::string text;
  for (; number > 0; number = (number - 1) / kAlphabet) {
    text.insert(text.begin(), static_cast<char>(first + (number - 1) % kAlphabet));
  }
  return text;
}

std::string shown(NumberForm form, int number) {
  if (number > 0 && form == NumberForm::LowerLetter) return letters(number, 'a');
  if (number > 0 && form == NumberForm::UpperLetter) return letters(number, 'A');
  const std::string text = number_in(form, number);
  return text.empty() ? std::to_string(number) : text;  // what a form lacks is shown in figures
}

}  // namespace

std::optional<NumberForm> html_number_form(std::string_view type) {
  if (type == "disc" || type == "circle" || type == "square") return NumberForm::Unknown;
  if (type == "none") return NumberForm::None;
  const NumberForm form = type.empty() ? NumberForm::Unknown : open_number_form(type);
  return form == NumberForm::Unknown ? std::nullopt : std::optional(form);
}

std::optional<NumberForm> css_number_form(std::string_view value) {
  constexpr std::array<std::pair<std::string_view, NumberForm>, 18> kForms{
      {{"decimal", NumberForm::Decimal},
       {"decimal-leading-zero", NumberForm::DecimalZero},
       {"lower-alpha", NumberForm::LowerLetter},
       {"lower-latin", NumberForm::LowerLetter},
       {"upper-alpha", NumberForm::UpperLetter},
       {"upper-latin", NumberForm::UpperLetter},
       {"lower-roman", NumberForm::LowerRoman},
       {"upper-roman", NumberForm::UpperRoman},
       {"cjk-ideographic", NumberForm::Chinese},
       {"simp-chinese-informal", NumberForm::Chinese},
       {"trad-chinese-informal", NumberForm::Chinese},
       {"japanese-informal", NumberForm::Chinese},
       {"disc", NumberForm::Unknown},
       {"circle", NumberForm::Unknown},
       {"square", NumberForm::Unknown},
       {"none", NumberForm::None},
       {"disclosure-open", NumberForm::Unknown},
       {"disclosure-closed", NumberForm::Unknown}}};
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find_first_of(" \t\n!", at), value.size());
    const std::string_view word = value.substr(at, end - at);
    const auto* const found = std::find_if(kForms.begin(), kForms.end(),
                                           [&](const auto& each) { return each.first == word; });
    if (found != kForms.end()) return found->second;
    at = end + 1;
  }
  return std::nullopt;
}

std::optional<int> html_integer(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n')) {
    text.remove_prefix(1);
  }
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') break;
    number = number > kMostNumber / 10 ? kMostNumber : number * 10 + (c - '0');
  }
  return negative ? -number : number;
}

std::string HtmlListNumbers::next(std::string_view value, std::optional<NumberForm> form) {
  const int number = html_integer(value).value_or(next_);
  next_ = std::clamp(number, -kMostNumber, kMostNumber) + step_;
  const NumberForm used = form.value_or(form_);
  if (used == NumberForm::Unknown || used == NumberForm::None) return "";
  return shown(used, number) + (used == NumberForm::Chinese ? "、" : ". ");
}

}  // namespace rostrum
