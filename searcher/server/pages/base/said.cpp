#include "searcher/server/pages/base/said.hpp"

#include <algorithm>
#include <cassert>
#include <cctype>
#include <map>
#include <span>
#include <utility>

#include "schemas/base/joined.hpp"
#include "schemas/program/option.hpp"

namespace rostrum {
namespace {

/// Text as it stands, or a place: `kind` is the sign behind its name, ' ' for none.
struct Piece {
  std::string text;  ///< or the name of the place
  char kind = 0;     ///< 0 for text
  std::string rest;  ///< behind the sign
};

struct Form {
  std::string key;
  std::vector<Piece> pieces;
  std::size_t letters = 0;  ///< of its text
};

using Found = std::map<std::string, std::string, std::less<>>;

/// Of the ways to lay a form over a sentence: what people wrote may hold its words many times.
constexpr int kMostTries = 2000;

std::vector<Piece> pieces_of(std::string_view form) {
  std::vector<Piece> pieces;
  while (!form.empty()) {
    const std::size_t open = form.find('{');
    if (open > 0) pieces.push_back({std::string(form.substr(0, open)), 0, ""});
    if (open == std::string_view::npos) break;
    const std::size_t close = form.find('}', open);
    assert(close != std::string_view::npos);
    const std::string_view place = form.substr(open + 1, close - open - 1);
    const std::size_t sign = std::min(place.find_first_of("#:@!%"), place.size());
    pieces.push_back({std::string(place.substr(0, sign)), sign < place.size() ? place[sign] : ' ',
                      std::string(place.substr(std::min(sign + 1, place.size())))});
    form.remove_prefix(close + 1);
  }
  return pieces;
}

/// The longest text first: it says most.
std::vector<Form> forms_called(std::string_view prefix) {
  std::vector<Form> forms;
  for (const auto& [key, text] : Texts::of("en").all()) {
    if (!key.starts_with(prefix)) continue;
    Form& form = forms.emplace_back(Form{key, pieces_of(text), 0});
    for (const Piece& each : form.pieces) form.letters += each.kind == 0 ? each.text.size() : 0;
  }
  std::stable_sort(forms.begin(), forms.end(),
                   [](const Form& a, const Form& b) { return a.letters > b.letters; });
  return forms;
}

/// "1,234" at the beginning; "" for none.
std::string_view number_at(std::string_view text) {
  std::size_t end = 0;
  const auto digit = [&](std::size_t i) {
    return i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])) != 0;
  };
  while (digit(end) || (end > 0 && end < text.size() && text[end] == ',' && digit(end + 1))) ++end;
  return text.substr(0, end);
}

/// What a place of any text may hold; null: anything.
using Known = std::span<const std::string>;

class Laying {
 public:
  Laying(const Form& form, std::string_view sentence, const Known* known)
      : pieces_(form.pieces), text_(sentence), known_(known) {}

  bool fits() { return fits_from(0, 0); }
  Found found;

 private:
  bool fits_from(std::size_t piece, std::size_t at) {
    if (piece == pieces_.size()) return at == text_.size();
    if (++tries_ > kMostTries) return false;
    const Piece& each = pieces_[piece];
    const std::string_view rest = text_.substr(at);
    if (each.kind == 0) {
      return rest.starts_with(each.text) && fits_from(piece + 1, at + each.text.size());
    }
    if (each.kind == '#') return takes_number(piece, at, number_at(rest), 0);
    if (each.kind == ':') return takes_counted(piece, at);
    if (known_ != nullptr && (each.kind == ' ' || each.kind == '!')) {
      return std::any_of(known_->begin(), known_->end(), [&](const std::string& text) {
        return rest.starts_with(text) && takes(piece, at, at + text.size());
      });
    }
    if (piece + 1 == pieces_.size()) return takes(piece, at, text_.size());
    const std::string& next = pieces_[piece + 1].text;
    assert(pieces_[piece + 1].kind == 0);
    for (std::size_t end = text_.find(next, at + 1); end != std::string_view::npos;
         end = text_.find(next, end + 1)) {
      if (takes(piece, at, end)) return true;
      if (tries_ > kMostTries) break;
    }
    return false;
  }

  bool takes(std::size_t piece, std::size_t at, std::size_t end) {
    const std::string_view taken = text_.substr(at, end - at);
    // Names of texts and dates have no blanks.
    const bool name = pieces_[piece].kind == '@' || pieces_[piece].kind == '%';
    if (taken.empty() || (name && taken.find(' ') != std::string_view::npos)) return false;
    if (!fits_from(piece + 1, end)) return false;
    found[pieces_[piece].text] = text_.substr(at, end - at);
    return true;
  }

  bool takes_number(std::size_t piece, std::size_t at, std::string_view number,
                    std::size_t behind) {
    if (number.empty() || !fits_from(piece + 1, at + number.size() + behind)) return false;
    found[pieces_[piece].text] = number;
    return true;
  }

  bool takes_counted(std::size_t piece, std::size_t at) {
    const std::string_view rest = text_.substr(at);
    for (const std::string& each : choices_in(pieces_[piece].rest)) {
      if (!each.starts_with('#')) {
        if (rest.starts_with(each) && fits_from(piece + 1, at + each.size())) return true;
        continue;
      }
      const std::string_view number = number_at(rest);
      const std::string_view counted = std::string_view(each).substr(1);
      if (rest.substr(number.size()).starts_with(counted) &&
          takes_number(piece, at, number, counted.size())) {
        return true;
      }
    }
    return false;
  }

