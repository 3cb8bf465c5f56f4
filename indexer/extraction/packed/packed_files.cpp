#include "indexer/extraction/packed/packed_files.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>  // NOLINT(modernize-deprecated-headers): of POSIX

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "indexer/extraction/packed/gzip_check.hpp"
#include "indexer/extraction/packed/inner_files.hpp"

namespace rostrum {
namespace {

constexpr const char* kEncrypted =
    "it is encrypted; unpack it with its password and add the folder";

/// The library writes names in the letters of the locale, and loses those that it does not have.
class Utf8Names {
 public:
  Utf8Names() : own_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (own_ != nullptr) before_ = uselocale(own_);
  }
  ~Utf8Names() {
    if (own_ == nullptr) return;
    uselocale(before_);
    freelocale(own_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  locale_t own_;
  locale_t before_ = nullptr;
};

using Reader = std::unique_ptr<archive, int (*)(archive*)>;

/// Not all that the library knows: descriptions of files (mtree) begin as any text does, and some
/// of its filters start programs.
Reader opened(std::string_view bytes) {
  Reader reader(archive_read_new(), archive_read_free);
  archive* const a = reader.get();
  archive_read_support_filter_gzip(a);
  archive_read_support_filter_bzip2(a);
  archive_read_support_filter_xz(a);
  archive_read_support_filter_lzma(a);
  archive_read_support_filter_lzip(a);
  archive_read_support_filter_zstd(a);
  archive_read_support_filter_compress(a);
  archive_read_support_format_zip(a);
  archive_read_support_format_tar(a);
  archive_read_support_format_7zip(a);
  archive_read_support_format_rar(a);
  archive_read_support_format_rar5(a);
  archive_read_support_format_cab(a);
  archive_read_support_format_lha(a);
  archive_read_support_format_cpio(a);
  archive_read_support_format_raw(a);
  if (archive_read_open_memory(a, bytes.data(), bytes.size()) != ARCHIVE_OK) {
    throw ExtractionError("it is no archive that can be read; it may be damaged");
  }
  return reader;
}

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return name == nullptr ? "without a name" : name;
}

std::string reason_of(archive* reader) {
  const char* why = archive_error_string(reader);
  return why == nullptr ? "it is damaged" : std::string("it is damaged (") + why + ")";
}

/// False if the archive ends here.
bool take_entry(archive* reader, const std::string& name, InnerFiles& files) {
  std::string bytes;
  std::string doubt;  // all was unpacked, and its sum or size is wrong
  for (;;) {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int status = archive_read_data_block(reader, &block, &size, &offset);
    if (status == ARCHIVE_EOF) {
      return doubt.empty() ? files.add(name, std::move(bytes))
                           : files.add_problem(name, doubt, std::move(bytes));
    }
    if (status == ARCHIVE_WARN) doubt = reason_of(reader);
    if (status < ARCHIVE_WARN) {
      if (archive_read_has_encrypted_entries(reader) == 1) {
        files.add_problem(name, kEncrypted);
      } else {
        files.add_problem(name, reason_of(reader), std::move(bytes));
      }
      return status != ARCHIVE_FATAL;
    }
    // A file with holes may say that it is as large as a disk.
    const auto begin = static_cast<std::size_t>(std::max<la_int64_t>(offset, 0));
    if (begin > files.room() || size > files.room() - begin) {
      files.stop(name);
      return false;
    }
    if (begin > bytes.size()) bytes.resize(begin);
    bytes.append(static_cast<const char*>(block), size);
  }
}

}  // namespace

ExtractedText packed_files(std::string_view bytes) {
  const Utf8Names names;
  const Reader reader = opened(bytes);
  archive* const a = reader.get();
  InnerFiles files;
  ExtractedText text;
  std::string last;
  for (bool first = true;; first = false) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(a, &entry);
    if (status == ARCHIVE_EOF) {
      // A tar ends with blocks of nothing; without them it may have been cut between two files.
      const bool tar = (archive_format(a) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_TAR;
      if (tar && archive_filter_bytes(a, 0) <= archive_read_header_position(a)) {
        text.damage.emplace_back(
            "the archive has no mark at its end; it may be cut short, and files missing");
      }
      break;
    }
    if (status < ARCHIVE_WARN) {
      if (archive_read_has_encrypted_entries(a) == 1) {
        throw ExtractionError(
            "the archive is encrypted; unpack it with its password and add the folder");
      }
      if (first) throw ExtractionError("it is no archive that can be read: " + reason_of(a));
      text.damage.push_back("behind " + last + " " + reason_of(a) +
                            "; what is packed there is not read");
      break;
    }
    const bool single = (archive_format(a) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_RAW;
    if (single && archive_filter_count(a) < 2) {
      throw ExtractionError("it is no archive that can be read; it may be damaged");
    }
    last = single ? "" : name_of(entry);
    if (!single && archive_entry_filetype(entry) != AE_IFREG) continue;
    if (archive_entry_is_encrypted(entry) == 1) {
      if (!files.add_problem(last, kEncrypted)) break;
      continue;
    }
    if (!take_entry(a, last, files)) break;
  }
  text.files = files.take();
  if (!gzip_is_sound(bytes)) {
    text.damage.emplace_back("its check sum is not that of what is in it, which may be wrong");
  }
  return text;
}

}  // namespace rostrum
