/// What the experiments vary: single changes to a model, and grids to choose from.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "benchmarks/relevance/trial.hpp"

namespace rostrum::relevance {

/// One value of one setting.
struct Choice {
  std::string name;
  std::function<void(Trial&)> apply;
};

using Axis = std::vector<Choice>;

/// Settings that are chosen together.
struct Grid {
  std::string name;
  std::vector<Axis> axes;
};

/// Changes to plain BM25, one at a time.
[[nodiscard]] std::vector<Choice> single_changes();

/// Changes to the model of docs/ranking.md, one at a time.
[[nodiscard]] std::vector<Choice> changes_to_default();

/// What is chosen on all collections but one, and measured on that one.
[[nodiscard]] std::vector<Grid> grids();

/// The model of docs/ranking.md.
[[nodiscard]] Trial default_trial();

}  // namespace rostrum::relevance
