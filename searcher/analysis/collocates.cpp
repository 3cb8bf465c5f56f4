#include "searcher/analysis/collocates.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "schemas/base/error.hpp"
#include "searcher/analysis/base/examples.hpp"
#include "searcher/analysis/words/association.hpp"
#include "searcher/analysis/words/function_words.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/terminal_text.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kMostWindow = 50;

constexpr std::array kOptions{
    Option{.name = "window",
           .kind = Option::Kind::Number,
           .fallback = "5",
           .help = "Words on each side, 1 to 50",
           .least = 1,
           .most = kMostWindow},
    Option{"side", Option::Kind::Text, "both", "both|left|right", "On which side of the match"},
    Option{"least", Option::Kind::Number, "3", "", "Fewest occurrences near it"},
    Option{"top", Option::Kind::Number, "30", "", "Rows; 0 for all"},
    Option{"sort", Option::Kind::Text, "log-likelihood",
           "log-likelihood|log-dice|mutual-information|near", "What is strongest"},
    Option{"function-words", Option::Kind::Flag, "", "",
           "Articles, pronouns, prepositions and numbers too"},
    kExamplesOption,
};

struct Count {
  std::uint32_t near = 0;
  std::uint32_t left = 0;
  std::uint32_t node = 0;        ///< where it is part of what is searched
  std::uint32_t statements = 0;  ///< in which it stands near
  std::uint32_t last = 0;        ///< the statement counted last, plus 1
};

struct Scored {
  std::uint32_t word = 0;
  std::uint64_t all = 0;  ///< places on file that are no part of what is searched
  double likelihood = 0;
  double dice = 0;
  double information = 0;
};

/// What each position of a text is to the places that are searched.
enum class Part : std::uint8_t { Elsewhere, Left, Right, Node };

class Collocates {
 public:
  Collocates(const AnalysisContext& context, TableSink& sink)
      : context_(context),
        sink_(sink),
        matches_(context.index.ask(context.request)),
        examples_(context) {
    if (!matches_.has_words) {
      throw Error(ErrorKind::InvalidInput,
                  "collocates: there are no words to look beside; name some");
    }
    window_ = context.options.number("window");
    side_ = context.options.text("side");
  }

  bool run() {
    // Only statements that have places are read; what is on file beside them the lists tell.
    std::vector<std::pair<std::uint32_t, IndexView::Places>> places;
    DocSet with_places(matches_.on_file.last());
    context_.index.for_each_places(matches_, context_.index.once(matches_.documents),
                                   [&](std::uint32_t document, const IndexView::Places& own) {
                                     if (own.empty()) return;
                                     places.emplace_back(document, own);
                                     with_places.add(document);
                                     nodes_ += own.size();
                                   });
    find_on_file();
    std::size_t next = 0;
    context_.index.for_each_word_sequence(
        with_places, names_, [&](std::uint32_t document, std::span<const std::uint32_t> words) {
          parts_.assign(words.size(), Part::Elsewhere);
          mark(places[next++].second);
          count(document, words);
        });
    begin();
    return write();
  }

 private:
  void find_on_file() {
    // A statement that has a version on file which matches stands with that one alone.
    on_file_ = context_.index.once(matches_.documents);
    DocSet others = matches_.on_file;
    matches_.documents.for_each([&](std::uint32_t document) {
      others.drop(document);
      if (const auto* versions = context_.index.versions(document)) {
        for (const std::uint32_t each : *versions) others.drop(each);
      }
    });
    on_file_ |= context_.index.once(others);
    const std::vector<std::uint32_t> lengths = context_.index.word_counts();
    on_file_.for_each([&](std::uint32_t document) { all_ += lengths[document]; });
  }

  void mark(const IndexView::Places& places) {
    const auto put = [this](std::size_t at, Part part) {
      if (at < parts_.size()) parts_[at] = std::max(parts_[at], part);
    };
    for (const auto& [first, last] : places) {
      for (std::size_t i = 1; i <= window_; ++i) {
        if (side_ != "right" && first >= i) put(first - i, Part::Left);
        if (side_ != "left") put(last + i, Part::Right);
      }
      for (std::size_t at = first; at <= last; ++at) put(at, Part::Node);
    }
  }

