#include "searcher/matching/korean_particles.hpp"

#include <algorithm>
#include <array>

#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

// The particles of case, and those that add a shade of meaning, as the National Institute of Korean
// Language lists them; in each spelling that the sound before them asks for.
constexpr auto kParticles = std::to_array<std::string_view>(
    {"은",   "는",     "이",     "가",       "을",     "를",       "의",     "에",     "와",
     "과",   "로",     "으로",   "도",       "만",     "나",       "이나",   "들",     "에서",
     "에게", "께",     "께서",   "한테",     "까지",   "부터",     "에게서", "한테서", "으로서",
     "로서", "로써",   "하고",   "이며",     "이고",   "이라는",   "라는",   "이란",   "이라고",
     "라고", "마다",   "조차",   "마저",     "보다",   "처럼",     "만큼",   "대로",   "뿐",
     "밖에", "마저도", "으로써", "으로부터", "로부터", "에서부터", "이나마"});

/// Particles that another may follow.
constexpr auto kFollowed = std::to_array<std::string_view>(
    {"들", "에", "에서", "에게", "으로", "로", "까지", "부터", "와", "과", "만", "으로서", "로서",
     "으로써", "로써", "한테", "께서", "으로부터"});

template <std::size_t kSize>
bool is_among(std::string_view ending, const std::array<std::string_view, kSize>& list) {
  return std::find(list.begin(), list.end(), ending) != list.end();
}

}  // namespace

bool takes_particles(std::string_view word) { return is_hangul(word) && code_points(word) >= 2; }

bool is_particle(std::string_view ending) {
  if (is_among(ending, kParticles)) return true;
  return std::any_of(kFollowed.begin(), kFollowed.end(), [ending](std::string_view first) {
    return ending.starts_with(first) && is_particle(ending.substr(first.size()));
  });
}

}  // namespace rostrum
