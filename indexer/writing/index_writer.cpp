#include "indexer/writing/index_writer.hpp"

#include <xapian.h>

#include <cstring>
#include <exception>
#include <future>
#include <new>
#include <set>
#include <unordered_map>
#include <variant>

#include "indexer/writing/column_writer.hpp"
#include "indexer/writing/disk_faults.hpp"
#include "indexer/writing/documents/document_forms.hpp"
#include "indexer/writing/documents/metadata_sum.hpp"
#include "indexer/writing/index_folder.hpp"
#include "indexer/writing/index_replacement.hpp"
#include "indexer/writing/last_words.hpp"
#include "indexer/writing/stored_statements.hpp"
#include "schemas/base/pinned_folder.hpp"
#include "schemas/columns/stored_documents.hpp"
#include "schemas/index/facet_entries.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/index/format_check.hpp"
#include "schemas/index/index_format.hpp"

namespace rostrum {
namespace {

/// Statements between two commits. Small batches are faster than large ones: Xapian's inverter
/// lives in std::map, and misses the cache ever more often as it grows.
constexpr std::size_t kBatchDocuments = 500;
constexpr std::size_t kBatchBytes = std::size_t{32} << 20;

struct Removal {
  std::string id;
};
struct Metadata {
  std::string key;
  std::string value;
};
using Change = std::variant<PreparedDocument, Removal, Metadata>;

}  // namespace

struct IndexWriter::Impl {
  std::filesystem::path index;
  std::filesystem::path replaces;  ///< "" for none
  Xapian::WritableDatabase database;
  std::uint64_t batch = 0;
  std::vector<Change> pending;
  std::size_t pending_documents = 0;
  std::size_t pending_bytes = 0;
  std::size_t expected = 0;   ///< statements, once all pending changes are in
  std::size_t committed = 0;  ///< statements that are safe
  SummedMetadata metadata;
  int unwinding = std::uncaught_exceptions();  ///< errors on their way when this was made
  std::unordered_map<std::string, FacetValue> values;
  std::vector<std::pair<std::string, std::string>> refused;
  std::set<std::string> files_refused;  ///< their statements are among those
  std::unique_ptr<ColumnWriter> columns;
  std::vector<std::uint32_t> numbers;  ///< of the pending documents, in their order
  std::vector<std::uint32_t> removed;  ///< numbers that pending changes took away
  std::future<void> columns_done;      ///< last, so that it is waited for before all else goes

  /// The index that the user knows.
  [[nodiscard]] std::string name() const { return (replaces.empty() ? index : replaces).string(); }

  [[nodiscard]] std::string what_is_safe() const {
    if (!replaces.empty()) return "the index is as it was";
    return std::to_string(committed) + " statements are safely indexed";
  }

