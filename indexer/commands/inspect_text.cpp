#include "indexer/commands/inspect_text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/ingest/add_report.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/record/statement_members.hpp"
#include "schemas/text/one_line.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kLabelColumns = 16;

/// "Norway (NOR)": the name, where there is one, and the value.
std::string in_words(std::string_view field, const std::string& value,
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

using Texts = std::vector<std::string>;

/// The values of a member, as evidence calls them.
Texts texts_of(const std::string& text) { return text.empty() ? Texts{} : Texts{text}; }
Texts texts_of(const Texts& texts) { return texts; }
Texts texts_of(const Speaker& speaker) { return texts_of(speaker.name); }
Texts texts_of(const std::optional<Date>& date) { return date ? Texts{date->text()} : Texts{}; }
Texts texts_of(const std::optional<SessionRef>& session) {
  return session ? texts_of(session->code) : Texts{};
}
Texts texts_of(const std::optional<Author>& author) {
  return author ? texts_of(author->code.empty() ? author->label : author->code) : Texts{};
}
Texts texts_of(const std::vector<AgendaItem>& items) {
  Texts texts;
  for (const AgendaItem& item : items) {
    texts.push_back(item.number.empty() ? item.title : item.number);
  }
  return texts;
}

struct Told {
  MemberTraits traits;
  Texts values;
};

/// What is told of a statement, in the order in which one asks.
std::vector<Told> told_of(const Statement& statement) {
  std::vector<Told> told;
  each_field(statement, [&told](const auto& member, const auto& value) {
    if constexpr (requires { texts_of(value); }) {
      if (member.traits.place > 0) told.push_back({member.traits, texts_of(value)});
    }
  });
  std::sort(told.begin(), told.end(),
            [](const Told& a, const Told& b) { return a.traits.place < b.traits.place; });
  return told;
}

void write_line(const std::string& label, const std::string& text, std::ostream& out) {
  const std::size_t columns = code_points(label);
  out << "  " << label << std::string(columns < kLabelColumns ? kLabelColumns - columns : 1, ' ')
      << terminal_escaped(text) << '\n';
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
  out << terminal_escaped(statement.source.file);
  if (statement.source.line > 0) out << ':' << statement.source.line;
  out << "\n  " << terminal_escaped(statement.id) << (statement.sample ? "  [sample]" : "") << '\n';
  for (const Told& told : told_of(statement)) {
    const std::string_view field = told.traits.evidence;
    for (const std::string& value : told.values) {
      write_line(std::string(told.traits.label), in_words(field, value, vocabulary), out);
      for (const Evidence& evidence : statement.evidence) {
        const bool says = evidence.used && evidence.field == field && evidence.value == value;
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
