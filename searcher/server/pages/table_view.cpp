#include "searcher/server/pages/table_view.hpp"

#include <algorithm>

#include "schemas/base/display_width.hpp"
#include "searcher/analysis/base/analysis.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/tables/svg_text.hpp"
#include "searcher/server/pages/base/localized_names.hpp"
#include "searcher/server/pages/base/said.hpp"
#include "searcher/server/pages/page_parts.hpp"
#include "searcher/server/pages/pair_view.hpp"
#include "searcher/server/routes/url_request.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

constexpr std::size_t kMostRows = 500;
// Of a grid: each square is a link, and nobody reads ten thousand.
constexpr std::size_t kMostGridRows = 60;
constexpr std::size_t kMostGridColumns = 60;
constexpr std::size_t kShades = 6;

bool is_figure(const TableColumn& column) {
  return column.type == ColumnType::Count || column.type == ColumnType::Number;
}

/// Dates stay on one line.
bool is_date(const TableColumn& column) {
  return column.name == "date" || column.name.ends_with("_date");
}

}  // namespace

void TableView::begin(const TableHeading& heading) {
  // A writer may have overtaken the first try: then it begins anew.
  heading_ = heading;
  rows_.clear();
  count_ = 0;
  grid_ = {};
}

void TableView::row(const TableRow& row) {
  ++count_;
  if (heading_.chart.kind == TableChart::Kind::HeatMap) {
    grid_.add(row, heading_.chart);
  } else if (rows_.size() < kMostRows) {
    rows_.push_back(row);
  }
}

bool TableView::full() const {
  return heading_.chart.kind != TableChart::Kind::HeatMap && rows_.size() >= kMostRows;
}

std::size_t TableView::column_named(std::string_view name) const {
  const auto found = std::find_if(heading_.columns.begin(), heading_.columns.end(),
                                  [&](const TableColumn& each) { return each.name == name; });
  return static_cast<std::size_t>(found - heading_.columns.begin());
}

std::string TableView::text_of(const TableCell& cell, const TableColumn& column) const {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* count = std::get_if<std::uint64_t>(&cell)) {
    return page_.texts().number(static_cast<std::size_t>(*count));
  }
  if (const auto* value = std::get_if<double>(&cell)) {
    return page_.texts().figure(*value, column.decimals);
  }
  if (const auto* list = std::get_if<std::vector<std::string>>(&cell)) return joined(*list, ", ");
  return is_figure(column) ? "–" : "";
}

std::string TableView::link_with(const std::vector<std::pair<std::string, std::string>>& more,
                                 bool words) const {
  UrlParameters parameters = question_of(page_);
  if (!words) parameters = without(parameters, "q");
  for (const auto& [field, value] : more) {
    if (field.empty() || value.empty()) return "";
    parameters = without(parameters, option_name(field));
    parameters.push_back({option_name(field), value});
  }
  return page_.link("/search", parameters);
}

std::string TableView::direction_of_line(const TableRow& row) const {
  if (heading_.chart.kind != TableChart::Kind::Keyword) return "";
  return reads_from_right(text_in(row.cells[heading_.chart.series])) ? "rtl" : "ltr";
}

TableView::Subject TableView::subject_of(const TableRow& row) const {
  const auto has = [&](std::size_t column) { return column < row.cells.size(); };
  Subject subject{.field = fields_.by,
                  .value = std::min(column_named("value"), column_named("code")),
                  .name = column_named("label")};
  if (const std::size_t own = column_named("row"); has(own)) {
    // What never said it is on file all the same.
    subject = {
        .field = fields_.rows, .value = own, .name = column_named("row_label"), .found = false};
  }
  if (const std::size_t kind = column_named("kind"); has(kind) && has(column_named("code"))) {
    const std::string called = text_in(row.cells[kind]);
    subject.field = called == "state" ? "country" : called;
  }
  // What lacks a value is told by meeting.
  if (has(column_named("without"))) subject.field = "session";
  if (!has(subject.value)) subject.field.clear();
  if (subject.field.empty()) return subject;
  if (!has(subject.name) || !heading_.columns[subject.name].shown ||
      name_in(row, subject).empty()) {
    subject.name = subject.value;
  }
  return subject;
}

std::string TableView::name_in(const TableRow& row, const Subject& subject) const {
  return value_label(page_, subject.field, text_in(row.cells[subject.value]),
                     text_in(row.cells[subject.name]));
}

