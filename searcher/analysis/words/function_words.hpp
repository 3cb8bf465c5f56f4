/// Words that carry grammar and little else.
#pragma once

#include <string_view>

namespace rostrum {

/// True for articles, pronouns, prepositions, conjunctions, auxiliaries and the like of English,
/// French, Spanish, Russian and Arabic, as texts have them folded; also for numbers and single
/// letters of these scripts. What one language has for another's content word is few and short.
[[nodiscard]] bool is_grammar_word(std::string_view word);

}  // namespace rostrum
