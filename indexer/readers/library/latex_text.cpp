#include "indexer/readers/library/latex_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace rostrum {
namespace {

/// Accents over a letter, as the marks that follow it in Unicode; the words' folding joins them.
constexpr std::array<std::pair<char, std::string_view>, 14> kAccents{{{'\'', "\u0301"},
                                                                      {'`', "\u0300"},
                                                                      {'^', "\u0302"},
                                                                      {'"', "\u0308"},
                                                                      {'~', "\u0303"},
                                                                      {'=', "\u0304"},
                                                                      {'.', "\u0307"},
                                                                      {'u', "\u0306"},
                                                                      {'v', "\u030C"},
                                                                      {'H', "\u030B"},
                                                                      {'c', "\u0327"},
                                                                      {'k', "\u0328"},
                                                                      {'r', "\u030A"},
                                                                      {'d', "\u0323"}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kLetters{
    {{"ss", "ß"},    {"o", "ø"},    {"O", "Ø"},          {"l", "ł"},         {"L", "Ł"},
     {"ae", "æ"},    {"AE", "Æ"},   {"oe", "œ"},         {"OE", "Œ"},        {"aa", "å"},
     {"AA", "Å"},    {"i", "ı"},    {"j", "ȷ"},          {"dh", "ð"},        {"DH", "Ð"},
     {"th", "þ"},    {"TH", "Þ"},   {"dj", "đ"},         {"S", "§"},         {"P", "¶"},
     {"ldots", "…"}, {"dots", "…"}, {"textendash", "–"}, {"textemdash", "—"}}};
/// Letters with their accents in one sign, where Unicode has one: what people type.
constexpr std::array<std::pair<std::string_view, std::string_view>, 62> kComposed{
    {{"a\u0301", "á"}, {"e\u0301", "é"}, {"i\u0301", "í"}, {"o\u0301", "ó"}, {"u\u0301", "ú"},
     {"A\u0301", "Á"}, {"E\u0301", "É"}, {"I\u0301", "Í"}, {"O\u0301", "Ó"}, {"U\u0301", "Ú"},
     {"y\u0301", "ý"}, {"c\u0301", "ć"}, {"n\u0301", "ń"}, {"s\u0301", "ś"}, {"z\u0301", "ź"},
     {"a\u0300", "à"}, {"e\u0300", "è"}, {"i\u0300", "ì"}, {"o\u0300", "ò"}, {"u\u0300", "ù"},
     {"A\u0300", "À"}, {"E\u0300", "È"}, {"a\u0302", "â"}, {"e\u0302", "ê"}, {"i\u0302", "î"},
     {"o\u0302", "ô"}, {"u\u0302", "û"}, {"E\u0302", "Ê"}, {"a\u0308", "ä"}, {"e\u0308", "ë"},
     {"i\u0308", "ï"}, {"o\u0308", "ö"}, {"u\u0308", "ü"}, {"A\u0308", "Ä"}, {"O\u0308", "Ö"},
     {"U\u0308", "Ü"}, {"a\u0303", "ã"}, {"n\u0303", "ñ"}, {"o\u0303", "õ"}, {"N\u0303", "Ñ"},
     {"c\u030C", "č"}, {"s\u030C", "š"}, {"z\u030C", "ž"}, {"r\u030C", "ř"}, {"e\u030C", "ě"},
     {"C\u030C", "Č"}, {"S\u030C", "Š"}, {"Z\u030C", "Ž"}, {"c\u0327", "ç"}, {"C\u0327", "Ç"},
     {"s\u0327", "ş"}, {"S\u0327", "Ş"}, {"a\u0328", "ą"}, {"e\u0328", "ę"}, {"g\u0306", "ğ"},
     {"G\u0306", "Ğ"}, {"a\u0306", "ă"}, {"o\u030B", "ő"}, {"u\u030B", "ű"}, {"a\u030A", "å"},
     {"u\u030A", "ů"}, {"I\u0307", "İ"}}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Reader {
 public:
  explicit Reader(std::string_view value) : value_(value) {}

  std::string read() {
    while (at_ < value_.size()) {
      const char c = value_[at_];
      if (c == '\\') {
        read_command();
      } else if (c == '{' || c == '}' || c == '$') {
        ++at_;
      } else if (c == '~') {
        plain_.push_back(' ');
        ++at_;
      } else if (value_.substr(at_).starts_with("---")) {
        put("—", 3);
      } else if (value_.substr(at_).starts_with("--")) {
        put("–", 2);
      } else if (value_.substr(at_).starts_with("``") || value_.substr(at_).starts_with("''")) {
        put("\"", 2);
      } else {
        plain_.push_back(c);
        ++at_;
      }
    }
    return std::move(plain_);
  }

 private:
  void put(std::string_view text, std::size_t bytes) {
    plain_ += text;
    at_ += bytes;
  }

  void read_command() {
    ++at_;
    if (at_ == value_.size()) return;
    const std::size_t begin = at_;
    if (!is_letter(value_[at_])) {
      ++at_;
      if (!accent(value_[begin])) {
        // \& \% \_ \# \{ \}; a line that ends with \\ goes on.
        plain_.push_back(value_[begin] == '\\' ? ' ' : value_[begin]);
      }
      return;
    }
    while (at_ < value_.size() && is_letter(value_[at_])) ++at_;
    const std::string_view name = value_.substr(begin, at_ - begin);
    if (name.size() == 1 && at_ < value_.size() && accent(name.front())) return;
    const auto* letter = std::find_if(kLetters.begin(), kLetters.end(),
                                      [&](const auto& each) { return each.first == name; });
    if (letter != kLetters.end()) plain_ += letter->second;
    if (at_ < value_.size() && value_[at_] == ' ') ++at_;
  }

  /// Puts the letter that follows, under the accent; false if it is no accent's name, or none
  /// follows.
  bool accent(char name) {
    const auto* mark = std::find_if(kAccents.begin(), kAccents.end(),
                                    [&](const auto& each) { return each.first == name; });
    if (mark == kAccents.end()) return false;
    std::size_t next = at_;
    while (next < value_.size() && (value_[next] == ' ' || value_[next] == '{')) ++next;
    if (next < value_.size() && value_[next] == '\\') ++next;  // \'{\i}
    if (next == value_.size() || !is_letter(value_[next])) return false;
    const std::string pair = value_[next] + std::string(mark->second);
    const auto* one = std::find_if(kComposed.begin(), kComposed.end(),
                                   [&](const auto& each) { return each.first == pair; });
    plain_ += one == kComposed.end() ? pair : std::string(one->second);
    at_ = next + 1;
    return true;
  }

  std::string_view value_;
  std::size_t at_ = 0;
  std::string plain_;
};

}  // namespace

std::string plain_latex(std::string_view value) { return Reader(value).read(); }

}  // namespace rostrum
