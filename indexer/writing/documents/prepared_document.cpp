#include "indexer/writing/documents/prepared_document.hpp"

#include <algorithm>
#include <initializer_list>

#include "schemas/base/error.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/index/index_format.hpp"
#include "schemas/index/record_codec.hpp"
#include "schemas/index/stored_document.hpp"

namespace rostrum {
namespace {

void check(const Statement& statement) {
  const std::initializer_list<std::pair<std::string, const std::string&>> texts = {
      {"id", statement.id},
      {"title", statement.title},
      {"text", statement.text},
      {"speaker.name", statement.speaker.name},
      {"speaker.post", statement.speaker.post},
      {"source.file", statement.source.file}};
  for (const auto& [name, text] : texts) {
    if (!is_utf8(text)) {
      throw Error(ErrorKind::InvalidInput, name + ": is not UTF-8; convert it first");
    }
    if (text.find('\0') != std::string::npos) {
      throw Error(ErrorKind::InvalidInput, name + ": holds NUL characters; take them out");
    }
  }
  if (std::any_of(statement.id.begin(), statement.id.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; })) {
    throw Error(ErrorKind::InvalidInput, "id: control characters are not allowed; take them out");
  }
  if (statement.variant_of.size() > kMaxTermBytes - 1) {
    throw Error(ErrorKind::InvalidInput,
                "variant_of: at most " + std::to_string(kMaxTermBytes - 1) + " bytes are allowed");
  }
  if (statement.id.empty() || statement.id.size() > kMaxTermBytes - 1) {
    throw Error(ErrorKind::InvalidInput,
                "id: between 1 and " + std::to_string(kMaxTermBytes - 1) + " bytes are allowed");
  }
  if (statement.text.size() > kMaxDocumentBytes) {
    throw Error(ErrorKind::InvalidInput, "the statement has more than " +
                                             std::to_string(kMaxDocumentBytes >> 20) +
                                             " MB; split it into its statements");
  }
}

}  // namespace

PreparedDocument prepare(const Statement& statement, const Vocabulary& vocabulary,
                         TextAnalyser& analyser) {
  check(statement);
  PreparedDocument document{.id = statement.id,
                            .file = outer_file(statement.source.file),
                            .terms = terms_of(statement, analyser),
                            .record = encode_record(statement),
                            .data = encode_document(statement),
                            .facets = facet_entries(statement, vocabulary)};
  for (const FacetEntry& entry : document.facets) document.filters.push_back(entry.term);
  document.filters.push_back(std::string(field(FieldId::Id).prefix) + statement.id);
  document.filters.push_back(std::string(field(FieldId::File).prefix) + file_key(document.file));
  if (!statement.variant_of.empty()) {
    document.filters.push_back(variant_term(statement.variant_of));
  }
  if (statement.date) {
    document.values.emplace_back(*field(FieldId::Date).slot, date_value(*statement.date));
  }
  document.values.emplace_back(*field(FieldId::Content).slot, content_hash_of(document.data));
  return document;
}

}  // namespace rostrum
