/// Entries of a ZIP file that has lost the list of them, which stands at its end. A door to
/// libarchive.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

struct CutEntry {
  std::string name;
  std::string bytes;
  std::string problem;  ///< why these are not all of them; "" if they are
};

/// In their order, up to where the file ends or cannot be followed; `most` bytes of all of them.
/// Encrypted ones are left out.
[[nodiscard]] std::vector<CutEntry> entries_without_list(std::string_view bytes, std::size_t most);

}  // namespace rostrum
