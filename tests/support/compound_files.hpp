/// Compound files (MS-CFB) made on the spot. The tests' door to libgsf.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace rostrum::testing {

/// Streams by their paths, "folder/name"; those of one folder stand together.
[[nodiscard]] std::string make_compound(
    const std::vector<std::pair<std::string, std::string>>& streams);

/// A mail as Outlook saves it: its properties by their numbers and types ("0037001F"), text in
/// UTF-8. In front of a property may stand the folder of an attachment.
[[nodiscard]] std::string make_outlook_mail(
    const std::vector<std::pair<std::string, std::string>>& properties);

}  // namespace rostrum::testing
