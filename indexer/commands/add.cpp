#include "indexer/commands/add.hpp"

#include <chrono>
#include <fstream>
#include <optional>
#include <ostream>

#include "indexer/ingest/add_report.hpp"
#include "indexer/ingest/add_run.hpp"
#include "indexer/ingest/file_list.hpp"
#include "indexer/ingest/folder_watch.hpp"
#include "indexer/ingest/rebuild_losses.hpp"
#include "indexer/writing/checks/index_inspection.hpp"
#include "indexer/writing/checks/index_proof.hpp"
#include "indexer/writing/index_replacement.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/index/index_format.hpp"

namespace rostrum {

namespace {

using Clock = std::chrono::steady_clock;

/// The report is the answer itself.
constexpr std::string_view kReportHere = "-";

/// Into a folder beside the index, which takes its place at the end, once it is proved that it
/// lacks nothing.
AddReport run_rebuild(const AddOptions& options, const FileList& list, std::istream* input,
                      std::ostream& err) {
  const IndexLock lock(options.index);
  IndexReplacement replacement(options.index);
  AddOptions beside = options;
  beside.index = replacement.folder();
  beside.replaces = options.index;
  beside.reading.annotations = read_annotations(options.index);  // all: we have the lock
  AddReport report = run_once(beside, list, input, err);
  if (report.interrupted) return report;
  if (report.added == 0) {
    throw Error(ErrorKind::InvalidInput,
                "rebuild: no statement could be read, so the index stays as it was; 'rostrum-index "
                "add --dry-run' says why");
  }
  const std::string stays =
      options.index.string() + ": the index stays as it was, and the new one is given up: ";
  try {
    const IndexHoldings holdings = prove_whole(replacement.folder());
    if (holdings.statements != report.in_index + report.versions_in_index) {
      throw Error(ErrorKind::Unreadable, "statements are missing");
    }
  } catch (const Error& error) {
    throw Error(ErrorKind::Unreadable, stays + error.what() + "; run the same command again");
  }
  RebuildSources sources{.before = statements_by_source(options.index),
                         .now = statements_by_source(replacement.folder()),
                         .unread = report.unread};
  for (const SourceFile& file : list.files) sources.given.insert(path_text(file.path));
  if (input != nullptr) sources.given.insert(std::string(kStandardInput));
  const std::string losses = why_not_replace(sources, options.prune);
  if (!losses.empty()) throw Error(ErrorKind::InvalidInput, stays + losses);
  replacement.publish();
  return report;
}

void tell(const AddReport& report, const AddOptions& options, std::ostream& out) {
  if (options.json) {
    write_json(report, out);
  } else if (options.report == kReportHere) {
    write_whole_text(report, out);
  } else if (!options.quiet || !report.skipped.empty() || !report.not_pruned.empty()) {
    write_text(report, out);
  }
  out.flush();
}

/// Reads what arrives, until it is told to stop.
void watch(FolderWatch& folders, const AddOptions& options, std::ostream& out, std::ostream& err) {
  if (!options.quiet) {
    err << "watching " << folders.folders() << (folders.folders() == 1 ? " folder" : " folders")
        << "; Ctrl-C ends it\n"
        << std::flush;
  }
  FolderWatch::Changes waiting;  // of rounds that found the index busy
  while (const auto changes = folders.wait(stop_requested)) {
    const auto start = Clock::now();
    waiting.written.insert(changes->written.begin(), changes->written.end());
    waiting.gone = waiting.gone || changes->gone;
    std::vector<std::string> paths;
    for (const std::string& path : waiting.written) {
      std::error_code none;
      if (std::filesystem::exists(path, none)) paths.push_back(path);
    }
    FileList list = list_files(paths, [](const auto&, const auto&) { return false; });
    AddOptions round = options;
    round.prune = options.prune && waiting.gone;
    if (round.prune) {
      FileList all = list_files(options.paths);
      list.roots = std::move(all.roots);
      list.listed = std::move(all.listed);
    }
    if (list.files.empty() && list.problems.empty() && !round.prune) {
      waiting = {};
      continue;
    }
    try {
      round.reading.annotations = read_annotations(options.index);
      AddReport report = run_once(round, list, nullptr, err);
      report.seconds = std::chrono::duration<double>(Clock::now() - start).count();
      waiting = {};
      if (report.files > 0 || report.removed > 0 || !report.skipped.empty() ||
          !report.not_pruned.empty()) {
        tell(report, options, out);
        if (!out) return;  // nobody hears what comes; whoever owns the stream says why
      }
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::Busy) throw;
      err << "rostrum-index: " << error.what() << "; tried again with the next change\n";
    }
  }
}

void check_options(const AddOptions& options, bool from_input) {
  if (options.watch && (options.dry_run || from_input)) {
    throw Error(ErrorKind::InvalidInput,
                std::string("watch: goes with files and folders, and not with ") +
                    (options.dry_run ? "--dry-run" : "records from the standard input"));
  }
}

}  // namespace

