#include "indexer/readers/file_statements.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/readers/statement_layers.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// Evidence from the `from`-th on stands so many lines further down.
void move_lines(Statement& statement, std::size_t from, int lines) {
  for (std::size_t i = from; i < statement.evidence.size(); ++i) {
    if (statement.evidence[i].line != 0) statement.evidence[i].line += lines;
  }
}

int lines_before(std::string_view text, std::size_t byte) {
  return static_cast<int>(
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n'));
}

Statement without_text(const Statement& whole) {
  Statement rest = whole;
  rest.text.clear();
  rest.pages.clear();
  rest.recognised.clear();
  return rest;
}

/// A stretch of a file's text, with the pages of its paragraphs.
Statement piece_of(const Statement& whole, const Span& bytes) {
  Statement piece = without_text(whole);
  piece.text = whole.text.substr(bytes.begin, bytes.end - bytes.begin);
  const std::vector<Span> blocks = paragraphs(whole.text);
  int number = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].end <= bytes.begin || blocks[i].begin >= bytes.end) continue;
    ++number;
    if (i < whole.pages.size()) piece.pages.push_back(whole.pages[i]);
    if (is_recognised(whole, static_cast<int>(i + 1))) piece.recognised.push_back(number);
  }
  return piece;
}

/// Takes from a record's heading what is of the record and not of its speeches.
void leave_meeting_alone(Statement& meeting) {
  meeting.title.clear();
  meeting.delivered_by.reset();
  meeting.on_behalf_of.clear();
  meeting.joint_with.clear();
  meeting.aligned_with.clear();
  meeting.speaker = {};
  meeting.kind.clear();
  std::erase_if(meeting.evidence, [](const Evidence& each) {
    constexpr std::string_view kOfTheMeeting[] = {"convention",   "session",  "symbol", "date",
                                                  "agenda_items", "language", "topics", "delivery"};
    return std::find(std::begin(kOfTheMeeting), std::end(kOfTheMeeting), each.field) ==
           std::end(kOfTheMeeting);
  });
}

/// What the versions of a statement have in common.
Statement about_the_meeting(const Statement& version) {
  Statement shared = version;
  shared.title.clear();
  shared.text.clear();
  shared.language.clear();
  shared.pages.clear();
  shared.recognised.clear();
  std::erase_if(shared.evidence, [](const Evidence& each) {
    return each.field == "title" || each.field == "language";
  });
  return shared;
}

/// Speeches have what the record's heading says of the meeting, and their own speaker.
std::vector<Statement> speeches_in(const Statement& whole, const std::vector<FilePart>& parts,
                                   const std::filesystem::path& file, int front_lines,
                                   HeadingReader& headings, std::string_view letterhead) {
  Statement meeting = without_text(whole);
  meeting.text = whole.text.substr(0, parts.front().text.begin);
  headings.read(meeting, file, letterhead);
  move_lines(meeting, whole.evidence.size(), front_lines);
  leave_meeting_alone(meeting);
  std::vector<Statement> speeches;
  for (const FilePart& part : parts) {
    Statement piece = piece_of(whole, part.text);
    Statement speech = meeting;
    speech.text = std::move(piece.text);
    speech.pages = std::move(piece.pages);
    speech.recognised = std::move(piece.recognised);
    const int lines = front_lines + lines_before(whole.text, part.text.begin);
    if (!part.own_heading) {
      speech.delivered_by = part.author;
      speech.speaker.name = part.speaker;
      speech.on_behalf_of = part.on_behalf_of;
      const auto told = [&](const char* field, const std::string& value) {
        speech.evidence.push_back({.field = field,
                                   .value = value,
                                   .rule = "record.speaker",
                                   .line = lines + 1,
                                   .quote = part.quote,
                                   .confidence = 0.95});
      };
      if (part.author) {
        told("delivered_by", part.author->code.empty() ? part.author->label : part.author->code);
      }
      for (const std::string& code : part.on_behalf_of) told("on_behalf_of", code);
      if (!part.items.empty()) speech.agenda_items = part.items;
    }
    const std::size_t known = speech.evidence.size();
    headings.read(speech, {});
    move_lines(speech, known, lines);
    speeches.push_back(std::move(speech));
  }
  return speeches;
}

/// The versions share what any of their headings says; the first is the original, unless it calls
/// itself a translation.
std::vector<Statement> versions_in(const Statement& whole, const std::vector<Version>& versions,
                                   const std::filesystem::path& file, int front_lines,
                                   HeadingReader& headings, std::string_view letterhead) {
  std::vector<Statement> read;
  for (const Version& version : versions) {
    Statement statement = piece_of(whole, version.text);
    statement.language = version.language;
    statement.evidence.push_back(
        {.field = "language", .value = version.language, .rule = "detected", .confidence = 0.9});
    const std::size_t known = statement.evidence.size();
    headings.read(statement, file, letterhead);
    move_lines(statement, known, front_lines + lines_before(whole.text, version.text.begin));
    read.push_back(std::move(statement));
  }
  std::vector<Statement> shared;
  for (const Statement& each : read) shared.push_back(about_the_meeting(each));
  for (Statement& each : read) {
    for (const Statement& other : shared) fill_gaps(each, other);
  }
  const auto original = std::find_if(versions.begin(), versions.end(),
                                     [](const Version& each) { return !each.translation; });
  if (original != versions.end()) {
    const auto place = read.begin() + (original - versions.begin());
    std::rotate(read.begin(), place, place + 1);
  }
  return read;
}

}  // namespace

FileStatements statements_of(Statement whole, const std::filesystem::path& file, int front_lines,
                             HeadingReader& headings, std::string_view letterhead) {
  FileStatements found;
  std::size_t remarks = 0;
  const bool one = whole.delivered_by || !whole.id.empty();
  const std::vector<FilePart> parts =
      one ? std::vector<FilePart>{} : headings.parts(whole.text, remarks);
  if (!parts.empty()) {
    found.statements = speeches_in(whole, parts, file, front_lines, headings, letterhead);
    if (remarks > 0) {
      found.note = "short remarks of the chair, which give the floor, are left out of the record";
    }
    return found;
  }
  if (whole.id.empty() && whole.language.empty()) {
    const std::vector<Version> versions = versions_of(whole.text);
    found.versions = !versions.empty();
    if (found.versions) {
      found.statements = versions_in(whole, versions, file, front_lines, headings, letterhead);
      return found;
    }
  }
  const std::size_t known = whole.evidence.size();
  headings.read(whole, file, letterhead);
  move_lines(whole, known, front_lines);
  found.statements.push_back(std::move(whole));
  return found;
}

}  // namespace rostrum
