#include "indexer/readers/library/bibtex_reader.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "indexer/readers/library/latex_text.hpp"
#include "schemas/base/error.hpp"
#include "schemas/text/one_line.hpp"
#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/document_symbol.hpp"

namespace rostrum {
namespace {

/// Braces in a value that are nested deeper are no value of a person's.
constexpr int kDeepest = 30;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string lower(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return small;
}

/// Names with "and" between, which stands outside of braces. A name in braces is that of a body.
void add_names(const std::string& value, CatalogueEntry& entry) {
  const auto add = [&](std::string_view raw) {
    while (!raw.empty() && is_blank(raw.front())) raw.remove_prefix(1);
    while (!raw.empty() && is_blank(raw.back())) raw.remove_suffix(1);
    if (raw.empty() || raw == "others") return;
    const bool body = raw.front() == '{' && raw.back() == '}';
    const std::string name = one_line(plain_latex(raw));
    (body ? entry.bodies : entry.authors).push_back(name);
  };
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] == '{') ++depth;
    if (value[at] == '}') --depth;
    const bool word = depth == 0 && at > 0 && is_blank(value[at - 1]) &&
                      std::string_view(value).substr(at).starts_with("and") &&
                      at + 3 < value.size() && is_blank(value[at + 3]);
    if (!word) continue;
    add(std::string_view(value).substr(begin, at - begin));
    begin = at + 3;
  }
  add(std::string_view(value).substr(begin));
}

void add_list(const std::string& value, std::vector<std::string>& into) {
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t end = std::min(value.find_first_of(",;", at), value.size());
    if (std::string part = one_line(value.substr(at, end - at)); !part.empty()) {
      into.push_back(std::move(part));
    }
    at = end + 1;
  }
}

/// Address in "\url{…}" or a value that begins with http.
std::string address_in(const std::string& plain) {
  const std::size_t at = plain.find("http");
  if (at == std::string::npos) return "";
  const std::size_t end = plain.find_first_of(" \t\n,;", at);
  return plain.substr(at, end == std::string::npos ? end : end - at);
}

class EntryMaker {
 public:
  explicit EntryMaker(int line) { entry_.line = line; }

  void add(const std::string& name, const std::string& value) {
    const std::string plain = plain_latex(value);
    if (name == "author" || name == "editor") {
      add_names(value, entry_);
    } else if (name == "institution" || name == "organization") {
      bodies_.push_back(one_line(plain));
    } else if (name == "title" || name == "subtitle") {
      title_[name] = one_line(plain);
    } else if (name == "abstract") {
      entry_.abstracts.push_back(plain);
    } else if (name == "note" || name == "annote" || name == "annotation") {
      add_note(plain);
    } else if (name == "url" || name == "howpublished") {
      if (auto address = address_in(plain); !address.empty()) entry_.urls.push_back(address);
    } else if (name == "language" || name == "langid") {
      entry_.languages.push_back(one_line(plain));
    } else if (name == "keywords") {
      add_list(plain, entry_.subjects);
    } else if (name == "eventtitle" || name == "booktitle" || name == "series") {
      entry_.meetings.push_back(one_line(plain));
    } else if (name == "date" || name == "eventdate" || name == "year" || name == "month" ||
               name == "day") {
      dates_[name] = one_line(plain);
    } else {
      add_symbol(plain);
    }
  }

  CatalogueEntry take() {
    entry_.title = title_["title"];
    if (!title_["subtitle"].empty()) entry_.title += ": " + title_["subtitle"];
    // A body that publishes is the author where no other is named.
    if (entry_.bodies.empty() && entry_.authors.empty()) entry_.bodies = bodies_;
    for (const char* name : {"eventdate", "date"}) {
      // A range is that of a meeting: 2019-11-25/2019-11-29.
      if (!dates_[name].empty() && dates_[name].find('/') == std::string::npos) {
        entry_.dates.push_back(dates_[name]);
      }
    }
    if (!dates_["year"].empty()) {
      const std::string month = dates_["month"];
      if (!month.empty() && !dates_["day"].empty()) add_date(month, dates_["day"]);
      if (!month.empty()) add_date(month, "");
      entry_.dates.push_back(dates_["year"]);
    }
    return std::move(entry_);
  }

