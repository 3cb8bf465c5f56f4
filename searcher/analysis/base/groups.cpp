#include "searcher/analysis/base/groups.hpp"

#include "schemas/base/error.hpp"
#include "searcher/answers/base/citation.hpp"

namespace rostrum {

Groups::Groups(const Field& facet, const IndexView& index, bool with_groups)
    : column_(index.column(facet)) {
  if (!with_groups) return;
  if (facet.kind == FieldKind::Membership) {
    throw Error(ErrorKind::InvalidInput,
                "with-groups: a group's statement counts for each of its members, and only some of "
                "them may belong to one " +
                    std::string(facet.name) + "; leave it out, or take rows of country");
  }
  if (facet.id == FieldId::Country) members_.emplace(index, column_);
}

void note_unsure(const Groups& groups, const Field& facet, const Matches& matches,
                 const IndexView& index, TableHeading& heading) {
  if (groups.unsure().last() == 0) return;
  DocSet unsure = groups.unsure();
  unsure &= matches.on_file;
  const std::size_t count = index.count(unsure);
  if (count == 0) return;
  heading.notes.emplace_back(
      std::string(facet.name) + ": of " + plural(count, "statement on file", "statements on file") +
      " it is not known to the day who was a member; they count where it is");
}

}  // namespace rostrum
