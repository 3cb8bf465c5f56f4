/// Starting rostrum-extract, which lies beside rostrum-index or, installed, in libexec.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

/// Throws Error(Unreadable) if it is not there.
[[nodiscard]] std::filesystem::path extract_program();

/// Starts it with `socket` as its standard input and output, and with nothing of the user's
/// environment but what `environment` says. Throws Error(Unreadable).
[[nodiscard]] int start_extract(int socket, std::vector<std::string> arguments,
                                std::vector<std::string> environment);

struct ProgramEnd {
  std::string out;
  int status = 0;
  std::string problem;  ///< why it did not come to its end; "" if it did
};

/// Runs it once over `input`. Ends it after `most_seconds`, or when it says more than `most_out`
/// bytes. Throws Error(Unreadable) if it cannot be started.
[[nodiscard]] ProgramEnd run_extract(const std::vector<std::string>& arguments,
                                     std::string_view input, int most_seconds,
                                     std::size_t most_out);

}  // namespace rostrum
