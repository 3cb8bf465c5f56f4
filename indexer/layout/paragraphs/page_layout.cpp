#include "indexer/layout/paragraphs/page_layout.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "indexer/layout/paragraphs/cut_rows.hpp"
#include "indexer/layout/paragraphs/line_ends.hpp"
#include "indexer/layout/paragraphs/paragraph_breaks.hpp"
#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

/// A layer of recognised letters gives each line the size of the letters that it happens to have,
/// hardly one that of the line before, as what is laid out does. There, what is about as large as
/// most lines is as large as they.
void even_out_sizes(std::vector<TextLine>& lines) {
  constexpr double kAboutAsLarge = 1.5;
  constexpr std::size_t kFewest = 6;
  constexpr double kSame = 1.01;
  const auto within = [](double a, double b, double factor) {
    return std::max(a, b) < factor * std::min(a, b);
  };
  std::size_t pairs = 0;
  std::size_t differ = 0;
  std::vector<double> sizes;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const TextLine& line = lines[i - 1];
    const TextLine& next = lines[i];
    if (!same_column(line, next) || has_cells(line) || has_cells(next)) continue;
    if (!within(line.size, next.size, kAboutAsLarge)) continue;
    ++pairs;
    const bool same = within(line.size, next.size, kSame) ||
                      (line.font_size > 0 && within(line.font_size, next.font_size, kSame));
    differ += same ? 0 : 1;
    sizes.push_back(line.size);
  }
  if (pairs < kFewest || 2 * differ < pairs) return;
  const auto middle = sizes.begin() + static_cast<long>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  for (TextLine& line : lines) {
    if (!within(line.size, *middle, kAboutAsLarge)) continue;
    line.size = *middle;
    line.font_size = 0;
  }
}

/// Its words are far apart, and stand between the edges of another line of running text, as close
/// to it as `step`, or as lines of a text are where that is 0.
bool is_stretched_beside(const TextLine& line, const TextLine& other, double step) {
  constexpr double kAtEdge = 0.15;
  constexpr double kFarthest = 2.4;
  const double near = kAtEdge * line.size;
  if (has_cells(other) || !same_column(line, other) || !same_size(line, other)) return false;
  const double here = std::abs(other.box.middle() - line.box.middle());
  if (step > 0 ? std::abs(here - step) > near : here > kFarthest * line.size) return false;
  return std::abs(other.box.right - line.box.right) < near &&
         std::abs(other.box.left - line.box.left) < near;
}

/// Lines of few long words that are stretched over their column look like rows of cells with one
/// word each. They have the edges of a full line above or below, and its step.
void mend_stretched_lines(std::vector<TextLine>& lines) {
  constexpr std::size_t kMost = 4;  // one below the other
  const auto is_candidate = [](const TextLine& line) {
    return has_cells(line) && line.cells.empty() && line.text.find(' ') == std::string::npos;
  };
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    double step = 0;
    bool even = true;
    for (; end < lines.size() && is_candidate(lines[end]); ++end) {
      if (end == begin) continue;
      TextLine plain = lines[end - 1];
      plain.text.clear();
      even = even && is_stretched_beside(lines[end], plain, step);
      step = lines[end].box.middle() - lines[end - 1].box.middle();
    }
    if (end > begin && end - begin <= kMost && even) {
      const bool above = begin > 0 && is_stretched_beside(lines[begin], lines[begin - 1], step);
      const bool below =
          end < lines.size() && is_stretched_beside(lines[end - 1], lines[end], step);
      const bool goes_on = (begin > 0 && !ends_a_sentence(lines[begin - 1].text)) ||
                           (end < lines.size() && begins_in_lower_case(lines[end].text));
      for (std::size_t i = begin; i < end && (above || below) && goes_on; ++i) {
        std::replace(lines[i].text.begin(), lines[i].text.end(), '\t', ' ');
      }
    }
    begin = std::max(end, begin + 1);
  }
}

/// Lines of a page: its text, and what stands below it or beside it.
struct PageParts {
  std::vector<const TextLine*> text;
  std::vector<const TextLine*> notes;
};

