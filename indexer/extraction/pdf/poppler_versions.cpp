#include "indexer/extraction/pdf/poppler_versions.hpp"

#include <Stream.h>
#include <UTF.h>
#include <goo/gmem.h>

#include <optional>
#include <string>
#include <type_traits>

namespace rostrum {
namespace {

using Password = std::optional<GooString>;
using Callback = std::function<void()>;

/// These two are templates so that what another version does not have is not compiled.
template <typename Document>
std::unique_ptr<Document> opened(BaseStream* stream, const Callback& rebuilt) {
  constexpr bool kKnowsItsWindow =
      std::is_constructible_v<Document, BaseStream*, Password, Password, void*, Callback>;
  if constexpr (kKnowsItsWindow) {
    return std::make_unique<Document>(stream, Password{}, Password{}, nullptr, rebuilt);
  } else {
    return std::make_unique<Document>(stream, Password{}, Password{}, rebuilt);
  }
}

template <typename Text>
std::vector<Unicode> decoded(const Text& text) {
  if constexpr (requires { TextStringToUCS4(text); }) {
    return TextStringToUCS4(text);
  } else {
    Unicode* read = nullptr;
    const int count = TextStringToUCS4(text, &read);
    std::vector<Unicode> letters(read, read + count);
    gfree(read);
    return letters;
  }
}

}  // namespace

std::unique_ptr<PDFDoc> open_pdf(std::string_view bytes, const Callback& rebuilt) {
  const auto size = static_cast<Goffset>(bytes.size());
  // The document deletes it.
  auto* const stream = new MemStream(bytes.data(), 0, size, Object(objNull));
  return opened<PDFDoc>(stream, rebuilt);
}

std::vector<Unicode> letters_of(const GooString& text) { return decoded(text.toStr()); }

}  // namespace rostrum
