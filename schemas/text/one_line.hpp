/// Values that are one line: titles, names, labels.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// As clean_text, on one line: white space becomes one blank, and none is at the ends. No-break
/// spaces stay.
[[nodiscard]] std::string one_line(std::string_view bytes);

}  // namespace rostrum
