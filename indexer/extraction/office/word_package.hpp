/// Parts of a Word file and what they say of each other (ISO/IEC 29500-2, Open Packaging).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extraction/packed/archive.hpp"

namespace rostrum {

struct Relationship {
  std::string id;
  std::string type;  ///< the last part of its name: "styles", whatever the edition of the standard
  std::string target;  ///< name of an entry; "" for what is outside of the file
};

/// Those of a part; of the package where `part` is "". None where the file does not say.
[[nodiscard]] std::vector<Relationship> relationships_of(Archive& archive, std::string_view part);

/// The name of the entry that `href` means in a part: "../media/x" in "word/document.xml" gives
/// "media/x".
[[nodiscard]] std::string resolved_part(std::string_view part, std::string_view href);

/// The target by its type or by its id; "" if there is none.
[[nodiscard]] std::string target_of_type(const std::vector<Relationship>& all,
                                         std::string_view type);
[[nodiscard]] std::string target_of_id(const std::vector<Relationship>& all, std::string_view id);

}  // namespace rostrum
