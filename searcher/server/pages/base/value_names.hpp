/// Values on file by their names, as people begin to type them.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/engine/searcher.hpp"

namespace rostrum {

/// Those of one field that some statement has. Immutable once it is made.
class FieldNames {
 public:
  struct Value {
    std::string value;
    std::string label;  ///< in English
    std::size_t count = 0;
  };

  FieldNames(std::string_view field, const Facet& facet, const Vocabulary& vocabulary);

  /// Those one of whose names, in any language, has a word that begins so; Chinese may stand
  /// anywhere in it. `typed` is folded as names are.
  [[nodiscard]] std::vector<const Value*> called(const std::string& typed) const;

 private:
  void add_name(std::string_view name, std::uint32_t value);

  std::vector<Value> values_;
  /// Names from each of their words on, in order, and whose they are.
  std::vector<std::pair<std::string, std::uint32_t>> begins_;
};

/// The names of the newest commit, made when a field is first asked for: counting its values costs
/// as much as a question, and somebody who types asks at each letter. Thread-safe.
class ValueNames {
 public:
  /// Of the commit that the engine has open. Throws what the engine does.
  [[nodiscard]] std::shared_ptr<const FieldNames> of(std::string_view field, Searcher& engine,
                                                     const Vocabulary& vocabulary,
                                                     const QueryLimits& limits);

 private:
  std::mutex mutex_;
  std::string commit_;
  std::map<std::string, std::shared_ptr<const FieldNames>, std::less<>> fields_;
};

}  // namespace rostrum
