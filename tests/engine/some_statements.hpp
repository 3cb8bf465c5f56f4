/// Statements made of few words, so that every combination of them comes up.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "schemas/record/statement.hpp"

namespace rostrum::testing {

/// Words that share stems, that make hyphenated words, and some that do neither.
inline const std::vector<std::string>& some_words() {
  static const std::vector<std::string> words = {
      "mine",          "mines",          "mining",  "withdraw",   "withdrawal", "withdrawing",
      "treaty",        "treaties",       "nuclear", "weapon",     "weapons",    "clear",
      "cleared",       "clearance",      "victim",  "assistance", "state",      "states",
      "party",         "parties",        "the",     "of",         "anti",       "personnel",
      "antipersonnel", "anti-personnel", "ban",     "bans"};
  return words;
}

class StatementMaker {
 public:
  explicit StatementMaker(std::uint64_t seed) : random_(seed) {}

  [[nodiscard]] std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }

  [[nodiscard]] std::string word() {
    // Frequent words and rare ones.
    const auto& words = some_words();
    return words[std::min(below(words.size()), below(words.size()))];
  }

  [[nodiscard]] std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + word();
    return text;
  }

  [[nodiscard]] Statement statement(const std::string& id, const std::string& language) {
    const char* states[] = {"NOR", "FRA", "BRA", "JPN"};
    const char* conventions[] = {"APMBC", "CCM", "NPT"};
    Statement made{.id = id};
    made.language = language;
    made.convention = conventions[below(3)];
    made.delivered_by = Author{.code = states[below(4)], .label = "", .kind = "state"};
    if (below(5) == 0) made.joint_with = {states[below(4)]};
    if (below(3) == 0) made.agenda_items.push_back({.number = below(2) == 0 ? "7" : "7a"});
    if (below(4) == 0) made.agenda_items.push_back({.number = "9"});
    if (below(6) != 0) {
      made.date = Date{static_cast<int>(2000 + below(5)), static_cast<int>(1 + below(12)),
                       static_cast<int>(1 + below(28))};
    }
    if (below(3) == 0) made.title = words(1 + below(4));
    for (std::size_t i = below(4) + 1; i > 0; --i) {
      made.text += words(1 + below(18)) + (i == 1 ? "" : "\n\n");
    }
    return made;
  }

 private:
  std::mt19937_64 random_;
};

}  // namespace rostrum::testing
