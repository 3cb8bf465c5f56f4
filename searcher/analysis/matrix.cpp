#include "searcher/analysis/matrix.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "schemas/base/error.hpp"
#include "schemas/record/date.hpp"
#include "searcher/analysis/base/examples.hpp"
#include "searcher/analysis/base/group_members.hpp"
#include "searcher/analysis/base/groups.hpp"
#include "searcher/answers/base/citation.hpp"

namespace rostrum {
namespace {

constexpr std::array kOptions{
    Option{"rows", Option::Kind::Text, "country", "", "Field of the rows"},
    Option{"columns", Option::Kind::Text, "session", "", "Field of the columns"},
    Option{"measure", Option::Kind::Text, "statements", "statements|share|occurrences",
           "What is shown and shaded"},
    Option{"never", Option::Kind::Flag, "", "", "List the rows on file that never said it"},
    kExamplesOption,
};

struct Cell {
  std::uint64_t on_file = 0;
  std::uint64_t statements = 0;
  std::uint64_t occurrences = 0;
  std::vector<std::uint32_t> documents;
  std::set<std::uint32_t> groups;  ///< that said it for the row
};

struct Row {
  Cell all;
  DayRange file;  ///< first and last day on file; 0 for none
  DayRange use;
};

std::string day_text(int day) {
  return day == 0 ? "" : Date{day / 10000, day / 100 % 100, day % 100}.text();
}

void widen(DayRange& range, const DayRange& days) {
  if (days.first == 0) return;
  range.first = range.first == 0 ? days.first : std::min(range.first, days.first);
  range.last = std::max(range.last, days.last);
}

class Matrix {
 public:
  Matrix(const AnalysisContext& context, TableSink& sink)
      : context_(context),
        sink_(sink),
        examples_(context),
        row_field_(facet_given(context.options, "rows")),
        column_field_(facet_given(context.options, "columns")),
        rows_(row_field_, context.index, context.request.with_groups),
        columns_(column_field_, context.index, context.request.with_groups),
        matches_(context.index.ask(context.request)),
        days_(context.index.days()) {
    if (&row_field_ == &column_field_) {
      throw Error(ErrorKind::InvalidInput, "columns: rows and columns are both " +
                                               std::string(row_field_.name) + "; name two fields");
    }
    if (rows_.size() * columns_.size() > std::numeric_limits<std::uint32_t>::max()) {
      throw Error(ErrorKind::InvalidInput,
                  "columns: these two fields have too many values to be crossed");
    }
    if (row_field_.name == "country" && !context.request.with_groups) {
      members_.emplace(context.index, context.index.column(row_field_));
    }
  }

  bool run() {
    totals_.resize(rows_.size());
    count(
        matches_.on_file, {}, [](Cell& cell, std::uint32_t, std::uint32_t) { ++cell.on_file; },
        &Row::file);
    count(
        matches_.documents, context_.index.occurrences(matches_, matches_.documents),
        [](Cell& cell, std::uint32_t document, std::uint32_t places) {
          ++cell.statements;
          cell.occurrences += places;
          cell.documents.push_back(document);
        },
        &Row::use);
    if (members_) find_covered();
    return context_.options.flag("never") ? write_never() : write_cells();
  }

 private:
  [[nodiscard]] std::uint32_t key(std::uint32_t row, std::uint32_t column) const {
    return row * static_cast<std::uint32_t>(columns_.size()) + column;
  }

  template <typename Add>
  void count(const DocSet& set, const std::vector<std::uint32_t>& places, const Add& add,
             DayRange Row::*range) {
    const auto places_in = [&](std::uint32_t document) {
      return places.empty() ? 0 : places[document];
    };
    for_each_once(
        set, context_.index, [&](std::uint32_t document) { return rows_.of(document); },
        [&](std::uint32_t document, auto own) {
          for (const std::uint32_t row : own) {
            add(totals_[row].all, document, places_in(document));
            widen(totals_[row].*range, days_[document]);
          }
        });
    for_each_once(
        set, context_.index,
        [&](std::uint32_t document) {
          keys_.clear();
          for (const std::uint32_t row : rows_.of(document)) {
            for (const std::uint32_t column : columns_.of(document)) {
              keys_.push_back(key(row, column));
            }
          }
          return std::span<const std::uint32_t>(keys_);
        },
        [&](std::uint32_t document, auto own) {
          for (const std::uint32_t each : own) add(cells_[each], document, places_in(document));
        });
  }

