/// Pages of a document that are not read, told to its owner by their numbers.
#pragma once

#include <string>
#include <vector>

#include "indexer/extraction/base/extracted_text.hpp"

namespace rostrum {

struct PageProblem {
  int page = 0;     ///< from 1
  std::string why;  ///< "a picture without letters"
};

struct UnreadPages {
  int page_count = 0;  ///< of the whole document
  std::vector<PageProblem> pages;
  bool may_be_recognised = false;  ///< by --ocr, which was not given
  std::string inner = {};          ///< which file in the file; "" for the file itself
};

/// "page 2 of 3 (a picture without letters); --ocr recognises it", or "pages 1, 4-6 of 9 (…), page
/// 7 (…)". REQUIRES: pages rise.
[[nodiscard]] std::string in_words(const UnreadPages& unread);

/// What of a document is damaged: "pages 2, 4 of 6 are broken". "" if nothing is.
[[nodiscard]] std::string damage_in_words(const ExtractedText& text);

/// "1, 4-6". REQUIRES: numbers rise.
[[nodiscard]] std::string page_ranges(const std::vector<int>& pages);

}  // namespace rostrum
