#include "indexer/readers/documents/child_program.hpp"

#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void refuse(const std::string& why) { throw Error(ErrorKind::Unreadable, why); }

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

}  // namespace

std::filesystem::path extract_program() {
  std::error_code failed;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", failed);
  // As built, beside it; as installed, where programs lie that no user starts.
  for (const char* folder : {".", ROSTRUM_LIBEXEC}) {
    const std::filesystem::path file =
        (self.parent_path() / folder / "rostrum-extract").lexically_normal();
    if (!failed && access(file.c_str(), X_OK) == 0) return file;
  }
  refuse("documents are read by 'rostrum-extract', which is neither beside rostrum-index nor in " +
         (self.parent_path() / ROSTRUM_LIBEXEC).lexically_normal().string() +
         "; build or install it there");
}

int start_extract(int socket, std::vector<std::string> arguments,
                  std::vector<std::string> environment) {
  const std::filesystem::path file = extract_program();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO);
  arguments.insert(arguments.begin(), file.filename().string());
  environment.emplace_back("ASAN_OPTIONS=detect_leaks=0:new_delete_type_mismatch=0");
  pid_t id = -1;
  const int failed = posix_spawn(&id, file.c_str(), &actions, nullptr, pointers(arguments).data(),
                                 pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) refuse(std::string("no process can be started: ") + std::strerror(failed));
  return id;
}

ProgramEnd run_extract(const std::vector<std::string>& arguments, std::string_view input,
                       int most_seconds, std::size_t most_out) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    refuse(std::string("no process can be started: ") + std::strerror(errno));
  }
  std::vector<std::string> environment = {"PATH=/usr/local/bin:/usr/bin:/bin",
                                          "OMP_THREAD_LIMIT=1"};
  if (const char* data = std::getenv("TESSDATA_PREFIX")) {
    environment.push_back(std::string("TESSDATA_PREFIX=") + data);
  }
  pid_t id = -1;
  try {
    id = start_extract(ends[1], arguments, environment);
  } catch (const Error&) {
    close(ends[0]);
    close(ends[1]);
    throw;
  }
  close(ends[1]);
  ProgramEnd end;
  const auto deadline = Clock::now() + std::chrono::seconds(most_seconds);
  while (end.problem.empty()) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) {
      end.problem = "it took more than " + std::to_string(most_seconds) + " s";
      break;
    }
    pollfd each{ends[0], static_cast<short>(input.empty() ? POLLIN : POLLIN | POLLOUT), 0};
    if (poll(&each, 1, static_cast<int>(left)) <= 0) continue;
    if ((each.revents & POLLOUT) != 0 && !input.empty()) {
      const ssize_t sent = send(ends[0], input.data(), input.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent > 0) {
        input.remove_prefix(static_cast<std::size_t>(sent));
      } else if (sent < 0 && errno != EAGAIN && errno != EINTR) {
        input = {};  // it wants no more of it
      }
      if (input.empty()) shutdown(ends[0], SHUT_WR);
    }
    if ((each.revents & (POLLIN | POLLHUP | POLLERR)) == 0) continue;
    std::array<char, 65536> block{};
    const ssize_t got = recv(ends[0], block.data(), block.size(), MSG_DONTWAIT);
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) break;
    if (got > 0) end.out.append(block.data(), static_cast<std::size_t>(got));
    if (end.out.size() > most_out) end.problem = "it says too much";
  }
  close(ends[0]);
  if (!end.problem.empty()) kill(id, SIGKILL);
  int status = 0;
  while (waitpid(id, &status, 0) < 0 && errno == EINTR) continue;
  end.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (end.problem.empty() && WIFSIGNALED(status)) {
    end.problem = WTERMSIG(status) == SIGXCPU
                      ? "it took too much processor time"
                      : std::string("it ended by a signal (") + strsignal(WTERMSIG(status)) + ")";
  }
  return end;
}

}  // namespace rostrum
