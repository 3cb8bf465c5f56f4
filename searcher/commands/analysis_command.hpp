/// Runs an analysis and writes its table where and as it was asked for.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/analysis/base/analysis.hpp"
#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/answers/tables/table_forms.hpp"

namespace rostrum {

struct AnalysisCommand {
  const Analysis* analysis = nullptr;  ///< REQUIRES: set
  std::filesystem::path index;
  const Vocabulary* vocabulary = nullptr;  ///< REQUIRES: set
  SearchRequest request;
  std::vector<std::string> words;  ///< as they were typed
  GivenValues options;
  std::string form;  ///< one of Analysis::forms
  CsvForm csv;
  TextStyle style;
  std::string command;       ///< that makes it again
  std::string output;        ///< a file, or the folder of `export --format text`; "" for `out`
  bool progress = false;     ///< shown on `err`
  bool on_terminal = false;  ///< `out` is a terminal: no progress among the rows
};

/// Returns kExitDone, or kExitPartial where nothing was found. Throws Error: also where the file
/// cannot be written.
int analyse(const AnalysisCommand& command, std::ostream& out, std::ostream& err);

}  // namespace rostrum
