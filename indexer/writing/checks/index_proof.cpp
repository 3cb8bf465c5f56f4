#include "indexer/writing/checks/index_proof.hpp"

#include <xapian.h>

#include <algorithm>
#include <future>
#include <system_error>
#include <thread>
#include <vector>

#include "schemas/base/error.hpp"
#include "schemas/base/sha256.hpp"
#include "schemas/columns/column_files.hpp"
#include "schemas/columns/stored_documents.hpp"
#include "schemas/index/index_format.hpp"
#include "schemas/index/stored_document.hpp"

namespace rostrum {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& index, const std::string& why) {
  throw Error(ErrorKind::Unreadable, index.string() + ": " + why);
}

template <typename Work>
auto reading(const std::filesystem::path& index, const Work& work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    refuse(index, error.get_description());
  } catch (const std::system_error& error) {  // no thread is to be had
    refuse(index, error.what());
  }
}

IndexHoldings holdings_in(const Xapian::Database& database,
                          const std::vector<std::uint32_t>& numbers) {
  IndexHoldings holdings{.statements = numbers.size(), .length = database.get_total_length()};
  holdings.numbers =
      sha256({reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof numbers[0]});
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    holdings.postings += term.get_termfreq();
    holdings.words += database.get_collection_freq(*term);
  }
  std::string all;
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    all += sha256(*key) + sha256(database.get_metadata(*key));
  }
  holdings.metadata = sha256(all);
  return holdings;
}

/// Reads the statements from `begin` to `end`, one by one. Returns their length.
std::uint64_t read_share(const std::filesystem::path& index,
                         const std::vector<std::uint32_t>& numbers, std::size_t begin,
                         std::size_t end) {
  const Xapian::Database database(index.string(), Xapian::DB_BACKEND_GLASS);
  std::uint64_t length = 0;
  for (std::size_t i = begin; i < end; ++i) {
    (void)decode_document(database.get_document(numbers[i]).get_data());  // throws if it is damaged
    const Xapian::termcount own = database.get_doclength(numbers[i]);
    if (own > 0 && database.get_unique_terms(numbers[i]) == 0) {
      refuse(index, "a statement has lost its terms");
    }
    length += own;
  }
  return length;
}

std::uint64_t read_all(const std::filesystem::path& index,
                       const std::vector<std::uint32_t>& numbers) {
  const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::future<std::uint64_t>> shares;
  for (std::size_t i = 0; i < threads; ++i) {
    shares.push_back(std::async(std::launch::async, read_share, std::cref(index),
                                std::cref(numbers), numbers.size() * i / threads,
                                numbers.size() * (i + 1) / threads));
  }
  std::uint64_t length = 0;
  for (std::future<std::uint64_t>& each : shares) length += each.get();
  return length;
}

void prove_columns(const std::filesystem::path& index, const Xapian::Database& database) {
  const auto manifest = read_manifest(index);
  if (!manifest || manifest->database != database.get_uuid() ||
      manifest->revision != database.get_revision()) {
    refuse(index, "its columns are not those of its last commit");
  }
  std::size_t documents = 0;
  for (const Segment& segment : map_segments(index, *manifest)) {
    if (!segment.verify()) refuse(index, "a segment of its columns is damaged");
    documents += segment.documents();
  }
  if (documents - manifest->tombstones.size() != database.get_doccount()) {
    refuse(index, "its columns do not hold its statements");
  }
}

}  // namespace

IndexHoldings holdings_of(const std::filesystem::path& index) {
  return reading(index, [&] {
    const Xapian::Database database(index.string(), Xapian::DB_BACKEND_GLASS);
    return holdings_in(database, document_numbers(database));
  });
}

IndexHoldings prove_whole(const std::filesystem::path& index) {
  return reading(index, [&] {
    const Xapian::Database database(index.string(), Xapian::DB_BACKEND_GLASS);
    const std::vector<std::uint32_t> numbers = document_numbers(database);
    if (numbers.size() != database.get_doccount()) {
      refuse(index, "a table of it is missing or cut short");
    }
    if (database.get_metadata(std::string(kMetadataFormat)) != kFormatVersion) {
      refuse(index, "it does not say its format");
    }
    IndexHoldings holdings = holdings_in(database, numbers);
    if (read_all(index, numbers) != holdings.length || holdings.words != holdings.length) {
      refuse(index, "its statements, its terms and its figures do not agree");
    }
    prove_columns(index, database);
    return holdings;
  });
}

}  // namespace rostrum
