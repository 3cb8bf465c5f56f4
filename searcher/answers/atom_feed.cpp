#include "searcher/answers/atom_feed.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/base/sha256.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/tables/svg_text.hpp"

namespace rostrum {
namespace {

/// A name that is the same for the same text: a UUID of version 8, made from its hash.
std::string urn(std::string_view text) {
  std::string hash = sha256(text);
  hash[12] = '8';
  hash[16] = "89ab"[(hash[16] <= '9' ? hash[16] - '0' : hash[16] - 'a' + 10) % 4];
  return "urn:uuid:" + hash.substr(0, 8) + '-' + hash.substr(8, 4) + '-' + hash.substr(12, 4) +
         '-' + hash.substr(16, 4) + '-' + hash.substr(20, 12);
}

/// What no IRI may hold is written by its bytes.
std::string iri(std::string_view address) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string safe;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || byte == 0x7F ||
        std::string_view("<>\"{}|\\^`").find(c) != std::string_view::npos) {
      safe += '%';
      safe += kDigits[byte >> 4];
      safe += kDigits[byte & 15];
    } else {
      safe += c;
    }
  }
  return safe;
}

class AtomTable : public TableSink {
 public:
  AtomTable(AtomFeed feed, std::ostream& out) : feed_(std::move(feed)), out_(out) {}

  void begin(const TableHeading& heading) override {
    heading_ = heading;
    for (std::size_t i = 0; i < heading.columns.size(); ++i) place_[heading.columns[i].name] = i;
  }
  void row(const TableRow& row) override { rows_.push_back(row); }

  void end() override {
    std::string updated;
    for (const TableRow& row : rows_) updated = std::max(updated, cell(row, "given"));
    if (updated.empty()) updated = feed_.time;
    std::string asked;
    for (const TableQuestion& each : heading_.questions) {
      asked += (asked.empty() ? "" : "; ") +
               (each.parsed.empty() ? std::string("every statement") : each.parsed);
    }
    out_ << "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
            "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
            "  <id>"
         << urn("rostrum feed:" + feed_.title) << "</id>\n  <title>" << xml_text(feed_.title)
         << "</title>\n  <subtitle>"
         << xml_text(asked + "; index revision " + std::to_string(heading_.revision) +
                     (heading_.command.empty() ? "" : "; " + heading_.command))
         << "</subtitle>\n  <updated>" << updated << "</updated>\n";
    if (!feed_.link.empty()) {
      out_ << "  <link rel=\"self\" type=\"application/atom+xml\" href=\""
           << xml_text(iri(feed_.link)) << "\"/>\n";
    }
    out_ << "  <generator version=\"" << xml_text(heading_.version)
         << "\">rostrum-search</generator>\n";
    // One entry an id, though several searches may have found it.
    std::vector<std::string> ids;
    for (const TableRow& row : rows_) {
      const std::string id = cell(row, "id");
      if (std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
      ids.push_back(id);
      write(row);
    }
    out_ << "</feed>\n";
  }

 private:
  [[nodiscard]] std::string cell(const TableRow& row, const char* name) const {
    const auto place = place_.find(name);
    return place == place_.end() ? "" : text_in(row.cells[place->second]);
  }

  void write(const TableRow& row) {
    const std::string author = cell(row, "author");
    const std::string title = joined({author, cell(row, "title"), cell(row, "meeting")}, ", ");
    out_ << "  <entry>\n    <id>" << urn("rostrum statement:" + cell(row, "id"))
         << "</id>\n    <title>" << xml_text(title.empty() ? cell(row, "id") : title)
         << "</title>\n    <updated>" << cell(row, "given") << "</updated>\n";
    // A day is a time of day too, for want of another; a month or a year is none.
    constexpr std::size_t kDay = 10;
    const std::string date = cell(row, "date");
    if (date.size() == kDay) out_ << "    <published>" << date << "T00:00:00Z</published>\n";
    out_ << "    <author><name>" << xml_text(author.empty() ? "(author not known)" : author)
         << "</name></author>\n";
    const std::string url = cell(row, "url");
    if (url.starts_with("http://") || url.starts_with("https://")) {
      out_ << "    <link rel=\"alternate\" href=\"" << xml_text(iri(url)) << "\"/>\n";
    }
    for (const char* name : {"convention", "session", "kind", "sample"}) {
      const std::string term = cell(row, name);
      if (!term.empty()) out_ << "    <category term=\"" << xml_text(term) << "\"/>\n";
    }
    out_ << "    <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">";
    const std::string change = cell(row, "change");
    if (change == "changed") out_ << "<p>Changed since it was last given.</p>";
    for (const TableExample& each : row.examples) {
      out_ << "<blockquote><p>" << xml_text(each.text) << "</p></blockquote>";
    }
    out_ << "<p>" << xml_text(cell(row, "citation")) << "</p><p>"
         << xml_text("Statement " + cell(row, "id") + ", SHA-256 of its source " +
                     cell(row, "sha256"))
         << "</p></div></content>\n  </entry>\n";
  }

  AtomFeed feed_;
  std::ostream& out_;
  TableHeading heading_;
  std::map<std::string, std::size_t> place_;
  std::vector<TableRow> rows_;
};

}  // namespace

std::unique_ptr<TableSink> atom_feed(AtomFeed feed, std::ostream& out) {
  return std::make_unique<AtomTable>(std::move(feed), out);
}

}  // namespace rostrum