std::string TableView::cell_text(const TableRow& row, std::size_t column,
                                 const Subject& subject) const {
  const std::string text = text_of(row.cells[column], heading_.columns[column]);
  if (!subject.field.empty() && column == subject.name) return name_in(row, subject);
  // That it has no value is told beside it.
  if (!subject.field.empty() && column == subject.value && text == kNoValue) return "–";
  const std::string& name = heading_.columns[column].name;
  if (name == "kind" || name == "query") return part_in(page_.texts(), text, typed_on(page_));
  return text;
}

/// What a row counts the statements of: its subject, and the convention, the meeting or the lack of
/// a value that it is told under.
std::vector<std::pair<std::string, std::string>> TableView::counted_in(
    const TableRow& row, const Subject& subject) const {
  std::vector<std::pair<std::string, std::string>> values = {
      {subject.field, text_in(row.cells[subject.value])}};
  const auto add = [&](std::string_view column, const char* field) {
    const std::size_t at = column_named(column);
    if (at < row.cells.size()) values.emplace_back(field, text_in(row.cells[at]));
  };
  add("convention", "convention");
  if (subject.field == "item") add("meeting", "session");
  if (column_named("without") < row.cells.size()) values.emplace_back(fields_.by, kNoValue);
  return values;
}

/// The statement that a row is a place of; "" where it is none.
std::string TableView::link_of(const TableRow& row) const {
  const std::size_t id = column_named("id");
  const std::size_t paragraph = column_named("paragraph");
  if (id >= row.cells.size()) return "";
  int number = -1;
  if (paragraph < row.cells.size()) number = static_cast<int>(figure_in(row.cells[paragraph]));
  const std::string name = text_in(row.cells[id]);
  return name.empty() ? "" : statement_link(page_, name, number);
}

std::string TableView::language_of(const TableRow& row) const {
  const std::size_t language = column_named("language");
  return language < row.cells.size() ? text_in(row.cells[language]) : "";
}

json TableView::cell_view(const TableRow& row, std::size_t i) const {
  const bool keyword = heading_.chart.kind == TableChart::Kind::Keyword;
  const TableColumn& column = heading_.columns[i];
  const Subject subject = subject_of(row);
  const bool left = keyword && i == heading_.chart.x;
  const bool key = keyword && i == heading_.chart.series;
  const bool right = keyword && i == heading_.chart.value;
  const bool quoted = left || key || right;
  const std::string text = cell_text(row, i, subject);
  const std::string statement = link_of(row);
  std::string href;
  if (!statement.empty() && !quoted && !is_figure(column) && !text.empty()) {
    href = statement;
  } else if (statement.empty() && !subject.field.empty() && i == subject.name) {
    href = link_with(counted_in(row, subject), subject.found);
  }
  return {{"text", text},
          {"href", href},
          {"marked", key},
          {"isolated", !quoted && !is_figure(column)},
          // Lines are cut where they end, and so are authors.
          {"cell_dir", quoted    ? direction_of_line(row)
                       : keyword ? reads_from_right(text) ? "rtl" : "ltr"
                                 : ""},
          {"cell_lang", quoted || column.name == "title" ? language_of(row) : ""},
          {"class", left                ? "left"
                    : key               ? "key"
                    : right             ? "right"
                    : is_figure(column) ? "figure"
                    : is_date(column)   ? "day"
                                        : "plain"}};
}

json TableView::examples_of(const TableRow& row, std::size_t width) const {
  json examples = json::array();
  for (const TableExample& each : row.examples) {
    std::size_t mark = 1;
    examples.push_back({{"width", width},
                        {"href", statement_link(page_, each.id, each.paragraph)},
                        {"place", "¶" + std::to_string(each.paragraph)},
                        {"text_lang", each.language},
                        {"parts", parts_of(each.text, each.highlights, mark)},
                        {"citation", each.citation}});
  }
  return examples;
}

json TableView::line_of(const TableRow& row) const {
  json cells = json::array();
  bool linked = false;
  for (std::size_t i = 0; i < heading_.columns.size(); ++i) {
    if (!heading_.columns[i].shown) continue;
    json cell = cell_view(row, i);
    if (linked) cell["href"] = "";  // one link a row is enough
    linked = linked || !cell["href"].get_ref<const std::string&>().empty();
    cells.push_back(std::move(cell));
  }
  json examples = examples_of(row, cells.size());
  return {{"cells", std::move(cells)}, {"examples", std::move(examples)}};
}

