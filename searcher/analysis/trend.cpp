#include "searcher/analysis/trend.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <utility>

#include "schemas/base/error.hpp"
#include "searcher/analysis/base/examples.hpp"
#include "searcher/analysis/base/groups.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/terminal_text.hpp"

namespace rostrum {
namespace {

constexpr std::array kOptions{
    Option{"by", Option::Kind::Text, "year", "",
           "Field whose values are the rows: year, session, country …"},
    Option{"also", Option::Kind::Texts, "", "", "Another query under the same filters; repeatable"},
    Option{"measure", Option::Kind::Text, "per-1000-statements",
           "statements|per-1000-statements|occurrences|per-10000-words",
           "What bars and lines show"},
    kExamplesOption,
};

/// One value of the field, for one question.
struct Cell {
  std::uint64_t on_file = 0;
  std::uint64_t words = 0;
  std::uint64_t statements = 0;
  std::uint64_t occurrences = 0;
  std::vector<std::uint32_t> documents;  ///< that were counted, one a statement
};

std::vector<Cell> count_cells(const Matches& matches, const Groups& groups,
                              const std::vector<std::uint32_t>& words, const IndexView& index) {
  std::vector<Cell> cells(groups.size());
  const auto keys = [&](std::uint32_t document) { return groups.of(document); };
  for_each_once(matches.on_file, index, keys, [&](std::uint32_t document, auto places) {
    for (const std::uint32_t place : places) {
      ++cells[place].on_file;
      cells[place].words += words[document];
    }
  });
  const std::vector<std::uint32_t> occurrences = index.occurrences(matches, matches.documents);
  for_each_once(matches.documents, index, keys, [&](std::uint32_t document, auto places) {
    for (const std::uint32_t place : places) {
      ++cells[place].statements;
      cells[place].occurrences += occurrences[document];
      cells[place].documents.push_back(document);
    }
  });
  return cells;
}

/// Years between the first and the last that are on file have a row each, also where nothing is.
std::vector<std::string> missing_years(const std::string& before, const std::string& after) {
  const auto number = [](const std::string& text) {
    int year = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), year);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? year : 0;
  };
  std::vector<std::string> years;
  const int first = number(before);
  const int last = number(after);
  if (first == 0 || last == 0) return years;
  for (int year = first + 1; year < last; ++year) years.push_back(std::to_string(year));
  return years;
}

class Trend {
 public:
  Trend(const AnalysisContext& context, TableSink& sink)
      : context_(context),
        sink_(sink),
        examples_(context),
        field_(facet_given(context.options, "by")),
        groups_(field_, context.index, context.request.with_groups) {
    std::vector<std::string> texts{context.request.text};
    for (std::string& each : context.options.texts("also")) texts.push_back(std::move(each));
    for (const std::string& text : texts) {
      SearchRequest request = context.request;
      request.text = text;
      questions_.push_back(context.index.ask(request));
    }
  }

  bool run() {
    const std::vector<std::uint32_t> words = context_.index.word_counts();
    for (const Matches& each : questions_) {
      cells_.push_back(count_cells(each, groups_, words, context_.index));
    }
    begin();
    bool found = false;
    std::string last;
    for (std::size_t place = 0; place < groups_.size(); ++place) {
      const bool on_file = std::any_of(cells_.begin(), cells_.end(),
                                       [&](const auto& own) { return own[place].on_file > 0; });
      if (!on_file) continue;
      if (field_.name == "year" && place != groups_.none()) {
        for (const std::string& year : missing_years(last, groups_.code(place))) {
          for (std::size_t i = 0; i < questions_.size(); ++i) write(i, year, year, Cell{});
        }
        last = groups_.code(place);
      }
      for (std::size_t i = 0; i < questions_.size(); ++i) {
        found = found || cells_[i][place].statements > 0;
        write(i, groups_.code(place), groups_.label(place), cells_[i][place]);
      }
    }
    sink_.end();
    return found;
  }

