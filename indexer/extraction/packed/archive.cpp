#include "indexer/extraction/packed/archive.hpp"

#include <algorithm>

#include "schemas/text/text_analysis.hpp"

namespace rostrum {

Archive::Archive(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) {
    archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive_) zip_source_free(source);
  }
  zip_error_fini(&error);
  if (archive_) return;
  cut_ = entries_without_list(bytes, kMostUnpackedBytes);
  if (cut_.empty()) {
    throw ExtractionError("the document is no ZIP file that can be read; it may be damaged");
  }
  const auto last = std::find_if(cut_.begin(), cut_.end(),
                                 [](const CutEntry& each) { return !each.problem.empty(); });
  damage_.push_back(last == cut_.end() ? "the file is cut short; parts of it may be missing"
                                       : "the file is cut short within " + last->name + " (" +
                                             last->problem + ")");
}

const CutEntry* Archive::find_cut(const std::string& name) const {
  for (const CutEntry& each : cut_) {
    if (each.name == name || fold(each.name) == fold(name)) return &each;
  }
  return nullptr;
}

void Archive::count(std::size_t bytes) {
  unpacked_ += bytes;
  if (unpacked_ > kMostUnpackedBytes) {
    throw ExtractionError("the document unpacks to more than " +
                          std::to_string(kMostUnpackedBytes >> 20) + " MB");
  }
}

bool Archive::find(const std::string& name, zip_stat_t& stat) const {
  // Names of parts count alike in capitals and small letters (ISO/IEC 29500-2).
  for (const zip_flags_t flags : {zip_flags_t{0}, zip_flags_t{ZIP_FL_NOCASE}}) {
    zip_stat_init(&stat);
    if (zip_stat(archive_.get(), name.c_str(), flags, &stat) == 0) return true;
  }
  return false;
}

bool Archive::has(const std::string& name) const {
  if (is_cut()) return find_cut(name) != nullptr;
  zip_stat_t stat;
  return find(name, stat);
}

std::optional<std::string> Archive::entry(const std::string& name) {
  if (is_cut()) {
    const CutEntry* found = find_cut(name);
    if (found == nullptr) return std::nullopt;
    count(found->bytes.size());
    return found->bytes;
  }
  zip_stat_t stat;
  if (!find(name, stat)) return std::nullopt;
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    throw ExtractionError("the document is encrypted; save a copy without a password");
  }
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
      zip_fopen_index(archive_.get(), stat.index, 0), zip_fclose);
  std::string bytes;
  if (!file) {
    damage_.push_back(name + " cannot be read");
    return bytes;
  }
  std::string block(std::size_t{1} << 16, '\0');
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), block.data(), block.size());
    if (got < 0) damage_.push_back(name + " cannot be unpacked to its end");
    if (got <= 0) return bytes;
    bytes.append(block, 0, static_cast<std::size_t>(got));
    count(static_cast<std::size_t>(got));
  }
}

std::vector<std::string> Archive::names() const {
  std::vector<std::string> all;
  if (is_cut()) {
    for (const CutEntry& each : cut_) all.push_back(each.name);
    return all;
  }
  const zip_int64_t entries = zip_get_num_entries(archive_.get(), 0);
  for (zip_int64_t i = 0; i < entries; ++i) {
    const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0);
    all.emplace_back(name == nullptr ? "" : name);
  }
  return all;
}

}  // namespace rostrum
