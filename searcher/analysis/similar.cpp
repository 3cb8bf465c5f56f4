#include "searcher/analysis/similar.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "schemas/base/error.hpp"
#include "schemas/base/name_table.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/analysis/base/authors.hpp"
#include "searcher/analysis/base/examples.hpp"
#include "searcher/analysis/base/one_statement.hpp"
#include "searcher/analysis/base/quoted_text.hpp"
#include "searcher/analysis/base/statement_cells.hpp"
#include "searcher/analysis/words/function_words.hpp"
#include "searcher/answers/base/citation.hpp"

namespace rostrum {
namespace {

constexpr std::array kOptions{
    Option{"top", Option::Kind::Number, "10", "", "Most statements; 0 for all"},
    Option{"words", Option::Kind::Number, "12", "", "Words per statement that show why"},
    Option{"other-authors", Option::Kind::Flag, "", "",
           "Only statements of other delegations, groups and organisations"},
    Option{"examples", Option::Kind::Number, "0", "",
           "Sentences of each that have most of these words, with citations"},
};

constexpr std::size_t kRun = 5;  ///< words of the runs that both statements have

/// Weight of a word in a statement: (1 + ln tf) ln(N / df), "ltc" of Salton and Buckley
/// (Term-weighting approaches in automatic text retrieval, Information Processing and Management
/// 24, 1988). Statements are as like as the cosine of their weights.
double weight_of(std::uint32_t count, double rarity) {
  return (1 + std::log(static_cast<double>(count))) * rarity;
}

struct Candidate {
  std::uint32_t document = 0;
  double cosine = 0;
};

/// A word of the statement that is asked about.
struct OwnWord {
  std::uint32_t count = 0;
  std::uint32_t statements = 0;  ///< that have it
  double weight = 0;
};

class Similar {
 public:
  Similar(const AnalysisContext& context, TableSink& sink) : context_(context), sink_(sink) {
    if (context.words.size() != 1) {
      throw Error(ErrorKind::InvalidInput, "similar: name the id of one statement");
    }
    named_ = statement_named(context.words.front(), context.index);
    SearchRequest request = context.request;
    request.text.clear();
    others_ = context.index.ask(request);
  }

  bool run() {
    const IndexView& index = context_.index;
    DocSet candidates = others_.documents;
    candidates.drop(named_.document);
    if (const auto* versions = index.versions(named_.document)) {
      for (const std::uint32_t each : *versions) candidates.drop(each);
    }
    candidates = index.once(candidates);
    if (context_.options.flag("other-authors")) {
      const Authors authors(index, context_.request.with_groups);
      if (!authors.known(named_.document)) {
        throw Error(ErrorKind::InvalidInput, "other-authors: whose statement '" +
                                                 context_.words.front() + "' is, is not known");
      }
      DocSet same = candidates;
      candidates.for_each([&](std::uint32_t each) {
        if (authors.known(each) && authors.differ(named_.document, each)) same.drop(each);
      });
      candidates -= same;
    }
    std::vector<Candidate> found = nearest(candidates);
    compared_ = candidates.count();
    begin();
    for (std::size_t i = 0; i < found.size(); ++i) write(i + 1, found[i]);
    sink_.end();
    return !found.empty();
  }

