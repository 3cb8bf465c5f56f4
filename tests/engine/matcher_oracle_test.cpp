// The engine against Xapian's own matcher: the same statements, the same questions, and the same
// totals, weights and counts. The second database here has what ours leaves to the columns: words
// with positions.
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <set>

#include "indexer/writing/index_writer.hpp"
#include "schemas/index/facet_entries.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/index/index_format.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/engine/search_engine.hpp"
#include "tests/engine/some_statements.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kQuestions = 300;
#else
constexpr int kQuestions = 2500;
#endif
constexpr double kTolerance = 1e-4;

/// Words that no hyphenated spelling takes part in: those have meanings of their own, tested
/// elsewhere.
const std::vector<std::string>& plain_words() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> plain;
    for (const std::string& word : some_words()) {
      if (word.find("anti") == std::string::npos && word != "personnel") plain.push_back(word);
    }
    return plain;
  }();
  return words;
}

struct Asked {
  std::string text;
  Xapian::Query query;
  bool weights = true;  ///< Xapian's weights are those that we promise
};

/// What a query found by itself, as a part of a greater one. Under an AND or a filter,
/// Xapian 1.4.22 lets an OR with a phrase in it weigh where the phrase does not stand; alone it
/// does not.
class Found final : public Xapian::PostingSource {
 public:
  explicit Found(std::map<Xapian::docid, double> weights) : weights_(std::move(weights)) {}
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return size(); }
  void next(double) override {
    if (started_) ++at_;
    started_ = true;
  }
  void skip_to(Xapian::docid document, double) override {
    started_ = true;
    at_ = weights_.lower_bound(document);
  }
  [[nodiscard]] bool at_end() const override { return at_ == weights_.end(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_->first; }
  [[nodiscard]] double get_weight() const override { return at_->second; }
  void init(const Xapian::Database&) override {
    at_ = weights_.begin();
    started_ = false;
    double most = 0;
    for (const auto& [document, weight] : weights_) most = std::max(most, weight);
    set_maxweight(most);
  }
  [[nodiscard]] std::string get_description() const override { return "Found"; }

 private:
  [[nodiscard]] Xapian::doccount size() const {
    return static_cast<Xapian::doccount>(weights_.size());
  }
  std::map<Xapian::docid, double> weights_;
  std::map<Xapian::docid, double>::const_iterator at_;
  bool started_ = false;
};

class MatcherOracle : public ::testing::Test {
 protected:
  static constexpr std::size_t kStatements = 300;
  /// More documents than are scored at a time, twice over.
  static constexpr std::size_t kManyStatements = 9'000;

  /// Writes statements in several commits, changes some and removes some, so that the columns are
  /// of many segments and have gaps.
  void write(std::uint64_t seed, const std::vector<std::string>& languages) {
    StatementMaker maker(seed);
    IndexWriter writer(folder_.path() / "index", vocabulary_.hash());
    for (std::size_t i = 0; i < kStatements; ++i) {
      put(maker.statement("s" + std::to_string(i), languages[maker.below(languages.size())]),
          writer);
      if (maker.below(40) == 0) writer.commit();
      if (i > 20 && maker.below(10) == 0) {
        put(maker.statement("s" + std::to_string(maker.below(i)),
                            languages[maker.below(languages.size())]),
            writer);
      }
      if (i > 20 && maker.below(15) == 0) {
        const std::string id = "s" + std::to_string(maker.below(i));
        if (writer.remove(id)) forget(id);
      }
    }
    writer.commit();
    for (const Statement& each : statements_) add_to_oracle(each);
    engine_ = std::make_unique<SearchEngine>(folder_.path() / "index", vocabulary_);
    languages_ = languages;
  }

  /// Writes many statements, in some of which a word stands more often than a byte can count.
  void write_many(std::uint64_t seed) {
    StatementMaker maker(seed);
    IndexWriter writer(folder_.path() / "index", vocabulary_.hash());
    for (std::size_t i = 0; i < kManyStatements; ++i) {
      Statement statement = maker.statement("s" + std::to_string(i), "en");
      if (i % 500 == 1) {
        for (std::size_t k = 0; k < 200 + i / 50; ++k) statement.text += " treaty mines";
      }
      statements_.push_back(statement);
      writer.put(prepare(statement, vocabulary_, analyser_));
    }
    writer.commit();
    for (const Statement& each : statements_) add_to_oracle(each);
    engine_ = std::make_unique<SearchEngine>(folder_.path() / "index", vocabulary_);
    languages_ = {"en"};
  }

