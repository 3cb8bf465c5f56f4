#include "indexer/extraction/web/html_text.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>

#include "indexer/extraction/base/block_list.hpp"
#include "indexer/extraction/base/raised_marks.hpp"
#include "indexer/extraction/web/html_encoding.hpp"
#include "indexer/extraction/web/html_lists.hpp"
#include "indexer/extraction/web/html_styles.hpp"
#include "indexer/extraction/web/html_tree.hpp"
#include "indexer/layout/words/line_joining.hpp"

namespace rostrum {
namespace {

/// What is no text of a page. Of a form only the controls: some programs put all of a page in one.
constexpr std::array<std::string_view, 30> kPassedOver{
    "script", "style",  "noscript", "template", "nav",      "footer",   "aside",  "button",
    "select", "input",  "textarea", "option",   "optgroup", "datalist", "iframe", "svg",
    "head",   "object", "audio",    "video",    "canvas",   "dialog",   "math",   "del",
    "rt",     "rp",     "progress", "meter",    "xml",      "map"};
constexpr std::array<std::string_view, 42> kBlocks{
    "p",        "div",     "section",    "article", "main",    "h1",      "h2",
    "h3",       "h4",      "h5",         "h6",      "ul",      "ol",      "li",
    "dl",       "dt",      "dd",         "table",   "tr",      "td",      "th",
    "caption",  "thead",   "tfoot",      "tbody",   "body",    "pre",     "blockquote",
    "hr",       "address", "figcaption", "figure",  "details", "summary", "form",
    "fieldset", "legend",  "header",     "hgroup",  "center",  "menu",    "search"};
/// Names that designers give to what is no content, as a whole class or id.
constexpr std::array<std::string_view, 19> kFurniture{
    "nav",    "navbar",  "navigation", "menu",   "breadcrumb", "breadcrumbs", "sidebar",
    "footer", "cookie",  "cookies",    "share",  "sharing",    "social",      "search",
    "pager",  "related", "skip-link",  "banner", "toolbar"};
template <typename List>
bool holds(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

std::size_t text_bytes(const xmlNode* node) {
  std::size_t bytes = 0;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_TEXT_NODE && child->content != nullptr) {
      bytes += static_cast<std::size_t>(xmlStrlen(child->content));
    } else if (child->type == XML_ELEMENT_NODE && !holds(kPassedOver, name_of(child))) {
      bytes += text_bytes(child);
    }
  }
  return bytes;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// How the text around an element stands, for what is within.
struct Around {
  bool invisible = false;
  bool lines = false;    ///< line feeds are those of the page
  bool blanks = false;   ///< and so are blanks
  bool content = false;  ///< within an article or the main part: a header is one of the text
  HtmlListNumbers* list = nullptr;  ///< the innermost
};

class PageText {
 public:
  PageText(std::size_t page_bytes, const HtmlStyles& styles, bool running)
      : page_bytes_(page_bytes), styles_(styles), blocks_(running) {}

