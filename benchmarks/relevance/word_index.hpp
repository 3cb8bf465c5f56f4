/// A small collection in memory, as words with positions: what ranking models are tried on.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "benchmarks/relevance/collection.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum::relevance {

/// Where one term stands in one document.
struct Occurrences {
  std::uint32_t document = 0;
  std::uint32_t count = 0;
  std::uint32_t in_title = 0;  ///< how many of them are in the title
  /// Ascending; title first, then a gap, then the text. A joined spelling has none.
  std::vector<std::uint32_t> positions;
};

struct IndexedTerm {
  std::string name;
  std::vector<Occurrences> postings;  ///< by document
  double collection_frequency = 0;

  /// Null if it does not stand there.
  [[nodiscard]] const Occurrences* in(std::size_t document) const;
};

/// A term of a document, for feedback.
struct DocumentTerm {
  std::uint32_t term = 0;
  std::uint32_t frequency = 0;
};

/// Terms are the product's: stems as TextAnalyser::stem_term makes them, joined spellings of
/// hyphenated words, and the plain words with "=" before them.
struct WordIndex {
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<IndexedTerm> terms;
  std::vector<std::vector<DocumentTerm>> documents;  ///< stems only
  std::vector<double> lengths;                       ///< in words, title included
  std::vector<std::string> languages;                ///< of the documents, each once
  double average_length = 0;
  double words = 0;  ///< in the whole collection

  [[nodiscard]] const IndexedTerm* find(const std::string& name) const;
};

[[nodiscard]] WordIndex index_words(const Collection& collection, TextAnalyser& analyser);

}  // namespace rostrum::relevance
