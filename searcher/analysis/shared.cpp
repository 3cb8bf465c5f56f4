#include "searcher/analysis/shared.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

#include "schemas/base/error.hpp"
#include "schemas/record/date.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/analysis/base/one_statement.hpp"
#include "searcher/analysis/base/quoted_text.hpp"
#include "searcher/analysis/wording/shared_passages.hpp"
#include "searcher/analysis/wording/text_difference.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/answers/tables/difference_text.hpp"

namespace rostrum {
namespace {

constexpr std::array kOptions{
    Option{.name = "minimum-words",
           .kind = Option::Kind::Number,
           .fallback = "15",
           .help = "Fewest words in common, 6 or more",
           .least = kSeedWords},
    Option{"max-authors", Option::Kind::Number, "10", "",
           "Leave out what more authors say, as formulas and quotations; 0 for no limit"},
    Option{"top", Option::Kind::Number, "25", "", "Most passages; 0 for all"},
};

/// What several statements share with the first that has it.
struct Family {
  std::vector<const SharedPassage*> passages;  ///< by the date of the later one
  std::uint32_t longest = 0;
};

/// True if half of the shorter range is in the other.
bool overlap(const WordRange& a, const WordRange& b) {
  const std::uint32_t begin = std::max(a.begin, b.begin);
  const std::uint32_t end = std::min(a.end, b.end);
  return begin < end && 2 * (end - begin) >= std::min(a.size(), b.size());
}

/// A statement's text, analysed once for all of its passages.
class QuotableText {
 public:
  QuotableText(std::uint32_t document, const IndexView& index, TextAnalyser& analyser)
      : hit_(index.hit(document)), statement_(index.statement(document)) {
    const AnalysedText analysed = analyser.analyse(statement_.text);
    for (const Token& token : analysed.tokens) words_.push_back({token.begin, token.end});
    paragraphs_ = paragraphs(statement_.text);
  }

  [[nodiscard]] const Hit& hit() const { return hit_; }
  [[nodiscard]] Snippet passage(const WordRange& range) const {
    if (range.begin >= words_.size()) return {};
    const std::size_t last = std::min<std::size_t>(range.end, words_.size()) - 1;
    const Span bytes{words_[range.begin].begin, words_[last].end};
    const auto behind =
        std::upper_bound(paragraphs_.begin(), paragraphs_.end(), bytes.begin,
                         [](std::size_t at, const Span& each) { return at < each.begin; });
    return quote(statement_, static_cast<int>(behind - paragraphs_.begin()), bytes, {});
  }

 private:
  Hit hit_;
  Statement statement_;
  std::vector<Span> words_;
  std::vector<Span> paragraphs_;
};

class Shared {
 public:
  Shared(const AnalysisContext& context, TableSink& sink)
      : context_(context), sink_(sink), authors_(context.index, context.request.with_groups) {
    rules_.fewest_words = context.options.number("minimum-words");
    rules_.most_authors = context.options.number("max-authors");
    if (rules_.most_authors == 1) {
      throw Error(ErrorKind::InvalidInput,
                  "max-authors: a passage that is shared has two authors or more");
    }
    if (context.words.size() > 2) {
      throw Error(ErrorKind::InvalidInput,
                  "shared: name one statement by its id, one selection, or two, each by itself: "
                  "'country:IRN' 'country:NOR'");
    }
    for (const std::string& each : context.words) sides_.push_back(side_of(each));
    if (sides_.empty()) sides_.push_back(side_of(""));
    // A statement is compared with all that pass the filters.
    if (sides_.size() == 1 && sides_.front().one) sides_.push_back(side_of(""));
  }

  bool run() {
    const DocSet& a = sides_.front().documents;
    DocSet b = sides_.back().documents;
    if (sides_.front().one) drop_versions(sides_.front().matches.documents, b);
    const SharedPassages found =
        find_shared(context_.index, a, b, authors_, rules_, context_.progress);
    const std::vector<Family> families = families_of(found.passages);
    begin(found, families);
    std::size_t most = context_.options.number("top");
    if (most == 0 || most > families.size()) most = families.size();
    for (std::size_t i = 0; i < most; ++i) write(i + 1, families[i]);
    sink_.end();
    return most > 0;
  }

 private:
  struct Side {
    Matches matches;
    DocSet documents{0};  ///< one a statement
    bool one = false;     ///< it is one statement, named by its id
    std::string name;
  };

  [[nodiscard]] Side side_of(const std::string& text) const {
    if (!text.empty() && text.find(' ') == std::string::npos) {
      OneStatement named = find_statement(text, context_.index);
      if (named.document != 0) {
        DocSet documents = named.matches.documents;
        return {std::move(named.matches), std::move(documents), true, text};
      }
    }
    SearchRequest request = context_.request;
    request.text = text;
    Matches matches = context_.index.ask(request);
    DocSet documents = context_.index.once(matches.documents);
    return {std::move(matches), std::move(documents), false,
            text.empty() ? "every statement" : text};
  }

