#include "schemas/terminal/pager.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/base/display_width.hpp"
#include "schemas/base/terminal_safe.hpp"

extern char** environ;

namespace rostrum {
namespace {

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) return std::nullopt;
  return value;
}

volatile std::sig_atomic_t interrupted = 0;

void note_interrupt(int) { interrupted = 1; }

/// A command that only a shell can take apart.
bool needs_shell(std::string_view command) {
  return command.find_first_of("|&;<>()$`\\\"'*?[#~=%\n\t") != std::string_view::npos;
}

bool is_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return access(name.c_str(), X_OK) == 0;
  std::string folders = variable("PATH").value_or("/usr/bin:/bin");
  for (std::size_t at = 0; at <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', at), folders.size());
    const std::string folder = folders.substr(at, end - at);
    if (access(((folder.empty() ? "." : folder) + '/' + name).c_str(), X_OK) == 0) return true;
    at = end + 1;
  }
  return false;
}

std::vector<std::string> words_of(const std::string& command) {
  if (needs_shell(command)) return {"/bin/sh", "-c", command};
  std::vector<std::string> words;
  for (std::size_t at = 0; at < command.size();) {
    const std::size_t begin = std::min(command.find_first_not_of(' ', at), command.size());
    const std::size_t end = std::min(command.find(' ', begin), command.size());
    if (end > begin) words.push_back(command.substr(begin, end - begin));
    at = end;
  }
  return words;
}

/// The environment, with what less is to do where the user does not say: leave a short text at
/// once, pass colours through, and leave it on the screen.
std::vector<std::string> environment_of_pager() {
  std::vector<std::string> all;
  for (char** each = environ; *each != nullptr; ++each) all.emplace_back(*each);
  if (!variable("LESS")) all.emplace_back("LESS=FRX");
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& each : texts) all.push_back(each.data());
  all.push_back(nullptr);
  return all;
}

/// Its number; 0 if there is no such program. It reads `input`.
pid_t spawn(const std::string& command, int input) {
  std::vector<std::string> words = words_of(command);
  if (words.empty()) return 0;
  // A shell says that a program is missing when the answer is lost already.
  const std::string first = command.substr(0, command.find_first_of(" \t"));
  const bool plain = first.find_first_of("=\"'$`\\(") == std::string::npos;
  if (plain && !is_program(first)) return 0;
  std::vector<std::string> environment = environment_of_pager();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t usual;
  sigemptyset(&usual);
  for (const int each : {SIGPIPE, SIGINT, SIGQUIT}) sigaddset(&usual, each);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, words.front().c_str(), &actions, &attributes,
                                  pointers(words).data(), pointers(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0 ? child : 0;
}

/// Lines of a terminal that a line of text takes, colours apart.
std::size_t terminal_lines(std::string_view line, std::size_t columns) {
  std::string plain;
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] == '\x1B') {
      at = std::min(line.find('m', at), line.size() - 1) + 1;
    } else {
      plain += line[at++];
    }
  }
  const std::size_t used = terminal_columns(std::string_view(plain));
  return std::max<std::size_t>(1, (used + columns - 1) / columns);
}

}  // namespace

Pager::Pager(std::string_view program, std::string command, std::size_t rows, std::size_t columns,
             std::ostream& out)
    : program_(program),
      command_(std::move(command)),
      rows_(rows),
      columns_(std::max<std::size_t>(1, columns)),
      out_(out),
      stream_(this),
      holds_(!command_.empty()) {}

Pager::~Pager() {
  flush();
  if (child_ != 0) wait();
}

bool Pager::flush() {
  if (child_ != 0) {
    send();
    if (child_ != 0) return true;
  }
  if (holds_) out_ << held_;
  holds_ = false;
  held_.clear();
  out_.flush();
  return out_.good();
}

Pager::int_type Pager::overflow(int_type letter) {
  if (letter == traits_type::eof()) return traits_type::not_eof(letter);
  const char c = traits_type::to_char_type(letter);
  take({&c, 1});
  return letter;
}

std::streamsize Pager::xsputn(const char* bytes, std::streamsize size) {
  take({bytes, static_cast<std::size_t>(size)});
  return size;
}

void Pager::take(std::string_view bytes) {
  constexpr std::size_t kAtATime = std::size_t{1} << 16;
  if (child_ != 0) {
    held_ += bytes;
    if (held_.size() >= kAtATime) send();
    return;
  }
  if (!holds_) {
    out_ << bytes;
    return;
  }
  std::size_t begin = held_.rfind('\n') + 1;  // npos + 1 is 0
  held_ += bytes;
  for (std::size_t end = 0; (end = held_.find('\n', begin)) != std::string::npos;) {
    lines_ += terminal_lines(std::string_view(held_).substr(begin, end - begin), columns_);
    begin = end + 1;
  }
  // The line below the answer is the shell's.
  if (lines_ < rows_) return;
  holds_ = false;
  start();
  if (child_ != 0) return send();
  out_ << held_;
  held_.clear();
}

void Pager::start() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return;
  out_.flush();
  child_ = spawn(command_, ends[0]);
  close(ends[0]);
  if (child_ == 0) {
    close(ends[1]);
    return;
  }
  pipe_ = ends[1];
  // An interrupt is for the pager, which the user is in.
  std::signal(SIGINT, note_interrupt);
  std::signal(SIGQUIT, SIG_IGN);
}

/// What is held goes to the pager; where it has ended, nowhere, unless it failed.
void Pager::send() {
  // A pager that fails does so before it has read so much.
  constexpr std::size_t kMostSent = std::size_t{1} << 20;
  std::string_view rest = held_;
  while (pipe_ >= 0 && !rest.empty()) {
    const ssize_t written = write(pipe_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      close(std::exchange(pipe_, -1));
    }
  }
  works_ = works_ || sent_.size() + held_.size() > kMostSent;
  if (works_) {
    sent_.clear();
  } else {
    sent_ += held_;
  }
  held_.clear();
  if (pipe_ < 0) wait();  // and an interrupt ends the program again
}

/// Until the user has left the pager.
void Pager::wait() {
  if (pipe_ >= 0) close(std::exchange(pipe_, -1));  // the pager sees the end
  int status = 0;
  while (waitpid(child_, &status, 0) < 0 && errno == EINTR) {
  }
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGQUIT, SIG_DFL);
  const bool failed = status != 0 && !interrupted;
  works_ = works_ || !failed;
  if (works_) {
    sent_.clear();
    return;
  }
  child_ = 0;
  std::cerr << program_ << ": the pager '" << terminal_escaped(command_)
            << "' has failed; $ROSTRUM_PAGER names another\n";
  out_ << std::exchange(sent_, {});
  out_.flush();
}

}  // namespace rostrum
