#include "indexer/writing/prepared_document.hpp"

#include <algorithm>
#include <unordered_map>

#include "schemas/error.hpp"
#include "schemas/fields.hpp"

namespace rostrum {
namespace {

/// Gathers terms, each once, whatever the order they come in.
class Terms {
 public:
  void add(const std::string& term, std::uint32_t position) {
    PreparedTerm& known = at(term);
    ++known.count;
    known.positions.push_back(position);
  }
  void add(const std::string& term) { ++at(term).count; }
  void add_filter(const std::string& term) { at(term); }

  [[nodiscard]] std::vector<PreparedTerm> take() {
    for (PreparedTerm& term : terms_) {
      std::sort(term.positions.begin(), term.positions.end());
    }
    return std::move(terms_);
  }

 private:
  PreparedTerm& at(const std::string& term) {
    const auto [place, fresh] = index_.try_emplace(term, terms_.size());
    if (fresh) terms_.push_back({.term = term});
    return terms_[place->second];
  }

  std::unordered_map<std::string, std::size_t> index_;
  std::vector<PreparedTerm> terms_;
};

/// Words of one text under a prefix. Returns the position that the next text may start at.
std::uint32_t add_words(std::string_view text, std::string_view prefix, std::string_view language,
                        std::uint32_t offset, TextAnalyser& analyser, Terms& terms,
                        PreparedDocument& document) {
  const AnalysedText analysed = analyser.analyse(text);
  const std::string start(prefix);
  for (const Token& token : analysed.tokens) {
    terms.add(start + token.word, offset + token.position);
    const std::string stem = analyser.stem_term(language, token.word);
    terms.add(start + stem);
    document.synonyms.emplace_back(stem, token.word);
  }
  for (const Compound& compound : analysed.compounds) {
    terms.add(start + compound.word);
    const std::string stem = analyser.stem_term(language, compound.word);
    terms.add(start + stem);
    document.synonyms.emplace_back(stem, compound.word);
    std::string parts;
    for (std::size_t i = 0; i < compound.tokens; ++i) {
      parts += (i == 0 ? "" : " ") + analysed.tokens[compound.first_token + i].word;
    }
    document.synonyms.emplace_back(std::string(kCompoundPrefix) + compound.word, parts);
  }
  return analysed.tokens.empty() ? offset
                                 : offset + analysed.tokens.back().position + kParagraphGap;
}

void check(const Statement& statement) {
  for (const std::string* text : {&statement.id, &statement.title, &statement.text}) {
    if (!is_utf8(*text)) {
      throw Error(ErrorKind::InvalidInput, "the text is not UTF-8; convert it first");
    }
    if (text->find('\0') != std::string::npos) {
      throw Error(ErrorKind::InvalidInput, "the text holds NUL characters; take them out");
    }
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
  PreparedDocument document{.id = statement.id, .file = statement.source.file};
  Terms terms;
  const std::string& language = statement.language;
  // Title words are words of the statement, and words of its title too.
  const std::uint32_t after_title =
      add_words(statement.title, "", language, 0, analyser, terms, document);
  add_words(statement.text, "", language, after_title, analyser, terms, document);
  add_words(statement.title, field("title").prefix, language, 0, analyser, terms, document);
  add_words(statement.speaker.name + "\n\n" + statement.speaker.post, field("speaker").prefix,
            language, 0, analyser, terms, document);

  document.facets = facet_entries(statement, vocabulary);
  for (const FacetEntry& entry : document.facets) terms.add_filter(entry.term);
  terms.add_filter(std::string(field("id").prefix) + statement.id);
  terms.add_filter(std::string(field("file").prefix) + file_key(statement.source.file));
  document.terms = terms.take();
  document.data = encode_document(statement);
  if (statement.date)
    document.values.emplace_back(*field("date").slot, date_value(*statement.date));
  document.values.emplace_back(*field("content").slot, content_hash_of(document.data));

  std::sort(document.synonyms.begin(), document.synonyms.end());
  document.synonyms.erase(std::unique(document.synonyms.begin(), document.synonyms.end()),
                          document.synonyms.end());
  return document;
}

}  // namespace rostrum
