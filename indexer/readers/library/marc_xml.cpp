// A scanner of our own: MARCXML has four elements, and a file with one broken record in a thousand
// is read but for that record, which no parser of whole documents does. It keeps nothing but the
// record at hand, follows no reference, and expands no entity of the document's own.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "indexer/readers/library/marc_record.hpp"
#include "schemas/base/utf8.hpp"

namespace rostrum {
namespace {

struct Tag {
  std::string name;  ///< without the prefix of its name space
  std::map<std::string, std::string> attributes;
  bool closes = false;
  bool empty = false;
};

/// The five entities of XML, and letters by number; any other reference stays as it is.
std::string with_letters(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 5> kEntities{
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  constexpr std::size_t kLongest = 10;
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length =
        text[at] == '&' ? text.substr(at, kLongest + 1).find(';') : std::string_view::npos;
    if (length == std::string_view::npos) {
      plain.push_back(text[at++]);
      continue;
    }
    const std::size_t end = at + length;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    const auto* known = std::find_if(kEntities.begin(), kEntities.end(),
                                     [&](const auto& each) { return each.first == name; });
    unsigned long point = 0;
    const bool hex = name.starts_with("#x") || name.starts_with("#X");
    const char* digits = name.data() + (hex ? 2 : 1);
    const char* last = name.data() + name.size();
    if (known != kEntities.end()) {
      plain.push_back(known->second);
    } else if (name.starts_with('#') && digits < last &&
               std::from_chars(digits, last, point, hex ? 16 : 10).ptr == last) {
      append_utf8(point == 0 || point > 0x10FFFF ? kReplacement : static_cast<char32_t>(point),
                  plain);
    } else {
      plain += text.substr(at, end + 1 - at);
    }
    at = end + 1;
  }
  return plain;
}

bool is_name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.' || c == ':' || !is_ascii(c);
}

/// Name and attributes of what stands between < and >.
std::optional<Tag> tag_of(std::string_view inside) {
  Tag tag;
  if (inside.starts_with('/')) {
    tag.closes = true;
    inside.remove_prefix(1);
  }
  if (inside.ends_with('/')) {
    tag.empty = true;
    inside.remove_suffix(1);
  }
  const auto local = [](std::string_view name) {
    const std::size_t colon = name.find(':');
    return std::string(colon == std::string_view::npos ? name : name.substr(colon + 1));
  };
  std::size_t at = 0;
  while (at < inside.size() && is_name_letter(inside[at])) ++at;
  if (at == 0) return std::nullopt;
  tag.name = local(inside.substr(0, at));
  while (at < inside.size()) {
    if (!is_name_letter(inside[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < inside.size() && is_name_letter(inside[at])) ++at;
    const std::string name = local(inside.substr(begin, at - begin));
    const std::size_t open = inside.find_first_not_of(" \t\r\n=", at);
    if (open == std::string_view::npos) break;
    if (inside[open] != '"' && inside[open] != '\'') continue;
    const std::size_t close = std::min(inside.find(inside[open], open + 1), inside.size());
    tag.attributes.emplace(name, with_letters(inside.substr(open + 1, close - open - 1)));
    at = close + 1;
  }
  return tag;
}

class Scanner {
 public:
  explicit Scanner(std::string_view xml) : xml_(xml) {}

  CatalogueList read() {
    while (at_ < xml_.size() && list_.entries.size() < kMostEntries) {
      const std::size_t open = std::min(xml_.find('<', at_), xml_.size());
      take_text(xml_.substr(at_, open - at_));
      go_to(open);
      if (at_ < xml_.size()) read_markup();
    }
    if (record_) tell(record_->line, "the file ends within this record");
    end_record();
    if (list_.entries.empty() && list_.problems.empty()) tell(1, "no record of MARC is in it");
    return std::move(list_);
  }

 private:
  void tell(int line, const std::string& problem) { list_.problems.emplace_back(line, problem); }

  void go_to(std::size_t end) {
    line_ += static_cast<int>(std::count(xml_.begin() + static_cast<std::ptrdiff_t>(at_),
                                         xml_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    at_ = end;
  }

  /// Past `mark`, or to the end.
  void go_behind(std::string_view mark) {
    const std::size_t found = xml_.find(mark, at_);
    go_to(found == std::string_view::npos ? xml_.size() : found + mark.size());
  }

  void read_markup() {
    const std::string_view rest = xml_.substr(at_);
    if (rest.starts_with("<!--")) return go_behind("-->");
    if (rest.starts_with("<?")) return go_behind("?>");
    if (rest.starts_with("<![CDATA[")) {
      constexpr std::size_t kMark = 9;
      const std::size_t end = std::min(xml_.find("]]>", at_), xml_.size());
      if (end > at_ + kMark && value_ != nullptr)
        *value_ += xml_.substr(at_ + kMark, end - at_ - kMark);
      return go_behind("]]>");
    }
    if (rest.starts_with("<!DOCTYPE")) return skip_document_type();
    read_tag();
  }

  /// Its own declarations stand in brackets; none of them is read.
  void skip_document_type() {
    const std::size_t bracket = xml_.find('[', at_);
    const std::size_t end = xml_.find('>', at_);
    if (bracket != std::string_view::npos && bracket < end) go_behind("]");
    go_behind(">");
  }

  void read_tag() {
    const std::size_t end = end_of_tag();
    if (end == std::string_view::npos) {
      // Text that forgot to write &lt;.
      take_text(xml_.substr(at_, 1));
      go_to(at_ + 1);
      return;
    }
    const auto tag = tag_of(xml_.substr(at_ + 1, end - at_ - 1));
    const int line = line_;
    if (!tag) take_text(xml_.substr(at_, end + 1 - at_));
    go_to(end + 1);
    if (!tag) return;
    if (tag->closes) {
      close(tag->name);
    } else {
      open(*tag, line);
      if (tag->empty) close(tag->name);
    }
  }

  /// The > of the tag that begins here; npos if another one begins before it.
  [[nodiscard]] std::size_t end_of_tag() const {
    constexpr std::size_t kLongestTag = 10'000;
    char quote = 0;
    const std::size_t last = std::min(xml_.size(), at_ + kLongestTag);
    if (at_ + 1 < last && xml_[at_ + 1] != '/' && !is_name_letter(xml_[at_ + 1])) {
      return std::string_view::npos;
    }
    for (std::size_t i = at_ + 1; i < last; ++i) {
      const char c = xml_[i];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i;
      } else if (c == '<') {
        return std::string_view::npos;
      }
    }
    return std::string_view::npos;
  }

  static std::string attribute(const Tag& tag, const char* name) {
    const auto found = tag.attributes.find(name);
    return found == tag.attributes.end() ? "" : found->second;
  }

  void open(const Tag& tag, int line) {
    value_ = nullptr;
    if (tag.name == "record") {
      if (record_) tell(record_->line, "this record does not end; it is read up to the next one");
      end_record();
      record_ = MarcRecord{.line = line, .fields = {}};
    } else if (!record_) {
      return;
    } else if (tag.name == "controlfield" || tag.name == "datafield") {
      record_->fields.push_back({.tag = attribute(tag, "tag")});
      if (tag.name == "controlfield") value_ = &record_->fields.back().value;
    } else if (tag.name == "subfield" && !record_->fields.empty()) {
      const std::string code = attribute(tag, "code");
      auto& subfields = record_->fields.back().subfields;
      subfields.emplace_back(code.empty() ? 'a' : code.front(), "");
      value_ = &subfields.back().second;
    }
  }

  void close(const std::string& name) {
    value_ = nullptr;
    if (name == "record") end_record();
  }

  void end_record() {
    if (record_) list_.entries.push_back(entry_of(*record_));
    record_.reset();
    value_ = nullptr;
  }

  void take_text(std::string_view text) {
    if (value_ != nullptr) *value_ += with_letters(text);
  }

  std::string_view xml_;
  std::size_t at_ = 0;
  int line_ = 1;
  CatalogueList list_;
  std::optional<MarcRecord> record_;
  std::string* value_ = nullptr;  ///< where text goes; null where none belongs
};

}  // namespace

bool is_marc_xml(std::string_view first_bytes) {
  if (first_bytes.starts_with("\xEF\xBB\xBF")) first_bytes.remove_prefix(3);
  const std::size_t at = first_bytes.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos || first_bytes[at] != '<') return false;
  constexpr std::array<std::string_view, 5> kMarks{"MARC21/slim", "<datafield ", ":datafield ",
                                                   "<controlfield ", ":controlfield "};
  return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
    return first_bytes.find(mark) != std::string_view::npos;
  });
}

CatalogueList marc_xml_entries(std::string_view xml) { return Scanner(xml).read(); }

}  // namespace rostrum
