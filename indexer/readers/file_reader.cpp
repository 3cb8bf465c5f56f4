// Longer than most: one reader, whose steps share what the file at hand has told.
#include "indexer/readers/file_reader.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "indexer/extraction/text_encoding.hpp"
#include "indexer/headings/heading_reader.hpp"
#include "indexer/headings/heading_symbols.hpp"
#include "indexer/layout/wrapped_text.hpp"
#include "indexer/readers/csv_reader.hpp"
#include "indexer/readers/document_child.hpp"
#include "indexer/readers/file_statements.hpp"
#include "indexer/readers/file_text.hpp"
#include "indexer/readers/front_matter.hpp"
#include "indexer/readers/inner_results.hpp"
#include "indexer/readers/json_record.hpp"
#include "indexer/readers/markdown_reader.hpp"
#include "indexer/readers/page_recognition.hpp"
#include "indexer/readers/path_pattern.hpp"
#include "indexer/readers/record_lists.hpp"
#include "indexer/readers/record_resolver.hpp"
#include "indexer/readers/statement_layers.hpp"
#include "indexer/readers/statement_rules.hpp"
#include "schemas/error.hpp"
#include "schemas/path_text.hpp"
#include "schemas/text_analysis.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

}  // namespace

struct FileReader::Impl {
  explicit Impl(const ReadOptions& given)
      : options(given),
        resolver(*given.vocabulary, given.map),
        headings(*given.vocabulary),
        lists(*given.vocabulary, given.map),
        flags(read_flags()) {
    if (!options.path_pattern.empty()) pattern.emplace(options.path_pattern);
    if (pattern) check_pattern();
  }

