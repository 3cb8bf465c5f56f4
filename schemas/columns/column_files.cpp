#include "schemas/columns/column_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "schemas/error.hpp"

namespace rostrum {
namespace {

constexpr const char* kManifest = "manifest.json";

bool is_plain_name(const std::string& name) {
  return !name.empty() && name.find('/') == std::string::npos && name[0] != '.';
}

/// A file's bytes on disk before its name is.
void write_whole(const std::filesystem::path& file, const std::string& bytes) {
  const auto refuse = [&](int failed) {
    throw Error(ErrorKind::Unreadable, file.string() + ": " + std::strerror(failed));
  };
  const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) refuse(errno);
  std::size_t done = 0;
  int failed = 0;
  while (failed == 0 && done < bytes.size()) {
    const ssize_t written = write(descriptor, bytes.data() + done, bytes.size() - done);
    if (written < 0) {
      failed = errno == EINTR ? 0 : errno;
    } else {
      done += static_cast<std::size_t>(written);
    }
  }
  if (failed == 0 && fdatasync(descriptor) != 0) failed = errno;
  close(descriptor);
  if (failed != 0) refuse(failed);
}

}  // namespace

std::filesystem::path columns_folder(const std::filesystem::path& index) {
  return index / "columns";
}

std::optional<ColumnManifest> read_manifest(const std::filesystem::path& index) {
  std::ifstream stream(columns_folder(index) / kManifest, std::ios::binary);
  if (!stream) return std::nullopt;
  const nlohmann::json object = nlohmann::json::parse(stream, nullptr, false);
  if (!object.is_object()) return std::nullopt;
  try {
    ColumnManifest manifest{.database = object.at("database"),
                            .revision = object.at("revision"),
                            .next_file = object.at("next_file"),
                            .files = object.at("files"),
                            .gone = object.at("gone")};
    for (const std::string& name : manifest.files) {
      if (!is_plain_name(name)) return std::nullopt;
    }
    return manifest;
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
}

void write_manifest(const std::filesystem::path& index, const ColumnManifest& manifest) {
  const nlohmann::json object = {{"database", manifest.database},
                                 {"revision", manifest.revision},
                                 {"next_file", manifest.next_file},
                                 {"files", manifest.files},
                                 {"gone", manifest.gone}};
  const std::filesystem::path file = columns_folder(index) / kManifest;
  std::filesystem::path fresh = file;
  fresh += ".new";
  write_whole(fresh, object.dump() + "\n");
  std::error_code failed;
  std::filesystem::rename(fresh, file, failed);
  if (failed) throw Error(ErrorKind::Unreadable, file.string() + ": " + failed.message());
}

std::vector<Segment> map_segments(const std::filesystem::path& index,
                                  const ColumnManifest& manifest) {
  std::vector<Segment> segments;
  for (const std::string& name : manifest.files) {
    segments.push_back(Segment::map(columns_folder(index) / name));
    if (segments.size() > 1 && segments[segments.size() - 2].last() >= segments.back().first()) {
      throw Error(ErrorKind::Unreadable,
                  (columns_folder(index) / name).string() +
                      ": the segments are not in order; run 'rostrum-index columns'");
    }
  }
  return segments;
}

}  // namespace rostrum
