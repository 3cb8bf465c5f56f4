/// Test collections for ranking: documents, questions, and judgements of which answers which.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace rostrum::relevance {

struct JudgedDocument {
  std::string id;
  std::string title;     ///< "" if it has none
  std::string text;      ///< and keywords, as its last paragraph
  std::string language;  ///< BCP 47; "en" if the record does not say
};

struct JudgedQuestion {
  std::string id;
  std::string text;
  std::map<std::size_t, int> grades;  ///< of documents, by index; what is not there counts as 0
};

struct Collection {
  std::string name;  ///< the folder's
  std::vector<JudgedDocument> documents;
  std::vector<JudgedQuestion> questions;  ///< those that at least one document answers
};

/// Reads `queries.jsonl`, `qrels.tsv`, and the documents from `docs.jsonl` or, as one array, from
/// `docs.json`. Throws Error: NotFound without a file, InvalidInput with the line
/// that is malformed or judges a document or question that is not there.
[[nodiscard]] Collection read_collection(const std::filesystem::path& folder);

}  // namespace rostrum::relevance
