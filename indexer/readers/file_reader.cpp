#include "indexer/readers/file_reader.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "indexer/headings/heading_reader.hpp"
#include "indexer/readers/front_matter.hpp"
#include "indexer/readers/markdown_reader.hpp"
#include "indexer/readers/record_resolver.hpp"
#include "schemas/error.hpp"
#include "schemas/json_schema.hpp"
#include "schemas/text_analysis.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

/// JSON nested deeper than this is no record; printing deep JSON may overflow the stack.
constexpr int kDeepestJson = 32;

struct Signature {
  std::string_view bytes;
  const char* name;
};
constexpr Signature kSignatures[] = {
    {"%PDF", "a PDF document"},
    {"PK\x03\x04", "a Word, OpenDocument or ZIP file"},
    {"\xD0\xCF\x11\xE0", "an old Word file"},
    {"{\\rtf", "an RTF document"},
    {"\x1F\x8B", "a gzip file"},
    {"\x89PNG", "a picture"},
    {"\xFF\xD8\xFF", "a picture"},
    {"GIF8", "a picture"},
    {"\xFF\xFE", "UTF-16 text"},
    {"\xFE\xFF", "UTF-16 text"},
    {"<!DOCTYPE", "a web page"},
    {"<!doctype", "a web page"},
    {"<html", "a web page"},
};

/// What the bytes look like, if not like text; "" if they may be text.
std::string not_text(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) return signature.name;
  }
  constexpr std::size_t kLooked = 4096;
  const std::string_view beginning = bytes.substr(0, kLooked);
  const auto odd = std::count_if(beginning.begin(), beginning.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
  const bool has_nul = beginning.find('\0') != std::string_view::npos;
  return has_nul || static_cast<std::size_t>(odd) * 20 > beginning.size() + 20 ? "binary data" : "";
}

/// "line 3: byte 0xFC is not UTF-8", with the way out.
std::string encoding_problem(std::string_view bytes) {
  int line = 1;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    if (!is_utf8(bytes.substr(at, end - at))) break;
    ++line;
    at = end;
  }
  return "line " + std::to_string(line) +
         ": the bytes are not UTF-8; if the file is from Windows, convert it with "
         "'iconv -f WINDOWS-1252 -t UTF-8'";
}

std::string lower_extension(const std::filesystem::path& file) {
  return fold(file.extension().string());
}

bool is_sample(std::string_view text) {
  const std::vector<Span> blocks = paragraphs(text);
  if (blocks.empty()) return false;
  const auto line_is_mark = [&](std::size_t begin, std::size_t end) {
    std::string_view line = text.substr(begin, end - begin);
    while (!line.empty() && (line.front() == ' ' || line.front() == '*' || line.front() == '_')) {
      line.remove_prefix(1);
    }
    return line.starts_with(kSampleMark);
  };
  const Span first = blocks.front();
  const Span last = blocks.back();
  const std::size_t last_line = text.rfind('\n', last.end - 1);
  const std::size_t last_begin =
      last_line == std::string_view::npos || last_line < last.begin ? last.begin : last_line + 1;
  return line_is_mark(first.begin, first.end) || line_is_mark(last_begin, last.end);
}

/// Parses without running deep, and says where a mistake is.
json parse_record(std::string_view line) {
  bool too_deep = false;
  const auto callback = [&too_deep](int depth, json::parse_event_t, json&) {
    too_deep = too_deep || depth > kDeepestJson;
    return !too_deep;
  };
  try {
    json record = json::parse(line, callback);
    if (too_deep) throw Error(ErrorKind::InvalidInput, "the JSON is nested too deeply");
    if (!record.is_object()) {
      throw Error(ErrorKind::InvalidInput,
                  std::string("expected a JSON object, got ") + record.type_name());
    }
    return record;
  } catch (const json::parse_error& error) {
    throw Error(ErrorKind::InvalidInput,
                "not JSON: mistake at character " + std::to_string(error.byte));
  } catch (const json::out_of_range&) {
    throw Error(ErrorKind::InvalidInput, "not JSON that can be read: a number is too large");
  }
}

}  // namespace

FileFormat format_of(const std::filesystem::path& file, std::string_view first_bytes) {
  const std::string name = file.filename().string();
  if (name.ends_with(".meta.json")) return FileFormat::None;
  if (!not_text(first_bytes).empty()) return FileFormat::None;
  const std::string extension = lower_extension(file);
  if (extension == ".txt" || extension == ".text" || extension.empty()) return FileFormat::Text;
  if (extension == ".md" || extension == ".markdown") return FileFormat::Markdown;
  if (extension == ".jsonl" || extension == ".ndjson") return FileFormat::Jsonl;
  return FileFormat::None;
}

std::string why_unread(const std::filesystem::path& file, std::string_view first_bytes) {
  const std::string looks = not_text(first_bytes);
  const std::string known = "this version reads text (.txt), Markdown (.md) and JSONL (.jsonl)";
  if (!looks.empty()) return "looks like " + looks + "; " + known;
  return "files ending in '" + lower_extension(file) + "' are not read; " + known;
}

struct FileReader::Impl {
  explicit Impl(const ReadOptions& given)
      : options(given),
        resolver(*given.vocabulary, given.map),
        headings(*given.vocabulary),
        flags(read_flags()) {}

  ReadOptions options;
  RecordResolver resolver;
  HeadingReader headings;
  Statement flags;  ///< what --set says