  void open() {
    // Only we decide when to commit.
    setenv("XAPIAN_FLUSH_THRESHOLD", "1000000000", 1);
    constexpr int kMostTries = 3;
    try {
      for (int attempt = 1; attempt <= kMostTries; ++attempt) {
        const PinnedFolder folder(index);
        database = Xapian::WritableDatabase(index.string(),
                                            Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
        // Another folder may have come to be here before Xapian took the lock of the one that was.
        if (folder.is_current()) return;
        database.close();
      }
    } catch (const Xapian::DatabaseLockError& error) {
      if (access(index.c_str(), W_OK) != 0) {
        throw Error(ErrorKind::Unreadable,
                    index.string() + ": this folder cannot be written to; check its permissions");
      }
      refuse_as_busy();
    } catch (const Xapian::Error& error) {
      throw Error(ErrorKind::Unreadable, index.string() + ": " + reason_of(error));
    }
    refuse_as_busy();
  }

  [[noreturn]] void refuse_as_busy() const {
    throw Error(ErrorKind::Busy,
                index.string() + ": another process is writing here; wait for it to end");
  }

  /// Takes up an index where it was left, or makes a new one ours.
  void begin(const std::string& vocabulary_hash) {
    const std::string format = database.get_metadata(std::string(kMetadataFormat));
    const bool fresh = is_begun(format, database.get_doccount());
    if (!fresh) require_format(index, format);
    columns = std::make_unique<ColumnWriter>(index);
    if (!fresh) columns->catch_up(database);
    const std::string last = database.get_metadata(std::string(kMetadataBatch));
    batch = (last.empty() ? 0 : std::strtoull(last.c_str(), nullptr, 10)) + 1;
    expected = committed = database.get_doccount();
    set_last_words(name(), what_is_safe());
    if (fresh) {
      add(Metadata{std::string(kMetadataFormat), std::string(kFormatVersion)}, 0);
      commit(Merging::Later);
      finish_columns();
      columns->catch_up(database);
    }
    if (database.get_metadata(std::string(kMetadataVocabulary)) != vocabulary_hash) {
      add(Metadata{std::string(kMetadataVocabulary), vocabulary_hash}, 0);
    }
  }

  void commit_database() {
    metadata.close(database);
    database.commit();
  }

  void apply(Change& change) {
    if (auto* prepared = std::get_if<PreparedDocument>(&change)) {
      // Always a new number: the columns know a document by it.
      if (!prepared->ready) make_ready(*prepared);
      drop(prepared->id);
      Xapian::Document& document = *prepared->ready;
      document.add_boolean_term(std::string(field(FieldId::Batch).prefix) + std::to_string(batch));
      const Xapian::docid number = database.add_document(document);
      prepared->ready.reset();
      numbers.push_back(number);
      for (const FacetEntry& entry : prepared->facets) note_value(entry);
    } else if (const auto* removal = std::get_if<Removal>(&change)) {
      drop(removal->id);
    } else {
      const auto& noted = std::get<Metadata>(change);
      metadata.set(database, noted.key, noted.value);
    }
  }

  void drop(const std::string& id) {
    const std::string term = id_term(id);
    const auto posting = database.postlist_begin(term);
    if (posting == database.postlist_end(term)) return;
    const Xapian::docid number = *posting;
    database.delete_document(number);
    removed.push_back(number);
  }

  void note_value(const FacetEntry& entry) {
    const std::string key = std::string(kMetadataValue) + entry.term;
    auto known = values.find(entry.term);
    if (known == values.end()) {
      const std::string stored = database.get_metadata(key);
      if (stored.empty()) {
        metadata.set(database, key, encode(entry.value));
        values.emplace(entry.term, entry.value);
        return;
      }
      known = values.emplace(entry.term, decode_facet_value(stored)).first;
    }
    FacetValue value = merged(known->second, entry.value);
    if (value == known->second) return;
    metadata.set(database, key, encode(value));
    known->second = std::move(value);
  }

  void add(Change change, std::size_t bytes) {
    try {
      apply(change);
    } catch (const Xapian::Error& error) {
      if (is_disk_full(error)) stop(error);
      replay();  // what was pending is gone with the handle
      pending_bytes = 0;
      pending_documents = 0;
      if (!apply_again(change)) return;
    }
    pending.push_back(std::move(change));
    pending_bytes += bytes;
    if (pending_documents >= kBatchDocuments || pending_bytes >= kBatchBytes) {
      commit(Merging::Later);
    }
  }

  /// With a new handle, a change that failed: what failed once, as disks do, may go well now.
  /// False if it cannot be done for what the statement is. Throws if the disk refuses again.
  bool apply_again(Change& change) {
    try {
      apply(change);
      return true;
    } catch (const Xapian::Error& error) {
      if (!refuses_document(error, change)) stop(error);
      reopen();
      refuse(change, error);
      return false;
    }
  }

  /// True if it is the statement that the error is about, and not the disk.
  static bool refuses_document(const Xapian::Error& error, const Change& change) {
    return std::holds_alternative<PreparedDocument>(change) &&
           std::strcmp(error.get_type(), "InvalidArgumentError") == 0;
  }

  /// The file of a statement that is not taken is read again the next time.
  void refuse(const Change& change, const Xapian::Error& error) {
    const auto& prepared = std::get<PreparedDocument>(change);
    refused.emplace_back(prepared.id, reason_of(error));
    files_refused.insert(prepared.file);
    Change forget = Metadata{std::string(kMetadataFile) + file_key(prepared.file), ""};
    apply(forget);
    commit_database();
    advance_columns({}, Merging::Later);
    expected = committed = database.get_doccount();
  }

  void put(PreparedDocument document) {
    if (!database.term_exists(id_term(document.id))) ++expected;
    if (pending_documents == 0) {
      add(Metadata{std::string(kMetadataBatch), std::to_string(batch)}, 0);
    }
    ++pending_documents;
    const std::size_t bytes = document.data.size() * 3;  // terms and positions weigh about twice
    add(std::move(document), bytes);
  }

  bool remove(const std::string& id) {
    if (!database.term_exists(id_term(id))) return false;
    --expected;
    ++pending_documents;
    add(Removal{id}, id.size());
    return true;
  }

  void commit(Merging merging) {
    if (pending.empty()) return;
    try {
      commit_database();
    } catch (const Xapian::Error& error) {
      if (is_disk_full(error)) stop(error);
      replay();
    }
    sync_folder(index);
    pending_documents = 0;
    pending_bytes = 0;
    committed = database.get_doccount();
    set_last_words(name(), what_is_safe());
    if (committed != expected) {
      throw Error(ErrorKind::Unreadable, index.string() + ": " + std::to_string(committed) +
                                             " statements are in the index where " +
                                             std::to_string(expected) +
                                             " should be; run 'rostrum-index check'");
    }
    if (!pending.empty()) advance_columns(std::exchange(pending, {}), merging);
  }

  /// The columns of a commit are made and written beside the next batch.
  void advance_columns(std::vector<Change> changes, Merging merging) {
    finish_columns();
    columns_done = std::async(
        std::launch::async,
        [this, merging, commit = CommitName{database.get_uuid(), database.get_revision()},
         committed_changes = std::move(changes), places = std::exchange(numbers, {}),
         removed = std::exchange(removed, {})] {
          SegmentBuilder segment;
          auto place = places.begin();
          for (const Change& change : committed_changes) {
            const auto* prepared = std::get_if<PreparedDocument>(&change);
            if (prepared != nullptr) add_to_columns(*place++, *prepared, segment);
          }
          columns->advance(commit, segment, removed, merging);
        });
  }

  /// Readers make up for columns that are behind, so that the statements are safe all the same.
  void finish_columns() {
    if (!columns_done.valid()) return;
    try {
      columns_done.get();
    } catch (const Error& error) {
      if (!replaces.empty()) {
        throw Error(error.kind(), name() + ": " + error.what() + "; " + what_is_safe());
      }
      throw Error(error.kind(), std::string(error.what()) + "; " + what_is_safe() +
                                    ", and are found more slowly until the columns are there: "
                                    "free some space and run 'rostrum-index columns'");
    }
  }

  /// After a failed commit the handle is of no more use, and the next commit would succeed with
  /// nothing in it. A new handle takes the batch again; if that fails too, one change at a time.
  void replay() {
    reopen();
    try {
      for (Change& change : pending) apply(change);
      commit_database();
      committed = database.get_doccount();
      advance_columns(std::exchange(pending, {}), Merging::Later);
      return;
    } catch (const Xapian::Error& error) {
      if (is_disk_full(error)) stop(error);
    }
    reopen();
    for (Change& change : std::exchange(pending, {})) {
      try {
        apply(change);
        commit_database();
      } catch (const Xapian::Error& error) {
        if (!refuses_document(error, change)) stop(error);
        reopen();
        refuse(change, error);
        continue;
      }
      committed = database.get_doccount();
      std::vector<Change> one;
      one.push_back(std::move(change));
      advance_columns(std::move(one), Merging::Later);
    }
    expected = committed = database.get_doccount();
  }

  /// Lets go of what waits for a commit. Closing, Xapian would write it, half-made as it may be,
  /// and where a read has failed within a change it crashes doing so; in a transaction it does not.
  void abandon() {
    try {
      database.begin_transaction(false);
      database.close();
    } catch (const Xapian::Error&) {
      return;  // closed already
    }
  }

  void reopen() {
    abandon();
    metadata.forget();
    values.clear();
    numbers.clear();
    removed.clear();
    open();
  }

  /// Reading writes too: Xapian then puts changes that wait for a commit into its tables.
  template <typename Work>
  auto guarded(const Work& work) {
    try {
      return work();
    } catch (const Xapian::Error& error) {
      if (is_disk_full(error)) stop(error);
      throw Error(ErrorKind::Unreadable, index.string() + ": " + reason_of(error) +
                                             "; run 'rostrum-index check' to see what is damaged");
    }
  }

  [[noreturn]] void stop(const Xapian::Error& error) {
    pending.clear();
    abandon();
    throw Error(ErrorKind::Unreadable,
                name() + ": " + reason_of(error) + "; " + what_is_safe() + "; " +
                    (is_disk_full(error) ? "free some space and run the same command again"
                                         : "run the same command again"));
  }
};

IndexWriter::IndexWriter(const std::filesystem::path& index, const std::string& vocabulary_hash,
                         const std::filesystem::path& replaces)
    : impl_(std::make_unique<Impl>()) {
  make_ready_folder(index);
  impl_->index = index;
  impl_->replaces = replaces;
  impl_->open();
  clear_replacements(index);
  impl_->guarded([&] { impl_->begin(vocabulary_hash); });
}

IndexWriter::~IndexWriter() {
  // What is safe was told after the last commit: an error takes back what came behind it.
  try {
    if (impl_->unwinding != std::uncaught_exceptions()) {
      impl_->abandon();
    } else if (impl_->pending.empty()) {
      impl_->metadata.close(impl_->database);  // Xapian commits it when it closes
    } else {
      impl_->commit(Merging::Later);
      impl_->finish_columns();
    }
  } catch (const Error&) {
    impl_->abandon();
  } catch (const Xapian::Error&) {
    impl_->abandon();
  }
}

void IndexWriter::put(PreparedDocument document) {
  impl_->guarded([&] { impl_->put(std::move(document)); });
}

bool IndexWriter::remove(const std::string& id) {
  return impl_->guarded([&] { return impl_->remove(id); });
}

std::optional<StoredState> IndexWriter::stored(const std::string& id) const {
  return impl_->guarded([&] { return StoredStatements(impl_->database).state(id); });
}

std::optional<Statement> IndexWriter::statement(const std::string& id) const {
  return impl_->guarded([&] { return StoredStatements(impl_->database).statement(id); });
}

void IndexWriter::set_annotation(const std::string& id, const std::string& annotation) {
  impl_->guarded([&] {
    impl_->add(Metadata{std::string(kMetadataAnnotation) + id, annotation}, annotation.size());
  });
}

std::size_t IndexWriter::versions() const {
  return impl_->guarded([&] { return count_versions(impl_->database); });
}

std::vector<Statement> IndexWriter::statements_with(const std::string& term) const {
  return impl_->guarded([&] { return StoredStatements(impl_->database).with(term); });
}

std::vector<std::string> IndexWriter::ids_of_file(const std::string& path) const {
  return impl_->guarded([&] { return StoredStatements(impl_->database).ids_of_file(path); });
}

std::vector<std::string> IndexWriter::all_ids() const {
  return impl_->guarded([&] { return StoredStatements(impl_->database).all_ids(); });
}

std::optional<FileRecord> IndexWriter::file(const std::string& path) const {
  return impl_->guarded([&] { return StoredStatements(impl_->database).file(path); });
}

std::vector<FileRecord> IndexWriter::files() const {
  return impl_->guarded([&] { return StoredStatements(impl_->database).files(); });
}

void IndexWriter::set_file(const FileRecord& record) {
  impl_->guarded([&] {
    if (impl_->files_refused.contains(record.path)) return;
    impl_->add(Metadata{std::string(kMetadataFile) + file_key(record.path), encode(record)},
               record.path.size());
  });
}

void IndexWriter::forget_file(const std::string& path) {
  impl_->guarded([&] {
    impl_->add(Metadata{std::string(kMetadataFile) + file_key(path), ""}, path.size());
  });
}

void IndexWriter::rebuild_columns() {
  impl_->guarded([&] {
    impl_->commit(Merging::Later);  // the columns stand for a commit
    impl_->finish_columns();
    impl_->columns->rebuild(impl_->database);
  });
}

void IndexWriter::commit(Merging merging) {
  impl_->guarded([&] {
    impl_->commit(merging);
    impl_->finish_columns();
    if (merging == Merging::Now) impl_->columns->settle();
    impl_->columns->catch_up(impl_->database);  // a segment may have been found damaged
  });
}

std::size_t IndexWriter::statements() const { return impl_->database.get_doccount(); }
std::uint64_t IndexWriter::batch() const { return impl_->batch; }

std::vector<std::pair<std::string, std::string>> IndexWriter::take_refused() {
  return std::exchange(impl_->refused, {});
}

}  // namespace rostrum
