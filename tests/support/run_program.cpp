#include "tests/support/run_program.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ostream>
#include <stdexcept>
#include <thread>

#include "tests/support/paths.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

constexpr std::chrono::seconds kLongest{120};

[[noreturn]] void become(const std::vector<std::string>& command,
                         const std::vector<std::string>& environment,
                         const std::filesystem::path& folder, const std::filesystem::path& files) {
  const int in = open((files / "in").c_str(), O_RDONLY);
  const int out = open((files / "out").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int err = open((files / "err").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (in < 0 || out < 0 || err < 0) _exit(126);
  dup2(in, 0);
  dup2(out, 1);
  dup2(err, 2);
  if (!folder.empty() && chdir(folder.c_str()) != 0) _exit(126);
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  std::vector<char*> variables;
  for (const std::string& variable : environment) {
    variables.push_back(const_cast<char*>(variable.c_str()));
  }
  variables.push_back(nullptr);
  execve(arguments[0], arguments.data(), variables.data());
  _exit(127);
}

}  // namespace

void PrintTo(const ProgramRun& run, std::ostream* stream) {
  for (const std::string& word : run.command) *stream << word << ' ';
  *stream << "\nstatus " << run.status << "\nstdout:\n" << run.out << "\nstderr:\n" << run.err;
}

ProgramRun run_program(const std::string& program, const std::vector<std::string>& arguments,
                       const RunOptions& options) {
  const TempDir files;
  files.write("in", options.stdin_bytes);
  ProgramRun run;
  run.command.push_back(program.front() == '/' ? program : (bin_dir() / program).string());
  run.command.insert(run.command.end(), arguments.begin(), arguments.end());
  std::map<std::string, std::string> variables = options.environment;
  variables.insert({{"PATH", "/usr/bin:/bin"}, {"HOME", files.path().string()}});
  // What a sanitizer is told holds for the programs too.
  for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
    if (const char* value = std::getenv(name)) variables.insert({name, value});
  }
  std::vector<std::string> environment;
  for (const auto& [name, value] : variables) environment.push_back(name + "=" + value);

  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork");
  if (child == 0) become(run.command, environment, options.folder, files.path());
  const auto deadline = std::chrono::steady_clock::now() + kLongest;
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > deadline) kill(child, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  run.out = read_bytes(files.path() / "out");
  run.err = read_bytes(files.path() / "err");
  return run;
}

}  // namespace rostrum::testing