  void read(const xmlNode* node, const Around& around) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
        if (child->content == nullptr) continue;
        const std::string_view text = reinterpret_cast<const char*>(child->content);
        // What cannot be seen still parts what can.
        add_words(around.invisible ? " " : text, around.lines, around.blanks);
      } else if (child->type == XML_ELEMENT_NODE) {
        read_element(child, around);
      }
    }
  }
  [[nodiscard]] std::vector<TextBlock> take() {
    close();
    return blocks_.take();
  }

 private:
  void read_element(const xmlNode* node, Around around) {
    const std::string_view name = name_of(node);
    if (holds(kPassedOver, name) || (name == "header" && !around.content)) return;
    const HtmlLook look = look_at(node, name);
    if ((look.hidden.value_or(false) || is_furniture(node)) && !is_most_of_page(node)) return;
    if (name == "br") {
      add_line_feed();
      return;
    }
    if (look.invisible) around.invisible = *look.invisible && !is_most_of_page(node);
    around.lines = look.lines.value_or(around.lines || name == "pre");
    around.blanks = look.blanks.value_or(around.blanks || name == "pre");
    around.content = around.content || name == "article" || name == "main";
    if (name == "table") {
      read_table(node, around);
      return;
    }
    const bool block = look.block.value_or(false) || holds(kBlocks, name);
    if (block) close();
    std::optional<HtmlListNumbers> list;
    if (name == "ol" || name == "ul" || name == "menu") {
      list.emplace(list_numbers(node, look));
      around.list = &*list;
    } else if (name == "li" && around.list != nullptr) {
      label_ += around.list->next(
          attribute(node, "value"),
          look.numbers ? look.numbers : html_number_form(attribute(node, "type")));
    }
    const bool raised = name == "sup" || look.raised.value_or(false);
    if (raised) begin_raised();
    if (is_list_label(node)) {
      add_label(node, around);
    } else {
      read(node, around);
    }
    if (raised) words_ += kRaisedEnd;
    if (block) close();
    if (name == "li") label_.clear();  // of one in which nothing stands
  }

  /// How a list counts, by its marks and its styles.
  static HtmlListNumbers list_numbers(const xmlNode* node, const HtmlLook& look) {
    const bool ordered = name_of(node) == "ol";
    std::optional<NumberForm> form = look.numbers;
    if (!form) form = html_number_form(attribute(node, "type"));
    if (!form) form = ordered ? NumberForm::Decimal : NumberForm::Unknown;
    if (!ordered) return {*form, 1, 1};
    const bool reversed = has_attribute(node, "reversed");
    int items = 0;
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      items += child->type == XML_ELEMENT_NODE && name_of(child) == "li" ? 1 : 0;
    }
    const int first = html_integer(attribute(node, "start")).value_or(reversed ? items : 1);
    return {*form, first, reversed ? -1 : 1};
  }

  [[nodiscard]] HtmlLook look_at(const xmlNode* node, std::string_view name) const {
    if (node->properties == nullptr) return styles_.look(name, "", "");
    const std::string classes = attribute(node, "class");
    HtmlLook look = styles_.look(name, classes, attribute(node, "id"));
    if (has_attribute(node, "hidden") && !look.hidden) look.hidden = true;
    const HtmlLook own = look_of(attribute(node, "style"));
    if (own.hidden) look.hidden = own.hidden;
    if (own.block) look.block = own.block;
    if (own.invisible) look.invisible = own.invisible;
    if (own.raised) look.raised = own.raised;
    if (own.lines) look.lines = own.lines;
    if (own.blanks) look.blanks = own.blanks;
    if (own.numbers) look.numbers = own.numbers;
    // Word's marks of notes, and those of publishers.
    if (classes.find("FootnoteReference") != std::string::npos ||
        classes.find("EndnoteReference") != std::string::npos ||
        attribute(node, "role") == "doc-noteref") {
      look.raised = true;
    }
    return look;
  }

  /// By its role, its class or its id.
  [[nodiscard]] static bool is_furniture(const xmlNode* node) {
    if (node->properties == nullptr) return false;
    const std::string role = attribute(node, "role");
    bool named = role == "navigation" || role == "banner" || role == "contentinfo" ||
                 role == "search" || attribute(node, "aria-hidden") == "true";
    for (const char* which : {"class", "id"}) {
      const std::string names = attribute(node, which);
      for (std::size_t at = 0; !named && at < names.size();) {
        const std::size_t end = std::min(names.find_first_of(" \t\n", at), names.size());
        named = holds(kFurniture, std::string_view(names).substr(at, end - at));
        at = end + 1;
      }
    }
    return named;
  }
  /// What holds most of a page is its content, whatever it calls itself; scripts show it.
  [[nodiscard]] bool is_most_of_page(const xmlNode* node) const {
    return 2 * text_bytes(node) >= page_bytes_;
  }

  // --- tables ---------------------------------------------------------------------------------

  void read_table(const xmlNode* node, const Around& around) {
    close();
    std::vector<TableRow> rows;
    collect_rows(node, around, rows);
    const std::string role = attribute(node, "role");
    blocks_.add_table(std::move(rows), role == "presentation" || role == "none");
  }

  void collect_rows(const xmlNode* node, const Around& around, std::vector<TableRow>& rows) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type != XML_ELEMENT_NODE) continue;
      const std::string_view name = name_of(child);
      if (holds(kPassedOver, name)) continue;
      const HtmlLook look = look_at(child, name);
      if ((look.hidden.value_or(false) || is_furniture(child)) && !is_most_of_page(child)) continue;
      if (name == "tr") {
        read_cells(child, around, rows.emplace_back());
      } else if (name == "td" || name == "th" || name == "caption") {
        rows.push_back({cell(child, around)});
      } else {
        collect_rows(child, around, rows);
      }
    }
  }

  void read_cells(const xmlNode* row, const Around& around, TableRow& into) {
    for (const xmlNode* child = row->children; child != nullptr; child = child->next) {
      if (child->type != XML_ELEMENT_NODE) continue;
      const std::string_view name = name_of(child);
      if (name == "td" || name == "th") {
        into.push_back(cell(child, around));
      } else if (!holds(kPassedOver, name)) {
        read_cells(child, around, into);
      }
    }
  }

  TableCell cell(const xmlNode* node, const Around& around) {
    PageText inside(page_bytes_, styles_, blocks_.running());
    inside.read_element(node, around);
    return cell_of(inside.take());
  }

  // --- words ----------------------------------------------------------------------------------

  /// The number of a list item that Word wrote as text; its bullets are signs of a symbol font.
  [[nodiscard]] static bool is_list_label(const xmlNode* node) {
    return node->properties != nullptr &&
           attribute(node, "style").find("mso-list:Ignore") != std::string::npos;
  }

  void add_label(const xmlNode* node, const Around& around) {
    PageText inside(page_bytes_, styles_, true);
    inside.read(node, around);
    std::string label;
    for (const TextBlock& block : inside.take()) label += block.text;
    for (std::size_t at = 0; (at = label.find("\xC2\xA0", at)) != std::string::npos;) {
      label.erase(at, 2);
    }
    const bool number = std::any_of(label.begin(), label.end(), [](char c) {
      return (c >= '0' && c <= '9') || c == '(' || c == ')' || c == '.';
    });
    if (number) add_words(label + " ", false, false);
  }

  void add_words(std::string_view text, bool lines, bool blanks) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      if (c == '\n' && lines) {
        // A blank line ends a paragraph; others are lines of it.
        drop_blanks();
        if (!words_.empty() && words_.back() == '\n') {
          close();
        } else {
          add_line_feed();
        }
      } else if (blanks && (c == ' ' || c == '\t')) {
        words_ += c;
      } else if (is_blank(c)) {
        pending_ = pending_ == Pending::LineFeed || c == '\n' ? Pending::LineFeed : Pending::Blank;
      } else {
        if (c == kRaisedBegin || c == kRaisedEnd) continue;
        put_pending(text.substr(at));
        words_ += c;
      }
    }
  }

  /// White space is one blank; with a line feed in it, none between two letters of Chinese.
  void put_pending(std::string_view next) {
    const Pending pending = std::exchange(pending_, Pending::None);
    if (pending == Pending::None || words_.empty() || is_blank(words_.back())) return;
    if (pending == Pending::LineFeed && joins_without_blank(words_, next)) return;
    words_ += ' ';
  }

  void begin_raised() {
    put_pending("x");
    words_ += kRaisedBegin;
  }

  void add_line_feed() {
    pending_ = Pending::None;
    drop_blanks();
    words_ += '\n';
  }

  void drop_blanks() {
    while (!words_.empty() && (words_.back() == ' ' || words_.back() == '\t')) words_.pop_back();
  }

  void close() {
    pending_ = Pending::None;
    const std::size_t begin = words_.find_first_not_of(" \t\n");
    // Some write the number, too, and let the styles hide that of the browser.
    const bool written =
        begin != std::string::npos && words_.compare(begin, label_.size(), label_) == 0;
    if (begin != std::string::npos) {
      if (!written) words_.insert(begin, label_);
      label_.clear();
    }
    blocks_.add(std::move(words_));
    words_.clear();
  }

  enum class Pending { None, Blank, LineFeed };

  std::size_t page_bytes_;
  const HtmlStyles& styles_;
  BlockList blocks_;
  std::string words_;
  std::string label_;  ///< of a list item, before the first words of it
  Pending pending_ = Pending::None;
};

