#include "searcher/commands/analysis_command.hpp"

#include <chrono>
#include <memory>
#include <ostream>
#include <utility>

#include "schemas/base/error.hpp"
#include "searcher/analysis/analysis_forms.hpp"
#include "searcher/answers/base/whole_file.hpp"
#include "searcher/answers/tables/table_folder.hpp"
#include "searcher/commands/command_setting.hpp"
#include "searcher/engine/index_view.hpp"
#include "searcher/engine/searcher.hpp"
#include "searcher/request/question_budget.hpp"

namespace rostrum {
namespace {

/// How far the work is, on one line that is written over; nothing where all is done at once.
class ProgressLine {
 public:
  ProgressLine(bool wanted, std::ostream& err) : wanted_(wanted), err_(err) {}
  ~ProgressLine() { end(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void tell(std::size_t done, std::size_t total) {
    constexpr std::size_t kOften = 64;
    constexpr std::chrono::milliseconds kPause{200};
    if (!wanted_ || done % kOften != 0) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < kPause) return;
    last_ = now;
    shown_ = true;
    err_ << "\r\x1B[K" << grouped(done) << " of " << grouped(total) << " statements" << std::flush;
  }

  /// Gone for good.
  void end() {
    if (shown_) err_ << "\r\x1B[K" << std::flush;
    shown_ = wanted_ = false;
  }

 private:
  bool wanted_;
  std::ostream& err_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// Keeps the heading for a file beside rows alone.
class WithHeading : public TableSink {
 public:
  WithHeading(std::unique_ptr<TableSink> sink, TableHeading& heading)
      : sink_(std::move(sink)), heading_(heading) {}
  void begin(const TableHeading& heading) override {
    heading_ = heading;
    sink_->begin(heading);
  }
  void row(const TableRow& row) override { sink_->row(row); }
  void end() override { sink_->end(); }

 private:
  std::unique_ptr<TableSink> sink_;
  TableHeading& heading_;
};

/// Rows are written without haste: a reader may take its time. `before` comes before the first.
class Unhurried : public TableSink {
 public:
  Unhurried(TableSink& sink, std::function<void()> before)
      : sink_(sink), before_(std::move(before)) {}
  [[nodiscard]] bool begun() const { return begun_; }
  void begin(const TableHeading& heading) override {
    const QuestionBudget::Pause writing;
    before_();
    sink_.begin(heading);
    begun_ = true;
  }
  void row(const TableRow& row) override {
    const QuestionBudget::Pause writing;
    sink_.row(row);
  }
  void end() override {
    const QuestionBudget::Pause writing;
    sink_.end();
  }

 private:
  TableSink& sink_;
  std::function<void()> before_;
  bool begun_ = false;
};

std::unique_ptr<TableSink> sink_for(const AnalysisCommand& command, std::ostream& out) {
  return table_sink(*command.analysis, command.form, command.csv, command.style, out);
}

}  // namespace

int analyse(const AnalysisCommand& command, std::ostream& out, std::ostream& err) {
  // Texts of statements are files of their own: those of a table of figures are not.
  const bool folder = command.form == "text" && command.analysis->texts_are_files;
  if (folder && command.output.empty()) {
    throw Error(ErrorKind::InvalidInput,
                "format: text writes a file for each text; name a new folder with --output DIR");
  }
  const std::unique_ptr<Searcher> searcher = open_searcher(command.index, *command.vocabulary);
  bool found = false;
  const auto fill = [&](TableSink& sink) {
    ProgressLine line(command.progress, err);
    const bool same_terminal = command.on_terminal && command.output.empty();
    Unhurried unhurried(sink, [&] {
      if (same_terminal) line.end();
    });
    const auto work = [&](const IndexView& index) {
      if (unhurried.begun()) {
        throw Error(
            ErrorKind::Unreadable,
            command.index.string() +
                ": a part of the columns was found damaged while the answer was written; ask "
                "again, and run 'rostrum-index columns' to make them anew");
      }
      AnalysisContext context{.index = index,
                              .request = command.request,
                              .words = command.words,
                              .options = command.options,
                              .command = command.command,
                              .width = command.style.width,
                              .line = command.style.line,
                              .for_people = command.form == "text"};
      context.progress = [&](std::size_t done, std::size_t total) { line.tell(done, total); };
      found = command.analysis->run(context, unhurried);
    };
    try {
      searcher->analyse(work, command.request.limits);
    } catch (const Error& error) {
      const bool kept = command.output.empty() || folder;
      if (!unhurried.begun() || !kept) throw;
      throw Error(error.kind(),
                  error.what() + std::string("; what has been written is not the whole answer"));
    }
  };
  TableHeading heading;
  if (folder) {
    WithHeading both(folder_table(command.output, command.csv), heading);
    fill(both);
  } else if (command.output.empty()) {
    WithHeading both(sink_for(command, out), heading);
    fill(both);
  } else {
    WholeFile file(command.output, "output");
    WithHeading both(sink_for(command, file.stream()), heading);
    fill(both);
    file.keep();
  }
  const bool lines_alone = command.analysis->citations && command.form == "text";
  const bool rows_alone = folder || lines_alone || table_form(command.form).rows_alone;
  if (!command.output.empty() && rows_alone) {
    const std::string beside =
        folder ? command.output + "/about.json" : command.output + ".about.json";
    WholeFile file(beside, "output");
    write_metadata(heading, file.stream());
    file.keep();
  }
  if (!found && rows_alone) tell_of_nothing(heading.statements, err);
  return found ? kExitDone : kExitPartial;
}

}  // namespace rostrum
