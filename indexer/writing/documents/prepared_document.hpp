/// A statement as the terms, values and data that stand for it in the index.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "schemas/index/facet_entries.hpp"
#include "schemas/index/statement_terms.hpp"
#include "schemas/record/statement.hpp"
#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace Xapian {
class Document;
}

namespace rostrum {

struct PreparedDocument {
  std::string id;
  std::string file;  ///< on disk, that it came from
  StatementTerms terms;
  std::vector<std::string> filters;  ///< terms without weight: facets, id, file; each once
  std::vector<std::pair<unsigned, std::string>> values;  ///< slot and value
  std::string record;                                    ///< encode_record, for the columns
  std::string data;
  std::vector<FacetEntry> facets;
  std::shared_ptr<Xapian::Document> ready;  ///< of make_ready, until it is put
};

/// Pure: the same statement gives the same document. REQUIRES: statement.id is set.
/// Throws Error(InvalidInput) if the statement breaks a limit of the index: not UTF-8, control
/// characters in an id, more than kMaxDocumentBytes. Nothing else can make Xapian refuse it.
[[nodiscard]] PreparedDocument prepare(const Statement& statement, const Vocabulary& vocabulary,
                                       TextAnalyser& analyser);

/// Does what of putting a document needs no index, so that the one thread that writes has less to
/// do. Nothing of the document may change from here on. Throws Error(InvalidInput) if Xapian
/// refuses it.
void make_ready(PreparedDocument& document);

inline constexpr std::size_t kMaxDocumentBytes = std::size_t{32} << 20;

}  // namespace rostrum
