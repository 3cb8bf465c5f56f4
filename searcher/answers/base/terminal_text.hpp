/// Text as a terminal shows it: width, colour, bars, and nothing that is not terminal_safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/base/counted.hpp"
#include "schemas/base/display_width.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

/// Columns of what no terminal shows: a file has no edge at which anything would be cut.
inline constexpr std::size_t kNoEdge = 100'000;

struct TextStyle {
  std::size_t width = 80;  ///< columns of running text
  std::size_t line = 80;   ///< that a line of a table may take: more in a wide terminal or a file
  bool colour = false;
  bool unicode = true;  ///< bars and marks beyond ASCII
};

/// `text` over several lines of at most `width` columns, each behind `indent` blanks; what is
/// highlighted stands out where there is colour.
[[nodiscard]] std::string wrapped(const std::string& text,
                                  const std::vector<CodePointSpan>& highlights, std::size_t indent,
                                  const TextStyle& style);

/// A bar for `part` of `whole`, `columns` wide at most.
[[nodiscard]] std::string bar(std::size_t part, std::size_t whole, std::size_t columns,
                              const TextStyle& style);

/// Cut to `columns`, with an ellipsis, or filled with blanks.
[[nodiscard]] std::string fitted(const std::string& text, std::size_t columns);

/// The same with its end kept: cut at its beginning, or filled with blanks in front. REQUIRES:
/// columns > 0.
[[nodiscard]] std::string fitted_end(const std::string& text, std::size_t columns);

/// Lines of at most `columns`, parted at blanks, and within a word that is longer; one at least.
/// REQUIRES: columns > 1.
[[nodiscard]] std::vector<std::string> folded_lines(const std::string& text, std::size_t columns);

/// The first letters that `columns` hold, and the last ones; not filled, and no mark of the cut.
[[nodiscard]] std::string first_columns(std::string_view text, std::size_t columns);
[[nodiscard]] std::string last_columns(std::string_view text, std::size_t columns);

[[nodiscard]] std::string bold(const std::string& text, const TextStyle& style);
/// As what was searched for stands out.
[[nodiscard]] std::string marked(const std::string& text, const TextStyle& style);
[[nodiscard]] std::string dim(const std::string& text, const TextStyle& style);

}  // namespace rostrum