  void put(const Statement& statement, IndexWriter& writer) {
    forget(statement.id);
    statements_.push_back(statement);
    writer.put(prepare(statement, vocabulary_, analyser_));
  }

  void forget(const std::string& id) {
    std::erase_if(statements_, [&](const Statement& each) { return each.id == id; });
  }

  void add_to_oracle(const Statement& statement) {
    Xapian::Document document;
    const StatementTerms terms = terms_of(statement, analyser_);
    // Xapian takes the sum of all counts for the length. Plain words are those that lengths have,
    // once as a stem and once as a word.
    for (const CountedTerm& stem : terms.stems) {
      document.add_term(std::string(stem.term), stem.in_length);
    }
    for (const PlacedWord& word : terms.words) {
      // A hyphenated word is found as a word and has no place in a sequence.
      const bool hyphenated = word.term.starts_with(kCompoundPrefix);
      const std::string term = "W" + std::string(listed_word("", word.term).word);
      const bool counts = !hyphenated && terms.stems[word.stem].term.starts_with('Z');
      document.add_term(term, counts ? static_cast<Xapian::termcount>(word.positions.size()) : 0);
      if (hyphenated) continue;
      for (const std::uint32_t position : word.positions) document.add_posting(term, position, 0);
    }
    std::set<std::string> facets;
    for (const FacetEntry& entry : facet_entries(statement, vocabulary_)) {
      document.add_boolean_term(entry.term);
      facets.insert(entry.term);
    }
    facets_.push_back(std::move(facets));
    if (statement.date) {
      document.add_value(0, Xapian::sortable_serialise(statement.date->first_day()));
    }
    oracle_.add_document(document);
  }

  [[nodiscard]] std::string stem(const std::string& word, const std::string& language = "en") {
    return analyser_.stem_term(language, word);
  }

  [[nodiscard]] Xapian::Query word_query(const std::string& word) {
    if (languages_.size() == 1) return Xapian::Query(stem(word));
    std::vector<Xapian::Query> ways;
    for (const std::string& language : languages_) ways.emplace_back(stem(word, language));
    return {Xapian::Query::OP_OR, ways.begin(), ways.end()};
  }

  [[nodiscard]] Xapian::Query forms_of(const std::string& word) {
    std::vector<Xapian::Query> forms;
    for (const std::string& other : some_words()) {
      if (stem(other) == stem(word)) forms.emplace_back("W" + other);
    }
    return {Xapian::Query::OP_OR, forms.begin(), forms.end()};
  }

  [[nodiscard]] Xapian::Query found_alone(const Xapian::Query& query) {
    std::map<Xapian::docid, double> weights;
    for (const auto& [place, weight] : matches(query)) {
      weights[static_cast<Xapian::docid>(place + 1)] = weight;
    }
    return Xapian::Query((new Found(std::move(weights)))->release());
  }