/// Those in which most was found, in their order.
std::vector<std::size_t> TableView::grid_columns() const {
  std::vector<std::pair<double, std::size_t>> sums;
  for (std::size_t column = 0; column < grid_.columns().size(); ++column) {
    double sum = 0;
    for (std::size_t row = 0; row < grid_.rows().size(); ++row) {
      if (!grid_.at(row, column).zero) sum += grid_.at(row, column).value;
    }
    sums.emplace_back(-sum, column);
  }
  std::sort(sums.begin(), sums.end());
  std::vector<std::size_t> columns;
  for (const auto& [sum, column] : sums) {
    if (columns.size() < kMostGridColumns) columns.push_back(column);
  }
  std::sort(columns.begin(), columns.end());
  return columns;
}

json TableView::grid_squares(std::size_t row, const std::vector<std::size_t>& columns) const {
  const Texts& texts = page_.texts();
  json squares = json::array();
  for (const std::size_t column : columns) {
    const HeatGrid::Square& square = grid_.at(row, column);
    std::string href;
    std::string why;
    std::string figure;
    std::size_t shade = 0;
    if (!square.zero) {
      figure = texts.figure(square.value, 0);
      const double part = grid_.largest() > 0 ? square.value / grid_.largest() : 0;
      shade = std::clamp<std::size_t>(static_cast<std::size_t>(part * kShades + 0.999), 1, kShades);
      href = link_with({{fields_.rows, grid_.rows()[row].code},
                        {fields_.columns, grid_.columns()[column].code}});
    } else if (square.by_group) {
      figure = "g";
      why = texts.get("zero.covered_by_group");
    } else if (square.known) {
      figure = "·";
      why = texts.get("zero.not_said");
    } else {
      why = texts.get("zero.nothing_on_file");
    }
    squares.push_back({{"shade", shade}, {"href", href}, {"figure", figure}, {"why", why}});
  }
  return squares;
}

void TableView::fill_grid(json& view) const {
  json columns = json::array();
  const std::vector<std::size_t> shown = grid_columns();
  for (const std::size_t column : shown) {
    const HeatGrid::Head& each = grid_.columns()[column];
    // Of kinds and the like, whose codes are words of English, the names.
    const std::string key = fields_.columns + '.' + each.code;
    const std::string code =
        each.code == kNoValue ? page_.texts().get("no_value") : page_.texts().get(key, each.code);
    columns.push_back({{"name", code},
                       {"full", value_label(page_, fields_.columns, each.code,
                                            each.label.empty() ? each.code : each.label)}});
  }
  json rows = json::array();
  std::size_t found = 0;
  for (std::size_t row = 0; row < grid_.rows().size(); ++row) {
    const HeatGrid::Head& head = grid_.rows()[row];
    // As in the terminal: rows in which nothing was found are for the downloads.
    if (head.total == 0 || ++found > kMostGridRows) continue;
    rows.push_back({{"name", value_label(page_, fields_.rows, head.code,
                                         head.label.empty() ? head.code : head.label)},
                    {"href", link_with({{fields_.rows, head.code}})},
                    {"squares", grid_squares(row, shown)},
                    {"row_total", page_.texts().number(static_cast<std::size_t>(head.total))}});
  }
  const Texts& texts = page_.texts();
  view["cut_grid"] = found > rows.size() || shown.size() < grid_.columns().size();
  view["shown_rows"] = texts.number(rows.size());
  view["all_rows"] = texts.number(found);
  view["shown_columns"] = texts.number(shown.size());
  view["all_columns"] = texts.number(grid_.columns().size());
  view["grid"] = !rows.empty();
  view["empty"] = rows.empty();
  view["grid_columns"] = std::move(columns);
  view["grid_rows"] = std::move(rows);
}

/// What a note's options do on a page: a flag is set by a link, another option has its field in the
/// form above, filters are on the page of results.
json TableView::ways_of(const TableNote& note) const {
  const Texts& texts = page_.texts();
  const std::string path = "/" + heading_.analysis;
  const auto with = [&](const std::string& name, const std::string& value) {
    UrlParameters parameters = without(page_.asked(), name);
    parameters.insert(name == "q" ? parameters.begin() : parameters.end(),
                      UrlParameter{name, value});
    return page_.link(path, parameters);
  };
  const Analysis* const analysis = find_analysis(heading_.analysis);
  json ways = json::array();
  for (const TableNote::Way& each : note.ways) {
    const Option* const own =
        analysis == nullptr ? nullptr : find_option(analysis->options, each.option);
    const bool groups = each.option == "with-groups";  // of the question, and no filter
    const bool flag = groups || (own != nullptr && own->kind == Option::Kind::Flag);
    const std::string label =
        groups ? texts.get("with_groups") : texts.get("option." + each.option, each.option);
    if (each.option == "q") {
      ways.push_back({{"href", with("q", each.value)}, {"label", each.value}});
    } else if (flag) {
      ways.push_back({{"href", with(each.option, "true")}, {"label", label}});
    } else if (!each.value.empty()) {
      // 0 is "all of them" wherever a number says how many.
      ways.push_back({{"href", with(each.option, each.value)}, {"label", texts.get("show_all")}});
    } else if (own != nullptr) {
      ways.push_back({{"href", "#option-" + each.option}, {"label", label}});
    } else {
      ways.push_back({{"href", page_.link("/search", question_of(page_)) + "#filters"},
                      {"label", field_label(page_, each.option)}});
    }
  }
  return ways;
}

