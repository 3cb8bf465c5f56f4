#include "schemas/index/opened_index.hpp"

#include "schemas/base/error.hpp"
#include "schemas/index/format_check.hpp"
#include "schemas/index/index_format.hpp"

namespace rostrum {

Xapian::Database opened_index(const std::filesystem::path& index,
                              const std::filesystem::path& folder) {
  // Xapian reads a plain file as a list of other databases, and a folder's stub likewise.
  if (!holds_index(folder)) {
    throw Error(ErrorKind::NotFound,
                index.string() +
                    ": no index here; make one with 'rostrum-index add FOLDER --index " +
                    index.string() + "'");
  }
  Xapian::Database database(folder.string(), Xapian::DB_BACKEND_GLASS);
  require_readable(index, database.get_metadata(std::string(kMetadataFormat)),
                   database.get_doccount());
  return database;
}

}  // namespace rostrum
