#include "searcher/analysis/concordance.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "schemas/base/error.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/analysis/base/document_order.hpp"
#include "searcher/analysis/base/sampling.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/terminal_text.hpp"

namespace rostrum {
namespace {

constexpr std::array kOptions{
    Option{"sort", Option::Kind::Text, "date", "date|left|right|keyword|delegation|meeting",
           "Order of the lines; left and right: by the words before and after"},
    Option{"width", Option::Kind::Number, "", "",
           "Columns of context on each side [what fits; 60 in other forms than text]"},
    Option{"sample", Option::Kind::Number, "", "", "Draw N lines at random"},
    Option{"seed", Option::Kind::Number, "1", "", "Seed of the sample"},
};

constexpr std::size_t kDateColumns = 10;
/// In terminals that are narrower, authors stand below their lines.
constexpr std::size_t kNarrow = 60;
constexpr std::size_t kWidth = 60;
constexpr std::size_t kMostWidth = 1000;

struct Line {
  std::uint32_t document = 0;
  KeywordLine words;
};

class Concordance {
 public:
  Concordance(const AnalysisContext& context, TableSink& sink)
      : context_(context), sink_(sink), matches_(context.index.ask(context.request)) {
    if (!matches_.has_words) {
      throw Error(ErrorKind::InvalidInput,
                  "concordance: there are no words to show in their lines; name some");
    }
    if (!context.options.text("width").empty()) {
      width_ = context.options.number("width");
      if (width_ == 0 || width_ > kMostWidth) {
        throw Error(ErrorKind::InvalidInput, "width: " + std::to_string(width_) +
                                                 " columns of context cannot be shown; give 1 to " +
                                                 std::to_string(kMostWidth));
      }
    }
    if (!context.options.text("sample").empty() && context.options.number("sample") == 0) {
      throw Error(ErrorKind::InvalidInput,
                  "sample: 0 lines are no sample; give 1 or more, or leave it out for all of them");
    }
  }

  bool run() {
    const DocSet once = context_.index.once(matches_.documents);
    const std::vector<std::uint32_t> documents = by_date(once, context_.index);
    if (context_.for_people) measure(documents);
    counts_ = context_.index.occurrences(matches_, once);
    const std::uint64_t total =
        std::accumulate(documents.begin(), documents.end(), std::uint64_t{0},
                        [&](std::uint64_t sum, std::uint32_t each) { return sum + counts_[each]; });
    std::uint64_t wanted = total;
    if (!context_.options.text("sample").empty()) {
      wanted = std::min<std::uint64_t>(total, context_.options.number("sample"));
    }
    begin(total, wanted);
    Sample sample(wanted, total, context_.options.number("seed"));
    const std::string sort = context_.options.text("sort");
    std::vector<Line> lines;
    for (std::size_t i = 0; i < documents.size() && !sample.full() && !sink_.full(); ++i) {
      context_.progress(i, documents.size());
      for (Line& line : lines_of(documents[i], sample)) {
        if (sort == "date") {
          write(line);
        } else {
          lines.push_back(std::move(line));
        }
      }
    }
    if (sort != "date") {
      put_in_order(sort, lines);
      for (const Line& line : lines) write(line);
    }
    sink_.end();
    return wanted > 0;
  }

 private:
  /// Authors have what they need, or the fourth part of a terminal's line.
  void measure(const std::vector<std::uint32_t>& documents) {
    constexpr std::size_t kMostMeasured = 5000;  // the first line is not to wait for long
    below_ = context_.width < kNarrow;
    for (std::size_t i = 0; i < std::min(documents.size(), kMostMeasured) && !below_; ++i) {
      const std::string author = author_of(hit(documents[i]));
      author_columns_ = std::max(author_columns_, terminal_columns(std::string_view(author)));
    }
    if (context_.line < kNoEdge) author_columns_ = std::min(author_columns_, context_.width / 4);
    const std::size_t beside = below_ ? 0 : std::min(author_columns_, context_.width / 4) + 2;
    const auto context_in = [&](std::size_t columns) {
      return (columns - kDateColumns - beside - 4) / 2;
    };
    if (context_.options.text("width").empty()) {
      width_ = context_in(context_.width);
    } else if (const std::size_t most = context_in(context_.line); width_ > most) {
      width_ = most;
      notes_.emplace_back("a line of " + std::to_string(context_.line) + " columns holds " +
                          std::to_string(most) +
                          " of context on each side; a wider terminal or "
                          "--format csv has all of it");
    }
  }

  void begin(std::uint64_t total, std::uint64_t wanted) {
    TableHeading heading = heading_of(concordance_analysis(), context_, {&matches_});
    heading.rows = static_cast<std::size_t>(wanted);
    heading.title = "Concordance of " + context_.request.text + ": " +
                    plural(total, "line", "lines") + " in " +
                    plural(heading.questions.front().found, "statement", "statements");
    if (wanted < total) {
      heading.notes.emplace_back("a sample of " + grouped(wanted) + " of " + grouped(total) +
                                 " lines, drawn with seed " + context_.options.text("seed"));
    }
    heading.notes.insert(heading.notes.end(), notes_.begin(), notes_.end());
    const auto hidden = [&](const char* name, const char* label, ColumnType type) {
      heading.columns.push_back({.name = name, .label = label, .type = type, .shown = false});
    };
    heading.columns.push_back({.name = "date", .label = "Date", .width = kDateColumns});
    heading.columns.push_back(
        {.name = "author", .label = "Author", .width = author_columns_, .below = below_});
    hidden("author_code", "Author, code", ColumnType::Text);
    hidden("session", "Session", ColumnType::Text);
    heading.chart = {.kind = TableChart::Kind::Keyword,
                     .x = heading.columns.size(),
                     .series = heading.columns.size() + 1,
                     .value = heading.columns.size() + 2};
    heading.columns.push_back({.name = "left", .label = "", .width = width_, .keep_end = true});
    heading.columns.push_back({.name = "keyword", .label = "", .width = 1, .emphasised = true});
    heading.columns.push_back({.name = "right", .label = "", .width = width_});
    hidden("id", "Id", ColumnType::Text);
    hidden("paragraph", "Paragraph", ColumnType::Count);
    hidden("page", "Page", ColumnType::Count);
    hidden("recognised", "Recognised", ColumnType::Text);
    hidden("language", "Language", ColumnType::Text);
    hidden("citation", "Citation", ColumnType::Text);
    sink_.begin(heading);
  }

