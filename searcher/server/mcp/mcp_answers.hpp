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
struct AnswerWindow {
  std::size_t offset = 0;
  std::size_t limit = 0;
};

/// Hits with their passages, facets that were asked for, and what the words stood for.
[[nodiscard]] nlohmann::ordered_json brief(const SearchResponse& response, const Call& call);

/// A statement, its paragraphs from `offset` on. `hit` is the same statement as a search gives it.
[[nodiscard]] nlohmann::ordered_json brief(const MarkedStatement& marked, const Hit& hit,
                                           const AnswerWindow& window, const Call& call);

/// Values whose code or label holds `part` ("" for all).
[[nodiscard]] nlohmann::ordered_json brief(const Facet& facet, const std::string& part,
                                           const AnswerWindow& window);

/// Passes on the rows of a window and counts all of them.
class TableWindow : public TableSink {
 public:
  TableWindow(TableSink& inner, const AnswerWindow& window) : inner_(inner), window_(window) {}

  void begin(const TableHeading& heading) override { inner_.begin(heading); }
  void row(const TableRow& row) override {
    const std::size_t at = rows_++;
    if (at >= window_.offset && at - window_.offset < window_.limit) inner_.row(row);
  }
  void end() override { inner_.end(); }

  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  TableSink& inner_;
  AnswerWindow window_;
  std::size_t rows_ = 0;
};

/// Says how many there are, and where the next ones begin if these are not the last.
void put_window(nlohmann::ordered_json& answer, const AnswerWindow& window, std::size_t total);

}  // namespace rostrum
