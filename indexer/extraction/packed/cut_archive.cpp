#include "indexer/extraction/packed/cut_archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <utility>

namespace rostrum {
namespace {

std::string reason_of(archive* reader) {
  const char* why = archive_error_string(reader);
  return why == nullptr ? "it is damaged" : why;
}

}  // namespace

std::vector<CutEntry> entries_without_list(std::string_view bytes, std::size_t most) {
  const std::unique_ptr<archive, int (*)(archive*)> reader(archive_read_new(), archive_read_free);
  archive* const a = reader.get();
  // Each entry says before its bytes what it is; this reads those words and nothing else.
  archive_read_support_format_zip_streamable(a);
  std::vector<CutEntry> entries;
  if (archive_read_open_memory(a, bytes.data(), bytes.size()) != ARCHIVE_OK) return entries;
  std::size_t unpacked = 0;
  archive_entry* found = nullptr;
  while (archive_read_next_header(a, &found) >= ARCHIVE_WARN) {
    const char* name = archive_entry_pathname(found);
    if (name == nullptr || archive_entry_is_encrypted(found) == 1) continue;
    CutEntry entry{.name = name, .bytes = {}, .problem = {}};
    for (;;) {
      const void* block = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int status = archive_read_data_block(a, &block, &size, &offset);
      if (status == ARCHIVE_EOF) break;
      if (status <= ARCHIVE_WARN) entry.problem = reason_of(a);
      if (status < ARCHIVE_WARN) break;
      unpacked += size;
      if (unpacked > most) return entries;
      entry.bytes.append(static_cast<const char*>(block), size);
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace rostrum