  ReadOptions options;
  RecordResolver resolver;
  HeadingReader headings;
  RecordListReader lists;
  DocumentChild documents;
  std::optional<PathPattern> pattern;
  std::vector<Problem> flag_notes;     ///< of --set, told with each file
  Statement flags;                     ///< what --set says
  std::string letterhead;              ///< of the document at hand: lines for its heading alone
  std::vector<InnerFile> inner_files;  ///< of the document at hand, to be read behind it
  int depth = 0;                       ///< of files in files
  std::size_t inner_left = 0;          ///< bytes that may be read of those

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
    if (!resolved.kept.empty() && options.strict) {
      throw Error(ErrorKind::InvalidInput, "set: " + resolved.kept.front());
    }
    for (std::string& each : resolved.kept) flag_notes.push_back({0, "--set " + each});
    return std::move(resolved.statement);
  }

  void check_pattern() {
    json object = json::object();
    for (const std::string& name : pattern->names()) object[name] = "";
    const ResolvedRecord resolved = resolver.resolve(object, "path-pattern");
    if (resolved.unknown.empty()) return;
    throw Error(ErrorKind::InvalidInput,
                "path-pattern: '" + resolved.unknown.front() +
                    "' is no field of a statement; see 'rostrum-index fields'");
  }

  /// Tells what is left out of a statement; false if --strict refuses it.
  bool tell(const std::vector<std::string>& left_out, int line, ReadResult& result) const {
    if (options.strict && !left_out.empty()) {
      result.skipped.push_back({line, left_out.front()});
      return false;
    }
    for (const std::string& note : left_out) result.notes.push_back({line, note});
    return true;
  }

  /// What the place of a file says; false if --strict refuses it.
  bool add_place(const std::filesystem::path& file, Statement& statement, ReadResult& result) {
    if (!pattern) return true;
    const auto values = pattern->read(file);
    if (!values) {
      const Problem problem{0, "the path does not fit --path-pattern " + options.path_pattern};
      (options.strict ? result.skipped : result.notes).push_back(problem);
      return !options.strict;
    }
    json object = json::object();
    for (const auto& [name, value] : *values) object[name] = value;
    return add_record(object, "path-pattern", 0, statement, result);
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
    if (!tell(record.notes, line, result) || !tell(record.kept, line, result)) return false;
    fill_gaps(statement, record.statement);
    return true;
  }

  /// Takes the statements of a file whose text is read: one, or several. `lines` are those of the
  /// file that the lines of the text begin on; none: they are the same.
  void finish_file(Statement statement, const std::filesystem::path& file,
                   const std::vector<int>& lines, ReadResult& result) {
    // The mark is that of the whole file, whatever it holds.
    statement.sample = statement.sample || is_sample(statement.text);
    const std::vector<bool> recognised = recognised_lines(statement);
    FileStatements read = statements_of(std::move(statement), file, 0, headings, letterhead);
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
    try {
      if (!tell(hold_to_rules(statement), line, result)) return;
    } catch (const Error& error) {
      result.skipped.push_back({line, error.what()});
      return;
    }
    result.statements.push_back(std::move(statement));
  }

  /// One record of a file of many.
  void read_record(const std::filesystem::path& file, const std::string& media_type,
                   const ListedRecord& record, ReadResult& result) {
    Statement statement = flags;
    const int number = record.line;
    if (!add_record(record.object, "record", number, statement, result)) return;
    if (paragraphs(statement.text).empty()) {
      result.skipped.push_back({number, "text: missing or empty; every statement has one"});
      return;
    }
    statement.sample = statement.sample || is_sample(statement.text);
    statement.text = unwrapped(statement.text).text;
    statement.source.file = path_text(file);
    statement.source.media_type = media_type;
    statement.source.line = number;
    if (!record.text_is.empty()) {
      statement.evidence.push_back({.field = "text", .value = record.text_is, .rule = "record"});
    }
    follow_symbols(statement, *options.vocabulary);
    finish(std::move(statement), number, result);
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
      JsonRecord record = parse_record(line);
      if (!tell(record.notes, number, result)) return;
      read_record(file, "application/jsonl",
                  {.line = number, .object = std::move(record.object), .text_is = {}, .notes = {}},
                  result);
    } catch (const Error& error) {
      result.skipped.push_back({number, error.what()});
    }
  }

  /// What a list of records gives.
  RecordListReader::Take taker(const std::filesystem::path& file, const std::string& media_type,
                               ReadResult& result) {
    return [this, file, media_type, &result](ListedRecord record) {
      try {
        if (record.text_is == "title") {
          record.notes.emplace_back(
              "text: the record has neither abstract nor notes, so that its title stands for it; "
              "for what was said add the document itself");
        }
        if (!tell(record.notes, record.line, result)) return;
        read_record(file, media_type, record, result);
      } catch (const Error& error) {
        result.skipped.push_back({record.line, error.what()});
      }
    };
  }

  static void tell(ListProblems problems, ReadResult& result) {
    for (auto& [line, message] : problems.skipped) {
      result.skipped.push_back({line, std::move(message)});
    }
    for (auto& [line, message] : problems.notes) result.notes.push_back({line, std::move(message)});
    for (std::string& name : problems.unread_columns) {
      result.unknown_fields.push_back(std::move(name));
    }
  }

  [[nodiscard]] bool has_texts(const std::vector<std::string>& names) {
    json record = json::object();
    for (const std::string& name : names) {
      if (!name.empty()) record[name] = "x";
    }
    return !resolver.resolve(record, "record").statement.text.empty() || lists.is_catalogue(names);
  }

  /// The row of a sheet that names its columns, a text among them: the first, but for titles above
  /// it. The number of rows where there is none.
  [[nodiscard]] std::size_t row_of_names(const std::vector<SheetRow>& rows) {
    constexpr std::size_t kMostTitles = 10;
    for (std::size_t i = 0; i < std::min(rows.size(), kMostTitles); ++i) {
      if (has_texts(rows[i].cells)) return i;
    }
    return rows.size();
  }

  /// The sheets of a workbook whose rows are statements, as a row of names tells. Where there are
  /// several, each is named as if it were a file in the workbook.
  void read_sheets(const std::filesystem::path& file, ExtractedText& book, ReadResult& result) {
    std::erase_if(book.sheets, [](const Sheet& sheet) { return sheet.rows.empty(); });
    const auto usable = std::count_if(
        book.sheets.begin(), book.sheets.end(),
        [&](const Sheet& each) { return row_of_names(each.rows) < each.rows.size(); });
    if (usable == 0) {
      result.skipped.push_back(
          {0,
           "no sheet has a column of texts (text, body, content); the first row names the columns, "
           "each other row is a statement; --map THEIRS=text says which column it is"});
      return;
    }
    for (Sheet& sheet : book.sheets) {
      const std::size_t names = row_of_names(sheet.rows);
      if (names == sheet.rows.size()) {
        result.notes.push_back(
            {0, "sheet '" + sheet.name + "' has no column of texts, and is left out"});
        continue;
      }
      std::vector<CsvRow> rows;
      const std::size_t width = sheet.rows[names].cells.size();
      for (std::size_t i = names; i < sheet.rows.size(); ++i) {
        SheetRow& row = sheet.rows[i];
        // What stands beside the table is none of it.
        row.cells.resize(std::min(row.cells.size(), width));
        for (std::string& cell : row.cells) cell = clean_text(cell);
        rows.push_back({row.line, std::move(row.cells)});
      }
      const std::filesystem::path place = usable == 1 ? file : inner_path(file, sheet.name);
      tell(lists.read_rows(rows, taker(place, book.media_type, result)), result);
    }
  }

  /// What a document says, with the page of each paragraph. False for one that is no statement
  /// itself: a workbook, whose statements are in the result, and an archive.
  bool take_document(const std::filesystem::path& file, DocumentKind kind, std::string_view bytes,
                     Statement& statement, ReadResult& result) {
    ReadPages read = read_pages(
        documents, kind, bytes,
        {.languages = options.ocr, .language = statement.language, .most_time = options.ocr_time});
    if (!read.text.media_type.empty()) statement.source.media_type = read.text.media_type;
    for (std::string& note : read.text.notes) result.notes.push_back({0, std::move(note)});
    if (!read.text.sheets.empty()) {
      read_sheets(file, read.text, result);
      return false;
    }
    inner_files = std::move(read.text.files);
    letterhead = clean_text(read.text.letterhead);
    std::string text;
    int number = 0;
    for (const TextBlock& block : read.text.blocks) {
      const std::string clean = clean_text(block.text);
      const std::size_t count = paragraphs(clean).size();
      if (count == 0) continue;
      text += (text.empty() ? "" : "\n\n") + clean;
      if (block.page > 0) statement.pages.insert(statement.pages.end(), count, block.page);
      for (std::size_t i = 0; i < count; ++i) {
        ++number;
        if (block.recognised) statement.recognised.push_back(number);
      }
    }
    // The lines of a page are put together where its geometry is known.
    const bool has_pages = kind == DocumentKind::Pdf || !statement.pages.empty();
    statement.text = has_pages ? std::move(text) : unwrapped(text).text;
    statement.source.pages = read.text.page_count;
    for (const PageProblem& page : read.unread.pages) {
      statement.source.unread_pages.push_back(page.page);
    }
    if (!read.recognised.empty()) {
      statement.evidence.push_back({.field = "text",
                                    .value = "recognised on page " + page_ranges(read.recognised),
                                    .rule = "tesseract",
                                    .quote = read.languages,
                                    .confidence = read.certainty,
                                    .recognised = true});
    }
    statement.source.recognised_pages = std::move(read.recognised);
    const std::string unread =
        read.unread.pages.empty() ? "" : "not read: " + in_words(read.unread);
    if (!unread.empty()) result.unread.push_back(std::move(read.unread));
    if (statement.text.empty()) {
      if (!inner_files.empty()) return false;
      throw Error(ErrorKind::Unreadable,
                  "no text of a statement is in it" + (unread.empty() ? "" : "; " + unread));
    }
    return true;
  }

  void read_one(const std::filesystem::path& given, FileFormat format, std::string_view bytes,
                std::string_view sidecar, ReadResult& result) {
    const std::filesystem::path file = path_text(given);  // what is read in a name is text
    if (format == FileFormat::Jsonl) return read_lines(given, bytes, 1, result);
    if (format == FileFormat::None) {
      result.skipped.push_back({0, why_unread(file, bytes)});
      return;
    }
    const KnownFormat& known = known_format(format);
    const bool document = known.kind.has_value();
    const bool list = is_record_list(format);
    const std::size_t most =
        document || list ? options.max_document_bytes : options.max_statement_bytes;
    if (bytes.size() > most) {
      result.skipped.push_back(
          {0, "the file has more than " + std::to_string(most >> 20) + " MB; " +
                  (list ? "split it, or make it JSONL" : "a file is one statement")});
      return;
    }
    // What is not UTF-8 in MARC is told record by record.
    ReadableText readable;
    if (!document && format != FileFormat::Marc && !is_utf8(bytes)) {
      readable = readable_text(bytes);
      if (!readable.problem.empty()) {
        result.skipped.push_back({0, readable.problem});
        return;
      }
      if (!readable.note.empty()) result.notes.push_back({0, readable.note});
      bytes = readable.text;
    }
    letterhead.clear();
    try {
      if (list) {
        tell(lists.read(format, bytes, taker(given, std::string(known.media_type), result)),
             result);
        return;
      }
      Statement statement = flags;
      statement.source.media_type = known.media_type;
      if (!sidecar.empty()) {
        json object;
        try {
          JsonRecord record = parse_record(sidecar);
          if (!tell(record.notes, 0, result)) return;
          object = std::move(record.object);
        } catch (const Error& error) {
          const Problem problem{0, std::string("sidecar: ") + error.what()};
          (options.strict ? result.skipped : result.notes).push_back(problem);
          if (options.strict) return;
          object = json::object();
        }
        if (!add_record(object, "sidecar", 0, statement, result)) return;
      }
      std::vector<int> lines;
      if (document) {
        if (!take_document(given, *known.kind, bytes, statement, result)) return;
      } else {
        const std::string text = clean_text(bytes);
        json object;
        const FrontMatter front = read_front_matter(text, object);
        if (!front.problem.empty()) result.notes.push_back({0, front.problem});
        if (!add_record(object, "front-matter", 0, statement, result)) return;
        const std::string_view body = std::string_view(text).substr(front.text_begin);
        const bool markdown = format == FileFormat::Markdown;
        const std::string written = markdown ? markdown_text(body) : std::string(body);
        statement.sample = statement.sample || is_sample(written);
        UnwrappedText read = unwrapped(written);
        statement.text = std::move(read.text);
        lines = std::move(read.lines);
        // Of Markdown, lines are told as they are shown.
        for (int& line : lines) line += markdown ? 0 : front.lines;
      }
      if (!add_place(file, statement, result)) return;
      if (paragraphs(statement.text).empty()) {
        result.skipped.push_back({0, "the file is empty; a statement has a text"});
        return;
      }
      statement.source.file = file.string();
      finish_file(std::move(statement), file, lines, result);
    } catch (const Error& error) {
      result.skipped.push_back({0, error.what()});
    }
  }

  void read_lines(const std::filesystem::path& file, std::string_view lines, int first_line,
                  ReadResult& result) {
    int number = first_line;
    for (std::size_t at = 0; at < lines.size(); ++number) {
      const std::size_t end = std::min(lines.find('\n', at), lines.size());
      std::string_view line = lines.substr(at, end - at);
      if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
      if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
        read_line(file, line, number, result);
      }
      at = end + 1;
    }
  }

  void read_file(const std::filesystem::path& file, FileFormat format, std::string_view bytes,
                 std::string_view sidecar, ReadResult& result) {
    inner_files.clear();
    read_one(file, format, bytes, sidecar, result);
    read_inner(file, std::exchange(inner_files, {}), sidecar, result);
  }

  /// The files in a file, each as if it were one of its own; its sidecar is for those without.
  void read_inner(const std::filesystem::path& outer, std::vector<InnerFile> files,
                  std::string_view sidecar, ReadResult& result) {
    if (files.empty()) return;
    constexpr int kDeepest = 4;
    if (depth >= kDeepest) {
      result.skipped.push_back({0, "it holds files, and is packed in " + std::to_string(kDeepest) +
                                       " others; unpack those and add the folder"});
      return;
    }
    ++depth;
    const std::size_t notes = result.notes.size();
    for (InnerFile& file : files) {
      if (file.name.ends_with(".meta.json")) continue;
      // A file that is packed alone is called as the other, without its last ending.
      const std::string name =
          file.name.empty() ? path_text(outer.stem()) : path_text(std::filesystem::path(file.name));
      if (!file.problem.empty()) {
        result.skipped.push_back({0, name + ": " + file.problem});
        continue;
      }
      if (file.bytes.size() > inner_left) {
        result.skipped.push_back(
            {0, name +
                    ": not read, nor what is behind it: the files in one file have more than 512 "
                    "MB; unpack it and add the folder"});
        break;
      }
      inner_left -= file.bytes.size();
      read_inner_file(inner_path(outer, file.name.empty() ? outer.stem().string() : file.name),
                      name, file.bytes, files, sidecar, result);
      file.bytes = {};
    }
    --depth;
    if (result.statements.empty() && result.skipped.empty()) {
      const std::string first =
          result.notes.size() > notes ? "; " + result.notes[notes].message : "";
      result.skipped.push_back({0, "none of the files in it is read" + first});
    }
  }

  void read_inner_file(const std::filesystem::path& path, const std::string& name,
                       const std::string& bytes, const std::vector<InnerFile>& files,
                       std::string_view sidecar, ReadResult& result) {
    constexpr std::size_t kFirstBytes = 4096;
    const std::string_view first = std::string_view(bytes).substr(0, kFirstBytes);
    const FileFormat format = format_of(path, first);
    if (format == FileFormat::None) {
      result.notes.push_back({0, name + ": " + why_unread(path, first)});
      return;
    }
    const std::string_view own = sidecar_among(files, name);
    ReadResult inner;
    read_file(path, format, bytes, own.empty() ? sidecar : own, inner);
    add_inner(std::move(inner), name, result);
  }
};

