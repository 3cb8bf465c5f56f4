#include "indexer/readers/documents/document_child.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "indexer/extraction/confinement.hpp"
#include "indexer/extraction/exchange.hpp"
#include "indexer/readers/documents/child_program.hpp"
#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

using Clock = std::chrono::steady_clock;

/// Libraries leak; after so many documents the process is replaced.
constexpr int kMostDocuments = 200;

[[noreturn]] void refuse(const std::string& why) { throw Error(ErrorKind::Unreadable, why); }

constexpr const char* kNoSense = "the process that read it gave no answer that makes sense";

/// Why a process ended by itself.
std::string reason_of(int status) {
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    if (signal == SIGXCPU) {
      return "reading it took more than " + std::to_string(kMostProcessorSeconds) +
             " s of processor time";
    }
    if (signal == SIGKILL) return "the system ended the process that read it; memory may be short";
    return "the process that read it crashed (" + std::string(strsignal(signal)) + ")";
  }
  return "the process that read it ended too early (status " + std::to_string(WEXITSTATUS(status)) +
         ")";
}

/// Throws an exception of the library, or std::out_of_range, for what is no answer.
ExtractedText text_of(nlohmann::json& object, const std::string& behind) {
  using Json = nlohmann::json;
  ExtractedText text;
  for (Json& block : object["blocks"]) {
    text.blocks.push_back({.page = block.at(0).get<int>(),
                           .text = std::move(block.at(1).get_ref<std::string&>()),
                           .recognised = block.at(2).get<bool>()});
  }
  std::size_t at = 0;
  for (const Json& file : object["files"]) {
    const auto bytes = file.at(1).get<std::size_t>();
    text.files.push_back(
        {file.at(0).get<std::string>(), behind.substr(at, bytes), file.at(2).get<std::string>()});
    at += bytes;
  }
  for (const Json& sheet : object["sheets"]) {
    Sheet& read = text.sheets.emplace_back();
    read.name = sheet.at(0).get<std::string>();
    for (const Json& row : sheet.at(1)) {
      read.rows.push_back({row.at(0).get<int>(), row.at(1).get<std::vector<std::string>>()});
    }
  }
  text.media_type = object.value("media_type", "");
  text.letterhead = object.value("letterhead", "");
  text.page_count = object.value("page_count", 0);
  for (const Json& page : object["unread_pages"]) {
    text.unread_pages.push_back(
        {page.at(0).get<int>(), static_cast<Unread>(page.at(1).get<int>())});
  }
  text.notes = object.value("notes", std::vector<std::string>{});
  text.damage = object.value("damage", std::vector<std::string>{});
  text.damaged_pages = object.value("damaged_pages", std::vector<int>{});
  return text;
}

}  // namespace

struct DocumentChild::Process {
  explicit Process(int most_seconds) : most(most_seconds) {
    std::array<int, 2> ends{};
    // One of two connected sockets is the other's input and output: no signal if it is gone.
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
      refuse(std::string("no process can be started: ") + std::strerror(errno));
    }
    try {
      // Nothing of the user's: no preloaded library, no language, no configuration.
      id = start_extract(ends[1], {}, {});
    } catch (const Error&) {
      close(ends[0]);
      close(ends[1]);
      throw;
    }
    close(ends[1]);
    socket = ends[0];
    deadline = Clock::now() + std::chrono::seconds(most);
    const nlohmann::json ready = answer().json;
    if (!ready.contains("ready")) {
      end();
      refuse("documents are read by a confined process, and " +
             ready.value("problem", "it did not start") +
             "; text, Markdown, JSONL and CSV are read without it");
    }
  }
  ~Process() { end(); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// Ends it, and tells how it had ended by itself; nullopt if it had not.
  std::optional<int> end() {
    if (id <= 0) return std::nullopt;
    close(socket);
    int status = 0;
    // A process that just crashed may need a moment to be gone.
    constexpr int kTries = 50;
    bool ended = false;
    for (int i = 0; i < kTries && !ended; ++i) {
      ended = waitpid(id, &status, WNOHANG) == id;
      if (!ended && !waits_to_end) break;
      if (!ended) poll(nullptr, 0, 2);
    }
    if (!ended) {
      kill(id, SIGKILL);
      waitpid(id, &status, 0);
    }
    id = -1;
    return ended ? std::optional(status) : std::nullopt;
  }

  /// Why nothing more comes.
  [[noreturn]] void give_up() {
    waits_to_end = true;
    const auto status = end();
    refuse(status ? reason_of(*status) : "the process that read it stopped answering");
  }

  void wait_for(short event) {
    for (;;) {
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
      if (left <= 0) {
        end();
        refuse("reading it took more than " + std::to_string(most) + " s");
      }
      pollfd each{socket, event, 0};
      const int ready = poll(&each, 1, static_cast<int>(left));
      if (ready > 0) return;
      if (ready < 0 && errno != EINTR) give_up();
    }
  }

  void put(const void* from, std::size_t bytes) {
    const auto* at = static_cast<const char*>(from);
    while (bytes > 0) {
      wait_for(POLLOUT);
      const ssize_t sent = send(socket, at, bytes, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent < 0 && (errno == EAGAIN || errno == EINTR)) continue;
      if (sent <= 0) give_up();
      at += sent;
      bytes -= static_cast<std::size_t>(sent);
    }
  }

  void get(void* into, std::size_t bytes) {
    auto* at = static_cast<char*>(into);
    while (bytes > 0) {
      wait_for(POLLIN);
      const ssize_t got = recv(socket, at, bytes, MSG_DONTWAIT);
      if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
      if (got <= 0) give_up();
      at += got;
      bytes -= static_cast<std::size_t>(got);
    }
  }

  struct Answer {
    nlohmann::json json;
    std::string behind;
  };

  Answer answer() {
    AnswerHead head{};
    get(&head, sizeof head);
    if (head.bytes > kMostAnswerBytes ||
        head.behind > std::max(kMostPictureBytes, kMostFileBytes)) {
      end();
      refuse("its text is larger than " + std::to_string(kMostExtractedBytes >> 20) + " MB");
    }
    std::string bytes(head.bytes, '\0');
    get(bytes.data(), bytes.size());
    nlohmann::json object = nlohmann::json::parse(bytes, nullptr, false);
    if (!object.is_object()) {
      end();
      refuse(kNoSense);
    }
    std::string behind(head.behind, '\0');
    get(behind.data(), behind.size());
    return {std::move(object), std::move(behind)};
  }

  Answer ask(RequestHead head, std::string_view bytes, std::string_view recognised = {}) {
    deadline = Clock::now() + std::chrono::seconds(most);
    head.bytes = bytes.size();
    head.recognised = recognised.size();
    put(&head, sizeof head);
    put(bytes.data(), bytes.size());
    put(recognised.data(), recognised.size());
    return answer();
  }

  int most;  ///< seconds a document
  pid_t id = -1;
  int socket = -1;
  bool waits_to_end = false;
  Clock::time_point deadline;
};

