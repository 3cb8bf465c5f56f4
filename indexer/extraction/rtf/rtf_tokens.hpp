/// RTF as it is written: groups, control words, bytes.
#pragma once

#include <cstdint>
#include <string_view>

namespace rostrum {

struct RtfToken {
  enum class Kind { Begin, End, Word, Byte, Bytes, None };  ///< None: the end of the file
  Kind kind = Kind::None;
  std::string_view word;  ///< of a control word, its letters; of a control symbol, its sign
  int number = 1;         ///< behind the letters
  bool has_number = false;
  unsigned char byte = 0;  ///< of "\'hh"
  std::string_view bytes;  ///< plain text as it stands
};

/// REQUIRES: the bytes outlive it. Nothing in them makes it fail: what is cut short ends there, and
/// the binary data of \bin are passed over.
class RtfTokens {
 public:
  explicit RtfTokens(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] RtfToken next();
  /// What was not read yet.
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  RtfToken control();

  std::string_view rest_;
};

}  // namespace rostrum
