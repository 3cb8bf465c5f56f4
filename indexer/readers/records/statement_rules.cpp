#include "indexer/readers/records/statement_rules.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <set>

#include "schemas/base/error.hpp"
#include "schemas/base/json_schema.hpp"
#include "schemas/text/one_line.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

/// Of ids: they are terms too, behind a prefix.
constexpr std::size_t kMostIdBytes = 200;
/// Of evidence: more of a line than people read.
constexpr std::size_t kMostQuoteBytes = 4 * kMostLineLetters;
constexpr std::size_t kMostLanguageBytes = 64;
/// Each round takes out at least one value.
constexpr int kMostRounds = 1000;

std::string cut(const std::string& text) {
  if (text.size() <= kMostQuoteBytes) return text;
  return std::string(first_bytes(text, kMostQuoteBytes)) + "…";
}

bool is_one_line(const std::string& text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

bool is_id(const std::string& id) {
  return id.size() <= kMostIdBytes && is_utf8(id) && is_one_line(id) &&
         id.find(' ') == std::string::npos;
}

/// What is known of the values by code, and told in our words; the schema stands behind it.
class Tidying {
 public:
  explicit Tidying(Statement& statement) : statement_(statement) {}

  std::vector<std::string> tidy() {
    line(statement_.title, "title", "title");
    line(statement_.speaker.name, "speaker", "speaker: the name");
    line(statement_.speaker.post, "", "speaker: the post");
    tidy_items();
    if (statement_.delivered_by) {
      Author& author = *statement_.delivered_by;
      line(author.label, "delivered_by", "delivered_by");
      if (author.label.empty()) statement_.delivered_by.reset();
    }
    if (statement_.session) {
      line(statement_.session->code, "session", "session");
      line(statement_.session->label, "", "session: the label");
      if (statement_.session->code.empty()) {
        statement_.session.reset();
      } else if (statement_.session->label.empty()) {
        statement_.session->label = statement_.session->code;
      }
    }
    if (!is_id(statement_.id)) {
      leave_out("id: it has blanks, control characters or more than 200 bytes; one is made", "");
      statement_.id.clear();
    }
    if (!is_id(statement_.variant_of)) {
      leave_out("variant_of: it has blanks, control characters or more than 200 bytes", "");
      statement_.variant_of.clear();
    }
    if (statement_.language.size() > kMostLanguageBytes) {
      leave_out("language: it has more than 64 letters", "language");
      statement_.language.clear();
    }
    for (std::string* each : {&statement_.source.url, &statement_.source.note}) {
      *each = cut(one_line(*each));
    }
    for (Evidence& each : statement_.evidence) {
      if (!is_one_line(each.value) || !is_utf8(each.value)) each.value = one_line(each.value);
      if (!is_utf8(each.quote)) each.quote = one_line(each.quote);
      each.value = cut(each.value);
      each.quote = cut(each.quote);
    }
    return std::move(notes_);
  }

 private:
  void line(std::string& value, const char* evidence, const char* name) {
    if (value.empty()) return;
    value = one_line(value);
    if (!is_too_long_a_line(value)) return;
    leave_out(std::string(name) + ": it has more than 1,000 letters", evidence);
    value.clear();
  }

  void tidy_items() {
    for (AgendaItem& item : statement_.agenda_items) {
      line(item.title, "", "agenda_items: a title");
    }
    std::erase_if(statement_.agenda_items, [](const AgendaItem& item) {
      return item.number.empty() && item.title.empty() && item.topic.empty();
    });
  }

  void leave_out(const std::string& why, const std::string& evidence_of) {
    notes_.push_back(why + "; it is left out");
    if (evidence_of.empty()) return;
    std::erase_if(statement_.evidence,
                  [&](const Evidence& each) { return each.used && each.field == evidence_of; });
  }

  Statement& statement_;
  std::vector<std::string> notes_;
};

/// Steps of a place as JsonSchema writes it: agenda_items[0].number.
std::vector<std::string> steps_of(const std::string& place) {
  std::vector<std::string> steps;
  std::string step;
  for (const char c : place) {
    if (c != '.' && c != '[' && c != ']') {
      step += c;
    } else if (!step.empty()) {
      steps.push_back(std::move(step));
      step.clear();
    }
  }
  if (!step.empty()) steps.push_back(std::move(step));
  return steps;
}

/// Takes out what a problem is about: an element of a list, a part of speaker or source, or else
/// the whole field. False if that cannot be.
bool take_out(json& record, const std::vector<std::string>& steps) {
  if (steps.empty() || steps.front() == "text" || !record.contains(steps.front())) return false;
  json& value = record[steps.front()];
  if (steps.size() > 1 && value.is_array()) {
    std::size_t at = 0;
    const std::string& step = steps[1];
    const auto read = std::from_chars(step.data(), step.data() + step.size(), at);
    if (read.ec != std::errc() || at >= value.size()) return false;
    value.erase(at);
    if (value.empty()) record.erase(steps.front());
    return true;
  }
  const bool by_parts = steps.front() == "speaker" || steps.front() == "source";
  if (steps.size() > 1 && by_parts && value.contains(steps[1])) {
    value.erase(steps[1]);
    return true;
  }
  record.erase(steps.front());
  return true;
}

}  // namespace

bool is_too_long_a_line(const std::string& line) { return code_points(line) > kMostLineLetters; }

std::vector<std::string> hold_to_rules(Statement& statement) {
  std::vector<std::string> notes = Tidying(statement).tidy();
  const JsonSchema& schema = builtin_schema("statement.schema.json");
  json record = to_json(statement);
  std::vector<std::string> problems = schema.problems(record);
  if (problems.empty()) return notes;
  for (int round = 0; !problems.empty(); ++round) {
    // The deepest cause comes first, and those that hold it after it.
    const std::string& problem = problems.front();
    const std::string place = problem.substr(0, problem.find(": "));
    if (round == kMostRounds || !take_out(record, steps_of(place))) {
      throw Error(ErrorKind::InvalidInput, problem);
    }
    notes.push_back(problem + "; it is left out");
    problems = schema.problems(record);
  }
  std::set<std::string> fields;
  for (const auto& [name, value] : record.items()) fields.insert(name);
  statement = statement_of_kept(record);
  std::erase_if(statement.evidence, [&](const Evidence& each) {
    return each.used && each.field != "text" && !fields.contains(each.field) &&
           std::find_if(notes.begin(), notes.end(), [&](const std::string& note) {
             return note.starts_with(each.field);
           }) != notes.end();
  });
  return notes;
}

}  // namespace rostrum
