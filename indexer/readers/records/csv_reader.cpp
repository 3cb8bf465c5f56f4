#include "indexer/readers/records/csv_reader.hpp"

#include <algorithm>
#include <array>

namespace rostrum {
namespace {

char separator_of(std::string_view text) {
  constexpr std::string_view kSeparators = ",;\t|";
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (c == '\n' && !quoted) break;
    const std::size_t which = kSeparators.find(c);
    if (!quoted && which != std::string_view::npos) ++counts[which];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

/// The separator that a first line "sep=;" names, as spreadsheets write it; 0 if there is none.
char named_separator(std::string_view text) {
  constexpr std::size_t kLength = 5;
  if (!text.starts_with("sep=") && !text.starts_with("SEP=")) return 0;
  if (text.size() < kLength || text[kLength - 1] == '\n') return 0;
  const std::string_view rest = text.substr(kLength);
  return rest.starts_with('\n') || rest.starts_with("\r\n") ? text[kLength - 1] : '\0';
}

/// Goes through the characters of a table.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text), separator_(named_separator(text)) {
    while (separator_ != 0 && text_[at_] != '\n') ++at_;
    if (separator_ == 0) separator_ = separator_of(text);
  }

  bool next(CsvRow& row) {
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) step();
    if (at_ == text_.size()) return false;
    row = {line_, {}};
    for (;;) {
      skip_blanks_before_quotation();
      const bool quoted = at_ < text_.size() && text_[at_] == '"';
      row.cells.push_back(quoted ? quoted_cell() : plain_cell());
      if (at_ == text_.size() || text_[at_] != separator_) return true;
      step();
    }
  }

  [[nodiscard]] const std::vector<int>& unclosed() const { return unclosed_; }

 private:
  void skip_blanks_before_quotation() {
    std::size_t end = at_;
    while (end < text_.size() && text_[end] == ' ' && separator_ != ' ') ++end;
    if (end < text_.size() && text_[end] == '"') at_ = end;
  }
  void step() {
    if (text_[at_] == '\n') ++line_;
    ++at_;
  }
  [[nodiscard]] bool at_cell_end() const {
    return at_ == text_.size() || text_[at_] == separator_ || text_[at_] == '\n' ||
           text_[at_] == '\r';
  }
  std::string plain_cell() {
    std::string cell;
    while (!at_cell_end()) {
      cell.push_back(text_[at_]);
      step();
    }
    return cell;
  }
  /// A quotation mark in a quotation ends it where a cell can end. Where a cell can begin, it
  /// begins one, and the quotation before it was not closed; anywhere else it is a letter that
  /// nobody doubled.
  std::string quoted_cell() {
    const std::size_t begin = at_;
    const int first_line = line_;
    std::string cell;
    for (step(); at_ < text_.size() && begin < no_more_ends_; step()) {
      if (text_[at_] != '"') {
        cell.push_back(text_[at_]);
        continue;
      }
      if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        step();
      } else if (ends_here()) {
        step();
        while (!at_cell_end()) step();  // blanks
        return cell;
      } else if (line_ > first_line && begins_here()) {
        return unclosed_cell(begin, first_line);
      }
      cell.push_back('"');
    }
    no_more_ends_ = std::min(no_more_ends_, begin);
    return unclosed_cell(begin, first_line);
  }
  /// To its line's end, as if the mark that opens it were a letter.
  std::string unclosed_cell(std::size_t begin, int first_line) {
    unclosed_.push_back(first_line);
    at_ = begin;
    line_ = first_line;
    std::string cell;
    while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') {
      cell.push_back(text_[at_]);
      step();
    }
    return cell;
  }
  /// Of the quotation mark at hand: a cell may end behind it.
  [[nodiscard]] bool ends_here() const {
    std::size_t behind = at_ + 1;
    while (behind < text_.size() && text_[behind] == ' ' && separator_ != ' ') ++behind;
    return behind == text_.size() || text_[behind] == separator_ || text_[behind] == '\n' ||
           text_[behind] == '\r';
  }
  /// A cell may begin with it.
  [[nodiscard]] bool begins_here() const {
    return text_[at_ - 1] == separator_ || text_[at_ - 1] == '\n';
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::vector<int> unclosed_;
  /// No quotation that begins here or further on is closed: none is looked for again.
  std::size_t no_more_ends_ = std::string_view::npos;
};

}  // namespace

CsvTable csv_table(std::string_view text) {
  CsvTable table;
  Scanner scanner(text);
  for (CsvRow row; scanner.next(row);) table.rows.push_back(std::move(row));
  table.unclosed = scanner.unclosed();
  return table;
}

}  // namespace rostrum