/// A question, or one statement that was named, and how much of what is on file it found.
json TableView::found_line(const TableQuestion& question) const {
  const Texts& texts = page_.texts();
  const auto id = std::find_if(question.filters.begin(), question.filters.end(),
                               [](const AppliedFilter& each) { return each.field == "id"; });
  if (question.text.empty() && id != question.filters.end()) {
    return {{"question", id->typed},
            {"statement_href", page_.link("/statement", {{"id", id->typed}})}};
  }
  return {{"question", question.text.empty() ? texts.get("every_statement") : question.text},
          {"statement_href", ""},
          {"found", texts.number(question.found)},
          {"on_file_count", texts.number(question.on_file)}};
}

void TableView::fill(json& view) const {
  const Texts& texts = page_.texts();
  view["table_title"] = said_plainly(texts, heading_.title, typed_on(page_));
  view["headline"] = said_view(page_, heading_.title);
  view["found_lines"] = json::array();
  for (const TableQuestion& each : heading_.questions) {
    view["found_lines"].push_back(found_line(each));
  }
  view["dated"] = !heading_.first_date.empty();
  view["first_date"] = texts.date(heading_.first_date);
  view["last_date"] = texts.date(heading_.last_date);
  view["notes"] = json::array();
  for (const TableNote& each : heading_.notes) {
    json note = said_view(page_, each.plain);
    note["ways"] = ways_of(each);
    view["notes"].push_back(std::move(note));
  }
  view["revision"] = std::to_string(heading_.revision);
  view["all_statements"] = texts.number(heading_.statements);
  view["grid"] = false;
  view["lines"] = false;
  view["blocks"] = json::array();
  view["empty"] = count_ == 0;
  view["command"] = heading_.command;
  if (heading_.chart.kind == TableChart::Kind::HeatMap) {
    fill_grid(view);
    return;
  }
  const std::size_t all = std::max(count_, heading_.rows);
  view["cut"] = all > rows_.size();
  view["shown_rows"] = texts.number(rows_.size());
  view["all_rows"] = texts.number(all);
  if (count_ == 0) return;
  if (heading_.chart.kind == TableChart::Kind::Texts) {
    view["blocks"] = pair_blocks(page_, heading_, rows_);
    return;
  }
  view["lines"] = true;
  view["table_class"] = heading_.chart.kind == TableChart::Kind::Keyword ? "concordance" : "lines";
  view["columns"] = json::array();
  for (std::size_t i = 0; i < heading_.columns.size(); ++i) {
    const TableColumn& each = heading_.columns[i];
    if (!each.shown) continue;
    // The parts of a line have no names in the terminal, where they are seen side by side.
    const bool keyword = heading_.chart.kind == TableChart::Kind::Keyword;
    const bool absent = column_named("last_meeting") < heading_.columns.size();
    const std::string own = "column." + (absent ? "gaps" : heading_.analysis) + '.' + each.name;
    const std::string key = keyword && i == heading_.chart.x        ? "column.before"
                            : keyword && i == heading_.chart.series ? "column.word"
                            : keyword && i == heading_.chart.value  ? "column.behind"
                            : texts.has(own)                        ? own
                                                                    : "column." + each.name;
    view["columns"].push_back(
        {{"label", texts.get(key, each.label)}, {"is_figure", is_figure(each)}});
  }
  // Columns run one way in a whole table: lines that read the other way have one of their own.
  view["tables"] = json::array();
  for (const TableRow& each : rows_) {
    const std::string direction = direction_of_line(each);
    json& tables = view["tables"];
    auto own = std::find_if(tables.begin(), tables.end(),
                            [&](const json& table) { return table["table_dir"] == direction; });
    if (own == tables.end()) {
      tables.push_back({{"table_dir", direction}, {"rows", json::array()}});
      own = std::prev(tables.end());
    }
    (*own)["rows"].push_back(line_of(each));
  }
}

}  // namespace rostrum
