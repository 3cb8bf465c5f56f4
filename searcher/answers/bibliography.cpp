#include "searcher/answers/bibliography.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/base/terminal_safe.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/answers/tables/table_forms.hpp"

namespace rostrum {
namespace {

/// What an entry is made from, in the words of no format.
struct Entry {
  std::string id;
  std::string key;     ///< letters, digits and hyphens of the id; each once
  std::string author;  ///< who delivered it, and for whom
  std::string title;
  std::string meeting;
  std::string date;  ///< YYYY, YYYY-MM or YYYY-MM-DD; "" if not known
  std::string symbol;
  std::string url;
  std::string language;
  std::string pages;
  std::string note;  ///< all that has no field of its own
};

class Entries : public TableSink {
 public:
  explicit Entries(std::ostream& out) : out_(out) {}

  void begin(const TableHeading& heading) override {
    heading_ = heading;
    for (std::size_t i = 0; i < heading.columns.size(); ++i) place_[heading.columns[i].name] = i;
    open();
  }
  void row(const TableRow& row) override {
    Entry entry = entry_of(row);
    if (written_.insert(entry.id + '\n' + entry.note).second) write(entry);
  }
  void end() override { close(); }

 protected:
  virtual void open() {}
  virtual void write(const Entry& entry) = 0;
  virtual void close() {}

  std::ostream& out() { return out_; }
  [[nodiscard]] const TableHeading& heading() const { return heading_; }

 private:
  [[nodiscard]] std::string cell(const TableRow& row, const char* name) const {
    const auto place = place_.find(name);
    if (place == place_.end()) return "";
    const TableCell& value = row.cells[place->second];
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* count = std::get_if<std::uint64_t>(&value)) return std::to_string(*count);
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
      return joined(*list, ", ");
    }
    return "";
  }

  Entry entry_of(const TableRow& row) {
    Entry entry{.id = cell(row, "id"), .author = cell(row, "author")};
    entry.key = key_of(entry.id);
    entry.title = cell(row, "title");
    const std::string meeting = cell(row, "meeting");
    if (entry.title.empty()) {
      entry.title = "Statement by " + (entry.author.empty() ? "an unknown author" : entry.author);
    }
    entry.meeting = joined({meeting, cell(row, "agenda")}, ", ");
    entry.date = cell(row, "date");
    entry.symbol = cell(row, "symbols");
    entry.url = cell(row, "url");
    entry.language = cell(row, "language");
    entry.pages = cell(row, "page");
    std::vector<std::string> notes;
    const auto add = [&notes](const std::string& text) {
      if (!text.empty()) notes.push_back(text);
    };
    const std::string speaker = joined({cell(row, "speaker"), cell(row, "speaker_post")}, ", ");
    if (!speaker.empty()) add("Delivered by " + speaker);
    const std::string paragraph = cell(row, "paragraph");
    if (!paragraph.empty() && paragraph != "0") add("Paragraph " + paragraph);
    if (!entry.pages.empty()) add("Page " + entry.pages);
    const std::string delivery = cell(row, "delivery");
    add(delivery == "delivered" ? "As delivered"
        : delivery == "written" ? "Circulated in writing"
                                : "Check against delivery");
    if (!cell(row, "recognised").empty()) add("Text recognised in a picture");
    add(cell(row, "source"));
    const std::string file = cell(row, "file");
    const std::string line = cell(row, "line");
    if (!file.empty()) {
      const std::string hash = cell(row, "sha256");
      add("Read from " + file + (line.empty() ? "" : ", line " + line) +
          (hash.empty() ? "" : ", SHA-256 " + hash));
    }
    if (!cell(row, "sample").empty()) add("Sample: delivered by nobody");
    add("Rostrum " + heading_.version + ", index revision " + std::to_string(heading_.revision) +
        ", id " + entry.id);
    entry.note = joined(notes, ". ") + ".";
    return entry;
  }