  Statement read_flags() {
    json object = json::object();
    for (const auto& [name, value] : options.set) object[name] = value;
    ResolvedRecord resolved = resolver.resolve(object, "flag");
    if (!resolved.unknown.empty()) {
      throw Error(ErrorKind::InvalidInput,
                  "set: '" + resolved.unknown.front() +
                      "' is no field of a statement; see 'rostrum-index fields'");
    }
    if (!resolved.notes.empty()) {
      throw Error(ErrorKind::InvalidInput, "set: " + resolved.notes.front());
    }
    return std::move(resolved.statement);
  }

  /// Resolves an object under what is already known; false if --strict refuses it.
  bool add_record(const json& object, std::string_view rule, int line, Statement& statement,
                  ReadResult& result) {
    ResolvedRecord record = resolver.resolve(object, rule, statement.convention);
    for (std::string& name : record.unknown) {
      if (std::find(result.unknown_fields.begin(), result.unknown_fields.end(), name) ==
          result.unknown_fields.end()) {
        result.unknown_fields.push_back(std::move(name));
      }
    }
    if (options.strict && !record.notes.empty()) {
      result.skipped.push_back({line, record.notes.front()});
      return false;
    }
    for (std::string& note : record.notes) result.notes.push_back({line, std::move(note)});
    fill_gaps(statement, record.statement);
    return true;
  }

  /// The last touches, and the check against the published schema.
  void finish(Statement statement, int line, ReadResult& result) {
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
    const std::vector<std::string> problems =
        builtin_schema("statement.schema.json").problems(to_json(statement));
    if (!problems.empty()) {
      result.skipped.push_back({line, problems.front()});
      return;
    }
    result.statements.push_back(std::move(statement));
  }

  void read_line(const std::filesystem::path& file, std::string_view line, int number,
                 ReadResult& result) {
    if (line.size() > options.max_statement_bytes) {
      result.skipped.push_back({number, "the line has more than " +
                                            std::to_string(options.max_statement_bytes >> 20) +
                                            " MB; a line is one statement"});
      return;
    }
    if (!is_utf8(line)) {
      result.skipped.push_back({number, "the line is not UTF-8; convert the file first"});
      return;
    }
    try {
      Statement statement = flags;
      if (!add_record(parse_record(line), "record", number, statement, result)) return;
      if (paragraphs(statement.text).empty()) {
        result.skipped.push_back({number, "text: missing or empty; every statement has one"});
        return;
      }
      statement.source.file = file.string();
      statement.source.media_type = "application/jsonl";
      statement.source.line = number;
      finish(std::move(statement), number, result);
    } catch (const Error& error) {
      result.skipped.push_back({number, error.what()});
    }
  }
};

FileReader::FileReader(const ReadOptions& options) : impl_(std::make_unique<Impl>(options)) {}
FileReader::~FileReader() = default;

ReadResult FileReader::read_file(const std::filesystem::path& file, FileFormat format,
                                 std::string_view bytes, std::string_view sidecar) {
  ReadResult result;
  if (format == FileFormat::Jsonl) return read_lines(file, bytes, 1);
  if (format == FileFormat::None) {
    result.skipped.push_back({0, why_unread(file, bytes)});
    return result;
  }
  if (bytes.size() > impl_->options.max_statement_bytes) {
    result.skipped.push_back({0, "the file has more than " +
                                     std::to_string(impl_->options.max_statement_bytes >> 20) +
                                     " MB; a file is one statement"});
    return result;
  }
  if (!is_utf8(bytes)) {
    result.skipped.push_back({0, encoding_problem(bytes)});
    return result;
  }
  try {
    const std::string text = clean_text(bytes);
    Statement statement = impl_->flags;
    if (!sidecar.empty()) {
      json object;
      try {
        object = parse_record(sidecar);
      } catch (const Error& error) {
        const Problem problem{0, std::string("sidecar: ") + error.what()};
        (impl_->options.strict ? result.skipped : result.notes).push_back(problem);
        if (impl_->options.strict) return result;
        object = json::object();
      }
      if (!impl_->add_record(object, "sidecar", 0, statement, result)) return result;
    }
    json object;
    const FrontMatter front = read_front_matter(text, object);
    if (!front.problem.empty()) result.notes.push_back({0, front.problem});
    if (!impl_->add_record(object, "front-matter", 0, statement, result)) return result;
    const std::string_view body = std::string_view(text).substr(front.text_begin);
    statement.text = format == FileFormat::Markdown ? markdown_text(body) : std::string(body);
    if (paragraphs(statement.text).empty()) {
      result.skipped.push_back({0, "the file is empty; a statement has a text"});
      return result;
    }
    impl_->headings.read(statement, file);
    statement.source.file = file.string();
    statement.source.media_type = format == FileFormat::Markdown ? "text/markdown" : "text/plain";
    for (Evidence& each : statement.evidence) {
      if (each.line != 0 && format == FileFormat::Text) each.line += front.lines;
    }
    impl_->finish(std::move(statement), 0, result);
  } catch (const Error& error) {
    result.skipped.push_back({0, error.what()});
  }
  return result;
}

ReadResult FileReader::read_lines(const std::filesystem::path& file, std::string_view lines,
                                  int first_line) {
  ReadResult result;
  int number = first_line;
  for (std::size_t at = 0; at < lines.size(); ++number) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    std::string_view line = lines.substr(at, end - at);
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
      impl_->read_line(file, line, number, result);
    }
    at = end + 1;
  }
  return result;
}

}  // namespace rostrum
