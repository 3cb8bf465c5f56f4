#include <gtest/gtest.h>

#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {
namespace {

std::vector<std::string> nearest(std::string_view text, const std::vector<std::string>& shown) {
  std::vector<std::pair<std::string, std::string>> names;
  for (const std::string& each : shown) names.emplace_back(fold_name(each), each);
  return nearest_names(text, names);
}

TEST(NearestNames, OffersWhatIsMeant) {
  const std::vector<std::string> states = {
      "Norway",      "Nauru",  "Syrian Arab Republic", "Serbia", "Republic of Moldova",
      "Switzerland", "Türkiye"};
  const std::pair<const char*, const char*> cases[] = {
      {"Norwey", "Norway"},
      {"norwya", "Norway"},
      {"Swistzerland", "Switzerland"},
      {"Turkiy", "Türkiye"},
      {"Moldva", "Republic of Moldova"},
      {"Switz", "Switzerland"},
      {"syrian arab republik", "Syrian Arab Republic"}};
  for (const auto& [text, first] : cases) {
    const auto found = nearest(text, states);
    ASSERT_FALSE(found.empty()) << text;
    EXPECT_EQ(found.front(), first) << text;
  }
}

TEST(NearestNames, OffersNothingWhereNothingIsNear) {
  EXPECT_TRUE(nearest("banana", {"Norway", "Sweden"}).empty());
  EXPECT_TRUE(nearest("", {"Norway"}).empty());
  EXPECT_TRUE(nearest(std::string(5000, 'a'), {"Norway"}).empty());
  EXPECT_TRUE(nearest("Norway", {}).empty());
}

TEST(DidYouMean, ReadsAsASentence) {
  EXPECT_EQ(did_you_mean({}), "");
  EXPECT_EQ(did_you_mean({"Norway"}), "; did you mean 'Norway'?");
  EXPECT_EQ(did_you_mean({"Norway", "Nauru", "Niue"}),
            "; did you mean 'Norway', 'Nauru' or 'Niue'?");
}

}  // namespace
}  // namespace rostrum