 private:
  [[nodiscard]] std::vector<Candidate> nearest(const DocSet& candidates) {
    const IndexView& index = context_.index;
    // How rare a word is, among all statements: versions of one are one.
    SearchRequest every;
    DocSet main = index.once(index.ask(every).documents);
    const auto all = static_cast<double>(main.count());
    DocSet read = main;
    read |= candidates;
    read.add(named_.document);
    // Words are told in the same order each time: the numbers of the first time are kept.
    NameTable names;
    std::vector<std::uint32_t> numbers;
    std::vector<std::uint32_t> statements;
    index.for_each_word(read, [&](const IndexView::WordPostings& each) {
      const std::uint32_t number = names.number_of(each.word);
      numbers.push_back(number);
      if (number == statements.size()) statements.push_back(0);
      for (std::size_t i = 0; i < each.documents.size(); ++i) {
        statements[number] += main.has(each.documents[i]) ? 1 : 0;
        if (each.documents[i] == named_.document && !is_grammar_word(each.word)) {
          own_[std::string(each.word)].count += each.counts[i];
        }
      }
    });
    std::vector<double> rarities;
    for (std::uint32_t number = 0; number < statements.size(); ++number) {
      const bool grammar = is_grammar_word(names.name(number));
      rarities.push_back(grammar ? 0 : std::log(all / std::max(1U, statements[number])));
    }
    double own_square = 0;
    std::vector<double> own_weights(statements.size(), 0);
    for (auto& [word, own] : own_) {
      const std::uint32_t number = names.number_of(word);
      own.statements = statements[number];
      own.weight = own_weights[number] = weight_of(own.count, rarities[number]);
      own_square += own.weight * own.weight;
    }
    std::vector<double> squares(candidates.last() + std::size_t{1}, 0);
    std::vector<double> products(squares.size(), 0);
    auto number = numbers.begin();
    index.for_each_word(read, [&](const IndexView::WordPostings& each) {
      const double rarity = rarities[*number];
      const double own_weight = own_weights[*number++];
      if (rarity == 0) return;
      const double of_one = weight_of(1, rarity);
      for (std::size_t i = 0; i < each.documents.size(); ++i) {
        const std::uint32_t document = each.documents[i];
        if (!candidates.has(document)) continue;
        const double weight = each.counts[i] == 1 ? of_one : weight_of(each.counts[i], rarity);
        squares[document] += weight * weight;
        products[document] += weight * own_weight;
      }
    });
    std::vector<Candidate> found;
    candidates.for_each([&](std::uint32_t document) {
      if (products[document] <= 0) return;
      found.push_back({document, products[document] / std::sqrt(own_square * squares[document])});
    });
    std::size_t most = context_.options.number("top");
    if (most == 0 || most > found.size()) most = found.size();
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(most), found.end(),
                      [](const Candidate& a, const Candidate& b) {
                        return a.cosine != b.cosine ? a.cosine > b.cosine : a.document < b.document;
                      });
    found.resize(most);
    return found;
  }

  void begin() {
    TableHeading heading = heading_of(similar_analysis(), context_, {&named_.matches, &others_});
    const Hit hit = context_.index.hit(named_.document);
    heading.title = "Most like " + hit.statement.id + " (" + context_.author(hit) +
                    (hit.statement.date ? ", " + hit.statement.date->text() : "") + ")";
    heading.notes.emplace_back(
        plural(compared_, "statement", "statements") +
        " compared by the cosine of their words, rare ones weighing more (Salton and Buckley "
        "1988): 100 for the same words; runs: how much of the runs of five words of this "
        "statement is in the other, in per cent");
    const auto column = [&](const char* name, const char* label, ColumnType type, bool shown) {
      heading.columns.push_back({.name = name, .label = label, .type = type, .shown = shown});
    };
    column("rank", "", ColumnType::Count, false);
    column("likeness", "Alike", ColumnType::Number, true);
    column("shared_runs", "Runs", ColumnType::Number, true);
    column("id", "Id", ColumnType::Text, true);
    column("date", "Date", ColumnType::Text, true);
    column("author", "Delegation", ColumnType::Text, true);
    column("meeting", "Meeting", ColumnType::Text, false);
    column("title", "Title", ColumnType::Text, false);
    column("language", "Language", ColumnType::Text, false);
    column("words", "Because of", ColumnType::List, true);
    column("citation", "Citation", ColumnType::Text, false);
    for (TableColumn& each : heading.columns) {
      each.below = each.name == "words";
      each.whole = each.name == "id";
      each.spare = each.name == "shared_runs" ? 2 : each.name == "date" ? 1 : 0;
    }
    heading.columns[1].decimals = 1;
    heading.columns[2].decimals = 1;
    sink_.begin(heading);
  }

  using Runs = std::set<std::vector<std::uint32_t>>;

  /// Runs of words of a text, each once, and none across paragraphs.
  [[nodiscard]] Runs runs_of(const AnalysedText& text) {
    Runs runs;
    const std::vector<Token>& tokens = text.tokens;
    for (std::size_t i = 0; i + kRun <= tokens.size(); ++i) {
      if (tokens[i + kRun - 1].position - tokens[i].position != kRun - 1) continue;
      std::vector<std::uint32_t> run;
      for (std::size_t k = 0; k < kRun; ++k) run.push_back(names_.number_of(tokens[i + k].word));
      runs.insert(std::move(run));
    }
    return runs;
  }

