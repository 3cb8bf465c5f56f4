#include "tests/support/http_client.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "tests/support/paths.hpp"

namespace rostrum::testing {

HttpConnection::HttpConnection(std::uint16_t port)
    : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const timeval patience{.tv_sec = 30, .tv_usec = 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    close(socket_);
    throw std::runtime_error("nobody listens at port " + std::to_string(port));
  }
}

HttpConnection::~HttpConnection() { close(socket_); }

bool HttpConnection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool HttpConnection::more() {
  char bytes[65536];
  const ssize_t size = recv(socket_, bytes, sizeof bytes, 0);
  if (size <= 0) return false;
  waiting_.append(bytes, static_cast<std::size_t>(size));
  return true;
}

bool HttpConnection::ends() { return waiting_.empty() && !more(); }

HttpAnswer HttpConnection::receive(bool bodiless) {
  HttpAnswer answer;
  std::size_t end = 0;
  while ((end = waiting_.find("\r\n\r\n")) == std::string::npos) {
    if (!more()) return answer;
  }
  std::size_t line = waiting_.find("\r\n");
  answer.status = std::atoi(waiting_.substr(9, 3).c_str());
  while (line < end) {
    const std::size_t next = waiting_.find("\r\n", line + 2);
    const std::string text = waiting_.substr(line + 2, next - line - 2);
    const std::size_t colon = text.find(": ");
    std::string name = text.substr(0, colon);
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    answer.headers[name] = text.substr(colon + 2);
    line = next;
  }
  waiting_.erase(0, end + 4);
  if (bodiless || answer.status == 304 || answer.status == 204) return answer;
  const auto size = static_cast<std::size_t>(std::atol(answer.headers["content-length"].c_str()));
  while (waiting_.size() < size && more()) {
  }
  answer.body = waiting_.substr(0, size);
  waiting_.erase(0, size);
  return answer;
}

RunningServer::RunningServer(const std::string& index, std::vector<std::string> arguments) {
  std::vector<std::string> command = {(bin_dir() / "rostrum-search").string(),
                                      "serve",
                                      "--index",
                                      index,
                                      "--listen",
                                      "127.0.0.1:0"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  int told[2];
  if (pipe2(told, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  const std::string log = (files_.path() / "log").string();
  std::vector<char*> words;
  for (std::string& each : command) words.push_back(each.data());
  words.push_back(nullptr);
  process_ = fork();
  if (process_ < 0) throw std::runtime_error("fork");
  if (process_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that crashes leaves no server behind
    const int err = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
    dup2(told[1], 1);
    dup2(err, 2);
    execv(words[0], words.data());
    _exit(127);
  }
  close(told[1]);
  // Its first line tells the port.
  std::string line;
  for (char c = 0; read(told[0], &c, 1) == 1 && c != '\n';) line += c;
  close(told[0]);
  const std::size_t colon = line.rfind(":", line.rfind('/'));
  if (colon == std::string::npos) {
    (void)wait();
    throw std::runtime_error("the server does not serve: " + line + this->log());
  }
  port_ = static_cast<std::uint16_t>(std::atoi(line.c_str() + colon + 1));
}

RunningServer::~RunningServer() {
  if (process_ < 0) return;
  tell_to_end();
  (void)wait();
}

void RunningServer::tell_to_end() const { kill(process_, SIGTERM); }

int RunningServer::wait() {
  constexpr std::chrono::seconds kLongest{90};
  const auto deadline = std::chrono::steady_clock::now() + kLongest;
  int status = 0;
  while (waitpid(process_, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > deadline) kill(process_, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string RunningServer::log() const { return read_bytes(files_.path() / "log"); }

HttpAnswer RunningServer::ask(const std::string& method, const std::string& target,
                              const std::string& headers, const std::string& body) const {
  HttpConnection connection(port_);
  const std::string length =
      body.empty() ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n";
  connection.send(method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + length +
                  "Connection: close\r\n\r\n" + body);
  return connection.receive(method == "HEAD");
}

HttpAnswer RunningServer::get(const std::string& target, const std::string& headers) const {
  return ask("GET", target, headers);
}

}  // namespace rostrum::testing
