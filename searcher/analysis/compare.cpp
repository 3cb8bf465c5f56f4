#include "searcher/analysis/compare.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "schemas/base/error.hpp"
#include "searcher/analysis/base/examples.hpp"
#include "searcher/analysis/words/association.hpp"
#include "searcher/analysis/words/phrase_counter.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/terminal_text.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kLongestPhrase = 6;

constexpr std::array kOptions{
    Option{.name = "size",
           .kind = Option::Kind::Number,
           .fallback = "1",
           .help = "Words of a phrase: 1 for words, 2 to 6 for phrases",
           .least = 1,
           .most = kLongestPhrase},
    Option{"least", Option::Kind::Number, "5", "", "Fewest occurrences in both together"},
    Option{"top", Option::Kind::Number, "25", "", "Rows for each selection; 0 for all"},
    Option{"function-words", Option::Kind::Flag, "", "",
           "Articles, pronouns, prepositions and numbers too"},
    kExamplesOption,
};

struct Scored {
  CountedPhrase phrase;
  double likelihood = 0;
  double ratio = 0;
  bool more_in_a = false;
};

class Comparison {
 public:
  Comparison(const AnalysisContext& context, TableSink& sink)
      : context_(context), sink_(sink), examples_(context) {
    if (context.words.empty() || context.words.size() > 2) {
      throw Error(ErrorKind::InvalidInput,
                  "compare: name two selections, or one that is compared with the rest, each by "
                  "itself: 'country:IRN' 'country:NOR'");
    }
    size_ = context.options.number("size");
    a_ = context.index.ask(request_of(context.words.front()));
    documents_a_ = context.index.once(a_.documents);
    if (context.words.size() == 2) {
      b_ = context.index.ask(request_of(context.words.back()));
      documents_b_ = context.index.once(b_.documents);
    } else {
      b_ = context.index.ask(request_of(""));
      // A version of a statement in the first selection is none of the rest.
      DocSet rest = b_.documents;
      rest -= a_.documents;
      documents_b_ = context.index.once(rest);
      a_.documents.for_each([&](std::uint32_t document) {
        if (const auto* versions = context.index.versions(document)) {
          for (const std::uint32_t each : *versions) documents_b_.drop(each);
        }
      });
    }
    DocSet shared = documents_a_;
    shared &= documents_b_;
    shared_ = shared.count();
    documents_b_ -= shared;
    documents_a_ -= shared;
    require_two_sides();
  }

  bool run() {
    const PhraseCounter counter(context_.index, documents_a_, documents_b_, size_,
                                std::max<std::size_t>(1, context_.options.number("least")));
    begin(counter);
    std::vector<Scored> scored = scores_of(counter);
    const auto of_b = std::partition(scored.begin(), scored.end(),
                                     [](const Scored& each) { return each.more_in_a; });
    std::vector<Scored> chosen;
    add_strongest(scored.begin(), of_b, counter, chosen);
    add_strongest(of_b, scored.end(), counter, chosen);
    const auto documents = documents_of(chosen, counter);
    for (std::size_t i = 0; i < chosen.size(); ++i) write(chosen[i], documents[i], counter);
    sink_.end();
    return !scored.empty();
  }

 private:
  [[nodiscard]] std::string name_of(std::size_t side) const {
    if (side == context_.words.size()) return "the rest";
    return context_.words[side].empty() ? "every statement" : context_.words[side];
  }

  /// What is in both is counted in neither: nothing may be left of one that has statements.
  void require_two_sides() const {
    const bool none_in_a = documents_a_.count() == 0;
    if (context_.words.size() == 1) {
      if (documents_b_.count() > 0 || none_in_a) return;
      throw Error(ErrorKind::InvalidInput, "compare: " + name_of(0) +
                                               " leaves no rest to compare it with; name fewer "
                                               "statements, or a second selection");
    }
    if (shared_ == 0 || (!none_in_a && documents_b_.count() > 0)) return;
    throw Error(ErrorKind::InvalidInput,
                "compare: all of " + name_of(none_in_a ? 0 : 1) + " is in " +
                    name_of(none_in_a ? 1 : 0) +
                    " too, and what is in both is counted in neither; name one selection alone, "
                    "which is compared with the rest");
  }

  [[nodiscard]] SearchRequest request_of(const std::string& text) const {
    SearchRequest request = context_.request;
    request.text = text;
    return request;
  }

  [[nodiscard]] std::vector<Scored> scores_of(const PhraseCounter& counter) const {
    const bool grammar = context_.options.flag("function-words");
    std::vector<Scored> scored;
    for (const CountedPhrase& each : counter.phrases()) {
      const TwoCorpora of{each.count.a, each.count.b, counter.words_a(), counter.words_b()};
      const auto ratio = log_ratio(of);
      if (!ratio || (!grammar && counter.is_grammar(each))) continue;
      // Not by the ratio: half a place for none may be more than some.
      const bool more_in_a = of.a * of.words_b > of.b * of.words_a;
      scored.push_back({each, log_likelihood(of), *ratio, more_in_a});
    }
    return scored;
  }

