// The table of analyses: a new one is a file of this folder and a row here.
#include <algorithm>
#include <array>

#include "searcher/analysis/base/analysis.hpp"
#include "searcher/analysis/changes.hpp"
#include "searcher/analysis/cite.hpp"
#include "searcher/analysis/collocates.hpp"
#include "searcher/analysis/compare.hpp"
#include "searcher/analysis/concordance.hpp"
#include "searcher/analysis/coverage/coverage.hpp"
#include "searcher/analysis/export.hpp"
#include "searcher/analysis/matrix.hpp"
#include "searcher/analysis/ngrams.hpp"
#include "searcher/analysis/shared.hpp"
#include "searcher/analysis/similar.hpp"
#include "searcher/analysis/trend.hpp"

namespace rostrum {

std::span<const Analysis> analyses() {
  static const std::array kAnalyses{
      export_analysis(),  concordance_analysis(), trend_analysis(),  matrix_analysis(),
      compare_analysis(), collocates_analysis(),  ngrams_analysis(), similar_analysis(),
      shared_analysis(),  changes_analysis(),     cite_analysis(),   coverage_analysis()};
  return kAnalyses;
}

const Analysis* find_analysis(std::string_view name) {
  const auto all = analyses();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Analysis& each) { return each.name == name; });
  return found != all.end() ? &*found : nullptr;
}

}  // namespace rostrum
