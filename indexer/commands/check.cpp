#include "indexer/commands/check.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <ostream>
#include <string>
#include <string_view>

#include "indexer/ingest/add_report.hpp"
#include "indexer/writing/checks/index_check.hpp"
#include "indexer/writing/checks/index_inspection.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/index/index_format.hpp"

namespace rostrum {
namespace {

/// How a line about the columns begins.
constexpr std::string_view kColumns = "columns: ";

/// How an answer begins that is no list of problems, but the kind of an error and its message.
constexpr char kNoAnswer = '\x01';

/// Takes away a line of progress.
constexpr std::string_view kClearLine = "\r\x1B[K";

struct ChildResult {
  std::string text;
  int status = 0;
};

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// One line on the terminal, redrawn a few times a second. Written at once: a crash loses no part.
class Progress {
 public:
  void operator()(std::size_t done, std::size_t all) {
    constexpr auto kBetween = std::chrono::milliseconds(100);
    const auto now = std::chrono::steady_clock::now();
    if (now - drawn_ < kBetween) return;
    drawn_ = now;
    write_all(STDERR_FILENO, std::string(kClearLine) + std::to_string(done) + " of " +
                                 std::to_string(all) + " statements");
  }

 private:
  std::chrono::steady_clock::time_point drawn_;
};

std::string findings(const CheckRun& run, const Vocabulary& vocabulary) {
  CheckOptions options{.quick = run.quick, .progress = {}};
  if (run.show_progress) options.progress = Progress();
  const IndexProblems problems = examine_index(run.index, vocabulary, options);
  std::string text;
  for (const std::string& problem : problems.statements) text += terminal_escaped(problem) + "\n";
  for (const std::string& problem : problems.columns) {
    text += std::string(kColumns) + terminal_escaped(problem) + "\n";
  }
  return text;
}

/// Writes what is found to a pipe; ends with kExitDone if that could be done.
[[noreturn]] void examine(const CheckRun& run, const Vocabulary& vocabulary, int pipe_end) {
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  std::string text;
  try {
    text = findings(run, vocabulary);
  } catch (const Error& error) {
    text = std::string{kNoAnswer, static_cast<char>('0' + static_cast<int>(error.kind()))} +
           terminal_escaped(error.what());
  } catch (const std::exception& error) {
    text = terminal_escaped(error.what()) + "\n";
  }
  _exit(write_all(pipe_end, text) ? kExitDone : kExitFailed);
}

ChildResult run_child(const CheckRun& run, const Vocabulary& vocabulary) {
  int ends[2];
  if (pipe(ends) != 0) throw Error(ErrorKind::Unreadable, "check: no pipe can be made");
  const pid_t child = fork();
  if (child < 0) throw Error(ErrorKind::Unreadable, "check: no process can be made");
  if (child == 0) {
    close(ends[0]);
    examine(run, vocabulary, ends[1]);
  }
  close(ends[1]);
  ChildResult result;
  char block[4096];
  for (ssize_t size = 0; (size = read(ends[0], block, sizeof block)) > 0;) {
    result.text.append(block, static_cast<std::size_t>(size));
  }
  close(ends[0]);
  waitpid(child, &result.status, 0);
  if (run.show_progress) write_all(STDERR_FILENO, kClearLine);
  return result;
}

}  // namespace

int check(const CheckRun& run, const Vocabulary& vocabulary, std::ostream& out, std::ostream& err) {
  const std::string name = run.index.string();
  require_index(run.index);
  (void)vocabulary.delegations();  // read once, here, and not again in the child
  const ChildResult result = run_child(run, vocabulary);
  const bool crashed = !WIFEXITED(result.status) || WEXITSTATUS(result.status) != 0;
  if (!crashed && result.text.empty()) {
    const IndexFigures figures = index_figures(run.index);
    out << name << (run.quick ? ": no damage to be seen at once; " : ": whole; ");
    if (figures.statements == 0) {
      out << "nothing is on file yet; 'rostrum-index add' puts it there\n";
    } else {
      out << figures.statements << (figures.statements == 1 ? " statement" : " statements")
          << (run.quick ? ", none of them read\n" : ", each as it was written\n");
    }
    if (figures.open_files > 0) {
      out << figures.open_files << (figures.open_files == 1 ? " file is" : " files are")
          << " not read to the end, or to be read anew: 'rostrum-index add' goes on with "
          << (figures.open_files == 1 ? "it" : "them") << '\n';
    }
    return kExitDone;
  }
  if (!crashed && result.text.size() > 1 && result.text.front() == kNoAnswer) {
    throw Error(static_cast<ErrorKind>(result.text[1] - '0'), result.text.substr(2));
  }
  if (!crashed && result.text.starts_with(kColumns)) {
    err << name
        << (run.quick ? ": the columns are damaged\n"
                      : ": the statements are whole, their columns are not\n")
        << result.text
        << "make them anew: 'rostrum-index columns', or the next 'rostrum-index add' that "
           "writes\n";
    return kExitFailed;
  }
  err << name << ": damaged\n" << result.text;
  if (crashed) err << "reading it crashed a process: a table is broken\n";
  err << "build it again from the files: 'rostrum-index add FOLDER --index NEW-FOLDER'\n";
  return kExitFailed;
}

}  // namespace rostrum