  const std::vector<Piece>& pieces_;
  std::string_view text_;
  const Known* known_;
  int tries_ = 0;
};

/// The first form that fits, and what stands in its places.
std::optional<std::pair<const Form*, Found>> form_of(std::span<const Form> forms,
                                                     std::string_view sentence,
                                                     const Known* known = nullptr) {
  for (const Form& form : forms) {
    Laying laying(form, sentence, known);
    if (laying.fits()) return std::pair(&form, std::move(laying.found));
  }
  return std::nullopt;
}

std::string number_in(const Texts& texts, std::string_view digits) {
  std::string plain(digits);
  std::erase(plain, ',');
  // Longer ones are no counts.
  constexpr std::size_t kMostDigits = 18;
  return plain.size() > kMostDigits ? plain : texts.number(std::stoull(plain));
}

std::string counted_in(const Texts& texts, const std::string& forms, std::string_view digits) {
  std::string plain(digits);
  std::erase(plain, ',');
  const std::vector<std::string> all = choices_in(forms);
  std::string text = all[std::min(texts.plural_form(std::stoull(plain)), all.size() - 1)];
  if (const std::size_t place = text.find('#'); place != std::string::npos) {
    text.replace(place, 1, number_in(texts, digits));
  }
  return text;
}

/// The text of a name that is ours; "" for none.
std::string key_of_part(const std::string& value, Known typed) {
  static const std::vector<Form> kParts = forms_called("part.");
  if (std::find(typed.begin(), typed.end(), value) != typed.end()) return "";
  const auto part = form_of(kParts, value);
  return part ? part->first->key : "";
}

std::optional<std::pair<const Form*, Found>> form_with(std::string_view sentence, Known typed) {
  static const std::vector<Form> kForms = forms_called("said.");
  if (!typed.empty()) {
    std::vector<std::string> texts(typed.begin(), typed.end());
    for (const auto& [key, text] : Texts::of("en").all()) {
      if (key.starts_with("part.")) texts.push_back(text);
    }
    const Known known = texts;
    if (auto form = form_of(kForms, sentence, &known)) return form;
  }
  return form_of(kForms, sentence);
}

class Telling {
 public:
  Telling(const Texts& texts, const Form& form, const Found& found, Known typed)
      : texts_(texts), typed_(typed) {
    for (const Piece& each : form.pieces) kinds_[each.text] = each;
    for (const Piece& each : pieces_of(texts.get(form.key))) add(each, found);
  }
  std::vector<SaidPart> parts;

 private:
  void add(const std::string& text, bool quoted) {
    if (!parts.empty() && parts.back().quoted == quoted && !quoted) {
      parts.back().text += text;
    } else {
      parts.push_back({text, quoted});
    }
  }

  void add(const Piece& piece, const Found& found) {
    if (piece.kind == 0) return add(piece.text, false);
    const auto known = found.find(piece.text);
    if (known == found.end()) return;  // a verb of English that agrees with a number
    const std::string& value = known->second;
    if (piece.kind == ':') return add(counted_in(texts_, piece.rest, value), false);
    const Piece& place = kinds_.find(piece.text)->second;
    if (place.kind == '%') return add(texts_.date(value), false);
    if (place.kind == '#' || place.kind == ':') return add(number_in(texts_, value), false);
    const std::string name = place.kind == '@'   ? place.rest + '.' + value
                             : place.kind == '!' ? key_of_part(value, typed_)
                                                 : "";
    if (!texts_.has(name)) return add(value, true);
    add(place.kind == '@' ? texts_.within(texts_.get(name)) : texts_.get(name), false);
  }

  const Texts& texts_;
  Known typed_;
  std::map<std::string, Piece, std::less<>> kinds_;
};

}  // namespace

std::optional<std::vector<SaidPart>> said_in(const Texts& texts, std::string_view sentence,
                                             std::span<const std::string> typed) {
  const auto known = form_with(sentence, typed);
  if (!known) return std::nullopt;
  if (texts.language() == "en") {
    // As it was said: numbers and names stand in it as English has them, dates do not.
    std::vector<SaidPart> parts;
    std::size_t at = 0;
    for (const Piece& each : known->first->pieces) {
      const auto value = known->second.find(each.text);
      if (each.kind == 0 || each.kind == '#' || each.kind == ':') continue;
      if (value == known->second.end()) continue;
      const std::size_t place = sentence.find(value->second, at);
      if (place == std::string_view::npos) continue;
      if (place > at) parts.push_back({std::string(sentence.substr(at, place - at)), false});
      const bool date = each.kind == '%';
      parts.push_back({date ? texts.date(value->second) : value->second, !date});
      at = place + value->second.size();
    }
    if (at < sentence.size()) parts.push_back({std::string(sentence.substr(at)), false});
    return parts;
  }
  return Telling(texts, *known->first, known->second, typed).parts;
}

std::string part_in(const Texts& texts, const std::string& text,
                    std::span<const std::string> typed) {
  const std::string key = key_of_part(text, typed);
  return key.empty() ? text : texts.get(key);
}

std::string said_plainly(const Texts& texts, std::string_view sentence,
                         std::span<const std::string> typed) {
  const auto parts = said_in(texts, sentence, typed);
  if (!parts) return std::string(sentence);
  std::string text;
  for (const SaidPart& each : *parts) text += each.text;
  return text;
}

}  // namespace rostrum
