/// Makes the statements of the generated corpus, one after the other in order of time.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "benchmarks/corpus/meetings.hpp"
#include "benchmarks/corpus/query_choice.hpp"
#include "benchmarks/corpus/speakers.hpp"
#include "benchmarks/corpus/statement_text.hpp"

namespace rostrum::bench {

class StatementMaker {
 public:
  /// REQUIRES: the vocabulary outlives it.
  StatementMaker(const Vocabulary& vocabulary, std::size_t statements, std::uint64_t seed);

  /// Statement `number` of the corpus, from 0. REQUIRES: called once for each, in order.
  [[nodiscard]] Statement make(std::size_t number);

  [[nodiscard]] const TextWriter& writer() const { return writer_; }
  [[nodiscard]] const FilterCounts& filters() const { return filters_; }

 private:
  std::uint64_t seed_;
  MeetingCalendar calendar_;
  std::vector<std::uint32_t> days_;
  Speakers speakers_;
  TextWriter writer_;
  FilterCounts filters_;
};

}  // namespace rostrum::bench
