// The rule of NEAR and ADJ against every choice of places, tried one by one.
#include "searcher/matching/window_search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

using Operands = std::vector<std::vector<Place>>;

OperandPlaces spans(const Operands& operands) { return {operands.begin(), operands.end()}; }

bool stand_near(const Operands& operands, std::size_t room, bool in_order) {
  return rostrum::stand_near(spans(operands), room, in_order);
}
std::vector<Place> places_near(const Operands& operands, std::size_t room, bool in_order) {
  return rostrum::places_near(spans(operands), room, in_order);
}

/// True if the places, in the order of the text, do not overlap and leave no more room between.
bool fits(std::vector<Place> chosen, std::size_t room, bool in_order) {
  if (!in_order) std::sort(chosen.begin(), chosen.end());
  std::size_t distances = 0;
  for (std::size_t i = 1; i < chosen.size(); ++i) {
    if (chosen[i].first <= chosen[i - 1].last) return false;
    distances += chosen[i].first - chosen[i - 1].last;
  }
  return distances <= room;
}

/// Every choice of one place an operand; puts the places of those that fit into `met`.
bool try_all(const Operands& operands, std::size_t room, bool in_order, std::vector<Place>& chosen,
             std::vector<Place>& met) {
  if (chosen.size() == operands.size()) {
    if (!fits(chosen, room, in_order)) return false;
    met.insert(met.end(), chosen.begin(), chosen.end());
    return true;
  }
  bool any = false;
  for (const Place& place : operands[chosen.size()]) {
    chosen.push_back(place);
    any = try_all(operands, room, in_order, chosen, met) || any;
    chosen.pop_back();
  }
  return any;
}

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t end) { return engine_() % end; }

  std::vector<Place> places(std::size_t most, std::uint32_t text, bool of_several_words) {
    std::vector<Place> places;
    for (std::size_t i = below(most + 1); i > 0; --i) {
      const auto first = static_cast<std::uint32_t>(1 + below(text));
      const auto more = static_cast<std::uint32_t>(of_several_words ? below(3) : 0);
      places.push_back({first, first + more});
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
  }

 private:
  std::mt19937 engine_;
};

/// Whether the operands are met, as trying every choice says; fails where the search says
/// otherwise, or gives places that no choice has.
bool is_met_as_tried(const Operands& operands, std::size_t room, bool in_order) {
  std::vector<Place> chosen;
  std::vector<Place> all;
  const bool expected = try_all(operands, room, in_order, chosen, all);
  EXPECT_EQ(stand_near(operands, room, in_order), expected);
  const std::vector<Place> near = places_near(operands, room, in_order);
  EXPECT_EQ(near.empty(), !expected);
  for (const Place& place : near) {
    EXPECT_NE(std::find(all.begin(), all.end(), place), all.end())
        << "a place takes part in no choice";
  }
  return expected;
}

TEST(WindowSearch, AgreesWithEveryChoiceTriedOneByOne) {
  Random random(15);
  std::size_t met_questions = 0;
  constexpr int kQuestions = 30'000;
  for (int question = 0; question < kQuestions; ++question) {
    const std::size_t count = 2 + random.below(4);
    const bool of_several_words = random.below(2) == 0;
    const auto text = static_cast<std::uint32_t>(6 + random.below(30));
    Operands operands;
    for (std::size_t i = 0; i < count; ++i) {
      // The same word more than once, and words that share places.
      if (i > 0 && random.below(4) == 0) {
        operands.push_back(operands[random.below(i)]);
      } else {
        operands.push_back(random.places(5, text, of_several_words && random.below(2) == 0));
      }
    }
    const std::size_t room = (1 + random.below(5)) * (count - 1);
    const bool in_order = random.below(2) == 0;
    SCOPED_TRACE(question);
    const bool met = is_met_as_tried(operands, room, in_order);
    if (testing::Test::HasFailure()) return;
    if (met) ++met_questions;
  }
  EXPECT_GT(met_questions, kQuestions / 10U);
  EXPECT_LT(met_questions, kQuestions * 9U / 10U);
}

