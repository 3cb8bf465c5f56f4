#include "searcher/analysis/compare.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "schemas/base/error.hpp"
#include "searcher/analysis/base/examples.hpp"
#include "searcher/analysis/words/association.hpp"
#include "searcher/analysis/words/function_words.hpp"
#include "searcher/analysis/words/phrase_places.hpp"
#include "searcher/analysis/words/word_counts.hpp"
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
    Option{"least", Option::Kind::Number, "5", "", "Places in both together that a word must have"},
    Option{"top", Option::Kind::Number, "25", "", "Rows for each selection; 0 for all"},
    Option{"function-words", Option::Kind::Flag, "", "",
           "Articles, pronouns, prepositions and numbers too"},
    kExamplesOption,
};

struct Scored {
  const CountedPhrase* phrase = nullptr;
  double likelihood = 0;
  double ratio = 0;
  bool more_in_a = false;
};

/// A phrase all of whose words carry grammar alone.
bool is_grammar(std::string_view phrase) {
  while (!phrase.empty()) {
    const std::size_t end = std::min(phrase.find(' '), phrase.size());
    if (!is_grammar_word(phrase.substr(0, end))) return false;
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
  }
  return true;
}

class Comparison {
 public:
  Comparison(const AnalysisContext& context, TableSink& sink)
      : context_(context), sink_(sink), examples_(context) {
    if (context.words.empty() || context.words.size() > 2) {
      throw Error(ErrorKind::InvalidInput,
                  "compare: two selections, or one against the rest, each in quotation marks: "
                  "compare 'country:IRN' 'country:NOR'");
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
  }

  bool run() {
    const PhraseCounts counts =
        count_phrases(context_.index, documents_a_, documents_b_, size_,
                      std::max<std::size_t>(1, context_.options.number("least")));
    begin(counts);
    std::vector<Scored> scored;
    for (const CountedPhrase& each : counts.phrases) {
      if (!context_.options.flag("function-words") && is_grammar(each.text)) continue;
      const TwoCorpora of{each.count.a, each.count.b, counts.words_a, counts.words_b};
      const auto ratio = log_ratio(of);
      // Not by the ratio: half a place for none may be more than some.
      const bool more_in_a = of.a * of.words_b > of.b * of.words_a;
      if (ratio) scored.push_back({&each, log_likelihood(of), *ratio, more_in_a});
    }
    std::sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) {
      return a.likelihood != b.likelihood ? a.likelihood > b.likelihood
                                          : a.phrase->text < b.phrase->text;
    });
    std::size_t most = context_.options.number("top");
    if (most == 0) most = scored.size();
    std::vector<Scored> chosen;
    for (const bool of_a : {true, false}) {
      std::size_t rows = 0;
      for (const Scored& each : scored) {
        if (rows == most) break;
        if (each.more_in_a != of_a) continue;
        chosen.push_back(each);
        ++rows;
      }
    }
    find_places(chosen);
    for (std::size_t i = 0; i < chosen.size(); ++i) write(chosen[i], i, counts);
    sink_.end();
    return !scored.empty();
  }

 private:
  [[nodiscard]] SearchRequest request_of(const std::string& text) const {
    SearchRequest request = context_.request;
    request.text = text;
    return request;
  }

  void begin(const PhraseCounts& counts) {
    TableHeading heading = heading_of(compare_analysis(), context_, {&a_, &b_});
    const bool rest = context_.words.size() == 1;
    heading.title =
        context_.words.front() + " against " + (rest ? "the rest" : context_.words.back());
    heading.notes.emplace_back("A: " + grouped(counts.words_a) + " words of " +
                               plural(documents_a_.count(), "statement", "statements") +
                               "; B: " + grouped(counts.words_b) + " words of " +
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

  /// Of the rows that are shown alone: a second look at the texts costs less than keeping the
  /// places of all phrases.
  void find_places(const std::vector<Scored>& chosen) {
    places_.resize(chosen.size());
    if (context_.for_people && !examples_.wanted()) return;
    std::vector<std::string> phrases;
    for (const Scored& each : chosen) phrases.push_back(each.phrase->text);
    DocSet both = documents_a_;
    both |= documents_b_;
    places_ = phrase_places(context_.index, both, phrases, size_);
  }

  void write(const Scored& each, std::size_t place, const PhraseCounts& counts) {
    std::vector<WordPlace> in_a;
    std::vector<WordPlace> in_b;
    for (const WordPlace& own : places_[place]) {
      (documents_a_.has(own.document) ? in_a : in_b).push_back(own);
    }
    const PairedCount& count = each.phrase->count;
    TableRow row;
    row.add(each.more_in_a ? "A" : "B");
    row.add(each.phrase->text);
    row.add(each.likelihood);
    row.add(each.ratio);
    const auto difference = percent_difference({count.a, count.b, counts.words_a, counts.words_b});
    row.add(std::monostate());
    if (difference) row.cells.back() = *difference;
    row.add(std::uint64_t{count.a});
    row.add(std::uint64_t{count.b});
    row.add_rate(count.a, counts.words_a, 10000);
    row.add_rate(count.b, counts.words_b, 10000);
    row.add(std::uint64_t{count.statements_a});
    row.add(std::uint64_t{count.statements_b});
    for (const auto* side : {&in_a, &in_b}) {
      row.add(context_.for_people ? std::vector<std::string>{} : ids_of(*side, context_.index));
    }
    row.examples = examples_.at(each.more_in_a ? in_a : in_b, size_);
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
  std::vector<std::vector<WordPlace>> places_;  ///< of each row
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
