/// Pieces that several pages are made of.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/request/search_request.hpp"
#include "searcher/server/pages/page.hpp"

namespace rostrum {

/// Where the letter of that number, from 0, begins; the end of the text if it has fewer.
[[nodiscard]] std::size_t byte_of(std::string_view text, std::size_t letter);

/// Text in pieces, marked and not: [{text, mark, mark_number}]. Marks are numbered from
/// `next_mark` on, which moves.
[[nodiscard]] nlohmann::ordered_json parts_of(std::string_view text,
                                              const std::vector<CodePointSpan>& highlights,
                                              std::size_t& next_mark);

/// "Country"; in the language of the page.
[[nodiscard]] std::string field_label(const Page& page, std::string_view field);

/// What was asked on the page, as it was typed.
[[nodiscard]] std::vector<std::string> typed_on(const Page& page);

/// A sentence of the programs, for the template `said`: {said: [{text, quoted}], said_lang}. It is
/// in the language of the page; in English, and said to be, where it has no form. With `begins` it
/// has a capital, as it stands by itself.
[[nodiscard]] nlohmann::ordered_json said_view(const Page& page, std::string_view sentence,
                                               bool begins = true);

/// A value of a facet as people read it. `language`: "" if it is the page's own.
[[nodiscard]] std::string value_label(const Page& page, std::string_view field,
                                      std::string_view value, std::string_view label);

/// Whose statement it is, in the language of the page.
[[nodiscard]] std::string author_text(const Page& page, const Hit& hit);

/// "APMBC, session 22MSP", in the language of the page.
[[nodiscard]] std::string meeting_text(const Page& page, const Statement& statement);

/// Meeting, symbols, agenda items, date, language: each by itself, since a text of one direction
/// must not turn a date beside it. [{text, whole}]: what is whole stands on one line.
[[nodiscard]] nlohmann::ordered_json where_parts(const Page& page, const Statement& statement);

/// A line in pieces between its commas, for the same reason. [{text, comma}]
[[nodiscard]] nlohmann::ordered_json comma_parts(std::string_view line);

/// Statement and question, and how they are shown in a list.
[[nodiscard]] std::string statement_link(const Page& page, std::string_view id, int paragraph);

/// Downloads of the same question: [{href, label}].
[[nodiscard]] nlohmann::ordered_json downloads(const Page& page, std::string_view name,
                                               const UrlParameters& parameters,
                                               const std::vector<std::string>& forms);

/// The parameters of a question: without what only orders or cuts its answer.
[[nodiscard]] UrlParameters question_of(const Page& page);

}  // namespace rostrum
