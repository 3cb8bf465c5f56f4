/// Hashes of bytes and files. The door to OpenSSL.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace rostrum {

/// SHA-256 as its 32 bytes (FIPS 180-4). Thread-safe, as all here.
[[nodiscard]] std::string sha256_bytes(std::string_view bytes);

/// Bytes in hexadecimal, two small letters each.
[[nodiscard]] std::string hexadecimal(std::string_view bytes);

/// SHA-256 in hexadecimal, 64 letters.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// The same of a file's bytes, read piece by piece, and of `more` behind them.
/// Throws Error(Unreadable) if the file cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& file, std::string_view more);

}  // namespace rostrum
