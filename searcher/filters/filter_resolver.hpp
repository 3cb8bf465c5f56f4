/// Values of filters as a user types them, into the codes that the index knows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/index/facet_entries.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/vocabulary/session_finder.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

/// What the statements of one index carry. Over Xapian in the searcher, over lists in tests.
class IndexValues {
 public:
  virtual ~IndexValues() = default;
  /// Every value of one facet, in any order.
  [[nodiscard]] virtual const std::vector<FacetValue>& values(const Field& facet) const = 0;
};

struct ResolvedFilter {
  std::string field;
  /// At least one. Several where the name of a session fits meetings of several conventions, or
  /// where values of the index share a label: each of them is meant.
  std::vector<std::string> codes;
  std::vector<std::string> labels;  ///< one for each code
  std::string typed;
  bool no_value = false;  ///< "none": statements without a value of the field
};

/// The codes of one value: a code, a name or an alias, in any case and language of the vocabulary.
/// A value that only the index knows is taken by its code or its label. One that the vocabulary
/// knows and the index has not is taken too: it finds nothing, and the caller may say so.
/// `conventions` are codes that other filters of the question ask for; they decide between sessions
/// of one name. Throws Error(InvalidInput) if nothing has exactly that name; the message offers the
/// nearest ones. REQUIRES: `field` is an Id or has values.
[[nodiscard]] ResolvedFilter resolve_filter(const Field& field, std::string_view typed,
                                            const Vocabulary& vocabulary, const IndexValues& index,
                                            const std::vector<std::string>& conventions = {},
                                            SessionFinder* finder = nullptr);

}  // namespace rostrum
