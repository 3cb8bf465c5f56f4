/// Pieces of SVG that charts share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/answers/tables/table.hpp"

namespace rostrum {

/// As character data of XML: control characters and directions are shown as what they are.
[[nodiscard]] std::string xml_text(std::string_view text);
/// A coordinate, with one decimal.
[[nodiscard]] std::string at(double value);
/// One line of text; `anchor`: start, middle or end.
[[nodiscard]] std::string svg_line(double x, double y, std::string_view text,
                                   const std::string& attributes);
/// How wide a text is drawn, as an estimate on the safe side: letters of sans-serif fonts differ.
[[nodiscard]] double svg_width(std::string_view text, double font_size);
/// Cut to a width, with an ellipsis.
[[nodiscard]] std::string svg_fitted(const std::string& text, double width, double font_size);

/// Text over as many lines as its width wants. `font_size` is of `attributes` too.
struct SvgBlock {
  double x = 0;
  double width = 0;
  double font_size = 12;
  std::string attributes;
  std::vector<std::string> lines;

  SvgBlock(std::string_view text, double left, double room, double size, const std::string& look);
  [[nodiscard]] double height() const {
    return font_size * 1.35 * static_cast<double>(lines.size());
  }
  /// The first line stands on `y`.
  [[nodiscard]] std::string drawn(double y) const;
};

/// The beginning of a picture, with its title and text alternative for those who do not see it, and
/// what makes it again.
[[nodiscard]] std::string svg_begin(double width, double height, const TableHeading& heading,
                                    const std::string& description);
/// What a picture rests on, in one line.
[[nodiscard]] std::string svg_source(const TableHeading& heading);
/// A figure as the chart writes it; of the column that is drawn.
[[nodiscard]] std::string svg_figure(double value, int decimals, const ChartWords& words);
[[nodiscard]] std::string svg_figure(double value, const TableHeading& heading);
/// 0 for none.
[[nodiscard]] double figure_in(const TableCell& cell);
[[nodiscard]] std::string text_in(const TableCell& cell);

}  // namespace rostrum
