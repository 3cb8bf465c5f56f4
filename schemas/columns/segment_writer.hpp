/// Writes segments, from whatever knows documents and postings in order.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "schemas/columns/segment.hpp"

namespace rostrum {

struct SegmentDocument {
  std::uint32_t number = 0;
  std::uint32_t length = 0;     ///< terms with repeats
  std::uint32_t first_day = 0;  ///< YYYYMMDD; 0 for a document without a date
  std::uint32_t last_day = 0;
  std::string_view record;  ///< encode_record; lives as long as the source
};

/// Takes lists by name, ascending, each with its postings by document, ascending.
class PostingSink {
 public:
  virtual ~PostingSink() = default;
  /// Begins a list, which has one posting or more.
  virtual void list(std::string_view name) = 0;
  /// Values have no counts (give 1), and words alone have positions, as many as `count`.
  virtual void posting(std::uint32_t document, std::uint32_t count,
                       std::span<const std::uint16_t> positions) = 0;
};

/// A word that has a stem, both by their numbers: the lists of a kind are 0, 1, 2 … by name.
struct StemForm {
  std::uint32_t stem;
  std::uint32_t word;

  friend bool operator==(const StemForm&, const StemForm&) = default;
  friend bool operator<(const StemForm& a, const StemForm& b) {
    return a.stem != b.stem ? a.stem < b.stem : a.word < b.word;
  }
};

class SegmentSource {
 public:
  virtual ~SegmentSource() = default;
  /// Ascending, at least one; the last at most kMostSlots - 1 beyond the first.
  [[nodiscard]] virtual std::vector<SegmentDocument> documents() const = 0;
  /// Gives every list of a kind. Called more than once, and gives the same each time.
  virtual void give(ListKind kind, PostingSink& sink) const = 0;
  /// Which words have which stem, in the documents that there are; ascending, each once.
  [[nodiscard]] virtual std::vector<StemForm> forms() const = 0;
};

/// In memory. Throws std::bad_alloc.
[[nodiscard]] Segment make_segment(const SegmentSource& source);

/// To a new file, complete and on disk when it returns.
/// Throws Error(Unreadable) if the disk refuses; then no file is left.
void write_segment(const SegmentSource& source, const std::filesystem::path& file);

}  // namespace rostrum
