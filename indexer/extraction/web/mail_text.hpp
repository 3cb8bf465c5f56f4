/// Mails and saved web pages (RFC 5322, MIME; MHT) to text and the files that are attached. The
/// door to GMime.
#pragma once

#include <string_view>

#include "indexer/extraction/base/extracted_text.hpp"

namespace rostrum {

/// To be called before the process is confined: libraries look for their data once.
void prepare_mail();

/// The richest form of the body that can be read; the subject is its letterhead. What is attached,
/// mails among it, is in `files`; pictures within the text are left out. Throws ExtractionError for
/// a mail that is encrypted, or is none.
[[nodiscard]] ExtractedText mail_text(std::string_view bytes);

/// The mails of a mailbox (mbox), each a file. Throws ExtractionError where there is none.
[[nodiscard]] ExtractedText mailbox_files(std::string_view bytes);

/// Text of a mail or page in `charset`, which may be "" or wrong, in UTF-8.
[[nodiscard]] std::string mail_utf8(std::string_view bytes, std::string_view charset);

}  // namespace rostrum
