#include "indexer/extraction/packed/gzip_check.hpp"

#include <zlib.h>

#include <limits>
#include <memory>
#include <string>

#include "indexer/extraction/packed/inner_files.hpp"

namespace rostrum {

bool gzip_is_sound(std::string_view bytes) {
  if (!bytes.starts_with("\x1F\x8B") || bytes.size() > std::numeric_limits<unsigned>::max()) {
    return true;
  }
  z_stream stream{};
  constexpr int kGzip = 16;
  if (inflateInit2(&stream, kGzip + MAX_WBITS) != Z_OK) return true;
  const std::unique_ptr<z_stream, int (*)(z_stream*)> ends(&stream, inflateEnd);
  std::string copy(bytes);  // zlib does not promise to leave it alone
  stream.next_in = reinterpret_cast<Bytef*>(copy.data());
  stream.avail_in = static_cast<unsigned>(copy.size());
  std::string block(std::size_t{1} << 16, '\0');
  for (std::size_t unpacked = 0; unpacked <= kMostInnerBytes;) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<unsigned>(block.size());
    const int status = inflate(&stream, Z_NO_FLUSH);
    unpacked += block.size() - stream.avail_out;
    if (status == Z_STREAM_END) {
      // Several may stand one behind the other.
      if (stream.avail_in < 2 || stream.next_in[0] != 0x1F || inflateReset(&stream) != Z_OK) break;
    } else if (status == Z_DATA_ERROR) {
      // Data that make no sense are told by those who read them.
      const std::string_view why = stream.msg == nullptr ? "" : stream.msg;
      return why != "incorrect data check" && why != "incorrect length check";
    } else if (status != Z_OK) {
      break;
    }
  }
  return true;
}

}  // namespace rostrum
