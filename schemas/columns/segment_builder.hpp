/// Gathers statements for a segment. Memory grows with their words: a thousand take some 30 MB.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schemas/columns/segment_writer.hpp"
#include "schemas/statement_terms.hpp"

namespace rostrum {

class SegmentBuilder final : public SegmentSource {
 public:
  /// `facets` are the terms of the statement's facet values, each once, in any order.
  /// REQUIRES: `document.number` is beyond all numbers before it, at most kMostSlots - 1 beyond the
  /// first.
  void add(const SegmentDocument& document, const StatementTerms& terms,
           const std::vector<std::string>& facets);

  [[nodiscard]] bool empty() const { return documents_.empty(); }
  [[nodiscard]] std::vector<SegmentDocument> documents() const override { return documents_; }
  void give(ListKind kind, PostingSink& sink) const override;
  [[nodiscard]] std::vector<StemForm> forms() const override;

 private:
  struct Posting {
    std::uint32_t document;
    std::uint32_t count;
  };
  struct List {
    std::string_view name;
    std::vector<Posting> postings;
    std::vector<std::uint16_t> positions;
    std::vector<const List*> stems;    ///< of a word: those that it has
    mutable std::uint32_t number = 0;  ///< among the sorted ones
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const {
      return std::hash<std::string_view>()(name);
    }
  };
  using Dictionary = std::unordered_map<std::string, List, Hash, std::equal_to<>>;

  List& list_of(ListKind kind, std::string_view name);
  /// Lists by name, which gives them their numbers.
  [[nodiscard]] const std::vector<const List*>& sorted(ListKind kind) const;

  std::vector<SegmentDocument> documents_;
  std::deque<std::string> records_;  ///< of the documents, which point to them
  std::array<Dictionary, kListKinds> lists_;
  mutable std::array<std::vector<const List*>, kListKinds> sorted_;  ///< as far as asked for
};

}  // namespace rostrum
