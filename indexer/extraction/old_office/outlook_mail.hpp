/// Mails as Outlook saves them (MS-OXMSG) to text and the files that are attached.
#pragma once

#include "indexer/extraction/base/extracted_text.hpp"
#include "indexer/extraction/old_office/compound_file.hpp"

namespace rostrum {

[[nodiscard]] bool is_outlook_mail(const CompoundFile& file);

/// As mail_text. A mail that is attached is in `files` by its parts: its body, and what it holds.
[[nodiscard]] ExtractedText outlook_mail(const CompoundFile& file);

/// Rich text that is compressed as in mails (MS-OXRTFCP). What is damaged ends there.
[[nodiscard]] std::string unpacked_rich_text(std::string_view bytes);

}  // namespace rostrum
