#include "indexer/extraction/base/list_numbers.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace rostrum {
namespace {

constexpr int kMostLetters = 780;  // thirty times the alphabet
constexpr int kMostRoman = 3999;

/// As Word counts: z is followed by aa, bb … zz, aaa.
std::string letters(int number, char first) {
  if (number < 1 || number > kMostLetters) return "";
  constexpr int kAlphabet = 26;
  const char letter = static_cast<char>(first + (number - 1) % kAlphabet);
  return std::string(static_cast<std::size_t>((number - 1) / kAlphabet + 1), letter);
}

std::string roman(int number, bool upper) {
  if (number < 1 || number > kMostRoman) return "";
  constexpr std::array<std::pair<int, const char*>, 13> kSigns{{{1000, "m"},
                                                                {900, "cm"},
                                                                {500, "d"},
                                                                {400, "cd"},
                                                                {100, "c"},
                                                                {90, "xc"},
                                                                {50, "l"},
                                                                {40, "xl"},
                                                                {10, "x"},
                                                                {9, "ix"},
                                                                {5, "v"},
                                                                {4, "iv"},
                                                                {1, "i"}}};
  std::string text;
  for (const auto& [value, sign] : kSigns) {
    for (; number >= value; number -= value) text += sign;
  }
  if (upper) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  }
  return text;
}

std::string chinese(int number) {
  constexpr std::array<const char*, 10> kFigures{"",   "一", "二", "三", "四",
                                                 "五", "六", "七", "八", "九"};
  if (number < 1 || number > 99) return "";
  const auto tens = static_cast<std::size_t>(number / 10);
  std::string text;
  if (tens > 0) text = (tens > 1 ? std::string(kFigures[tens]) : "") + "十";
  return text + kFigures[static_cast<std::size_t>(number % 10)];
}

std::string russian(int number, bool upper) {
  constexpr std::string_view kLower = "абвгдежзиклмнопрстуфхцчшщэюя";
  constexpr std::string_view kUpper = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ";
  if (number < 1 || static_cast<std::size_t>(number) > kLower.size() / 2) return "";
  return std::string((upper ? kUpper : kLower).substr(2 * static_cast<std::size_t>(number - 1), 2));
}

}  // namespace

std::string number_in(NumberForm form, int number) {
  switch (form) {
    case NumberForm::Decimal:
      return number < 0 ? "" : std::to_string(number);
    case NumberForm::DecimalZero:
      return number < 0 ? "" : (number < 10 ? "0" : "") + std::to_string(number);
    case NumberForm::LowerLetter:
      return letters(number, 'a');
    case NumberForm::UpperLetter:
      return letters(number, 'A');
    case NumberForm::LowerRoman:
      return roman(number, false);
    case NumberForm::UpperRoman:
      return roman(number, true);
    case NumberForm::Chinese:
      return chinese(number);
    case NumberForm::LowerRussian:
      return russian(number, false);
    case NumberForm::UpperRussian:
      return russian(number, true);
    case NumberForm::None:
    case NumberForm::Unknown:
      return "";
  }
  return "";
}

NumberForm word_number_form(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, NumberForm>, 13> kForms{
      {{"decimal", NumberForm::Decimal},
       {"", NumberForm::Decimal},
       {"decimalZero", NumberForm::DecimalZero},
       {"lowerLetter", NumberForm::LowerLetter},
       {"upperLetter", NumberForm::UpperLetter},
       {"lowerRoman", NumberForm::LowerRoman},
       {"upperRoman", NumberForm::UpperRoman},
       {"chineseCounting", NumberForm::Chinese},
       {"chineseCountingThousand", NumberForm::Chinese},
       {"japaneseCounting", NumberForm::Chinese},
       {"russianLower", NumberForm::LowerRussian},
       {"russianUpper", NumberForm::UpperRussian},
       {"none", NumberForm::None}}};
  const auto* const found = std::find_if(kForms.begin(), kForms.end(),
                                         [&](const auto& form) { return form.first == name; });
  return found == kForms.end() ? NumberForm::Unknown : found->second;
}

NumberForm open_number_form(std::string_view name) {
  if (name.empty()) return NumberForm::None;
  if (name == "1") return NumberForm::Decimal;
  if (name == "a") return NumberForm::LowerLetter;
  if (name == "A") return NumberForm::UpperLetter;
  if (name == "i") return NumberForm::LowerRoman;
  if (name == "I") return NumberForm::UpperRoman;
  if (name.starts_with("一")) return NumberForm::Chinese;
  return NumberForm::Unknown;
}

}  // namespace rostrum