  /// Groups' statements that say it are looked for whatever country is filtered by.
  void find_covered() {
    SearchRequest request = context_.request;
    std::erase_if(request.filters, [](const FilterValue& each) {
      const Field* row = find_field(each.field);
      return row != nullptr && row->name == "country";
    });
    const Matches spoken = context_.index.ask(request);
    spoken.documents.for_each([&](std::uint32_t document) {
      members_->for_each(document, [&](std::uint32_t place, std::uint32_t group) {
        totals_[place].all.groups.insert(group);
        for (const std::uint32_t column : columns_.of(document)) {
          cells_[key(place, column)].groups.insert(group);
        }
      });
    });
  }

  [[nodiscard]] std::vector<std::string> codes_of(const std::set<std::uint32_t>& groups) const {
    std::vector<std::string> codes;
    for (const std::uint32_t each : groups) codes.push_back(members_->groups()[each].code);
    return codes;
  }

  static std::string zero_of(const Cell& cell) {
    if (cell.statements > 0) return "";
    if (!cell.groups.empty()) return "covered_by_group";
    return cell.on_file > 0 ? "not_said" : "nothing_on_file";
  }

  [[nodiscard]] TableHeading heading(const std::string& title) const {
    TableHeading made = heading_of(matrix_analysis(), context_, {&matches_});
    made.title = title;
    if (members_) {
      made.notes.emplace_back(
          "a state counts by statements of its own; where it has none with it and a group that it "
          "belonged to on that day has, that is told apart",
          std::vector<TableNote::Way>{{"with-groups"}}, "counts those as its own");
    }
    note_unsure(rows_, row_field_, matches_, context_.index, made);
    note_unsure(columns_, column_field_, matches_, context_.index, made);
    return made;
  }

  [[nodiscard]] std::string question() const {
    return context_.request.text.empty() ? "every statement" : context_.request.text;
  }

  bool write_never() {
    TableHeading made = heading("Never " + question() + ": " + std::string(row_field_.name) +
                                " on file without it");
    const auto column = [&](const char* name, const char* label, ColumnType type, bool shown) {
      made.columns.push_back({.name = name, .label = label, .type = type, .shown = shown});
    };
    column("row", "", ColumnType::Text, true);
    column("row_label", "", ColumnType::Text, true);
    column("on_file", "On file", ColumnType::Count, true);
    column("first_date", "First", ColumnType::Text, true);
    column("last_date", "Last", ColumnType::Text, true);
    column("groups", "Said by its groups", ColumnType::List, members_.has_value());
    sink_.begin(made);
    bool any = false;
    for (std::size_t i = 0; i < rows_.none(); ++i) {
      const Row& row = totals_[i];
      if (row.all.on_file == 0 || row.all.statements > 0) continue;
      any = true;
      TableRow out;
      out.cells = {rows_.code(i),           rows_.label(i),
                   row.all.on_file,         day_text(row.file.first),
                   day_text(row.file.last), codes_of(row.all.groups)};
      sink_.row(out);
    }
    sink_.end();
    return any;
  }

  /// Those that said it most first; those that never did, last.
  [[nodiscard]] std::vector<std::size_t> rows_in_order() const {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (totals_[i].all.on_file > 0) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return totals_[a].all.statements > totals_[b].all.statements;
    });
    return order;
  }

