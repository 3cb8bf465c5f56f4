#include "indexer/headings/heading_reader.hpp"

#include <algorithm>
#include <iterator>

#include "indexer/headings/fields/delegation_finder.hpp"
#include "indexer/headings/fields/file_names.hpp"
#include "indexer/headings/fields/heading_authors.hpp"
#include "indexer/headings/fields/heading_day.hpp"
#include "indexer/headings/fields/heading_items.hpp"
#include "indexer/headings/fields/heading_meetings.hpp"
#include "indexer/headings/fields/heading_symbols.hpp"
#include "indexer/headings/fields/page_address.hpp"
#include "indexer/headings/fields/spoken_parties.hpp"
#include "indexer/headings/lines/heading_lines.hpp"
#include "indexer/headings/lines/heading_phrases.hpp"
#include "indexer/headings/lines/sentence_ends.hpp"
#include "indexer/headings/text_kinds.hpp"
#include "schemas/text/one_line.hpp"
#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/session_finder.hpp"

namespace rostrum {
namespace {

/// The lines of a letterhead before those of the heading.
void put_letterhead(std::string_view letterhead, HeadingLines& lines) {
  std::vector<HeadingLine> head = split_heading(letterhead).heading;
  for (HeadingLine& line : head) line.number = kLetterheadLine;
  lines.heading.insert(lines.heading.begin(), std::make_move_iterator(head.begin()),
                       std::make_move_iterator(head.end()));
}

/// Of a line that holds a whole heading, sentence by sentence.
std::vector<AgendaItem> items_of(const std::string& line, bool headed) {
  std::vector<AgendaItem> items = items_in(line, headed);
  const std::vector<std::string> sentences = sentences_in(line);
  for (std::size_t i = 0; i < sentences.size() && items.empty() && sentences.size() > 1; ++i) {
    items = items_in(sentences[i], false);
  }
  return items;
}

void read_items(const std::vector<HeadingLine>& lines, const Vocabulary& vocabulary,
                HeadingFields& fields) {
  Statement& statement = fields.statement();
  if (!statement.agenda_items.empty()) return;
  // A heading says more than its items.
  const bool headed =
      std::any_of(statement.evidence.begin(), statement.evidence.end(), [](const Evidence& each) {
        return each.used &&
               (each.rule.starts_with("heading.") || each.rule.starts_with("letterhead"));
      });
  for (const HeadingLine& line : lines) {
    for (AgendaItem item : items_of(line.text, headed)) {
      const Topic* topic = item.title.empty() ? nullptr : vocabulary.find_topic(item.title);
      if (topic != nullptr) item.topic = topic->code;
      const bool repeated =
          std::any_of(statement.agenda_items.begin(), statement.agenda_items.end(),
                      [&](const AgendaItem& known) { return known.number == item.number; });
      if (repeated) continue;
      fields.add_evidence("agenda_items", item.number,
                          {"heading.item", line.number, line.text, 0.9}, true);
      statement.agenda_items.push_back(std::move(item));
    }
  }
  if (!statement.topics.empty()) return;
  const bool has_topic = std::any_of(statement.agenda_items.begin(), statement.agenda_items.end(),
                                     [](const AgendaItem& item) { return !item.topic.empty(); });
  for (const HeadingLine& line : lines) {
    if (has_topic) break;
    std::string subject = line.folded;
    for (const std::string_view lead :
         {"thematic debate ", "thematic discussion ", "statement on "}) {
      if (subject.starts_with(lead)) subject.erase(0, lead.size());
    }
    if (const Topic* topic = vocabulary.find_topic(subject)) {
      statement.topics.push_back(topic->code);
      fields.add_evidence("topics", topic->code, {"heading.topic", line.number, line.text, 0.85},
                          true);
      break;
    }
  }
}

void read_title(const std::vector<HeadingLine>& lines, HeadingFields& fields) {
  Statement& statement = fields.statement();
  if (!statement.title.empty()) return;
  constexpr std::size_t kLongestTitle = 300;
  for (const HeadingLine& line : lines) {
    std::size_t end = 0;
    if (phrases(Phrase::BeforeAuthor).find(line.folded, &end) != 0 ||
        line.text.size() > kLongestTitle)
      continue;
    statement.title = one_line(line.text);
    fields.add_evidence("title", statement.title, {"heading.title", line.number, line.text, 0.9},
                        true);
    return;
  }
}

void read_kind(const std::vector<HeadingLine>& lines, HeadingFields& fields) {
  Statement& statement = fields.statement();
  if (!statement.kind.empty()) return;
  Finding finding{"heading.kind", 0, "", 0.9};
  std::string kind;
  for (const HeadingLine& line : lines) {
    if (phrases(Phrase::RightOfReply).find(line.folded) == std::string::npos) continue;
    kind = "right-of-reply";
    finding = {"heading.kind", line.number, line.text, 0.95};
  }
  const std::size_t authors = statement.joint_with.size() + (statement.delivered_by ? 1U : 0U);
  if (kind.empty() && !statement.joint_with.empty() && authors > 1) kind = "joint";
  if (kind.empty() && !statement.on_behalf_of.empty()) kind = "group";
  if (kind.empty() && statement.delivered_by) {
    const std::string& author = statement.delivered_by->kind;
    kind = author == "state"          ? "national"
           : author == "group"        ? "group"
           : author == "organisation" ? "organisation"
                                      : "chair";
  }
  if (kind.empty()) return;
  if (finding.line == 0) finding.rule = "follows";
  statement.kind = kind;
  fields.add_evidence("kind", kind, finding, true);
}

/// A report or an index is no statement, unless its source says so.
void take_kind(const TextKind& found, HeadingFields& fields) {
  Statement& statement = fields.statement();
  const bool fill = statement.kind.empty();
  if (fill) statement.kind = found.kind;
  fields.add_evidence("kind", found.kind, found.finding, fill || statement.kind == found.kind);
}

void read_delivery(const std::vector<HeadingLine>& lines, HeadingFields& fields) {
  Statement& statement = fields.statement();
  if (!statement.delivery.empty()) return;
  for (const HeadingLine& line : lines) {
    const bool written = phrases(Phrase::Written).stands_in(line.folded);
    if (!written) continue;
    statement.delivery = "written";
    fields.add_evidence("delivery", "written", {"heading.delivery", line.number, line.text, 0.9},
                        true);
    return;
  }
}

}  // namespace

struct HeadingReader::Impl {
  explicit Impl(const Vocabulary& facts) : vocabulary(facts), sessions(facts), delegations(facts) {}

