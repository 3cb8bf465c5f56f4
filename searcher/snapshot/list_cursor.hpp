/// Walks one list of words by document.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "schemas/columns/segment.hpp"

namespace rostrum {

class ListCursor {
 public:
  explicit ListCursor(const PostingList& words)
      : lists_(words.lists),
        begin_(words.first),
        documents_(words.documents),
        counts_(words.counts) {}

  [[nodiscard]] std::size_t size() const { return documents_.size(); }
  [[nodiscard]] bool at_end() const { return at_ == documents_.size(); }
  [[nodiscard]] std::uint16_t slot() const { return documents_[at_]; }
  void next() { ++at_; }

  /// Moves to `slot` or the next document behind it; true if it is `slot`. Doubling steps: few
  /// where the lists are alike in length, few where they are not.
  bool seek(std::uint16_t slot) {
    constexpr std::size_t kNear = 8;
    for (std::size_t i = 0; i < kNear; ++i, ++at_) {
      if (at_ == documents_.size()) return false;
      if (documents_[at_] >= slot) return documents_[at_] == slot;
    }
    std::size_t step = 1;
    std::size_t low = at_;
    while (low + step < documents_.size() && documents_[low + step] < slot) {
      low += step;
      step *= 2;
    }
    const auto begin = documents_.begin() + static_cast<long>(low);
    const auto end =
        documents_.begin() + static_cast<long>(std::min(low + step + 1, documents_.size()));
    at_ = static_cast<std::size_t>(std::lower_bound(begin, end, slot) - documents_.begin());
    return at_ < documents_.size() && documents_[at_] == slot;
  }

  /// Positions in the document at hand.
  [[nodiscard]] std::span<const std::uint16_t> positions() {
    constexpr std::uint64_t kFewSteps = 16;
    const std::uint64_t posting = begin_ + at_;
    // Mostly the next posting, or one soon behind it.
    if (known_ <= posting && posting - known_ <= kFewSteps) {
      std::uint64_t more = 0;
      for (std::uint64_t each = known_; each < posting; ++each) more += count(each);
      place_ += more;
    } else {
      place_ = lists_->positions_before(posting);
    }
    known_ = posting;
    return lists_->positions.part(place_, place_ + count(posting));
  }

 private:
  [[nodiscard]] std::uint32_t count(std::uint64_t posting) const {
    const std::uint8_t count = counts_[posting - begin_];
    return count < kManyCounts ? count : lists_->large_count(posting);
  }

  const Lists* lists_;
  std::uint64_t begin_;
  std::span<const std::uint16_t> documents_;
  std::span<const std::uint8_t> counts_;
  std::size_t at_ = 0;
  std::uint64_t known_ = ~std::uint64_t{0};
  std::uint64_t place_ = 0;
};

}  // namespace rostrum
