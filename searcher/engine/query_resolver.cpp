#include "searcher/engine/query_resolver.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "schemas/error.hpp"
#include "searcher/engine/query_atoms.hpp"

namespace rostrum {
namespace {

/// A phrase is searched in at most that many spellings.
constexpr std::size_t kMostSpellings = 8;
/// Parts that may be written together: nuclear-weapon-free.
constexpr std::size_t kMostJoined = 4;
/// Words of an expansion that are shown.
constexpr std::size_t kMostShown = 50;

std::vector<std::string> split(const std::string& words) {
  std::istringstream stream(words);
  std::vector<std::string> parts;
  for (std::string part; stream >> part;) parts.push_back(part);
  return parts;
}

/// Ways in which the index spells a word apart: antipersonnel gives {anti, personnel}.
std::vector<std::vector<std::string>> spelt_apart(const std::string& word,
                                                  const Snapshot& snapshot) {
  std::vector<std::vector<std::string>> ways;
  for (const std::string& parts : snapshot.written_apart(word)) {
    ways.push_back(split(parts));
  }
  return ways;
}

/// The phrase itself, and each way to write words of it together or apart that the index knows.
std::vector<std::vector<std::string>> phrase_spellings(const std::vector<std::string>& words,
                                                       const Snapshot& snapshot) {
  std::vector<std::vector<std::string>> spellings = {words};
  const auto add = [&](std::vector<std::string> spelling) {
    if (spellings.size() >= kMostSpellings) return;
    if (std::find(spellings.begin(), spellings.end(), spelling) == spellings.end()) {
      spellings.push_back(std::move(spelling));
    }
  };
  // Each round varies what the rounds before it made.
  for (std::size_t at = 0; at < spellings.size() && spellings.size() < kMostSpellings; ++at) {
    const std::vector<std::string> base = spellings[at];
    for (std::size_t i = 0; i < base.size(); ++i) {
      const auto put = [&](std::size_t count, const std::vector<std::string>& by) {
        std::vector<std::string> spelling(base.begin(), base.begin() + static_cast<long>(i));
        spelling.insert(spelling.end(), by.begin(), by.end());
        spelling.insert(spelling.end(), base.begin() + static_cast<long>(i + count), base.end());
        add(std::move(spelling));
      };
      for (const auto& parts : spelt_apart(base[i], snapshot)) put(1, parts);
      std::string joined = base[i];
      for (std::size_t count = 2; count <= kMostJoined && i + count <= base.size(); ++count) {
        joined += base[i + count - 1];
        const std::vector<std::string> parts(base.begin() + static_cast<long>(i),
                                             base.begin() + static_cast<long>(i + count));
        const auto ways = spelt_apart(joined, snapshot);
        if (std::find(ways.begin(), ways.end(), parts) != ways.end()) put(count, {joined});
      }
    }
  }
  return spellings;
}

/// Words of a field that begin with `prefix`, as many as the budget allows.
std::vector<std::vector<std::string>> expand(const QueryNode& wildcard, const Snapshot& snapshot,
                                             std::size_t& budget, const QueryLimits& limits) {
  const std::vector<std::string> found =
      snapshot.words_from(field(wildcard.field).prefix, wildcard.text, budget + 1);
  if (found.size() > budget) {
    throw Error(ErrorKind::InvalidInput, "query: '" + wildcard.text + "*' at " +
                                             std::to_string(wildcard.position + 1) +
                                             " stands for too many words (the limit is " +
                                             std::to_string(limits.wildcard_expansions) +
                                             " in one query); write more letters before the star");
  }
  budget -= found.size();
  std::vector<std::vector<std::string>> words;
  for (const std::string& word : found) words.push_back({word});
  return words;
}

std::vector<std::string> open_words_of(const QueryNode& phrase) {
  std::vector<std::string> words;
  for (const std::string& each : phrase.words) {
    for (std::string& word : open_words(each)) words.push_back(std::move(word));
  }
  return words;
}

void resolve(QueryNode& node, const Snapshot& snapshot, const QueryLimits& limits,
             std::size_t& budget) {
  switch (node.op) {
    case QueryOp::Word:
      node.spellings = spelt_apart(node.text, snapshot);
      if (node.words.size() > 1 && std::find(node.spellings.begin(), node.spellings.end(),
                                             node.words) == node.spellings.end()) {
        node.spellings.push_back(node.words);
      }
      break;
    case QueryOp::Phrase:
      node.spellings = phrase_spellings(open_words_of(node), snapshot);
      break;
    case QueryOp::Wildcard:
      node.spellings = expand(node, snapshot, budget, limits);
      break;
    default:
      break;
  }
  for (QueryNode& child : node.children) resolve(child, snapshot, limits, budget);
}

/// Words and wildcards that are searched for, not those that are excluded.
template <typename Visit>
void for_each_word(const QueryNode& node, const Visit& visit) {
  if (node.op == QueryOp::Not) return;
  if (node.op == QueryOp::Word || node.op == QueryOp::Wildcard) visit(node);
  for (const QueryNode& child : node.children) for_each_word(child, visit);
}

}  // namespace

void resolve_words(QueryNode& root, const Snapshot& snapshot, const QueryLimits& limits) {
  std::size_t budget = limits.wildcard_expansions;
  resolve(root, snapshot, limits, budget);
}

std::vector<std::string> stem_terms(const std::string& word, const Snapshot& snapshot,
                                    TextAnalyser& analyser) {
  std::vector<std::string> terms;
  const auto add = [&terms](std::string term) {
    if (std::find(terms.begin(), terms.end(), term) == terms.end())
      terms.push_back(std::move(term));
  };
  for (const std::string& language : snapshot.languages()) add(analyser.stem_term(language, word));
  add(analyser.stem_term("xx", word));  // statements whose language nobody knows
  return terms;
}

std::vector<std::string> words_like(const std::string& word, std::string_view prefix,
                                    const Snapshot& snapshot, TextAnalyser& analyser) {
  std::vector<std::string> words = {word};
  for (const std::string& term : stem_terms(word, snapshot, analyser)) {
    for (std::string& form : snapshot.forms(prefix, term)) {
      if (std::find(words.begin(), words.end(), form) == words.end()) {
        words.push_back(std::move(form));
      }
    }
  }
  return words;
}

std::vector<Expansion> expansions_of(const QueryNode& root, const Snapshot& snapshot,
                                     TextAnalyser& analyser) {
  std::vector<Expansion> expansions;
  std::set<std::string> seen;
  for_each_word(root, [&](const QueryNode& node) {
    const bool wildcard = node.op == QueryOp::Wildcard;
    Expansion expansion{.term = wildcard ? node.text + "*" : node.text};
    if (!seen.insert(expansion.term).second) return;
    std::vector<std::string> words;
    if (wildcard) {
      for (const auto& spelling : node.spellings) words.push_back(spelling.front());
    } else {
      const std::string prefix(field(node.field).prefix);
      for (std::string& word : words_like(node.text, prefix, snapshot, analyser)) {
        if (snapshot.has_word(prefix, word)) words.push_back(std::move(word));
      }
      for (const auto& spelling : node.spellings) {
        std::string apart;
        for (const std::string& part : spelling) apart += (apart.empty() ? "" : " ") + part;
        words.push_back(std::move(apart));
      }
    }
    expansion.more = words.size() > kMostShown ? words.size() - kMostShown : 0;
    words.resize(std::min(words.size(), kMostShown));
    expansion.words = std::move(words);
    expansions.push_back(std::move(expansion));
  });
  return expansions;
}

}  // namespace rostrum
