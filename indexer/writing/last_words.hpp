/// What to say when Xapian ends the process: on a disk that is full while it takes back a commit,
/// Xapian 1.4.22 throws where nothing may be thrown, and no caller can catch that.
/// For the files of this folder alone.
#pragma once

#include <string>

namespace rostrum {

/// From now on such an end says which index it was, what is safe in it, and why,
/// and the process ends with kExitFailed. Not thread-safe; the last call counts.
void set_last_words(const std::string& index, const std::string& safe);

}  // namespace rostrum
