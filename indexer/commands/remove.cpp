#include "indexer/commands/remove.hpp"

#include <ostream>
#include <system_error>

#include "indexer/ingest/add_report.hpp"
#include "indexer/ingest/pruning.hpp"
#include "indexer/writing/index_writer.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/index/index_format.hpp"
#include "schemas/text/nearest_names.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

void tell(std::size_t removed, const IndexWriter& writer, std::ostream& out) {
  out << removed << (removed == 1 ? " statement" : " statements") << " removed; the index holds "
      << writer.statements() << '\n';
  if (removed == 0) return;
  out << "'rostrum-index add' brings back what it finds in their files: move those away to keep "
         "them out\n";
}

}  // namespace

int remove(const std::filesystem::path& index, const std::vector<std::string>& ids, bool missing_ok,
           const Vocabulary& vocabulary, std::ostream& out) {
  require_index(index);
  IndexWriter writer(index, vocabulary.hash());
  for (const std::string& id : ids) {
    if (missing_ok || writer.stored(id)) continue;
    std::vector<std::pair<std::string, std::string>> names;
    for (const std::string& known : writer.all_ids()) names.emplace_back(fold_name(known), known);
    throw Error(ErrorKind::NotFound, "no statement has the id '" + id + "'" +
                                         did_you_mean(nearest_names(id, names)) +
                                         "; nothing was removed");
  }
  std::size_t removed = 0;
  for (const std::string& id : ids) {
    const auto stored = writer.stored(id);
    if (!stored) continue;
    removed += writer.remove(id) ? 1 : 0;
    writer.set_annotation(id, "");
    // The file is read again when it is next added: what was taken out by hand may come back so.
    const std::string file = outer_file(stored->file);
    if (writer.file(file)) writer.forget_file(file);
  }
  writer.commit();
  tell(removed, writer, out);
  return removed == ids.size() ? kExitDone : kExitPartial;
}

int remove_below(const std::filesystem::path& index, const std::string& given,
                 const Vocabulary& vocabulary, std::ostream& out) {
  if (given.empty()) {
    throw Error(ErrorKind::InvalidInput, "below: the path is empty; name a file or folder");
  }
  require_index(index);
  // What is to be named is gone as a rule: only what is left of the path can be made canonical.
  std::error_code failed;
  std::filesystem::path path = std::filesystem::weakly_canonical(given, failed);
  if (failed) path = std::filesystem::absolute(given).lexically_normal();
  if (!path.has_filename() && path.has_relative_path()) path = path.parent_path();
  IndexWriter writer(index, vocabulary.hash());
  std::size_t removed = 0;
  for (const std::string& id : writer.all_ids()) {
    const auto stored = writer.stored(id);
    if (!stored || stored->file.empty() || !is_below(path_of_text(stored->file), path)) continue;
    removed += writer.remove(id) ? 1 : 0;
  }
  std::size_t files = 0;
  for (const FileRecord& record : writer.files()) {
    if (!is_below(path_of_text(record.path), path)) continue;
    writer.forget_file(record.path);
    ++files;
  }
  if (removed == 0 && files == 0) {
    throw Error(ErrorKind::NotFound, terminal_escaped(path_text(path)) +
                                         ": no statement of the index came from there; "
                                         "'rostrum-search show ID' tells where one came from");
  }
  writer.commit();
  tell(removed, writer, out);
  return kExitDone;
}

}  // namespace rostrum
