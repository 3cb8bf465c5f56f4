#include "searcher/matching/query_resolver.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "schemas/base/error.hpp"
#include "schemas/index/statement_terms.hpp"
#include "searcher/matching/pattern.hpp"
#include "searcher/matching/position_matcher.hpp"

namespace rostrum {
namespace {

/// Spellings of an expansion that are shown.
constexpr std::size_t kMostShown = 50;

/// Words of a field that begin so, `most` at most; the list is longer if there are more.
struct Beginnings {
  std::vector<PlacedList> lists;
  std::size_t words = 0;
};

Beginnings words_that_begin(const std::string& text, std::string_view prefix,
                            const Snapshot& snapshot, std::size_t most) {
  Beginnings found;
  std::set<std::string, std::less<>> words;
  // A word has few hyphenated spellings, and is counted once with them.
  for (const std::string& list : snapshot.words_from(prefix, text, most + 1)) {
    const ListedWord listed = listed_word(prefix, list);
    words.emplace(listed.word);
    found.lists.push_back({list, listed.places});
  }
  found.words = words.size();
  return found;
}

Error stands_for_too_many(const QueryNode& wildcard, std::string_view text, std::size_t limit) {
  return {ErrorKind::InvalidInput,
          "query: '" + std::string(text) + "*' at " + std::to_string(wildcard.position + 1) +
              " stands for too many words (the limit is " + std::to_string(limit) +
              " in one query); write more letters before the star"};
}

/// Words of a field that begin with the wildcard's text, as many as the budget allows. A hyphenated
/// one finds its parts side by side too, as a hyphenated word does.
Pattern expand(const QueryNode& wildcard, const Snapshot& snapshot, TextAnalyser& analyser,
               std::size_t& budget, const QueryLimits& limits) {
  const std::string_view prefix = field_named(wildcard.field).prefix;
  const auto beginning = [&](const std::string& text, Beginnings found) {
    Pattern pattern{.kind = Pattern::Kind::Beginning, .field = wildcard.field, .text = text};
    pattern.lists = std::move(found.lists);
    return pattern;
  };
  Beginnings whole = words_that_begin(wildcard.text, prefix, snapshot, budget);
  if (whole.words > budget) {
    throw stands_for_too_many(wildcard, wildcard.text, limits.wildcard_expansions);
  }
  budget -= whole.words;
  Pattern spelt_together = beginning(wildcard.text, std::move(whole));
  if (wildcard.words.empty()) return spelt_together;
  // Only those behind the other parts are found: a bound of its own, that the budget may stay for
  // what is a word itself.
  Beginnings last =
      words_that_begin(wildcard.words.back(), prefix, snapshot, limits.wildcard_open_endings);
  if (last.words > limits.wildcard_open_endings) {
    throw stands_for_too_many(wildcard, wildcard.words.back(), limits.wildcard_open_endings);
  }
  Pattern open{.kind = Pattern::Kind::Sequence, .field = wildcard.field};
  for (std::size_t i = 0; i + 1 < wildcard.words.size(); ++i) {
    QueryNode part{.op = QueryOp::Word, .text = wildcard.words[i]};
    part.field = wildcard.field;
    open.parts.push_back(pattern_of(part, snapshot, analyser));
  }
  open.parts.push_back(beginning(wildcard.words.back(), std::move(last)));
  Pattern any{.kind = Pattern::Kind::Any, .field = wildcard.field};
  any.parts = {std::move(spelt_together), std::move(open)};
  return any;
}

void resolve(QueryNode& node, const Snapshot& snapshot, TextAnalyser& analyser,
             const QueryLimits& limits, std::size_t& budget) {
  for (QueryNode& child : node.children) resolve(child, snapshot, analyser, limits, budget);
  switch (node.op) {
    case QueryOp::Wildcard:
      node.pattern =
          std::make_shared<const Pattern>(expand(node, snapshot, analyser, budget, limits));
      break;
    case QueryOp::Word:
    case QueryOp::Phrase:
    case QueryOp::Near:
    case QueryOp::Adjacent:
      node.pattern = std::make_shared<const Pattern>(pattern_of(node, snapshot, analyser));
      break;
    default:
      break;
  }
}

/// Words, wildcards and phrases of one word that are searched for, not those that are excluded.
template <typename Visit>
void for_each_word(const QueryNode& node, const Visit& visit) {
  if (node.op == QueryOp::Not) return;
  if (node.op == QueryOp::Synonyms) {  // its labels are told apart, with their concept
    for_each_word(node.children.front(), visit);
    return;
  }
  if (node.op == QueryOp::Word || node.op == QueryOp::Wildcard ||
      (node.op == QueryOp::Phrase && node.words.size() == 1)) {
    visit(node);
  }
  for (const QueryNode& child : node.children) for_each_word(child, visit);
}

/// What was searched for one word, and how many statements hold it.
class Spellings {
 public:
  Spellings(const Snapshot& snapshot, TextAnalyser& analyser, std::string_view field_name)
      : snapshot_(snapshot), analyser_(analyser), prefix_(field_named(field_name).prefix) {}

