/// Figures that are raised behind a word, as marks of notes are: no part of the word.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// Around what is raised, while a paragraph is gathered. XML and HTML can hold neither character.
inline constexpr char kRaisedBegin = '\x0E';
inline constexpr char kRaisedEnd = '\x0F';

/// The paragraph without these signs, and without what is raised and a mark of a note: figures,
/// asterisks and daggers, also in brackets. All else that is raised stays: 2nd, 1er, 1ª; the 2 of
/// m² and the 6 of 10⁶, as ² and ⁶; the mass number of an isotope. Pure.
[[nodiscard]] std::string without_raised_marks(std::string_view paragraph);

}  // namespace rostrum
