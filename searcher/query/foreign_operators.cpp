#include "searcher/query/foreign_operators.hpp"

#include <string>

#include "schemas/base/terminal_safe.hpp"
#include "schemas/base/utf8.hpp"
#include "searcher/query/query_characters.hpp"
#include "searcher/query/query_lexer.hpp"

namespace rostrum {
namespace {

/// A mark, then digits and dots to the end: ~2, ^0.5.
bool ends_in_weight(std::string_view word, char mark) {
  const std::size_t found = word.rfind(mark);
  return found != std::string_view::npos &&
         word.find_first_not_of("0123456789.", found + 1) == std::string_view::npos;
}

bool is_word_at(std::string_view word, std::size_t at) {
  return at < word.size() && is_word_character(code_point_at(word, at).value);
}

/// A mark between two letters or digits: wom?n.
bool stands_inside(std::string_view word, char mark) {
  const std::size_t found = word.find(mark);
  return found != std::string_view::npos && found > 0 &&
         (!is_ascii(word[found - 1]) || is_word_at(word, found - 1)) && is_word_at(word, found + 1);
}

}  // namespace

void check_foreign_operator(std::string_view query, std::size_t position, std::string_view word,
                            bool after_quote) {
  if (word.find("://") != std::string_view::npos || word.starts_with("www.")) return;
  const auto refuse = [&](const std::string& way_out) {
    return query_error(in_quotes(word) + " " + at(query, position) + ": " + way_out);
  };
  if (word.find('|') != std::string_view::npos) {
    throw refuse("'|' is not an operator here; write OR");
  }
  if (word.find("&&") != std::string_view::npos) {
    throw refuse("'&&' is not an operator here; write AND");
  }
  const bool before_value =
      is_word_at(word, 1) ||
      (word.size() == 1 && (is_quote(code_point_at(query, position + 1).value) ||
                            is_open_bracket(code_point_at(query, position + 1).value)));
  if (word.front() == '!' && before_value) {
    throw refuse("'!' is not an operator here; write - or NOT to leave a word out");
  }
  if (stands_inside(word, '?')) {
    throw refuse("'?' is not a wildcard here; write * at the end of a word, or OR between words");
  }
  const bool weighted = ends_in_weight(word, '~') || ends_in_weight(word, '^');
  if (weighted && (is_word_at(word, 0) || after_quote)) {
    throw refuse(
        "'~' and '^' are not operators here; write NEAR/n between words, or leave the mark out");
  }
}

}  // namespace rostrum
