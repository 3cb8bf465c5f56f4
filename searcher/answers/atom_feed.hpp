/// Statements as a feed that news readers follow (Atom, RFC 4287).
#pragma once

#include <iosfwd>
#include <memory>
#include <string>

#include "searcher/answers/tables/table.hpp"

namespace rostrum {

struct AtomFeed {
  std::string title;
  std::string link;  ///< where the feed itself will be found; "" if that is not known
  std::string time;  ///< RFC 3339: of the feed where it has no entry
};

/// An entry a row, from the columns of statement_cells.hpp, with `given` (when the entry was last
/// updated), `citation` and the row's examples. Ids of entries are those of statements: the same
/// statement has the same one in every feed, for good.
[[nodiscard]] std::unique_ptr<TableSink> atom_feed(AtomFeed feed, std::ostream& out);

}  // namespace rostrum
