/// Pieces of SVG that charts share.
#pragma once

#include <string>
#include <string_view>

#include "searcher/answers/table.hpp"

namespace rostrum {

/// As character data of XML: control characters and directions are shown as what they are.
[[nodiscard]] std::string xml_text(std::string_view text);
/// A coordinate, with one decimal.
[[nodiscard]] std::string at(double value);
/// One line of text; `anchor`: start, middle or end.
[[nodiscard]] std::string svg_line(double x, double y, std::string_view text,
                                   const std::string& attributes);
/// The beginning of a picture, with its title and text alternative for those who do not see it.
[[nodiscard]] std::string svg_begin(double width, double height, const std::string& title,
                                    const std::string& description);
/// What a picture rests on, in one line.
[[nodiscard]] std::string svg_source(const TableHeading& heading);
/// 0 for none.
[[nodiscard]] double figure_in(const TableCell& cell);
[[nodiscard]] std::string text_in(const TableCell& cell);

}  // namespace rostrum
