#include "benchmarks/corpus/query_choice.hpp"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>

namespace rostrum::bench {
namespace {

using nlohmann::json;

constexpr std::size_t kPerClass = 5;
constexpr std::uint32_t kRare = 12;  ///< statements
constexpr int kNearDistance = 10;
constexpr std::size_t kPrefixLetters = 5;
constexpr std::size_t kLeastExpansions = 4;
constexpr std::size_t kMostExpansions = 150;

std::string first_form(const Word& word) {
  return std::string(word.forms.substr(0, word.forms.find(' ')));
}

struct Counted {
  std::string text;
  std::uint32_t statements;
};

std::vector<Counted> by_count(std::vector<Counted> words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const Counted& a, const Counted& b) { return a.statements > b.statements; });
  return words;
}

class Chooser {
 public:
  Chooser(const TextWriter& writer, const FilterCounts& filters, std::size_t statements)
      : writer_(writer), filters_(filters), statements_(static_cast<std::uint32_t>(statements)) {}

  std::vector<json> choose() {
    const std::vector<std::string> common = common_words(false);
    const std::vector<std::string> single = common_words(true);
    for (const std::string& word :
         generated_near(std::max(2U, std::min(kRare, statements_ / 50)))) {
      add("rare", "word", {word});
    }
    for (const std::string& word : generated_near(std::max(3U, statements_ / 140))) {
      add("middle", "word", {word});
    }
    for (const std::string& word : spread(common)) add("common", "word", {word});
    add("everywhere", "word", {"the"});
    for (std::size_t i = 0; i < kPerClass; ++i) {
      const auto word = [&](std::size_t third) {
        return common[(i + third * (common.size() / 3)) % common.size()];
      };
      add("or2", "or", {word(0), word(1)});
      add("or3", "or", {word(0), word(1), word(2)});
      add("and2", "and", {word(0), word(1)});
      add("and3", "and", {word(0), word(1), word(2)});
    }
    for (std::size_t i = 0; i < kPerClass; ++i) {
      add("near", "near",
          {single[i % single.size()], single[(i + single.size() / 2) % single.size()]});
    }
    for (const std::string& phrase : phrases_of(2)) add("phrase2", "phrase", words_of(phrase));
    for (const std::string& phrase : phrases_of(4)) add("phrase4", "phrase", words_of(phrase));
    for (const std::string& prefix : prefixes()) add("prefix", "prefix", {prefix});
    add_filtered(common);
    add("browse", "all", {});
    return std::move(queries_);
  }

 private:
  json& add(const std::string& kind, const char* operation, const std::vector<std::string>& words) {
    const std::size_t number = ++numbers_[kind];
    queries_.push_back({{"id", kind + "-" + std::to_string(number)},
                        {"class", kind},
                        {"op", operation},
                        {"words", words},
                        {"distance", kNearDistance},
                        {"filters", json::array()},
                        {"from", ""},
                        {"to", ""}});
    return queries_.back();
  }

  /// Words of the lexicon in a quarter to seven tenths of the statements; those with one form alone
  /// from a tenth on, as engines differ in whether NEAR takes other forms.
  [[nodiscard]] std::vector<std::string> common_words(bool one_form) const {
    std::vector<Counted> words;
    for (std::size_t i = 0; i < lexicon().size(); ++i) {
      const bool has_one = lexicon()[i].forms.find(' ') == std::string_view::npos;
      if (one_form && !has_one) continue;
      words.push_back({first_form(lexicon()[i]), writer_.counts().words[i]});
    }
    words = by_count(std::move(words));
    std::vector<std::string> chosen;
    for (const Counted& word : words) {
      const std::uint64_t percent = 100ULL * word.statements / statements_;
      const bool fits = percent <= 70 && percent >= (one_form ? 10 : 25);
      if (fits || chosen.size() < 8) chosen.push_back(word.text);
    }
    return chosen;
  }

  static std::vector<std::string> spread(const std::vector<std::string>& words) {
    std::vector<std::string> chosen;
    const std::size_t wanted = std::min(kPerClass, words.size());
    for (std::size_t i = 0; i < wanted; ++i) chosen.push_back(words[i * words.size() / wanted]);
    return chosen;
  }

