#include "benchmarks/relevance/word_index.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace rostrum::relevance {
namespace {

class Builder {
 public:
  explicit Builder(WordIndex& index) : index_(index) {}

  std::uint32_t add(const std::string& name, std::optional<std::uint32_t> position, bool in_title) {
    const auto [known, fresh] =
        index_.numbers.try_emplace(name, static_cast<std::uint32_t>(index_.terms.size()));
    if (fresh) index_.terms.push_back({.name = name});
    IndexedTerm& term = index_.terms[known->second];
    const auto document = static_cast<std::uint32_t>(index_.lengths.size());
    if (term.postings.empty() || term.postings.back().document != document) {
      term.postings.push_back({.document = document});
    }
    Occurrences& posting = term.postings.back();
    ++posting.count;
    if (in_title) ++posting.in_title;
    if (position) posting.positions.push_back(*position);
    ++term.collection_frequency;
    return known->second;
  }

 private:
  WordIndex& index_;
};

}  // namespace

const Occurrences* IndexedTerm::in(std::size_t document) const {
  const auto found = std::lower_bound(
      postings.begin(), postings.end(), document,
      [](const Occurrences& each, std::size_t wanted) { return each.document < wanted; });
  return found == postings.end() || found->document != document ? nullptr : &*found;
}

const IndexedTerm* WordIndex::find(const std::string& name) const {
  const auto known = numbers.find(name);
  return known == numbers.end() ? nullptr : &terms[known->second];
}

WordIndex index_words(const Collection& collection, TextAnalyser& analyser) {
  WordIndex index;
  Builder builder(index);
  for (const JudgedDocument& document : collection.documents) {
    if (std::find(index.languages.begin(), index.languages.end(), document.language) ==
        index.languages.end()) {
      index.languages.push_back(document.language);
    }
    std::map<std::uint32_t, std::uint32_t> counts;
    std::uint32_t offset = 0;
    double length = 0;
    for (const bool in_title : {true, false}) {
      const AnalysedText analysed = analyser.analyse(in_title ? document.title : document.text);
      for (const Token& token : analysed.tokens) {
        const std::uint32_t position = offset + token.position;
        builder.add("=" + std::string(token.word), position, in_title);
        ++counts[builder.add(analyser.stem_term(document.language, token.word), position,
                             in_title)];
      }
      for (const Compound& compound : analysed.compounds) {
        builder.add(analyser.stem_term(document.language, compound.word), std::nullopt, in_title);
      }
      length += static_cast<double>(analysed.tokens.size());
      if (!analysed.tokens.empty()) offset += analysed.tokens.back().position + kParagraphGap;
    }
    auto& terms = index.documents.emplace_back();
    for (const auto& [term, count] : counts) terms.push_back({term, count});
    index.lengths.push_back(length);
    index.words += length;
  }
  index.average_length = index.words / std::max(1.0, static_cast<double>(index.lengths.size()));
  return index;
}

}  // namespace rostrum::relevance
