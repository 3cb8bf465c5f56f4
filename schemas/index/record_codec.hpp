/// A statement's record as bytes, for the index alone: what a hit shows, read in a microsecond. The
/// form of exchange is JSON (statement.hpp). A change here is a new kFormatVersion and a new
/// kSegmentMagic.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/record/statement.hpp"

namespace rostrum {

/// All of a statement but its text and evidence.
[[nodiscard]] std::string encode_record(const Statement& statement);
/// Throws Error(Unreadable) if the bytes are cut short, too long or of another form.
[[nodiscard]] Statement decode_record(std::string_view bytes);

[[nodiscard]] std::string encode_evidence(const std::vector<Evidence>& evidence);
/// Throws as decode_record does.
[[nodiscard]] std::vector<Evidence> decode_evidence(std::string_view bytes);

/// Numbers and texts one after the other: a number as varint (seven bits a byte, the lowest first),
/// a text as its length and its bytes.
void put_number(std::string& into, std::uint64_t number);
void put_text(std::string& into, std::string_view text);
/// Takes what was put from the front of `bytes`. Throws as decode_record does.
[[nodiscard]] std::uint64_t take_number(std::string_view& bytes);
[[nodiscard]] std::string_view take_text(std::string_view& bytes);

}  // namespace rostrum
