#include "indexer/writing/documents/file_record.hpp"

#include <nlohmann/json.hpp>

namespace rostrum {

using nlohmann::json;

std::string encode(const FileRecord& record) {
  json object = {{"path", record.path},
                 {"sha256", record.sha256},
                 {"settings", record.settings},
                 {"statements", record.statements}};
  if (!record.stamp.empty()) object["stamp"] = record.stamp;
  return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<FileRecord> decode_file_record(std::string_view stored) {
  const json object = json::parse(stored, nullptr, false);
  if (!object.is_object()) return std::nullopt;
  try {
    return FileRecord{object.value("path", ""), object.value("sha256", ""),
                      object.value("settings", ""), object.value("statements", std::size_t{0}),
                      object.value("stamp", "")};
  } catch (const json::exception&) {
    return std::nullopt;  // a value of another kind
  }
}

}  // namespace rostrum