  [[nodiscard]] std::vector<std::size_t> columns_on_file() const {
    std::vector<bool> used(columns_.size(), false);
    for (const auto& [place, cell] : cells_) {
      if (cell.on_file > 0 || cell.statements > 0 || !cell.groups.empty()) {
        used[place % columns_.size()] = true;
      }
    }
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (used[i]) shown.push_back(i);
    }
    return shown;
  }

  bool write_cells() {
    TableHeading made = heading("Matrix of " + question() + ": " + std::string(row_field_.name) +
                                " by " + std::string(column_field_.name));
    const std::vector<std::size_t> order = rows_in_order();
    const auto never = std::count_if(order.begin(), order.end(), [&](std::size_t row) {
      return totals_[row].all.statements == 0;
    });
    if (never > 0 && context_.for_people) {
      const auto covered = std::count_if(order.begin(), order.end(), [&](std::size_t row) {
        return totals_[row].all.statements == 0 && !totals_[row].all.groups.empty();
      });
      made.notes.emplace_back(
          plural(static_cast<std::size_t>(never), "row is", "rows are") +
              " on file and never said it" +
              (covered > 0 ? ", though groups did for " + std::to_string(covered) : ""),
          std::vector<TableNote::Way>{{"never"}}, "lists them");
    }
    const auto column = [&](const char* name, const char* label, ColumnType type) {
      made.columns.push_back({.name = name, .label = label, .type = type});
    };
    column("row", "", ColumnType::Text);
    column("row_label", "", ColumnType::Text);
    column("column", "", ColumnType::Text);
    column("column_label", "", ColumnType::Text);
    column("on_file", "On file", ColumnType::Count);
    column("statements", "Found", ColumnType::Count);
    column("share", "Per cent", ColumnType::Number);
    column("occurrences", "Places", ColumnType::Count);
    column("zero", "Why there is none", ColumnType::Text);
    column("groups", "Said by its groups", ColumnType::List);
    column("row_on_file", "Row, on file", ColumnType::Count);
    column("row_statements", "Row, found", ColumnType::Count);
    column("first_use", "First", ColumnType::Text);
    column("last_use", "Last", ColumnType::Text);
    column("ids", "Ids", ColumnType::List);
    for (TableColumn& each : made.columns) each.shown = each.name != "ids";
    const std::string measure = context_.options.text("measure");
    made.chart = {.kind = TableChart::Kind::HeatMap,
                  .axis = measure == "share"         ? "per cent of the statements on file"
                          : measure == "occurrences" ? "occurrences"
                                                     : "statements",
                  .x = 2,
                  .series = 0,
                  .value = measure == "share"         ? 6U
                           : measure == "occurrences" ? 7U
                                                      : 5U,
                  .x_label = 3,
                  .series_label = 1,
                  .mark = 8,
                  .total = 11,
                  .first = 12,
                  .last = 13};
    sink_.begin(made);
    const std::vector<std::size_t> shown = columns_on_file();
    bool found = false;
    for (const std::size_t row : order) {
      found = found || totals_[row].all.statements > 0;
      for (const std::size_t each : shown) write_cell(row, each);
    }
    sink_.end();
    return found;
  }

  void write_cell(std::size_t row, std::size_t column) {
    static const Cell kNothing;
    const auto known =
        cells_.find(key(static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)));
    const Cell& cell = known == cells_.end() ? kNothing : known->second;
    const Row& all = totals_[row];
    TableRow out;
    out.add(rows_.code(row));
    out.add(rows_.label(row));
    out.add(columns_.code(column));
    out.add(columns_.label(column));
    out.add(cell.on_file);
    out.add(cell.statements);
    out.add_rate(cell.statements, cell.on_file, 100);
    out.add(cell.occurrences);
    out.add(zero_of(cell));
    out.add(members_ ? codes_of(cell.groups) : std::vector<std::string>{});
    out.add(all.all.on_file);
    out.add(all.all.statements);
    out.add(day_text(all.use.first));
    out.add(day_text(all.use.last));
    out.add(context_.for_people ? std::vector<std::string>{}
                                : ids_of(cell.documents, context_.index));
    out.examples = examples_.of(cell.documents, matches_);
    sink_.row(out);
  }

  const AnalysisContext& context_;
  TableSink& sink_;
  Examples examples_;
  const Field& row_field_;
  const Field& column_field_;
  Groups rows_;
  Groups columns_;
  Matches matches_;
  std::vector<DayRange> days_;
  std::optional<GroupMembers> members_;  ///< of country by country, where groups do not count
  std::map<std::uint32_t, Cell> cells_;
  std::vector<Row> totals_;
  std::vector<std::uint32_t> keys_;
};

bool run_matrix(const AnalysisContext& context, TableSink& sink) {
  return Matrix(context, sink).run();
}

}  // namespace

Analysis matrix_analysis() {
  return {.name = "matrix",
          .summary = "Who said it where: two fields crossed, and who never did",
          .words = "",
          .options = kOptions,
          .forms = kDrawnForms,
          .example = "rostrum-search matrix withdraw --rows region --columns convention",
          .run = run_matrix};
}

}  // namespace rostrum
