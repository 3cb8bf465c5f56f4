/// What differs between the versions of poppler's core, 22.12 to 25.03: they are asked what they
/// take, not for their numbers. A door to poppler.
#pragma once

#include <PDFDoc.h>
#include <goo/GooString.h>

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace rostrum {

/// `rebuilt` is called if the list of the document's objects is broken and they are looked for in
/// the file. REQUIRES: the bytes outlive the document.
[[nodiscard]] std::unique_ptr<PDFDoc> open_pdf(std::string_view bytes,
                                               const std::function<void()>& rebuilt);

/// The letters of a text that stands in a document beside its pages: UTF-16 by its first two bytes,
/// or PDF's own encoding.
[[nodiscard]] std::vector<Unicode> letters_of(const GooString& text);

}  // namespace rostrum