  [[nodiscard]] Asked leaf(StatementMaker& maker) {
    const auto word = [&] { return plain_words()[maker.below(plain_words().size())]; };
    switch (maker.below(7)) {
      case 0: {  // phrase
        Asked phrase{.text = "\""};
        std::vector<Xapian::Query> words;
        for (std::size_t i = 2 + maker.below(2); i > 0; --i) {
          const std::string each = word();
          phrase.text += each + (i == 1 ? "\"" : " ");
          words.emplace_back("W" + each);
        }
        phrase.query =
            found_alone(Xapian::Query(Xapian::Query::OP_PHRASE, words.begin(), words.end(),
                                      static_cast<Xapian::termcount>(words.size())));
        return phrase;
      }
      case 1: {  // NEAR and ADJ, of different stems
        if (languages_.size() > 1) break;
        std::vector<std::string> words = {word()};
        while (words.size() < 2 + maker.below(2)) {
          const std::string next = word();
          if (std::none_of(words.begin(), words.end(),
                           [&](const auto& each) { return stem(each) == stem(next); })) {
            words.push_back(next);
          }
        }
        const bool in_order = maker.below(2) == 0;
        const std::size_t distance = 1 + maker.below(4);
        Asked near{.text = "("};
        std::vector<Xapian::Query> forms;
        std::vector<Xapian::Query> stems;
        for (std::size_t i = 0; i < words.size(); ++i) {
          if (i > 0) near.text += (in_order ? " ADJ/" : " NEAR/") + std::to_string(distance) + " ";
          near.text += words[i];
          forms.push_back(forms_of(words[i]));
          stems.emplace_back(stem(words[i]));
        }
        near.text += ")";
        const auto window = static_cast<Xapian::termcount>(distance * (words.size() - 1) + 1);
        near.query = found_alone(Xapian::Query(
            Xapian::Query::OP_FILTER,
            Xapian::Query(Xapian::Query::OP_OR, stems.begin(), stems.end()),
            Xapian::Query(in_order ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_NEAR,
                          forms.begin(), forms.end(), window)));
        return near;
      }
      case 2: {  // wildcard: Xapian only estimates how many statements its words are in
        std::string start = word().substr(0, 3);
        while (start.size() < 3) start = word().substr(0, 3);
        return {start + "*", Xapian::Query(Xapian::Query::OP_WILDCARD, "W" + start), false};
      }
      case 3: {  // in an OR, since by itself it would be a filter
        const std::string other = word();
        return {"(country:FRA OR " + other + ")",
                Xapian::Query(
                    Xapian::Query::OP_OR, word_query(other),
                    Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT,
                                  Xapian::Query(facet_term(field(FieldId::Country), "FRA")), 0)),
                languages_.size() == 1};
      }
      default:
        break;
    }
    const std::string one = word();
    return {one, word_query(one), languages_.size() == 1};
  }

  [[nodiscard]] Asked tree(StatementMaker& maker, int depth) {
    if (depth == 0 || maker.below(3) == 0) return leaf(maker);
    const Asked a = tree(maker, depth - 1);
    const Asked b = tree(maker, depth - 1);
    const bool weights = a.weights && b.weights;
    switch (maker.below(3)) {
      case 0:
        return {"(" + a.text + " AND " + b.text + ")",
                Xapian::Query(Xapian::Query::OP_AND, a.query, b.query), weights};
      case 1:
        return {"(" + a.text + " OR " + b.text + ")",
                Xapian::Query(Xapian::Query::OP_OR, a.query, b.query), weights};
      default:
        return {"(" + a.text + " NOT " + b.text + ")",
                Xapian::Query(Xapian::Query::OP_AND_NOT, a.query, b.query), a.weights};
    }
  }

  /// All that match, by place in statements_, with their weights.
  [[nodiscard]] std::map<std::size_t, double> matches(const Xapian::Query& query) {
    Xapian::Enquire enquire(oracle_);
    const RankingParameters ours;
    enquire.set_weighting_scheme(Xapian::BM25Weight(ours.k1, 0, 1, ours.b, 0));
    enquire.set_query(query);
    std::map<std::size_t, double> found;
    const Xapian::MSet set = enquire.get_mset(0, oracle_.get_doccount());
    for (auto hit = set.begin(); hit != set.end(); ++hit) found[*hit - 1] = hit.get_weight();
    return found;
  }

  void compare(StatementMaker& maker) {
    const Asked asked = tree(maker, static_cast<int>(maker.below(4)));
    SearchRequest request{.text = asked.text, .sort = SortBy::Relevance};
    // BM25 alone: what else is in our ranking, Xapian does not have.
    request.ranking.title = 0;
    request.ranking.function_word = 1;
    request.ranking.proximity_weight = 0;
    request.ranking.feedback = 0;
    request.facets = {"convention", "country", "item", "year", "lang"};
    std::map<std::string, Xapian::Query> filters;
    const auto filter = [&](const std::string& name, const std::vector<std::string>& values) {
      std::vector<Xapian::Query> terms;
      for (const std::string& value : values) {
        request.filters.push_back({name, value});
        terms.emplace_back(facet_term(field_named(name), value));
      }
      filters[name] = Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
    };
    if (maker.below(4) == 0) filter("convention", {"CCM"});
    if (maker.below(4) == 0) filter("country", {"NOR", "JPN"});
    if (maker.below(5) == 0) filter("item", {"7"});
    if (maker.below(5) == 0) {
      request.from = "2001-03-05";
      request.to = "2003-06-20";
      filters["date"] =
          Xapian::Query(Xapian::Query::OP_VALUE_RANGE, 0, Xapian::sortable_serialise(20010305),
                        Xapian::sortable_serialise(20030620));
    }
    SCOPED_TRACE(asked.text);
    const SearchResponse answer = engine_->search(request);
    const auto with_filters = [&](const std::string& but) {
      Xapian::Query query = asked.query;
      for (const auto& [name, each] : filters) {
        if (name != but) query = Xapian::Query(Xapian::Query::OP_FILTER, query, each);
      }
      return matches(query);
    };
    const auto expected = with_filters("");
    ASSERT_EQ(answer.total, expected.size());
    if (asked.weights) compare_hits(answer, expected);
    for (const Facet& facet : answer.facets) {
      compare_facet(facet, filters.count(facet.field) == 0 ? expected : with_filters(facet.field));
    }
  }

  void compare_hits(const SearchResponse& answer, const std::map<std::size_t, double>& expected) {
    std::vector<double> weights;
    for (const auto& [place, weight] : expected) weights.push_back(weight);
    std::sort(weights.rbegin(), weights.rend());
    for (std::size_t i = 0; i < answer.hits.size(); ++i) {
      ASSERT_NEAR(answer.hits[i].score, weights[i], kTolerance) << "at rank " << i + 1;
      const auto place = std::find_if(
          statements_.begin(), statements_.end(),
          [&](const Statement& each) { return each.id == answer.hits[i].statement.id; });
      const auto own = expected.find(static_cast<std::size_t>(place - statements_.begin()));
      ASSERT_NE(own, expected.end()) << answer.hits[i].statement.id;
      ASSERT_NEAR(answer.hits[i].score, own->second, kTolerance);
    }
  }

  void compare_facet(const Facet& facet, const std::map<std::size_t, double>& expected) {
    std::map<std::string, std::size_t> counts;
    for (const auto& [place, weight] : expected) {
      bool any = false;
      for (const std::string& term : facets_[place]) {
        if (facet_of_term(term) != &field_named(facet.field)) continue;
        ++counts[term];
        any = true;
      }
      if (!any) ++counts[facet_term(field_named(facet.field), kNoValue)];
    }
    for (const FacetCount& value : facet.values) {
      const std::string term = facet_term(field_named(facet.field), value.value);
      ASSERT_EQ(value.count, counts[term]) << facet.field << " " << value.value;
      counts.erase(term);
    }
    for (const auto& [term, count] : counts) ASSERT_EQ(count, 0U) << term << " is not counted";
  }

  void ask(std::uint64_t seed, int questions = kQuestions) {
    StatementMaker maker(seed);
    for (int i = 0; i < questions; ++i) {
      ASSERT_NO_FATAL_FAILURE(compare(maker)) << "question " << i << " of seed " << seed;
    }
  }

  TempDir folder_;
  const Vocabulary& vocabulary_ = Vocabulary::builtin();
  TextAnalyser analyser_;
  std::vector<Statement> statements_;
  std::vector<std::set<std::string>> facets_;
  Xapian::WritableDatabase oracle_{"", Xapian::DB_BACKEND_INMEMORY};
  std::unique_ptr<SearchEngine> engine_;
  std::vector<std::string> languages_;
};

TEST_F(MatcherOracle, AgreesOnEnglish) {
  write(1, {"en"});
  ask(11);
}

TEST_F(MatcherOracle, AgreesOnOtherStatements) {
  write(2, {"en"});
  ask(12);
}

TEST_F(MatcherOracle, AgreesInTwoLanguages) {
  write(3, {"en", "fr"});
  ask(13);
}

TEST_F(MatcherOracle, AgreesOnMoreStatementsThanAreScoredAtATime) {
  write_many(5);
  ask(15, kQuestions / 15);
}

TEST_F(MatcherOracle, AgreesWithoutColumns) {
  write(4, {"en"});
  std::filesystem::remove_all(folder_.path() / "index" / "columns");
  engine_ = std::make_unique<SearchEngine>(folder_.path() / "index", vocabulary_);
  ask(14);
}

}  // namespace
}  // namespace rostrum::testing
