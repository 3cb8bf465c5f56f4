#include "schemas/index/opened_index.hpp"

#include "schemas/index/format_check.hpp"
#include "schemas/index/index_format.hpp"

namespace rostrum {

Xapian::Database opened_index(const std::filesystem::path& index,
                              const std::filesystem::path& folder) {
  // Xapian reads a plain file as a list of other databases, and a folder's stub likewise.
  require_index(folder, index);
  Xapian::Database database(folder.string(), Xapian::DB_BACKEND_GLASS);
  require_readable(index, database.get_metadata(std::string(kMetadataFormat)),
                   database.get_doccount());
  return database;
}

}  // namespace rostrum
