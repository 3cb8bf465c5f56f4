/// Symbols of documents, as the United Nations and the meetings of conventions give them:
/// A/C.1/78/PV.3, CCW/GGE.1/2023/2, APLC/MSP.21/2023/1.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

/// The symbol that `text` is, in one spelling: without blanks at the slashes, "UN Doc." before it
/// or punctuation behind it. nullopt if it is none.
[[nodiscard]] std::optional<std::string> document_symbol(std::string_view text);

struct FoundSymbol {
  std::string symbol;
  std::size_t begin = 0;  ///< bytes of the line
  std::size_t end = 0;
};

/// Every symbol that stands in a line.
[[nodiscard]] std::vector<FoundSymbol> symbols_in(std::string_view line);

/// What a symbol stands below, nearest first: "A/C.1/78/PV.3" gives "A/C.1/78/", and that "A/C.1/".
/// nullopt at the top.
[[nodiscard]] std::optional<std::string> parent_symbol(std::string_view symbol);

/// The convention or forum whose documents begin so; null for none, or for none alone.
[[nodiscard]] const Convention* convention_of_symbol(std::string_view symbol,
                                                     const Vocabulary& vocabulary);

/// The session that a symbol names: A/C.1/78/L.56 is of the First Committee's 78th. nullopt where a
/// symbol tells a year and several sessions fall into it.
[[nodiscard]] std::optional<Session> session_of_symbol(std::string_view symbol,
                                                       const Vocabulary& vocabulary);

}  // namespace rostrum
