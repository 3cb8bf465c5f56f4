/// The formats of files: how each is known, who reads it, and what helps where nobody does.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/extraction/base/extracted_text.hpp"

namespace rostrum {

enum class FileFormat {
  Text,
  Markdown,
  Jsonl,
  Csv,
  Json,
  MarcXml,
  Marc,
  Ris,
  Bibtex,
  Html,
  Pdf,
  Office,
  Rtf,
  OldOffice,
  Mail,
  Mailbox,
  Archive,
  None
};

/// A row of the table. The bytes are looked at before the name, the rows in their order.
struct KnownFormat {
  FileFormat format = FileFormat::None;  ///< None: known, and not read
  std::string_view name;                 ///< "a picture"; of those that are read "PDF", "RTF"
  /// With the dot, in small letters. Where the bytes are plain text they tell the format.
  std::initializer_list<std::string_view> extensions;
  bool (*has_mark)(std::string_view first_bytes) = nullptr;  ///< null: known by its name alone
  std::string_view media_type;
  std::optional<DocumentKind> kind;  ///< of those that rostrum-extract reads
  std::string_view help;             ///< of those that are not read: what to do
  /// Where only the name tells, the bytes must look so. Null: like plain text.
  bool (*may_be)(std::string_view first_bytes) = nullptr;
};

/// By its first bytes (4096 are enough), and where they are plain text by its extension; None if no
/// reader reads it.
[[nodiscard]] FileFormat format_of(const std::filesystem::path& file, std::string_view first_bytes);

/// Why format_of gives None: what the file looks like, what would help, and what is read.
[[nodiscard]] std::string why_unread(const std::filesystem::path& file,
                                     std::string_view first_bytes);

/// The row of a format. REQUIRES: it is not None.
[[nodiscard]] const KnownFormat& known_format(FileFormat format);

}  // namespace rostrum
