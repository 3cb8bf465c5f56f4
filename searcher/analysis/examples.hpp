/// From a figure to what it rests on: sentences with their citations, and ids.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/fields.hpp"
#include "searcher/analysis/analysis.hpp"

namespace rostrum {

inline constexpr AnalysisOption kExamplesOption{"examples", AnalysisOption::Kind::Number, "0", "",
                                                "Sentences below each figure, with citations"};

/// One sentence each of the earliest documents, as many as --examples says.
[[nodiscard]] std::vector<TableExample> examples_of(const std::vector<std::uint32_t>& documents,
                                                    const Matches& matches,
                                                    const AnalysisContext& context);

[[nodiscard]] std::vector<std::string> ids_of(const std::vector<std::uint32_t>& documents,
                                              const IndexView& index);

/// Throws Error(InvalidInput) with the names that there are if it is no facet.
[[nodiscard]] const Field& facet_named(std::string_view name);

}  // namespace rostrum