  const Vocabulary& vocabulary;
  SessionFinder sessions;
  DelegationFinder delegations;

  /// Of a report the meeting that it is of, which its first sentence may name, and the month of the
  /// day that it tells: but for press services, it may be told later. Of an index what stands above
  /// the list.
  void read_other(const HeadingLines& lines, const TextKind& other, HeadingFields& fields) {
    std::vector<HeadingLine> head = lines.heading;
    if (other.kind == "index") {
      constexpr std::size_t kAboveList = 2;
      head.resize(std::min(head.size(), kAboveList));
      read_meeting(head, vocabulary, sessions, fields);
      return;
    }
    if (other.of_the_day) {
      read_heading_day(head, fields);
    } else {
      read_report_month(head, fields);
    }
    if (!fields.statement().date && !lines.opening.empty()) {
      // "Oslo, 3 April 2024 – The Minister said …"
      constexpr std::size_t kDateline = 60;
      HeadingLine place = lines.opening.front();
      place.text.resize(first_bytes(place.text, kDateline).size());
      read_report_month({place}, fields);
    }
    if (!lines.opening.empty()) {
      HeadingLine first = lines.opening.front();
      const std::vector<std::string> sentences = sentences_in(first.text);
      first.text = sentences.empty() ? first.text : sentences.front();
      first.folded = fold_name(first.text);
      head.push_back(std::move(first));
    }
    read_meeting(head, vocabulary, sessions, fields);
    read_items(lines.heading, vocabulary, fields);
  }

  /// Who speaks, for whom and with whom.
  void read_parties(const HeadingLines& lines, HeadingFields& fields) {
    read_behalf_in_heading(lines.heading, delegations, fields);
    read_author(lines.heading, delegations, fields);
    read_title(lines.heading, fields);
    read_opening(lines.opening, delegations, fields);
  }

  void read(Statement& statement, const std::filesystem::path& file, std::string_view letterhead) {
    HeadingFields fields(statement);
    HeadingLines lines = split_heading(statement.text);
    put_letterhead(letterhead, lines);
    read_symbols(lines.heading, fields);
    const std::optional<TextKind> other = kind_of_text(lines, delegations);
    if (other) {
      take_kind(*other, fields);
      read_other(lines, *other, fields);
    } else {
      read_heading_day(lines.heading, fields);
      read_meeting(lines.heading, vocabulary, sessions, fields);
      read_parties(lines, fields);
      read_items(lines.heading, vocabulary, fields);
      read_delivery(lines.heading, fields);
    }
    read_file_name(file, vocabulary, sessions, delegations, fields, !other);
    read_symbol_of_file(file, vocabulary, fields);
    follow_symbols(statement, vocabulary);
    read_page_address(statement.source.url, vocabulary, sessions, delegations, fields, !other);
    if (statement.delivered_by && !statement.delivered_by->code.empty()) {
      std::erase(statement.joint_with, statement.delivered_by->code);
    }
    infer_first_committee(lines.heading, vocabulary, fields);
    infer_session(lines.heading, vocabulary, sessions, fields);
    read_kind(lines.heading, fields);
  }
};

HeadingReader::HeadingReader(const Vocabulary& vocabulary)
    : impl_(std::make_unique<Impl>(vocabulary)) {}
HeadingReader::~HeadingReader() = default;

void HeadingReader::read(Statement& statement, const std::filesystem::path& file,
                         std::string_view letterhead) {
  impl_->read(statement, file, letterhead);
}

void HeadingReader::read_voice(Statement& statement) {
  const HeadingLines lines = split_heading(statement.text);
  HeadingFields fields(statement);
  if (const std::optional<TextKind> other = kind_of_text(lines, impl_->delegations)) {
    take_kind(*other, fields);
    return;
  }
  read_opening(lines.opening, impl_->delegations, fields);
  if (statement.delivered_by && !statement.delivered_by->code.empty()) {
    std::erase(statement.joint_with, statement.delivered_by->code);
  }
  read_kind(lines.heading, fields);
}

Statement HeadingReader::authors(const std::string& name) {
  Statement statement;
  const std::string line = "Statement by " + name;
  const std::vector<HeadingLine> lines = {{1, line, fold_name(line)}};
  HeadingFields fields(statement);
  read_behalf_in_heading(lines, impl_->delegations, fields);
  read_author(lines, impl_->delegations, fields);
  return statement;
}

std::vector<FilePart> HeadingReader::parts(std::string_view text, std::size_t& remarks) const {
  return parts_of(text, impl_->delegations, remarks);
}

}  // namespace rostrum
