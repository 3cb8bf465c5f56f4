#include "schemas/index/format_check.hpp"

#include <string>

#include "schemas/base/error.hpp"
#include "schemas/index/index_format.hpp"

namespace rostrum {

bool is_begun(std::string_view format, std::size_t documents) {
  return format.empty() && documents == 0;
}

void require_format(const std::filesystem::path& index, std::string_view format) {
  if (format == kFormatVersion) return;
  const std::string what = format.empty() ? "this is a Xapian database, but not one of Rostrum"
                                          : "the index has format " + std::string(format) +
                                                ", this program reads and writes " +
                                                std::string(kFormatVersion);
  throw Error(ErrorKind::IndexFormat,
              index.string() + ": " + what +
                  "; index again into a new folder: 'rostrum-index add FOLDER --index NEW-FOLDER'");
}

void require_readable(const std::filesystem::path& index, std::string_view format,
                      std::size_t documents) {
  if (is_begun(format, documents)) {
    throw Error(ErrorKind::NotFound,
                index.string() +
                    ": the making of this index was cut short and it holds nothing; "
                    "run 'rostrum-index add FOLDER' again");
  }
  require_format(index, format);
}

}  // namespace rostrum
