/// Whether an index is one that this program may open: said once, for all who open one.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace rostrum {

/// True for a new index, and for one whose making was cut short before it held anything. `format`
/// is what stands under kMetadataFormat.
[[nodiscard]] bool is_begun(std::string_view format, std::size_t documents);

/// Throws Error: IndexFormat, with what to do, if `format` is not ours; "" is that of a database
/// which is not Rostrum's.
void require_format(const std::filesystem::path& index, std::string_view format);

/// For those who read: throws also NotFound if the index is only begun.
void require_readable(const std::filesystem::path& index, std::string_view format,
                      std::size_t documents);

}  // namespace rostrum
