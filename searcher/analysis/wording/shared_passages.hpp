/// Passages that stand nearly alike in statements of different authors.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "searcher/analysis/base/authors.hpp"
#include "searcher/analysis/wording/seeds.hpp"
#include "searcher/engine/index_view.hpp"

namespace rostrum {

/// Words of a text without its title, counted from 0, whatever paragraphs they stand in.
struct WordRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  friend bool operator==(const WordRange&, const WordRange&) = default;
};

/// The same passage in two statements, the earlier one first.
struct SharedPassage {
  std::uint32_t first = 0;  ///< document
  std::uint32_t later = 0;
  WordRange in_first;
  WordRange in_later;
  std::uint32_t same = 0;  ///< words that both have, in order
};

struct SharingRules {
  std::size_t fewest_words = 0;  ///< that are the same
  std::size_t most_authors = 0;  ///< of a run of words that a passage begins from; 0 for any
};

struct SharedPassages {
  std::vector<SharedPassage> passages;  ///< by `first`, then as they stand in it
  std::uint64_t common_runs = 0;   ///< different runs of words left out: more authors have them
  std::size_t statements = 0;      ///< that were compared
  std::size_t without_author = 0;  ///< that were not: whose they are is not known
};

/// Between statements of `a` and of `b`, which may be the same set; each document is a statement
/// (IndexView::once).
///
/// Seed and extend, as text reuse is found in large collections (Smith, Cordell and Mullen,
/// "Computational Methods for Uncovering Reprinted Texts in Antebellum Newspapers", American
/// Literary History 27, 2015; the limit on how widespread a seed is likewise): every run of
/// kSeedWords words is a seed; authors that have it are told apart in the order of their dates, and
/// the first is set beside each of the others, so that the work grows with the words and not with
/// pairs of statements. A seed grows to the longest run of the same words around it; runs in the
/// same order at most kMostBetween words apart are one passage; and it goes on at both ends where
/// behind at most kMostSkipped words of each at least kFewestBehind are the same; what has grown
/// into one another is one. Headings (heading_words.hpp) are not looked at. Passages have
/// `fewest_words` in common (common_sequence.hpp). Memory: four bytes a word of the statements that
/// are compared, of two sets those of `a` and others that may have a run of theirs; and some 200 MB
/// at most beside.
[[nodiscard]] SharedPassages find_shared(
    const IndexView& index, const DocSet& a, const DocSet& b, const Authors& authors,
    const SharingRules& rules,
    const std::function<void(std::size_t done, std::size_t total)>& progress);

inline constexpr std::uint32_t kMostBetween = 6;
inline constexpr std::uint32_t kMostSkipped = 3;
inline constexpr std::uint32_t kFewestBehind = 3;

}  // namespace rostrum
