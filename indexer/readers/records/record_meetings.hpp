/// The convention and the session of a statement, as a record says them.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "indexer/readers/records/record_values.hpp"
#include "schemas/vocabulary/session_finder.hpp"

namespace rostrum {

/// One that nothing knows is kept under its own name.
void read_convention(RecordValues& record, const nlohmann::json& value);

/// Finds sessions for one record after the other. REQUIRES: the vocabulary outlives it.
class RecordMeetings {
 public:
  explicit RecordMeetings(const Vocabulary& vocabulary)
      : vocabulary_(vocabulary), finder_(vocabulary) {}

  /// Of the next record: it tells sessions of one name apart where the record names no convention.
  void set_hint(const std::string& convention) { hint_ = convention; }

  /// `year` of the record's date, 0 if it has none. REQUIRES: its convention is read.
  void read_session(RecordValues& record, const nlohmann::json& value, int year);

 private:
  /// By name, from memory where the record before had the same.
  const std::vector<Session>& sessions_of(const std::string& text, const std::string& convention,
                                          int year);

  const Vocabulary& vocabulary_;
  SessionFinder finder_;
  std::string hint_;
  std::map<std::tuple<std::string, std::string, int>, std::vector<Session>> known_;
};

}  // namespace rostrum
