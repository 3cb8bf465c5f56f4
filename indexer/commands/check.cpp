#include "indexer/commands/check.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <ostream>
#include <string>
#include <string_view>

#include "indexer/commands/add_report.hpp"
#include "indexer/writing/index_inspection.hpp"
#include "schemas/error.hpp"
#include "schemas/index_format.hpp"

namespace rostrum {
namespace {

/// How a line about the columns begins.
constexpr std::string_view kColumns = "columns: ";

/// How an answer begins that is no list of problems: there is nothing to check.
constexpr std::string_view kNotOurs = "\x01";

struct ChildResult {
  std::string text;
  int status = 0;
};

/// Writes the problems, a line each, to a pipe; ends with kExitDone if that could be done.
[[noreturn]] void examine(const std::filesystem::path& index, const Vocabulary& vocabulary,
                          int pipe_end) {
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  std::string text;
  int status = kExitDone;
  try {
    for (const std::string& problem : index_problems(index, vocabulary)) {
      text += printable(problem) + "\n";
    }
    if (text.empty()) {
      for (const std::string& problem : column_problems(index)) {
        text += std::string(kColumns) + printable(problem) + "\n";
      }
    }
  } catch (const Error& error) {
    text = std::string(kNotOurs) + printable(error.what());
  } catch (const std::exception& error) {
    text = printable(error.what()) + "\n";
  }
  for (std::size_t at = 0; at < text.size();) {
    const ssize_t written = write(pipe_end, text.data() + at, text.size() - at);
    if (written <= 0) _exit(kExitFailed);
    at += static_cast<std::size_t>(written);
  }
  _exit(status);
}

ChildResult run_child(const std::filesystem::path& index, const Vocabulary& vocabulary) {
  int ends[2];
  if (pipe(ends) != 0) throw Error(ErrorKind::Unreadable, "check: no pipe can be made");
  const pid_t child = fork();
  if (child < 0) throw Error(ErrorKind::Unreadable, "check: no process can be made");
  if (child == 0) {
    close(ends[0]);
    examine(index, vocabulary, ends[1]);
  }
  close(ends[1]);
  ChildResult result;
  char block[4096];
  for (ssize_t size = 0; (size = read(ends[0], block, sizeof block)) > 0;) {
    result.text.append(block, static_cast<std::size_t>(size));
  }
  close(ends[0]);
  waitpid(child, &result.status, 0);
  return result;
}

}  // namespace

int check(const std::filesystem::path& index, const Vocabulary& vocabulary, std::ostream& out,
          std::ostream& err) {
  if (!holds_index(index)) {
    throw Error(ErrorKind::NotFound, index.string() + ": no index here; name it with --index");
  }
  (void)vocabulary.delegations();  // read once, here, and not again in the child
  const ChildResult result = run_child(index, vocabulary);
  const bool crashed = !WIFEXITED(result.status) || WEXITSTATUS(result.status) != 0;
  if (!crashed && result.text.empty()) {
    const IndexFigures figures = index_figures(index);
    out << index.string() << ": whole; " << figures.statements
        << (figures.statements == 1 ? " statement" : " statements") << ", each as it was written\n";
    return kExitDone;
  }
  if (!crashed && result.text.starts_with(kNotOurs)) {
    throw Error(ErrorKind::NotFound, result.text.substr(kNotOurs.size()));
  }
  if (!crashed && result.text.starts_with(kColumns)) {
    err << index.string() << ": the statements are whole, their columns are not\n"
        << result.text << "make them anew: 'rostrum-index columns'\n";
    return kExitFailed;
  }
  err << index.string() << ": damaged\n" << result.text;
  if (crashed) err << "reading it crashed a process: a table is broken\n";
  err << "build it again from the files: 'rostrum-index add FOLDER --index NEW-FOLDER'\n";
  return kExitFailed;
}

}  // namespace rostrum
