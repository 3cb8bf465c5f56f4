#include "indexer/writing/documents/near_copies.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace rostrum {
namespace {

constexpr std::size_t kWords = 5;
constexpr std::size_t kBands = 8;
constexpr std::size_t kRows = 4;

/// Spreads the bits of a number: the finaliser of MurmurHash3 (Appleby).
std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ value >> 33) * 0xFF51AFD7ED558CCDULL;
  value = (value ^ value >> 33) * 0xC4CEB9FE1A85EC53ULL;
  return value ^ value >> 33;
}

/// FNV-1a; not std::hash, since the names stay in the index.
std::uint64_t hash_of_word(std::string_view word) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

/// Ten letters of a number.
std::string letters_of(std::uint64_t number) {
  constexpr std::string_view kLetters =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  std::string letters;
  for (int i = 0; i < 10; ++i, number >>= 6) letters.push_back(kLetters[number & 63]);
  return letters;
}

}  // namespace

Shingles shingles_of(std::string_view text, TextAnalyser& analyser) {
  const AnalysedText analysed = analyser.analyse(text);
  std::vector<std::uint64_t> words;
  words.reserve(analysed.tokens.size());
  for (const Token& token : analysed.tokens) words.push_back(hash_of_word(token.word));
  Shingles shingles;
  for (std::size_t i = 0; i + kWords <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < kWords; ++k) hash = mixed(hash ^ words[i + k]);
    shingles.push_back(hash);
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

double resemblance(const Shingles& a, const Shingles& b) {
  std::size_t shared = 0;
  auto other = b.begin();
  for (const std::uint64_t each : a) {
    other = std::lower_bound(other, b.end(), each);
    if (other == b.end()) break;
    shared += *other == each ? 1 : 0;
  }
  const std::size_t all = a.size() + b.size() - shared;
  return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

std::vector<std::string> band_names(const Shingles& shingles) {
  std::vector<std::string> names;
  if (shingles.size() < kFewestShingles) return names;
  std::array<std::uint64_t, kBands * kRows> least;
  least.fill(std::numeric_limits<std::uint64_t>::max());
  for (const std::uint64_t shingle : shingles) {
    for (std::size_t i = 0; i < least.size(); ++i) {
      // An odd factor of its own puts the values in another order; the high bits decide.
      const std::uint64_t factor = 2 * mixed(i + 1) + 1;
      least[i] = std::min(least[i], (shingle ^ shingle >> 31) * factor);
    }
  }
  for (std::size_t band = 0; band < kBands; ++band) {
    std::uint64_t hash = band;
    for (std::size_t row = 0; row < kRows; ++row) hash = mixed(hash ^ least[band * kRows + row]);
    names.push_back(std::to_string(band) + letters_of(hash));
  }
  return names;
}

}  // namespace rostrum
