/// Gathers statements for a segment. Memory grows with their words: a thousand take some 30 MB.
#pragma once

#include <array>
#include <cstdint>
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
  void give_forms(FormSink& sink) const override;

 private:
  struct Posting {
    std::uint32_t document;
    std::uint32_t count;
  };
  struct List {
    std::vector<Posting> postings;
    std::vector<std::uint16_t> positions;
    std::vector<const std::string*> stems;  ///< of a word: names of the stems that it has
  };
  using Dictionary = std::unordered_map<std::string, List>;

  std::vector<SegmentDocument> documents_;
  std::array<Dictionary, kListKinds> lists_;
};

}  // namespace rostrum
