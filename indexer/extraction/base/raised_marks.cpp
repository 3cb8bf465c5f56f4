#include "indexer/extraction/base/raised_marks.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "schemas/base/utf8.hpp"

namespace rostrum {
namespace {

/// Units whose second and third power are written with a raised figure.
constexpr std::array<std::string_view, 22> kUnits{"m",  "km",  "cm", "mm", "dm", "nm", "ft", "mi",
                                                  "yd", "in",  "m.", "м",  "км", "см", "мм", "дм",
                                                  "hm", "dam", "µm", "μm", "م",  "كم"};
/// Elements whose isotopes are spoken of.
constexpr std::array<std::string_view, 16> kElements{
    "U", "Pu", "Np", "Th", "Am", "Cm", "Cs", "Sr", "Co", "I", "H", "He", "Li", "Po", "Ra", "Xe"};
constexpr std::array<const char*, 10> kRaisedFigures{"⁰", "¹", "²", "³", "⁴",
                                                     "⁵", "⁶", "⁷", "⁸", "⁹"};

bool is_figure(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || !is_ascii(c); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/// Figures and signs of notes alone.
bool is_mark(std::string_view raised) {
  bool any = false;
  while (!raised.empty()) {
    std::size_t bytes = 1;
    if (is_figure(raised.front()) || raised.front() == '*' || raised.front() == '#') {
      any = true;
    } else if (raised.starts_with("†") || raised.starts_with("‡")) {
      bytes = std::string_view("†").size();
      any = true;
    } else if (raised.starts_with("§") || raised.starts_with("¶")) {
      bytes = 2;
      any = true;
    } else if (raised.starts_with("\xC2\xA0")) {
      bytes = 2;
    } else if (raised.starts_with("–")) {
      bytes = std::string_view("–").size();
    } else if (std::string_view(" ,;-()[]\n\t/").find(raised.front()) == std::string_view::npos) {
      return false;
    }
    raised.remove_prefix(bytes);
  }
  return any;
}

bool all_figures(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_figure);
}

/// The letters at the end of a text, or its figures.
std::string_view last_word(std::string_view text) {
  // No unit and no element is longer; the whole of a text would be looked at for each mark.
  constexpr std::size_t kLongest = 16;
  text = text.substr(text.size() - std::min(text.size(), kLongest));
  if (text.ends_with("m.")) return last_word(text.substr(0, text.size() - 1));
  std::size_t begin = text.size();
  if (begin > 0 && is_figure(text[begin - 1])) {
    while (begin > 0 && (is_figure(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  } else {
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    // A blank that does not break is no letter.
    const std::size_t blank = text.rfind("\xC2\xA0");
    if (blank != std::string_view::npos && blank >= begin) begin = blank + 2;
  }
  return text.substr(begin);
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_letter(text[end])) ++end;
  return text.substr(0, end);
}

template <typename List>
bool holds(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string raised_figures(std::string_view figures, bool minus) {
  std::string text = minus ? "⁻" : "";
  for (const char c : figures) text += kRaisedFigures[static_cast<std::size_t>(c - '0')];
  return text;
}

/// What stands in the text for a raised stretch between these two.
std::string plain_form(std::string_view before, std::string_view raised, std::string_view behind) {
  const std::size_t first = raised.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return std::string(raised);
  const std::string_view core = raised.substr(first, raised.find_last_not_of(" \t\n") - first + 1);
  const bool minus = core.starts_with('-') || core.starts_with("−");
  const std::string_view figures = core.substr(!minus ? 0 : core.front() == '-' ? 1 : 3);
  const std::string_view word = last_word(before);
  if (all_figures(figures)) {
    const bool power = word == "10" || (holds(kUnits, word) && (figures == "2" || figures == "3"));
    if (power || (minus && !word.empty())) return raised_figures(figures, minus);
    const std::string_view next = first_word(behind);
    if (!minus && figures.size() < 4 && (word.empty() || !is_letter(word.back())) &&
        holds(kElements, next)) {
      return std::string(raised);
    }
    if (!minus && figures.size() > 1 && figures.size() < 4 && holds(kElements, word)) {
      return std::string(raised);
    }
  }
  if (!is_mark(core)) return std::string(raised);
  // The blanks around a mark part words, as those beside it do.
  const bool apart = is_blank(raised.front()) || is_blank(raised.back());
  return apart && !before.empty() && !is_blank(before.back()) ? " " : "";
}

}  // namespace

std::string without_raised_marks(std::string_view paragraph) {
  if (paragraph.find(kRaisedBegin) == std::string_view::npos) return std::string(paragraph);
  struct Piece {
    std::string text;
    bool raised;
  };
  // Stretches that touch are one: programs cut "12" into two.
  std::vector<Piece> pieces;
  int depth = 0;
  for (const char c : paragraph) {
    if (c == kRaisedBegin || c == kRaisedEnd) {
      depth = std::max(0, depth + (c == kRaisedBegin ? 1 : -1));
      continue;
    }
    const bool raised = depth > 0;
    if (pieces.empty() || pieces.back().raised != raised) pieces.push_back({"", raised});
    pieces.back().text += c;
  }
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string_view behind =
        i + 1 < pieces.size() ? std::string_view(pieces[i + 1].text) : std::string_view();
    if (pieces[i].raised) {
      text += plain_form(text, pieces[i].text, behind);
    } else {
      text += pieces[i].text;
    }
  }
  return text;
}

}  // namespace rostrum
