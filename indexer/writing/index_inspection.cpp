#include "indexer/writing/index_inspection.hpp"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <system_error>

#include "schemas/columns/column_files.hpp"
#include "schemas/columns/segment_merge.hpp"
#include "schemas/columns/stored_documents.hpp"
#include "schemas/error.hpp"
#include "schemas/fields.hpp"
#include "schemas/index_format.hpp"
#include "schemas/path_text.hpp"

namespace rostrum {
namespace {

/// More of one kind tells nothing new.
constexpr std::size_t kMostProblems = 50;

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

/// What one document is wrong in; "" if nothing.
std::string problem_of(const Xapian::Database& database, Xapian::docid number,
                       const Vocabulary& vocabulary, std::set<std::string>& ids) {
  const Xapian::Document document = database.get_document(number);
  const Statement statement = decode_document(document.get_data());
  if (!ids.insert(statement.id).second) return "its id '" + statement.id + "' stands twice";
  std::set<std::string> expected;
  for (const FacetEntry& entry : facet_entries(statement, vocabulary)) expected.insert(entry.term);
  std::set<std::string> found;
  bool has_id = false;
  const std::string id_term = std::string(field("id").prefix) + statement.id;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    has_id = has_id || *term == id_term;
    if (facet_of_term(*term) != nullptr) found.insert(*term);
  }
  if (!has_id) return "it cannot be found by its id '" + statement.id + "'";
  if (found != expected) return "'" + statement.id + "': its filters are not those of its record";
  const std::string date = statement.date ? date_value(*statement.date) : "";
  if (document.get_value(*field("date").slot) != date) {
    return "'" + statement.id + "': its date is not that of its record";
  }
  return "";
}

/// Documents that are compared at once: of as many words as memory has room for.
constexpr std::size_t kComparedAtOnce = 8192;

/// True if the columns of the living documents of a segment are those that their statements make.
bool matches_statements(const Segment& segment, const Xapian::Database& database,
                        const std::vector<std::uint32_t>& alive, TextAnalyser& analyser) {
  for (std::size_t i = 0; i < alive.size(); i += kComparedAtOnce) {
    const std::size_t end = std::min(i + kComparedAtOnce, alive.size());
    const std::vector<std::uint32_t> numbers(alive.begin() + static_cast<long>(i),
                                             alive.begin() + static_cast<long>(end));
    const Segment kept = make_segment(SegmentMerge({segment}, [&](std::uint32_t number) {
      return std::binary_search(numbers.begin(), numbers.end(), number);
    }));
    bool same = true;
    make_segments(database, numbers, kComparedAtOnce, analyser, [&](const Segment& made) {
      same = same && std::equal(kept.bytes().begin(), kept.bytes().end(), made.bytes().begin(),
                                made.bytes().end());
    });
    if (!same) return false;
  }
  return true;
}

}  // namespace

std::vector<std::string> column_problems(const std::filesystem::path& index) {
  std::vector<std::string> problems;
  const Xapian::Database database = open_index(index);
  const auto manifest = read_manifest(index);
  if (!manifest || manifest->database != database.get_uuid()) {
    return {"there are none for this index"};
  }
  if (manifest->revision != database.get_revision()) {
    return {"they are of commit " + std::to_string(manifest->revision) + ", the index is at " +
            std::to_string(database.get_revision())};
  }
  try {
    const std::vector<std::uint32_t> numbers = document_numbers(database);
    std::size_t found = 0;
    TextAnalyser analyser;
    const std::vector<Segment> segments = map_segments(index, *manifest);
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const Segment& segment = segments[i];
      if (!segment.verify()) {
        problems.push_back(manifest->files[i] + " is damaged");
        continue;
      }
      std::vector<std::uint32_t> alive;
      for (std::uint32_t slot = 0; slot < segment.slots(); ++slot) {
        const std::uint32_t number = segment.first() + slot;
        const bool gone = std::binary_search(manifest->gone.begin(), manifest->gone.end(), number);
        if (segment.present(slot) && !gone) alive.push_back(number);
      }
      found += alive.size();
      if (!std::includes(numbers.begin(), numbers.end(), alive.begin(), alive.end()) ||
          !matches_statements(segment, database, alive, analyser)) {
        problems.push_back(manifest->files[i] + " is not what its statements make");
      }
    }
    if (problems.empty() && found != numbers.size()) {
      problems.push_back(std::to_string(found) + " of " + std::to_string(numbers.size()) +
                         " statements are in them");
    }
  } catch (const Error& error) {
    problems.emplace_back(error.what());
  } catch (const Xapian::Error& error) {
    problems.push_back(error.get_msg());
  }
  return problems;
}

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
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      ++figures.distinct_terms;
      const char first = (*term).empty() ? 'A' : (*term)[0];
      if (first == 'Z') figures.words += database.get_collection_freq(*term);
    }
    const Xapian::valueno slot = *field("date").slot;
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

std::vector<std::string> index_problems(const std::filesystem::path& index,
                                        const Vocabulary& vocabulary) {
  std::vector<std::string> problems;
  std::optional<Xapian::Database> opened;
  try {
    opened = open_index(index);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::Unreadable) throw;  // no index of ours, or not yet one
    return {error.what()};
  }
  const Xapian::Database& database = *opened;
  // Xapian takes a table that is missing for one that is empty, and of an empty index they are.
  for (const char* table : {"docdata.glass", "postlist.glass", "termlist.glass"}) {
    std::error_code none;
    if (database.get_doccount() > 0 && !std::filesystem::exists(index / table, none)) {
      problems.push_back(std::string(table) + " is missing");
    }
  }
  if (!problems.empty()) return problems;
  try {
    std::ostringstream words;
    if (const std::size_t errors = Xapian::Database::check(index.string(), 0, &words); errors > 0) {
      problems.push_back("Xapian finds " + std::to_string(errors) +
                         " errors in its tables: " + words.str().substr(0, 500));
    }
    std::set<std::string> ids;
    for (auto posting = database.postlist_begin(""); posting != database.postlist_end("");
         ++posting) {
      std::string problem;
      try {
        problem = problem_of(database, *posting, vocabulary, ids);
      } catch (const Error& error) {
        problem = error.what();
      } catch (const Xapian::Error& error) {
        problem = error.get_msg();
      }
      if (problem.empty()) continue;
      problems.push_back("statement " + std::to_string(*posting) + ": " + problem);
      if (problems.size() >= kMostProblems) {
        problems.emplace_back("… and perhaps more");
        break;
      }
    }
  } catch (const Xapian::Error& error) {
    problems.push_back(error.get_msg());
  }
  return problems;
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
    const std::string file_prefix(field("file").prefix);
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
