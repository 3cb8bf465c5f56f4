/// Answers in the few words that an assistant needs: who, where, when, the passage, its citation.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>

#include "searcher/answers/tables/table.hpp"
#include "searcher/engine/searcher.hpp"
#include "searcher/server/routes/route.hpp"

namespace rostrum {

/// Which part of a list is wanted.
struct Paging {
  std::size_t offset = 0;
  std::size_t limit = 0;
};

/// Hits with their passages, facets that were asked for, and what the words stood for.
[[nodiscard]] nlohmann::ordered_json brief(const SearchResponse& response, const Call& call);

/// A statement, its paragraphs from `offset` on. `hit` is the same statement as a search gives it.
[[nodiscard]] nlohmann::ordered_json brief(const MarkedStatement& marked, const Hit& hit,
                                           const Paging& paging, const Call& call);

/// Values whose code or label holds `part` ("" for all).
[[nodiscard]] nlohmann::ordered_json brief(const Facet& facet, const std::string& part,
                                           const Paging& paging);

/// Passes on the rows of a page and counts all of them.
class PagedRows : public TableSink {
 public:
  PagedRows(TableSink& inner, const Paging& paging) : inner_(inner), paging_(paging) {}

  void begin(const TableHeading& heading) override { inner_.begin(heading); }
  void row(const TableRow& row) override {
    const std::size_t at = rows_++;
    if (at >= paging_.offset && at - paging_.offset < paging_.limit) inner_.row(row);
  }
  void end() override { inner_.end(); }

  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  TableSink& inner_;
  Paging paging_;
  std::size_t rows_ = 0;
};

/// Says how many there are, and where the next ones begin if these are not the last.
void put_paging(nlohmann::ordered_json& answer, const Paging& paging, std::size_t total);

}  // namespace rostrum
