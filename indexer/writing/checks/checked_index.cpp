#include "indexer/writing/checks/checked_index.hpp"

#include "schemas/base/error.hpp"
#include "schemas/index/opened_index.hpp"

namespace rostrum {

Xapian::Database open_index(const std::filesystem::path& index) {
  try {
    return opened_index(index, index);
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::Unreadable, index.string() + ": " + error.get_msg());
  }
}

}  // namespace rostrum