DocumentChild::DocumentChild(int most_seconds) : most_seconds_(most_seconds) {}
DocumentChild::~DocumentChild() = default;

DocumentChild::Process& DocumentChild::process() {
  if (documents_ >= kMostDocuments) process_.reset();
  if (!process_) {
    process_ = std::make_unique<Process>(most_seconds_);
    documents_ = 0;
  }
  ++documents_;
  return *process_;
}

ExtractedText DocumentChild::extract(DocumentKind kind, std::string_view bytes) {
  const auto ask = [&](bool may_draw) {
    try {
      return process().ask({.kind = kind, .may_draw = std::uint64_t{may_draw}}, bytes);
    } catch (const Error&) {
      process_.reset();
      throw;
    }
  };
  Process::Answer answer;
  try {
    answer = ask(true);
  } catch (const Error&) {
    if (kind != DocumentKind::Pdf) throw;
    // Pages are drawn to see whether letters are all that stands on them. Where that was too much,
    // the letters are still there.
    answer = ask(false);
  }
  nlohmann::json& object = answer.json;
  const std::string problem = object.value("problem", "");
  if (!problem.empty()) refuse(problem);
  try {
    return text_of(object, answer.behind);
  } catch (const std::exception&) {
    process_.reset();
    refuse(kNoSense);
  }
}

DrawnPage DocumentChild::picture(std::string_view bytes, int page) {
  try {
    Process::Answer answer =
        process().ask({.kind = DocumentKind::Pdf, .page = static_cast<std::uint32_t>(page)}, bytes);
    if (answer.json.contains("problem")) refuse(answer.json.value("problem", ""));
    return {.picture = std::move(answer.behind), .dots = answer.json.value("dots", 0.0)};
  } catch (const Error&) {
    process_.reset();
    throw;
  }
}

ExtractedText DocumentChild::extract_recognised(std::string_view bytes,
                                                const std::vector<UnreadPage>& unread,
                                                const std::vector<RecognisedPicture>& recognised) {
  nlohmann::json told = {{"unread", nlohmann::json::array()},
                         {"recognised", nlohmann::json::array()}};
  for (const UnreadPage& page : unread) {
    told["unread"].push_back({page.page, static_cast<std::uint32_t>(page.why)});
  }
  for (const RecognisedPicture& page : recognised) {
    told["recognised"].push_back({page.page, page.dots, page.hocr});
  }
  try {
    Process::Answer answer = process().ask({.kind = DocumentKind::Pdf}, bytes, told.dump());
    const std::string problem = answer.json.value("problem", "");
    if (!problem.empty()) refuse(problem);
    return text_of(answer.json, answer.behind);
  } catch (const Error&) {
    process_.reset();
    throw;
  } catch (const std::exception&) {
    process_.reset();
    refuse(kNoSense);
  }
}

}  // namespace rostrum
