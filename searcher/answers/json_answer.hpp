/// Answers as JSON: of `query` as schemas/search-response.schema.json says.
#pragma once

#include <iosfwd>

#include "searcher/answers/base/answer_origin.hpp"
#include "searcher/engine/search_engine.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

void write_json(const SearchResponse& response, const AnswerOrigin& origin, std::ostream& out);
/// The same without hits and facets: for files of rows alone.
void write_metadata(const SearchResponse& response, const AnswerOrigin& origin, std::ostream& out);
/// One hit a line.
void write_jsonl(const SearchResponse& response, std::ostream& out);
/// The whole record, with its paragraphs and what is marked in them.
void write_json(const MarkedStatement& marked, const AnswerOrigin& origin, std::ostream& out);
void write_json(const Facet& facet, const AnswerOrigin& origin, std::ostream& out);
/// The same without values.
void write_metadata(const Facet& facet, const AnswerOrigin& origin, std::ostream& out);

}  // namespace rostrum
