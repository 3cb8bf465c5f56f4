/// Statements, states, meetings and days of what is on file, by any key.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "schemas/record/date.hpp"
#include "searcher/analysis/base/groups.hpp"
#include "searcher/engine/index_view.hpp"

namespace rostrum {

struct CoverageCount {
  std::uint64_t statements = 0;
  std::set<std::uint32_t> states;    ///< places in CoverageFields::countries
  std::set<std::uint32_t> meetings;  ///< places in CoverageFields::sessions
  int first_day = 0;                 ///< YYYYMMDD; 0 for none
  int last_day = 0;
};

/// What coverage looks at of each statement.
struct CoverageFields {
  explicit CoverageFields(const IndexView& index)
      : conventions(field(FieldId::Convention), index, false),
        sessions(field(FieldId::Session), index, false),
        countries(field(FieldId::Country), index, false),
        days(index.days()) {}

  /// Of a statement's meeting: its convention and session, either perhaps none.
  [[nodiscard]] std::uint32_t meeting(std::uint32_t document) const {
    return static_cast<std::uint32_t>(conventions.of(document).front() * sessions.size() +
                                      sessions.of(document).front());
  }
  [[nodiscard]] std::size_t convention_of(std::uint32_t meeting) const {
    return meeting / sessions.size();
  }
  [[nodiscard]] std::size_t session_of(std::uint32_t meeting) const {
    return meeting % sessions.size();
  }

  Groups conventions;
  Groups sessions;
  Groups countries;
  std::vector<DayRange> days;
};

using CoverageCounts = std::map<std::uint32_t, CoverageCount>;

/// `keys_of(document)` gives a span of numbers. Each statement counts once under each of its keys,
/// whatever versions it has.
template <typename KeysOf>
CoverageCounts count_coverage(const DocSet& set, const IndexView& index,
                              const CoverageFields& fields, const KeysOf& keys_of) {
  CoverageCounts counts;
  for_each_once(set, index, keys_of, [&](std::uint32_t document, auto keys) {
    for (const std::uint32_t key : keys) {
      CoverageCount& count = counts[key];
      ++count.statements;
      for (const std::uint32_t state : fields.countries.of(document)) {
        if (state != fields.countries.none()) count.states.insert(state);
      }
      const std::uint32_t session = fields.sessions.of(document).front();
      if (session != fields.sessions.none()) count.meetings.insert(session);
      const DayRange& days = fields.days[document];
      if (days.first == 0) continue;
      count.first_day = count.first_day == 0 ? days.first : std::min(count.first_day, days.first);
      count.last_day = std::max(count.last_day, days.last);
    }
  });
  return counts;
}

/// The same by one key a statement.
template <typename KeyOf>
CoverageCounts count_coverage_by_one(const DocSet& set, const IndexView& index,
                                     const CoverageFields& fields, const KeyOf& key_of) {
  std::uint32_t key = 0;
  return count_coverage(set, index, fields, [&](std::uint32_t document) {
    key = key_of(document);
    return std::span<const std::uint32_t>(&key, 1);
  });
}

/// Meetings by convention, those of none last, and in the order of time.
[[nodiscard]] std::vector<std::uint32_t> meetings_in_order(const CoverageCounts& meetings,
                                                           const CoverageFields& fields);

/// "2025-06-17"; "" for 0.
[[nodiscard]] std::string coverage_day(int day);

}  // namespace rostrum