  std::string key_of(const std::string& id) {
    std::string key;
    for (const char c : id) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain) {
        key += c;
      } else if (!key.empty() && key.back() != '-') {
        key += '-';
      }
    }
    if (key.empty()) key = "statement";
    std::string free = key;
    for (int number = 2; !keys_.insert(free).second; ++number) {
      free = key + "-" + std::to_string(number);
    }
    return free;
  }

  std::ostream& out_;
  TableHeading heading_;
  std::map<std::string, std::size_t> place_;
  std::set<std::string> keys_;
  std::set<std::string> written_;
};

/// What TeX would take for a sign of its own.
std::string tex(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '\\':
        safe += "{\\textbackslash}";
        break;
      case '~':
        safe += "{\\textasciitilde}";
        break;
      case '^':
        safe += "{\\textasciicircum}";
        break;
      case '{':
      case '}':
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
        safe += '\\';
        safe += c;
        break;
      case '\n':
      case '\r':
      case '\t':
        safe += ' ';
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

/// An address stands as it is: what could end its field is written as browsers write it.
std::string address(std::string_view url) {
  std::string safe;
  for (const char c : url) {
    if (c == '<') {
      safe += "%3C";
    } else if (c == '>') {
      safe += "%3E";
    } else if (c == '{') {
      safe += "%7B";
    } else if (c == '}') {
      safe += "%7D";
    } else if (c == '\\') {
      safe += "%5C";
    } else if (static_cast<unsigned char>(c) <= ' ') {
      safe += "%20";
    } else {
      safe += c;
    }
  }
  return safe;
}

/// What entries rest on, in one line.
std::string origin_of(const TableHeading& heading) {
  return "index revision " + std::to_string(heading.revision) + ", rostrum-search " +
         heading.version + ": " + heading.command;
}

class Bibtex : public Entries {
 public:
  using Entries::Entries;

 protected:
  /// What stands between entries is passed over, up to the next sign that begins one.
  void open() override {
    std::string line = terminal_safe(origin_of(heading()));
    std::replace(line.begin(), line.end(), '@', ' ');
    out() << "% " << line << "\n\n";
  }
  void write(const Entry& entry) override {
    out() << "@misc{" << entry.key;
    const auto put = [this](const char* name, const std::string& value) {
      if (!value.empty()) out() << ",\n  " << name << " = {" << value << "}";
    };
    // Another pair of braces: a delegation has no first and last name.
    put("author", entry.author.empty() ? "" : "{" + tex(entry.author) + "}");
    put("title", "{" + tex(entry.title) + "}");
    put("howpublished", tex(joined({"Statement", entry.meeting}, ", ")));
    put("year", entry.date.substr(0, 4));
    if (entry.date.size() >= 7) {
      put("month", std::to_string(std::stoi(entry.date.substr(5, 2))));
    }
    put("date", entry.date);
    put("number", tex(entry.symbol));
    put("url", address(entry.url));
    put("pages", entry.pages);
    put("note", tex(entry.note));
    out() << "\n}\n\n";
  }
};

class Ris : public Entries {
 public:
  using Entries::Entries;

 protected:
  /// Tags as the format has them: two letters, two blanks, a hyphen, a blank.
  void write(const Entry& entry) override {
    put("TY", "CONF");  // more readers know it than CPAPER
    put("ID", entry.key);
    put("AU", entry.author.empty() ? "" : entry.author + ",");  // one name, and no first one
    put("TI", entry.title);
    put("T2", entry.meeting);
    if (!entry.date.empty()) {
      put("PY", entry.date.substr(0, 4));
      std::string day = entry.date;
      std::replace(day.begin(), day.end(), '-', '/');
      put("DA", day);
    }
    put("M1", entry.symbol);
    put("UR", entry.url);
    put("LA", entry.language);
    put("SP", entry.pages);
    put("N1", entry.note);
    out() << "ER  - \r\n\r\n";
  }

 private:
  void put(const char* tag, const std::string& value) {
    if (value.empty()) return;
    std::string line = value;
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    out() << tag << "  - " << line << "\r\n";
  }
};

class CslJson : public Entries {
 public:
  using Entries::Entries;

 protected:
  using json = nlohmann::ordered_json;

  void open() override { out() << "["; }
  void write(const Entry& entry) override {
    json object = {{"id", entry.key}, {"type", "speech"}, {"title", entry.title}};
    if (!entry.author.empty()) {
      object["author"] = json::array({json{{"literal", entry.author}}});
    }
    const auto put = [&object](const char* name, const std::string& value) {
      if (!value.empty()) object[name] = value;
    };
    put("event-title", entry.meeting);
    put("event", entry.meeting);  // as processors before CSL 1.0.2 have it
    if (!entry.date.empty()) {
      json parts = json::array();
      for (std::size_t at = 0; at < entry.date.size();) {
        const std::size_t end = std::min(entry.date.find('-', at), entry.date.size());
        parts.push_back(std::stoi(entry.date.substr(at, end - at)));
        at = end + 1;
      }
      object["issued"] = {{"date-parts", json::array({parts})}};
    }
    put("number", entry.symbol);
    put("URL", entry.url);
    put("language", entry.language);
    put("page", entry.pages);
    put("note", entry.note);
    out() << (first_ ? "\n" : ",\n")
          << object.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
    first_ = false;
  }
  void close() override { out() << (first_ ? "]\n" : "\n]\n"); }

 private:
  bool first_ = true;
};

class CitationLines : public TableSink {
 public:
  CitationLines(bool markdown, std::ostream& out) : markdown_(markdown), out_(out) {}

  void begin(const TableHeading& heading) override {
    heading_ = heading;
    for (std::size_t i = 0; i < heading.columns.size(); ++i) place_[heading.columns[i].name] = i;
  }
  void row(const TableRow& row) override {
    const auto cell = [&](const char* name) {
      const auto place = place_.find(name);
      const auto* text =
          place == place_.end() ? nullptr : std::get_if<std::string>(&row.cells[place->second]);
      return text != nullptr ? *text : "";
    };
    const std::string citation = cell("citation");
    if (!markdown_) {
      out_ << terminal_safe(citation) << '\n';
      return;
    }
    const std::string url = address(cell("url"));
    const bool web = url.starts_with("http://") || url.starts_with("https://");
    if (const std::string text = cell("text"); !text.empty()) {
      out_ << "> " << markdown_text(text) << "\n>\n> — ";
    } else {
      out_ << "- ";
    }
    out_ << (web ? "[" + markdown_text(citation) + "](<" + url + ">)" : markdown_text(citation))
         << "\n\n";
  }
  /// A comment, which no reader of the text sees. Lines that are citations and nothing else have
  /// no place for one.
  void end() override {
    if (!markdown_) return;
    std::string line = terminal_safe(origin_of(heading_));
    for (std::size_t at = 0; (at = line.find("->", at)) != std::string::npos;) {
      line.insert(at + 1, " ");
    }
    out_ << "<!-- " << line << " -->\n";
  }

 private:
  bool markdown_;
  std::ostream& out_;
  TableHeading heading_;
  std::map<std::string, std::size_t> place_;
};

}  // namespace

std::unique_ptr<TableSink> citation_lines(bool markdown, std::ostream& out) {
  return std::make_unique<CitationLines>(markdown, out);
}
std::unique_ptr<TableSink> bibtex_table(std::ostream& out) { return std::make_unique<Bibtex>(out); }
std::unique_ptr<TableSink> ris_table(std::ostream& out) { return std::make_unique<Ris>(out); }
std::unique_ptr<TableSink> csl_json_table(std::ostream& out) {
  return std::make_unique<CslJson>(out);
}

}  // namespace rostrum
