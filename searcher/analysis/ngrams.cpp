#include "searcher/analysis/ngrams.hpp"

#include <algorithm>
#include <array>

#include "schemas/base/error.hpp"
#include "searcher/analysis/base/examples.hpp"
#include "searcher/analysis/words/phrase_counter.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/terminal_text.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kLongest = 8;

constexpr std::array kOptions{
    Option{.name = "size",
           .kind = Option::Kind::Number,
           .fallback = "4",
           .help = "Words of a phrase, 1 to 8",
           .least = 1,
           .most = kLongest},
    Option{"least", Option::Kind::Number, "3", "", "Fewest occurrences of a phrase"},
    Option{"statements", Option::Kind::Number, "2", "", "Fewest statements that have it"},
    Option{"top", Option::Kind::Number, "30", "", "Rows; 0 for all"},
    kExamplesOption,
};

bool run_ngrams(const AnalysisContext& context, TableSink& sink) {
  const std::size_t size = context.options.number("size");
  const Matches matches = context.index.ask(context.request);
  const DocSet documents = context.index.once(matches.documents);
  DocSet nothing = documents;
  nothing -= documents;
  const PhraseCounter counter(context.index, documents, nothing, size,
                              std::max<std::size_t>(1, context.options.number("least")));
  const std::size_t statements = context.options.number("statements");
  std::vector<CountedPhrase> phrases = counter.phrases();
  std::erase_if(phrases,
                [&](const CountedPhrase& each) { return each.count.statements_a < statements; });
  const std::size_t found = phrases.size();
  std::size_t most = context.options.number("top");
  if (most == 0 || most > found) most = found;
  std::partial_sort(phrases.begin(), phrases.begin() + static_cast<std::ptrdiff_t>(most),
                    phrases.end(), [&](const CountedPhrase& a, const CountedPhrase& b) {
                      return a.count.a != b.count.a ? a.count.a > b.count.a
                                                    : counter.in_order(a, b);
                    });
  phrases.resize(most);
  TableHeading heading = heading_of(ngrams_analysis(), context, {&matches});
  heading.title = "Phrases of " + std::to_string(size) + (size == 1 ? " word" : " words") + ": " +
                  grouped(found) + " that stand in " + std::to_string(statements) +
                  " statements or more";
  heading.notes.emplace_back(grouped(counter.words_a()) + " words of " +
                             plural(documents.count(), "statement", "statements"));
  heading.columns = {{.name = "phrase", .label = "Phrase", .whole = true},
                     {.name = "occurrences", .label = "Places", .type = ColumnType::Count},
                     {.name = "statements", .label = "Statements", .type = ColumnType::Count},
                     {.name = "per_10000_words",
                      .label = "per 10,000 words",
                      .type = ColumnType::Number,
                      .spare = 1},
                     {.name = "ids", .label = "Ids", .type = ColumnType::List, .shown = false}};
  sink.begin(heading);
  Examples examples(context);
  std::vector<std::vector<std::uint32_t>> with_phrase(phrases.size());
  if (!context.for_people || examples.wanted()) with_phrase = counter.documents(phrases);
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const CountedPhrase& each = phrases[i];
    const std::string text = counter.text(each);
    TableRow row;
    row.add(text);
    row.add(std::uint64_t{each.count.a});
    row.add(std::uint64_t{each.count.statements_a});
    row.add_rate(each.count.a, counter.words_a(), 10000);
    row.add(context.for_people ? std::vector<std::string>{}
                               : ids_of(with_phrase[i], context.index));
    row.examples = examples.of_phrase(with_phrase[i], text);
    sink.row(row);
  }
  sink.end();
  return found > 0;
}

}  // namespace

Analysis ngrams_analysis() {
  return {.name = "ngrams",
          .summary = "Phrases repeated word for word",
          .words = "",
          .options = kOptions,
          .forms = kTableForms,
          .example = "rostrum-search ngrams --convention APMBC --size 5",
          .run = run_ngrams};
}

}  // namespace rostrum
