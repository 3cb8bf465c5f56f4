/// The code pages of Windows, DOS and the old Macintosh by their numbers, as documents name them.
#pragma once

#include <string>

namespace rostrum {

/// A name for to_utf8: 1251 gives "windows-1251"; "" for a number that is not known.
[[nodiscard]] std::string encoding_of_code_page(int number);

/// The code page of a Windows character set, as fonts name it: 204 gives 1251; 0 for one that
/// has none of its own, as the default (1) and that of symbols (2).
[[nodiscard]] int code_page_of_charset(int charset);

}  // namespace rostrum
