#include "indexer/readers/file_reader.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "indexer/layout/paragraphs/printed_text.hpp"
#include "indexer/layout/words/wrapped_text.hpp"
#include "indexer/readers/cover_notes.hpp"
#include "indexer/readers/documents/document_child.hpp"
#include "indexer/readers/file_text.hpp"
#include "indexer/readers/front_matter.hpp"
#include "indexer/readers/inner_results.hpp"
#include "indexer/readers/markdown_reader.hpp"
#include "indexer/readers/record_lists.hpp"
#include "indexer/readers/records/json_record.hpp"
#include "indexer/readers/statement_maker.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {

using nlohmann::json;

struct FileReader::Impl {
  explicit Impl(const ReadOptions& given)
      : options(given), maker(options), lists(*given.vocabulary, given.map) {}

  ReadOptions options;
  StatementMaker maker;
  RecordListReader lists;
  DocumentChild documents;
  std::string letterhead;              ///< of the document at hand: lines for its heading alone
  std::vector<InnerFile> inner_files;  ///< of the document at hand, to be read behind it
  int depth = 0;                       ///< of files in files
  std::size_t inner_left = 0;          ///< bytes that may be read of those
  std::function<void(double)> how_far;

  /// Of the file on disk: what is in it goes on by its own bytes.
  void tell_how_far(std::size_t done, std::size_t all) const {
    if (!how_far || depth > 0 || all == 0) return;
    how_far(static_cast<double>(std::min(done, all)) / static_cast<double>(all));
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
      if (!maker.tell(record.notes, number, result)) return;
      maker.take_record(
          file, "application/jsonl",
          {.line = number, .object = std::move(record.object), .text_is = {}, .notes = {}}, result);
    } catch (const Error& error) {
      result.skipped.push_back({number, error.what()});
    }
  }

  /// What a list of records gives, of so many lines.
  RecordListReader::Take taker(const std::filesystem::path& file, const std::string& media_type,
                               std::size_t lines, ReadResult& result) {
    return [this, file, media_type, lines, &result](ListedRecord record) {
      tell_how_far(static_cast<std::size_t>(std::max(0, record.line)), lines);
      try {
        if (record.text_is == "title") {
          record.notes.emplace_back(
              "text: the record has neither abstract nor notes, so that its title stands for it; "
              "for what was said add the document itself");
        }
        if (!maker.tell(record.notes, record.line, result)) return;
        maker.take_record(file, media_type, record, result);
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
    return maker.has_text(record) || lists.is_catalogue(names);
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
      tell(lists.read_rows(rows, taker(place, book.media_type, sheet.rows.size(), result)), result);
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
    const std::string damage = damage_in_words(read.text);
    if (!damage.empty()) result.damage.push_back({0, damage});
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
      throw Error(ErrorKind::Unreadable, "no text of a statement is in it" +
                                             (unread.empty() ? "" : "; " + unread) +
                                             (damage.empty() ? "" : "; it is damaged: " + damage));
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
    if (!document && format != FileFormat::Marc && needs_decoding(bytes)) {
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
        const char line_end = format == FileFormat::Marc ? '\x1D' : '\n';
        const auto count =
            static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), line_end));
        tell(lists.read(format, bytes, taker(given, std::string(known.media_type), count, result)),
             result);
        return;
      }
      Statement statement = maker.flags();
      statement.source.media_type = known.media_type;
      if (!sidecar.empty()) {
        json object;
        try {
          JsonRecord record = parse_record(sidecar);
          if (!maker.tell(record.notes, 0, result)) return;
          object = std::move(record.object);
        } catch (const Error& error) {
          const Problem problem{0, std::string("sidecar: ") + error.what()};
          (options.strict ? result.skipped : result.notes).push_back(problem);
          if (options.strict) return;
          object = json::object();
        }
        if (!maker.add_record(object, "sidecar", 0, statement, result)) return;
      }
      std::vector<int> lines;
      if (document) {
        if (!take_document(given, *known.kind, bytes, statement, result)) return;
      } else {
        const bool markdown = format == FileFormat::Markdown;
        const std::string text = markdown ? clean_text(bytes) : clean_pages(bytes);
        json object;
        const FrontMatter front = read_front_matter(text, object);
        if (!front.problem.empty()) result.notes.push_back({0, front.problem});
        if (!maker.add_record(object, "front-matter", 0, statement, result)) return;
        const std::string_view body = std::string_view(text).substr(front.text_begin);
        const std::string written = markdown ? markdown_text(body) : std::string(body);
        statement.sample = statement.sample || is_sample(written);
        PrintedText read = printed_text(written, markdown);
        statement.text = std::move(read.unwrapped.text);
        statement.pages = std::move(read.pages);
        statement.source.pages = read.page_count;
        letterhead = std::move(read.heads);
        lines = std::move(read.unwrapped.lines);
        // Of Markdown, lines are told as they are shown.
        for (int& line : lines) line += markdown ? 0 : front.lines;
      }
      if (!maker.add_place(file, statement, result)) return;
      if (paragraphs(statement.text).empty()) {
        result.skipped.push_back({0, "the file is empty; a statement has a text"});
        return;
      }
      statement.source.file = file.string();
      maker.take_file(std::move(statement), file, lines, letterhead, result);
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
    const std::size_t place = result.statements.size();
    read_one(file, format, bytes, sidecar, result);
    const bool one = result.statements.size() == place + 1;
    read_inner(file, std::exchange(inner_files, {}), sidecar, result);
    const bool mail = format == FileFormat::Mail || format == FileFormat::OldOffice;
    if (one && mail) drop_cover_note(place, result);
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
    const std::size_t notes = result.notes.size();
    std::size_t all = 0;
    for (const InnerFile& file : files) all += file.bytes.size();
    std::size_t done = 0;
    for (InnerFile& file : files) {
      tell_how_far(done, all);
      done += file.bytes.size();
      if (file.name.ends_with(".meta.json")) continue;
      // A file that is packed alone is called as the other, without its last ending.
      const std::string name =
          file.name.empty() ? path_text(outer.stem()) : path_text(std::filesystem::path(file.name));
      if (!file.problem.empty()) {
        (file.bytes.empty() ? result.skipped : result.damage)
            .push_back({0, name + ": " + file.problem});
        if (file.bytes.empty()) continue;
      }
      if (file.bytes.size() > inner_left) {
        result.skipped.push_back(
            {0, name +
                    ": not read, nor what is behind it: the files in one file have more than 512 "
                    "MB; unpack it and add the folder"});
        break;
      }
      inner_left -= file.bytes.size();
      ++depth;
      read_inner_file(inner_path(outer, file.name.empty() ? outer.stem().string() : file.name),
                      name, file.bytes, files, sidecar, result);
      --depth;
      file.bytes = {};
    }
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
  impl_->maker.annotate(statement, notes);
}

FileReader::FileReader(const ReadOptions& options) : impl_(std::make_unique<Impl>(options)) {}
FileReader::~FileReader() = default;

ReadResult FileReader::read_file(const std::filesystem::path& file, FileFormat format,
                                 std::string_view bytes, std::string_view sidecar,
                                 const std::function<void(double)>& how_far) {
  // A file in an archive in an archive is as much of one run's work as any other.
  constexpr std::size_t kMostInner = std::size_t{512} << 20;
  impl_->depth = 0;
  impl_->inner_left = kMostInner;
  impl_->how_far = how_far;
  ReadResult result{.notes = impl_->maker.flag_notes()};
  impl_->read_file(file, format, bytes, sidecar, result);
  return result;
}

ReadResult FileReader::read_lines(const std::filesystem::path& file, std::string_view lines,
                                  int first_line) {
  ReadResult result{.notes = impl_->maker.flag_notes()};
  impl_->read_lines(file, lines, first_line, result);
  return result;
}

}  // namespace rostrum
