/// What every engine of the benchmark has in common: statements in, queries in, timed answers out.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rostrum::bench {

/// The facets that all engines count, in this order.
inline constexpr std::array<std::string_view, 6> kFacets{"convention", "session",  "country",
                                                         "item",       "language", "year"};

/// A statement as peers index it.
struct PeerRecord {
  std::string id;
  std::string title;
  std::vector<std::string> paragraphs;
  int date = 0;  ///< YYYYMMDD
  /// Values of kFacets. Countries are those that deliver and those that join; items come with
  /// their ancestors ("7a" brings "7"), as Rostrum counts them.
  std::array<std::vector<std::string>, kFacets.size()> facets;
};

struct PeerFilter {
  std::size_t facet;  ///< in kFacets
  std::string value;
};

struct PeerQuery {
  std::string id;
  std::string variant;             ///< what is asked for besides ten hits; goes into the answer
  std::string op;                  ///< word, or, and, phrase, near, prefix, all
  std::vector<std::string> words;  ///< lower case, ASCII
  int distance = 0;                ///< of near: in words
  std::vector<PeerFilter> filters;
  int from = 0;  ///< YYYYMMDD; 0 for open
  int to = 0;
  bool exact = true;            ///< the total must be exact
  bool facets = false;          ///< all of kFacets
  int snippets = 0;             ///< passages a hit
  bool quick_snippets = false;  ///< where an engine has a quicker, coarser way
};

using FacetCounts = std::vector<std::pair<std::string, std::uint64_t>>;

struct PeerAnswer {
  std::uint64_t total = 0;
  std::vector<std::string> hits;  ///< ids, best first
  std::array<FacetCounts, kFacets.size()> facets;
  std::uint64_t snippet_bytes = 0;  ///< so that no compiler leaves them out
};

struct PeerOptions {
  std::string command;  ///< "index" or "query"
  std::vector<std::filesystem::path> paths;
  int runs = 100;       ///< most repetitions of a query
  int budget_ms = 500;  ///< repetitions end after this long, but not before the fifth
  bool compact = false;
};

/// Reads `index CORPUS INDEX [--compact]` or `query INDEX QUERIES [--runs N] [--budget-ms N]`.
/// Throws Error(InvalidInput) if it is neither.
[[nodiscard]] PeerOptions peer_options(int argc, char** argv);

/// Calls `take` for each statement of a JSONL file in the record's full form; returns how many.
/// Throws Error: NotFound, InvalidInput with the line.
std::size_t for_each_record(const std::filesystem::path& file,
                            const std::function<void(const PeerRecord&)>& take);

/// Asks each query of the file twice for warmth and then repeatedly, and prints a line of JSON for
/// each: id, variant, total, hits, facets (a digest each), runs, median_us, p95_us.
void time_queries(const PeerOptions& options,
                  const std::function<PeerAnswer(const PeerQuery&)>& answer);

/// Prints what indexing took, as one line of JSON.
void report_indexing(std::string_view engine, std::string_view version, std::size_t statements,
                     double seconds);

/// The main function of a peer: runs it and reports what it throws.
int peer_main(const char* name, const std::function<void()>& run);

}  // namespace rostrum::bench
