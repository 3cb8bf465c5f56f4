#include "indexer/extraction/archive.hpp"

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
  if (!archive_) {
    throw ExtractionError("the document is no ZIP file that can be read; it may be damaged");
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
  zip_stat_t stat;
  return find(name, stat);
}

std::optional<std::string> Archive::entry(const std::string& name) {
  zip_stat_t stat;
  if (!find(name, stat)) return std::nullopt;
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    throw ExtractionError("the document is encrypted; save a copy without a password");
  }
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
      zip_fopen_index(archive_.get(), stat.index, 0), zip_fclose);
  if (!file) throw ExtractionError("the document is damaged: " + name + " cannot be read");
  std::string bytes;
  std::string block(std::size_t{1} << 16, '\0');
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), block.data(), block.size());
    if (got < 0) throw ExtractionError("the document is damaged: " + name + " cannot be unpacked");
    if (got == 0) return bytes;
    bytes.append(block, 0, static_cast<std::size_t>(got));
    unpacked_ += static_cast<std::size_t>(got);
    if (unpacked_ > kMostUnpackedBytes) {
      throw ExtractionError("the document unpacks to more than " +
                            std::to_string(kMostUnpackedBytes >> 20) + " MB");
    }
  }
}

std::vector<std::string> Archive::names() const {
  std::vector<std::string> all;
  const zip_int64_t entries = zip_get_num_entries(archive_.get(), 0);
  for (zip_int64_t i = 0; i < entries; ++i) {
    const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0);
    all.emplace_back(name == nullptr ? "" : name);
  }
  return all;
}

}  // namespace rostrum
