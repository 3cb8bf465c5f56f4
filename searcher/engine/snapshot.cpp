#include "searcher/engine/snapshot.hpp"

#include <algorithm>

#include "schemas/error.hpp"

namespace rostrum {
namespace {

/// A term is looked up document by document where the set is that much smaller than its list.
constexpr std::size_t kSparse = 16;

Xapian::Database open_checked(const std::filesystem::path& index) {
  // Xapian reads a plain file as a list of other databases, and a folder's stub likewise.
  if (!holds_index(index)) {
    throw Error(ErrorKind::NotFound,
                index.string() +
                    ": no index here; make one with 'rostrum-index add FOLDER --index " +
                    index.string() + "'");
  }
  Xapian::Database database(index.string(), Xapian::DB_BACKEND_GLASS);
  const std::string version = database.get_metadata(std::string(kMetadataFormat));
  if (version.empty()) {
    throw Error(ErrorKind::IndexFormat,
                index.string() +
                    ": this is a Xapian database, but not one of Rostrum; name another "
                    "folder with --index");
  }
  if (version != kFormatVersion) {
    throw Error(ErrorKind::IndexFormat,
                index.string() + ": the index has format " + version + ", this program reads " +
                    std::string(kFormatVersion) +
                    "; build it again: 'rostrum-index add FOLDER --index NEW-FOLDER'");
  }
  return database;
}

}  // namespace

Snapshot::Snapshot(const std::filesystem::path& index) : database_(open_checked(index)) {}

bool Snapshot::refresh() {
  const bool newer = database_.reopen();
  if (newer) languages_known_ = false;
  return newer;
}

DocSet Snapshot::with_term(const std::string& term) const {
  DocSet set = none();
  add_with_term(term, set);
  return set;
}

void Snapshot::add_with_term(const std::string& term, DocSet& into) const {
  const auto end = database_.postlist_end(term);
  for (auto posting = database_.postlist_begin(term); posting != end; ++posting) into.add(*posting);
}

std::size_t Snapshot::count_with_term(const std::string& term, const DocSet& set,
                                      std::size_t set_size) const {
  std::size_t count = 0;
  auto posting = database_.postlist_begin(term);
  const auto end = database_.postlist_end(term);
  if (set_size * kSparse < database_.get_termfreq(term)) {
    for (std::uint32_t document = set.next(1); document != 0 && posting != end;) {
      posting.skip_to(document);
      if (posting == end) break;
      if (*posting == document) ++count;
      document = set.next(std::max(document + 1, *posting));
    }
    return count;
  }
  for (; posting != end; ++posting) count += set.has(*posting) ? 1 : 0;
  return count;
}

const std::vector<std::string>& Snapshot::languages() const {
  if (!languages_known_) {
    languages_.clear();
    const std::string prefix(field("lang").prefix);
    for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix);
         ++term) {
      languages_.push_back((*term).substr(prefix.size()));
    }
    languages_known_ = true;
  }
  return languages_;
}

std::vector<IndexedValue> Snapshot::values(const Field& facet) const {
  std::vector<IndexedValue> found;
  const std::string prefix(facet.prefix);
  for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix);
       ++term) {
    const std::string name = *term;
    found.push_back({name, value_of(facet, name)});
  }
  return found;
}

FacetValue Snapshot::value_of(const Field& facet, const std::string& term) const {
  FacetValue value = decode_facet_value(database_.get_metadata(std::string(kMetadataValue) + term));
  if (value.value.empty()) value.value = term.substr(facet.prefix.size());
  if (value.label.empty()) value.label = value.value;
  return value;
}

Statement Snapshot::statement(std::uint32_t document) const {
  return decode_document(database_.get_document(document).get_data());
}

std::vector<std::string> Snapshot::synonyms(const std::string& key) const {
  std::vector<std::string> words;
  const auto end = database_.synonyms_end(key);
  for (auto word = database_.synonyms_begin(key); word != end; ++word) words.push_back(*word);
  return words;
}

}  // namespace rostrum
