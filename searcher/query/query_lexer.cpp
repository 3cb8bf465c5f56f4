#include "searcher/query/query_lexer.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "schemas/base/terminal_safe.hpp"
#include "schemas/text/nearest_names.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/query/foreign_operators.hpp"
#include "searcher/query/query_characters.hpp"
#include "searcher/query/query_fields.hpp"

namespace rostrum {
namespace {

constexpr int kMostDistance = static_cast<int>(kParagraphGap) - 1;
/// No distance has more digits; longer numbers are not read, so that none overflows.
constexpr std::size_t kMostDigits = 4;

struct ProximityOperator {
  std::string_view name;
  QueryTokenKind kind;
  int distance;
};
constexpr std::array kProximity{
    ProximityOperator{"NEAR", QueryTokenKind::Near, kNearByDefault},
    ProximityOperator{"ADJ", QueryTokenKind::Adjacent, kAdjacentByDefault},
};
constexpr std::array<std::pair<std::string_view, QueryTokenKind>, 3> kBoolean{{
    {"AND", QueryTokenKind::And},
    {"OR", QueryTokenKind::Or},
    {"NOT", QueryTokenKind::Not},
}};

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// True if `word` begins with these capital letters, in any case.
bool begins_with_letters(std::string_view word, std::string_view capitals) {
  constexpr char kCaseBit = 'a' - 'A';
  return word.size() >= capitals.size() &&
         std::equal(capitals.begin(), capitals.end(), word.begin(),
                    [](char a, char b) { return a == b || static_cast<char>(a + kCaseBit) == b; });
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  std::vector<QueryToken> tokens() {
    while (skip_separators()) {
      const CodePoint c = here();
      if (is_open_bracket(c.value)) {
        add_mark(QueryTokenKind::Open, c.bytes);
      } else if (is_close_bracket(c.value)) {
        add_mark(QueryTokenKind::Close, c.bytes);
      } else if (is_quote(c.value)) {
        add_quoted(kQueryText, at_);
      } else if (is_plus(c.value) || is_minus(c.value)) {
        read_sign(c);
      } else {
        read_word();
      }
    }
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] CodePoint here() const { return code_point_at(query_, at_); }
  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    return query_.substr(begin, end - begin);
  }

  /// False at the end of the query.
  bool skip_separators() {
    const std::size_t before = at_;
    while (at_ < query_.size() && (is_separator(here().value) || is_unseen(here().value))) {
      at_ += here().bytes;
    }
    if (at_ > before) free_ = true;
    return at_ < query_.size();
  }

  void add(QueryToken token) { tokens_.push_back(token); }

  void add_mark(QueryTokenKind kind, std::size_t bytes) {
    add({.kind = kind, .text = query_.substr(at_, bytes), .position = at_});
    at_ += bytes;
    free_ = kind != QueryTokenKind::Close;
    sign_ = kind == QueryTokenKind::Plus || kind == QueryTokenKind::Minus;
  }

  /// What stands in quotation marks, which open here. `begin` is where the token begins.
  void add_quoted(const QueryField& field, std::size_t begin) {
    const std::size_t open = at_;
    const char32_t mark = here().value;
    at_ += here().bytes;
    const std::size_t inner = at_;
    while (at_ < query_.size() && !closes(mark, here().value)) at_ += here().bytes;
    if (at_ == query_.size()) {
      throw query_error("the quotation mark " + at(query_, open) +
                        " is not closed; add '\"' where the phrase ends, or remove it");
    }
    add({.text = between(inner, at_),
         .field = field.name,
         .field_kind = field.kind,
         .quoted = true,
         .position = begin});
    at_ += here().bytes;
    free_ = false;
    sign_ = false;
  }

  /// A + or - here: the sign of what follows it at once, or a mark that stands alone.
  void read_sign(CodePoint c) {
    const std::size_t begin = at_;
    if (!signs_something()) {
      at_ = word_end();
      add({.text = between(begin, at_), .position = begin});
      free_ = false;
      sign_ = false;
      return;
    }
    if (!free_) {
      throw query_error("the '" + std::string(query_.substr(at_, c.bytes)) + "' " +
                        at(query_, at_) +
                        " follows a bracket or quotation mark at once; put a space before it, or "
                        "on both sides");
    }
    add_mark(is_plus(c.value) ? QueryTokenKind::Plus : QueryTokenKind::Minus, c.bytes);
  }

