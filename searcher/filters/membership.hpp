/// Which statements were delivered by states that belonged to a group, a region or a treaty on the
/// statement's date: told from the columns of country and date and the dated facts of the
/// vocabulary.
#pragma once

#include <vector>

#include "schemas/index/fields.hpp"
#include "schemas/record/date.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/filters/member_lists.hpp"
#include "searcher/request/search_request.hpp"
#include "searcher/snapshot/doc_set.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

/// Finds the statements of members. The time of a statement is its date, at its own precision; if
/// it has none, the days of its session; if these are not known either, any day. REQUIRES:
/// vocabulary and snapshot outlive it, and the snapshot does not move to another commit.
class MembershipFinder {
 public:
  MembershipFinder(const Vocabulary& vocabulary, const Snapshot& snapshot)
      : vocabulary_(vocabulary), snapshot_(snapshot) {}

  struct Found {
    DocSet members;  ///< a state of the statement was a member on each day that its time can mean
    DocSet unsure;   ///< on some of these days, or it cannot be told; none of `members`
  };
  [[nodiscard]] Found find(const MemberList& list);

  /// Statements that find() gives for none of the lists of a field.
  [[nodiscard]] DocSet of_nobody(const Field& field);

  /// How many statements of a set each list of a field has, most first, those of `selected` with
  /// none too; and behind them how many are in none.
  [[nodiscard]] Facet facet(const Field& field, const DocSet& set,
                            const std::vector<LabelledCode>& selected);

 private:
  enum class Answer { Yes, No, Unsure };
  [[nodiscard]] static Answer belonged(const std::vector<const Membership*>& stays,
                                       const DayRange& days, int beginning);
  void load_days();

  const Vocabulary& vocabulary_;
  const Snapshot& snapshot_;
  std::vector<DayRange> days_;  ///< of each document; empty until it is needed
};

}  // namespace rostrum
