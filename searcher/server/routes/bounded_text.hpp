/// An answer in memory that may not grow beyond a limit.
#pragma once

#include <cstddef>
#include <ostream>
#include <streambuf>
#include <string>
#include <utility>

#include "schemas/base/error.hpp"

namespace rostrum {

/// A stream whose text is taken at the end. What is written beyond the limit throws
/// Error(InvalidInput).
class BoundedText : public std::ostream {
 public:
  explicit BoundedText(std::size_t most_bytes) : std::ostream(nullptr), buffer_(most_bytes) {
    rdbuf(&buffer_);
    exceptions(std::ios::badbit);  // what the buffer throws goes on to who writes
  }

  [[nodiscard]] std::string take() { return std::exchange(buffer_.text, {}); }

 private:
  struct Buffer : std::streambuf {
    explicit Buffer(std::size_t most_bytes) : most(most_bytes) {}
    int_type overflow(int_type letter) override {
      if (traits_type::eq_int_type(letter, traits_type::eof())) return traits_type::not_eof(letter);
      const char byte = traits_type::to_char_type(letter);
      xsputn(&byte, 1);
      return letter;
    }
    std::streamsize xsputn(const char* bytes, std::streamsize size) override {
      const auto more = static_cast<std::size_t>(size);
      if (more > most - text.size()) {
        throw Error(ErrorKind::InvalidInput,
                    "answer: it is longer than " + std::to_string(most >> 20) +
                        " MB, which is the most that this server sends; narrow the question with "
                        "a filter or dates");
      }
      text.append(bytes, more);
      return size;
    }

    std::string text;
    std::size_t most;
  };

  Buffer buffer_;
};

}  // namespace rostrum
