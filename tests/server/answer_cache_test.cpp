#include "searcher/server/answer_cache.hpp"

#include <gtest/gtest.h>

namespace rostrum {
namespace {

std::shared_ptr<const HttpResponse> answer(std::size_t bytes) {
  auto response = std::make_shared<HttpResponse>();
  response->body.assign(bytes, 'x');
  return response;
}

TEST(AnswerCache, GivesWhatWasPutUnderTheSameQuestion) {
  AnswerCache cache(1 << 20);
  EXPECT_EQ(cache.find("a"), nullptr);
  const auto first = answer(10);
  cache.put("a", first);
  cache.put("a", answer(20));
  EXPECT_EQ(cache.find("a"), first) << "the first one stays: both are the same";
  EXPECT_EQ(cache.find("b"), nullptr);
}

TEST(AnswerCache, IsBoundedAndDropsWhatWasAskedForLeastLately) {
  AnswerCache cache(100'000);
  for (int i = 0; i < 1000; ++i) {
    cache.put(std::to_string(i), answer(3000));
    EXPECT_NE(cache.find("0"), nullptr) << i;
    EXPECT_LE(cache.bytes(), 100'000U);
  }
  EXPECT_NE(cache.find("999"), nullptr);
  EXPECT_EQ(cache.find("1"), nullptr);
}

TEST(AnswerCache, KeepsNothingOnceItIsCleared) {
  AnswerCache cache(100'000);
  cache.put("a", answer(10));
  cache.clear();
  EXPECT_EQ(cache.find("a"), nullptr);
  EXPECT_EQ(cache.bytes(), 0U);
  cache.put("a", answer(10));
  EXPECT_NE(cache.find("a"), nullptr);
}

TEST(AnswerCache, KeepsNoAnswerThatWouldFillIt) {
  AnswerCache cache(100'000);
  cache.put("a", answer(50'000));
  EXPECT_EQ(cache.find("a"), nullptr);
  AnswerCache none(0);
  none.put("a", answer(1));
  EXPECT_EQ(none.find("a"), nullptr);
}

}  // namespace
}  // namespace rostrum
