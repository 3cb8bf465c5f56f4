// Suggestions for words that stand nowhere in the index. Xapian's own spelling data costs time at
// every indexing and may reject the best candidate (its release notes of 1.4.31); the words of the
// index are all here, and are read only when a word is not found.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "schemas/base/utf8.hpp"
#include "schemas/text/nearest_names.hpp"
#include "searcher/matching/pattern.hpp"
#include "searcher/matching/query_resolver.hpp"
#include "searcher/query/query_text.hpp"

namespace rostrum {
namespace {

/// Shorter words have too many neighbours to tell.
constexpr std::size_t kShortest = 4;
/// From this length on two letters may be wrong, else one.
constexpr std::size_t kLong = 8;

bool stands_somewhere(const QueryNode& word, const Snapshot& snapshot) {
  const std::vector<std::string>& stems = word.pattern->stems;
  return std::any_of(stems.begin(), stems.end(),
                     [&](const std::string& stem) { return snapshot.has(ListKind::Stems, stem); });
}

/// A word's letters, so that most of the words of an index are turned away without a closer look.
struct Letters {
  explicit Letters(std::string_view word) {
    for (const char c : word) {
      const auto byte = static_cast<unsigned char>(c);
      if (!is_continuation(c)) ++count;
      ascii = ascii && is_ascii(c);
      kinds |= std::uint64_t{1} << (byte & 63);
    }
  }
  /// False if so few edits cannot make one word of the other: an edit changes the number of letters
  /// by one at most, and the kinds of letters by two.
  [[nodiscard]] bool may_be_near(const Letters& other, std::size_t edits) const {
    const std::size_t gap = count > other.count ? count - other.count : other.count - count;
    if (gap > edits) return false;
    if (!ascii || !other.ascii) return true;
    return static_cast<std::size_t>(std::popcount(kinds ^ other.kinds)) <= 2 * edits;
  }

  std::size_t count = 0;
  std::uint64_t kinds = 0;  ///< a bit for each, of ASCII letters
  bool ascii = true;
};

/// The nearest word of the index, of several as near the most frequent; "" if none is near.
std::string nearest_word(const QueryNode& word, const Snapshot& snapshot) {
  const std::string prefix(field_named(word.field).prefix);
  std::size_t allowed = word.text.size() < kLong ? 1 : 2;
  std::string best;
  std::size_t best_count = 0;
  const Letters wanted(word.text);
  for (const Segment& segment : snapshot.segments()) {
    const Lists& lists = segment.lists(ListKind::Words);
    // Words with a prefix begin with a capital letter, which sorts before every folded word.
    for (std::uint32_t i = lists.lower_bound(prefix.empty() ? "a" : prefix); i < lists.size();
         ++i) {
      const std::string_view name = lists.name(i);
      if (!name.starts_with(prefix)) break;
      const std::string_view known = name.substr(prefix.size());
      if (known.empty() || (known[0] >= 'A' && known[0] <= 'Z')) continue;
      if (!wanted.may_be_near(Letters(known), allowed)) continue;
      const std::size_t distance = edit_distance(word.text, known, allowed);
      if (distance > allowed) continue;
      const std::size_t count = snapshot.frequency(ListKind::Words, name);
      if (count == 0) continue;
      if (distance < allowed || count > best_count) {
        best = known;
        best_count = count;
        allowed = distance;
      }
    }
  }
  return best;
}

/// Nearest words by field and word: one that is asked twice is looked for once, since each search
/// reads all words of the index.
using Found = std::map<std::pair<std::string, std::string>, std::string>;

bool mend(QueryNode& node, const Snapshot& snapshot, Found& found) {
  if (node.op == QueryOp::Not || node.op == QueryOp::Synonyms) return false;
  bool mended = false;
  if (node.op == QueryOp::Word && node.words.empty() && node.text.size() >= kShortest &&
      !stands_somewhere(node, snapshot)) {
    const auto [known, is_new] = found.try_emplace({node.field, node.text});
    if (is_new) known->second = nearest_word(node, snapshot);
    const std::string& word = known->second;
    if (!word.empty()) {
      node.text = word;
      mended = true;
    }
  }
  for (QueryNode& child : node.children) mended = mend(child, snapshot, found) || mended;
  return mended;
}

}  // namespace

std::string spelling_suggestion(const QueryNode& root, const Snapshot& snapshot) {
  QueryNode copy = root;
  Found found;
  return mend(copy, snapshot, found) ? to_text(copy) : "";
}

}  // namespace rostrum
