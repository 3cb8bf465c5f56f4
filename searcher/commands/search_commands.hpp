/// The subcommands of rostrum-search: each asks the engine once and hands the answer to a renderer.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>

#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/answers/facet_text.hpp"
#include "searcher/answers/tables/table_forms.hpp"
#include "searcher/request/question_options.hpp"

namespace rostrum {

enum class AnswerForm { Text, Json, Jsonl, Csv, Citations };

struct CommandOptions {
  std::filesystem::path index;
  const Vocabulary* vocabulary = nullptr;  ///< REQUIRES: set
  const Thesaurus* thesaurus = nullptr;    ///< REQUIRES: set, of concepts
  AnswerForm form = AnswerForm::Text;
  std::string citations;  ///< form of Citations: bibtex, ris, csl-json, markdown
  TextStyle style;
  TextHints hints;
  CsvForm csv;         ///< of query and values
  std::string output;  ///< of query and values: a file; "" for standard output
  SearchRequest request;
  std::string id;         ///< of show
  bool evidence = false;  ///< of show
  std::string facet;      ///< of values
  std::string name;       ///< of concepts
};

/// Each returns kExitDone, or kExitPartial where nothing was found. Throws Error.
int query(const CommandOptions& options, std::ostream& out, std::ostream& err);
int show(const CommandOptions& options, std::ostream& out);
int values(const CommandOptions& options, std::ostream& out);
int concepts(const CommandOptions& options, std::ostream& out);
int fields(const CommandOptions& options, std::ostream& out);

}  // namespace rostrum