  std::vector<Line> lines_of(std::uint32_t document, Sample& sample) const {
    std::vector<bool> taken(counts_[document]);
    for (std::size_t i = 0; i < taken.size(); ++i) taken[i] = sample.take();
    std::vector<Line> lines;
    if (std::none_of(taken.begin(), taken.end(), [](bool each) { return each; })) return lines;
    constexpr std::size_t kMostBytesAColumn = 4;
    std::size_t number = 0;
    for (KeywordLine& each : context_.index.keyword_lines(
             matches_, context_.index.statement(document), (width_ + 1) * kMostBytesAColumn)) {
      if (number == taken.size() || !taken[number++]) continue;
      each.left = last_columns(each.left, width_);
      each.right = first_columns(each.right, width_);
      lines.push_back({document, std::move(each)});
    }
    return lines;
  }

  /// Words alone, folded, with one blank between.
  static std::string words_of(const std::string& text) {
    std::string words;
    for (const char c : fold(text)) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || !is_ascii(c);
      if (letter) {
        words += c;
      } else if (!words.empty() && words.back() != ' ') {
        words += ' ';
      }
    }
    return words;
  }

  /// Words before the keyword, the nearest first.
  static std::string left_key(const std::string& left) {
    std::string folded = words_of(left);
    if (folded.ends_with(' ')) folded.pop_back();
    std::string key;
    for (std::size_t end = folded.size(); end != std::string::npos && end > 0;) {
      const std::size_t blank = folded.rfind(' ', end - 1);
      const std::size_t begin = blank == std::string::npos ? 0 : blank + 1;
      key += folded.substr(begin, end - begin) + ' ';
      end = blank;
    }
    return key;
  }

  void put_in_order(const std::string& sort, std::vector<Line>& lines) {
    std::vector<std::string> keys(lines.size());
    const FacetColumn sessions = context_.index.column(field(FieldId::Session));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const KeywordLine& words = lines[i].words;
      if (sort == "left") {
        keys[i] = left_key(words.left);
      } else if (sort == "right") {
        keys[i] = words_of(words.right);
      } else if (sort == "keyword") {
        keys[i] = words_of(words.keyword) + '\n' + words_of(words.right);
      } else if (sort == "delegation") {
        keys[i] = fold_name(context_.author(hit(lines[i].document)));
      } else {
        const auto own = sessions.of(lines[i].document);
        // Those without a session last; numbers of one length sort as numbers do.
        keys[i] = own.empty() ? "z" : std::to_string(1'000'000'000U + own.front());
      }
    }
    std::vector<std::size_t> order(lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    std::vector<Line> sorted;
    sorted.reserve(lines.size());
    for (const std::size_t i : order) sorted.push_back(std::move(lines[i]));
    lines = std::move(sorted);
  }

  /// The last one is kept: lines of one statement mostly follow each other.
  const Hit& hit(std::uint32_t document) {
    if (document != known_) {
      known_ = document;
      hit_ = context_.index.hit(document);
    }
    return hit_;
  }

  void write(const Line& line) {
    const Hit& of = hit(line.document);
    const Statement& statement = of.statement;
    const KeywordLine& words = line.words;
    TableRow row;
    row.add(statement.date ? statement.date->text() : "");
    row.add(context_.author(of));
    row.add(statement.delivered_by ? statement.delivered_by->code : "");
    row.add(statement.session ? statement.session->code : "");
    row.add(words.left);
    row.add(words.keyword);
    row.add(words.right);
    row.add(statement.id);
    row.add(static_cast<std::uint64_t>(words.paragraph));
    row.add_place(words.page);
    row.add(words.recognised ? "recognised" : "");
    row.add(statement.language);
    Snippet place{.paragraph = words.paragraph, .page = words.page, .recognised = words.recognised};
    row.add(context_.for_people ? "" : citation_of(of, &place));
    sink_.row(row);
  }

  const AnalysisContext& context_;
  TableSink& sink_;
  Matches matches_;
  std::size_t width_ = kWidth;  ///< columns of context
  std::size_t author_columns_ = 6;
  std::vector<TableNote> notes_;
  bool below_ = false;  ///< authors stand below their lines
  std::vector<std::uint32_t> counts_;
  std::uint32_t known_ = 0;
  Hit hit_;
};

bool run_concordance(const AnalysisContext& context, TableSink& sink) {
  return Concordance(context, sink).run();
}

}  // namespace

Analysis concordance_analysis() {
  return {.name = "concordance",
          .summary = "Each occurrence in its line, sorted by its context",
          .words = "",
          .options = kOptions,
          .forms = kTableForms,
          .example = "rostrum-search concordance withdraw --sort right",
          .run = run_concordance};
}

}  // namespace rostrum
