/// What poppler says of data that it cannot read, while a page is read. A door to poppler.
#pragma once

namespace rostrum {

/// From now on; of all documents of this process.
void listen_for_page_faults();

/// True if, since this was asked last in this thread, something was said by which text may be
/// missing: a stream that breaks off, a font or a form that is not there.
[[nodiscard]] bool had_page_faults();

}  // namespace rostrum
