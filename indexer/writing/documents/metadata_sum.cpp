#include "indexer/writing/documents/metadata_sum.hpp"

#include <charconv>

#include "indexer/writing/documents/statement_sums.hpp"

namespace rostrum {
namespace {

std::uint64_t hash_of_entry(const std::string& key, const std::string& value) {
  return value.empty() ? 0 : entry_hash(name_hash(key), name_hash(value));
}

std::uint64_t known_sum(const Xapian::Database& database) {
  const std::string stored = database.get_metadata(std::string(kMetadataSum));
  std::uint64_t sum = 0;
  const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), sum);
  const bool is_number = error == std::errc() && end == stored.data() + stored.size();
  return is_number ? sum : sum_of_metadata(database);
}

}  // namespace

std::uint64_t sum_of_metadata(const Xapian::Database& database) {
  std::uint64_t sum = 0;
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    if (*key != kMetadataSum) sum += hash_of_entry(*key, database.get_metadata(*key));
  }
  return sum;
}

void SummedMetadata::set(Xapian::WritableDatabase& database, const std::string& key,
                         const std::string& value) {
  if (!sum_) sum_ = known_sum(database);
  *sum_ -= hash_of_entry(key, database.get_metadata(key));
  *sum_ += hash_of_entry(key, value);
  database.set_metadata(key, value);
}

void SummedMetadata::close(Xapian::WritableDatabase& database) {
  if (!sum_) return;
  database.set_metadata(std::string(kMetadataSum), std::to_string(*sum_));
  sum_.reset();
}

}  // namespace rostrum
