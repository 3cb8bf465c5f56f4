#include "searcher/server/http/rate_limit.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace rostrum {
namespace {

/// More addresses than these at a time are no readers: those beyond share one bucket.
constexpr std::size_t kMostBuckets = 100'000;

/// What shares a bucket.
std::string network_of(const std::string& address) {
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
  constexpr std::array<unsigned char, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  if (std::equal(kMapped.begin(), kMapped.end(), bytes.begin())) return address;
  return {reinterpret_cast<const char*>(bytes.data()), 8};
}

}  // namespace

RateLimit::RateLimit(double rate, double burst) : rate_(rate), burst_(std::max(1.0, burst)) {}

double RateLimit::tokens_at(const Bucket& bucket, Clock::time_point now) const {
  const std::chrono::duration<double> passed = now - bucket.filled;
  return std::min(burst_, bucket.tokens + passed.count() * rate_);
}

void RateLimit::forget_full(Clock::time_point now) {
  constexpr std::chrono::seconds kBetween{10};
  if (now - swept_ < kBetween) return;
  swept_ = now;
  std::erase_if(buckets_, [&](const auto& each) { return tokens_at(each.second, now) >= burst_; });
}

std::size_t RateLimit::wait_of(const std::string& address, Clock::time_point now, double cost) {
  if (rate_ <= 0) return 0;
  forget_full(now);
  std::string name = network_of(address);
  if (buckets_.size() >= kMostBuckets && !buckets_.contains(name)) name.clear();
  Bucket& bucket = buckets_.try_emplace(std::move(name), Bucket{burst_, now}).first->second;
  bucket = {tokens_at(bucket, now), now};
  const double needed = std::min(cost, 1.0);
  if (bucket.tokens >= needed) {
    bucket.tokens -= cost;
    return 0;
  }
  return static_cast<std::size_t>(std::max(1.0, std::ceil((needed - bucket.tokens) / rate_)));
}

}  // namespace rostrum
