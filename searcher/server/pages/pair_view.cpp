#include "searcher/server/pages/pair_view.hpp"

#include <algorithm>

#include "schemas/base/joined.hpp"
#include "searcher/answers/tables/svg_text.hpp"
#include "searcher/server/pages/page_parts.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

class PairView {
 public:
  PairView(const Page& page, const TableHeading& heading)
      : page_(page), heading_(heading), chain_(column("from_text") < heading.columns.size()) {}

  json blocks(const std::vector<TableRow>& rows) const {
    json blocks = json::array();
    double number = -1;
    for (const TableRow& row : rows) {
      // The first column numbers what belongs together.
      if (const double own = figure_in(row.cells.front()); own != number) {
        number = own;
        blocks.push_back(
            {{"number", std::to_string(blocks.size() + 1)},
             {"title", row.difference.title.empty() ? json(nullptr)
                                                    : said_view(page_, row.difference.title)},
             {"heads", chain_ ? heads(row) : json(nullptr)},
             {"pairs", json::array()}});
      }
      if (!row.difference.runs.empty()) blocks.back()["pairs"].push_back(pair(row));
    }
    return blocks;
  }

 private:
  [[nodiscard]] std::size_t column(std::string_view name) const {
    const auto found = std::find_if(heading_.columns.begin(), heading_.columns.end(),
                                    [&](const TableColumn& each) { return each.name == name; });
    return static_cast<std::size_t>(found - heading_.columns.begin());
  }
  /// "" of a column that the table does not have.
  [[nodiscard]] std::string text(const TableRow& row, std::string_view name) const {
    const std::size_t at = column(name);
    return at < row.cells.size() ? text_in(row.cells[at]) : "";
  }

  [[nodiscard]] std::string link(const TableRow& row, const std::string& side,
                                 int paragraph) const {
    UrlParameters parameters = {{"id", text(row, side + "_id")}};
    const std::string anchor = paragraph > 0 ? "#p" + std::to_string(paragraph) : "";
    return page_.link("/statement", parameters) + anchor;
  }

  /// Both statements of a step, and where they stand side by side whole.
  [[nodiscard]] json heads(const TableRow& row) const {
    const auto head = [&](const char* side) {
      const std::string date = text(row, std::string(side) + "_date");
      return json{{"href", link(row, side, 0)},
                  {"label",
                   date.empty() ? text(row, std::string(side) + "_id") : page_.texts().date(date)}};
    };
    return {{"before", head("from")},
            {"after", head("to")},
            {"beside_href", page_.link("/statement", {{"id", text(row, "from_id")},
                                                      {"beside", text(row, "to_id")}})}};
  }

  [[nodiscard]] json side(const TableRow& row, const std::string& name, const std::string& language,
                          const std::vector<CodePointSpan>& marks) const {
    const std::string words = text(row, name + "_text");
    if (words.empty()) return nullptr;
    const std::size_t place = column(name + "_paragraph");
    const int paragraph =
        place < row.cells.size() ? static_cast<int>(figure_in(row.cells[place])) : 0;
    std::size_t mark = 1;
    return json{{"href", link(row, name, paragraph)},
                {"place", "¶" + std::to_string(paragraph)},
                {"place_label", page_.texts().get("paragraph") + " " + std::to_string(paragraph)},
                {"who", chain_ ? ""
                               : joined({text(row, name + "_author"),
                                         page_.texts().date(text(row, name + "_date"))},
                                        ", ")},
                {"text_lang", language},
                {"parts", parts_of(words, marks, mark)}};
  }

  [[nodiscard]] json pair(const TableRow& row) const {
    using Kind = TableDifference::Run::Kind;
    std::vector<CodePointSpan> removed;
    std::vector<CodePointSpan> added;
    for (const TableDifference::Run& run : row.difference.runs) {
      if (run.kind == Kind::Removed) removed.push_back(run.from);
      if (run.kind == Kind::Added) added.push_back(run.to);
    }
    const std::string change = text(row, "change");
    return {{"what", change.empty() ? "" : page_.texts().get("change." + change, change)},
            {"sign", row.difference.mark},
            {"left", side(row, chain_ ? "from" : "first", row.difference.from_language, removed)},
            {"right", side(row, chain_ ? "to" : "later", row.difference.to_language, added)}};
  }

  const Page& page_;
  const TableHeading& heading_;
  bool chain_;  ///< one statement and the next, not two authors
};

}  // namespace

json pair_blocks(const Page& page, const TableHeading& heading, const std::vector<TableRow>& rows) {
  return PairView(page, heading).blocks(rows);
}

}  // namespace rostrum
