/// Numbers for names, for work that meets thousands of them a moment.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

/// Names, each once, by number: 0, 1, 2 … as they first come up. Two blocks of memory for all.
class NameTable {
 public:
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }

  /// For a name that is soon asked for: begins to fetch its slot.
  void announce(std::string_view name) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[hash_of(name) & (slots_.size() - 1)]);
  }

  /// The number of a name; a new one gets size().
  std::uint32_t number_of(std::string_view wanted) {
    if (2 * ends_.size() >= slots_.size()) grow();
    const std::uint32_t hash = hash_of(wanted);
    std::size_t at = hash & (slots_.size() - 1);
    for (; slots_[at].number != 0; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].hash == hash && name(bytes_.data(), slots_[at].number - 1) == wanted) {
        return slots_[at].number - 1;
      }
    }
    bytes_.append(wanted);
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    slots_[at] = {hash, size()};
    return size() - 1;
  }

  [[nodiscard]] std::string_view name(std::size_t number) const {
    return name(bytes_.data(), number);
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  /// A name in a copy of bytes().
  [[nodiscard]] std::string_view name(const char* bytes, std::size_t number) const {
    const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
    return {bytes + begin, ends_[number] - begin};
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;  ///< plus 1; 0 for none
  };

  static std::uint32_t hash_of(std::string_view name) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>()(name));
  }

  void grow() {
    constexpr std::size_t kFirst = 1024;  // a power of two, as it stays
    std::vector<Slot> wider(std::max(kFirst, 2 * slots_.size()));
    for (const Slot& slot : slots_) {
      if (slot.number == 0) continue;
      std::size_t at = slot.hash & (wider.size() - 1);
      while (wider[at].number != 0) at = (at + 1) & (wider.size() - 1);
      wider[at] = slot;
    }
    slots_ = std::move(wider);
  }

  std::string bytes_;
  std::vector<std::uint32_t> ends_;
  std::vector<Slot> slots_;
};

}  // namespace rostrum
