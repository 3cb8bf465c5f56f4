/// What stands behind an IndexView. For the files of this folder alone: it shows Xapian.
#pragma once

#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

class IndexSource {
 public:
  IndexSource(const Snapshot& of, const Vocabulary& names, TextAnalyser& own)
      : snapshot(of), vocabulary(names), analyser(own) {}

  /// Of this commit, also when writers have overtaken it: numbers of documents are never used again
  /// for another text, so that a newer commit has the same under the same number.
  /// Throws Error: Busy if the statement has been changed or taken out meanwhile.
  [[nodiscard]] Statement statement(std::uint32_t document);

  const Snapshot& snapshot;
  const Vocabulary& vocabulary;
  TextAnalyser& analyser;

 private:
  Xapian::Database newer_;  ///< what statements are read from once the commit is overtaken
  bool overtaken_ = false;
};

/// Of the statements in the index.
[[nodiscard]] std::vector<std::string> nearest_ids(const std::string& id, const Snapshot& snapshot);

}  // namespace rostrum
