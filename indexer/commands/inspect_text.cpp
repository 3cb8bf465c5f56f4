#include "indexer/commands/inspect_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>
#include <string>

#include "indexer/commands/add_report.hpp"
#include "schemas/one_line.hpp"
#include "schemas/text_analysis.hpp"

namespace rostrum {
namespace {

struct Field {
  const char* name;   ///< in the record
  const char* label;  ///< for people
};
/// In the order in which one asks.
constexpr std::array kFields{Field{"title", "Title"},
                             Field{"delivered_by", "Delivered by"},
                             Field{"on_behalf_of", "On behalf of"},
                             Field{"joint_with", "Joint with"},
                             Field{"aligned_with", "Aligned with"},
                             Field{"speaker", "Speaker"},
                             Field{"convention", "Convention"},
                             Field{"session", "Session"},
                             Field{"agenda_items", "Agenda item"},
                             Field{"topics", "Topic"},
                             Field{"date", "Date"},
                             Field{"symbol", "Symbol"},
                             Field{"kind", "Kind"},
                             Field{"delivery", "Delivery"},
                             Field{"language", "Language"}};
constexpr std::size_t kLabelColumns = 16;

/// "Norway (NOR)": the name, where there is one, and the value.
std::string in_words(const std::string& field, const std::string& value,
                     const Vocabulary& vocabulary) {
  std::string name;
  if (const Delegation* party = vocabulary.delegation(value);
      party != nullptr && (field == "delivered_by" || field == "on_behalf_of" ||
                           field == "joint_with" || field == "aligned_with")) {
    name = party->label;
  } else if (const Convention* convention = vocabulary.convention(value);
             convention != nullptr && field == "convention") {
    name = convention->label;
  } else if (const Topic* topic = vocabulary.topic(value); topic != nullptr && field == "topics") {
    name = topic->label;
  } else if (field == "session") {
    if (const auto session = vocabulary.session(value)) name = session->label;
  }
  return name.empty() || name == value ? value : name + " (" + value + ")";
}

/// The values of a field, as evidence calls them.
std::vector<std::string> values_of(const Statement& statement, const std::string& field) {
  const auto one = [](const std::string& value) {
    return value.empty() ? std::vector<std::string>{} : std::vector<std::string>{value};
  };
  if (field == "title") return one(statement.title);
  if (field == "delivered_by" && statement.delivered_by) {
    const Author& author = *statement.delivered_by;
    return one(author.code.empty() ? author.label : author.code);
  }
  if (field == "on_behalf_of") return statement.on_behalf_of;
  if (field == "joint_with") return statement.joint_with;
  if (field == "aligned_with") return statement.aligned_with;
  if (field == "speaker") return one(statement.speaker.name);
  if (field == "convention") return one(statement.convention);
  if (field == "session" && statement.session) return one(statement.session->code);
  if (field == "topics") return statement.topics;
  if (field == "symbol") return statement.symbols;
  if (field == "date" && statement.date) return one(statement.date->text());
  if (field == "kind") return one(statement.kind);
  if (field == "delivery") return one(statement.delivery);
  if (field == "language") return one(statement.language);
  std::vector<std::string> items;
  if (field == "agenda_items") {
    for (const AgendaItem& item : statement.agenda_items) {
      items.push_back(item.number.empty() ? item.title : item.number);
    }
  }
  return items;
}

void write_line(const std::string& label, const std::string& text, std::ostream& out) {
  const std::size_t columns = code_points(label);
  out << "  " << label << std::string(columns < kLabelColumns ? kLabelColumns - columns : 1, ' ')
      << printable(text) << '\n';
}

/// "line 3: “Statement by Norway” (heading.author, 95 %)".
std::string reason(const Evidence& evidence) {
  std::string text;
  if (evidence.line > 0) text += "line " + std::to_string(evidence.line) + ": ";
  if (!evidence.quote.empty()) text += "“" + one_line(evidence.quote) + "” ";
  return text + "(" + evidence.rule + ", " +
         std::to_string(static_cast<int>(std::lround(evidence.confidence * 100))) + " %)";
}

}  // namespace

void write_inspection(const Statement& statement, const Vocabulary& vocabulary, std::ostream& out) {
  out << printable(statement.source.file);
  if (statement.source.line > 0) out << ':' << statement.source.line;
  out << "\n  " << printable(statement.id) << (statement.sample ? "  [sample]" : "") << '\n';
  for (const Field& field : kFields) {
    for (const std::string& value : values_of(statement, field.name)) {
      write_line(field.label, in_words(field.name, value, vocabulary), out);
      for (const Evidence& evidence : statement.evidence) {
        const bool says = evidence.used && evidence.field == field.name && evidence.value == value;
        if (says) write_line("", "  " + reason(evidence), out);
      }
    }
  }
  bool first = true;
  for (const Evidence& evidence : statement.evidence) {
    if (evidence.used) continue;
    if (first) out << "  Found and not used\n";
    first = false;
    write_line("  " + evidence.field, in_words(evidence.field, evidence.value, vocabulary), out);
    write_line("", "  " + reason(evidence), out);
  }
  out << "  " << code_points(statement.text) << " letters in " << paragraphs(statement.text).size()
      << " paragraphs\n";
}

}  // namespace rostrum
