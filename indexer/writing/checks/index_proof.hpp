/// The proof that an index is whole, before it takes another's place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace rostrum {

/// What an index holds, in figures that a lost table changes.
struct IndexHoldings {
  std::size_t statements = 0;
  std::uint64_t length = 0;    ///< terms with repeats, as it says of itself
  std::uint64_t words = 0;     ///< the same, as its lists of terms say
  std::uint64_t postings = 0;  ///< statements of all terms
  std::string numbers;         ///< SHA-256 of the numbers of the statements
  std::string metadata;        ///< SHA-256 of keys and values: journal, annotations, names
  friend bool operator==(const IndexHoldings&, const IndexHoldings&) = default;
};

/// Opens the index anew. Throws Error(Unreadable) if it cannot be read.
[[nodiscard]] IndexHoldings holdings_of(const std::filesystem::path& index);

/// Opens the index anew and reads it all, on all cores: each statement by its hash, the lists of
/// terms by their sums, the columns by their hashes. Returns what it holds.
/// Throws Error(Unreadable) with what is wrong.
IndexHoldings prove_whole(const std::filesystem::path& index);

}  // namespace rostrum
