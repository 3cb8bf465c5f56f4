#include "indexer/readers/csv_reader.hpp"

#include <algorithm>
#include <array>

#include "schemas/error.hpp"

namespace rostrum {
namespace {

char separator_of(std::string_view text) {
  std::array<std::size_t, 3> counts{};
  constexpr std::string_view kSeparators = ",;\t";
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

/// Goes through the characters of a table.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text), separator_(separator_of(text)) {}

  bool next(CsvRow& row) {
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) step();
    if (at_ == text_.size()) return false;
    row = {line_, {}};
    for (;;) {
      const bool quoted = at_ < text_.size() && text_[at_] == '"';
      row.cells.push_back(quoted ? quoted_cell() : plain_cell());
      if (at_ == text_.size() || text_[at_] != separator_) return true;
      step();
    }
  }

 private:
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
