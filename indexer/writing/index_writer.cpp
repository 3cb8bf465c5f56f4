#include "indexer/writing/index_writer.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <cstdlib>
#include <cstring>
#include <new>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <unordered_set>
#include <variant>

#include "indexer/writing/column_writer.hpp"
#include "schemas/fields.hpp"

namespace rostrum {
namespace {

/// Statements between two commits. Small batches are faster than large ones: Xapian's inverter
/// lives in std::map, and misses the cache ever more often as it grows.
constexpr std::size_t kBatchDocuments = 1000;
constexpr std::size_t kBatchBytes = std::size_t{32} << 20;
/// Synonyms written in this run are remembered by hash, up to so many.
constexpr std::size_t kRememberedSynonyms = 2'000'000;

struct Removal {
  std::string id;
};
struct Metadata {
  std::string key;
  std::string value;
};
using Change = std::variant<PreparedDocument, Removal, Metadata>;

std::string id_term(const std::string& id) { return std::string(field("id").prefix) + id; }

Xapian::Document to_xapian(const PreparedDocument& prepared, std::uint64_t batch) {
  Xapian::Document document;
  for (const CountedTerm& stem : prepared.terms.stems) document.add_term(stem.term, stem.count);
  for (const std::string& filter : prepared.filters) document.add_boolean_term(filter);
  document.add_boolean_term(std::string(field("batch").prefix) + std::to_string(batch));
  for (const auto& [slot, value] : prepared.values) document.add_value(slot, value);
  document.set_data(prepared.data);
  return document;
}

/// What the columns hold of a document that the database has just taken.
void add_to_columns(std::uint32_t number, const PreparedDocument& prepared,
                    SegmentBuilder& columns) {
  SegmentDocument document{.number = number, .length = prepared.terms.length()};
  for (const auto& [slot, value] : prepared.values) {
    const auto days = slot == *field("date").slot ? decode_date_value(value) : std::nullopt;
    if (!days) continue;
    document.first_day = static_cast<std::uint32_t>(days->first);
    document.last_day = static_cast<std::uint32_t>(days->last);
  }
  std::vector<std::string> facets;
  for (const FacetEntry& entry : prepared.facets) facets.push_back(entry.term);
  columns.add(document, prepared.terms, facets);
}

/// A rename is on disk only when its folder is; Xapian does not see to that.
void sync_folder(const std::filesystem::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

std::string reason_of(const Xapian::Error& error) {
  std::string reason = error.get_msg();
  if (const char* system = error.get_error_string()) reason += std::string(" (") + system + ")";
  return reason;
}

bool is_disk_full(const Xapian::Error& error) {
  const char* system = error.get_error_string();
  const std::string full = std::strerror(ENOSPC);
  return (system != nullptr && full == system) || error.get_msg().find(full) != std::string::npos;
}

FacetValue merged(const FacetValue& known, const FacetValue& seen) {
  FacetValue value = known;
  const bool known_bare = known.label == known.value;
  const bool seen_bare = seen.label == seen.value;
  if (known_bare && !seen_bare && !known.several_labels) value.label = seen.label;
  // Agenda items have different titles at different meetings; then the number alone is true.
  if (!known_bare && !seen_bare && known.label != seen.label) {
    value.several_labels = true;
    value.label = value.value;
  }
  if (seen.start != 0 && (value.start == 0 || seen.start < value.start)) value.start = seen.start;
  return value;
}

nlohmann::json json_of(const FileRecord& record) {
  return {{"path", record.path},
          {"sha256", record.sha256},
          {"settings", record.settings},
          {"statements", record.statements}};
}

std::optional<FileRecord> file_record(const std::string& stored) {
  const nlohmann::json object = nlohmann::json::parse(stored, nullptr, false);
  if (!object.is_object()) return std::nullopt;
  return FileRecord{object.value("path", ""), object.value("sha256", ""),
                    object.value("settings", ""), object.value("statements", std::size_t{0})};
}

}  // namespace

struct IndexWriter::Impl {
  std::filesystem::path index;
  Xapian::WritableDatabase database;
  std::uint64_t batch = 0;
  std::vector<Change> pending;
  std::size_t pending_documents = 0;
  std::size_t pending_bytes = 0;
  std::size_t expected = 0;   ///< statements, once all pending changes are in
  std::size_t committed = 0;  ///< statements that are safe
  std::unordered_map<std::string, FacetValue> values;
  std::unordered_set<std::size_t> synonyms;
  std::vector<std::pair<std::string, std::string>> refused;
  std::unique_ptr<ColumnWriter> columns;
  std::unique_ptr<SegmentBuilder> added = std::make_unique<SegmentBuilder>();  ///< pending
  std::vector<std::uint32_t> gone;                                             ///< pending

