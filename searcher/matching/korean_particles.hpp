/// Particles that Korean writes at once behind a word: 핵무기를 is the word 핵무기.
#pragma once

#include <cstddef>
#include <string_view>

namespace rostrum {

/// True for Hangul of two syllables or more: behind one alone, most of what looks like a particle
/// is a syllable of a longer word (국 and 국가).
[[nodiscard]] bool takes_particles(std::string_view word);

/// True for one particle, or several that go together.
[[nodiscard]] bool is_particle(std::string_view ending);

/// Words with the same beginning that are looked at for particles.
inline constexpr std::size_t kMostParticled = 5000;

}  // namespace rostrum
