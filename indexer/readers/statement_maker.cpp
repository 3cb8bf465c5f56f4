#include "indexer/readers/statement_maker.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/extraction/base/text_encoding.hpp"
#include "indexer/headings/fields/heading_symbols.hpp"
#include "indexer/headings/lines/language_detection.hpp"
#include "indexer/layout/paragraphs/printed_text.hpp"
#include "indexer/readers/documents/page_recognition.hpp"
#include "indexer/readers/file_statements.hpp"
#include "indexer/readers/file_text.hpp"
#include "indexer/readers/records/statement_rules.hpp"
#include "indexer/readers/statement_layers.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {

using nlohmann::json;

StatementMaker::StatementMaker(const ReadOptions& options)
    : options_(options),
      resolver_(*options.vocabulary, options.map),
      headings_(*options.vocabulary),
      flags_(read_flags()) {
  if (!options.path_pattern.empty()) pattern_.emplace(options.path_pattern);
  if (pattern_) check_pattern();
}

Statement StatementMaker::read_flags() {
  json object = json::object();
  for (const auto& [name, value] : options_.set) object[name] = value;
  ResolvedRecord resolved = resolver_.resolve(object, "flag");
  if (!resolved.unknown.empty()) {
    throw Error(ErrorKind::InvalidInput,
                "set: '" + resolved.unknown.front() +
                    "' is no field of a statement; see 'rostrum-index fields'");
  }
  if (!resolved.notes.empty()) {
    throw Error(ErrorKind::InvalidInput, "set: " + resolved.notes.front());
  }
  if (!resolved.kept.empty() && options_.strict) {
    throw Error(ErrorKind::InvalidInput, "set: " + resolved.kept.front());
  }
  for (std::string& each : resolved.kept) flag_notes_.push_back({0, "--set " + each});
  return std::move(resolved.statement);
}

void StatementMaker::check_pattern() {
  json object = json::object();
  for (const std::string& name : pattern_->names()) object[name] = "";
  const ResolvedRecord resolved = resolver_.resolve(object, "path-pattern");
  if (resolved.unknown.empty()) return;
  throw Error(ErrorKind::InvalidInput,
              "path-pattern: '" + resolved.unknown.front() +
                  "' is no field of a statement; see 'rostrum-index fields'");
}

bool StatementMaker::tell(const std::vector<std::string>& left_out, int line,
                          ReadResult& result) const {
  if (options_.strict && !left_out.empty()) {
    result.skipped.push_back({line, left_out.front()});
    return false;
  }
  for (const std::string& note : left_out) result.notes.push_back({line, note});
  return true;
}

bool StatementMaker::add_place(const std::filesystem::path& file, Statement& statement,
                               ReadResult& result) {
  if (!pattern_) return true;
  const auto values = pattern_->read(file);
  if (!values) {
    const Problem problem{0, "the path does not fit --path-pattern " + options_.path_pattern};
    (options_.strict ? result.skipped : result.notes).push_back(problem);
    return !options_.strict;
  }
  json object = json::object();
  for (const auto& [name, value] : *values) object[name] = value;
  return add_record(object, "path-pattern", 0, statement, result);
}

bool StatementMaker::add_record(const json& object, std::string_view rule, int line,
                                Statement& statement, ReadResult& result) {
  ResolvedRecord record = resolver_.resolve(object, rule, statement.convention);
  for (std::string& name : record.unknown) {
    if (std::find(result.unknown_fields.begin(), result.unknown_fields.end(), name) ==
        result.unknown_fields.end()) {
      result.unknown_fields.push_back(std::move(name));
    }
  }
  if (!tell(record.notes, line, result) || !tell(record.kept, line, result)) return false;
  fill_gaps(statement, record.statement);
  return true;
}

void StatementMaker::take_file(Statement statement, const std::filesystem::path& file,
                               const std::vector<int>& lines, const std::string& letterhead,
                               ReadResult& result) {
  // The mark is that of the whole file, whatever it holds.
  statement.sample = statement.sample || is_sample(statement.text);
  const std::vector<bool> recognised = recognised_lines(statement);
  FileStatements read = statements_of(std::move(statement), file, 0, headings_, letterhead);
  for (Statement& each : read.statements) {
    mark_recognised(recognised, each);
    for (Evidence& evidence : each.evidence) {
      const auto place = static_cast<std::size_t>(evidence.line);
      if (place > 0 && place <= lines.size()) evidence.line = lines[place - 1];
    }
  }
  if (!read.note.empty()) result.notes.push_back({0, read.note});
  std::optional<std::size_t> original;
  for (std::size_t i = 0; i < read.statements.size(); ++i) {
    const std::size_t place = result.statements.size();
    finish(std::move(read.statements[i]), 0, result);
    if (!read.versions || result.statements.size() == place) continue;
    if (original) result.translations[place] = *original;
    if (!original) original = place;
  }
}

/// The last touches, and the check against the published schema.
void StatementMaker::finish(Statement statement, int line, ReadResult& result) {
  if (statement.language.empty()) {
    statement.language = detect_language(statement.text);
    if (!statement.language.empty()) {
      statement.evidence.push_back({.field = "language",
                                    .value = statement.language,
                                    .rule = "detected",
                                    .confidence = 0.9});
    }
  }
  statement.sample = statement.sample || is_sample(statement.text);
  try {
    if (!tell(hold_to_rules(statement), line, result)) return;
  } catch (const Error& error) {
    result.skipped.push_back({line, error.what()});
    return;
  }
  result.statements.push_back(std::move(statement));
}

void StatementMaker::take_record(const std::filesystem::path& file, const std::string& media_type,
                                 const ListedRecord& record, ReadResult& result) {
  Statement statement = flags_;
  const int number = record.line;
  if (!add_record(record.object, "record", number, statement, result)) return;
  if (paragraphs(statement.text).empty()) {
    result.skipped.push_back({number, "text: missing or empty; every statement has one"});
    return;
  }
  statement.sample = statement.sample || is_sample(statement.text);
  PrintedText read = printed_text(statement.text);
  statement.text = std::move(read.unwrapped.text);
  statement.pages = std::move(read.pages);
  statement.source.pages = read.page_count;
  statement.source.file = path_text(file);
  statement.source.media_type = media_type;
  statement.source.line = number;
  if (!record.text_is.empty()) {
    statement.evidence.push_back({.field = "text", .value = record.text_is, .rule = "record"});
  }
  follow_symbols(statement, *options_.vocabulary);
  headings_.read_voice(statement);
  finish(std::move(statement), number, result);
}

bool StatementMaker::has_text(const json& record) {
  return !resolver_.resolve(record, "record").statement.text.empty();
}

void StatementMaker::annotate(Statement& statement, std::vector<Problem>& notes) {
  const auto known = options_.annotations.find(statement.id);
  if (known == options_.annotations.end()) return;
  const json object = json::parse(known->second, nullptr, false);
  if (!object.is_object()) return;
  ResolvedRecord resolved = resolver_.resolve(object, "annotation", statement.convention);
  for (std::string& note : resolved.notes) {
    notes.push_back({statement.source.line, "annotation of '" + statement.id + "': " + note});
  }
  annotate_with(resolved.statement, statement);
}

}  // namespace rostrum