  void open() {
    // Only we decide when to commit.
    setenv("XAPIAN_FLUSH_THRESHOLD", "1000000000", 1);
    try {
      database = Xapian::WritableDatabase(index.string(),
                                          Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
    } catch (const Xapian::DatabaseLockError& error) {
      if (access(index.c_str(), W_OK) != 0) {
        throw Error(ErrorKind::Unreadable,
                    index.string() + ": this folder cannot be written to; check its permissions");
      }
      throw Error(ErrorKind::Busy,
                  index.string() + ": another process is writing here; wait for it to end");
    } catch (const Xapian::Error& error) {
      throw Error(ErrorKind::Unreadable, index.string() + ": " + reason_of(error));
    }
  }

  void apply(const Change& change) {
    if (const auto* prepared = std::get_if<PreparedDocument>(&change)) {
      // Always a new number: the columns know a document by it.
      drop(prepared->id);
      const Xapian::docid number = database.add_document(to_xapian(*prepared, batch));
      add_to_columns(number, *prepared, *added);
      for (const auto& [key, word] : prepared->terms.synonyms) {
        const std::size_t hash = std::hash<std::string>()(key + '\n' + word);
        if (!synonyms.insert(hash).second) continue;
        database.add_synonym(key, word);
      }
      for (const FacetEntry& entry : prepared->facets) note_value(entry);
    } else if (const auto* removal = std::get_if<Removal>(&change)) {
      drop(removal->id);
    } else {
      const auto& metadata = std::get<Metadata>(change);
      database.set_metadata(metadata.key, metadata.value);
    }
  }

  void drop(const std::string& id) {
    const std::string term = id_term(id);
    const auto posting = database.postlist_begin(term);
    if (posting == database.postlist_end(term)) return;
    const Xapian::docid number = *posting;
    database.delete_document(number);
    gone.push_back(number);
  }

  void note_value(const FacetEntry& entry) {
    const std::string key = std::string(kMetadataValue) + entry.term;
    const auto known = values.find(entry.term);
    const bool remembered = known != values.end();
    const std::string stored = remembered ? encode(known->second) : database.get_metadata(key);
    const FacetValue value =
        stored.empty() ? entry.value : merged(decode_facet_value(stored), entry.value);
    const std::string encoded = encode(value);
    if (encoded != stored) database.set_metadata(key, encoded);
    values[entry.term] = value;
  }

  void add(Change change, std::size_t bytes) {
    try {
      apply(change);
    } catch (const Xapian::Error& error) {
      if (is_disk_full(error)) stop(error);
      replay();  // what was pending is gone with the handle
      pending.clear();
      pending_documents = pending_bytes = 0;
      const auto* prepared = std::get_if<PreparedDocument>(&change);
      if (prepared == nullptr) {
        throw Error(ErrorKind::Unreadable, index.string() + ": " + reason_of(error));
      }
      refused.emplace_back(prepared->id, reason_of(error));
      expected = committed = database.get_doccount();
      return;
    }
    pending.push_back(std::move(change));
    pending_bytes += bytes;
    if (pending_documents >= kBatchDocuments || pending_bytes >= kBatchBytes) commit();
  }

  void commit() {
    if (pending.empty()) return;
    try {
      database.commit();
    } catch (const Xapian::Error& error) {
      if (is_disk_full(error)) stop(error);
      replay();
    }
    sync_folder(index);
    pending.clear();
    pending_documents = 0;
    pending_bytes = 0;
    if (synonyms.size() > kRememberedSynonyms) synonyms.clear();
    committed = database.get_doccount();
    if (committed != expected) {
      throw Error(ErrorKind::Unreadable, index.string() + ": " + std::to_string(committed) +
                                             " statements are in the index where " +
                                             std::to_string(expected) +
                                             " should be; run 'rostrum-index check'");
    }
    advance_columns();
  }

  /// Readers make up for columns that are behind, so that the statements are safe all the same.
  void advance_columns() {
    const std::unique_ptr<SegmentBuilder> segment =
        std::exchange(added, std::make_unique<SegmentBuilder>());
    try {
      columns->advance(database, segment.get(), std::exchange(gone, {}));
    } catch (const Error& error) {
      throw Error(error.kind(), std::string(error.what()) + "; " + std::to_string(committed) +
                                    " statements are safely indexed, and are found more slowly "
                                    "until the columns are there: free some space and run "
                                    "'rostrum-index columns'");
    }
  }

  /// After a failed commit the handle is of no more use, and the next commit would succeed with
  /// nothing in it. A new handle takes the batch again; if that fails too, one change at a time.
  void replay() {
    reopen();
    try {
      for (const Change& change : pending) apply(change);
      database.commit();
      advance_columns();
      return;
    } catch (const Xapian::Error& error) {
      if (is_disk_full(error)) stop(error);
    }
    reopen();
    for (const Change& change : pending) {
      try {
        apply(change);
        database.commit();
        advance_columns();
      } catch (const Xapian::Error& error) {
        if (is_disk_full(error)) stop(error);
        reopen();
        if (const auto* prepared = std::get_if<PreparedDocument>(&change)) {
          refused.emplace_back(prepared->id, reason_of(error));
        }
      }
      committed = database.get_doccount();
    }
    expected = committed;
  }

  void reopen() {
    database.close();
    values.clear();
    synonyms.clear();
    added = std::make_unique<SegmentBuilder>();
    gone.clear();
    open();
  }

  [[noreturn]] void stop(const Xapian::Error& error) {
    pending.clear();
    throw Error(
        ErrorKind::Unreadable,
        index.string() + ": " + reason_of(error) + "; " + std::to_string(committed) +
            " statements are safely indexed; free some space and run the same command again");
  }
};

namespace {

void check_folder(const std::filesystem::path& index) {
  std::error_code none;
  if (!std::filesystem::exists(index, none)) {
    std::error_code failed;
    std::filesystem::create_directories(index, failed);
    if (failed) {
      throw Error(ErrorKind::Unreadable, index.string() + ": the folder cannot be made (" +
                                             failed.message() + "); name another with --index");
    }
    return;
  }
  if (holds_index(index)) return;
  if (!std::filesystem::is_directory(index, none)) {
    throw Error(ErrorKind::InvalidInput,
                index.string() + ": this is a file; name a folder for the index");
  }
  if (std::filesystem::exists(index / "XAPIANDB", none)) {
    throw Error(ErrorKind::InvalidInput,
                index.string() +
                    ": this is a replica or a list of other indexes; write to the "
                    "index that it is made from");
  }
  for (const auto& entry : std::filesystem::directory_iterator(index, none)) {
    if (entry.path().filename() == "flintlock") continue;
    throw Error(ErrorKind::InvalidInput, index.string() +
                                             ": no index here, but other files; name an empty or "
                                             "a new folder");
  }
}

}  // namespace

IndexWriter::IndexWriter(const std::filesystem::path& index, const std::string& vocabulary_hash)
    : impl_(std::make_unique<Impl>()) {
  check_folder(index);
  impl_->index = index;
  impl_->open();
  const std::string version = impl_->database.get_metadata(std::string(kMetadataFormat));
  const bool fresh = version.empty() && impl_->database.get_doccount() == 0;
  if (!fresh && version != kFormatVersion) {
    throw Error(
        ErrorKind::IndexFormat,
        index.string() + ": " +
            (version.empty() ? std::string("this is a Xapian database, but not one of Rostrum")
                             : "the index has format " + version + ", this program writes " +
                                   std::string(kFormatVersion)) +
            "; index again into a new folder: 'rostrum-index add FOLDER --index NEW-FOLDER'");
  }
  impl_->columns = std::make_unique<ColumnWriter>(index);
  if (!fresh) impl_->columns->catch_up(impl_->database);
  const std::string batch = impl_->database.get_metadata(std::string(kMetadataBatch));
  impl_->batch = (batch.empty() ? 0 : std::strtoull(batch.c_str(), nullptr, 10)) + 1;
  impl_->expected = impl_->committed = impl_->database.get_doccount();
  if (fresh) {
    impl_->add(Metadata{std::string(kMetadataFormat), std::string(kFormatVersion)}, 0);
    impl_->commit();
  }
  if (impl_->database.get_metadata(std::string(kMetadataVocabulary)) != vocabulary_hash) {
    impl_->add(Metadata{std::string(kMetadataVocabulary), vocabulary_hash}, 0);
  }
}

IndexWriter::~IndexWriter() = default;

void IndexWriter::put(PreparedDocument document) {
  if (!impl_->database.term_exists(id_term(document.id))) ++impl_->expected;
  if (impl_->pending_documents == 0) {
    impl_->add(Metadata{std::string(kMetadataBatch), std::to_string(impl_->batch)}, 0);
  }
  ++impl_->pending_documents;
  const std::size_t bytes = document.data.size() * 3;  // terms and positions weigh about twice
  impl_->add(std::move(document), bytes);
}

bool IndexWriter::remove(const std::string& id) {
  if (!impl_->database.term_exists(id_term(id))) return false;
  --impl_->expected;
  ++impl_->pending_documents;
  impl_->add(Removal{id}, id.size());
  return true;
}

std::optional<StoredState> IndexWriter::stored(const std::string& id) const {
  const auto posting = impl_->database.postlist_begin(id_term(id));
  if (posting == impl_->database.postlist_end(id_term(id))) return std::nullopt;
  const std::string data = impl_->database.get_document(*posting).get_data();
  StoredState state{.content_hash = content_hash_of(data), .record_hash = record_hash_of(data)};
  try {
    state.file = decode_document(data).source.file;
  } catch (const Error&) {
    state.record_hash.clear();  // damaged: it differs from whatever is put in its place
  }
  return state;
}

std::vector<std::string> IndexWriter::ids_of_file(const std::string& path) const {
  const std::string term = std::string(field("file").prefix) + file_key(path);
  std::vector<std::string> ids;
  const auto end = impl_->database.postlist_end(term);
  for (auto posting = impl_->database.postlist_begin(term); posting != end; ++posting) {
    const std::string prefix(field("id").prefix);
    auto each = impl_->database.termlist_begin(*posting);
    each.skip_to(prefix);
    if (each != impl_->database.termlist_end(*posting) && (*each).starts_with(prefix)) {
      ids.push_back((*each).substr(prefix.size()));
    }
  }
  return ids;
}

std::vector<std::string> IndexWriter::all_ids() const {
  const std::string prefix(field("id").prefix);
  std::vector<std::string> ids;
  const auto end = impl_->database.allterms_end(prefix);
  for (auto term = impl_->database.allterms_begin(prefix); term != end; ++term) {
    ids.push_back((*term).substr(prefix.size()));
  }
  return ids;
}

std::optional<FileRecord> IndexWriter::file(const std::string& path) const {
  return file_record(impl_->database.get_metadata(std::string(kMetadataFile) + file_key(path)));
}

std::vector<FileRecord> IndexWriter::files() const {
  std::vector<FileRecord> records;
  const std::string prefix(kMetadataFile);
  const auto end = impl_->database.metadata_keys_end(prefix);
  for (auto key = impl_->database.metadata_keys_begin(prefix); key != end; ++key) {
    if (auto record = file_record(impl_->database.get_metadata(*key))) {
      records.push_back(std::move(*record));
    }
  }
  return records;
}

void IndexWriter::set_file(const FileRecord& record) {
  impl_->add(Metadata{std::string(kMetadataFile) + file_key(record.path),
                      json_of(record).dump(-1, ' ', false,
                                           // a file name may be of any bytes
                                           nlohmann::json::error_handler_t::replace)},
             record.path.size());
}

void IndexWriter::forget_file(const std::string& path) {
  impl_->add(Metadata{std::string(kMetadataFile) + file_key(path), ""}, path.size());
}

void IndexWriter::rebuild_columns() { impl_->columns->rebuild(impl_->database); }

void IndexWriter::commit() { impl_->commit(); }

std::size_t IndexWriter::statements() const { return impl_->database.get_doccount(); }
std::uint64_t IndexWriter::batch() const { return impl_->batch; }

std::vector<std::pair<std::string, std::string>> IndexWriter::take_refused() {
  return std::exchange(impl_->refused, {});
}

}  // namespace rostrum
