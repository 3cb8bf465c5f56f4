#include "indexer/writing/last_words.hpp"

#include <unistd.h>
#include <xapian.h>

#include <exception>
#include <string>

#include "schemas/error.hpp"

namespace rostrum {
namespace {

std::string& index_name() {
  static std::string name;
  return name;
}
std::size_t safe_statements = 0;

[[noreturn]] void say_and_end() {
  std::string reason = "the writer failed";
  try {
    if (const auto failure = std::current_exception()) std::rethrow_exception(failure);
  } catch (const Xapian::Error& error) {
    reason = error.get_msg();
    if (const char* system = error.get_error_string()) reason += std::string(" (") + system + ")";
  } catch (const std::exception& error) {
    reason = error.what();
  }
  const std::string words = "rostrum-index: " + index_name() + ": " + reason + "; " +
                            std::to_string(safe_statements) +
                            " statements are safely indexed; free some space and run the same "
                            "command again\n";
  (void)!write(STDERR_FILENO, words.data(), words.size());
  _exit(kExitFailed);
}

}  // namespace

void set_last_words(const std::filesystem::path& index, std::size_t committed) {
  index_name() = index.string();
  safe_statements = committed;
  std::set_terminate(say_and_end);
}

}  // namespace rostrum
