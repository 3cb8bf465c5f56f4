#include "searcher/server/http/rate_limit.hpp"

#include <gtest/gtest.h>

#include "tests/support/served_sample.hpp"

namespace rostrum {
namespace {

using Clock = RateLimit::Clock;
using std::chrono::milliseconds;

TEST(RateLimit, GivesSomeAtOnceAndThenSoManyASecond) {
  RateLimit limit(2, 3);
  const Clock::time_point start{std::chrono::hours(1)};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limit.wait_of("192.0.2.1", start), 0U) << i;
  EXPECT_EQ(limit.wait_of("192.0.2.1", start), 1U);
  EXPECT_EQ(limit.wait_of("192.0.2.2", start), 0U) << "others are not concerned";
  EXPECT_EQ(limit.wait_of("192.0.2.1", start + milliseconds(499)), 1U);
  EXPECT_EQ(limit.wait_of("192.0.2.1", start + milliseconds(501)), 0U);
  EXPECT_EQ(limit.wait_of("192.0.2.1", start + milliseconds(502)), 1U);
}

TEST(RateLimit, SaysHowLongToWait) {
  RateLimit limit(0.1, 1);
  const Clock::time_point start{std::chrono::hours(1)};
  EXPECT_EQ(limit.wait_of("a", start), 0U);
  EXPECT_EQ(limit.wait_of("a", start), 10U);
  EXPECT_EQ(limit.wait_of("a", start + milliseconds(4500)), 6U);
}

TEST(RateLimit, ANetworkOfIPv6IsOneAddress) {
  RateLimit limit(1, 1);
  const Clock::time_point start{std::chrono::hours(1)};
  EXPECT_EQ(limit.wait_of("2001:db8:1:2::1", start), 0U);
  EXPECT_EQ(limit.wait_of("2001:db8:1:2:ffff::9", start), 1U);
  EXPECT_EQ(limit.wait_of("2001:db8:1:3::1", start), 0U);
  EXPECT_EQ(limit.wait_of("::ffff:192.0.2.1", start), 0U);
  EXPECT_EQ(limit.wait_of("::ffff:192.0.2.2", start), 0U);
}

TEST(RateLimit, ForgetsWhoPausesAndIsBounded) {
  RateLimit limit(1, 1);
  const Clock::time_point start{std::chrono::hours(1)};
  for (int i = 0; i < 120'000; ++i) (void)limit.wait_of(std::to_string(i), start);
  EXPECT_LE(limit.size(), 100'001U);
  EXPECT_EQ(limit.wait_of("another", start), 1U) << "those beyond share a bucket";
  EXPECT_EQ(limit.wait_of("another", start + std::chrono::seconds(20)), 0U);
  EXPECT_EQ(limit.size(), 1U);
}

TEST(RateLimit, WhatCostsMoreIsWaitedForLonger) {
  RateLimit limit(1, 2);
  const Clock::time_point start{std::chrono::hours(1)};
  EXPECT_EQ(limit.wait_of("a", start, 10), 0U);
  EXPECT_EQ(limit.wait_of("a", start), 9U);
  EXPECT_EQ(limit.wait_of("a", start + std::chrono::seconds(9)), 0U);
  for (int i = 0; i < 16; ++i) EXPECT_EQ(limit.wait_of("b", start, 0.125), 0U) << i;
  EXPECT_EQ(limit.wait_of("b", start, 0.125), 1U);
}

TEST(RateLimit, NoneIsNoLimit) {
  RateLimit limit(0, 1);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(limit.wait_of("a", {}), 0U);
  EXPECT_EQ(limit.size(), 0U);
}

}  // namespace
}  // namespace rostrum

namespace rostrum::testing {
namespace {

class LimitedServer : public SampleIndexTest {};

TEST_F(LimitedServer, TellsWhoAsksTooOftenWhenToAskAgain) {
  const RunningServer server(index(), {"--rate", "1", "--burst", "3"});
  int answered = 0;
  HttpAnswer refused;
  for (int i = 0; i < 10; ++i) {
    // What the proxy is not asked to tell is told by nobody.
    const HttpAnswer answer =
        server.get("/api/v1/fields", "X-Forwarded-For: 192.0.2." + std::to_string(i) + "\r\n");
    if (answer.status == 200) {
      ++answered;
    } else {
      refused = answer;
    }
  }
  EXPECT_GE(answered, 3);
  EXPECT_LT(answered, 10);
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.headers.at("content-type"), "application/problem+json");
  EXPECT_EQ(refused.headers.at("retry-after"), "1");
  EXPECT_EQ(server.get("/healthz").status, 200) << "who runs it looks at it as often as he likes";
}

TEST_F(LimitedServer, BehindAProxyCountsWhomTheProxyNames) {
  const RunningServer server(index(), {"--rate", "1", "--burst", "1", "--trust-forwarded"});
  const auto status = [&](const std::string& forwarded) {
    return server.get("/api/v1/fields", "X-Forwarded-For: " + forwarded + "\r\n").status;
  };
  for (int i = 0; i < 20; ++i) EXPECT_EQ(status("198.51.100." + std::to_string(i)), 200);
  // What a client has put before it does not count.
  int refused = 0;
  for (int i = 0; i < 10; ++i) {
    refused += status("192.0.2." + std::to_string(i) + ", 203.0.113.9") == 429 ? 1 : 0;
  }
  EXPECT_GT(refused, 5);
}

TEST_F(LimitedServer, FlagsThatSayHowToCountNeedARate) {
  const ProgramRun run = search({"serve", "--trust-forwarded"});
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find("trust-forwarded: it says how --rate counts"), std::string::npos)
      << run.err;
}

}  // namespace
}  // namespace rostrum::testing
