/// What a run of `add` did, for people and for programs.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "indexer/readers/file_reader.hpp"
#include "schemas/record/statement.hpp"

namespace rostrum {

struct AddReport {
  std::size_t files = 0;            ///< read
  std::size_t unchanged_files = 0;  ///< known by their hash, and not read again
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;  ///< whether or not they were written, as their file is another now
  std::size_t written = 0;    ///< of all of these
  std::size_t removed = 0;
  std::size_t in_index = 0;           ///< statements; versions of one count once
  std::size_t versions_in_index = 0;  ///< beside them
  double seconds = 0;
  bool dry_run = false;
  bool interrupted = false;

  struct Place {
    std::string file;
    int line = 0;
    std::string message;
    std::string id = {};  ///< of a statement that is or was in the index; "" where that is not told
  };
  std::vector<Place> additions;  ///< of a dry run: statements that a run would add, with their ids
  std::vector<Place> updates;    ///< and those that it would change
  std::vector<Place> removals;   ///< statements that are taken out, with their ids, and why
  std::vector<Place> skipped;    ///< statements and files that are not in the index
  std::map<std::string, std::string> unread;  ///< the files of those, with a reason
  struct FilePages {
    std::string file;
    UnreadPages unread;
  };
  std::vector<FilePages> unread_pages;  ///< of documents that are read, and of those that are not
  std::vector<Place> damaged;           ///< files that are read, and may be incomplete, with why
  std::vector<Place> not_pruned;        ///< folders from which statements are missing, and are kept
  std::vector<Place> duplicates;        ///< statements that stand there already, from another file
  std::vector<Place> versions;          ///< new ones that stand as versions of others, and of which
  struct Note {
    std::size_t count = 0;
    Place first;
  };
  std::map<std::string, Note> notes;           ///< values left out, by message
  std::map<std::string, std::size_t> unknown;  ///< fields in records that are none of ours, by name
  std::map<std::string, std::size_t> not_found;  ///< fields that statements are without

  /// A statement that lacks fields, for who would mend it.
  struct Incomplete {
    std::string id;
    std::string file;
    int line = 0;
    std::vector<std::string> fields;
  };
  bool lists_incomplete = false;  ///< every one of them, and not their number alone
  std::vector<Incomplete> incomplete;

  /// What was listed, to be given its id when that is known; null if nothing was.
  Incomplete* note_missing(const Statement& statement);
};

/// Everything, for people, nothing left out.
void write_whole_text(const AddReport& report, std::ostream& out);
/// The same to a file, as JSON if its name ends in .json.
/// Throws Error(Unreadable) if it cannot be written.
void write_report(const AddReport& report, const std::string& file);

/// At most `most` lines of each kind.
void write_text(const AddReport& report, std::ostream& out, std::size_t most = 20);
void write_json(const AddReport& report, std::ostream& out);

}  // namespace rostrum
