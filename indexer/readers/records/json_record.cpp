#include "indexer/readers/records/json_record.hpp"

#include <algorithm>
#include <charconv>

#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

/// JSON nested deeper than this is no record; printing deep JSON may overflow the stack.
constexpr int kDeepestJson = 32;
constexpr std::size_t kEscapeLetters = 6;  // \uXXXX

/// The unit of UTF-16 that an escape at the beginning of `text` writes; 0 if none stands there.
unsigned escaped_unit(std::string_view text) {
  unsigned unit = 0;
  if (text.size() < kEscapeLetters || !text.starts_with("\\u")) return 0;
  const auto read = std::from_chars(text.data() + 2, text.data() + kEscapeLetters, unit, 16);
  return read.ptr == text.data() + kEscapeLetters ? unit : 0;
}

bool is_high(unsigned unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

/// Halves of surrogate pairs, which are no letters, as the replacement character. Programs that cut
/// texts by units of UTF-16 write them.
std::string with_whole_letters(std::string_view text) {
  std::string mended;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '\\') {
      mended += text[at++];
      continue;
    }
    const unsigned unit = escaped_unit(text.substr(at));
    const std::size_t behind = std::min(at + kEscapeLetters, text.size());
    if (is_high(unit) && is_low(escaped_unit(text.substr(behind)))) {
      mended += text.substr(at, 2 * kEscapeLetters);
      at += 2 * kEscapeLetters;
    } else if (is_high(unit) || is_low(unit)) {
      mended += "\\ufffd";
      at = behind;
    } else {
      mended += text.substr(at, 2);
      at += 2;
    }
  }
  return mended;
}

json parse(std::string_view bytes, std::vector<std::string>& notes) {
  bool too_deep = false;
  json object = json::parse(bytes, [&too_deep](int depth, json::parse_event_t, json&) {
    too_deep = too_deep || depth > kDeepestJson;
    return depth <= kDeepestJson;
  });
  if (too_deep) notes.emplace_back("a value is nested too deeply; it is left out");
  return object;
}

}  // namespace

JsonRecord parse_record(std::string_view bytes) {
  JsonRecord record;
  try {
    try {
      record.object = parse(bytes, record.notes);
    } catch (const json::parse_error&) {
      const std::string mended = with_whole_letters(bytes);
      if (mended == bytes) throw;
      record.notes = {"half a letter of UTF-16 (a lone surrogate) is read as U+FFFD"};
      record.object = parse(mended, record.notes);
    }
  } catch (const json::parse_error& error) {
    throw Error(ErrorKind::InvalidInput,
                "not JSON: mistake at character " + std::to_string(error.byte));
  } catch (const json::out_of_range&) {
    throw Error(ErrorKind::InvalidInput, "not JSON that can be read: a number is too large");
  }
  if (!record.object.is_object()) {
    throw Error(ErrorKind::InvalidInput,
                std::string("expected a JSON object, got ") + record.object.type_name());
  }
  return record;
}

}  // namespace rostrum
