#include "indexer/extraction/web/html_styles.hpp"

#include <algorithm>

#include "indexer/extraction/web/html_lists.hpp"
#include "schemas/base/utf8.hpp"

namespace rostrum {
namespace {

/// More rules than this no page of a person's has; each element is compared with all.
constexpr std::size_t kMostRules = 500;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string small(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

std::string without_comments(std::string_view sheet) {
  std::string out;
  for (std::size_t at = 0; at < sheet.size();) {
    const std::size_t begin = std::min(sheet.find("/*", at), sheet.size());
    out.append(sheet, at, begin - at);
    if (begin == sheet.size()) break;
    const std::size_t end = sheet.find("*/", begin + 2);
    if (end == std::string_view::npos) break;
    at = end + 2;
  }
  return out;
}

/// Behind the brace that closes the one at `open`.
std::size_t end_of_block(std::string_view sheet, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < sheet.size(); ++at) {
    if (sheet[at] == '{') ++depth;
    if (sheet[at] == '}' && --depth == 0) return at + 1;
  }
  return sheet.size();
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || !is_ascii(c);
  });
}

bool holds_word(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; (at = words.find(word, at)) != std::string_view::npos; ++at) {
    const std::size_t end = at + word.size();
    if ((at == 0 || is_blank(words[at - 1])) && (end == words.size() || is_blank(words[end]))) {
      return true;
    }
  }
  return false;
}

void put_over(const HtmlLook& from, HtmlLook& onto) {
  if (from.hidden) onto.hidden = from.hidden;
  if (from.block) onto.block = from.block;
  if (from.invisible) onto.invisible = from.invisible;
  if (from.raised) onto.raised = from.raised;
  if (from.lines) onto.lines = from.lines;
  if (from.blanks) onto.blanks = from.blanks;
  if (from.numbers) onto.numbers = from.numbers;
}

}  // namespace

HtmlLook look_of(std::string_view declarations) {
  HtmlLook look;
  bool moved = false;
  bool up = false;
  for (std::size_t at = 0; at < declarations.size();) {
    const std::size_t end = std::min(declarations.find(';', at), declarations.size());
    const std::string_view each = declarations.substr(at, end - at);
    at = end + 1;
    const std::size_t colon = each.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string name = small(trimmed(each.substr(0, colon)));
    const std::string value = small(trimmed(each.substr(colon + 1)));
    if (name == "display") {
      look.hidden = value.starts_with("none");
      look.block = value.starts_with("block") || value.starts_with("flex") ||
                   value.starts_with("grid") || value.starts_with("list-item") ||
                   value.starts_with("table");
    }
    if (name == "mso-hide" && value.starts_with("all")) look.hidden = true;
    if (name == "visibility") {
      look.invisible = value.starts_with("hidden") || value.starts_with("collapse");
    }
    if (name == "vertical-align") look.raised = value.starts_with("super");
    if (name == "position") moved = value.starts_with("relative");
    if (name == "top") up = value.starts_with('-') && value.ends_with("em");
    if (name == "list-style" || name == "list-style-type") {
      if (const auto form = css_number_form(value)) look.numbers = form;
    }
    if (name == "white-space") {
      look.lines = value.starts_with("pre") || value.starts_with("break");
      look.blanks = *look.lines && !value.starts_with("pre-line");
    }
  }
  // A part of a line that is lifted from it, as some programs write superscript.
  if (moved && up) look.raised = true;
  return look;
}

void HtmlStyles::add_rule(std::string_view selectors, const HtmlLook& look) {
  if (!look.hidden && !look.block && !look.invisible && !look.raised && !look.lines &&
      !look.numbers)
    return;
  for (std::size_t at = 0; at <= selectors.size() && rules_.size() < kMostRules;) {
    const std::size_t end = std::min(selectors.find(',', at), selectors.size());
    std::string_view selector = trimmed(selectors.substr(at, end - at));
    at = end + 1;
    Rule rule{.look = look};
    bool simple = !selector.empty();
    char kind = 'n';
    while (simple && !selector.empty()) {
      if (selector.front() == '.' || selector.front() == '#') {
        kind = selector.front();
        selector.remove_prefix(1);
      }
      const std::size_t next = std::min(selector.find_first_of(".#"), selector.size());
      const std::string_view word = selector.substr(0, next);
      selector.remove_prefix(next);
      simple = is_name(word);
      if (kind == '.') rule.classes.emplace_back(word);
      if (kind == '#') rule.id = word;
      if (kind == 'n') rule.name = small(word);
    }
    if (!simple) continue;
    constexpr int kId = 10000;
    constexpr int kClass = 100;
    rule.weight = (rule.id.empty() ? 0 : kId) +
                  kClass * static_cast<int>(std::min<std::size_t>(rule.classes.size(), 50)) +
                  (rule.name.empty() ? 0 : 1);
    // Sorted by weight; of one weight the later comes behind.
    const auto place =
        std::upper_bound(rules_.begin(), rules_.end(), rule.weight,
                         [](int weight, const Rule& other) { return weight < other.weight; });
    rules_.insert(place, std::move(rule));
  }
}

void HtmlStyles::add(std::string_view given) {
  const std::string clean = without_comments(given);
  const std::string_view sheet = clean;
  for (std::size_t at = 0; at < sheet.size();) {
    const std::size_t open = sheet.find('{', at);
    if (open == std::string_view::npos) break;
    const std::size_t end = end_of_block(sheet, open);
    std::string_view before = trimmed(sheet.substr(at, open - at));
    at = end;
    // "<!--" around a sheet, and an @import or @charset in front of a rule.
    if (before.starts_with("<!--")) before = trimmed(before.substr(4));
    if (const std::size_t last = before.rfind(';'); last != std::string_view::npos) {
      before = trimmed(before.substr(last + 1));
    }
    const std::size_t inside = end - open > 1 ? end - open - 2 : 0;
    if (!before.starts_with('@')) {
      add_rule(before, look_of(sheet.substr(open + 1, inside)));
      continue;
    }
    const std::string condition = small(before);
    if (condition == "@media screen" || condition == "@media all") {
      add(sheet.substr(open + 1, inside));
    }
  }
}

HtmlLook HtmlStyles::look(std::string_view name, std::string_view classes,
                          std::string_view id) const {
  HtmlLook look;
  for (const Rule& rule : rules_) {
    const bool fits =
        (rule.name.empty() || rule.name == name) && (rule.id.empty() || rule.id == id) &&
        std::all_of(rule.classes.begin(), rule.classes.end(),
                    [&](const std::string& each) { return holds_word(classes, each); });
    if (fits) put_over(rule.look, look);
  }
  return look;
}

}  // namespace rostrum
