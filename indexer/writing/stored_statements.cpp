#include "indexer/writing/stored_statements.hpp"

#include "schemas/base/error.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/index/index_format.hpp"
#include "schemas/index/record_codec.hpp"
#include "schemas/index/stored_document.hpp"

namespace rostrum {

std::string id_term(const std::string& id) { return std::string(field(FieldId::Id).prefix) + id; }

std::vector<Xapian::docid> StoredStatements::numbers(const std::string& term) const {
  std::vector<Xapian::docid> found;
  const auto end = database_.postlist_end(term);
  for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
    if (removed_ == nullptr || !removed_->contains(*posting)) found.push_back(*posting);
  }
  return found;
}

std::optional<std::string> StoredStatements::data_of(const std::string& id) const {
  const std::vector<Xapian::docid> found = numbers(id_term(id));
  if (found.empty()) return std::nullopt;
  return database_.get_document(found.front()).get_data();
}

std::optional<StoredState> StoredStatements::state(const std::string& id) const {
  const auto data = data_of(id);
  if (!data) return std::nullopt;
  StoredState state{.content_hash = content_hash_of(*data), .record_hash = record_hash_of(*data)};
  try {
    Statement statement = decode_document(*data);
    state.file = std::move(statement.source.file);
    state.variant_of = std::move(statement.variant_of);
  } catch (const Error&) {
    state.record_hash.clear();  // damaged: it differs from whatever is put in its place
  }
  return state;
}

std::optional<Statement> StoredStatements::statement(const std::string& id) const {
  const auto data = data_of(id);
  if (!data) return std::nullopt;
  return decode_document(*data);
}

std::vector<Statement> StoredStatements::with(const std::string& term) const {
  std::vector<Statement> found;
  for (const Xapian::docid number : numbers(term)) {
    try {
      found.push_back(decode_document(database_.get_document(number).get_data()));
    } catch (const Error&) {
      continue;
    }
  }
  return found;
}

std::vector<std::string> StoredStatements::ids_of_file(const std::string& path) const {
  const std::string prefix(field(FieldId::Id).prefix);
  std::vector<std::string> ids;
  for (const Xapian::docid number :
       numbers(std::string(field(FieldId::File).prefix) + file_key(path))) {
    auto each = database_.termlist_begin(number);
    each.skip_to(prefix);
    if (each != database_.termlist_end(number) && (*each).starts_with(prefix)) {
      ids.push_back((*each).substr(prefix.size()));
    }
  }
  return ids;
}

std::vector<std::string> StoredStatements::all_ids() const {
  const std::string prefix(field(FieldId::Id).prefix);
  std::vector<std::string> ids;
  const auto end = database_.allterms_end(prefix);
  for (auto term = database_.allterms_begin(prefix); term != end; ++term) {
    ids.push_back((*term).substr(prefix.size()));
  }
  return ids;
}

std::optional<FileRecord> StoredStatements::file(const std::string& path) const {
  return decode_file_record(database_.get_metadata(std::string(kMetadataFile) + file_key(path)));
}

std::vector<FileRecord> StoredStatements::files() const {
  std::vector<FileRecord> records;
  const std::string prefix(kMetadataFile);
  const auto end = database_.metadata_keys_end(prefix);
  for (auto key = database_.metadata_keys_begin(prefix); key != end; ++key) {
    if (auto record = decode_file_record(database_.get_metadata(*key))) {
      records.push_back(std::move(*record));
    }
  }
  return records;
}

}  // namespace rostrum
