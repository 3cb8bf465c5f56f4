/// Metadata that a user gives, in a forgiving form, to a Statement: names where codes would stand,
/// a string where an object would. Strict in meaning: what resolves to nothing is told and left
/// out.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/records/record_values.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

/// Not thread-safe. REQUIRES: the vocabulary outlives it.
class RecordResolver {
 public:
  /// `renames`: --map THEIRS=OURS.
  RecordResolver(const Vocabulary& vocabulary,
                 std::vector<std::pair<std::string, std::string>> renames);
  ~RecordResolver();

  /// `rule` names the source in the evidence: "record", "front-matter", "sidecar", "flag".
  /// `convention` tells sessions of one name apart where the record names none.
  /// REQUIRES: object.is_object().
  [[nodiscard]] ResolvedRecord resolve(const nlohmann::json& object, std::string_view rule,
                                       const std::string& convention = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rostrum
