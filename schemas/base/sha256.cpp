#include "schemas/base/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <memory>

#include "schemas/base/error.hpp"
#include "schemas/base/regular_file.hpp"

namespace rostrum {
namespace {

/// A running SHA-256.
class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    check(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr));
  }
  void add(std::string_view bytes) {
    check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
  }
  [[nodiscard]] std::string bytes() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    check(EVP_DigestFinal_ex(context_.get(), digest.data(), &size));
    return {digest.begin(), digest.begin() + size};
  }

 private:
  static void check(int done) {
    if (done == 1) return;
    throw Error(ErrorKind::Unreadable,
                "sha-256: the cryptographic library has none; check OpenSSL");
  }
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

std::string hexadecimal(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    text.push_back(kDigits[byte >> 4]);
    text.push_back(kDigits[byte & 15]);
  }
  return text;
}

std::string sha256_bytes(std::string_view bytes) {
  Digest digest;
  digest.add(bytes);
  return digest.bytes();
}

std::string sha256(std::string_view bytes) { return hexadecimal(sha256_bytes(bytes)); }

std::string sha256_of_file(const std::filesystem::path& file, std::string_view more) {
  constexpr std::size_t kBlock = std::size_t{1} << 18;
  RegularFile opened(file);
  Digest digest;
  std::string block(kBlock, '\0');
  while (const std::size_t got = opened.read(block.data(), block.size())) {
    digest.add(std::string_view(block).substr(0, got));
  }
  digest.add(more);
  return hexadecimal(digest.bytes());
}

}  // namespace rostrum
