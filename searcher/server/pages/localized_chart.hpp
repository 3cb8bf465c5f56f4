/// A chart in the language of a page.
#pragma once

#include <functional>
#include <string>

#include "searcher/answers/tables/table.hpp"
#include "searcher/server/pages/page.hpp"

namespace rostrum {

/// Takes a table, and gives it on with its title, axis, names and figures in the page's language.
class LocalizedChart : public TableSink {
 public:
  /// `by` names the field that rows are values of; "" for none. `begun` makes the picture, anew
  /// each time the table begins; it lives until the next.
  LocalizedChart(const Page& page, std::string by, std::function<TableSink*()> begun)
      : page_(page), by_(std::move(by)), begun_(std::move(begun)) {}

  void begin(const TableHeading& heading) override;
  void row(const TableRow& row) override;
  void end() override { picture_->end(); }

 private:
  [[nodiscard]] std::string source_of(const TableHeading& heading) const;

  const Page& page_;
  std::string by_;
  std::function<TableSink*()> begun_;
  TableSink* picture_ = nullptr;
  TableChart chart_;
};

}  // namespace rostrum
