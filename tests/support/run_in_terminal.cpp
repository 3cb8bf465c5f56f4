#include "tests/support/run_in_terminal.hpp"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>

#include "tests/support/paths.hpp"

namespace rostrum::testing {
namespace {

constexpr int kLongestMs = 60'000;

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& each : texts) all.push_back(each.data());
  all.push_back(nullptr);
  return all;
}

}  // namespace

ProgramRun run_in_terminal(const std::string& program, const std::vector<std::string>& arguments,
                           const Terminal& terminal, const RunOptions& options) {
  ProgramRun run;
  run.command.push_back(program.front() == '/' ? program : (bin_dir() / program).string());
  run.command.insert(run.command.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = {"HOME=/nonexistent", "LANG=C.UTF-8"};
  if (!options.environment.contains("NO_COLOR")) environment.emplace_back("NO_COLOR=1");
  if (!options.environment.contains("PATH")) environment.emplace_back("PATH=/usr/bin:/bin");
  if (!options.environment.contains("TERM")) environment.emplace_back("TERM=xterm");
  for (const auto& [name, value] : options.environment) environment.push_back(name + "=" + value);
  std::vector<std::string> words = run.command;
  const std::vector<char*> argv = pointers(words);
  const std::vector<char*> envp = pointers(environment);
  winsize size{.ws_row = terminal.rows, .ws_col = terminal.columns, .ws_xpixel = 0, .ws_ypixel = 0};
  int screen = -1;
  const pid_t child = forkpty(&screen, nullptr, nullptr, &size);
  if (child < 0) throw std::runtime_error("forkpty");
  if (child == 0) {
    if (!options.folder.empty() && chdir(options.folder.c_str()) != 0) _exit(126);
    execve(argv[0], argv.data(), envp.data());
    _exit(127);
  }
  if (!terminal.keys.empty() && write(screen, terminal.keys.data(), terminal.keys.size()) !=
                                    static_cast<ssize_t>(terminal.keys.size())) {
    throw std::runtime_error("keys");
  }
  std::array<char, 4096> piece{};
  for (;;) {
    pollfd ready{.fd = screen, .events = POLLIN, .revents = 0};
    if (poll(&ready, 1, kLongestMs) <= 0) {
      kill(child, SIGKILL);
      break;
    }
    const ssize_t size_read = read(screen, piece.data(), piece.size());
    if (size_read < 0 && errno == EINTR) continue;
    if (size_read <= 0) break;  // all that had it open are gone
    for (const char c : std::string(piece.data(), static_cast<std::size_t>(size_read))) {
      if (c != '\r') run.out += c;
    }
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  close(screen);
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return run;
}

}  // namespace rostrum::testing
