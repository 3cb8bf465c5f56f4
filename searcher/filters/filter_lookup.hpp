/// What the resolvers of single filter fields share: the question, the index, the refusal.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/base/error.hpp"
#include "schemas/index/facet_entries.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/filters/filter_resolver.hpp"

namespace rostrum {

/// One value that is looked up.
struct FilterLookup {
  const Field& field;
  std::string typed;  ///< plain spaces, none at the ends; never empty
  const Vocabulary& vocabulary;
  const IndexValues& index;
  const std::vector<std::string>& conventions;
  SessionFinder* finder = nullptr;  ///< null: one is made when it is needed
};

/// (folded name, what to show), as nearest_names takes them.
using NamesToOffer = std::vector<std::pair<std::string, std::string>>;

/// Values of the index whose code is `typed`, in any case; else those whose label it is.
[[nodiscard]] std::vector<FacetValue> in_index(const FilterLookup& lookup);

/// The label that the index has for a code; `otherwise` if it has none.
[[nodiscard]] std::string label_in_index(const FilterLookup& lookup, std::string_view code,
                                         std::string_view otherwise);

[[nodiscard]] ResolvedFilter resolved(const FilterLookup& lookup, std::string code,
                                      std::string label);
[[nodiscard]] ResolvedFilter resolved(const FilterLookup& lookup,
                                      const std::vector<FacetValue>& values);

/// `FIELD: PROBLEM`, with the nearest of `names` and of the values in the index.
[[nodiscard]] Error refusal(const FilterLookup& lookup, const std::string& problem,
                            NamesToOffer names = {});

/// A session by its code, by its label in the index, or by any name that SessionFinder knows.
/// Throws Error(InvalidInput) if none has that name.
[[nodiscard]] ResolvedFilter resolve_session(const FilterLookup& lookup);

/// A group or a treaty whose members are on file. Throws Error(InvalidInput) for any other.
[[nodiscard]] ResolvedFilter resolve_member_of(const FilterLookup& lookup);

/// A regional group of the United Nations, by its own name or that of its region. Throws
/// Error(InvalidInput) for anything else.
[[nodiscard]] ResolvedFilter resolve_region(const FilterLookup& lookup);

}  // namespace rostrum