int add(const AddOptions& given, std::istream& input, std::ostream& out, std::ostream& err) {
  const auto start = Clock::now();
  std::vector<std::string> paths = given.paths;
  const bool from_input = std::erase(paths, "-") > 0;
  check_options(given, from_input);
  // Watched before they are listed: what arrives in between is not lost.
  std::optional<FolderWatch> folders;
  if (given.watch) folders.emplace(paths, given.index);
  const FileJournal journal(given.index);
  const std::string settings = settings_of(given);
  const FileList list = list_files(paths, [&](const std::string& path, const std::string& stamp) {
    if (given.checksum || given.rebuild) return false;
    const auto known = journal.find(path);
    return known && known->stamp == stamp && known->settings == settings;
  });
  if (list.files.empty() && !from_input && !given.prune && !given.watch) {
    std::string all;
    for (const auto& [path, reason] : list.problems) {
      all += (all.empty() ? "" : "; ") + terminal_escaped(path) + ": " + terminal_escaped(reason);
    }
    throw Error(ErrorKind::NotFound, all.empty() ? "nothing to read: no statement in " +
                                                       terminal_escaped(given.paths.front())
                                                 : all);
  }
  const bool report_file = !given.report.empty() && given.report != kReportHere;
  if (report_file && !std::ofstream(given.report, std::ios::app)) {
    throw Error(ErrorKind::Unreadable,
                given.report + ": the report cannot be written there; nothing was read");
  }
  std::istream* const stream = from_input ? &input : nullptr;
  AddOptions options = given;
  options.rebuild = given.rebuild && holds_index(given.index);
  const bool rebuild = options.rebuild && !given.dry_run;
  if (!rebuild) options.reading.annotations = read_annotations(options.index);
  AddReport report =
      rebuild ? run_rebuild(options, list, stream, err) : run_once(options, list, stream, err);
  report.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  // What was done is told, whether or not the report can be written.
  std::optional<Error> lost_report;
  try {
    if (report_file) write_report(report, options.report);
  } catch (const Error& error) {
    lost_report = error;
  }
  report.lists_incomplete = options.report == kReportHere;
  if (!report.lists_incomplete) report.incomplete.clear();
  tell(report, options, out);
  if (lost_report) throw *lost_report;
  if (report.interrupted) {
    err << (rebuild ? "rostrum-index: stopped; the index is as it was\n"
                    : "rostrum-index: stopped; what is counted above is kept, and the same command "
                      "goes on from there\n");
    return kExitInterrupted;
  }
  if (folders) {
    options.rebuild = false;
    watch(*folders, options, out, err);
    return kExitDone;
  }
  return report.skipped.empty() && report.not_pruned.empty() ? kExitDone : kExitPartial;
}

}  // namespace rostrum
