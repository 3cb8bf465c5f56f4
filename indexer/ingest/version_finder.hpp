/// Whether a statement is a version of one that is in the index: a copy, or a translation.
#pragma once

#include <optional>
#include <string>

#include "indexer/writing/changing_index.hpp"
#include "schemas/record/statement.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {

struct FoundVersion {
  std::string main;  ///< id of the main version
  Statement other;   ///< the version that was found
  std::string how;   ///< "a copy of 'x', from file", for people
};

/// Makes `statement` a version: what it lacks and the other one knows of author, meeting, item and
/// date it gets from there, with evidence that says so.
void become_version(const FoundVersion& found, Statement& statement);

/// Adds the terms by which later statements find this one.
void add_version_terms(const Statement& statement, PreparedDocument& prepared,
                       TextAnalyser& analyser);

/// A copy: the same language and nearly the same text, and nothing known of author, meeting, item
/// or date that differs. A translation: another language, and the same author, meeting, items, kind
/// and day, all of them known. Nothing else: a statement that is taken for a version of another is
/// counted once with it, so that a wrong finding is worse than none.
/// `prepared` has the terms of add_version_terms.
[[nodiscard]] std::optional<FoundVersion> find_main_version(const Statement& statement,
                                                            const PreparedDocument& prepared,
                                                            const ChangingIndex& index,
                                                            TextAnalyser& analyser);

}  // namespace rostrum
