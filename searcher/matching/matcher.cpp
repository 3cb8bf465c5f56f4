#include "searcher/matching/matcher.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <optional>

#include "searcher/matching/position_matcher.hpp"

namespace rostrum {
namespace {

DocSet match_all_of(const std::vector<QueryNode>& children, const Snapshot& snapshot,
                    TextAnalyser& analyser) {
  std::optional<DocSet> set;
  for (const QueryNode& child : children) {
    if (child.op == QueryOp::Not) continue;
    DocSet one = match(child, snapshot, analyser);
    if (set) {
      *set &= one;
    } else {
      set = std::move(one);
    }
  }
  if (!set) set = snapshot.all();
  for (const QueryNode& child : children) {
    if (child.op == QueryOp::Not) *set -= match(child.children.front(), snapshot, analyser);
  }
  return std::move(*set);
}

}  // namespace

DocSet match(const QueryNode& node, const Snapshot& snapshot, TextAnalyser& analyser) {
  switch (node.op) {
    case QueryOp::All:
      return snapshot.all();
    case QueryOp::Word:
    case QueryOp::Wildcard:
    case QueryOp::Phrase:
    case QueryOp::Near:
    case QueryOp::Adjacent:
      return match_pattern(*node.pattern, snapshot, analyser);
    case QueryOp::Filter: {
      if (node.members != nullptr) return *node.members;
      DocSet set = snapshot.none();
      if (node.no_value) snapshot.add_without(field_named(node.field), set);
      for (const std::string& term : node.terms) snapshot.add_filtered(term, set);
      return set;
    }
    case QueryOp::And:
      return match_all_of(node.children, snapshot, analyser);
    case QueryOp::Or:
    case QueryOp::Synonyms: {
      DocSet set = snapshot.none();
      for (const QueryNode& child : node.children) set |= match(child, snapshot, analyser);
      return set;
    }
    case QueryOp::Not: {
      DocSet set = snapshot.all();
      set -= match(node.children.front(), snapshot, analyser);
      return set;
    }
    case QueryOp::Dates:
      return within_dates(node.from, node.to, snapshot);
  }
  assert(false && "every operator is handled above");
  return snapshot.none();
}

DocSet within_dates(const std::string& from, const std::string& to, const Snapshot& snapshot) {
  const std::uint32_t first =
      from.empty() ? 1 : static_cast<std::uint32_t>(parse_date(from).first_day());
  const std::uint32_t last = to.empty() ? std::numeric_limits<std::uint32_t>::max()
                                        : static_cast<std::uint32_t>(parse_date(to).last_day());
  DocSet set = snapshot.none();
  std::vector<std::uint64_t> bits;
  for (const Segment& segment : snapshot.segments()) {
    spend(segment.slots());
    const auto days = segment.days();  // first and last of each document; 0 where it has no date
    bits.assign(segment.slots() / 64 + 1, 0);
    for (std::size_t slot = 0; slot < segment.slots(); ++slot) {
      const bool within = days[2 * slot + 1] >= first && days[2 * slot] <= last;
      bits[slot / 64] |= std::uint64_t{within} << slot % 64;
    }
    set.add_bits(segment.first(), bits);
  }
  set &= snapshot.all();
  return set;
}

}  // namespace rostrum
