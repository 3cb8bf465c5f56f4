/// The best of many, in one pass. For the files of this folder alone.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace rostrum {

/// Keeps the best `most` of what it is shown. What may be among them is gathered, and the worse
/// half is dropped whenever as many again have come: a heap would be put in order for each.
/// `before(a, b)`: a is better than b; of any two different items one is.
template <typename Item, typename Before>
class TopK {
 public:
  TopK(std::size_t most, const Before& before) : most_(most), before_(before) {}

  /// What does not come before this is not among the best. Null until twice as many as are kept
  /// have been gathered: until then anything may be.
  [[nodiscard]] const Item* worst() const { return full_ ? &seen_[most_ - 1] : nullptr; }

  void see(const Item& item) {
    if (most_ == 0 || (full_ && !before_(item, seen_[most_ - 1]))) return;
    seen_.push_back(item);
    if (seen_.size() == 2 * most_) drop_worse();
  }

  /// In order, the best first.
  [[nodiscard]] std::vector<Item> take() {
    if (seen_.size() > most_) drop_worse();
    std::sort(seen_.begin(), seen_.end(), before_);
    return std::move(seen_);
  }

 private:
  void drop_worse() {
    // The worst of those that stay comes to stand last.
    std::nth_element(seen_.begin(), seen_.begin() + static_cast<std::ptrdiff_t>(most_ - 1),
                     seen_.end(), before_);
    seen_.resize(most_);
    full_ = true;
  }

  std::size_t most_;
  Before before_;
  bool full_ = false;
  std::vector<Item> seen_;
};

}  // namespace rostrum
