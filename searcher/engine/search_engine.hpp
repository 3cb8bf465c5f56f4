/// Answers questions over one index.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "searcher/engine/searcher.hpp"

namespace rostrum {

/// The searcher of an index on this machine.
class SearchEngine final : public Searcher {
 public:
  /// Throws and requires as open_searcher.
  SearchEngine(const std::filesystem::path& index, const Vocabulary& vocabulary,
               std::shared_ptr<CommitShare> share = nullptr, FilesToldBy files = FilesToldBy::Path);
  ~SearchEngine() override;

  [[nodiscard]] SearchResponse search(const SearchRequest& request) override;
  [[nodiscard]] MarkedStatement show(const std::string& id, const std::string& text,
                                     const QueryLimits& limits, const Thesaurus* synonyms) override;
  [[nodiscard]] Facet values(const std::string& facet, const SearchRequest& request) override;
  [[nodiscard]] std::vector<CountedConcept> concepts(const Thesaurus& thesaurus,
                                                     const std::string& name) override;
  void analyse(const std::function<void(const IndexView&)>& work,
               const QueryLimits& limits) override;
  [[nodiscard]] IndexState newest() override;
  [[nodiscard]] IndexState current() const override;

 private:
  struct Impl;  // keeps <xapian.h> out of this header
  std::unique_ptr<Impl> impl_;
};

}  // namespace rostrum
