/// Gathers statements for a segment. Memory grows with their words: a thousand take some 15 MB.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/base/name_table.hpp"
#include "schemas/columns/segment_writer.hpp"
#include "schemas/index/statement_terms.hpp"

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
    std::uint32_t list;
    std::uint32_t document;
    std::uint32_t count;
    std::uint32_t positions;  ///< of a word: where they begin in positions_
  };
  /// The lists of a kind: they are numbered as they first come up.
  struct Lists {
    NameTable names;
    std::vector<Posting> postings;  ///< by document
  };
  struct SortedLists {
    std::vector<std::uint32_t> lists;     ///< by name
    std::vector<std::uint32_t> places;    ///< of each list in `lists`
    std::vector<std::uint32_t> starts;    ///< of each list in `postings`, and behind the last
    std::vector<std::uint32_t> postings;  ///< by list, and then by document
  };

  std::uint32_t add_posting(ListKind kind, std::string_view name, std::uint32_t document,
                            std::uint32_t count);
  [[nodiscard]] const Lists& lists(ListKind kind) const;
  [[nodiscard]] const SortedLists& sorted(ListKind kind) const;

  std::vector<SegmentDocument> documents_;
  std::deque<std::string> records_;  ///< of the documents, which point to them
  std::array<Lists, kListKinds> lists_;
  std::vector<std::uint16_t> positions_;
  std::vector<StemForm> forms_;             ///< by numbers of lists, some more than once
  std::vector<std::uint32_t> latest_stem_;  ///< of each word
  mutable std::array<SortedLists, kListKinds> sorted_;  ///< as far as asked for
};

}  // namespace rostrum
