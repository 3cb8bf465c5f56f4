#include "indexer/writing/checks/opened_index.hpp"

#include "schemas/base/error.hpp"
#include "schemas/index/format_check.hpp"
#include "schemas/index/index_format.hpp"

namespace rostrum {

Xapian::Database open_index(const std::filesystem::path& index) {
  if (!holds_index(index)) {
    throw Error(ErrorKind::NotFound,
                index.string() + ": no index here; make one with 'rostrum-index add FOLDER'");
  }
  try {
    Xapian::Database database(index.string(), Xapian::DB_BACKEND_GLASS);
    require_readable(index, database.get_metadata(std::string(kMetadataFormat)),
                     database.get_doccount());
    return database;
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::Unreadable, index.string() + ": " + error.get_msg());
  }
}

}  // namespace rostrum
