#include "indexer/extraction/page_layout.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>
#include <string_view>

namespace rostrum {
namespace {

/// Lines at the top and the foot of a page that may be a header or a footer.
constexpr std::size_t kEdgeLines = 3;
/// A line is full, and goes on in the next one, from this share of the usual length on.
constexpr double kFullShare = 0.7;
/// Shorter lines are full nowhere: a page of short lines is a list or a heading.
constexpr std::size_t kShortestFull = 40;
/// A shorter line goes on too, if its sentence does in small letters.
constexpr std::size_t kShortestUnfinished = 20;

/// Parts before a hyphen that belong to the word: what is parted behind them keeps the hyphen.
constexpr std::array<std::string_view, 12> kKeepHyphen{
    "anti", "non", "self", "post", "pre", "multi", "sub", "vice", "co", "inter", "cross", "long"};

struct Line {
  int page = 0;
  std::string text;
  bool opens = false;  ///< the first of a block
};

std::string trimmed(std::string_view line) {
  constexpr std::string_view kBlank = " \t\r\f\v";
  const std::size_t begin = line.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return "";
  std::string text(line.substr(begin, line.find_last_not_of(kBlank) - begin + 1));
  // Tabs and runs of blanks are layout.
  std::string out;
  for (const char c : text) {
    const char plain = c == '\t' ? ' ' : c;
    if (plain == ' ' && !out.empty() && out.back() == ' ') continue;
    out.push_back(plain);
  }
  return out;
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

/// What two headers have in common though their page numbers differ.
std::string without_numbers(std::string_view line) {
  std::string shape;
  for (const char c : line) {
    if (is_digit(c)) {
      if (shape.empty() || shape.back() != '#') shape.push_back('#');
    } else {
      shape.push_back(c);
    }
  }
  return shape;
}

std::vector<std::vector<Line>> lines_of(const std::vector<std::string>& pages) {
  std::vector<std::vector<Line>> all;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::vector<Line>& lines = all.emplace_back();
    bool opens = true;
    const std::string_view page = pages[i];
    for (std::size_t at = 0; at <= page.size();) {
      const std::size_t end = std::min(page.find('\n', at), page.size());
      std::string text = trimmed(page.substr(at, end - at));
      if (text.empty()) {
        opens = true;
      } else {
        lines.push_back({static_cast<int>(i + 1), std::move(text), opens});
        opens = false;
      }
      at = end + 1;
    }
  }
  return all;
}

void erase_line(std::vector<Line>& lines, std::size_t at) {
  if (lines[at].opens && at + 1 < lines.size()) lines[at + 1].opens = true;
  lines.erase(lines.begin() + static_cast<long>(at));
}

void drop_page_numbers(std::vector<Line>& lines) {
  if (lines.size() > 1 && is_page_number(lines.back().text)) erase_line(lines, lines.size() - 1);
  if (lines.size() > 1 && is_page_number(lines.front().text)) erase_line(lines, 0);
}

/// Lines at the edges of half of the pages or more, three at least.
void drop_running_lines(std::vector<std::vector<Line>>& pages) {
  constexpr std::size_t kFewestPages = 3;
  if (pages.size() < kFewestPages) return;
  const auto edges = [](const std::vector<Line>& lines) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i < kEdgeLines || i + kEdgeLines >= lines.size()) places.push_back(i);
    }
    return places;
  };
  std::map<std::string, std::set<std::size_t>> seen;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (const std::size_t i : edges(pages[page])) {
      seen[without_numbers(pages[page][i].text)].insert(page);
    }
  }
  const std::size_t enough = std::max(kFewestPages, (pages.size() + 1) / 2);
  for (std::size_t page = 0; page < pages.size(); ++page) {
    std::vector<std::size_t> places = edges(pages[page]);
    std::reverse(places.begin(), places.end());
    for (const std::size_t i : places) {
      const auto& where = seen[without_numbers(pages[page][i].text)];
      if (where.size() >= enough && *where.begin() != page) erase_line(pages[page], i);
    }
  }
}

/// How long a line of running text is here: nine of ten lines are not longer.
std::size_t usual_length(const std::vector<std::vector<Line>>& pages) {
  std::vector<std::size_t> lengths;
  for (const auto& lines : pages) {
    for (const Line& line : lines) lengths.push_back(letters(line.text));
  }
  if (lengths.empty()) return 0;
  const auto place = lengths.begin() + static_cast<long>(lengths.size() * 9 / 10);
  std::nth_element(lengths.begin(), place, lengths.end());
  return *place;
}

bool ends_a_sentence(std::string_view text) {
  while (!text.empty() && (text.back() == '"' || text.back() == ')' || text.back() == '\'' ||
                           text.ends_with("”") || text.ends_with("»"))) {
    text.remove_suffix(text.ends_with("”") ? 3 : text.ends_with("»") ? 2 : 1);
  }
  return text.empty() || text.ends_with('.') || text.ends_with('!') || text.ends_with('?') ||
         text.ends_with(':') || text.ends_with(';') || text.ends_with("。") ||
         text.ends_with("؟") || text.ends_with("！") || text.ends_with("？");
}

