/// A line of JSONL, or a sidecar, as a JSON object.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

struct JsonRecord {
  nlohmann::json object;
  std::vector<std::string> notes;  ///< what was mended or left out
};

/// Half a surrogate pair is read as U+FFFD, and what is nested too deeply for a record is left out.
/// Throws Error(InvalidInput), and says where the mistake is, if the bytes are no JSON object.
[[nodiscard]] JsonRecord parse_record(std::string_view bytes);

}  // namespace rostrum
