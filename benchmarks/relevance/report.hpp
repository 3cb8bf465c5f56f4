/// The figures of several systems on several collections, as a table and as JSON.
#pragma once

#include <iosfwd>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "benchmarks/relevance/measures.hpp"

namespace rostrum::relevance {

struct SystemScores {
  std::string system;
  std::vector<Scores> questions;  ///< in the order of the collection
};

/// The first system is what the others are compared with.
struct CollectionScores {
  std::string collection;
  std::vector<SystemScores> systems;
};

/// One table a collection, with the change against the first system and its p, and a last table of
/// the mean changes in MAP and nDCG@10.
void write_markdown(const std::vector<CollectionScores>& all, std::ostream& out);

[[nodiscard]] nlohmann::json to_json(const std::vector<CollectionScores>& all);

}  // namespace rostrum::relevance
