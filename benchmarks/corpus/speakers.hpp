/// Who makes the generated statements, alone or with others, and in which language.
#pragma once

#include <string>
#include <vector>

#include "benchmarks/corpus/random.hpp"
#include "schemas/record/statement.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum::bench {

class Speakers {
 public:
  /// REQUIRES: the vocabulary outlives it.
  explicit Speakers(const Vocabulary& vocabulary);

  /// Fills in delivered_by, on_behalf_of, joint_with, aligned_with, kind, language and title.
  void speak(Random& random, Statement& statement) const;

 private:
  std::vector<const Delegation*> states_;  ///< the most frequent first
  std::vector<const Delegation*> groups_;
  std::vector<const Delegation*> organisations_;
  WeightedChoice state_frequency_;
  WeightedChoice group_frequency_;
  WeightedChoice organisation_frequency_;
};

}  // namespace rostrum::bench
