/// Mails that only send what is attached to them.
#pragma once

#include <cstddef>

#include "indexer/readers/file_reader.hpp"

namespace rostrum {

/// Takes the statement at `place` out if it is a note on what stands behind it: shorter than that,
/// not titled with an author, and nothing but a few words, or some more that speak of an
/// attachment. A note tells it.
void drop_cover_note(std::size_t place, ReadResult& result);

}  // namespace rostrum
