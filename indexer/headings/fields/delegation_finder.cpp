#include "indexer/headings/fields/delegation_finder.hpp"

#include <algorithm>
#include <unordered_set>

#include "indexer/headings/lines/heading_phrases.hpp"
#include "schemas/base/display_width.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// Names up to this length count only where the line has them in capitals.
constexpr std::size_t kShortName = 5;

/// True if a name of one word stands in a line as names are written: in capitals, or, if it is no
/// shorter than "Peru", with one.
bool stands_in_capitals(const std::string& name, std::string_view written) {
  constexpr std::string_view kBetween = " \t,.;:()[]/\"'";
  constexpr std::size_t kShortestWord = 4;
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t end = std::min(written.find_first_of(kBetween, at), written.size());
    const std::string_view word = written.substr(at, end - at);
    at = end + 1;
    if (word.empty() || is_small(word.front()) || fold_name(word) != name) continue;
    if (std::none_of(word.begin(), word.end(), is_small) || name.size() >= kShortestWord)
      return true;
  }
  return false;
}

/// 无核武器国家, 非欧盟国家: those that are none.
bool is_denied(const std::string& folded, std::size_t at) {
  const std::string_view before = std::string_view(folded).substr(0, at);
  return before.ends_with("无") || before.ends_with("無") || before.ends_with("非");
}

}  // namespace

DelegationFinder::DelegationFinder(const Vocabulary& vocabulary) {
  for (const auto& [name, code] : vocabulary.delegation_names()) {
    const Delegation* delegation = vocabulary.delegation(code);
    if (starts_wide(name)) {
      wide_.emplace_back(name, delegation);
    } else {
      spaced_.emplace(name, delegation);
      const auto words = static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
      most_words_ = std::max(most_words_, words);
    }
  }
  std::sort(wide_.begin(), wide_.end(),
            [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  std::unordered_set<std::string> shared;
  for (const Delegation& delegation : vocabulary.delegations()) {
    for (const std::string& adjective : delegation.adjectives) {
      const auto [known, fresh] = adjectives_.emplace(fold_name(adjective), &delegation);
      if (!fresh && known->second != &delegation) shared.insert(known->first);
    }
  }
  for (const std::string& adjective : shared) adjectives_.erase(adjective);
}

std::optional<FoundDelegation> DelegationFinder::adjective_at(const std::string& folded,
                                                              std::size_t begin,
                                                              std::size_t end) const {
  const auto known = adjectives_.find(folded.substr(begin, end - begin));
  if (known == adjectives_.end()) return std::nullopt;
  const std::string_view before = std::string_view(folded).substr(0, begin == 0 ? 0 : begin - 1);
  const std::size_t blank = before.rfind(' ');
  const std::size_t word = blank == std::string_view::npos ? 0 : blank + 1;
  const std::string last(before.substr(word));
  if (last == "latin") return std::nullopt;  // "Latin American"
  const PhraseList& words = phrases(Phrase::DelegationWords);
  if (end < folded.size() && words.begins(std::string_view(folded).substr(end + 1))) {
    return FoundDelegation{known->second, begin, end};
  }
  if (words.holds(last)) return FoundDelegation{known->second, word, end};
  return std::nullopt;
}

std::vector<FoundDelegation> DelegationFinder::find(const std::string& folded,
                                                    std::string_view written) const {
  std::vector<FoundDelegation> found;
  std::vector<std::size_t> starts = {0};
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (folded[i] == ' ') starts.push_back(i + 1);
  }
  starts.push_back(folded.size() + 1);
  for (std::size_t i = 0; i + 1 < starts.size();) {
    std::size_t used = 1;
    for (std::size_t words = std::min(most_words_, starts.size() - 1 - i); words > 0; --words) {
      const std::size_t begin = starts[i];
      const std::size_t end = starts[i + words] - 1;
      const std::string name = folded.substr(begin, end - begin);
      const auto known = spaced_.find(name);
      if (known == spaced_.end()) {
        const auto adjective = adjective_at(folded, begin, end);
        if (!adjective) continue;
        found.push_back(*adjective);
        used = words;
        break;
      }
      const bool ascii = is_ascii(name);
      const bool word = phrases(Phrase::WordsLikeNames).holds(name);
      const bool doubtful = word || (ascii && name.size() <= kShortName);
      if (doubtful && (word || !stands_in_capitals(name, written)) && name != folded) continue;
      used = words;
      // "Non-nuclear-weapon States", "non-EU countries": the others.
      const bool others =
          i > 0 && folded.compare(starts[i - 1], begin - starts[i - 1], "non ") == 0;
      if (!others) found.push_back({known->second, begin, end});
      break;
    }
    i += used;
  }
  const bool has_wide = std::any_of(folded.begin(), folded.end(), is_wide_lead);
  if (has_wide) {
    for (const auto& [name, delegation] : wide_) {
      for (std::size_t at = folded.find(name); at != std::string::npos;
           at = folded.find(name, at + name.size())) {
        const std::size_t end = at + name.size();
        const bool inside = std::any_of(found.begin(), found.end(), [&](const auto& other) {
          return at < other.end && other.begin < end;
        });
        if (!inside && !is_denied(folded, at)) found.push_back({delegation, at, end});
      }
    }
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.begin < b.begin; });
  }
  return found;
}

}  // namespace rostrum
