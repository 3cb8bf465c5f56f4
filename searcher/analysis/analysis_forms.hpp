/// The table of an analysis in the form that was asked for.
#pragma once

#include <iosfwd>
#include <memory>
#include <string_view>

#include "searcher/analysis/base/analysis.hpp"
#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/answers/tables/table_forms.hpp"

namespace rostrum {

/// REQUIRES: `form` is one of analysis.forms, and no folder of files.
[[nodiscard]] std::unique_ptr<TableSink> table_sink(const Analysis& analysis, std::string_view form,
                                                    const CsvForm& csv, const TextStyle& style,
                                                    std::ostream& out);

}  // namespace rostrum
