#include "searcher/server/pages/localized_chart.hpp"

#include <utility>

#include "schemas/base/joined.hpp"
#include "searcher/answers/tables/svg_text.hpp"
#include "searcher/server/pages/base/said.hpp"
#include "searcher/server/pages/page_parts.hpp"

namespace rostrum {
namespace {

void put(std::string_view place, const std::string& value, std::string& text) {
  if (const std::size_t at = text.find(place); at != std::string::npos) {
    text.replace(at, place.size(), value);
  }
}

}  // namespace

std::string LocalizedChart::source_of(const TableHeading& heading) const {
  const Texts& texts = page_.texts();
  const TableQuestion& first = heading.questions.front();
  std::string notes;
  if (!heading.first_date.empty()) {
    notes = texts.date(heading.first_date) + " – " + texts.date(heading.last_date) +
            texts.get("semicolon");
  }
  for (const AppliedFilter& filter : first.filters) {
    std::vector<std::string> names;
    for (const LabelledCode& each : filter.values) {
      names.push_back(value_label(page_, filter.field, each.code, each.label));
    }
    notes += field_label(page_, filter.field) + texts.get("colon") + joined(names, ", ") +
             texts.get("semicolon");
  }
  std::string source = texts.get("chart_source");
  put("{{n}}", texts.number(first.on_file), source);
  put("{{revision}}", std::to_string(heading.revision), source);
  put("{{version}}", heading.version, source);
  put("{{dates}}", notes, source);  // last: what people wrote stands in it
  return source;
}

void LocalizedChart::begin(const TableHeading& heading) {
  const Texts& texts = page_.texts();
  TableHeading own = heading;
  own.title = said_plainly(texts, heading.title, typed_on(page_));
  const std::string measure = "column." + heading.columns[heading.chart.value].name;
  own.chart.axis = texts.get(measure, heading.chart.axis);
  const std::string one = texts.figure(1.5, 1);
  const std::string thousand = texts.number(10000);
  own.chart.words = {.lines = texts.get("chart.lines"),
                     .bars = texts.get("chart.bars"),
                     .nothing = texts.get("zero.nothing_on_file"),
                     .none = texts.get("no_value"),
                     .source = source_of(heading),
                     .point = one.substr(1, one.size() - 2),
                     .thousands = thousand.substr(2, thousand.size() - 5)};
  chart_ = own.chart;
  picture_ = begun_();
  picture_->begin(own);
}

void LocalizedChart::row(const TableRow& row) {
  TableRow own = row;
  const std::string code = text_in(row.cells[chart_.x]);
  if (!by_.empty()) {
    own.cells[chart_.x_label] = value_label(page_, by_, code, text_in(row.cells[chart_.x_label]));
  }
  own.cells[chart_.series] =
      part_in(page_.texts(), text_in(row.cells[chart_.series]), typed_on(page_));
  picture_->row(own);
}

}  // namespace rostrum
