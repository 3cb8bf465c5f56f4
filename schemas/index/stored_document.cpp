#include "schemas/index/stored_document.hpp"

#include <zstd.h>

#include <memory>
#include <new>

#include "schemas/base/error.hpp"
#include "schemas/base/sha256.hpp"
#include "schemas/index/record_codec.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kHashBytes = 32;
/// As small as zlib makes them, within a fifth of its time.
constexpr int kCompressionLevel = 3;
/// More than any statement may have, so that a damaged length cannot take all memory.
constexpr std::size_t kMostBodyBytes = std::size_t{256} << 20;

/// What the frame of a document holds.
struct Body {
  std::string bytes;
  std::string_view record;
  std::string_view evidence;
  std::string_view text;
};

[[noreturn]] void refuse_document(const char* why) {
  throw Error(ErrorKind::Unreadable, std::string("the stored statement is damaged: ") + why);
}

std::string compressed(std::string_view bytes) {
  // Making one costs more than a statement does.
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                                  ZSTD_freeCCtx);
  if (context == nullptr) throw std::bad_alloc();
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kCompressionLevel);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compress2(context.get(), frame.data(), frame.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();  // there is no other way for it to fail
  frame.resize(size);
  return frame;
}

Body body_of(std::string_view data) {
  if (data.size() < 2 * kHashBytes) refuse_document("it is cut short");
  const std::string_view frame = data.substr(2 * kHashBytes);
  const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size > kMostBodyBytes) refuse_document("it does not begin as a frame of zstd");
  Body body{.bytes = std::string(size, '\0')};
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                  ZSTD_freeDCtx);
  if (context == nullptr) throw std::bad_alloc();
  const std::size_t got = ZSTD_decompressDCtx(context.get(), body.bytes.data(), body.bytes.size(),
                                              frame.data(), frame.size());
  if (got != size) refuse_document(ZSTD_isError(got) != 0 ? ZSTD_getErrorName(got) : "its length");
  std::string_view rest = body.bytes;
  body.record = take_text(rest);
  body.evidence = take_text(rest);
  body.text = rest;
  return body;
}

}  // namespace

std::string encode_document(const Statement& statement) {
  std::string body;
  put_text(body, encode_record(statement));
  put_text(body, encode_evidence(statement.evidence));
  body += statement.text;
  Statement alone = statement;
  alone.id.clear();
  alone.source = {};
  std::string content;
  put_text(content, encode_record(alone));
  content += statement.text;
  return sha256_bytes(body) + sha256_bytes(content) + compressed(body);
}

Statement decode_document(std::string_view data) {
  const Body body = body_of(data);
  if (sha256_bytes(body.bytes) != data.substr(0, kHashBytes)) {
    refuse_document("its hash does not match");
  }
  Statement statement = decode_record(body.record);
  statement.evidence = decode_evidence(body.evidence);
  statement.text = body.text;
  return statement;
}

std::string decode_text(std::string_view data) { return std::string(body_of(data).text); }

std::string record_hash_of(std::string_view data) {
  return data.size() > 2 * kHashBytes ? hexadecimal(data.substr(0, kHashBytes)) : "";
}

std::string content_hash_of(std::string_view data) {
  return data.size() > 2 * kHashBytes ? hexadecimal(data.substr(kHashBytes, kHashBytes)) : "";
}

}  // namespace rostrum
