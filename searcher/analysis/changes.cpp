#include "searcher/analysis/changes.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "schemas/base/error.hpp"
#include "schemas/base/name_table.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/analysis/base/authors.hpp"
#include "searcher/analysis/base/document_order.hpp"
#include "searcher/analysis/base/one_statement.hpp"
#include "searcher/analysis/base/quoted_text.hpp"
#include "searcher/analysis/wording/heading_words.hpp"
#include "searcher/analysis/wording/sentence_alignment.hpp"
#include "searcher/analysis/wording/text_difference.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/tables/difference_text.hpp"

namespace rostrum {
namespace {

constexpr std::array kOptions{
    Option{"kept", Option::Kind::Flag, "", "", "Also show unchanged sentences"},
};

using Run = TableDifference::Run;

/// A sentence with the words that it is compared by.
struct Sentence {
  int paragraph = 0;
  std::string text;
};

/// Without the number or sign in front of a paragraph: "12. ", "- ".
std::string without_number(std::string text) {
  std::size_t at = 0;
  for (const char* sign : {"- ", "* ", "• ", "– "}) {
    if (text.starts_with(sign)) at = std::string_view(sign).size();
  }
  const auto digit = [&](std::size_t i) {
    return i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])) != 0;
  };
  std::size_t end = at;
  while (digit(end)) ++end;
  if (end > at && end - at <= 3 && end + 1 < text.size() &&
      (text[end] == '.' || text[end] == ')') && text[end + 1] == ' ') {
    at = end + 2;
  }
  return text.substr(at);
}

/// A statement taken apart.
struct Parts {
  Hit hit;
  std::vector<Sentence> sentences;
  std::vector<SentenceWords> words;
};

class Changes {
 public:
  Changes(const AnalysisContext& context, TableSink& sink) : context_(context), sink_(sink) {}

  bool run() {
    choose();
    begin();
    bool any = false;
    for (std::size_t i = 0; i + 1 < chain_.size(); ++i) {
      context_.progress(i, chain_.size());
      if (i == 0) earlier_ = parts_of(chain_.front());
      Parts later = parts_of(chain_[i + 1]);
      step_ = i + 1;
      write_step(earlier_, later);
      any = true;
      earlier_ = std::move(later);
    }
    sink_.end();
    return any;
  }

 private:
  void choose() {
    const std::vector<std::string>& words = context_.words;
    if (words.size() == 2) {
      OneStatement first = find_statement(words[0], context_.index);
      OneStatement second = find_statement(words[1], context_.index);
      if (first.document != 0 && second.document != 0) {
        if (first.document == second.document) refuse_one(words[0]);
        if (is_later(first.document, second.document)) std::swap(first, second);
        chain_ = {first.document, second.document};
        questions_.push_back(std::move(first.matches));
        questions_.push_back(std::move(second.matches));
        return;
      }
      // One id on file and another word is a slip.
      if (first.document != 0) (void)statement_named(words[1], context_.index);
      if (second.document != 0) (void)statement_named(words[0], context_.index);
    }
    if (words.size() == 1 && find_statement(words[0], context_.index).document != 0) {
      refuse_one(words[0]);
    }
    questions_.push_back(context_.index.ask(context_.request));
    refuse_unknown_ids(questions_.front());
    const DocSet found = context_.index.once(questions_.front().documents);
    for (const std::uint32_t each : by_date(found, context_.index)) {
      if (context_.index.hit(each).statement.date) {
        chain_.push_back(each);
      } else {
        ++undated_;
      }
    }
    keep_one_language();
    want_one_author();
  }

  [[noreturn]] static void refuse_one(const std::string& id) {
    throw Error(ErrorKind::InvalidInput,
                "changes: '" + id +
                    "' is one statement; name a second id, or the delegation whose statements "
                    "follow one another");
  }

