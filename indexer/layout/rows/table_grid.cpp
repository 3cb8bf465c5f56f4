#include "indexer/layout/rows/table_grid.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/layout/rows/drawn_words.hpp"
#include "indexer/layout/rows/table_gutters.hpp"
#include "indexer/layout/words/letter_classes.hpp"
#include "indexer/layout/words/visual_order.hpp"

namespace rostrum {
namespace {

using Words = std::vector<const PageWord*>;

/// All distances are in sizes of the letters.
constexpr double kFarthestLine = 2.4;
constexpr double kBlank = 0.25;
/// Lines of two cells are farther apart than those of one by little; in pictures by more. Browsers
/// put lines on whole pixels, of three quarters of a point.
constexpr double kApart = 1.035;
constexpr double kApartInPictures = 1.12;
constexpr double kApartPoints = 0.5;

bool runs_left(const Words& words) {
  std::u32string letters;
  for (const PageWord* word : words) letters += word->text;
  return is_mostly_right_to_left(letters);
}

/// One line of a cell.
struct CellLine {
  Words words;
  std::size_t row = 0;  ///< index of the row of the page
  double middle = 0;
  double left = 0;
  double right = 0;
  bool right_to_left = false;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] const PageWord& first() const {
    return right_to_left ? *words.back() : *words.front();
  }
  [[nodiscard]] char32_t first_letter() const {
    return right_to_left ? first().text.back() : first().text.front();
  }
  [[nodiscard]] char32_t last_letter() const {
    return right_to_left ? words.front()->text.front() : words.back()->text.back();
  }
  /// Of the least that could have stood on the line before.
  [[nodiscard]] double first_piece() const {
    const PageWord& word = first();
    const double letters = static_cast<double>(word.text.size());
    return is_unspaced(first_letter()) ? word.box.width() / letters : word.box.width();
  }
};

struct Column {
  std::vector<CellLine> lines;
  double width = 0;
};

bool ends_a_sentence(const CellLine& line) {
  constexpr std::u32string_view kEnds = U".!?;。！？；؟؛۔।";
  return kEnds.find(line.last_letter()) != std::u32string_view::npos;
}

bool is_caseless(char32_t letter) {
  return is_letter(letter) && !is_lower(letter) && !is_upper(letter);
}

/// Cells of one stretch of rows between its gutters.
class Grid {
 public:
  Grid(const std::vector<Row>& rows, std::size_t begin, std::size_t end,
       const std::vector<Interval>& gutters)
      : rows_(rows), begin_(begin), end_(end), columns_(gutters.size() + 1) {
    Words all;
    for (std::size_t r = begin; r < end; ++r) {
      std::vector<CellLine> cells(columns_.size());
      for (const PageWord* word : rows[r].words) {
        std::size_t c = 0;
        while (c < gutters.size() && word->box.left >= gutters[c].right - 0.01) ++c;
        cells[c].words.push_back(word);
        all.push_back(word);
      }
      for (std::size_t c = 0; c < cells.size(); ++c) {
        if (cells[c].words.empty()) continue;
        CellLine& line = cells[c];
        line.row = r;
        line.middle = rows[r].middle;
        line.left = line.words.front()->box.left;
        for (const PageWord* word : line.words) line.right = std::max(line.right, word->box.right);
        line.right_to_left = runs_left(line.words);
        columns_[c].lines.push_back(std::move(line));
      }
    }
    size_ = size_of_most(all);
    measure(gutters);
  }

  /// Its columns are of running text, and it is no table.
  [[nodiscard]] bool is_text() const { return is_text_; }

  /// Most headings in the margin are bold, and what stands beside them is not.
  [[nodiscard]] bool has_side_heads(std::size_t columns_of_text) const {
    constexpr double kWide = 20;  // sizes of the letters
    if (columns_.size() != 2 || columns_of_text > 1) return false;
    if (std::max(columns_[0].width, columns_[1].width) < kWide * size_) return false;
    constexpr double kMost = 0.6;
    const auto bold = [](const Column& column) {
      const auto lines =
          std::count_if(column.lines.begin(), column.lines.end(), [](const CellLine& line) {
            return std::all_of(line.words.begin(), line.words.end(),
                               [](const PageWord* word) { return word->bold; });
          });
      return static_cast<double>(lines) / static_cast<double>(column.lines.size());
    };
    const auto [least, most] = std::minmax({bold(columns_[0]), bold(columns_[1])});
    return most > kMost && least < 1 - kMost;
  }

