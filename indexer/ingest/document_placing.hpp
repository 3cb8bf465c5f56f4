/// Where a statement goes in the index: its id, and whether it is new, changed, the same, or a
/// copy.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "indexer/writing/changing_index.hpp"
#include "schemas/record/statement.hpp"

namespace rostrum {

/// "apmbc-im-2025-nor-7a": meeting, author, items, date and language as far as they are known, in
/// lower case; "statement" if nothing is. Not yet unique.
[[nodiscard]] std::string proposed_id(const Statement& statement);

enum class Placed { Added, Changed, Unchanged, Duplicate, Refused };

struct Placing {
  Placed placed = Placed::Added;
  std::string id;       ///< under which it stands
  std::string message;  ///< of Duplicate and Refused: what it collides with
  std::string version;  ///< of one that stands as a version of another: of which, and how
  bool is_put = false;  ///< written; an unchanged one too, where its file has another hash now
};

/// Puts statements of one run. Ids given by their author win; others are made unique by a piece of
/// the content's hash, and become versions of the statement that they repeat (version_finder.hpp),
/// unless duplicates are kept. Not thread-safe.
class DocumentPlacer {
 public:
  /// Makes the document of a statement anew, for when its id changes.
  using Prepare = std::function<PreparedDocument(const Statement&, bool given_id)>;
  DocumentPlacer(ChangingIndex& index, Prepare prepare, bool keep_duplicates)
      : index_(index), prepare_(std::move(prepare)), keep_duplicates_(keep_duplicates) {}

  /// `prepared` was made of `statement` with its id; `given_id` tells that its author gave it.
  Placing place(Statement statement, PreparedDocument prepared, bool given_id);

 private:
  Placing put(Statement statement, PreparedDocument prepared, bool given_id, bool known);

  ChangingIndex& index_;
  Prepare prepare_;
  bool keep_duplicates_;
  TextAnalyser analyser_;
  std::set<std::string> written_;  ///< ids of this run
};

}  // namespace rostrum
