#include "searcher/analysis/base/groups.hpp"

#include "searcher/answers/base/citation.hpp"

namespace rostrum {

void note_unsure(const Groups& groups, const Field& facet, const Matches& matches,
                 const IndexView& index, TableHeading& heading) {
  if (groups.unsure().last() == 0) return;
  DocSet unsure = groups.unsure();
  unsure &= matches.on_file;
  const std::size_t count = index.count(unsure);
  if (count == 0) return;
  heading.notes.push_back(std::string(facet.name) + ": of " +
                          plural(count, "statement on file", "statements on file") +
                          " it is not known to the day who was a member; they count where it is");
}

}  // namespace rostrum
