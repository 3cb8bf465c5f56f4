/// Chooses the queries of the benchmark from what a generated corpus holds.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "benchmarks/corpus/statement_text.hpp"
#include "schemas/record/statement.hpp"

namespace rostrum::bench {

/// How many statements carry each value of the facets that queries filter on.
struct FilterCounts {
  std::map<std::string, std::uint32_t> conventions;
  std::map<std::string, std::uint32_t> countries;
  std::map<int, std::uint32_t> years;
  void add(const Statement& statement);
};

/// Five queries of each class, as benchmarks/README.md describes them; the same for the same
/// corpus. Words are such that all engines' stemmers agree on them.
[[nodiscard]] std::vector<nlohmann::json> choose_queries(const TextWriter& writer,
                                                         const FilterCounts& filters,
                                                         std::size_t statements);

}  // namespace rostrum::bench