/// <main>, else the only <article>, else the body.
const xmlNode* content_of(const xmlNode* root) {
  const xmlNode* found = nullptr;
  const xmlNode* article = nullptr;
  const xmlNode* body = nullptr;
  int articles = 0;
  const auto look = [&](const auto& self, const xmlNode* node) -> void {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type != XML_ELEMENT_NODE) continue;
      const std::string_view name = name_of(child);
      if (found == nullptr && (name == "main" || attribute(child, "role") == "main")) found = child;
      if (name == "article" && articles++ == 0) article = child;
      if (name == "body" && body == nullptr) body = child;
      self(self, child);
    }
  };
  look(look, root);
  if (found != nullptr) return found;
  if (articles == 1) return article;
  return body != nullptr ? body : root;
}

void gather_styles(const xmlNode* node, HtmlStyles& into) {
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) continue;
    if (name_of(child) == "style" && attribute(child, "media") != "print") {
      const std::unique_ptr<xmlChar, void (*)(void*)> sheet(xmlNodeGetContent(child),
                                                            [](void* text) { xmlFree(text); });
      if (sheet) into.add(reinterpret_cast<const char*>(sheet.get()));
    }
    gather_styles(child, into);
  }
}

/// True if a page begins as a whole one and does not end as one.
bool is_cut(std::string_view page) {
  constexpr std::size_t kEnd = 4096;
  const auto holds_tag = [](std::string_view text, std::string_view tag) {
    return std::search(text.begin(), text.end(), tag.begin(), tag.end(), [](char a, char b) {
             return a == b || (a >= 'A' && a <= 'Z' && (a | 0x20) == b);
           }) != text.end();
  };
  const std::string_view end = page.substr(page.size() > kEnd ? page.size() - kEnd : 0);
  if (holds_tag(end, "</html") || holds_tag(end, "</body")) return false;
  return holds_tag(page, "<body") && !holds_tag(page, "</body") && !holds_tag(page, "</html");
}

}  // namespace

ExtractedText html_text(std::string_view bytes, std::string_view sheet) {
  const HtmlSource source = html_utf8(bytes);
  const std::string& page_text = source.text;
  const HtmlTree document = html_tree(page_text);
  const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) throw ExtractionError("the page is empty");
  const xmlNode* content = content_of(root);
  HtmlStyles styles;
  styles.add(sheet);
  gather_styles(root, styles);
  PageText page(text_bytes(content), styles, false);
  const std::string_view name = name_of(content);
  page.read(content, {.content = name != "body" && content != root});
  ExtractedText text{.blocks = page.take()};
  if (text.blocks.empty()) {
    throw ExtractionError(
        "the page has no text of its own; pages that scripts fill must be saved "
        "by a browser, or printed to PDF");
  }
  if (!source.note.empty()) text.notes.push_back(source.note);
  if (is_cut(page_text)) {
    text.damage.emplace_back("the page begins and does not end; its end may be missing");
  }
  return text;
}

}  // namespace rostrum