  [[nodiscard]] std::vector<std::string> generated_near(std::uint32_t wanted) const {
    struct Found {
      std::uint32_t distance;
      std::uint32_t lexeme;
      std::string text;
    };
    std::vector<Found> found;
    const auto& forms = writer_.english().forms;
    for (std::size_t i = 0; i < forms.size(); ++i) {
      if (!forms[i].plain_stem || (i > 0 && forms[i - 1].lexeme == forms[i].lexeme)) continue;
      const std::uint32_t count = writer_.counts().pseudo[forms[i].lexeme];
      if (count == 0) continue;
      const std::uint32_t distance = count > wanted ? count - wanted : wanted - count;
      found.push_back({distance, forms[i].lexeme, forms[i].text});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.distance < b.distance; });
    std::vector<std::string> chosen;
    for (std::size_t i = 0; i < found.size() && i < kPerClass; ++i) chosen.push_back(found[i].text);
    return chosen;
  }

  [[nodiscard]] std::vector<std::string> phrases_of(std::size_t words) const {
    std::vector<Counted> found;
    for (std::size_t i = 0; i < phrases().size(); ++i) {
      const std::string text(phrases()[i].text);
      if (words_of(text).size() == words) found.push_back({text, writer_.counts().phrases[i]});
    }
    found = by_count(std::move(found));
    if (found.size() > kPerClass) found.resize(kPerClass);
    std::vector<std::string> chosen;
    chosen.reserve(found.size());
    for (const Counted& phrase : found) chosen.push_back(phrase.text);
    return chosen;
  }

  static std::vector<std::string> words_of(const std::string& phrase) {
    std::vector<std::string> words;
    std::size_t begin = 0;
    while (begin <= phrase.size()) {
      const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
      words.push_back(phrase.substr(begin, end - begin));
      begin = end + 1;
    }
    return words;
  }

  /// Beginnings of frequent made-up words; never one that a stemmer would change, or a real word.
  [[nodiscard]] std::vector<std::string> prefixes() const {
    const auto& forms = writer_.english().forms;
    std::map<std::string, std::size_t> expansions;
    for (std::size_t i = 0; i < forms.size(); ++i) {
      if (writer_.counts().forms_seen[i]) ++expansions[forms[i].text.substr(0, kPrefixLetters)];
    }
    std::vector<std::string> chosen;
    for (std::size_t i = 0; i < forms.size() && chosen.size() < kPerClass; ++i) {
      const std::string prefix = forms[i].text.substr(0, kPrefixLetters);
      if (forms[i].text.size() < kPrefixLetters + 2) continue;
      if (prefix.find_last_of("bgkmpvxaou") != kPrefixLetters - 1) continue;
      const std::size_t count = expansions[prefix];
      if (count < kLeastExpansions || count > kMostExpansions) continue;
      const bool real = std::any_of(lexicon().begin(), lexicon().end(), [&](const Word& word) {
        return word.forms.starts_with(prefix);
      });
      const bool known = std::find(chosen.begin(), chosen.end(), prefix) != chosen.end();
      if (!real && !known) chosen.push_back(prefix);
    }
    return chosen;
  }

  template <typename Key>
  static std::vector<Key> ranked(const std::map<Key, std::uint32_t>& counts) {
    std::vector<std::pair<Key, std::uint32_t>> rows(counts.begin(), counts.end());
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<Key> keys;
    keys.reserve(rows.size());
    for (const auto& row : rows) keys.push_back(row.first);
    return keys;
  }

  void add_filtered(const std::vector<std::string>& common) {
    const std::vector<std::string> countries = ranked(filters_.countries);
    const std::vector<std::string> conventions = ranked(filters_.conventions);
    const std::vector<int> years = ranked(filters_.years);
    if (countries.empty() || conventions.empty() || years.empty()) return;
    const auto filter = [](const char* field, const std::string& value) {
      return json{{"field", field}, {"value", value}};
    };
    for (std::size_t i = 0; i < kPerClass; ++i) {
      const std::string& word = common[(3 * i + 1) % common.size()];
      const json country = filter("country", countries[(4 * i) % countries.size()]);
      const json convention =
          filter("convention", conventions[i % std::min<std::size_t>(3, conventions.size())]);
      add("filter1", "word", {word})["filters"] = json::array({country});
      add("filter2", "word", {word})["filters"] = json::array({country, convention});
      add("filter3", "word", {word})["filters"] =
          json::array({country, convention, filter("language", "en")});
      json& dated = add("dates", "word", {word});
      const int year = years[i % years.size()];
      dated["from"] = std::to_string(year - 4) + "-07-01";
      dated["to"] = std::to_string(year) + "-06-30";
    }
  }

  const TextWriter& writer_;
  const FilterCounts& filters_;
  std::uint32_t statements_;
  std::map<std::string, std::size_t> numbers_;
  std::vector<json> queries_;
};

}  // namespace

void FilterCounts::add(const Statement& statement) {
  ++conventions[statement.convention];
  if (statement.delivered_by && statement.delivered_by->kind == "state") {
    ++countries[statement.delivered_by->code];
  }
  if (statement.date) ++years[statement.date->year];
}

std::vector<json> choose_queries(const TextWriter& writer, const FilterCounts& filters,
                                 std::size_t statements) {
  return Chooser(writer, filters, statements).choose();
}

}  // namespace rostrum::bench
