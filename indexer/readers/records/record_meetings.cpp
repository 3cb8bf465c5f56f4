#include "indexer/readers/records/record_meetings.hpp"

#include <nlohmann/json.hpp>
#include <optional>

#include "schemas/text/one_line.hpp"
#include "schemas/vocabulary/given_session.hpp"

namespace rostrum {

using nlohmann::json;

namespace {

/// {"code": …, "label": …} is told by its code.
json code_in(const json& value) {
  return value.is_object() ? value.value("code", value.value("label", json(""))) : value;
}

}  // namespace

void read_convention(RecordValues& record, const json& value) {
  const auto text = record.text_of("convention", code_in(value));
  if (!text || text->empty()) return;
  const Convention* found = record.vocabulary.find_convention(*text);
  if (found == nullptr && is_too_long_a_code(*text)) {
    record.note("convention", "'" + cut(*text) + "' has more than 200 letters; it is left out");
    return;
  }
  if (found == nullptr) {
    // Bodies are an open list, as sessions are: what a collection calls its own stands so.
    record.kept(
        "convention",
        "'" + cut(*text) + "' is no convention that is known; it is kept under its own name" +
            nearest_of(*text, record.vocabulary.convention_names(), [&](const std::string& code) {
              return record.vocabulary.convention(code)->label;
            }));
  }
  record.statement().convention = found != nullptr ? found->code : *text;
  record.evidence("convention", record.statement().convention, *text);
}

void RecordMeetings::read_session(RecordValues& record, const json& value, int year) {
  const auto text = record.text_of("session", code_in(value));
  if (!text || text->empty()) return;
  const std::string& convention =
      record.statement().convention.empty() ? hint_ : record.statement().convention;
  std::optional<Session> session = record.vocabulary.session(*text);
  const std::vector<Session>& called =
      session ? std::vector<Session>() : sessions_of(*text, convention, year);
  if (called.size() == 1) session = called.front();
  if (session) {
    record.statement().session = SessionRef{session->code, session->label};
    if (record.statement().convention.empty() && hint_.empty()) {
      record.statement().convention = session->convention;
      record.evidence("convention", session->convention, *text);
    }
  } else if (is_too_long_a_code(*text)) {
    record.note("session", "'" + cut(*text) + "' has more than 200 letters; it is left out");
    return;
  } else {
    // Sessions are an open list: one that no vocabulary knows stands as it was written.
    const std::string label =
        value.is_object() && value.contains("label") && value["label"].is_string()
            ? one_line(value["label"].get_ref<const std::string&>())
            : *text;
    record.statement().session = SessionRef{*text, label};
    const std::string two = two_of_one_convention(cut(*text), called);
    const std::string problem =
        two.empty() ? "'" + cut(*text) + "' is no session that is known" : two;
    record.kept("session", problem + "; it is kept as written");
  }
  record.evidence("session", record.statement().session->code, *text);
}

const std::vector<Session>& RecordMeetings::sessions_of(const std::string& text,
                                                        const std::string& convention, int year) {
  constexpr std::size_t kMostKnown = 1000;
  if (known_.size() >= kMostKnown) known_.clear();
  const auto [place, fresh] = known_.try_emplace({text, convention, year});
  if (fresh) {
    const bool own = !convention.empty() && vocabulary_.convention(convention) == nullptr;
    std::vector<std::string> conventions;
    if (!convention.empty()) conventions.push_back(convention);
    if (!own) place->second = sessions_called(text, conventions, year, vocabulary_, finder_);
  }
  return place->second;
}

}  // namespace rostrum
