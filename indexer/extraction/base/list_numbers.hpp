/// Numbers that a word processor writes before the paragraphs of a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rostrum {

enum class NumberForm {
  Decimal,      ///< 1, 2
  DecimalZero,  ///< 01, 02
  LowerLetter,  ///< a … z, aa, bb
  UpperLetter,
  LowerRoman,
  UpperRoman,
  Chinese,       ///< 一, 二 … 九十九
  LowerRussian,  ///< а, б (without ё, й, ъ, ы, ь)
  UpperRussian,
  None,     ///< no number at all: the text around it stands alone
  Unknown,  ///< a form that we do not write; bullets too
};

/// "" for a number that the form does not have.
[[nodiscard]] std::string number_in(NumberForm form, int number);

/// By the names that Word gives them (ISO/IEC 29500-1, 17.18.59).
[[nodiscard]] NumberForm word_number_form(std::string_view name);

/// By the names that OpenDocument gives them: "1", "a", "I"; "" is None.
[[nodiscard]] NumberForm open_number_form(std::string_view name);

}  // namespace rostrum