  /// True if the run of marks that begins here leads to a word, a phrase or a bracket.
  [[nodiscard]] bool signs_something() const {
    for (std::size_t i = at_; i < query_.size();) {
      const CodePoint c = code_point_at(query_, i);
      if (is_separator(c.value) || is_close_bracket(c.value)) return false;
      if (is_quote(c.value) || is_open_bracket(c.value) || is_word_character(c.value)) return true;
      i += c.bytes;
    }
    return false;
  }

  /// Where the word that begins here ends. Brackets belong to it that hold no space and follow a
  /// letter at once: item:7(a), State(s). Marks that are not seen do not end it, nor does it end in
  /// some.
  [[nodiscard]] std::size_t word_end() const {
    std::size_t end = at_;
    std::size_t next = at_;
    while (next < query_.size()) {
      const CodePoint c = code_point_at(query_, next);
      if (is_separator(c.value) || is_quote(c.value) || is_close_bracket(c.value)) break;
      if (is_open_bracket(c.value)) {
        const std::size_t after = end == at_ || is_operator(between(at_, end))
                                      ? std::string_view::npos
                                      : after_bracket(next + c.bytes);
        if (after == std::string_view::npos) break;
        next = after;
      } else {
        next += c.bytes;
        if (is_unseen(c.value)) continue;
      }
      end = next;
    }
    return end;
  }

  /// Where a bracket ends that holds letters without space; npos if it is not of that kind.
  [[nodiscard]] std::size_t after_bracket(std::size_t inner) const {
    for (std::size_t i = inner; i < query_.size();) {
      const CodePoint c = code_point_at(query_, i);
      if (is_close_bracket(c.value)) return i == inner ? std::string_view::npos : i + c.bytes;
      if (is_separator(c.value) || is_quote(c.value) || is_open_bracket(c.value)) break;
      i += c.bytes;
    }
    return std::string_view::npos;
  }

  /// A word that a sign stands before is no operator: -NOT leaves out the word "not".
  [[nodiscard]] bool is_operator(std::string_view word) const {
    if (sign_) return false;
    const bool boolean = std::any_of(kBoolean.begin(), kBoolean.end(),
                                     [word](const auto& row) { return row.first == word; });
    return boolean || std::any_of(kProximity.begin(), kProximity.end(), [word](const auto& row) {
             return word == row.name ||
                    (word.starts_with(row.name) && word[row.name.size()] == '/');
           });
  }

  void read_word() {
    const std::size_t begin = at_;
    const std::string_view word = between(begin, word_end());
    if (!sign_ && read_operator(word)) return;
    check_dash(word);
    if (!read_field(word)) {
      at_ = begin + word.size();
      const bool after_quote = begin > 0 && !tokens_.empty() && tokens_.back().quoted && !free_;
      check_foreign_operator(query_, begin, word, after_quote);
      add({.text = word, .position = begin});
    }
    free_ = false;
    sign_ = false;
  }

  bool read_operator(std::string_view word) {
    for (const auto& [name, kind] : kBoolean) {
      if (word != name) continue;
      add_mark(kind, word.size());
      return true;
    }
    for (const ProximityOperator& row : kProximity) {
      if (!begins_with_letters(word, row.name)) continue;
      const std::string_view rest = word.substr(row.name.size());
      const bool upper = word.starts_with(row.name);
      const bool slash = rest.starts_with('/');
      if (upper && rest.empty()) {
        add_mark(row.kind, word.size());
        tokens_.back().distance = row.distance;
        return true;
      }
      if (upper && slash) {
        add_mark(row.kind, word.size());
        tokens_.back().distance = distance(row, rest.substr(1), tokens_.back().position);
        return true;
      }
      if ((slash && all_digits(rest.substr(1))) || (upper && all_digits(rest))) {
        throw query_error(in_quotes(word) + " " + at(query_, at_) + " is not an operator; write " +
                          std::string(row.name) + "/" + std::string(rest.substr(slash ? 1 : 0)) +
                          ", or put the words in quotation marks");
      }
    }
    return false;
  }