  /// True if the dates say so, whatever days they can mean.
  [[nodiscard]] bool is_later(std::uint32_t one, std::uint32_t other) const {
    const std::optional<Date> date = context_.index.hit(one).statement.date;
    const std::optional<Date> before = context_.index.hit(other).statement.date;
    return date && before && date->first_day() > before->last_day();
  }

  /// Words that look like ids, and that no statement has either, were meant as ids.
  void refuse_unknown_ids(const Matches& matches) const {
    const auto like_an_id = [](const std::string& word) {
      return word.find_first_of("-/_0123456789") != std::string::npos &&
             word.find_first_of(" :\"*()") == std::string::npos;
    };
    const std::vector<std::string>& words = context_.words;
    if (words.empty() || words.size() > 2 || matches.documents.next(1) != 0 ||
        !std::all_of(words.begin(), words.end(), like_an_id)) {
      return;
    }
    (void)statement_named(words.front(), context_.index);
  }

  void keep_one_language() {
    std::map<std::string, std::size_t> languages;
    for (const std::uint32_t each : chain_) ++languages[language_of(each)];
    if (languages.size() < 2) return;
    const auto most =
        std::max_element(languages.begin(), languages.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    const std::size_t all = chain_.size();
    std::erase_if(chain_, [&](std::uint32_t each) { return language_of(each) != most->first; });
    notes_.emplace_back(plural(all - chain_.size(), "statement", "statements") +
                            " in other languages than " + most->first + " left out",
                        std::vector<TableNote::Way>{{"lang"}}, "chooses another");
  }

  void want_one_author() {
    if (chain_.size() < 2) return;
    const Authors authors(context_.index, context_.request.with_groups);
    std::vector<std::uint32_t> common = authors.of(chain_.front());
    std::set<std::string> names;
    std::set<std::string> conventions;
    for (const std::uint32_t each : chain_) {
      std::vector<std::uint32_t> still;
      const std::vector<std::uint32_t>& own = authors.of(each);
      std::set_intersection(common.begin(), common.end(), own.begin(), own.end(),
                            std::back_inserter(still));
      common = std::move(still);
      const Hit hit = context_.index.hit(each);
      names.insert(context_.author(hit));
      conventions.insert(hit.statement.convention);
    }
    if (common.empty()) {
      std::string some;
      std::size_t count = 0;
      for (const std::string& name : names) {
        if (++count <= 3) some += (some.empty() ? "" : ", ") + name;
      }
      throw Error(ErrorKind::InvalidInput,
                  "changes: these statements are of several authors (" + some +
                      (count > 3 ? " …" : "") +
                      "); name one by country, group or organisation, or two ids");
    }
    if (conventions.size() > 1) {
      notes_.emplace_back("statements under " + std::to_string(conventions.size()) +
                              " conventions follow one another",
                          std::vector<TableNote::Way>{{"convention"}, {"topic"}}, "keep to one");
    }
  }

  [[nodiscard]] std::string language_of(std::uint32_t document) const {
    return context_.index.hit(document).statement.language;
  }

  Parts parts_of(std::uint32_t document) {
    const Statement statement = context_.index.statement(document);
    Parts parts{.hit = context_.index.hit(document)};
    int paragraph = 0;
    const std::size_t heading = heading_paragraphs(statement, analyser_);
    for (const TextSentence& each : sentences_of(statement.text, analyser_)) {
      if (static_cast<std::size_t>(each.paragraph) <= heading) continue;
      std::string text = quote(statement, each.paragraph, each.bytes, {}).text;
      if (each.paragraph != paragraph) text = without_number(std::move(text));
      paragraph = each.paragraph;
      SentenceWords words;
      const AnalysedText analysed = analyser_.analyse(text);
      for (const Token& token : analysed.tokens) words.push_back(names_.number_of(token.word));
      if (words.empty()) continue;
      parts.sentences.push_back({paragraph, std::move(text)});
      parts.words.push_back(std::move(words));
    }
    return parts;
  }

  void begin() {
    std::vector<const Matches*> questions;
    for (const Matches& each : questions_) questions.push_back(&each);
    TableHeading heading = heading_of(changes_analysis(), context_, questions);
    heading.title = "What changed in words: " +
                    (chain_.size() < 2 ? "nothing to compare"
                                       : plural(chain_.size(), "statement", "statements") +
                                             ", each with the one before it");
    if (chain_.size() < 2) {
      notes_.emplace_back("a change takes two dated statements in one language; there is " +
                          std::string(chain_.empty() ? "none" : "one"));
    }
    if (undated_ > 0) {
      notes_.emplace_back(plural(undated_, "statement", "statements") +
                          " without a date left out: their order is not known");
    }
    if (chain_.size() == 2 && language_of(chain_[0]) != language_of(chain_[1])) {
      notes_.emplace_back("the two are in different languages: compare versions in one");
    }
    if (context_.for_people) {
      notes_.emplace_back(
          "signs: = kept, ~ changed, + added, - removed, > moved, >~ both; within: "
          "[-gone-] {+new+}; case and punctuation make no difference");
    }
    heading.notes.insert(heading.notes.end(), notes_.begin(), notes_.end());
    const auto column = [&](const char* name, const char* label, ColumnType type) {
      heading.columns.push_back({.name = name, .label = label, .type = type});
    };
    column("step", "Step", ColumnType::Count);
    column("change", "What", ColumnType::Text);
    column("from_id", "From", ColumnType::Text);
    column("from_date", "Date", ColumnType::Text);
    column("from_paragraph", "Paragraph", ColumnType::Count);
    column("to_id", "To", ColumnType::Text);
    column("to_date", "Date", ColumnType::Text);
    column("to_paragraph", "Paragraph", ColumnType::Count);
    column("words_same", "Words kept", ColumnType::Count);
    column("words_removed", "Words removed", ColumnType::Count);
    column("words_added", "Words added", ColumnType::Count);
    for (const char* each : {"kept", "changed", "moved", "added", "removed"}) {
      heading.columns.push_back({.name = std::string("sentences_") + each,
                                 .label = std::string("Sentences ") + each,
                                 .type = ColumnType::Count});
    }
    column("from_text", "Text before", ColumnType::Text);
    column("to_text", "Text now", ColumnType::Text);
    column("difference", "Difference", ColumnType::Text);
    heading.chart.kind = TableChart::Kind::Texts;
    sink_.begin(heading);
  }

  struct Found {
    AlignedSentence sentence;
    TextDifference difference;
  };

  static const char* name_of(const AlignedSentence& each) {
    if (!each.from) return "added";
    if (!each.to) return "removed";
    if (each.moved) return each.same ? "moved" : "moved and changed";
    return each.same ? "kept" : "changed";
  }
  static const char* sign_of(const AlignedSentence& each) {
    if (!each.from) return "+";
    if (!each.to) return "-";
    if (each.moved) return each.same ? ">" : ">~";
    return each.same ? "=" : "~";
  }

  void write_step(const Parts& from, const Parts& to) {
    std::vector<Found> all;
    std::map<std::string, std::uint64_t> sentences;
    TextDifference words;
    for (const AlignedSentence& each : align_sentences(from.words, to.words)) {
      Found found{each, {}};
      found.difference =
          !each.from ? whole_text(to.sentences[*each.to].text, Run::Kind::Added, analyser_)
          : !each.to ? whole_text(from.sentences[*each.from].text, Run::Kind::Removed, analyser_)
                     : difference_of(from.sentences[*each.from].text, to.sentences[*each.to].text,
                                     analyser_);
      words.same += found.difference.same;
      words.removed += found.difference.removed;
      words.added += found.difference.added;
      ++sentences[name_of(each)];
      all.push_back(std::move(found));
    }
    write_summary(from, to, words, sentences);
    for (const Found& each : all) {
      const bool kept = each.sentence.same && !each.sentence.moved;
      if (!kept || context_.options.flag("kept")) write(from, to, each);
    }
  }

  void add_ids(const Parts& from, const Parts& to, const char* change, int from_paragraph,
               int to_paragraph, TableRow& row) const {
    const auto date = [](const Hit& hit) {
      return hit.statement.date ? hit.statement.date->text() : "";
    };
    row.add(std::uint64_t{step_});
    row.add(change);
    row.add(from.hit.statement.id);
    row.add(date(from.hit));
    row.add_place(from_paragraph);
    row.add(to.hit.statement.id);
    row.add(date(to.hit));
    row.add_place(to_paragraph);
  }

  static void add_words(const TextDifference& words, TableRow& row) {
    row.add(std::uint64_t{words.same});
    row.add(std::uint64_t{words.removed});
    row.add(std::uint64_t{words.added});
  }

  void write_summary(const Parts& from, const Parts& to, const TextDifference& words,
                     std::map<std::string, std::uint64_t>& sentences) {
    TableRow row;
    add_ids(from, to, "all", 0, 0, row);
    add_words(words, row);
    const std::uint64_t both = sentences["moved and changed"];
    const std::array counts{sentences["kept"], sentences["changed"] + both,
                            sentences["moved"] + both, sentences["added"], sentences["removed"]};
    for (const std::uint64_t each : counts) row.add(each);
    for (int i = 0; i < 3; ++i) row.add("");
    const auto day = [](const Hit& hit) {
      return hit.statement.date ? hit.statement.date->text() : hit.statement.id;
    };
    row.difference.title =
        day(from.hit) + " to " + day(to.hit) + ": sentences " + std::to_string(counts[0]) +
        " kept, " + std::to_string(counts[1]) + " changed, " + std::to_string(counts[2]) +
        " moved, " + std::to_string(counts[3]) + " added, " + std::to_string(counts[4]) +
        " removed; words " + std::to_string(words.same) + " kept, " +
        std::to_string(words.removed) + " removed, " + std::to_string(words.added) + " added";
    row.difference.citations = {
        "from " + from.hit.statement.id + ": " + citation_of(from.hit, nullptr),
        "to   " + to.hit.statement.id + ": " + citation_of(to.hit, nullptr)};
    sink_.row(row);
  }

  void write(const Parts& from, const Parts& to, const Found& found) {
    const AlignedSentence& each = found.sentence;
    const int before = each.from ? from.sentences[*each.from].paragraph : 0;
    const int now = each.to ? to.sentences[*each.to].paragraph : 0;
    TableRow row;
    add_ids(from, to, name_of(each), before, now, row);
    add_words(found.difference, row);
    for (int i = 0; i < 5; ++i) row.cells.emplace_back();
    row.add(each.from ? from.sentences[*each.from].text : "");
    row.add(each.to ? to.sentences[*each.to].text : "");
    row.difference.mark = sign_of(each);
    row.difference.place = "¶" + std::to_string(now != 0 ? now : before);
    row.difference.runs = found.difference.runs;
    row.difference.from_language = from.hit.statement.language;
    row.difference.to_language = to.hit.statement.language;
    row.add(difference_text(row.difference).text);
    sink_.row(row);
  }

  const AnalysisContext& context_;
  TableSink& sink_;
  TextAnalyser analyser_;
  NameTable names_;
  std::vector<Matches> questions_;
  std::vector<std::uint32_t> chain_;
  std::vector<TableNote> notes_;
  std::size_t undated_ = 0;
  std::size_t step_ = 0;
  Parts earlier_;
};

bool run_changes(const AnalysisContext& context, TableSink& sink) {
  return Changes(context, sink).run();
}

}  // namespace

Analysis changes_analysis() {
  return {.name = "changes",
          .summary = "What a delegation says differently the next time, word by word",
          .words = "Ids of two statements; or a query whose statements follow one another",
          .options = kOptions,
          .forms = kTableForms,
          .example = "rostrum-search changes --country Norway --topic clearance",
          .run = run_changes};
}

}  // namespace rostrum
