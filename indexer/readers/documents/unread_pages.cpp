#include "indexer/readers/documents/unread_pages.hpp"

#include <algorithm>
#include <utility>

namespace rostrum {

std::string page_ranges(const std::vector<int>& pages) {
  std::string text;
  for (std::size_t begin = 0; begin < pages.size();) {
    std::size_t end = begin + 1;
    while (end < pages.size() && pages[end] == pages[end - 1] + 1) ++end;
    text += (text.empty() ? "" : ", ") + std::to_string(pages[begin]);
    if (end > begin + 1) text += '-' + std::to_string(pages[end - 1]);
    begin = end;
  }
  return text;
}

std::string damage_in_words(const ExtractedText& text) {
  std::string words;
  for (const std::string& each : text.damage) words += (words.empty() ? "" : "; ") + each;
  if (!text.damaged_pages.empty()) {
    const bool one = text.damaged_pages.size() == 1;
    words += (words.empty() ? "" : "; ") + std::string(one ? "page " : "pages ") +
             page_ranges(text.damaged_pages) + " of " + std::to_string(text.page_count) +
             (one ? " is broken" : " are broken");
  }
  return words;
}

std::string in_words(const UnreadPages& unread) {
  std::vector<std::pair<std::string, std::vector<int>>> reasons;  // in the order of their pages
  for (const PageProblem& each : unread.pages) {
    const auto same = std::find_if(reasons.begin(), reasons.end(),
                                   [&](const auto& reason) { return reason.first == each.why; });
    if (same != reasons.end()) {
      same->second.push_back(each.page);
    } else {
      reasons.push_back({each.why, {each.page}});
    }
  }
  std::string text;
  for (const auto& [why, pages] : reasons) {
    text += (text.empty() ? "" : ", ") + std::string(pages.size() == 1 ? "page " : "pages ") +
            page_ranges(pages);
    if (&why == &reasons.front().first) text += " of " + std::to_string(unread.page_count);
    text += " (" + why + ")";
  }
  if (unread.may_be_recognised) {
    text += unread.pages.size() == 1 ? "; --ocr recognises it" : "; --ocr recognises them";
  }
  return text;
}

}  // namespace rostrum
