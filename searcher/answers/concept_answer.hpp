/// Concepts of the thesaurus as an answer: for people, and as JSON.
#pragma once

#include <iosfwd>
#include <vector>

#include "schemas/vocabulary/thesaurus.hpp"
#include "searcher/answers/base/answer_origin.hpp"
#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/engine/search_engine.hpp"

namespace rostrum {

void write_text(const std::vector<CountedConcept>& concepts, const Thesaurus& thesaurus,
                const AnswerOrigin& origin, const TextStyle& style, std::ostream& out);
void write_json(const std::vector<CountedConcept>& concepts, const AnswerOrigin& origin,
                std::ostream& out);

}  // namespace rostrum
