#include "indexer/writing/compaction.hpp"

#include <xapian.h>

#include <future>
#include <system_error>

#include "indexer/writing/checks/index_proof.hpp"
#include "indexer/writing/column_writer.hpp"
#include "indexer/writing/index_replacement.hpp"
#include "indexer/writing/index_writer.hpp"
#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

CommitName name_of(const Xapian::Database& database) {
  return {database.get_uuid(), database.get_revision()};
}

}  // namespace

void compact_index(const std::filesystem::path& index, const std::string& vocabulary_hash) {
  {
    // Refuses what is no index of this version, and brings the columns in step.
    const IndexWriter writer(index, vocabulary_hash);
  }
  const IndexLock lock(index);
  IndexReplacement replacement(index);
  try {
    Xapian::Database before(index.string());
    ColumnWriter columns(replacement.folder());
    // Neither half of the index looks at the other.
    std::future<bool> taken_over = std::async(
        std::launch::async,
        [&columns, &index, was = name_of(before)] { return columns.take_over(index, was); });
    before.compact(replacement.folder().string(), Xapian::DBCOMPACT_NO_RENUMBER);
    const Xapian::Database after(replacement.folder().string());
    if (taken_over.get()) columns.publish(name_of(after));
    columns.catch_up(after);
    if (prove_whole(replacement.folder()) != holdings_of(index)) {
      throw Error(ErrorKind::Unreadable, "the copy is not the same");
    }
  } catch (const Error& error) {
    throw Error(ErrorKind::Unreadable, index.string() + ": the copy is not whole (" + error.what() +
                                           "); the index is as it was, and the same command may "
                                           "go well now");
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::Unreadable,
                index.string() + ": " + error.get_description() + "; the index is as it was");
  } catch (const std::system_error& error) {  // of the file system, or no thread is to be had
    throw Error(ErrorKind::Unreadable, std::string(error.what()) + "; the index is as it was");
  }
  replacement.publish();
}

}  // namespace rostrum
