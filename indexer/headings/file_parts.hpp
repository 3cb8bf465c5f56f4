/// Files that hold several statements: verbatim records, compilations, an original with its
/// translation.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/headings/fields/delegation_finder.hpp"
#include "schemas/record/statement.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {

/// One statement of a file, as bytes of its text, which begin and end with a paragraph.
struct FilePart {
  Span text{};
  std::optional<Author> author;  ///< as the line that introduces the speech has it, if it does
  std::vector<std::string> on_behalf_of;  ///< codes of those it says the speech is for
  std::string speaker;                    ///< "Ms. Example"
  std::string quote;                      ///< the line that introduces it
  std::vector<AgendaItem> items;          ///< under discussion when it was made; empty if not told
  bool own_heading = false;               ///< its metadata is in its own heading
};

/// The speeches of a verbatim record: each begins a paragraph with its speaker and a colon, as in
/// "Ms. Example (Norway), on behalf of … (spoke in French):". A line that introduces one whom it
/// does not place begins a speech of nobody's. Or the statements of a compilation: each begins with
/// a line such as "Statement by Norway". Empty unless two delegations at least take the floor.
/// What stands before the first part is the heading of the whole. Short remarks of the chair, who
/// gives the floor, are no parts; `remarks` is set to how many there are.
[[nodiscard]] std::vector<FilePart> parts_of(std::string_view text,
                                             const DelegationFinder& delegations,
                                             std::size_t& remarks);

/// The versions of a statement that stand one after the other in different languages; empty if the
/// text is in one, or its languages take turns.
struct Version {
  Span text{};
  std::string language;
  bool translation = false;  ///< its heading says so
};
[[nodiscard]] std::vector<Version> versions_of(std::string_view text);

}  // namespace rostrum