  using ScoredPlace = std::vector<Scored>::iterator;
  /// As many as there shall be rows of one side.
  void add_strongest(ScoredPlace begin, ScoredPlace end, const PhraseCounter& counter,
                     std::vector<Scored>& chosen) const {
    const std::size_t most = context_.options.number("top");
    const ScoredPlace last = most == 0 || most >= static_cast<std::size_t>(end - begin)
                                 ? end
                                 : begin + static_cast<std::ptrdiff_t>(most);
    std::partial_sort(begin, last, end, [&](const Scored& a, const Scored& b) {
      return a.likelihood != b.likelihood ? a.likelihood > b.likelihood
                                          : counter.in_order(a.phrase, b.phrase);
    });
    chosen.insert(chosen.end(), begin, last);
  }

  void begin(const PhraseCounter& counter) {
    TableHeading heading = heading_of(compare_analysis(), context_, {&a_, &b_});
    heading.title = name_of(0) + " against " + name_of(1);
    heading.notes.emplace_back("A: " + grouped(counter.words_a()) + " words of " +
                               plural(documents_a_.count(), "statement", "statements") +
                               "; B: " + grouped(counter.words_b()) + " words of " +
                               plural(documents_b_.count(), "statement", "statements"));
    if (shared_ > 0) {
      heading.notes.emplace_back(plural(shared_, "statement is", "statements are") +
                                 " in both selections and counted in neither");
    }
    heading.notes.emplace_back(
        "log-likelihood (Rayson and Garside 2000): above 10.83 by chance once in 1,000 words, "
        "above 15.13 once in 10,000; log ratio (Hardie 2014): 1 is twice as often, 2 four times; "
        "half a place stands for none");
    const auto column = [&](const char* name, const char* label, ColumnType type, int spare = 0) {
      heading.columns.push_back({.name = name, .label = label, .type = type, .spare = spare});
    };
    column("more_in", "In", ColumnType::Text);
    heading.columns.push_back(
        {.name = "phrase", .label = size_ == 1 ? "Word" : "Phrase", .whole = true});
    column("log_likelihood", "LL", ColumnType::Number);
    column("log_ratio", "Ratio", ColumnType::Number, 1);
    column("percent_difference", "%DIFF", ColumnType::Number, 4);
    column("a", "A", ColumnType::Count);
    column("b", "B", ColumnType::Count);
    column("per_10000_a", "A/10,000", ColumnType::Number, 3);
    column("per_10000_b", "B/10,000", ColumnType::Number, 3);
    column("statements_a", "In A", ColumnType::Count, 2);
    column("statements_b", "In B", ColumnType::Count, 2);
    for (const char* side : {"ids_a", "ids_b"}) {
      heading.columns.push_back(
          {.name = side, .label = "Ids", .type = ColumnType::List, .shown = false});
    }
    heading.columns[4].decimals = 0;
    sink_.begin(heading);
  }

  /// Of the rows that are shown alone.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> documents_of(
      const std::vector<Scored>& chosen, const PhraseCounter& counter) const {
    if (context_.for_people && !examples_.wanted()) {
      return std::vector<std::vector<std::uint32_t>>(chosen.size());
    }
    std::vector<CountedPhrase> phrases;
    for (const Scored& each : chosen) phrases.push_back(each.phrase);
    return counter.documents(phrases);
  }

  void write(const Scored& each, const std::vector<std::uint32_t>& documents,
             const PhraseCounter& counter) {
    std::vector<std::uint32_t> in_a;
    std::vector<std::uint32_t> in_b;
    for (const std::uint32_t own : documents) {
      (documents_a_.has(own) ? in_a : in_b).push_back(own);
    }
    const PairedCount& count = each.phrase.count;
    const std::string text = counter.text(each.phrase);
    TableRow row;
    row.add(each.more_in_a ? "A" : "B");
    row.add(text);
    row.add(each.likelihood);
    row.add(each.ratio);
    const auto difference =
        percent_difference({count.a, count.b, counter.words_a(), counter.words_b()});
    row.add(std::monostate());
    if (difference) row.cells.back() = *difference;
    row.add(std::uint64_t{count.a});
    row.add(std::uint64_t{count.b});
    row.add_rate(count.a, counter.words_a(), 10000);
    row.add_rate(count.b, counter.words_b(), 10000);
    row.add(std::uint64_t{count.statements_a});
    row.add(std::uint64_t{count.statements_b});
    for (const auto* side : {&in_a, &in_b}) {
      row.add(context_.for_people ? std::vector<std::string>{} : ids_of(*side, context_.index));
    }
    row.examples = examples_.of_phrase(each.more_in_a ? in_a : in_b, text);
    sink_.row(row);
  }

  const AnalysisContext& context_;
  TableSink& sink_;
  Examples examples_;
  std::size_t size_ = 1;
  Matches a_;
  Matches b_;
  DocSet documents_a_{0};
  DocSet documents_b_{0};
  std::size_t shared_ = 0;
};

bool run_compare(const AnalysisContext& context, TableSink& sink) {
  return Comparison(context, sink).run();
}

}  // namespace

Analysis compare_analysis() {
  return {.name = "compare",
          .summary = "Words and phrases that set two selections apart, or one from the rest",
          .words = "One or two selections as queries: 'country:IRN' 'country:NOR'",
          .options = kOptions,
          .forms = kTableForms,
          .example = "rostrum-search compare country:NOR country:CHE",
          .run = run_compare};
}

}  // namespace rostrum