  void drop_versions(const DocSet& of, DocSet& from) const {
    of.for_each([&](std::uint32_t document) {
      from.drop(document);
      if (const auto* versions = context_.index.versions(document)) {
        for (const std::uint32_t each : *versions) from.drop(each);
      }
    });
  }

  /// The longest passages first; of equal ones the more widespread, then the earlier in the index.
  [[nodiscard]] static std::vector<Family> families_of(const std::vector<SharedPassage>& passages) {
    std::map<std::uint32_t, std::vector<const SharedPassage*>> by_first;
    for (const SharedPassage& each : passages) by_first[each.first].push_back(&each);
    std::vector<Family> families;
    for (auto& [first, own] : by_first) {
      std::stable_sort(own.begin(), own.end(), [](const auto* a, const auto* b) {
        return a->same != b->same ? a->same > b->same : a->in_first.begin < b->in_first.begin;
      });
      const auto known = std::ssize(families);
      for (const SharedPassage* each : own) {
        const auto family =
            std::find_if(families.begin() + known, families.end(), [&](const Family& other) {
              return overlap(other.passages.front()->in_first, each->in_first);
            });
        if (family == families.end()) {
          families.push_back({{each}, each->same});
        } else {
          family->passages.push_back(each);
        }
      }
    }
    // They came by date.
    for (Family& each : families) std::sort(each.passages.begin(), each.passages.end());
    std::stable_sort(families.begin(), families.end(), [](const Family& a, const Family& b) {
      return a.longest != b.longest ? a.longest > b.longest : a.passages.size() > b.passages.size();
    });
    return families;
  }

  void begin(const SharedPassages& found, const std::vector<Family>& families) {
    std::vector<const Matches*> questions;
    for (const Side& each : sides_) questions.push_back(&each.matches);
    TableHeading heading = heading_of(shared_analysis(), context_, questions);
    heading.title =
        "Shared by different authors: " + plural(families.size(), "passage", "passages") + " of " +
        std::to_string(rules_.fewest_words) + " words or more";
    if (sides_.size() == 2) {
      heading.title += ", " + sides_[0].name + " and " + sides_[1].name;
    }
    heading.notes.emplace_back(plural(found.statements, "statement", "statements") + " compared" +
                               (found.without_author > 0
                                    ? "; " + plural(found.without_author, "other", "others") +
                                          " not: " + (found.without_author == 1 ? "its" : "their") +
                                          " author is not known"
                                    : ""));
    if (sides_.size() == 2 && !found.passages.empty()) tell_who_was_first(found, heading);
    if (found.common_runs > 0) {
      heading.notes.emplace_back(
          grouped(found.common_runs) + " runs of six words that more than " +
              std::to_string(rules_.most_authors) +
              " authors have begin no passage, as formulas and quoted treaties",
          std::vector<TableNote::Way>{{"max-authors"}}, "changes that");
    }
    if (context_.for_people) {
      heading.notes.emplace_back(
          "[-in the first alone-] {+in the later alone+}; the first on file need not be the first "
          "who said it");
      const std::size_t most = context_.options.number("top");
      if (most > 0 && families.size() > most) {
        heading.notes.emplace_back("the " + std::to_string(most) + " longest are shown",
                                   std::vector<TableNote::Way>{{"top", "0"}}, "shows all");
      }
    }
    const auto column = [&](const char* name, const char* label, ColumnType type) {
      heading.columns.push_back({.name = name, .label = label, .type = type});
    };
    column("passage", "Passage", ColumnType::Count);
    column("words", "Words", ColumnType::Count);
    column("likeness", "Alike, %", ColumnType::Number);
    column("authors", "Authors", ColumnType::Count);
    column("order", "Order", ColumnType::Text);
    for (const char* each : {"first", "later"}) {
      const auto named = [&](const char* name, ColumnType type) {
        heading.columns.push_back({.name = std::string(each) + '_' + name,
                                   .label = std::string(each) + ", " + name,
                                   .type = type});
      };
      named("id", ColumnType::Text);
      named("date", ColumnType::Text);
      named("author", ColumnType::Text);
      named("paragraph", ColumnType::Count);
      named("page", ColumnType::Count);
      named("text", ColumnType::Text);
      named("citation", ColumnType::Text);
    }
    column("difference", "Difference", ColumnType::Text);
    heading.chart.kind = TableChart::Kind::Texts;
    sink_.begin(heading);
  }