PageParts parts_of(const PageLines& page, const ParagraphBreaks& breaks) {
  PageParts parts;
  const std::vector<TextLine>& lines = page.lines;
  double lowest_text = 0;  // where the last line begins that is not small
  for (const TextLine& line : lines) {
    if (!line.beside && !breaks.is_small(line)) lowest_text = std::max(lowest_text, line.box.top);
  }
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    while (end < lines.size() && same_column(lines[begin], lines[end])) ++end;
    // Notes are the small lines behind the last one of the column that is not small.
    std::size_t notes = end;
    while (notes > begin && breaks.is_small(lines[notes - 1])) --notes;
    // Where all of them are small, they may be headings in the margin.
    const bool below = notes > begin || (lines[begin].box.top > 0.6 * page.height &&
                                         lines[begin].box.bottom > lowest_text);
    if (!below) notes = end;
    for (std::size_t i = begin; i < end; ++i) {
      (i >= notes || lines[i].beside ? parts.notes : parts.text).push_back(&lines[i]);
    }
    begin = end;
  }
  return parts;
}

class Paragraphs {
 public:
  explicit Paragraphs(const ParagraphBreaks& breaks) : breaks_(breaks) {}

  /// Appends a run of lines, the first of which may go on with the last one of before.
  void add(const std::vector<const TextLine*>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const TextLine* behind = i + 1 < lines.size() ? lines[i + 1] : nullptr;
      const TextLine* further = i + 2 < lines.size() ? lines[i + 2] : nullptr;
      add_line(*lines[i], behind, further);
    }
  }

  /// What was found between, in a paragraph of its own each.
  void end_paragraph() { last_ = nullptr; }

  [[nodiscard]] std::vector<TextBlock> take() { return std::move(blocks_); }

  [[nodiscard]] bool would_go_on(const TextLine& line, const TextLine* behind) const {
    return last_ != nullptr && breaks_.goes_on(*last_, line, behind, opens_);
  }

 private:
  void add_line(const TextLine& line, const TextLine* behind, const TextLine* further) {
    if (!line.cells.empty()) {
      add_row(line);
      return;
    }
    if (would_go_on(line, behind)) {
      breaks_.joiner().join(blocks_.back().text, line.text);
      opens_ = false;
      joined_ = true;
    } else if (begins_block(line, behind, further)) {
      blocks_.push_back({.page = line.page, .text = line.text});
      opens_ = true;
      joined_ = false;
    } else {
      blocks_.back().text += '\n' + line.text;
      opens_ = true;
      joined_ = false;
    }
    blocks_.back().recognised = blocks_.back().recognised || line.recognised;
    last_ = &line;
  }

  /// Cells that hold paragraphs stand one after the other, those of short entries in one line.
  void add_row(const TextLine& line) {
    constexpr std::size_t kParagraph = 250;       // bytes: as for the tables of other formats
    std::vector<std::vector<std::string>> cells;  // of each its paragraphs
    bool paragraphs = false;
    for (const std::vector<std::string>& lines : line.cells) {
      std::vector<std::string>& cell = cells.emplace_back(1, lines.front());
      for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i - 1].empty()) {
          cell.push_back(lines[i]);
        } else if (!lines[i].empty()) {
          breaks_.joiner().join(cell.back(), lines[i]);
        }
      }
      for (const std::string& each : cell) paragraphs = paragraphs || each.size() >= kParagraph;
    }
    const auto put = [&](std::string text) {
      blocks_.push_back(
          {.page = line.page, .text = std::move(text), .recognised = line.recognised});
    };
    std::string row;
    for (std::vector<std::string>& cell : cells) {
      for (std::string& each : cell) {
        if (paragraphs) {
          put(std::move(each));
        } else {
          row += (row.empty() ? "" : &each == &cell.front() ? "\t" : " ") + each;
        }
      }
    }
    if (!paragraphs) put(std::move(row));
    opens_ = true;
    joined_ = false;
    last_ = &line;
  }

  /// Lines of a heading or an address stay together; a paragraph stands by itself.
  [[nodiscard]] bool begins_block(const TextLine& line, const TextLine* behind,
                                  const TextLine* further) const {
    if (last_ == nullptr || joined_ || breaks_.is_apart(*last_, line)) return true;
    if (has_cells(line) || has_cells(*last_) || is_list_item(line)) return true;
    if (behind != nullptr && breaks_.goes_on(line, *behind, further, true)) return true;
    return ends_a_sentence(last_->text) &&
           last_->box.width() > 0.6 * breaks_.margins(*last_).width();
  }

  const ParagraphBreaks& breaks_;
  std::vector<TextBlock> blocks_;
  const TextLine* last_ = nullptr;
  bool opens_ = true;    ///< the last line is the first of its paragraph
  bool joined_ = false;  ///< the last block is a paragraph of several lines
};