  void add(const Pattern& pattern) {
    switch (pattern.kind) {
      case Pattern::Kind::Word:
        for (const std::string& stem : pattern.stems) {
          for (const std::string& list : snapshot_.forms(stem)) add_list(list);
        }
        break;
      case Pattern::Kind::Exact:
      case Pattern::Kind::Beginning:
        for (const PlacedList& each : pattern.lists) add_list(each.name);
        break;
      case Pattern::Kind::Sequence: {
        DocSet statements = match_pattern(pattern, snapshot_, analyser_);
        statements &= snapshot_.all();
        std::string words;
        for (const Pattern& part : pattern.parts) {
          if (!words.empty() && !is_han(part.text)) words += ' ';
          words += part.text;
          if (part.kind == Pattern::Kind::Beginning) words += '*';
        }
        if (statements.count() > 0) {
          found_.push_back({std::move(words), statements.count()});
        }
        break;
      }
      default:
        for (const Pattern& part : pattern.parts) add(part);
        break;
    }
  }

  /// The word as it was typed first, then those that most statements hold.
  [[nodiscard]] std::vector<Spelling> take(const std::string& typed) {
    std::stable_sort(found_.begin(), found_.end(), [&](const Spelling& a, const Spelling& b) {
      return std::tuple(a.text != typed, b.statements) < std::tuple(b.text != typed, a.statements);
    });
    return std::move(found_);
  }

 private:
  void add_list(const std::string& list) {
    if (!seen_.insert(list).second) return;
    const std::size_t statements = snapshot_.frequency(ListKind::Words, list);
    if (statements == 0) return;
    found_.push_back({std::string(listed_word(prefix_, list).spelling), statements});
  }

  const Snapshot& snapshot_;
  TextAnalyser& analyser_;
  std::string_view prefix_;
  std::set<std::string> seen_;
  std::vector<Spelling> found_;
};

std::string as_typed(const QueryNode& node) {
  if (node.op == QueryOp::Phrase) return node.words.front();
  std::string text;
  for (const std::string& part : node.words) text += (text.empty() ? "" : "-") + part;
  return text.empty() ? node.text : text;
}

/// Each label of a concept that some statement has, those of most statements first.
Expansion labels_of(const QueryNode& synonyms, const Snapshot& snapshot, TextAnalyser& analyser) {
  Expansion expansion{.term = synonyms.text, .meant = synonyms.meant};
  for (std::size_t i = 0; i < synonyms.meant->labels.size(); ++i) {
    const ConceptLabel& label = synonyms.meant->labels[i];
    const std::size_t statements =
        statements_with(*synonyms.children[i + 1].pattern, snapshot, analyser);
    if (statements == 0) continue;
    expansion.spellings.push_back({label.text, statements, label.language});
  }
  std::stable_sort(
      expansion.spellings.begin(), expansion.spellings.end(),
      [](const Spelling& a, const Spelling& b) { return a.statements > b.statements; });
  return expansion;
}

template <typename Visit>
void for_each_concept(const QueryNode& node, const Visit& visit) {
  if (node.op == QueryOp::Synonyms) visit(node);
  for (const QueryNode& child : node.children) for_each_concept(child, visit);
}

}  // namespace

std::size_t statements_with(const Pattern& pattern, const Snapshot& snapshot,
                            TextAnalyser& analyser) {
  DocSet statements = match_pattern(pattern, snapshot, analyser);
  statements &= snapshot.all();
  return statements.count() - snapshot.version_groups().surplus(statements);
}

void resolve_words(QueryNode& root, const Snapshot& snapshot, TextAnalyser& analyser,
                   const QueryLimits& limits) {
  std::size_t budget = limits.wildcard_expansions;
  resolve(root, snapshot, analyser, limits, budget);
}

std::vector<Expansion> expansions_of(const QueryNode& root, const Snapshot& snapshot,
                                     TextAnalyser& analyser) {
  std::vector<Expansion> expansions;
  std::set<std::string> seen;
  for_each_word(root, [&](const QueryNode& node) {
    if (node.op == QueryOp::Phrase && node.pattern->kind == Pattern::Kind::Sequence) return;
    const std::string typed = as_typed(node);
    Expansion expansion{.term = typed};
    if (node.op == QueryOp::Wildcard) expansion.term += '*';
    if (node.op == QueryOp::Phrase) expansion.term = '"' + typed + '"';
    if (!seen.insert(expansion.term).second) return;
    Spellings spellings(snapshot, analyser, node.field);
    spellings.add(*node.pattern);
    expansion.spellings = spellings.take(typed);
    // What stands between quotation marks in one spelling alone needs no telling.
    if (node.op == QueryOp::Phrase && expansion.spellings.size() < 2) return;
    const std::size_t all = expansion.spellings.size();
    expansion.more = all > kMostShown ? all - kMostShown : 0;
    expansion.spellings.resize(std::min(all, kMostShown));
    expansions.push_back(std::move(expansion));
  });
  std::set<const FieldConcept*> concepts;
  for_each_concept(root, [&](const QueryNode& node) {
    if (concepts.insert(node.meant).second) {
      expansions.push_back(labels_of(node, snapshot, analyser));
    }
  });
  return expansions;
}

}  // namespace rostrum
