/// What the programs say in English, in the language of a page. Commands, analyses and mistakes
/// make their sentences where they know what to say; texts/en.json has the form of each ("said.…"),
/// and the other files what it is in their languages.
///
/// A form has places: {q} any text, which is a quotation; {n#} a number; {n:# line|# lines} a
/// number with what is counted, in each form that the language has; {d%} a date; {f@field} a name
/// of texts
/// ("field.…"); {q!} any text, or one that is ours ("part.…").
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/server/pages/base/texts.hpp"

namespace rostrum {

struct SaidPart {
  std::string text;
  bool quoted = false;  ///< not ours: what was asked, names, codes
};

/// nullopt for a sentence that has no form. `typed` is what people asked, which may hold the words
/// of a form, or be the words of a part: the sentence is read as one that has it whole, if there is
/// such a way.
[[nodiscard]] std::optional<std::vector<SaidPart>> said_in(const Texts& texts,
                                                           std::string_view sentence,
                                                           std::span<const std::string> typed = {});

/// The same in one piece; the sentence itself where it has no form.
[[nodiscard]] std::string said_plainly(const Texts& texts, std::string_view sentence,
                                       std::span<const std::string> typed = {});

/// A name that is ours ("every statement"), or what people wrote as it is.
[[nodiscard]] std::string part_in(const Texts& texts, const std::string& text,
                                  std::span<const std::string> typed = {});

}  // namespace rostrum
