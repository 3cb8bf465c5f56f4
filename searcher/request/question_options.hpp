/// Everything that a question is asked with, as options, and the one maker of requests from their
/// values: flags, parameters of addresses and saved questions all go through it.
#pragma once

#include <span>

#include "schemas/program/option.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

/// The words; several stand side by side with a blank between them.
inline constexpr Option kWordsOption{"q", Option::Kind::Texts, "", "",
                                     "The query (docs/query-language.md)"};

/// One for each field that has values, then dates, and with-groups.
[[nodiscard]] std::span<const Option> filter_options();
/// How the words are taken: any, synonyms.
[[nodiscard]] std::span<const Option> word_options();
/// Limits of the size of a question.
[[nodiscard]] std::span<const Option> size_options();
/// What an answer may take: timeout, max-memory.
[[nodiscard]] std::span<const Option> budget_options();
/// Which of the hits, and what of them: sort, limit, offset, snippets, facets.
[[nodiscard]] std::span<const Option> paging_options();

/// The question that the values ask: words, filters and limits. What is not given is as in
/// SearchRequest, with these limits. `thesaurus` is for synonyms. Throws OptionError.
[[nodiscard]] SearchRequest request_from(const GivenValues& given, const Thesaurus* thesaurus,
                                         const QueryLimits& limits = {});

/// Which of the hits, and what of them. Throws OptionError: also where facets are named beside
/// none.
void read_paging(const GivenValues& given, SearchRequest& request);

/// The values that ask that question: request_from gives it again, filters in the order of kFields.
/// Which of its hits are wanted is no part of it.
[[nodiscard]] GivenValues values_of(const SearchRequest& request);

}  // namespace rostrum
