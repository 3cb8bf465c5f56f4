#include "searcher/analysis/base/analysis.hpp"

#include <algorithm>

#include "schemas/record/date.hpp"

namespace rostrum {
namespace {

std::string day_text(int day) { return Date{day / 10000, day / 100 % 100, day % 100}.text(); }

}  // namespace

GivenValues options_for(const Analysis& analysis, const GivenValues& given) {
  GivenValues options = checked_values(analysis.options, given);
  add_fallbacks(analysis.options, options);
  return options;
}

TableHeading heading_of(const Analysis& analysis, const AnalysisContext& context,
                        const std::vector<const Matches*>& questions) {
  TableHeading heading{.analysis = std::string(analysis.name),
                       .title = {},
                       .command = context.command,
                       .version = context.version,
                       .revision = context.index.revision(),
                       .statements = context.index.statements()};
  DocSet on_file = questions.front()->on_file;
  for (const Matches* each : questions) {
    heading.questions.push_back({.text = each->request.text,
                                 .parsed = each->parsed,
                                 .filters = each->filters,
                                 .expanded = each->expanded,
                                 .found = context.index.count(each->documents),
                                 .on_file = context.index.count(each->on_file)});
    on_file |= each->on_file;
    for (const std::string& warning : each->warnings) {
      const bool told = std::any_of(heading.notes.begin(), heading.notes.end(),
                                    [&](const TableNote& note) { return note.text == warning; });
      if (!told) heading.notes.emplace_back(warning);
    }
    if (!each->suggestion.empty()) {
      TableNote note("did you mean: " + each->suggestion + "  (nothing was changed)");
      note.plain = "did you mean:";
      note.ways = {{"q", each->suggestion}};
      heading.notes.push_back(std::move(note));
    }
  }
  int first = 0;
  int last = 0;
  const std::vector<DayRange> days = context.index.days();
  on_file.for_each([&](std::uint32_t document) {
    const DayRange& range = days[document];
    if (range.first == 0) return;
    first = first == 0 ? range.first : std::min(first, range.first);
    last = std::max(last, range.last);
  });
  if (first != 0) {
    heading.first_date = day_text(first);
    heading.last_date = day_text(last);
  }
  return heading;
}

}  // namespace rostrum
