#include "searcher/analysis/coverage/coverage.hpp"

#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include "schemas/record/date.hpp"
#include "searcher/analysis/coverage/coverage_counts.hpp"
#include "searcher/analysis/coverage/coverage_gaps.hpp"

namespace rostrum {
namespace {

constexpr std::array kOptions{
    Option{"by", Option::Kind::Text, "meeting", "meeting|item|delegation|language|year",
           "What each row is"},
    Option{"gaps", Option::Kind::Flag, "", "",
           "What is not on file: meetings, delegations of a convention's last meeting, "
           "years; meetings with statements that have no item or language"},
};

/// What a narrow terminal has no room for, the dates first.
constexpr int kSpareFigure = 1;
constexpr int kSpareFirst = 2;
constexpr int kSpareLast = 3;

/// States that were party to a convention on a day; nothing where the vocabulary does not say.
TableCell parties_on(const Vocabulary& vocabulary, const std::string& convention, int day) {
  const Convention* known = vocabulary.convention(convention);
  if (known == nullptr || known->parties.empty() || day == 0) return {};
  std::uint64_t parties = 0;
  for (const Membership& each : known->parties) {
    const bool joined = !each.from || each.from->first_day() <= day;
    const bool left = each.until && each.until->last_day() < day;
    if (joined && !left) ++parties;
  }
  return parties;
}

class CoverageTable {
 public:
  CoverageTable(const AnalysisContext& context, TableSink& sink)
      : context_(context),
        sink_(sink),
        by_(context.options.text("by")),
        matches_(context.index.ask(context.request)),
        fields_(context.index) {}

  bool run() {
    TableHeading heading = heading_of(coverage_analysis(), context_, {&matches_});
    const CoverageGaps gaps = this->gaps();
    if (context_.options.flag("gaps")) {
      heading.title = "Gaps of coverage by " + by_;
      if (!gaps.note.empty()) heading.notes.emplace_back(gaps.note);
      heading.columns = gaps.columns;
      sink_.begin(heading);
      for (const TableRow& row : gaps.rows) sink_.row(row);
      sink_.end();
      return !gaps.rows.empty();
    }
    heading.title = "Coverage by " + by_;
    if (!gaps.note.empty())
      heading.notes.emplace_back(gaps.note, std::vector<TableNote::Way>{{"gaps"}}, "lists them");
    heading.columns = columns();
    sink_.begin(heading);
    write();
    sink_.end();
    return matches_.documents.next(1) != 0;
  }

 private:
  [[nodiscard]] CoverageGaps gaps() const {
    const IndexView& index = context_.index;
    if (by_ == "meeting") return missing_meetings(matches_, index, fields_);
    if (by_ == "delegation") return missing_delegations(matches_, index, fields_);
    if (by_ == "year") return missing_years(matches_, index);
    return missing_values(field(by_ == "item" ? FieldId::Item : FieldId::Language), matches_, index,
                          fields_);
  }

  [[nodiscard]] std::vector<TableColumn> columns() const {
    std::vector<TableColumn> columns;
    const auto text = [&](const char* name, const char* label, bool shown = true) {
      columns.push_back({.name = name,
                         .label = label,
                         .shown = shown,
                         .whole = std::string_view(name) != "label"});
    };
    const auto count = [&](const char* name, const char* label, int spare = kSpareFigure) {
      columns.push_back({.name = name, .label = label, .type = ColumnType::Count, .spare = spare});
    };
    if (by_ == "meeting") text("convention", "Convention", false);
    if (by_ == "item") text("meeting", "Meeting");
    if (by_ == "delegation") text("kind", "Kind");
    text("code", by_ == "year" ? "Year" : "Code");
    if (by_ != "year") {
      text("label", by_ == "meeting"      ? "Meeting"
                    : by_ == "item"       ? "Agenda item"
                    : by_ == "delegation" ? "Delegation"
                                          : "Language");
    }
    count("statements", "Statements", 0);
    if (by_ != "delegation") count("states", "States");
    if (by_ == "meeting") count("parties", "Parties");
    if (by_ != "meeting" && by_ != "item") count("meetings", "Meetings");
    text("first_date", "First");
    text("last_date", "Last", by_ != "meeting");
    for (TableColumn& column : columns) {
      if (column.name == "first_date") column.spare = kSpareFirst;
      if (column.name == "last_date") column.spare = kSpareLast;
    }
    return columns;
  }