  /// Its rows, if it is a table in which cells take several lines.
  [[nodiscard]] std::vector<DrawnRow> rows() {
    if (!is_aligned() || is_list()) return {};
    find_step();
    if (step_ <= 0) return {};
    std::vector<std::size_t> starts = starts_by_room();
    const bool by_room = starts.size() > 1;
    // Columns of running text are a table only if they have room at the same places.
    const std::size_t columns_of_text = prose_columns();
    const bool prose = columns_of_text > 1;
    is_text_ = prose || has_side_heads(columns_of_text);
    if (is_text_ && !prose) return {};
    if (prose && (!by_room || !begin_together(starts))) return {};
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : end_;
      all.push_back(starts[i]);
      if (!by_room || !is_one_row(starts[i], end)) {
        const std::vector<std::size_t> inner = starts_by_content(starts[i], end);
        if (prose && !inner.empty()) return {};
        all.insert(all.end(), inner.begin(), inner.end());
      }
    }
    return made(all, prose, columns_of_text == columns_.size() ? 3 : 2);
  }

 private:
  /// Columns reach to the next one, but for the narrowest room between two. A line among many that
  /// sticks out does not make the edge.
  void measure(const std::vector<Interval>& gutters) {
    constexpr std::size_t kAmong = 8;
    double least = kFar;
    for (const Interval& gutter : gutters) least = std::min(least, gutter.width());
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      std::vector<double> lefts;
      std::vector<double> rights;
      for (const CellLine& line : columns_[c].lines) {
        lefts.push_back(line.left);
        rights.push_back(line.right);
      }
      if (lefts.empty()) continue;
      std::sort(lefts.begin(), lefts.end());
      std::sort(rights.rbegin(), rights.rend());
      double left = lefts[lefts.size() / kAmong];
      double right = rights[rights.size() / kAmong];
      const double room_before = c > 0 ? gutters[c - 1].width() : 0;
      const double room_behind = c < gutters.size() ? gutters[c].width() : 0;
      if (room_behind > least) right += room_behind - least;
      if (room_behind == 0 && room_before > least) left -= room_before - least;
      columns_[c].width = right - left;
    }
    gutters_ = gutters;
  }

  /// Share of the lines of a column that have one place in common.
  template <typename Place>
  [[nodiscard]] static double aligned(const Column& column, double near, const Place& place) {
    std::vector<double> places;
    for (const CellLine& line : column.lines) places.push_back(place(line));
    std::sort(places.begin(), places.end());
    std::size_t most = 0;
    for (std::size_t i = 0, k = 0; i < places.size(); ++i) {
      while (places[i] - places[k] > near) ++k;
      most = std::max(most, i - k + 1);
    }
    return static_cast<double>(most) / static_cast<double>(std::max<std::size_t>(1, places.size()));
  }

  /// Cells at a gutter begin or end there at one place, or have one middle; blanks that happen to
  /// stand below each other do not part such.
  [[nodiscard]] bool is_aligned() const {
    const auto left = [](const CellLine& line) { return line.left; };
    const auto right = [](const CellLine& line) { return line.right; };
    const auto middle = [](const CellLine& line) { return (line.left + line.right) / 2; };
    for (std::size_t g = 0; g < gutters_.size(); ++g) {
      const Column& before = columns_[g];
      const Column& behind = columns_[g + 1];
      const bool sure = gutters_[g].width() >= kSureGutter * size_;
      const double share = sure ? 0.5 : 0.85;
      const double near = (sure ? 0.4 : 0.12) * size_;
      const bool at_gutter =
          aligned(behind, near, left) >= share || aligned(before, near, right) >= share ||
          aligned(behind, near, middle) >= share || aligned(before, near, middle) >= share;
      const bool elsewhere =
          sure && aligned(before, near, left) >= share && aligned(behind, near, right) >= share;
      if (!at_gutter && !elsewhere) return false;
    }
    return true;
  }

  /// Numbers of paragraphs, or bullets, and what hangs from them.
  [[nodiscard]] bool is_list() const {
    if (columns_.size() != 2) return false;
    constexpr std::size_t kLongestMark = 5;
    return std::any_of(columns_.begin(), columns_.end(), [&](const Column& column) {
      return std::all_of(column.lines.begin(), column.lines.end(), [&](const CellLine& line) {
        return line.words.size() == 1 && line.words.front()->text.size() <= kLongestMark;
      });
    });
  }

  /// The next line's first word would not have fitted.
  [[nodiscard]] bool is_full(const Column& column, const CellLine& line,
                             const CellLine& next) const {
    const bool unspaced = is_unspaced(next.first_letter());
    const double blank = unspaced ? 0 : kBlank * size_;
    const double off = (unspaced ? 0.6 : 0.15) * size_;
    return line.width() + blank + next.first_piece() > column.width - off;
  }

  /// A cell surely goes on from one line to the next.
  [[nodiscard]] bool goes_on(const Column& column, const CellLine& line,
                             const CellLine& next) const {
    constexpr double kLeast = 3;  // sizes of letters: numbers and codes do not go on
    if (next.middle - line.middle > kFarthestLine * size_) return false;
    if (column.width < kLeast * size_ || !is_full(column, line, next)) return false;
    const char32_t last = line.last_letter();
    if (last == U'-' || last == 0xAD || last == 0x2010) return is_lower(next.first_letter());
    if (ends_a_sentence(line)) return false;
    if (is_lower(next.first_letter())) return true;
    // Where letters have no case, short cells of two rows look alike.
    constexpr double kLeastOfCaseless = 6;
    return is_caseless(next.first_letter()) && is_caseless(last) &&
           column.width >= kLeastOfCaseless * size_;
  }

  /// From one line of a cell to the next.
  void find_step() {
    std::vector<double> steps;
    for (const Column& column : columns_) {
      for (std::size_t i = 1; i < column.lines.size(); ++i) {
        const CellLine& line = column.lines[i - 1];
        const CellLine& next = column.lines[i];
        if (goes_on(column, line, next)) steps.push_back(next.middle - line.middle);
      }
    }
    if (steps.empty()) return;
    const auto quarter = steps.begin() + static_cast<long>(steps.size() / 4);
    std::nth_element(steps.begin(), quarter, steps.end());
    step_ = *quarter;
  }

  [[nodiscard]] bool is_close(const CellLine& line, const CellLine& next) const {
    const bool seen = line.words.front()->recognised || next.words.front()->recognised;
    const double apart = seen ? kApartInPictures : kApart;
    return next.middle - line.middle <= apart * step_ + kApartPoints;
  }

  /// Lines of a column above and below the beginning of a row of the page; null where none is.
  struct Neighbours {
    const CellLine* above = nullptr;
    const CellLine* below = nullptr;
  };
  [[nodiscard]] static Neighbours at(const Column& column, std::size_t row) {
    Neighbours found;
    for (const CellLine& line : column.lines) {
      if (line.row < row) found.above = &line;
      if (line.row >= row) {
        found.below = &line;
        break;
      }
    }
    return found;
  }

  /// No cell has lines close together on both sides.
  [[nodiscard]] std::vector<std::size_t> starts_by_room() const {
    std::vector<std::size_t> starts{begin_};
    for (std::size_t row = begin_ + 1; row < end_; ++row) {
      bool close = rows_[row].middle - rows_[row - 1].middle <= 0.8 * step_;
      for (const Column& column : columns_) {
        const Neighbours lines = at(column, row);
        if (lines.above != nullptr && lines.below != nullptr) {
          close = close || is_close(*lines.above, *lines.below);
        }
      }
      if (!close) starts.push_back(row);
    }
    return starts;
  }

  /// Cells of several rows would have ends that are not full, and begin again below an empty place.
  [[nodiscard]] bool is_one_row(std::size_t begin, std::size_t end) const {
    std::size_t full = 0;
    std::size_t open = 0;
    for (const Column& column : columns_) {
      const CellLine* before = nullptr;
      for (const CellLine& line : column.lines) {
        if (line.row < begin || line.row >= end) continue;
        if (before != nullptr) {
          if (!is_close(*before, line)) return false;
          ++(is_full(column, *before, line) ? full : open);
        }
        before = &line;
      }
    }
    return full >= open;
  }

  /// Where lines stand all equally far apart: a row begins where a cell does that had come to its
  /// end, or had none before.
  [[nodiscard]] std::vector<std::size_t> starts_by_content(std::size_t begin, std::size_t end) {
    std::vector<std::size_t> starts;
    for (std::size_t row = begin + 1; row < end; ++row) {
      bool begins = false;
      bool goes_on_surely = false;
      bool small = false;
      bool first_of_all = false;
      std::size_t cells = 0;
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        const Neighbours lines = at(columns_[c], row);
        if (lines.below == nullptr) continue;
        const bool close = lines.above != nullptr && is_close(*lines.above, *lines.below);
        // Also where the lines of the columns are not in step.
        if (close && goes_on(columns_[c], *lines.above, *lines.below)) {
          goes_on_surely = true;
          small = small || is_lower(lines.below->first_letter());
        }
        if (lines.below->row != row) continue;
        ++cells;
        begins = begins || !close || !is_full(columns_[c], *lines.above, *lines.below);
        const std::size_t first = lines.below->right_to_left ? columns_.size() - 1 : 0;
        first_of_all = first_of_all || c == first;
      }
      // Where letters have no case, cells may happen to look as if they went on.
      if (begins && goes_on_surely) contradictions_ += small ? 4 : 1;
      if (begins || (!goes_on_surely && first_of_all && cells > 1)) starts.push_back(row);
    }
    return starts;
  }

  [[nodiscard]] DrawnRow row_of(std::size_t begin, std::size_t end) const {
    DrawnRow row;
    for (const Column& column : columns_) {
      std::vector<Words> cell;
      for (const CellLine& line : column.lines) {
        if (line.row >= begin && line.row < end) cell.push_back(line.words);
      }
      if (cell.empty()) continue;
      row.cells.push_back(std::move(cell));
      row.widths.push_back(column.width);
    }
    return row;
  }

  /// Columns of running text have room between paragraphs each at its own places.
  [[nodiscard]] std::size_t own_gaps(const std::vector<std::size_t>& starts) const {
    constexpr double kGap = 1.25;
    std::size_t gaps = 0;
    for (const Column& column : columns_) {
      for (std::size_t i = 1; i < column.lines.size(); ++i) {
        const CellLine& line = column.lines[i - 1];
        const CellLine& next = column.lines[i];
        const auto between = std::upper_bound(starts.begin(), starts.end(), line.row);
        const bool explained = between != starts.end() && *between <= next.row;
        gaps += !explained && next.middle - line.middle > kGap * step_ ? 1 : 0;
      }
    }
    return gaps;
  }

  /// Many lines, nearly all of them full. In German every other line begins with a capital.
  [[nodiscard]] bool is_filled(const Column& column) const {
    constexpr std::size_t kFewest = 8;
    constexpr double kWide = 9;
    constexpr double kMost = 0.8;
    if (column.lines.size() < kFewest || column.width < kWide * size_) return false;
    std::size_t full = 0;
    for (std::size_t i = 1; i < column.lines.size(); ++i) {
      const char32_t first = column.lines[i].first_letter();
      const bool cased = is_lower(first) || is_upper(first);
      full += cased && is_full(column, column.lines[i - 1], column.lines[i]) ? 1 : 0;
    }
    return static_cast<double>(full) >= kMost * static_cast<double>(column.lines.size());
  }

  /// Columns in which many lines go on in the next one, as those of running text do; two are text.
  [[nodiscard]] std::size_t prose_columns() const {
    constexpr double kWide = 13;
    constexpr double kMost = 0.55;
    constexpr double kMostOfCaseless = 0.72;
    constexpr double kMostOfWide = 0.45;
    constexpr double kMostOfTwoWide = 0.25;
    std::size_t prose = 0;
    for (const Column& column : columns_) {
      std::size_t going_on = 0;
      std::size_t caseless = 0;
      for (std::size_t i = 1; i < column.lines.size(); ++i) {
        going_on += goes_on(column, column.lines[i - 1], column.lines[i]) ? 1 : 0;
        caseless += is_caseless(column.lines[i].first_letter()) ? 1 : 0;
      }
      const bool has_case = 2 * caseless < column.lines.size();
      const bool wide = column.width >= kWide * size_;
      const double least = wide && columns_.size() == 2 ? kMostOfTwoWide
                           : wide                       ? kMostOfWide
                           : has_case                   ? kMost
                                                        : kMostOfCaseless;
      const bool goes_on_mostly =
          static_cast<double>(going_on) >= least * static_cast<double>(column.lines.size());
      prose += goes_on_mostly || is_filled(column) ? 1 : 0;
    }
    return prose;
  }

  /// All cells of a row that have words begin with its first line.
  [[nodiscard]] bool begin_together(const std::vector<std::size_t>& starts) const {
    return std::all_of(columns_.begin(), columns_.end(), [&](const Column& column) {
      for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : end_;
        const Neighbours lines = at(column, starts[i]);
        if (lines.below != nullptr && lines.below->row != starts[i] && lines.below->row < end) {
          return false;
        }
      }
      return true;
    });
  }

  [[nodiscard]] std::vector<DrawnRow> made(const std::vector<std::size_t>& starts, bool prose,
                                           std::size_t fewest) const {
    std::vector<DrawnRow> rows;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      rows.push_back(row_of(starts[i], i + 1 < starts.size() ? starts[i + 1] : end_));
    }
    // A line above or below the table that happens to keep out of its gutters.
    while (!rows.empty() && rows.front().cells.size() < 2) rows.erase(rows.begin());
    while (!rows.empty() && rows.back().cells.size() < 2) rows.pop_back();
    const bool wraps = std::any_of(rows.begin(), rows.end(), [](const DrawnRow& row) {
      return std::any_of(row.cells.begin(), row.cells.end(),
                         [](const auto& cell) { return cell.size() > 1; });
    });
    const std::size_t least = columns_.size() == 2 ? 3 : prose ? fewest : 2;
    const auto sparse = static_cast<std::size_t>(std::count_if(
        rows.begin(), rows.end(), [](const DrawnRow& row) { return row.cells.size() < 2; }));
    if (4 * sparse > rows.size()) return {};
    const std::size_t gaps = own_gaps(starts);
    const std::size_t most_gaps = prose ? 0 : rows.size() / 3;
    if (!wraps || rows.size() < least || gaps > most_gaps) return {};
    if (2 * contradictions_ > rows.size()) return {};
    // What stands in one row alone is no column.
    for (const Column& column : columns_) {
      std::size_t in = 0;
      for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : end_;
        in += std::any_of(
                  column.lines.begin(), column.lines.end(),
                  [&](const CellLine& line) { return line.row >= starts[i] && line.row < end; })
                  ? 1
                  : 0;
      }
      if (in < 2) return {};
    }
    return rows;
  }

  const std::vector<Row>& rows_;
  std::size_t begin_;
  std::size_t end_;
  std::vector<Column> columns_;
  double size_ = 0;
  std::vector<Interval> gutters_;
  double step_ = 0;  ///< points; 0 if no cell surely goes on
  std::size_t contradictions_ = 0;
  bool is_text_ = false;
};

}  // namespace

GridRows rows_of_grid(const std::vector<Row>& rows, std::size_t begin, const Stretch& stretch) {
  Grid grid(rows, begin, stretch.end, stretch.gutters);
  GridRows found{.rows = grid.rows()};
  found.is_text = grid.is_text();
  return found;
}

}  // namespace rostrum