 private:
  void begin() {
    std::vector<const Matches*> questions;
    for (const Matches& each : questions_) questions.push_back(&each);
    TableHeading heading = heading_of(trend_analysis(), context_, questions);
    std::vector<std::string> names;
    for (const Matches& each : questions_) names.push_back(name_of(each));
    // The legend names them: more than a few make no title.
    constexpr std::size_t kMostNamed = 4;
    heading.title = "Trend of " +
                    (names.size() > kMostNamed ? std::to_string(names.size()) + " questions"
                                               : joined(names, " and of ")) +
                    " by " + std::string(field_.name);
    if (field_.several || field_.hierarchical) {
      heading.notes.emplace_back("a statement may have several values of " +
                                 std::string(field_.name) +
                                 " and counts in the row of each, so that rows may add up to more");
    }
    note_unsure(groups_, field_, questions_.front(), context_.index, heading);
    const std::string measure = context_.options.text("measure");
    const auto column = [&](const char* name, const char* label, ColumnType type, bool shown,
                            int decimals) {
      heading.columns.push_back(
          {.name = name, .label = label, .type = type, .decimals = decimals, .shown = shown});
    };
    const bool several = questions_.size() > 1;
    const bool coded = field_.name != "year";
    column("value", coded ? "" : field_.label.data(), ColumnType::Text, true, 0);
    column("label", "", ColumnType::Text, coded && field_.name != "session", 0);
    heading.columns.front().whole = true;
    column("query", "Query", ColumnType::Text, several, 0);
    column("on_file", "On file", ColumnType::Count, true, 0);
    column("statements", "Found", ColumnType::Count, true, 0);
    column("per_1000_statements", "per 1,000", ColumnType::Number, true, 1);
    column("words", "Words", ColumnType::Count, true, 0);
    column("occurrences", "Places", ColumnType::Count, true, 0);
    column("per_10000_words", "per 10,000", ColumnType::Number, true, 2);
    column("ids", "Ids", ColumnType::List, false, 0);
    std::size_t value = kPer1000;
    if (measure == "statements") value = kStatements;
    if (measure == "occurrences") value = kOccurrences;
    if (measure == "per-10000-words") value = kPer10000;
    // Of the two measures, the one that is drawn stays.
    const bool of_words = value == kPer10000 || value == kOccurrences;
    for (const std::size_t each : {kOnFile, kStatements, kPer1000}) {
      heading.columns[each].spare = of_words ? 1 : 0;
    }
    for (const std::size_t each : {kWords, kOccurrences, kPer10000}) {
      heading.columns[each].spare = of_words ? 0 : 1;
    }
    heading.columns[value].with_bar = true;
    heading.chart = {.kind = TableChart::Kind::Lines,
                     .axis = value == kStatements    ? "statements"
                             : value == kOccurrences ? "occurrences"
                             : value == kPer10000    ? "occurrences per 10,000 words"
                                                     : "statements per 1,000 on file",
                     .x = kValue,
                     .series = kQuery,
                     .value = value,
                     .x_label = kLabel,
                     .ordered = field_.name == "year" || field_.name == "session"};
    if (context_.for_people) heading.title += "; bars: " + heading.chart.axis;
    sink_.begin(heading);
  }

  void write(std::size_t question, const std::string& code, const std::string& label,
             const Cell& cell) {
    const Matches& matches = questions_[question];
    TableRow row;
    row.add(code);
    row.add(label);
    row.add(name_of(matches));
    row.add(cell.on_file);
    row.add(cell.statements);
    row.add_rate(cell.statements, cell.on_file, 1000);
    row.add(cell.words);
    row.add(cell.occurrences);
    row.add_rate(cell.occurrences, cell.words, 10000);
    row.add(context_.for_people ? std::vector<std::string>{}
                                : ids_of(cell.documents, context_.index));
    row.examples = examples_.of(cell.documents, matches);
    sink_.row(row);
  }

  static std::string name_of(const Matches& matches) {
    return matches.request.text.empty() ? "every statement" : matches.request.text;
  }

  enum Column : std::size_t {
    kValue,
    kLabel,
    kQuery,
    kOnFile,
    kStatements,
    kPer1000,
    kWords,
    kOccurrences,
    kPer10000
  };

  const AnalysisContext& context_;
  TableSink& sink_;
  Examples examples_;
  const Field& field_;
  Groups groups_;
  std::deque<Matches> questions_;
  std::vector<std::vector<Cell>> cells_;
};

bool run_trend(const AnalysisContext& context, TableSink& sink) {
  return Trend(context, sink).run();
}

}  // namespace

Analysis trend_analysis() {
  return {.name = "trend",
          .summary = "How often it is said, by year or any other field",
          .words = "",
          .options = kOptions,
          .forms = kDrawnForms,
          .example = "rostrum-search trend withdraw --by session --convention APMBC",
          .run = run_trend};
}

}  // namespace rostrum
