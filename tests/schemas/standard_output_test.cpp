// Standard streams that whoever started a program has closed.
#include "schemas/terminal/standard_output.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rostrum {
namespace {

/// What a child ends with in which `descriptor` was closed before: 0 where the descriptor is held,
/// and reading and writing fail.
int status_where_closed(int descriptor) {
  const pid_t child = fork();
  if (child == 0) {
    close(descriptor);
    hold_standard_streams();
    char letter = 'x';
    const bool held = fcntl(descriptor, F_GETFD) >= 0 && open("/dev/null", O_RDONLY) > 2;
    const bool fails = descriptor == STDIN_FILENO ? read(descriptor, &letter, 1) < 0
                                                  : write(descriptor, &letter, 1) < 0;
    _exit(held && fails ? 0 : 1);
  }
  int status = -1;
  waitpid(child, &status, 0);
  return status;
}

TEST(StandardStreams, ThatAreClosedGiveTheirNumbersToNoFile) {
  for (const int each : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    EXPECT_EQ(status_where_closed(each), 0) << each;
  }
}

}  // namespace
}  // namespace rostrum
