/// How a question was understood, each part of it with a link that asks otherwise.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/request/search_request.hpp"
#include "searcher/server/pages/page.hpp"

namespace rostrum {

/// How a question was understood (asked.mustache): filters that can be taken away, words and what
/// they stand for, a suggestion, warnings. `path` is where links lead.
struct Understood {
  std::string parsed;
  const std::vector<AppliedFilter>& filters;
  const std::vector<Expansion>& expanded;
  std::string suggestion;
  const std::vector<std::string>& warnings;
};
void explain(Page& page, std::string_view path, const Understood& understood);

/// The question with a word, or words side by side, written otherwise wherever it stands by itself:
/// asked_with("mines withdraw", "withdraw", "\"withdrawal\""). Quotation marks around it are a part
/// of it.
/// "" if it stands nowhere so.
[[nodiscard]] std::string asked_with(std::string_view question, std::string_view term,
                                     std::string_view other);

}  // namespace rostrum
