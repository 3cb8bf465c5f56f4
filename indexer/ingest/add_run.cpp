// Longer than most: a run is one object, whose steps share what they have found.
#include "indexer/ingest/add_run.hpp"
#include "indexer/headings/lines/heading_phrases.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>
#include <set>

#include "indexer/ingest/document_placing.hpp"
#include "indexer/ingest/progress_line.hpp"
#include "indexer/ingest/pruning.hpp"
#include "indexer/ingest/reading_pool.hpp"
#include "indexer/writing/compaction.hpp"
#include "indexer/writing/index_rehearsal.hpp"
#include "indexer/writing/index_writer.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/base/regular_file.hpp"
#include "schemas/base/sha256.hpp"
#include "schemas/index/index_format.hpp"

namespace rostrum {

std::atomic<bool> stop_requested{false};

namespace {

/// Of the time that a piece takes, that until it can be put into the index.
constexpr double kPrepared = 0.7;

/// A run that wrote so many statements, and half of the index, leaves it compacted: what grew batch
/// by batch is a third free space.
constexpr std::size_t kWorthCompacting = 1000;

bool is_worth_compacting(const AddReport& report) {
  return !report.dry_run && !report.interrupted && report.written >= kWorthCompacting &&
         2 * report.written >= report.in_index;
}

/// One run. A dry one changes an index that only remembers.
class Run {
 public:
  Run(const AddOptions& options, std::ostream& err)
      : options_(options),
        settings_(settings_of(options)),
        pool_(options.reading, std::max<std::size_t>(1, options.jobs)),
        err_(err) {
    if (options.dry_run) {
      index_ = std::make_unique<IndexRehearsal>(options.index);
    } else {
      index_ = std::make_unique<IndexWriter>(options.index, options.reading.vocabulary->hash(),
                                             options.replaces);
    }
    if (options.rebuild) {
      for (const auto& [id, annotation] : options.reading.annotations) {
        index_->set_annotation(id, annotation);
      }
    }
    placer_.emplace(
        *index_, [this](const auto&... each) { return prepare_anew(each...); },
        options.keep_duplicates);
    report_.dry_run = options.dry_run;
    report_.lists_incomplete = !options.report.empty();
  }

  AddReport& report() { return report_; }

  void read(const FileList& list) {
    for (const auto& [path, reason] : list.problems) skip(path, 0, reason);
    for (const SourceFile& file : list.files) total_bytes_ += file.bytes;
    ProgressLine progress(options_.show_progress && !options_.quiet, total_bytes_, err_);
    progress_ = &progress;
    for (const SourceFile& file : list.files) {
      if (stop_requested) break;
      try {
        add_file(file);
      } catch (const Error& error) {
        if (index_failed_) throw;
        skip(path_text(file.path), 0, error.what());
      }
    }
    finish_all();
    progress_ = nullptr;
  }

  void read_stream(std::istream& input) {
    ++report_.files;
    SourceFile file{.path = kStandardInput, .format = FileFormat::Jsonl};
    try {
      add_lines(file, {input, options_.reading.max_statement_bytes}, "", "");
    } catch (const Error& error) {
      if (index_failed_) throw;
      skip(path_text(file.path), 0, error.what());
    }
    finish_all();
  }

  void prune(const FileList& list) {
    if (stop_requested) return;
    Pruning pruning = files_gone(index_->files(), list);
    for (const FileRecord& record : pruning.gone) {
      for (const std::string& id : index_->ids_of_file(record.path)) {
        remove(id, record.path, "the file is gone");
      }
      index_->forget_file(record.path);
    }
    for (auto& [path, why] : pruning.kept) report_.not_pruned.push_back({path, 0, std::move(why)});
  }

  void commit() {
    const bool many = report_.written >= kWorthCompacting;
    index_->commit(many ? Merging::Later : Merging::Now);
    report_.interrupted = stop_requested;
    note_refused();
    report_.versions_in_index = index_->versions();
    report_.in_index = index_->statements() - report_.versions_in_index;
    if (!is_worth_compacting(report_)) index_->commit(Merging::Now);
  }

 private:
  void skip(const std::string& path, int line, const std::string& why) {
    report_.skipped.push_back({path, line, why});
    report_.unread.emplace(path, why);
  }

  void remove(const std::string& id, const std::string& path, const char* why) {
    if (!index_->remove(id)) return;
    ++report_.removed;
    report_.removals.push_back({path, 0, why, id});
  }

  /// What the index throws ends the run, whichever file it was about: its handle is of no more
  /// use.
  template <typename Work>
  auto by_index(const Work& work) {
    try {
      return work();
    } catch (const Error&) {
      index_failed_ = true;
      throw;
    }
  }

  [[nodiscard]] PreparedDocument prepare_anew(const Statement& statement, bool given_id) {
    return prepare_to_place(annotated(statement), given_id, *options_.reading.vocabulary,
                            analyser_);
  }

