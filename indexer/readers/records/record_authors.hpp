/// Who speaks, for whom and with whom, as a record says it.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/headings/heading_reader.hpp"
#include "indexer/readers/records/record_values.hpp"

namespace rostrum {

/// Authors for one record after the other. REQUIRES: the vocabulary outlives it.
class RecordAuthors {
 public:
  explicit RecordAuthors(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// The delegation, or the office, that delivered it; of several the others are joint with it.
  /// What is no name is read as a heading's line would be: "Permanent Mission of Norway", "Ghana on
  /// behalf of the African Group". `state_first`: a name that a state and a group share is the
  /// state's.
  void read_author(RecordValues& record, std::string_view name, const nlohmann::json& value,
                   bool state_first);

 private:
  /// False if a heading would not tell it either.
  bool read_as_heading(RecordValues& record, const std::string& text);

  const Vocabulary& vocabulary_;
  std::unique_ptr<HeadingReader> headings_;  ///< once one is needed
};

/// Delegations of a list: on whose behalf, joint with whom, aligned with whom.
void read_parties(RecordValues& record, std::string_view name, const nlohmann::json& value,
                  std::vector<std::string>& into);

void read_speaker(RecordValues& record, const nlohmann::json& value);

}  // namespace rostrum