  void write(std::size_t rank, const Candidate& each) {
    const Statement statement = context_.index.statement(each.document);
    const Hit hit = context_.index.hit(each.document);
    if (rank == 1) {
      own_runs_ = runs_of(analyser_.analyse(context_.index.statement(named_.document).text));
    }
    const AnalysedText text = analyser_.analyse(statement.text);
    std::size_t both = 0;
    for (const auto& run : runs_of(text)) both += own_runs_.contains(run) ? 1 : 0;
    // What each shared word adds to the product.
    std::unordered_map<std::string_view, std::uint32_t> counts;
    const AnalysedText title = analyser_.analyse(statement.title);
    for (const AnalysedText* part : {&title, &text}) {
      for (const Token& token : part->tokens) ++counts[token.word];
    }
    std::vector<std::pair<double, std::string>> shared;
    for (const auto& [word, own] : own_) {
      const auto known = counts.find(word);
      if (known == counts.end() || own.weight <= 0) continue;
      const double rarity = own.weight / weight_of(own.count, 1);
      shared.emplace_back(own.weight * weight_of(known->second, rarity), word);
    }
    std::sort(shared.begin(), shared.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<std::string> words;
    const std::size_t most = context_.options.number("words");
    for (const auto& [share, word] : shared) {
      if (words.size() < most) words.push_back(word);
    }
    TableRow row;
    row.add(std::uint64_t{rank});
    row.add(100 * each.cosine);
    row.add_rate(both, own_runs_.size(), 100);
    row.add(hit.statement.id);
    row.add(hit.statement.date ? hit.statement.date->text() : "");
    row.add(context_.author(hit));
    row.add(meeting_of(hit.statement));
    row.add(hit.statement.title);
    row.add(hit.statement.language);
    row.add(std::move(words));
    row.add(citation_of(hit, nullptr));
    row.examples = examples(statement, hit, text, shared);
    sink_.row(row);
  }

  /// Sentences whose shared words weigh most together.
  [[nodiscard]] std::vector<TableExample> examples(
      const Statement& statement, const Hit& hit, const AnalysedText& text,
      const std::vector<std::pair<double, std::string>>& shared) {
    const std::size_t most = context_.options.number("examples");
    if (most == 0) return {};
    std::map<std::string_view, double> weights;
    for (const auto& [share, word] : shared) weights.emplace(word, share);
    struct Weighed {
      double weight = 0;
      TextSentence sentence;
      std::vector<Span> marks;
    };
    std::vector<Weighed> all;
    std::size_t next = 0;
    for (const TextSentence& each : sentences_of(statement.text, analyser_)) {
      Weighed& own = all.emplace_back();
      own.sentence = each;
      std::set<std::string_view> seen;
      for (; next < text.tokens.size() && text.tokens[next].begin < each.bytes.end; ++next) {
        const Token& token = text.tokens[next];
        const auto known = weights.find(token.word);
        if (known == weights.end()) continue;
        own.marks.push_back({token.begin, token.end});
        if (seen.insert(token.word).second) own.weight += known->second;
      }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Weighed& a, const Weighed& b) { return a.weight > b.weight; });
    std::vector<TableExample> made;
    for (const Weighed& each : all) {
      if (made.size() == most || each.weight <= 0) break;
      made.push_back(example_of(
          hit, quote(statement, each.sentence.paragraph, each.sentence.bytes, each.marks)));
    }
    return made;
  }

  const AnalysisContext& context_;
  TableSink& sink_;
  OneStatement named_;
  Matches others_;
  std::size_t compared_ = 0;
  std::map<std::string, OwnWord, std::less<>> own_;
  TextAnalyser analyser_;
  NameTable names_;
  Runs own_runs_;
};

bool run_similar(const AnalysisContext& context, TableSink& sink) {
  return Similar(context, sink).run();
}

}  // namespace

Analysis similar_analysis() {
  return {.name = "similar",
          .summary = "The statements most like one, and the words that make them so",
          .words = "Id of the statement",
          .options = kOptions,
          .forms = kTableForms,
          .example = "rostrum-search similar ID --other-authors",
          .run = run_similar};
}

}  // namespace rostrum
