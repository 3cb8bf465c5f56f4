#include "benchmarks/corpus/random.hpp"

#include <numeric>

namespace rostrum::bench {
namespace {

constexpr double kLn2 = 0.693147180559945309417;

std::uint64_t splitmix(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9E3779B97F4A7C15U);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31);
}

std::uint64_t rotated(std::uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }

}  // namespace

Random::Random(std::uint64_t seed) : state_{} {
  for (std::uint64_t& word : state_) word = splitmix(seed);
}

Random::Random(std::uint64_t seed, std::uint64_t number)
    : Random(seed ^ splitmix(number)) {}  // splitmix scatters neighbours

std::uint64_t Random::next() {
  const std::uint64_t result = rotated(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = rotated(state_[3], 45);
  return result;
}

std::uint32_t Random::below(std::uint32_t limit) {
  return static_cast<std::uint32_t>(((next() >> 32) * limit) >> 32);
}

double Random::normal() {
  std::uint64_t sum = 0;
  for (int i = 0; i < 12; ++i) sum += next() >> 40;
  return static_cast<double>(sum) / 16'777'216.0 - 6.0;
}

std::uint32_t Random::geometric(std::uint32_t millionths, std::uint32_t most) {
  std::uint32_t times = 1;
  while (times < most && !chance(millionths)) ++times;
  return times;
}

double exponential(double x) {
  const bool negative = x < 0;
  double rest = negative ? -x : x;
  int halvings = 0;
  while (rest > 0.5) {
    rest /= 2;
    ++halvings;
  }
  double term = 1;
  double sum = 1;
  for (int i = 1; i < 20; ++i) {
    term = term * rest / i;
    sum += term;
  }
  for (int i = 0; i < halvings; ++i) sum *= sum;
  return negative ? 1 / sum : sum;
}

double logarithm(double x) {
  int doublings = 0;
  while (x > 1.5) {
    x /= 2;
    ++doublings;
  }
  while (x < 0.75) {
    x *= 2;
    --doublings;
  }
  const double ratio = (x - 1) / (x + 1);
  double power = ratio;
  double sum = 0;
  for (int i = 1; i < 40; i += 2) {
    sum += power / i;
    power = power * ratio * ratio;
  }
  return 2 * sum + doublings * kLn2;
}

WeightedChoice::WeightedChoice(const std::vector<double>& weights) : slots_(weights.size()) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<double> share(weights.size());
  std::vector<std::uint32_t> small;
  std::vector<std::uint32_t> large;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    share[i] = weights[i] / sum * static_cast<double>(weights.size());
    (share[i] < 1 ? small : large).push_back(static_cast<std::uint32_t>(i));
  }
  constexpr std::uint32_t kAlways = 0xFFFFFFFFU;
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    slots_[i] = {kAlways, static_cast<std::uint32_t>(i)};
  }
  while (!small.empty() && !large.empty()) {
    const std::uint32_t poor = small.back();
    const std::uint32_t rich = large.back();
    small.pop_back();
    slots_[poor] = {static_cast<std::uint32_t>(share[poor] * 4'294'967'295.0), rich};
    share[rich] -= 1 - share[poor];
    if (share[rich] < 1) {
      large.pop_back();
      small.push_back(rich);
    }
  }
}

std::size_t WeightedChoice::draw(Random& random) const {
  const std::uint64_t bits = random.next();
  const auto count = static_cast<std::uint64_t>(slots_.size());
  const auto slot = static_cast<std::size_t>(((bits >> 32) * count) >> 32);
  const auto coin = static_cast<std::uint32_t>(bits);
  return coin <= slots_[slot].keep ? slot : slots_[slot].other;
}

}  // namespace rostrum::bench