  [[nodiscard]] int distance(const ProximityOperator& row, std::string_view digits,
                             std::size_t position) const {
    int number = 0;
    if (all_digits(digits) && digits.size() <= kMostDigits) {
      for (const char c : digits) number = number * 10 + (c - '0');
    }
    if (number < 1 || number > kMostDistance) {
      const std::string name(row.name);
      throw query_error(in_quotes(name + "/" + std::string(digits)) + " " + at(query_, position) +
                        " has no distance that can be searched; write " + name + "/1 to " + name +
                        "/" + std::to_string(kMostDistance));
    }
    return number;
  }

  void check_dash(std::string_view word) const {
    const CodePoint first = code_point_at(word, 0);
    if (!is_dash(first.value) || !free_ || !signs_something()) return;
    throw query_error("the dash " + at(query_, at_) +
                      " may be a minus or a mark of the text; write '-' to leave the word out, or "
                      "put a space after the dash");
  }

  /// True if `word` was the beginning of field:value, which is then read.
  bool read_field(std::string_view word) {
    constexpr std::string_view kFullWidthColon = "：";
    const std::size_t begin = at_;
    const std::size_t plain = word.find(':');
    const std::size_t wide = word.find(kFullWidthColon);
    const std::size_t colon = std::min(plain, wide);
    if (colon == std::string_view::npos || colon == 0) return false;
    const std::string_view name = word.substr(0, colon);
    const std::size_t after = colon + (colon == wide ? kFullWidthColon.size() : 1);
    const std::string_view value = word.substr(after);
    if (value.starts_with("//")) return false;  // https://
    const std::optional<QueryField> field = query_field(name);
    if (!field) {
      if (colon == plain && may_mean_a_field(name)) throw unknown_field(name, word);
      return false;
    }
    at_ = begin + after;
    if (value.empty() && at_ < query_.size() && is_quote(here().value)) {
      add_quoted(*field, begin);
      return true;
    }
    at_ = begin + word.size();
    const std::string shown = in_quotes(std::string(name) + ":");
    const bool bracket =
        is_open_bracket(here().value) || is_open_bracket(code_point_at(value, 0).value);
    if (bracket) {
      throw query_error("a bracket after " + shown + " " + at(query_, begin) +
                        "; write the field before each value, and put values that hold spaces or "
                        "brackets in quotation marks");
    }
    if (value.empty()) {
      throw query_error("nothing stands after " + shown + " " + at(query_, begin) +
                        "; write the value at once after the colon, or put the words in quotation "
                        "marks to search for them");
    }
    const char32_t first = code_point_at(value, 0).value;
    if (is_plus(first) || is_minus(first)) {
      throw query_error("the sign after " + shown + " " + at(query_, begin) +
                        " stands in the wrong place; write it before the field, as in -" +
                        std::string(name) + ":…");
    }
    if (field->kind == FieldKind::FreeText) {
      check_foreign_operator(query_, begin + after, value, false);
    }
    add({.text = value, .field = field->name, .field_kind = field->kind, .position = begin});
    return true;
  }

  [[nodiscard]] Error unknown_field(std::string_view name, std::string_view word) const {
    const std::string near = did_you_mean(query_fields_near(name));
    std::string message = "no field is called " + in_quotes(name) + " " + at(query_, at_);
    message += "; to search for the text itself, put it in quotation marks: ";
    message += in_quotes("\"" + std::string(word) + "\"");
    return query_error(message +
                       (near.empty() ? "; 'rostrum-search fields' lists the fields" : near));
  }

  std::string_view query_;
  std::size_t at_ = 0;
  bool free_ = true;   ///< nothing stands between the last separator, bracket or sign and at_
  bool sign_ = false;  ///< the last token is a + or - that belongs to what comes next
  std::vector<QueryToken> tokens_;
};

}  // namespace

std::vector<QueryToken> query_tokens(std::string_view query) { return Lexer(query).tokens(); }

std::string at(std::string_view query, std::size_t byte) {
  return "at " + std::to_string(code_points(query.substr(0, byte)) + 1);
}

Error query_error(const std::string& message) {
  return {ErrorKind::InvalidInput, "query: " + message};
}

}  // namespace rostrum
