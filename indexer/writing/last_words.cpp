#include "indexer/writing/last_words.hpp"

#include <unistd.h>
#include <xapian.h>

#include <exception>
#include <string>

#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

std::string& index_name() {
  static std::string name;
  return name;
}
std::string& safe_words() {
  static std::string words;
  return words;
}

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
  const std::string words = "rostrum-index: " + index_name() + ": " + reason + "; " + safe_words() +
                            "; free some space and run the same command again\n";
  (void)!write(STDERR_FILENO, words.data(), words.size());
  _exit(kExitFailed);
}

}  // namespace

void set_last_words(const std::string& index, const std::string& safe) {
  index_name() = index;
  safe_words() = safe;
  std::set_terminate(say_and_end);
}

}  // namespace rostrum
