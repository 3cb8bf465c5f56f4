#include "indexer/commands/columns.hpp"

#include <ostream>

#include "indexer/writing/index_writer.hpp"
#include "schemas/base/error.hpp"
#include "schemas/index/index_format.hpp"

namespace rostrum {

int columns(const std::filesystem::path& index, const Vocabulary& vocabulary, std::ostream& out) {
  require_index(index);
  IndexWriter writer(index, vocabulary.hash());
  writer.rebuild_columns();
  out << "columns of " << writer.statements()
      << (writer.statements() == 1 ? " statement" : " statements") << " made\n";
  return kExitDone;
}

}  // namespace rostrum
