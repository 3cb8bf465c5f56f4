#include "searcher/filters/membership.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>

namespace rostrum {
namespace {

constexpr int kAlways = std::numeric_limits<int>::min();
constexpr int kEver = std::numeric_limits<int>::max();

struct Row {
  const MemberList* list = nullptr;
  std::size_t count = 0;
  bool selected = false;
};

}  // namespace

MembershipFinder::Answer MembershipFinder::belonged(const std::vector<const Membership*>& stays,
                                                    const DayRange& days, int beginning) {
  const bool known = days.first != 0;
  const int first = known ? days.first : kAlways;
  const int last = known ? days.last : kEver;
  bool possible = false;
  for (const Membership* stay : stays) {
    // Who was there from the beginning has been a member as long as there has been a group.
    const bool founder = stay->from && stay->from->first_day() == beginning;
    const bool open = !stay->from || (founder && !known);
    const int surely_from = stay->seen_from ? stay->seen_from->last_day()
                            : open          ? kAlways
                                            : stay->from->last_day();
    const int surely_until = stay->seen_until ? stay->seen_until->first_day()
                             : stay->until    ? stay->until->first_day()
                                              : kEver;
    if (surely_from <= first && last <= surely_until) return Answer::Yes;
    const int perhaps_from = open ? kAlways : stay->from->first_day();
    const int perhaps_until = stay->until ? stay->until->last_day() : kEver;
    possible = possible || (perhaps_from <= last && first <= perhaps_until);
  }
  return possible ? Answer::Unsure : Answer::No;
}

void MembershipFinder::load_days() {
  if (!days_.empty()) return;
  days_.resize(snapshot_.all().last() + std::size_t{1});
  DocSet undated = snapshot_.all();
  snapshot_.for_each_date(snapshot_.all(), [&](std::uint32_t document, const DayRange& days) {
    days_[document] = days;
    undated.drop(document);
  });
  if (undated.next(1) == 0) return;
  const Field& sessions = field(FieldId::Session);
  for (const IndexedValue& each : snapshot_.values()) {
    if (each.facet != &sessions) continue;
    DocSet held = snapshot_.none();
    snapshot_.add_filtered(each.term, held);
    held &= undated;
    if (held.next(1) == 0) continue;
    const auto session = vocabulary_.session(each.value.value);
    if (!session || !session->start) continue;
    const DayRange days{session->start->first_day(),
                        session->end.value_or(*session->start).last_day()};
    held.for_each([&](std::uint32_t document) { days_[document] = days; });
  }
}

MembershipFinder::Found MembershipFinder::find(const MemberList& list) {
  Found found{snapshot_.none(), snapshot_.none()};
  std::map<std::string_view, std::vector<const Membership*>> states;
  int beginning = kEver;
  for (const Membership& stay : *list.stays) {
    states[stay.state].push_back(&stay);
    if (list.dated && stay.from) beginning = std::min(beginning, stay.from->first_day());
  }
  const Field& countries = field(FieldId::Country);
  for (const auto& [state, stays] : states) {
    const std::string term = facet_term(countries, state);
    const Membership& first = *stays.front();
    const bool always = !first.from && !first.until && !first.seen_from && !first.seen_until;
    if (always) {
      snapshot_.add_filtered(term, found.members);
      continue;
    }
    load_days();
    DocSet spoken = snapshot_.none();
    snapshot_.add_filtered(term, spoken);
    spoken.for_each([&, &own = stays](std::uint32_t document) {
      switch (belonged(own, days_[document], beginning)) {
        case Answer::Yes:
          found.members.add(document);
          break;
        case Answer::Unsure:
          found.unsure.add(document);
          break;
        case Answer::No:
          break;
      }
    });
  }
  found.members &= snapshot_.all();
  found.unsure &= snapshot_.all();
  found.unsure -= found.members;
  return found;
}

DocSet MembershipFinder::of_nobody(const Field& field) {
  DocSet nobody = snapshot_.all();
  for (const MemberList& list : member_lists(field, vocabulary_)) nobody -= find(list).members;
  return nobody;
}

Facet MembershipFinder::facet(const Field& field, const DocSet& set,
                              const std::vector<LabelledCode>& selected) {
  const auto is_selected = [&](std::string_view code) {
    return std::any_of(selected.begin(), selected.end(),
                       [code](const LabelledCode& each) { return each.code == code; });
  };
  const auto count = [&](const DocSet& documents) {
    return documents.count() - snapshot_.version_groups().surplus(documents);
  };
  const auto lists = std::make_shared<std::vector<MemberList>>(member_lists(field, vocabulary_));
  std::vector<Row> rows;
  DocSet nobody = set;
  for (const MemberList& list : *lists) {
    DocSet members = find(list).members;
    nobody -= members;
    members &= set;
    const Row row{&list, count(members), is_selected(list.code)};
    if (row.count > 0 || row.selected) rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.count == b.count ? a.list->label < b.list->label : a.count > b.count;
  });
  Facet counted{.field = std::string(field.name)};
  for (const Row& row : rows) {
    counted.values.push_back({.value = row.list->code,
                              .label = row.list->label,
                              .parent = {},
                              .count = row.count,
                              .selected = row.selected});
  }
  const bool none_selected = is_selected(kNoValue);
  if (const std::size_t none = count(nobody); none > 0 || none_selected) {
    counted.values.push_back({.value = kNoValue,
                              .label = kNoValueLabel,
                              .parent = {},
                              .count = none,
                              .selected = none_selected});
  }
  counted.texts = lists;
  return counted;
}

}  // namespace rostrum