std::string trimmed(std::string_view line) {
  std::string out;
  for (const char c : line) {
    const char plain = c == '\t' || c == '\r' || c == '\f' || c == '\v' ? ' ' : c;
    if (plain == ' ' && (out.empty() || out.back() == ' ')) continue;
    out.push_back(plain);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// A line of text without a place, as if each letter were half as wide as the line is high.
TextLine placed(std::string text, int page, double place) {
  constexpr double kSize = 2;
  TextLine line{.page = page, .text = std::move(text), .size = kSize};
  const std::u32string letters = utf32(line.text);
  bool in_first = true;
  for (const char32_t letter : letters) {
    const double width = is_unspaced(letter) ? kSize : kSize / 2;
    line.box.right += width;
    if (letter == U' ') in_first = false;
    if (in_first) line.first_piece += width;
    if (is_unspaced(letter) || letter == U'-') in_first = false;
  }
  line.first_word = line.first_piece;
  line.box.top = place;
  line.box.bottom = place + kSize;
  return line;
}

}  // namespace

std::vector<TextBlock> blocks_of_lines(std::vector<PageLines> pages) {
  for (PageLines& page : pages) {
    even_out_sizes(page.lines);
    mend_stretched_lines(page.lines);
  }
  join_cut_rows(pages);
  const ParagraphBreaks breaks(pages);
  Paragraphs paragraphs(breaks);
  std::vector<const TextLine*> waiting;  // notes of pages whose last paragraph goes on
  const auto put_notes = [&] {
    if (waiting.empty()) return;
    paragraphs.end_paragraph();
    paragraphs.add(waiting);
    paragraphs.end_paragraph();
    waiting.clear();
  };
  for (const PageLines& page : pages) {
    const PageParts parts = parts_of(page, breaks);
    std::size_t begin = 0;
    if (!waiting.empty()) {
      // The paragraph that the page's end has parted comes to its end first.
      while (begin < parts.text.size()) {
        const TextLine* behind = begin + 1 < parts.text.size() ? parts.text[begin + 1] : nullptr;
        if (!paragraphs.would_go_on(*parts.text[begin], behind)) break;
        paragraphs.add({parts.text[begin]});
        ++begin;
      }
      if (begin < parts.text.size() || parts.text.empty()) put_notes();
    }
    paragraphs.add({parts.text.begin() + static_cast<long>(begin), parts.text.end()});
    waiting.insert(waiting.end(), parts.notes.begin(), parts.notes.end());
  }
  put_notes();
  return paragraphs.take();
}

std::vector<TextBlock> blocks_of_pages(const std::vector<std::string>& pages) {
  constexpr double kStep = 2.4;
  std::vector<PageLines> all;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    PageLines& page = all.emplace_back();
    double place = 0;
    const std::string_view text = pages[i];
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      std::string line = trimmed(text.substr(at, end - at));
      if (!line.empty())
        page.lines.push_back(placed(std::move(line), static_cast<int>(i + 1), place));
      place += kStep;
      at = end + 1;
    }
    page.height = place;
  }
  std::string head = take_running_lines(all);
  std::vector<TextBlock> blocks = blocks_of_lines(std::move(all));
  while (!head.empty() && head.back() == '\n') head.pop_back();
  if (!head.empty()) blocks.insert(blocks.begin(), {1, std::move(head)});
  return blocks;
}

}  // namespace rostrum
