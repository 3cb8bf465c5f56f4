#include "searcher/engine/matcher.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <optional>

#include "searcher/engine/position_matcher.hpp"
#include "searcher/engine/query_resolver.hpp"
#include "searcher/engine/text_matcher.hpp"

namespace rostrum {
namespace {

/// What positions found, and of the doubtful ones those whose text holds it.
DocSet settled(PositionMatches matches, const QueryNode& node, const Snapshot& snapshot,
               TextAnalyser& analyser) {
  matches.doubtful &= snapshot.all();
  matches.doubtful.for_each([&](std::uint32_t document) {
    Statement statement = snapshot.record(document);
    statement.text = snapshot.text(document);
    if (matches_text(node, statement, analyser)) {
      matches.found.add(document);
    }
  });
  return std::move(matches.found);
}

DocSet match_phrase(const QueryNode& node, const Snapshot& snapshot, TextAnalyser& analyser) {
  const std::string prefix(field(node.field).prefix);
  DocSet set = snapshot.none();
  for (const auto& words : node.spellings) {
    if (words.size() == 1) {
      snapshot.add_word(prefix, words.front(), set);
      continue;
    }
    std::vector<std::string> terms;
    for (const std::string& word : words) terms.push_back(prefix + word);
    QueryNode one = node;
    one.spellings = {words};
    set |= settled(match_sequence(terms, snapshot), one, snapshot, analyser);
  }
  return set;
}

/// One operand of NEAR or ADJ as words with positions; nullopt if it is more than one word long.
std::optional<PositionOperand> operand_of(const QueryNode& node, const Snapshot& snapshot,
                                          TextAnalyser& analyser) {
  const std::string prefix(node.field.empty() ? "" : field(node.field).prefix);
  std::vector<std::string> words;
  if (node.op == QueryOp::Word) {
    words = words_like(node.text, prefix, snapshot, analyser);
  } else if (node.op == QueryOp::Wildcard) {
    for (const auto& spelling : node.spellings) words.push_back(spelling.front());
  } else if (node.op == QueryOp::Phrase && node.spellings.size() == 1 &&
             node.spellings.front().size() == 1) {
    words = node.spellings.front();
  } else {
    return std::nullopt;
  }
  PositionOperand operand;
  for (const std::string& word : words) {
    operand.words.push_back(prefix + word);
    operand.hyphenated.push_back(hyphenated_term(prefix, word));
  }
  return operand;
}

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

/// Documents that hold a word of the operands spelt apart ("anti personnel").
DocSet spelt_apart(const QueryNode& node, const Snapshot& snapshot, TextAnalyser& analyser) {
  DocSet set = snapshot.none();
  for (const QueryNode& child : node.children) {
    if (child.op != QueryOp::Word) continue;
    for (const auto& parts : child.spellings) {
      set |= match(adjacent_words(parts, child), snapshot, analyser);
    }
  }
  return set;
}

DocSet match_window_of(const QueryNode& node, const Snapshot& snapshot, TextAnalyser& analyser) {
  // The words of one stem differ by language, the statement's own decides: so both must hold.
  DocSet candidates = match_all_of(node.children, snapshot, analyser);
  candidates &= snapshot.all();
  std::vector<PositionOperand> operands;
  bool single = true;
  for (const QueryNode& child : node.children) {
    auto operand = operand_of(child, snapshot, analyser);
    single = single && operand && child.field == node.children.front().field;
    if (!single) break;
    operands.push_back(std::move(*operand));
  }
  if (!single) return settled({snapshot.none(), std::move(candidates)}, node, snapshot, analyser);
  PositionMatches matches =
      match_window(operands, window_of(node), node.op == QueryOp::Adjacent, candidates, snapshot);
  DocSet apart = spelt_apart(node, snapshot, analyser);
  apart &= candidates;
  matches.doubtful |= apart;
  matches.doubtful -= matches.found;
  return settled(std::move(matches), node, snapshot, analyser);
}

DocSet match_word(const QueryNode& node, const Snapshot& snapshot, TextAnalyser& analyser) {
  DocSet set = snapshot.none();
  const std::string prefix(field(node.field).prefix);
  for (const std::string& term : stem_terms(node.text, snapshot, analyser)) {
    snapshot.add_list(ListKind::Stems, prefix + term, set);
  }
  for (const auto& parts : node.spellings) {
    set |= match(adjacent_words(parts, node), snapshot, analyser);
  }
  return set;
}

}  // namespace

DocSet match(const QueryNode& node, const Snapshot& snapshot, TextAnalyser& analyser) {
  switch (node.op) {
    case QueryOp::All:
      return snapshot.all();
    case QueryOp::Word:
      return match_word(node, snapshot, analyser);
    case QueryOp::Wildcard: {
      DocSet set = snapshot.none();
      const std::string prefix(field(node.field).prefix);
      for (const auto& word : node.spellings) {
        snapshot.add_word(prefix, word.front(), set);
      }
      return set;
    }
    case QueryOp::Filter: {
      DocSet set = snapshot.none();
      if (node.no_value) snapshot.add_without(field(node.field), set);
      for (const auto& term : node.spellings) snapshot.add_filtered(term.front(), set);
      return set;
    }
    case QueryOp::Phrase:
      return match_phrase(node, snapshot, analyser);
    case QueryOp::Near:
    case QueryOp::Adjacent:
      return match_window_of(node, snapshot, analyser);
    case QueryOp::And:
      return match_all_of(node.children, snapshot, analyser);
    case QueryOp::Or: {
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