 private:
  void add_date(const std::string& month, const std::string& day) {
    const bool figures = month.find_first_not_of("0123456789") == std::string::npos;
    const std::string year = dates_["year"];
    entry_.dates.push_back(figures ? year + "-" + month + (day.empty() ? "" : "-" + day)
                                   : day + " " + month + " " + year);
  }

  void add_note(const std::string& plain) {
    // What is nothing but a symbol is no note.
    if (!add_symbol(plain)) entry_.notes.push_back(plain);
  }

  bool add_symbol(const std::string& plain) {
    constexpr std::size_t kMostSymbols = 100;  // no document has more
    auto symbol = document_symbol(plain);
    auto& symbols = entry_.symbols;
    if (!symbol || symbols.size() == kMostSymbols) return false;
    if (std::find(symbols.begin(), symbols.end(), *symbol) == symbols.end()) {
      symbols.push_back(std::move(*symbol));
    }
    return true;
  }

  CatalogueEntry entry_;
  std::vector<std::string> bodies_;
  std::map<std::string, std::string> title_;
  std::map<std::string, std::string> dates_;
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {
    constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                            "jul", "aug", "sep", "oct", "nov", "dec"};
    for (std::size_t i = 0; i < std::size(kMonths); ++i) {
      names_[std::string(kMonths[i])] = std::to_string(i + 1);
    }
  }

  CatalogueList read() {
    while (find_entry() && list_.entries.size() < kMostEntries) {
      const int line = line_;
      const std::size_t begin = at_;
      try {
        read_entry(line);
      } catch (const Error& error) {
        list_.problems.emplace_back(line, error.what());
        at_ = begin;
        line_ = line;
        go_to(std::min(text_.find("\n@", at_), text_.size()));
      }
    }
    return std::move(list_);
  }

 private:
  [[noreturn]] static void refuse(const std::string& why) {
    throw Error(ErrorKind::InvalidInput, why);
  }

  void go_to(std::size_t end) {
    const auto offset = [](std::size_t at) { return static_cast<std::ptrdiff_t>(at); };
    line_ += static_cast<int>(
        std::count(text_.begin() + offset(at_), text_.begin() + offset(end), '\n'));
    at_ = end;
  }

  void skip_blanks() {
    std::size_t end = at_;
    while (end < text_.size() && is_blank(text_[end])) ++end;
    go_to(end);
  }

  [[nodiscard]] char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  /// The next @ that begins a line.
  bool find_entry() {
    for (;;) {
      skip_blanks();
      if (at_ >= text_.size()) return false;
      if (next() == '@') return true;
      go_to(std::min(text_.find('\n', at_), text_.size()));
    }
  }

  std::string word() {
    std::size_t end = at_;
    while (end < text_.size() && !is_blank(text_[end]) &&
           std::string_view("{}(),=\"#%@").find(text_[end]) == std::string_view::npos) {
      ++end;
    }
    std::string found(text_.substr(at_, end - at_));
    go_to(end);
    return found;
  }

  void read_entry(int line) {
    go_to(at_ + 1);
    skip_blanks();
    const std::string type = lower(word());
    skip_blanks();
    const char open = next();
    if (open != '{' && open != '(') {
      refuse("'@" + type + "' is not followed by a brace; it is left out");
    }
    const char close = open == '{' ? '}' : ')';
    if (type == "comment" || type == "preamble") {
      (void)group();
      return;
    }
    go_to(at_ + 1);
    skip_blanks();
    EntryMaker maker(line);
    if (type != "string") {
      // The key, which anyone may give twice, tells nothing.
      std::size_t end = at_;
      while (end < text_.size() && text_[end] != ',' && text_[end] != close && text_[end] != '\n') {
        ++end;
      }
      go_to(end);
    }
    read_fields(close, type == "string", maker);
    if (type != "string") list_.entries.push_back(maker.take());
  }

  void read_fields(char close, bool strings, EntryMaker& maker) {
    for (;;) {
      skip_blanks();
      while (next() == ',') {
        go_to(at_ + 1);
        skip_blanks();
      }
      if (next() == close) {
        go_to(at_ + 1);
        return;
      }
      if (at_ >= text_.size()) refuse("the file ends within this entry; it is left out");
      const std::string name = lower(word());
      skip_blanks();
      if (name.empty() || next() != '=') {
        refuse("line " + std::to_string(line_) + ": not 'name = {value}'; the entry is left out");
      }
      go_to(at_ + 1);
      const std::string value = values();
      if (strings) {
        names_[name] = value;
      } else {
        maker.add(name, value);
      }
    }
  }

  /// Pieces with # between.
  std::string values() {
    std::string value;
    for (;;) {
      skip_blanks();
      if (next() == '{') {
        value += group();
      } else if (next() == '"') {
        value += quoted();
      } else {
        const std::string name = word();
        if (name.empty()) {
          refuse("line " + std::to_string(line_) + ": a value is missing; the entry is left out");
        }
        const auto known = names_.find(lower(name));
        value += known == names_.end() ? name : known->second;
      }
      constexpr std::size_t kMostBytes = std::size_t{20} << 20;
      if (value.size() > kMostBytes) refuse("a value has more than 20 MB; the entry is left out");
      skip_blanks();
      if (next() != '#') return value;
      go_to(at_ + 1);
    }
  }

  /// What stands between braces that belong together, without them.
  std::string group() {
    const char open = next();
    const char close = open == '{' ? '}' : ')';
    int depth = 0;
    for (std::size_t end = at_; end < text_.size(); ++end) {
      if (text_[end] == '\\') {
        ++end;
      } else if (text_[end] == open) {
        if (++depth > kDeepest) refuse("braces are nested too deeply; the entry is left out");
      } else if (text_[end] == close && --depth == 0) {
        std::string inside(text_.substr(at_ + 1, end - at_ - 1));
        go_to(end + 1);
        return inside;
      }
    }
    refuse("a brace of this entry is not closed; it is left out");
  }

  /// Between quotation marks, which within braces are letters.
  std::string quoted() {
    int depth = 0;
    for (std::size_t end = at_ + 1; end < text_.size(); ++end) {
      const char c = text_[end];
      if (c == '\\') {
        ++end;
      } else if (c == '{') {
        if (++depth > kDeepest) refuse("braces are nested too deeply; the entry is left out");
      } else if (c == '}') {
        if (--depth < 0) refuse("a brace in a quotation is not opened; the entry is left out");
      } else if (c == '"' && depth == 0) {
        std::string inside(text_.substr(at_ + 1, end - at_ - 1));
        go_to(end + 1);
        return inside;
      }
    }
    refuse("a quotation of this entry is not closed; it is left out");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::map<std::string, std::string> names_;  ///< of @string
  CatalogueList list_;
};

}  // namespace

CatalogueList bibtex_entries(std::string_view text) { return Scanner(text).read(); }

bool is_bibtex(std::string_view first_bytes) {
  std::size_t at = 0;
  for (;;) {
    at = first_bytes.find_first_not_of(" \t\r\n", at);
    if (at == std::string_view::npos) return false;
    if (first_bytes[at] != '%') break;
    at = std::min(first_bytes.find('\n', at), first_bytes.size() - 1) + 1;
  }
  if (first_bytes[at] != '@') return false;
  std::size_t end = at + 1;
  while (end < first_bytes.size() && ((first_bytes[end] | 0x20) >= 'a') &&
         ((first_bytes[end] | 0x20) <= 'z')) {
    ++end;
  }
  const std::size_t brace = first_bytes.find_first_not_of(" \t", end);
  return end > at + 1 && brace != std::string_view::npos &&
         (first_bytes[brace] == '{' || first_bytes[brace] == '(');
}

}  // namespace rostrum
