#include "indexer/writing/opened_index.hpp"

#include "schemas/error.hpp"
#include "schemas/index_format.hpp"

namespace rostrum {

Xapian::Database open_index(const std::filesystem::path& index) {
  if (!holds_index(index)) {
    throw Error(ErrorKind::NotFound,
                index.string() + ": no index here; make one with 'rostrum-index add FOLDER'");
  }
  try {
    Xapian::Database database(index.string(), Xapian::DB_BACKEND_GLASS);
    const std::string version = database.get_metadata(std::string(kMetadataFormat));
    if (version.empty() && database.get_doccount() == 0) {
      throw Error(ErrorKind::NotFound,
                  index.string() +
                      ": the making of this index was cut short and it holds nothing; "
                      "run 'rostrum-index add FOLDER' again");
    }
    if (version != kFormatVersion) {
      throw Error(ErrorKind::IndexFormat,
                  index.string() + ": the index has format '" + version + "', this program reads " +
                      std::string(kFormatVersion) +
                      "; build it again: 'rostrum-index add FOLDER --index NEW-FOLDER'");
    }
    return database;
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::Unreadable, index.string() + ": " + error.get_msg());
  }
}

}  // namespace rostrum
