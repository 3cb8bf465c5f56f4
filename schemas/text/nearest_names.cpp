#include "schemas/text/nearest_names.hpp"

#include <algorithm>
#include <set>

#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// How near a name is that begins with the text; two letters that differ are 4.
constexpr std::size_t kBeginning = 3;

std::size_t distance_of(const std::u32string& a, const std::u32string& b, std::size_t limit) {
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit) return limit + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

/// 0 is the same; nothing if the two are not near.
std::size_t nearness(const std::u32string& text, std::string_view name, std::size_t limit) {
  const std::size_t whole = distance_of(text, utf32(name), limit);
  std::size_t best = whole * 2;
  const std::u32string folded = utf32(name);
  if (text.size() >= 3 && folded.size() > text.size() && folded.starts_with(text)) {
    best = std::min(best, kBeginning);
  }
  // One word of a longer name: "Republic of Moldva".
  if (name.find(' ') != std::string_view::npos && text.size() >= 4) {
    for (std::size_t begin = 0; begin < name.size();) {
      const std::size_t end = std::min(name.find(' ', begin), name.size());
      const std::u32string word = utf32(name.substr(begin, end - begin));
      if (word.size() >= 4) {
        const std::size_t distance = distance_of(text, word, limit);
        if (distance <= limit) best = std::min(best, distance * 2 + 1);
      }
      begin = end + 1;
    }
  }
  return best;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  return distance_of(utf32(a), utf32(b), limit);
}

std::vector<std::string> nearest_names(
    std::string_view text, const std::vector<std::pair<std::string, std::string>>& names,
    std::size_t most) {
  constexpr std::size_t kLongestName = 100;
  const std::u32string folded = utf32(fold_name(text));
  std::vector<std::string> found;
  if (folded.empty() || folded.size() > kLongestName) return found;
  const std::size_t limit = std::max<std::size_t>(1, folded.size() / 3);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const auto& [name, shown] : names) {
    const std::size_t distance = nearness(folded, name, limit);
    if (distance <= std::max(limit * 2, kBeginning)) near.emplace_back(distance, shown);
  }
  std::stable_sort(near.begin(), near.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::set<std::string> seen;
  for (const auto& [distance, shown] : near) {
    if (found.size() == most) break;
    if (seen.insert(shown).second) found.push_back(shown);
  }
  return found;
}

std::string did_you_mean(const std::vector<std::string>& names) {
  if (names.empty()) return "";
  std::string text = "; did you mean ";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += "'" + names[i] + "'";
  }
  return text + "?";
}

}  // namespace rostrum