void FileReader::annotate(Statement& statement, std::vector<Problem>& notes) {
  const auto known = impl_->options.annotations.find(statement.id);
  if (known == impl_->options.annotations.end()) return;
  const json object = json::parse(known->second, nullptr, false);
  if (!object.is_object()) return;
  ResolvedRecord resolved = impl_->resolver.resolve(object, "annotation", statement.convention);
  for (std::string& note : resolved.notes) {
    notes.push_back({statement.source.line, "annotation of '" + statement.id + "': " + note});
  }
  annotate_with(resolved.statement, statement);
}

FileReader::FileReader(const ReadOptions& options) : impl_(std::make_unique<Impl>(options)) {}
FileReader::~FileReader() = default;

ReadResult FileReader::read_file(const std::filesystem::path& file, FileFormat format,
                                 std::string_view bytes, std::string_view sidecar) {
  // A file in an archive in an archive is as much of one run's work as any other.
  constexpr std::size_t kMostInner = std::size_t{512} << 20;
  impl_->depth = 0;
  impl_->inner_left = kMostInner;
  ReadResult result{.notes = impl_->flag_notes};
  impl_->read_file(file, format, bytes, sidecar, result);
  return result;
}

ReadResult FileReader::read_lines(const std::filesystem::path& file, std::string_view lines,
                                  int first_line) {
  ReadResult result{.notes = impl_->flag_notes};
  impl_->read_lines(file, lines, first_line, result);
  return result;
}

}  // namespace rostrum
