#include "indexer/writing/index_rehearsal.hpp"

#include <xapian.h>

#include <map>
#include <set>
#include <utility>

#include "indexer/writing/index_folder.hpp"
#include "indexer/writing/stored_statements.hpp"
#include "schemas/base/error.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/index/format_check.hpp"
#include "schemas/index/index_format.hpp"

namespace rostrum {

struct IndexRehearsal::Impl {
  explicit Impl(std::filesystem::path folder) : index(std::move(folder)) {}

  std::filesystem::path index;
  Xapian::WritableDatabase changes{"", Xapian::DB_BACKEND_INMEMORY};
  Xapian::Database all;  ///< of the index, and those of the changes between them
  std::set<Xapian::docid> removed;
  StoredStatements reading{all, &removed};
  std::map<std::string, std::optional<FileRecord>> files;  ///< those that were set or forgotten
  std::size_t statements = 0;

  void open() {
    if (holds_index(index)) {
      const Xapian::Database base(index.string(), Xapian::DB_BACKEND_GLASS);
      const std::string format = base.get_metadata(std::string(kMetadataFormat));
      if (!is_begun(format, base.get_doccount())) require_format(index, format);
      statements = base.get_doccount();
      all.add_database(base);
    }
    all.add_database(changes);
  }

  bool drop(const std::string& id) {
    const std::vector<Xapian::docid> found = reading.numbers(id_term(id));
    if (found.empty()) return false;
    removed.insert(found.front());
    --statements;
    return true;
  }

  /// Of a document only what the next ones ask for.
  void put(const PreparedDocument& prepared) {
    drop(prepared.id);
    Xapian::Document document;
    document.set_data(prepared.data);
    for (const std::string& term : prepared.filters) document.add_boolean_term(term);
    changes.add_document(document);
    ++statements;
  }

  /// As count_versions, without those that are gone.
  [[nodiscard]] std::size_t versions() const {
    const std::string prefix(field(FieldId::Variant).prefix);
    std::size_t found = 0;
    const auto end = all.allterms_end(prefix);
    for (auto term = all.allterms_begin(prefix); term != end; ++term) {
      const std::size_t each = reading.numbers(*term).size();
      const bool main = !reading.numbers(id_term((*term).substr(prefix.size()))).empty();
      found += each - (main || each == 0 ? 0 : 1);
    }
    return found;
  }

  template <typename Work>
  auto guarded(const Work& work) const {
    try {
      return work();
    } catch (const Xapian::DatabaseModifiedError&) {
      throw Error(ErrorKind::Busy, index.string() +
                                       ": another process is writing here, and what was read of "
                                       "the index is no longer there; try again when it has ended");
    } catch (const Xapian::Error& error) {
      throw Error(ErrorKind::Unreadable, index.string() + ": " + error.get_msg() +
                                             "; run 'rostrum-index check' to see what is damaged");
    }
  }
};

IndexRehearsal::IndexRehearsal(const std::filesystem::path& index)
    : impl_(std::make_unique<Impl>(index)) {
  impl_->guarded([&] { impl_->open(); });
}

IndexRehearsal::~IndexRehearsal() = default;

void IndexRehearsal::put(PreparedDocument document) {
  impl_->guarded([&] { impl_->put(document); });
}

bool IndexRehearsal::remove(const std::string& id) {
  return impl_->guarded([&] { return impl_->drop(id); });
}

std::optional<StoredState> IndexRehearsal::stored(const std::string& id) const {
  return impl_->guarded([&] { return impl_->reading.state(id); });
}

std::optional<Statement> IndexRehearsal::statement(const std::string& id) const {
  return impl_->guarded([&] { return impl_->reading.statement(id); });
}

std::vector<Statement> IndexRehearsal::statements_with(const std::string& term) const {
  return impl_->guarded([&] { return impl_->reading.with(term); });
}

std::vector<std::string> IndexRehearsal::ids_of_file(const std::string& path) const {
  return impl_->guarded([&] { return impl_->reading.ids_of_file(path); });
}

std::optional<FileRecord> IndexRehearsal::file(const std::string& path) const {
  const auto changed = impl_->files.find(path);
  if (changed != impl_->files.end()) return changed->second;
  return impl_->guarded([&] { return impl_->reading.file(path); });
}

std::vector<FileRecord> IndexRehearsal::files() const {
  std::vector<FileRecord> records = impl_->guarded([&] { return impl_->reading.files(); });
  std::erase_if(records,
                [&](const FileRecord& record) { return impl_->files.contains(record.path); });
  for (const auto& [path, record] : impl_->files) {
    if (record) records.push_back(*record);
  }
  return records;
}

void IndexRehearsal::set_file(const FileRecord& record) { impl_->files[record.path] = record; }

void IndexRehearsal::forget_file(const std::string& path) { impl_->files[path].reset(); }

void IndexRehearsal::set_annotation(const std::string& /*id*/, const std::string& /*annotation*/) {
  // Nothing of a run asks for it again.
}

void IndexRehearsal::commit(Merging /*merging*/) {}

std::size_t IndexRehearsal::statements() const { return impl_->statements; }
std::size_t IndexRehearsal::versions() const {
  return impl_->guarded([&] { return impl_->versions(); });
}

std::vector<std::pair<std::string, std::string>> IndexRehearsal::take_refused() { return {}; }

}  // namespace rostrum