std::string last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return std::string(text.substr(begin));
}

std::string first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_letter(text[end])) ++end;
  return std::string(text.substr(0, end));
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return text;
}

/// Writes lines one behind the other, as one paragraph.
class Joiner {
 public:
  explicit Joiner(const std::vector<std::vector<Line>>& pages) {
    for (const auto& lines : pages) {
      for (const Line& line : lines) note_words(line.text);
    }
  }

  void join(std::string& text, std::string_view next) const {
    constexpr std::string_view kSoftHyphen = "\xC2\xAD";
    if (text.ends_with(kSoftHyphen)) {
      text.resize(text.size() - kSoftHyphen.size());
    } else if (text.size() > 1 && text.back() == '-' && is_letter(text[text.size() - 2]) &&
               !next.empty() && is_letter(next.front())) {
      if (!keeps_hyphen(last_word(std::string_view(text).substr(0, text.size() - 1)),
                        first_word(next))) {
        text.pop_back();
      }
    } else if (!is_chinese_end(text)) {
      text.push_back(' ');
    }
    text.append(next);
  }

 private:
  void note_words(std::string_view line) {
    std::string word;
    for (const char c : line) {
      if (is_letter(c) || c == '-') {
        word.push_back(c);
        continue;
      }
      if (!word.empty()) words_.insert(lower(std::move(word)));
      word.clear();
    }
    if (!word.empty()) words_.insert(lower(std::move(word)));
  }

  /// The rest of the document tells how the word is written; if it does not, its first part does.
  [[nodiscard]] bool keeps_hyphen(const std::string& before, const std::string& behind) const {
    const std::string first = lower(before);
    if (words_.contains(lower(before + '-' + behind))) return true;
    if (words_.contains(lower(before + behind))) return false;
    if (!is_lower(behind.front()) && (behind.front() & 0x80) == 0) return true;  // Guinea-Bissau
    return std::find(kKeepHyphen.begin(), kKeepHyphen.end(), first) != kKeepHyphen.end();
  }

  /// Chinese and Japanese are written without blanks.
  static bool is_chinese_end(std::string_view text) {
    if (text.size() < 3) return false;
    const auto lead = static_cast<unsigned char>(text[text.size() - 3]);
    return lead >= 0xE3 && lead <= 0xE9;
  }

  std::set<std::string> words_;
};

}  // namespace

bool is_page_number(std::string_view line) {
  std::string text = lower(trimmed(line));
  for (const std::string_view word : {"page", "pag.", "página", "страница", "seite", "p."}) {
    if (text.starts_with(word)) {
      text = trimmed(std::string_view(text).substr(word.size()));
      break;
    }
  }
  if (text.empty() || text.size() > 16) return false;
  const bool roman = text.size() <= 5 && text.find_first_not_of("ivx") == std::string::npos;
  bool digit = false;
  int digits_in_row = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i])) {
      digit = true;
      if (++digits_in_row > 3) return false;  // a year stands for itself
      continue;
    }
    digits_in_row = 0;
    const std::string_view rest = std::string_view(text).substr(i);
    if (rest.starts_with("of ") || rest.starts_with("de ") || rest.starts_with("из ")) {
      i += rest.find(' ');
      continue;
    }
    constexpr std::string_view kMarks = " -/|[]()";
    if (kMarks.find(text[i]) != std::string_view::npos) continue;
    if (rest.starts_with("–") || rest.starts_with("—")) {
      i += 2;
      continue;
    }
    return roman;
  }
  return digit || roman;
}

std::vector<TextBlock> blocks_of_pages(const std::vector<std::string>& given) {
  std::vector<std::vector<Line>> pages = lines_of(given);
  for (auto& lines : pages) drop_page_numbers(lines);
  drop_running_lines(pages);
  const std::size_t usual = usual_length(pages);
  const auto is_full = [usual](const std::string& line) {
    const std::size_t length = letters(line);
    return length >= kShortestFull &&
           static_cast<double>(length) >= kFullShare * static_cast<double>(usual);
  };
  const Joiner joiner(pages);
  std::vector<TextBlock> blocks;
  std::string last;  // line as it stood on its page
  for (const auto& lines : pages) {
    for (const Line& line : lines) {
      const bool new_page = !blocks.empty() && &line == &lines.front();
      const bool unfinished = letters(last) >= kShortestUnfinished && !ends_a_sentence(last) &&
                              is_lower(line.text.front());
      const bool goes_on = !blocks.empty() && (is_full(last) || unfinished) &&
                           (new_page ? !ends_a_sentence(last) : !line.opens);
      // Behind the short last line of a paragraph another begins.
      const bool begins = blocks.empty() || line.opens || new_page || is_full(last) ||
                          (ends_a_sentence(last) && is_full(line.text)) ||
                          letters(blocks.back().text) > usual + usual / 2;
      if (goes_on) {
        joiner.join(blocks.back().text, line.text);
      } else if (begins) {
        blocks.push_back({line.page, line.text});
      } else {
        blocks.back().text += '\n' + line.text;
      }
      last = line.text;
    }
  }
  return blocks;
}

}  // namespace rostrum
