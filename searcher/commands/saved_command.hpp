/// The subcommands of `saved`: questions kept under names, and what came since each was last asked.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/answers/tables/table_forms.hpp"
#include "searcher/saved/saved_searches.hpp"

namespace rostrum {

struct SavedCommand {
  std::filesystem::path file;      ///< of saved searches
  bool file_is_named = false;      ///< by --file, and is to be named again
  std::vector<std::string> names;  ///< of add one, of run none for all
  SavedSearch search;              ///< of add; of the others what --index and --vocabulary say
  std::string set_index;           ///< where neither of both names an index
  QueryLimits limits;              ///< time and memory of this run
  bool from_now = false;           ///< of add: what is on file counts as given
  bool replace = false;            ///< of add
  bool peek = false;               ///< of run: nothing is remembered
  bool everything = false;         ///< of run: what was given too
  std::size_t examples = 2;        ///< sentences a statement
  std::size_t recent = 0;          ///< of Atom: entries that were given before
  std::string link;                ///< of Atom: where the feed will be found
  std::string form = "text";
  CsvForm csv;
  TextStyle style;
  std::string command;  ///< that makes it again
  std::string output;   ///< a file; "" for `out`
  /// True once all that was written has gone out.
  std::function<bool()> delivered;
};

/// Forms of `saved run`, with | between.
inline constexpr std::string_view kSavedForms =
    "text|json|jsonl|csv|markdown|atom|bibtex|ris|csl-json";

/// Each returns kExitDone, or kExitPartial where there was nothing to tell. Throws Error.
int add_saved(const SavedCommand& command, std::ostream& out);
int list_saved(const SavedCommand& command, std::ostream& out);
int remove_saved(const SavedCommand& command, std::ostream& out);
/// A search that cannot be asked is told on `err`, and the others are: then kExitFailed.
int run_saved(const SavedCommand& command, std::ostream& out, std::ostream& err);

}  // namespace rostrum