  /// A statement whose id was made unique may have an annotation under the new one.
  Statement annotated(Statement statement) {
    if (options_.reading.annotations.contains(statement.id)) {
      std::vector<Problem> notes;
      FileReader(options_.reading).annotate(statement, notes);
    }
    return statement;
  }

  void take_as_unchanged(const FileRecord& known, const SourceFile& file) {
    ++report_.unchanged_files;
    report_.unchanged += known.statements;
    done_bytes_ += file.bytes;
  }

  void add_file(SourceFile file) {
    const std::string path = path_text(file.path);
    std::optional<FileRecord> known = by_index([&] { return index_->file(path); });
    if (known && (known->settings != settings_ || options_.rebuild)) known.reset();
    const bool same_stamp = known && !file.stamp.empty() && known->stamp == file.stamp;
    if (same_stamp && !options_.checksum) return take_as_unchanged(*known, file);
    if (file.format == FileFormat::None) file.format = sniffed_format(file.path);
    const std::string sidecar = read_sidecar(file.path);
    const std::string hash = sha256_of_file(file.path, sidecar);
    if (known && known->sha256 == hash) {
      if (!same_stamp && !file.stamp.empty()) {
        known->stamp = file.stamp;  // the next run need not look into it
        by_index([&] { index_->set_file(*known); });
      }
      return take_as_unchanged(*known, file);
    }
    ++report_.files;
    if (file.format == FileFormat::Jsonl) {
      RegularFile opened(file.path);
      add_lines(file,
                {[&](char* into, std::size_t size) { return opened.read(into, size); },
                 options_.reading.max_statement_bytes},
                sidecar, hash);
      return;
    }
    ReadingTask task{
        .file = file, .sidecar = sidecar, .sha256 = hash, .share = file.bytes, .last = true};
    const std::vector<std::string> ids = by_index([&] { return index_->ids_of_file(path); });
    if (ids.size() == 1) task.known_id = ids.front();
    add_task(std::move(task));
  }

  void add_lines(const SourceFile& file, LinePieces pieces, const std::string& sidecar,
                 const std::string& hash) {
    LinePieces::Piece piece;
    bool first = true;
    std::uintmax_t left = file.bytes;
    const auto close = [&] {
      // An empty last piece tells that the file is at its end.
      add_task({.file = file,
                .first_line = 1,
                .sidecar = sidecar,
                .sha256 = hash,
                .share = left,
                .last = true});
    };
    while (!stop_requested && pieces.next(piece)) {
      for (const int line : piece.too_long) {
        skip(path_text(file.path), line,
             "the line has more than " +
                 std::to_string(options_.reading.max_statement_bytes >> 20) +
                 " MB; a line is one statement");
      }
      const std::uintmax_t share = std::min<std::uintmax_t>(left, piece.lines.size());
      left -= share;
      add_task({.file = file,
                .first_line = piece.first_line,
                .bytes = std::move(piece.lines),
                .sidecar = sidecar,
                .sha256 = hash,
                .share = share});
      first = false;
    }
    if (first || !stop_requested) close();
  }

  void add_task(ReadingTask task) {
    pool_.add(std::move(task));
    while (pool_.waiting() >= pool_.capacity()) finish_one();
  }

  void finish_all() {
    while (pool_.waiting() > 0) finish_one();
  }

  void finish_one() {
    ReadingResult result = pool_.take([this](double bytes) { tell_progress(kPrepared * bytes); });
    const auto share = static_cast<double>(result.task.share);
    const auto of_statement = share * (1 - kPrepared) /
                              std::max<double>(1, static_cast<double>(result.statements.size()));
    const std::string path = path_text(result.task.file.path);
    if (current_ != path) begin_file(path);
    for (const Problem& problem : result.skipped) {
      skip(path, problem.line, problem.message);
    }
    for (const Problem& problem : result.notes) {
      AddReport::Note& note = report_.notes[problem.message];
      if (note.count++ == 0) note.first = {path, problem.line, problem.message};
    }
    for (Problem& problem : result.damage) {
      report_.damaged.push_back({path, problem.line, std::move(problem.message)});
    }
    for (const std::string& name : result.unknown_fields) ++report_.unknown[name];
    for (UnreadPages& pages : result.unread) {
      const std::string place = pages.inner.empty() ? path : path + "//" + pages.inner;
      report_.unread_pages.push_back({place, std::move(pages)});
    }
    std::vector<std::string> ids;
    for (ReadStatement& read : result.statements) {
      if (read.translation_of && !options_.keep_duplicates) {
        read.statement.variant_of = ids[*read.translation_of];
        read.document = prepare_anew(read.statement, read.given_id);
      }
      ids.push_back(place(read, path));
      tell_progress(kPrepared * share + of_statement * static_cast<double>(ids.size()));
    }
    if (result.task.last) end_file(result.task);
    done_bytes_ += result.task.share;
    tell_progress(0);
  }

  /// `more`: bytes that are done beyond the results that were taken.
  void tell_progress(double more) {
    if (progress_ == nullptr) return;
    progress_->update(done_bytes_ + static_cast<std::uintmax_t>(more),
                      report_.added + report_.changed + report_.unchanged);
  }

