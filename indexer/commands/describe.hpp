/// rostrum-index stats and fields.
#pragma once

#include <filesystem>
#include <iosfwd>

namespace rostrum {

int stats(const std::filesystem::path& index, bool json, std::ostream& out);
int describe_fields(bool json, std::ostream& out);

}  // namespace rostrum
