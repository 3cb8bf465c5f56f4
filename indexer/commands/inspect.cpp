#include "indexer/commands/inspect.hpp"

#include <algorithm>
#include <array>
#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>

#include "indexer/commands/inspect_text.hpp"
#include "indexer/ingest/add_report.hpp"
#include "indexer/ingest/add_run.hpp"
#include "indexer/ingest/document_placing.hpp"
#include "indexer/ingest/file_list.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/base/regular_file.hpp"
#include "schemas/base/sha256.hpp"
#include "schemas/base/terminal_safe.hpp"

namespace rostrum {
namespace {

/// All of it. Throws Error if it cannot be read to its end.
std::string bytes_of(std::istream& input) {
  std::string bytes;
  std::array<char, 1 << 16> some{};
  while (input.read(some.data(), some.size()) || input.gcount() > 0) {
    bytes.append(some.data(), static_cast<std::size_t>(input.gcount()));
  }
  if (input.bad()) throw Error(ErrorKind::Unreadable, "the input cannot be read to its end");
  return bytes;
}

/// Throws Error if nothing reads such bytes.
ReadResult read_input(std::istream& input, FileReader& reader) {
  const std::string bytes = bytes_of(input);
  // Records have no name to tell them by, and their text begins with a brace.
  const bool records = bytes.find_first_not_of(" \t\r\n") == bytes.find('{');
  const std::filesystem::path name =
      std::string(kStandardInput) + (records && !bytes.empty() ? ".jsonl" : "");
  const FileFormat format = format_of(name, bytes);
  if (format == FileFormat::None) {
    throw Error(ErrorKind::InvalidInput, why_unread(kStandardInput, bytes));
  }
  ReadResult result = reader.read_file(kStandardInput, format, bytes, "");
  for (Statement& statement : result.statements) statement.source.sha256 = sha256(bytes);
  return result;
}

ReadResult read_named(const SourceFile& file, FileReader& reader) {
  const std::string sidecar = read_sidecar(file.path);
  const std::string hash = sha256_of_file(file.path, sidecar);
  ReadResult result = reader.read_file(file.path, file.format, read_whole(file.path), sidecar);
  for (Statement& statement : result.statements) statement.source.sha256 = hash;
  return result;
}

}  // namespace

int inspect(const std::vector<std::string>& given, const ReadOptions& reading, bool for_people,
            std::istream& input, std::ostream& out, std::ostream& err) {
  FileReader reader(reading);
  std::vector<std::string> paths = given;
  const bool from_input = std::erase(paths, "-") > 0;
  FileList list = list_files(paths);
  if (from_input) list.files.push_back({.path = kStandardInput});
  bool partial = !list.problems.empty();
  for (const auto& [path, reason] : list.problems) {
    err << "rostrum-index: " << terminal_escaped(path) << ": " << terminal_escaped(reason) << '\n';
  }
  if (list.files.empty()) return kExitFailed;
  const auto tell = [&](const SourceFile& file, const Problem& problem) {
    err << "rostrum-index: " << terminal_escaped(path_text(file.path));
    if (problem.line > 0) err << ':' << problem.line;
    err << ": " << terminal_escaped(problem.message) << '\n';
  };
  bool first = true;
  if (!for_people) out << "[";
  for (const SourceFile& file : list.files) {
    ReadResult result;
    try {
      // Files that are listed have whole paths.
      result = file.path == kStandardInput ? read_input(input, reader) : read_named(file, reader);
    } catch (const Error& error) {
      result.skipped.push_back({0, error.what()});
    }
    for (const Problem& problem : result.skipped) tell(file, problem);
    for (const Problem& problem : result.notes) tell(file, problem);
    for (const Problem& problem : result.damage) {
      if (!result.statements.empty()) {
        tell(file, {problem.line, "damaged, and may be incomplete: " + problem.message});
      }
    }
    for (const UnreadPages& pages : result.unread) {
      if (!result.statements.empty())
        tell(file,
             {0, (pages.inner.empty() ? "" : pages.inner + ": ") + "not read: " + in_words(pages)});
    }
    for (const std::string& name : result.unknown_fields) {
      tell(file, {0, "field '" + name + "' is none of ours; it is left out"});
    }
    partial = partial || !result.skipped.empty();
    for (Statement& statement : result.statements) {
      if (statement.id.empty()) statement.id = proposed_id(statement);
      if (for_people) {
        out << (first ? "" : "\n");
        write_inspection(statement, *reading.vocabulary, out);
        first = false;
        continue;
      }
      out << (first ? "\n" : ",\n")
          << to_json(statement).dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
      first = false;
    }
  }
  if (!for_people) out << "\n]\n";
  return partial ? kExitPartial : kExitDone;
}

}  // namespace rostrum