  void count(std::uint32_t document, std::span<const std::uint32_t> words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] == 0 || parts_[i] == Part::Elsewhere) continue;
      if (words[i] > counts_.size()) counts_.resize(words[i]);
      Count& count = counts_[words[i] - 1];
      if (parts_[i] == Part::Node) {
        ++count.node;
        --all_;
        continue;
      }
      ++count.near;
      ++near_;
      if (parts_[i] == Part::Left) ++count.left;
      if (count.last != document + 1) {
        count.last = document + 1;
        ++count.statements;
        near_places_.push_back({words[i] - 1, {document, static_cast<std::uint32_t>(i)}});
      }
    }
  }

  void begin() {
    TableHeading heading = heading_of(collocates_analysis(), context_, {&matches_});
    heading.title = "Collocates of " + context_.request.text + ": " +
                    plural(nodes_, "place", "places") + ", " + std::to_string(window_) +
                    (window_ == 1 ? " word" : " words") +
                    (side_ == "both" ? " on each side" : " on the " + side_);
    heading.notes.emplace_back(
        grouped(near_) + " words stand near it, of " + grouped(all_) +
        " words on file beside it; a word near two places is counted once, and "
        "none across paragraphs");
    heading.notes.emplace_back(
        "log-likelihood of the table of four (Dunning 1993); logDice (Rychlý 2008): 14 at most, "
        "one "
        "more is twice as strong; MI in bits (Church and Hanks 1990), high for rare words");
    const auto column = [&](const char* name, const char* label, ColumnType type, int spare = 0) {
      heading.columns.push_back({.name = name, .label = label, .type = type, .spare = spare});
    };
    heading.columns.push_back({.name = "word", .label = "Word", .whole = true});
    column("near", "Near", ColumnType::Count);
    column("left", "Left", ColumnType::Count, 3);
    column("right", "Right", ColumnType::Count, 3);
    column("on_file", "On file", ColumnType::Count);
    column("statements", "Statements", ColumnType::Count, 4);
    column("expected", "Expected", ColumnType::Number, 5);
    column("log_likelihood", "LL", ColumnType::Number);
    column("log_dice", "logDice", ColumnType::Number, 1);
    column("mutual_information", "MI", ColumnType::Number, 2);
    heading.columns.push_back(
        {.name = "ids", .label = "Ids", .type = ColumnType::List, .shown = false});
    sink_.begin(heading);
  }

  bool write() {
    std::vector<Scored> scored;
    const auto near_all = static_cast<double>(near_);
    const auto all = static_cast<double>(all_);
    const std::size_t least = std::max<std::size_t>(1, context_.options.number("least"));
    for (std::uint32_t word = 0; word < counts_.size(); ++word) {
      const Count& count = counts_[word];
      if (count.near < least) continue;
      if (!context_.options.flag("function-words") && is_grammar_word(names_.name(word))) continue;
      const std::uint64_t on_file =
          context_.index.occurrences(names_.name(word), on_file_) - count.node;
      const double near = count.near;
      const auto of_word = static_cast<double>(on_file);
      // Those that stand near less often than by chance are no collocates.
      if (near * all <= near_all * of_word) continue;
      scored.push_back({word, on_file,
                        log_likelihood(Contingency{near, near_all - near, of_word - near,
                                                   all - near_all - of_word + near}),
                        log_dice(near, static_cast<double>(nodes_), of_word),
                        mutual_information(near, near_all, of_word, all)});
    }
    const std::string sort = context_.options.text("sort");
    const auto strength = [&](const Scored& each) {
      return sort == "log-dice"             ? each.dice
             : sort == "mutual-information" ? each.information
             : sort == "near"               ? static_cast<double>(counts_[each.word].near)
                                            : each.likelihood;
    };
    std::sort(scored.begin(), scored.end(), [&](const Scored& a, const Scored& b) {
      return strength(a) != strength(b) ? strength(a) > strength(b)
                                        : names_.name(a.word) < names_.name(b.word);
    });
    const std::size_t most = context_.options.number("top");
    if (most > 0 && scored.size() > most) scored.resize(most);
    // By word, and as they came, which is by document.
    std::stable_sort(near_places_.begin(), near_places_.end(),
                     [](const Near& a, const Near& b) { return a.word < b.word; });
    for (const Scored& each : scored) {
      const Count& count = counts_[each.word];
      const std::vector<WordPlace> places = places_of(each.word);
      TableRow row;
      row.add(std::string(names_.name(each.word)));
      row.add(std::uint64_t{count.near});
      row.add(std::uint64_t{count.left});
      row.add(std::uint64_t{count.near} - count.left);
      row.add(each.all);
      row.add(std::uint64_t{count.statements});
      row.add(near_all * static_cast<double>(each.all) / all);
      row.add(each.likelihood);
      row.add(each.dice);
      row.add(each.information);
      row.add(context_.for_people ? std::vector<std::string>{} : ids_of(places, context_.index));
      row.examples = examples_.at(places, 1);
      sink_.row(row);
    }
    sink_.end();
    return !scored.empty();
  }

  struct Near {
    std::uint32_t word = 0;
    WordPlace place;  ///< the first near it in a statement
  };

  [[nodiscard]] std::vector<WordPlace> places_of(std::uint32_t word) const {
    std::vector<WordPlace> places;
    const auto first =
        std::lower_bound(near_places_.begin(), near_places_.end(), word,
                         [](const Near& each, std::uint32_t wanted) { return each.word < wanted; });
    for (auto each = first; each != near_places_.end() && each->word == word; ++each) {
      places.push_back(each->place);
    }
    return places;
  }

  const AnalysisContext& context_;
  TableSink& sink_;
  Matches matches_;
  Examples examples_;
  std::vector<Near> near_places_;
  std::size_t window_ = 5;
  std::string side_;
  std::uint64_t nodes_ = 0;
  std::uint64_t near_ = 0;
  DocSet on_file_{0};
  std::uint64_t all_ = 0;  ///< words on file that are no part of what is searched
  NameTable names_;
  std::vector<Count> counts_;
  std::vector<Part> parts_;
};

bool run_collocates(const AnalysisContext& context, TableSink& sink) {
  return Collocates(context, sink).run();
}

}  // namespace

Analysis collocates_analysis() {
  return {.name = "collocates",
          .summary = "Words near a match more often than by chance",
          .words = "",
          .options = kOptions,
          .forms = kTableForms,
          .example = "rostrum-search collocates withdraw --window 4",
          .run = run_collocates};
}

}  // namespace rostrum
