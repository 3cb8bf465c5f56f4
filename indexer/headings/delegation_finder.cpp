#include "indexer/headings/delegation_finder.hpp"

#include <algorithm>
#include <array>

#include "schemas/text_analysis.hpp"

namespace rostrum {
namespace {

/// Names up to this length count only where the line has them in capitals.
constexpr std::size_t kShortName = 5;
/// Words of several languages that are names of states too: a grenade in French and Spanish, "to
/// him" in Russian. And "Control Arms", "Article 36" as ordinary words.
constexpr std::array<std::string_view, 8> kWords{"grenade",    "granada", "того",    "control arms",
                                                 "article 36", "чад",     "maurice", "dominique"};

bool is_wide_letter(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]) >= 0xE3 &&
         static_cast<unsigned char>(text[at]) <= 0xE9;
}

bool stands_in_capitals(std::string name, std::string_view written) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  const bool initial_only = written.find(name) == std::string_view::npos;
  if (!initial_only) return true;
  // "Chad", "Peru": a capital and the rest small is how a state is written.
  std::string capital = name.substr(0, 1);
  for (const char c : name.substr(1)) {
    capital.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
  return name.size() > 3 && written.find(capital) != std::string_view::npos;
}

}  // namespace

DelegationFinder::DelegationFinder(const Vocabulary& vocabulary) {
  for (const auto& [name, code] : vocabulary.delegation_names()) {
    const Delegation* delegation = vocabulary.delegation(code);
    if (is_wide_letter(name, 0)) {
      wide_.emplace_back(name, delegation);
    } else {
      spaced_.emplace(name, delegation);
      const auto words = static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
      most_words_ = std::max(most_words_, words);
    }
  }
  std::sort(wide_.begin(), wide_.end(),
            [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
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
      if (known == spaced_.end()) continue;
      const bool ascii =
          std::all_of(name.begin(), name.end(), [](char c) { return (c & 0x80) == 0; });
      const bool word = std::find(kWords.begin(), kWords.end(), name) != kWords.end();
      const bool doubtful = word || (ascii && name.size() <= kShortName);
      if (doubtful && (word || !stands_in_capitals(name, written)) && name != folded) continue;
      found.push_back({known->second, begin, end});
      used = words;
      break;
    }
    i += used;
  }
  const bool has_wide = std::any_of(folded.begin(), folded.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xE3 && static_cast<unsigned char>(c) <= 0xE9;
  });
  if (has_wide) {
    for (const auto& [name, delegation] : wide_) {
      for (std::size_t at = folded.find(name); at != std::string::npos;
           at = folded.find(name, at + name.size())) {
        const std::size_t end = at + name.size();
        const bool inside = std::any_of(found.begin(), found.end(), [&](const auto& other) {
          return at < other.end && other.begin < end;
        });
        if (!inside) found.push_back({delegation, at, end});
      }
    }
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.begin < b.begin; });
  }
  return found;
}

}  // namespace rostrum
