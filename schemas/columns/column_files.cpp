#include "schemas/columns/column_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstring>
#include <nlohmann/json.hpp>

#include "schemas/base/error.hpp"
#include "schemas/base/regular_file.hpp"

namespace rostrum {
namespace {

constexpr const char* kManifest = "manifest.json";
constexpr const char* kHash = "hash";  ///< of the manifest without it

/// The same values make the same text, whatever blanks the file has.
std::uint64_t hash_of_json(const nlohmann::json& object) {
  const std::string text = object.dump();
  return hash_of(text.data(), text.size());
}

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
  std::string bytes;
  try {
    bytes = read_whole(columns_folder(index) / kManifest);
  } catch (const Error&) {
    return std::nullopt;
  }
  nlohmann::json object = nlohmann::json::parse(bytes, nullptr, false);
  if (!object.is_object()) return std::nullopt;
  try {
    const std::uint64_t hash = object.at(kHash);
    object.erase(kHash);
    if (hash != hash_of_json(object)) return std::nullopt;
    ColumnManifest manifest{.database = object.at("database"),
                            .revision = object.at("revision"),
                            .next_file = object.at("next_file"),
                            .files = object.at("files"),
                            .hashes = object.at("hashes"),
                            .tombstones = object.at("gone")};
    if (manifest.files.size() != manifest.hashes.size()) return std::nullopt;
    for (const std::string& name : manifest.files) {
      if (!is_plain_name(name)) return std::nullopt;
    }
    return manifest;
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
}

void write_manifest(const std::filesystem::path& index, const ColumnManifest& manifest) {
  nlohmann::json object = {{"database", manifest.database},   {"revision", manifest.revision},
                           {"next_file", manifest.next_file}, {"files", manifest.files},
                           {"hashes", manifest.hashes},       {"gone", manifest.tombstones}};
  object[kHash] = hash_of_json(object);
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
  for (std::size_t i = 0; i < manifest.files.size(); ++i) {
    segments.push_back(map_segment(index, manifest, i));
    if (i > 0 && segments[i - 1].last() >= segments[i].first()) {
      throw Error(ErrorKind::Unreadable,
                  (columns_folder(index) / manifest.files[i]).string() +
                      ": the segments are not in order; run 'rostrum-index columns'");
    }
  }
  return segments;
}

Segment map_segment(const std::filesystem::path& index, const ColumnManifest& manifest,
                    std::size_t place) {
  const std::filesystem::path file = columns_folder(index) / manifest.files[place];
  Segment segment = Segment::map(file);
  if (segment.hash() != manifest.hashes[place]) {
    throw Error(ErrorKind::Unreadable,
                file.string() + ": this is another segment; run 'rostrum-index columns'");
  }
  return segment;
}

}  // namespace rostrum
