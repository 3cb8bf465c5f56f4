/// rostrum-index stats and fields.
#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>

namespace rostrum {

int stats(const std::filesystem::path& index, bool json, std::ostream& out);
int describe_fields(bool json, std::size_t columns, std::ostream& out);

}  // namespace rostrum