TEST(WindowSearch, CountsEqualOperandsAsSoManyOfOne) {
  Random random(17);
  std::size_t met_questions = 0;
  constexpr int kQuestions = 10'000;
  for (int question = 0; question < kQuestions; ++question) {
    const bool of_several_words = random.below(2) == 0;
    const auto text = static_cast<std::uint32_t>(8 + random.below(12));
    std::vector<std::vector<Place>> kinds;
    for (std::size_t kind = 1 + random.below(3); kind > 0; --kind) {
      kinds.push_back(random.places(7, text, of_several_words && random.below(2) == 0));
      // Places that another word may have as well, as of `(peace OR war)` beside `war`.
      if (kinds.size() > 1 && random.below(3) == 0) {
        std::vector<Place>& own = kinds.back();
        own.insert(own.end(), kinds.front().begin(), kinds.front().end());
        std::sort(own.begin(), own.end());
        own.erase(std::unique(own.begin(), own.end()), own.end());
      }
    }
    Operands operands;
    for (std::size_t i = 3 + random.below(3); i > 0; --i) {
      operands.push_back(kinds[random.below(kinds.size())]);
    }
    const std::size_t room = (1 + random.below(3)) * (operands.size() - 1);
    const bool in_order = random.below(2) == 0;
    SCOPED_TRACE(question);
    const bool met = is_met_as_tried(operands, room, in_order);
    if (testing::Test::HasFailure()) return;
    if (met) ++met_questions;
  }
  EXPECT_GT(met_questions, kQuestions / 10U);
  EXPECT_LT(met_questions, kQuestions * 9U / 10U);
}

TEST(WindowSearch, TellsWordsThatBeginManyOperands) {
  // A word, or it and the one behind it: as many ways to choose as there are sets of operands.
  Operands operands(16);
  for (std::uint32_t i = 0; i < 16; ++i) {
    for (std::uint32_t word = 0; word < 40; ++word) {
      operands[i].push_back({10 * word, 10 * word});
      if (word % 16 == i) operands[i].push_back({10 * word, 10 * word + 1});
    }
  }
  EXPECT_TRUE(stand_near(operands, 10 * 15, false));
  EXPECT_FALSE(stand_near(operands, 8 * 15, false));
}

TEST(WindowSearch, GivesEachOperandAPlaceOfItsOwn) {
  const std::vector<Place> thrice = {{1, 1}, {2, 2}, {3, 3}};
  EXPECT_TRUE(stand_near({thrice, thrice, thrice}, 2, false));
  EXPECT_TRUE(stand_near({thrice, thrice, thrice}, 2, true));
  EXPECT_FALSE(stand_near({thrice, thrice, thrice, thrice}, 300, false));
  EXPECT_FALSE(stand_near({thrice, thrice, thrice, thrice}, 300, true));
}

TEST(WindowSearch, CountsFromTheLastWordOfAPhrase) {
  EXPECT_TRUE(stand_near({{{1, 5}}, {{7, 7}}}, 2, false));
  EXPECT_FALSE(stand_near({{{1, 5}}, {{8, 8}}}, 2, false));
  EXPECT_FALSE(stand_near({{{1, 5}}, {{5, 5}}}, 2, false)) << "a word of the phrase itself";
  EXPECT_TRUE(stand_near({{{9, 9}}, {{3, 7}}, {{1, 1}}}, 4, false));
}

