#include "indexer/readers/csv_reader.hpp"

#include <algorithm>
#include <array>

#include "schemas/error.hpp"

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
  std::string quoted_cell() {
    const int begin = line_;
    std::string cell;
    for (step(); at_ < text_.size(); step()) {
      if (text_[at_] != '"') {
        cell.push_back(text_[at_]);
        continue;
      }
      if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        step();
        cell.push_back('"');
        continue;
      }
      step();
      return cell + plain_cell();  // what stands behind the quotation by mistake
    }
    throw Error(ErrorKind::InvalidInput, "line " + std::to_string(begin) +
                                             ": a quotation begins and does not end; a quotation "
                                             "mark within a cell is written twice");
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace

std::vector<CsvRow> csv_rows(std::string_view text) {
  std::vector<CsvRow> rows;
  Scanner scanner(text);
  for (CsvRow row; scanner.next(row);) rows.push_back(std::move(row));
  return rows;
}

}  // namespace rostrum