  void tell_who_was_first(const SharedPassages& found, TableHeading& heading) const {
    const std::vector<DayRange> days = context_.index.days();
    std::size_t first = 0;
    std::size_t later = 0;
    for (const SharedPassage& each : found.passages) {
      const DayRange& a = days[each.first];
      const DayRange& b = days[each.later];
      if (a.first == 0 || b.first == 0 || a.last >= b.first) continue;
      ++(sides_.front().documents.has(each.first) ? first : later);
    }
    heading.notes.emplace_back(
        "first of " + plural(found.passages.size(), "pair", "pairs") + " of statements: " +
        sides_.front().name + " in " + grouped(first) + ", the other side in " + grouped(later) +
        (first + later < found.passages.size() ? "; of the rest dates do not say" : ""));
  }

  const QuotableText& text_of(std::uint32_t document) {
    const auto known = texts_.find(document);
    if (known != texts_.end()) return known->second;
    constexpr std::size_t kMostTexts = 64;
    if (texts_.size() >= kMostTexts) texts_.clear();
    return texts_.try_emplace(document, document, context_.index, analyser_).first->second;
  }

  /// Authors that have a passage, each apart from those before it.
  [[nodiscard]] std::size_t count_authors(const Family& family) const {
    std::vector<std::uint32_t> apart{family.passages.front()->first};
    for (const SharedPassage* each : family.passages) {
      const bool fresh = std::all_of(apart.begin(), apart.end(), [&](std::uint32_t other) {
        return authors_.differ(other, each->later);
      });
      if (fresh) apart.push_back(each->later);
    }
    return apart.size();
  }

  static std::string date_of(const Hit& hit) {
    return hit.statement.date ? hit.statement.date->text() : "";
  }

  /// Whether the days that both dates can mean part them.
  static const char* order_of(const Hit& first, const Hit& later) {
    const auto& a = first.statement.date;
    const auto& b = later.statement.date;
    if (!a || !b) return "not known";
    if (a->last_day() < b->first_day()) return "first";
    return a->text() == b->text() && a->text().size() == std::string_view("2024-01-31").size()
               ? "same day"
               : "not known";
  }

  void write(std::size_t number, const Family& family) {
    bool begun = false;
    const std::size_t authors = count_authors(family);
    for (const SharedPassage* passage : family.passages) {
      const SharedPassage& each = *passage;
      // Copies: another text may take the place of this one in memory.
      const Hit first = text_of(each.first).hit();
      const Snippet in_first = text_of(each.first).passage(each.in_first);
      const Hit later = text_of(each.later).hit();
      const Snippet in_later = text_of(each.later).passage(each.in_later);
      const TextDifference difference = difference_of(in_first.text, in_later.text, analyser_);
      TableRow row;
      row.difference.runs = difference.runs;
      row.difference.from_language = first.statement.language;
      row.difference.to_language = later.statement.language;
      row.add(std::uint64_t{number});
      row.add(std::uint64_t{each.same});
      row.add(likeness(each.same, each.in_first.size() + each.in_later.size()));
      row.add(std::uint64_t{authors});
      const std::string order = order_of(first, later);
      row.add(order);
      add_statement(first, in_first, row);
      add_statement(later, in_later, row);
      row.add(difference_text(row.difference).text);
      if (!begun) {
        row.difference.title = std::to_string(number) + ". " + context_.author(first) + ", " +
                               date_of(first) + (order == "first" ? " first" : "") + ": " +
                               plural(authors, "author", "authors");
        row.difference.citations = {first.statement.id + ": " + citation_of(first, &in_first)};
      }
      begun = true;
      row.difference.place = "¶" + std::to_string(in_later.paragraph);
      row.difference.citations.push_back(later.statement.id + ": " + citation_of(later, &in_later) +
                                         " — " + plural(each.same, "word", "words") + " the same" +
                                         (order == "first"      ? ""
                                          : order == "same day" ? ", on the same day"
                                                                : ", order not known"));
      sink_.row(row);
    }
  }

  void add_statement(const Hit& hit, const Snippet& passage, TableRow& row) const {
    row.add(hit.statement.id);
    row.add(date_of(hit));
    row.add(context_.author(hit));
    row.add_place(passage.paragraph);
    row.add_place(passage.page);
    row.add(passage.text);
    row.add(citation_of(hit, &passage));
  }

  const AnalysisContext& context_;
  TableSink& sink_;
  Authors authors_;
  SharingRules rules_;
  std::vector<Side> sides_;
  TextAnalyser analyser_;
  std::map<std::uint32_t, QuotableText> texts_;
};

bool run_shared(const AnalysisContext& context, TableSink& sink) {
  return Shared(context, sink).run();
}

}  // namespace

Analysis shared_analysis() {
  return {.name = "shared",
          .summary = "Nearly identical passages of different authors, and who had them first",
          .words = "Id of a statement; or one or two selections as queries; none for all",
          .options = kOptions,
          .forms = kTableForms,
          .example = "rostrum-search shared ID --minimum-words 20",
          .run = run_shared};
}

}  // namespace rostrum