  void write_row(std::vector<std::string> names, const CoverageCount& count,
                 const TableCell* parties = nullptr) {
    TableRow row;
    for (std::string& name : names) row.add(std::move(name));
    row.add(count.statements);
    if (by_ != "delegation") row.add(std::uint64_t{count.states.size()});
    if (parties != nullptr) row.cells.push_back(*parties);
    if (by_ != "meeting" && by_ != "item") row.add(std::uint64_t{count.meetings.size()});
    row.add(coverage_day(count.first_day));
    row.add(coverage_day(count.last_day));
    sink_.row(row);
  }

  void write() {
    if (by_ == "meeting") return write_meetings();
    if (by_ == "item") return write_items();
    if (by_ == "language") return write_values(FieldId::Language, "");
    if (by_ == "year") return write_values(FieldId::Year, "");
    write_values(FieldId::Country, "state");
    write_values(FieldId::Group, "group");
    write_values(FieldId::Organisation, "organisation");
  }

  void write_meetings() {
    const CoverageCounts counts =
        count_coverage_by_one(matches_.documents, context_.index, fields_,
                              [&](std::uint32_t document) { return fields_.meeting(document); });
    const Vocabulary& vocabulary = context_.index.vocabulary();
    for (const std::uint32_t meeting : meetings_in_order(counts, fields_)) {
      const std::string convention = fields_.conventions.code(fields_.convention_of(meeting));
      const std::size_t session = fields_.session_of(meeting);
      const std::string code = fields_.sessions.code(session);
      const auto known = vocabulary.session(code);
      const CoverageCount& count = counts.at(meeting);
      const TableCell parties =
          parties_on(vocabulary, convention,
                     known && known->start ? known->start->first_day() : count.first_day);
      write_row({convention, code, fields_.sessions.label(session)}, count, &parties);
    }
  }

  void write_items() {
    const Groups items(field(FieldId::Item), context_.index, false);
    std::vector<std::uint32_t> keys;
    const CoverageCounts counts =
        count_coverage(matches_.documents, context_.index, fields_, [&](std::uint32_t document) {
          keys.clear();
          for (const std::uint32_t item : items.of(document)) {
            keys.push_back(static_cast<std::uint32_t>(
                fields_.sessions.of(document).front() * items.size() + item));
          }
          return std::span<const std::uint32_t>(keys);
        });
    for (const auto& [key, count] : counts) {
      const std::size_t item = key % items.size();
      write_row({fields_.sessions.code(key / items.size()), items.code(item), items.label(item)},
                count);
    }
  }

  void write_values(FieldId id, const std::string& kind) {
    const Groups values(field(id), context_.index, context_.request.with_groups);
    const CoverageCounts counts =
        count_coverage(matches_.documents, context_.index, fields_,
                       [&](std::uint32_t document) { return values.of(document); });
    for (const auto& [place, count] : counts) {
      // Most statements have no group: that is no gap.
      if (!kind.empty() && place == values.none()) continue;
      std::vector<std::string> names;
      if (!kind.empty()) names.push_back(kind);
      names.push_back(values.code(place));
      if (by_ != "year") names.push_back(values.label(place));
      write_row(std::move(names), count);
    }
  }

  const AnalysisContext& context_;
  TableSink& sink_;
  std::string by_;
  Matches matches_;
  CoverageFields fields_;
};

bool run_coverage(const AnalysisContext& context, TableSink& sink) {
  return CoverageTable(context, sink).run();
}

}  // namespace

std::vector<std::uint32_t> meetings_in_order(const CoverageCounts& meetings,
                                             const CoverageFields& fields) {
  std::vector<std::uint32_t> order;
  for (const auto& [meeting, count] : meetings) order.push_back(meeting);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto key = [&](std::uint32_t meeting) {
      const std::size_t convention = fields.convention_of(meeting);
      return std::make_tuple(convention == fields.conventions.none(),
                             fields.conventions.code(convention), fields.session_of(meeting));
    };
    return key(a) < key(b);
  });
  return order;
}

std::string coverage_day(int day) {
  if (day == 0) return "";
  return Date{day / 10000, day / 100 % 100, day % 100}.text();
}

Analysis coverage_analysis() {
  return {.name = "coverage",
          .summary = "What is on file by meeting, item, delegation, language or year, and its gaps",
          .words = "",
          .options = kOptions,
          .forms = kTableForms,
          .example = "rostrum-search coverage --convention APMBC --from 2022",
          .run = run_coverage};
}

}  // namespace rostrum
