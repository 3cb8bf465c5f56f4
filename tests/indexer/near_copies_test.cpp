#include "indexer/writing/documents/near_copies.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace rostrum {
namespace {

class NearCopies : public ::testing::Test {
 protected:
  std::vector<std::string> words(std::size_t count) {
    std::vector<std::string> made;
    for (std::size_t i = 0; i < count; ++i) made.push_back("w" + std::to_string(random_() % 5000));
    return made;
  }
  static std::string text_of(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += word + ' ';
    return text;
  }
  Shingles shingles(const std::vector<std::string>& words) {
    return shingles_of(text_of(words), analyser_);
  }
  static bool share_a_band(const Shingles& a, const Shingles& b) {
    const auto of_a = band_names(a);
    const auto of_b = band_names(b);
    return std::any_of(of_a.begin(), of_a.end(), [&](const std::string& name) {
      return std::find(of_b.begin(), of_b.end(), name) != of_b.end();
    });
  }
  std::mt19937 random_{7};
  TextAnalyser analyser_;
};

TEST_F(NearCopies, ResembleAsFarAsTheyShareRunsOfWords) {
  const auto text = words(200);
  EXPECT_DOUBLE_EQ(resemblance(shingles(text), shingles(text)), 1);
  EXPECT_DOUBLE_EQ(resemblance(shingles(text), shingles(words(200))), 0);
  auto mended = text;
  mended[100] = "mended";
  // Five of 196 shingles have the word, and five new ones take their place.
  EXPECT_DOUBLE_EQ(resemblance(shingles(text), shingles(mended)), 191.0 / 201.0);
  EXPECT_DOUBLE_EQ(resemblance({}, {}), 0);
}

TEST_F(NearCopies, DoNotDependOnCaseAndLines) {
  EXPECT_EQ(shingles_of("One two\nthree four FIVE six", analyser_),
            shingles_of("one two three, four five Six", analyser_));
}

TEST_F(NearCopies, ShareABandMostly) {
  int met = 0;
  int strangers = 0;
  constexpr int kTexts = 300;
  for (int i = 0; i < kTexts; ++i) {
    const auto text = words(400);
    auto copy = text;
    // Nine words changed: 45 shingles gone and 45 new, resemblance about 0.8.
    for (int k = 0; k < 9; ++k) copy[20 + static_cast<std::size_t>(k) * 40] = "changed";
    const double alike = resemblance(shingles(text), shingles(copy));
    EXPECT_NEAR(alike, 0.8, 0.03);
    met += share_a_band(shingles(text), shingles(copy)) ? 1 : 0;
    strangers += share_a_band(shingles(text), shingles(words(400))) ? 1 : 0;
  }
  // 1 - (1 - 0.8^4)^8 = 0.985.
  EXPECT_GT(met, kTexts * 95 / 100);
  EXPECT_EQ(strangers, 0);
}

TEST_F(NearCopies, OfFewWordsHaveNoBands) {
  EXPECT_TRUE(band_names(shingles(words(40))).empty());
  EXPECT_EQ(band_names(shingles(words(100))).size(), 8U);
}

}  // namespace
}  // namespace rostrum
