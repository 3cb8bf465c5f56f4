#include "searcher/analysis/base/analysis.hpp"

#include <algorithm>
#include <charconv>

#include "schemas/base/error.hpp"
#include "schemas/record/date.hpp"

namespace rostrum {
namespace {

std::string day_text(int day) { return Date{day / 10000, day / 100 % 100, day % 100}.text(); }

}  // namespace

std::vector<std::string> choices_in(std::string_view text) {
  std::vector<std::string> choices;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('|'), text.size());
    choices.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return choices;
}

std::vector<std::string> AnalysisOptions::texts(std::string_view name) const {
  const auto known = values.find(name);
  return known == values.end() ? std::vector<std::string>{} : known->second;
}

std::string AnalysisOptions::text(std::string_view name) const {
  const auto known = values.find(name);
  return known == values.end() || known->second.empty() ? "" : known->second.back();
}

bool AnalysisOptions::flag(std::string_view name) const { return text(name) == "true"; }

std::size_t AnalysisOptions::number(std::string_view name) const {
  const std::string digits = text(name);
  std::size_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) {
    throw Error(ErrorKind::InvalidInput,
                std::string(name) + ": '" + digits + "' is no whole number");
  }
  return value;
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
      if (std::find(heading.notes.begin(), heading.notes.end(), warning) == heading.notes.end()) {
        heading.notes.push_back(warning);
      }
    }
    if (!each->suggestion.empty()) {
      heading.notes.push_back("did you mean: " + each->suggestion + "  (nothing was changed)");
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