TEST(WindowSearch, IsLinearInThePlaces) {
  // As many ways to choose as 20,000 to the power of 60; trying them would never end.
  std::vector<Place> far;
  for (std::uint32_t i = 0; i < 20'000; ++i) far.push_back({3 * i, 3 * i});
  const Operands many(60, far);
  EXPECT_FALSE(stand_near(many, 3 * 59 - 1, false));
  EXPECT_TRUE(stand_near(many, 3 * 59, false));
  EXPECT_FALSE(stand_near(many, 3 * 59 - 1, true));
  EXPECT_TRUE(stand_near(many, 3 * 59, true));
}

TEST(WindowSearch, AnswersMoreOperandsThanItKeepsChoicesOf) {
  Random random(16);
  std::size_t met_questions = 0;
  constexpr int kQuestions = 400;
  for (int question = 0; question < kQuestions; ++question) {
    Operands operands;
    for (std::size_t i = 0; i < 13; ++i) {
      // All different, most at one place or two, close enough to overlap now and then.
      std::vector<Place> places;
      for (std::size_t k = 1 + random.below(2); k > 0; --k) {
        const auto first =
            static_cast<std::uint32_t>(1 + random.below(question % 2 == 0 ? 60 : 200));
        places.push_back({first, first + static_cast<std::uint32_t>(random.below(3))});
      }
      std::sort(places.begin(), places.end());
      places.erase(std::unique(places.begin(), places.end()), places.end());
      operands.push_back(std::move(places));
    }
    const std::size_t room = (1 + random.below(20)) * 12;
    SCOPED_TRACE(question);
    const bool met = is_met_as_tried(operands, room, false);
    if (testing::Test::HasFailure()) return;
    if (met) ++met_questions;
  }
  EXPECT_GT(met_questions, kQuestions / 20U);
  EXPECT_LT(met_questions, kQuestions * 19U / 20U);
}

TEST(WindowSearch, AnswersSixtyPhrasesThatStandApart) {
  Operands operands(60);
  for (std::uint32_t i = 0; i < 6000; ++i) operands[i % 60].push_back({3 * i, 3 * i + 1});
  EXPECT_TRUE(stand_near(operands, 2 * 59, false));
  EXPECT_FALSE(stand_near(operands, 2 * 59 - 1, false));
  EXPECT_EQ(places_near(operands, 2 * 59, false).size(), 6000U);
}

/// Words of a small text, one number each, and operands as users write them: a word, two or three
/// side by side, or one of these or another.
class OverlappingOperands {
 public:
  explicit OverlappingOperands(std::uint32_t seed) : random_(seed) {}

  Operands next(std::size_t count, std::size_t words) {
    text_.clear();
    for (std::size_t i = 0; i < words; ++i) text_.push_back(random_.below(3));
    const std::vector<Place> shared = places_of(1);
    Operands operands;
    while (operands.size() < count) {
      std::vector<Place> places = places_of(1 + random_.below(3));
      if (random_.below(2) == 0) places.insert(places.end(), shared.begin(), shared.end());
      std::sort(places.begin(), places.end());
      places.erase(std::unique(places.begin(), places.end()), places.end());
      operands.push_back(std::move(places));
    }
    return operands;
  }
  std::size_t below(std::size_t end) { return random_.below(end); }

 private:
  std::vector<Place> places_of(std::size_t words) {
    std::vector<std::size_t> sought;
    for (std::size_t i = 0; i < words; ++i) sought.push_back(random_.below(3));
    std::vector<Place> places;
    for (std::size_t at = 0; at + words <= text_.size(); ++at) {
      if (std::equal(sought.begin(), sought.end(), text_.begin() + static_cast<long>(at))) {
        places.push_back(
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words - 1)});
      }
    }
    return places;
  }

  Random random_;
  std::vector<std::size_t> text_;
};

TEST(WindowSearch, AgreesWhereOperandsOfSeveralWordsOverlap) {
  OverlappingOperands overlapping(18);
  std::size_t met_questions = 0;
  constexpr int kQuestions = 1'500;
  for (int question = 0; question < kQuestions; ++question) {
    const std::size_t count = 3 + overlapping.below(5);
    const Operands operands = overlapping.next(count, count + overlapping.below(8));
    SCOPED_TRACE(question);
    const bool met = is_met_as_tried(operands, overlapping.below(2 * count), question % 4 == 0);
    if (testing::Test::HasFailure()) return;
    if (met) ++met_questions;
  }
  EXPECT_GT(met_questions, kQuestions / 20U);
  EXPECT_LT(met_questions, kQuestions * 19U / 20U);
}

TEST(WindowSearch, AnswersPhrasesOfWhichTwoStandAtOnePlace) {
  // Neither the nearest places nor how many there are show it.
  Operands operands;
  for (std::uint32_t i = 0; i < 38; ++i) operands.push_back({{3 * i, 3 * i + 1}});
  operands.push_back({{120, 121}});
  operands.push_back({{121, 122}});
  operands.front().push_back({130, 131});
  EXPECT_FALSE(stand_near(operands, 3000, false));
  EXPECT_FALSE(stand_near(operands, 3000, true));
  operands.back().push_back({140, 141});
  EXPECT_TRUE(stand_near(operands, 3000, false));
}

TEST(WindowSearch, RefusesWhatItCannotAnswer) {
  // 14 different phrases in a text with room for 13 of them, which only trying every choice would
  // show: there are enough places, enough beginnings, and enough room, which is another phrase's.
  Operands operands(15);
  for (std::uint32_t i = 0; i < 14; ++i) {
    for (std::uint32_t slot = 0; slot < 13; ++slot) {
      operands[i].push_back({4 * slot, 4 * slot + 1});
      if (slot != i) operands[i].push_back({4 * slot + 1, 4 * slot + 2});
    }
  }
  for (std::uint32_t word = 100; word < 120; word += 4) operands[14].push_back({word, word + 1});
  EXPECT_THROW((void)stand_near(operands, 3000, false), Error);
  EXPECT_FALSE(stand_near(operands, 3000, true));
}

}  // namespace
}  // namespace rostrum