  void begin_file(const std::string& path) {
    current_ = path;
    before_.clear();
    for (std::string& id : by_index([&] { return index_->ids_of_file(path); })) {
      before_.insert(std::move(id));
    }
    kept_ = 0;
  }

  /// Returns the id under which it stands.
  std::string place(ReadStatement& read, const std::string& path) {
    AddReport::Incomplete* const lacking = report_.note_missing(read.statement);
    const std::string place = read.statement.source.file;  // in the file, if it is an archive
    const int line = read.statement.source.line;
    const Placing placing = by_index([&] {
      return placer_->place(std::move(read.statement), std::move(read.document), read.given_id);
    });
    if (lacking != nullptr) lacking->id = placing.id;
    before_.erase(placing.id);
    if (placing.is_put) ++report_.written;
    switch (placing.placed) {
      case Placed::Added:
        if (placing.version.empty()) {
          ++report_.added;
          if (options_.dry_run) report_.additions.push_back({place, line, "", placing.id});
        } else {
          report_.versions.push_back({place, line, placing.version});
        }
        break;
      case Placed::Changed:
        ++report_.changed;
        if (options_.dry_run) report_.updates.push_back({place, line, "", placing.id});
        break;
      case Placed::Unchanged:
        ++report_.unchanged;
        break;
      case Placed::Duplicate:
        report_.duplicates.push_back({place, line, placing.message});
        break;
      case Placed::Refused:
        report_.skipped.push_back({place, line, placing.message});
        report_.unread.emplace(path, placing.message);
        break;
    }
    if (placing.placed != Placed::Duplicate && placing.placed != Placed::Refused) ++kept_;
    return placing.id;
  }

  void end_file(const ReadingTask& task) {
    const std::string path = path_text(task.file.path);
    if (task.sha256.empty()) return;
    // A file that could not be read to its end keeps what it gave before, and is read again next
    // time.
    if (report_.unread.contains(path)) return;
    by_index([&] {
      for (const std::string& id : before_) remove(id, path, "the file no longer holds it");
      index_->set_file({path, task.sha256, settings_, kept_, task.file.stamp});
    });
  }

  void note_refused() {
    for (auto& [id, reason] : index_->take_refused()) {
      report_.skipped.push_back({id, 0, "the index refuses it: " + reason});
    }
  }

  const AddOptions& options_;
  std::string settings_;
  ReadingPool pool_;
  std::ostream& err_;
  std::unique_ptr<ChangingIndex> index_;
  TextAnalyser analyser_;
  std::optional<DocumentPlacer> placer_;
  AddReport report_;
  ProgressLine* progress_ = nullptr;
  std::uintmax_t total_bytes_ = 0;
  std::uintmax_t done_bytes_ = 0;
  bool index_failed_ = false;

  std::string current_;           ///< file whose results are being taken
  std::set<std::string> before_;  ///< its statements in the index that were not seen again
  std::size_t kept_ = 0;          ///< its statements that are in the index now
};

void compact_if_worth(const AddReport& report, const AddOptions& options, std::ostream& err) {
  if (!is_worth_compacting(report)) return;
  try {
    compact_index(options.index, options.reading.vocabulary->hash());
  } catch (const Error& error) {
    err << "rostrum-index: the index is whole, but was not made smaller: " << error.what() << '\n';
  }
}

}  // namespace

std::string settings_of(const AddOptions& options) {
  const ReadOptions& reading = options.reading;
  std::string all = std::string(ROSTRUM_VERSION) + '\n' + std::string(kFormatVersion) + '\n' +
                    reading.vocabulary->hash() + '\n' + phrases_hash() +
                    (reading.strict ? "\nstrict" : "") +
                    (options.keep_duplicates ? "\nkeep-duplicates" : "");
  if (!reading.path_pattern.empty()) all += "\npath " + reading.path_pattern;
  for (const std::string& language : reading.ocr.installed) all += "\nocr " + language;
  if (!reading.ocr.installed.empty() && reading.ocr_time != kMostRecognitionTime) {
    all += "\nocr-minutes " + std::to_string(reading.ocr_time.count());
  }
  if (!reading.ocr.chosen.empty()) all += "\nocr-lang " + reading.ocr.chosen;
  for (const auto& [name, value] : reading.set) all += "\nset " + name + '=' + value;
  for (const auto& [theirs, ours] : reading.map) all += "\nmap " + theirs + '=' + ours;
  return sha256(all);
}

AddReport run_once(const AddOptions& options, const FileList& list, std::istream* input,
                   std::ostream& err) {
  AddReport report;
  {
    Run run(options, err);
    run.read(list);
    if (input != nullptr) run.read_stream(*input);
    if (options.prune) run.prune(list);
    run.commit();
    report = std::move(run.report());
  }
  compact_if_worth(report, options, err);
  return report;
}

}  // namespace rostrum
