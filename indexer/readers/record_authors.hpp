/// Who speaks, for whom and with whom, as a record says it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/record_values.hpp"

namespace rostrum {

/// The delegation, or the office, that delivered it; of several the others are joint with it.
/// `state_first`: a name that a state and a group share is the state's.
void read_author(RecordValues& record, std::string_view name, const nlohmann::json& value,
                 bool state_first);

/// Delegations of a list: on whose behalf, joint with whom, aligned with whom.
void read_parties(RecordValues& record, std::string_view name, const nlohmann::json& value,
                  std::vector<std::string>& into);

void read_speaker(RecordValues& record, const nlohmann::json& value);

}  // namespace rostrum
