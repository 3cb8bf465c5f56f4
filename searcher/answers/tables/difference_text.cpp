#include "searcher/answers/tables/difference_text.hpp"

#include <string_view>

#include "schemas/text/text_analysis.hpp"
#include "searcher/answers/tables/table_forms.hpp"

namespace rostrum {
namespace {

using Run = TableDifference::Run;

/// `write(kind, words, blanks)` for each run: blanks at its end stand outside of its signs.
template <typename Write>
void for_each_run(const TableDifference& difference, const Write& write) {
  for (std::size_t i = 0; i < difference.runs.size(); ++i) {
    const std::string_view text = difference.runs[i].text;
    const std::size_t last = text.find_last_not_of(" \t\n");
    const std::size_t end = last == std::string_view::npos ? 0 : last + 1;
    std::string_view blanks = text.substr(end);
    // The last word of a text has none behind it, where the other text has another word.
    const bool at_another = i + 1 < difference.runs.size() &&
                            difference.runs[i].kind == Run::Kind::Removed &&
                            difference.runs[i + 1].kind == Run::Kind::Added;
    if (blanks.empty() && at_another && !text.ends_with('-')) blanks = " ";
    write(difference.runs[i].kind, text.substr(0, end), blanks);
  }
}

}  // namespace

DifferenceText difference_text(const TableDifference& difference) {
  DifferenceText made;
  std::size_t points = 0;
  const auto put = [&](std::string_view text) {
    made.text += text;
    points += code_points(text);
  };
  for_each_run(difference, [&](Run::Kind kind, std::string_view words, std::string_view blanks) {
    if (kind == Run::Kind::Same) {
      put(words);
    } else {
      const std::size_t begin = points;
      put(kind == Run::Kind::Removed ? "[-" : "{+");
      put(words);
      put(kind == Run::Kind::Removed ? "-]" : "+}");
      made.highlights.push_back({begin, points});
    }
    put(blanks);
  });
  while (made.text.ends_with(' ')) made.text.pop_back();
  return made;
}

std::string markdown_difference(const TableDifference& difference) {
  std::string made;
  for_each_run(difference, [&](Run::Kind kind, std::string_view words, std::string_view blanks) {
    const char* sign = kind == Run::Kind::Same ? "" : kind == Run::Kind::Removed ? "~~" : "**";
    made += sign + markdown_text(std::string(words)) + sign;
    made += blanks;
  });
  while (made.ends_with(' ')) made.pop_back();
  return made;
}

}  // namespace rostrum
