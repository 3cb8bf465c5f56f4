/// A statement as the data of a document keeps it, and its hashes.
#pragma once

#include <string>
#include <string_view>

#include "schemas/record/statement.hpp"

namespace rostrum {

/// The data of a document: two SHA-256 (32 bytes each), then a zstd frame of the record
/// (record_codec.hpp), the evidence and the text. Thread-safe.
[[nodiscard]] std::string encode_document(const Statement& statement);

/// Throws Error(Unreadable) if the bytes do not match their hash or have no such form.
[[nodiscard]] Statement decode_document(std::string_view data);

/// The text alone. zstd's own checksum (32 bits) guards it.
[[nodiscard]] std::string decode_text(std::string_view data);

/// SHA-256 of record, evidence and text, in hexadecimal; "" if the form is wrong. Two documents
/// with the same one are the same.
[[nodiscard]] std::string record_hash_of(std::string_view data);

/// The same of the statement alone: without its id, source and evidence. Two files that hold the
/// same statement agree in it. "" if the form is wrong.
[[nodiscard]] std::string content_hash_of(std::string_view data);

}  // namespace rostrum
