#include "indexer/writing/checks/index_inspection.hpp"

#include <xapian.h>

#include <algorithm>
#include <system_error>

#include "indexer/writing/checks/checked_index.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/columns/stored_documents.hpp"
#include "schemas/index/facet_entries.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/index/index_format.hpp"
#include "schemas/index/stored_document.hpp"

namespace rostrum {
IndexFigures index_figures(const std::filesystem::path& index) {
  const Xapian::Database database = open_index(index);
  try {
    const std::size_t versions = count_versions(database);
    IndexFigures figures{.statements = database.get_doccount() - versions,
                         .versions = versions,
                         .revision = database.get_revision(),
                         .format = database.get_metadata(std::string(kMetadataFormat)),
                         .batch = database.get_metadata(std::string(kMetadataBatch))};
    const std::string prefix(kMetadataFile);
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
         ++key) {
      ++figures.files;
    }
    const std::string file(field(FieldId::File).prefix);
    for (auto term = database.allterms_begin(file); term != database.allterms_end(file); ++term) {
      const std::string key = (*term).substr(file.size());
      const bool is_file = key != file_key(kStandardInput);
      if (is_file && database.get_metadata(prefix + key).empty()) ++figures.open_files;
    }
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      ++figures.distinct_terms;
      const char first = (*term).empty() ? 'A' : (*term)[0];
      if (first == 'Z') figures.words += database.get_collection_freq(*term);
    }
    const Xapian::valueno slot = *field(FieldId::Date).slot;
    const std::string low = database.get_value_lower_bound(slot);
    const std::string high = database.get_value_upper_bound(slot);
    figures.first_date = low.substr(0, std::min<std::size_t>(8, low.size()));
    figures.last_date = high.substr(0, std::min<std::size_t>(8, high.size()));
    for (const Field& each : kFields) {
      if (each.kind != FieldKind::Facet) continue;
      const std::string start(each.prefix);
      std::vector<std::pair<std::string, std::size_t>> values;
      for (auto term = database.allterms_begin(start); term != database.allterms_end(start);
           ++term) {
        const FacetValue value =
            decode_facet_value(database.get_metadata(std::string(kMetadataValue) + *term));
        values.emplace_back(value.value.empty() ? (*term).substr(start.size()) : value.value,
                            term.get_termfreq());
      }
      std::stable_sort(values.begin(), values.end(),
                       [](const auto& a, const auto& b) { return a.second > b.second; });
      figures.facets.emplace_back(each.name, std::move(values));
    }
    std::error_code none;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(index, none)) {
      figures.bytes += entry.is_regular_file(none) ? entry.file_size(none) : 0;
    }
    return figures;
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::Unreadable, index.string() + ": " + error.get_msg());
  }
}

struct FileJournal::Impl {
  Xapian::Database database;
};

FileJournal::FileJournal(const std::filesystem::path& index) {
  if (!holds_index(index)) return;
  try {
    impl_ =
        std::make_unique<Impl>(Impl{Xapian::Database(index.string(), Xapian::DB_BACKEND_GLASS)});
  } catch (const Xapian::Error&) {
    impl_.reset();
  }
}

FileJournal::~FileJournal() = default;

std::optional<FileRecord> FileJournal::find(const std::string& path_text) const {
  if (!impl_) return std::nullopt;
  try {
    return decode_file_record(
        impl_->database.get_metadata(std::string(kMetadataFile) + file_key(path_text)));
  } catch (const Xapian::Error&) {
    return std::nullopt;  // as if it were not known: it is looked into
  }
}

std::map<std::string, std::size_t> statements_by_source(const std::filesystem::path& index) {
  std::map<std::string, std::size_t> sources;
  try {
    const Xapian::Database database(index.string(), Xapian::DB_BACKEND_GLASS);
    const std::string prefix(kMetadataFile);
    const std::string file_prefix(field(FieldId::File).prefix);
    std::size_t found = 0;
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
         ++key) {
      const auto record = decode_file_record(database.get_metadata(*key));
      if (!record) continue;
      const std::size_t statements =
          database.get_termfreq(file_prefix + (*key).substr(prefix.size()));
      if (statements > 0) sources[record->path] = statements;
      found += statements;
    }
    if (found == database.get_doccount()) return sources;
    // Files that were never read to their end are not in the journal.
    sources.clear();
    for (const std::uint32_t number : document_numbers(database)) {
      std::string file;
      try {
        file = outer_file(decode_document(database.get_document(number).get_data()).source.file);
      } catch (const Error&) {
        file.clear();  // damaged: nobody can tell
      }
      ++sources[file];
    }
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::Unreadable, index.string() + ": " + error.get_msg() +
                                           "; run 'rostrum-index check' to see what is damaged");
  }
  return sources;
}

std::map<std::string, std::string> read_annotations(const std::filesystem::path& index) {
  std::map<std::string, std::string> annotations;
  if (!holds_index(index)) return annotations;
  try {
    const Xapian::Database database(index.string(), Xapian::DB_BACKEND_GLASS);
    const std::string prefix(kMetadataAnnotation);
    const auto end = database.metadata_keys_end(prefix);
    for (auto key = database.metadata_keys_begin(prefix); key != end; ++key) {
      annotations.emplace((*key).substr(prefix.size()), database.get_metadata(*key));
    }
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::Unreadable, index.string() + ": " + error.get_msg() +
                                           "; run 'rostrum-index check' to see what is damaged");
  }
  return annotations;
}

}  // namespace rostrum
