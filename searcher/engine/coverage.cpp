#include "searcher/engine/coverage.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace rostrum {
namespace {

struct Meeting {
  Coverage::Row row;
  int start = 0;  ///< of the session, as the index knows it
  int first = 0;  ///< of its statements, YYYYMMDD; 0 for none
  int last = 0;
  std::size_t last_country = 0;  ///< number of the country counted last, so that each counts once
};

/// The values of one facet, and the documents of each.
struct FacetLists {
  std::vector<const IndexedValue*> values;
  std::vector<DocSet> documents;
};

FacetLists lists_of(FieldId facet, const DocSet& set, const Snapshot& snapshot) {
  FacetLists lists;
  for (const IndexedValue& value : snapshot.values()) {
    if (value.facet != &field(facet)) continue;
    DocSet documents = snapshot.none();
    snapshot.add_filtered(value.term, documents);
    documents &= set;
    if (documents.next(1) == 0) continue;
    lists.values.push_back(&value);
    lists.documents.push_back(std::move(documents));
  }
  return lists;
}

/// For each document, which value of a facet with one value it has: its number, from 1.
std::vector<std::uint32_t> value_by_document(const FacetLists& lists, const DocSet& set) {
  std::vector<std::uint32_t> numbers(set.last() + std::size_t{1}, 0);
  for (std::size_t i = 0; i < lists.values.size(); ++i) {
    lists.documents[i].for_each(
        [&](std::uint32_t document) { numbers[document] = static_cast<std::uint32_t>(i + 1); });
  }
  return numbers;
}

std::string day_text(int day) {
  if (day == 0) return "";
  return Date{day / 10000, day / 100 % 100, day % 100}.text();
}

}  // namespace

Coverage count_coverage(const DocSet& set, const Snapshot& snapshot) {
  const FacetLists conventions = lists_of(FieldId::Convention, set, snapshot);
  const FacetLists sessions = lists_of(FieldId::Session, set, snapshot);
  const auto convention_of = value_by_document(conventions, set);
  const auto session_of = value_by_document(sessions, set);

  std::map<std::pair<std::uint32_t, std::uint32_t>, Meeting> meetings;
  const auto meeting = [&](std::uint32_t document) -> Meeting& {
    return meetings[{convention_of[document], session_of[document]}];
  };
  set.for_each([&](std::uint32_t document) { ++meeting(document).row.statements; });
  for (auto& [key, each] : meetings) {
    if (key.first != 0) each.row.convention = conventions.values[key.first - 1]->value.value;
    if (key.second != 0) {
      each.row.session = sessions.values[key.second - 1]->value.value;
      each.row.label = sessions.values[key.second - 1]->value.label;
      each.start = sessions.values[key.second - 1]->value.start;
    }
  }
  snapshot.for_each_date(set, [&](std::uint32_t document, const DayRange& days) {
    Meeting& each = meeting(document);
    each.first = each.first == 0 ? days.first : std::min(each.first, days.first);
    each.last = std::max(each.last, days.last);
  });
  Coverage coverage{.statements = set.count(), .revision = snapshot.revision()};
  std::size_t number = 0;
  for (const DocSet& spoken : lists_of(FieldId::Country, set, snapshot).documents) {
    ++number;
    ++coverage.countries;
    spoken.for_each([&](std::uint32_t document) {
      Meeting& each = meeting(document);
      if (each.last_country == number) return;
      each.last_country = number;
      ++each.row.countries;
    });
  }
  std::vector<Meeting> rows;
  for (auto& [key, each] : meetings) {
    each.row.first_date = day_text(each.first);
    each.row.last_date = day_text(each.last);
    rows.push_back(std::move(each));
  }
  std::sort(rows.begin(), rows.end(), [](const Meeting& a, const Meeting& b) {
    const auto key = [](const Meeting& each) {
      return std::make_tuple(each.row.convention.empty(), each.row.convention,
                             each.row.session.empty(), each.start != 0 ? each.start : each.first,
                             each.row.session);
    };
    return key(a) < key(b);
  });
  for (Meeting& each : rows) coverage.sessions.push_back(std::move(each.row));
  return coverage;
}

}  // namespace rostrum
