#include "indexer/extraction/rtf_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extraction/code_pages.hpp"
#include "indexer/extraction/rtf_tokens.hpp"
#include "indexer/extraction/story_text.hpp"
#include "indexer/extraction/text_encoding.hpp"
#include "indexer/extraction/word_symbols.hpp"
#include "indexer/layout/running_lines.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kMostLetterheadBytes = 4000;
/// Groups nested deeper are passed over, and told.
constexpr std::size_t kDeepestGroup = 1'000'000;
constexpr int kWindowsLatin = 1252;

/// Groups whose text is none of the document, though no asterisk says so.
constexpr std::array<std::string_view, 38> kPassedOver{
    "colortbl",  "stylesheet", "info",     "pict",         "filetbl", "xe",         "rxe",
    "txe",       "tc",         "tcn",      "annotation",   "atnid",   "atnauthor",  "atntime",
    "atnref",    "template",   "ftnsep",   "ftnsepc",      "ftncn",   "aftnsep",    "aftnsepc",
    "aftncn",    "pntxta",     "pntxtb",   "nonesttables", "shprslt", "background", "falt",
    "panose",    "sp",         "objclass", "objname",      "objdata", "nonshppict", "fldinst",
    "datafield", "formfield",  "private"};
/// Groups that an asterisk lets other programs pass over, and whose text is read all the same.
constexpr std::array<std::string_view, 9> kRead{"shpinst",        "shpgrp", "footnote",
                                                "shptxt",         "do",     "dptxbxtext",
                                                "nesttableprops", "ud",     "result"};

constexpr std::array<std::string_view, 8> kHeaders{"header", "headerl", "headerr", "headerf",
                                                   "footer", "footerl", "footerr", "footerf"};

struct Sign {
  std::string_view word;
  const char* text;
};
constexpr std::array<Sign, 20> kSigns{{{"tab", "\t"},
                                       {"line", "\n"},
                                       {"lbr", "\n"},
                                       {"emdash", "—"},
                                       {"endash", "–"},
                                       {"emspace", "\u2003"},
                                       {"enspace", "\u2002"},
                                       {"qmspace", "\u2005"},
                                       {"bullet", "•"},
                                       {"lquote", "‘"},
                                       {"rquote", "’"},
                                       {"ldblquote", "“"},
                                       {"rdblquote", "”"},
                                       {"ltrmark", "\u200E"},
                                       {"rtlmark", "\u200F"},
                                       {"zwj", "\u200D"},
                                       {"zwnj", "\u200C"},
                                       {"~", "\u00A0"},
                                       {"_", "-"},
                                       {"|", ""}}};

template <typename List>
bool holds(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

struct Font {
  int code_page = 0;  ///< 0: that of the document
  bool symbols = false;
  std::string name;
};

enum class Into { Story, Fonts, Label, Nothing };

/// What holds within a group.
struct State {
  Into into = Into::Story;
  std::size_t story = 0;     ///< place of the open one that takes the text
  bool opens_story = false;  ///< it ends with the group
  bool hidden = false;
  bool deleted = false;
  bool raised = false;
  bool right_to_left = false;
  bool in_table = false;
  bool drop_cap = false;  ///< the paragraph is the first letter of the next one
  int nested = 1;         ///< how deep in tables, where it stands in one
  int font = -1;
  int other_font = -1;  ///< of complex scripts
  int skip = 1;         ///< letters behind \u that stand for it in old programs
};

enum class Purpose { Body, Footnote, Endnote, Header, Box };

struct Story {
  Purpose purpose;
  std::string name;
  StoryText text;
};

class RtfReader {
 public:
  explicit RtfReader(std::string_view bytes) : tokens_(bytes) {
    stories_.push_back({Purpose::Body, "", StoryText()});
  }

  ExtractedText read() {
    using Kind = RtfToken::Kind;
    for (;;) {
      const RtfToken token = tokens_.next();
      // An asterisk, or the first word of a group, says what the group is.
      if (token.kind != Kind::Word && token.kind != Kind::Begin) first_ = false;
      if (token.kind == Kind::None) break;
      if (token.kind == Kind::Begin) {
        begin_group();
      } else if (token.kind == Kind::End) {
        if (!end_group()) break;
      } else if (too_deep_ == 0) {
        take(token);
      }
    }
    const bool cut = !groups_.empty();
    flush();
    while (stories_.size() > 1) end_story();
    ExtractedText text;
    if (cut) {
      text.notes.emplace_back("the RTF ends before its last group does; its end may be missing");
    }
    if (was_too_deep_) {
      text.notes.emplace_back("the RTF has groups within groups, more than " +
                              std::to_string(kDeepestGroup) + " deep; those are left out");
    }
    text.blocks = whole();
    text.letterhead = letterhead();
    return text;
  }

 private:
  // --- groups ---------------------------------------------------------------------------------

  void begin_group() {
    if (too_deep_ > 0 || groups_.size() >= kDeepestGroup) {
      ++too_deep_;
      was_too_deep_ = true;
      return;
    }
    flush();
    groups_.push_back(state_);
    state_.opens_story = false;
    first_ = true;
    starred_ = false;
    skipping_ = 0;
  }

  /// False at the end of the document.
  bool end_group() {
    if (too_deep_ > 0) {
      --too_deep_;
      return true;
    }
    flush();
    skipping_ = 0;
    if (groups_.empty()) return false;
    const State ended = state_;
    state_ = groups_.back();
    groups_.pop_back();
    if (ended.into == Into::Label && state_.into != Into::Label) end_label();
    if (ended.opens_story) end_story();
    return !groups_.empty();
  }

  void begin_story(Purpose purpose, std::string_view name) {
    if (state_.into != Into::Story) return;
    if (purpose == Purpose::Header && body_ended_) {
      state_.into = Into::Nothing;  // of a later section
      return;
    }
    // Notes hold boxes and boxes hold boxes, but nobody nests them deep: what does is text like
    // that around it.
    constexpr std::size_t kMostOpen = 20;
    if (stories_.size() >= kMostOpen) {
      story().end_paragraph(level());
      return;
    }
    stories_.push_back({purpose, std::string(name), StoryText(stories_.back().text.running())});
    state_.story = stories_.size() - 1;
    state_.opens_story = true;
    state_.raised = state_.in_table = state_.drop_cap = false;
    state_.nested = 1;
  }

  void end_story() {
    Story story = std::move(stories_.back());
    stories_.pop_back();
    std::vector<TextBlock> blocks = story.text.take();
    switch (story.purpose) {
      case Purpose::Footnote:
        footnotes_.insert(footnotes_.end(), blocks.begin(), blocks.end());
        break;
      case Purpose::Endnote:
        endnotes_.insert(endnotes_.end(), blocks.begin(), blocks.end());
        break;
      case Purpose::Header:
        headers_.try_emplace(story.name, std::move(blocks));
        break;
      case Purpose::Box:
      case Purpose::Body:
        stories_.back().text.add_box(std::move(blocks));
        break;
    }
  }

  void end_label() {
    // Bullets are no numbers.
    const bool number = label_.find_first_of("0123456789.()") != std::string::npos ||
                        label_.find("、") != std::string::npos;
    while (!label_.empty() && (label_.back() == ' ' || label_.back() == '\t')) label_.pop_back();
    if (number && !state_.hidden) story().set_label(label_ + ' ');
    label_.clear();
  }

  // --- tokens ---------------------------------------------------------------------------------

  void take(const RtfToken& token) {
    switch (token.kind) {
      case RtfToken::Kind::Byte:
        if (skips()) return;
        pending_ += static_cast<char>(token.byte);
        return;
      case RtfToken::Kind::Bytes: {
        const auto skipped = std::min(static_cast<std::size_t>(skipping_), token.bytes.size());
        skipping_ -= static_cast<int>(skipped);
        pending_ += token.bytes.substr(skipped);
        return;
      }
      case RtfToken::Kind::Word:
        if (token.word == "*") {
          starred_ = first_;
          return;
        }
        if (std::exchange(first_, false) && begin_destination(token.word)) return;
        if (skips()) return;
        if (token.word == "u" && token.has_number) {
          add_unicode(token.number);
        } else {
          flush();
          control(token);
        }
        return;
      default:
        return;
    }
  }

  /// What stands behind \u for those who do not know it.
  bool skips() {
    if (skipping_ == 0) return false;
    --skipping_;
    return true;
  }

  /// True if the first word of a group says where its text goes.
  bool begin_destination(std::string_view word) {
    const bool starred = std::exchange(starred_, false);
    if (word == "fonttbl") {
      state_.into = Into::Fonts;
    } else if (word == "listtext" || word == "pntext") {
      if (state_.into == Into::Story) state_.into = Into::Label;
    } else if (holds(kHeaders, word)) {
      begin_story(Purpose::Header, word);
    } else if (word == "footnote") {
      begin_story(Purpose::Footnote, word);
    } else if (word == "shptxt" || word == "dptxbxtext") {
      begin_story(Purpose::Box, word);
    } else if (word == "ud") {
      state_.into = groups_.size() > 1 ? groups_[groups_.size() - 2].into : Into::Story;
    } else if (word == "upr" || holds(kPassedOver, word) || (starred && !holds(kRead, word))) {
      // Of \upr the second half is read, which is in Unicode.
      state_.into = Into::Nothing;
    } else {
      return starred;
    }
    return true;
  }

  // --- control words --------------------------------------------------------------------------

  void control(const RtfToken& token) {
    const std::string_view word = token.word;
    const int number = token.number;
    if (word == "ansicpg") {
      code_page_ = number;
    } else if (word == "mac") {
      code_page_ = 10000;
    } else if (word == "pc") {
      code_page_ = 437;
    } else if (word == "pca") {
      code_page_ = 850;
    } else if (word == "deff") {
      default_font_ = number;
    } else if (word == "uc") {
      state_.skip = std::clamp(number, 0, 100);
    } else if (word == "titlepg") {
      title_page_ = title_page_ || !body_ended_;
    } else if (word == "ftnalt") {
      if (stories_[state_.story].purpose == Purpose::Footnote) {
        stories_[state_.story].purpose = Purpose::Endnote;
      }
    } else if (state_.into == Into::Fonts) {
      font_word(word, number);
    } else if (!letter_form(token) && state_.into == Into::Story) {
      place(word, number);
    }
    if (state_.into == Into::Story || state_.into == Into::Label) sign(word);
  }

  void font_word(std::string_view word, int number) {
    if (word == "f") {
      state_.font = number;
    } else if (word == "fcharset") {
      fonts_[state_.font].code_page = code_page_of_charset(number);
      fonts_[state_.font].symbols = number == 2;
    } else if (word == "cpg") {
      fonts_[state_.font].code_page = number;
    }
  }

  /// How letters look; true if the word says that.
  bool letter_form(const RtfToken& token) {
    const std::string_view word = token.word;
    const bool on = !token.has_number || token.number != 0;
    if (word == "plain") {
      state_.hidden = state_.deleted = state_.raised = state_.right_to_left = false;
      state_.font = state_.other_font = -1;
    } else if (word == "v") {
      state_.hidden = on;
    } else if (word == "deleted") {
      state_.deleted = on;
    } else if (word == "super") {
      state_.raised = on;
    } else if (word == "up") {
      state_.raised = !token.has_number || token.number > 0;
    } else if (word == "nosupersub" || word == "sub" || word == "dn") {
      state_.raised = false;
    } else if (word == "f") {
      state_.font = token.number;
    } else if (word == "af") {
      state_.other_font = token.number;
    } else if (word == "rtlch") {
      state_.right_to_left = true;
    } else if (word == "ltrch") {
      state_.right_to_left = false;
    } else {
      return false;
    }
    return true;
  }

  void place(std::string_view word, int number) {
    if (word == "par" || word == "sect" || word == "page" || word == "column" || word == "\n" ||
        word == "\r") {
      if (word == "sect") body_ended_ = true;
      // A mark that is hidden or deleted parts nothing.
      if (!is_hidden() && !state_.drop_cap) story().end_paragraph(level());
    } else if (word == "pard") {
      state_.in_table = state_.drop_cap = false;
      state_.nested = 1;
    } else if (word == "intbl") {
      state_.in_table = true;
    } else if (word == "dropcapli") {
      state_.drop_cap = number > 0;
    } else if (word == "itap") {
      state_.in_table = number > 0;
      state_.nested = std::max(number, 1);
    } else if (word == "cell") {
      story().end_cell(1);
    } else if (word == "nestcell") {
      story().end_cell(std::max(state_.nested, 2));
    } else if (word == "row") {
      story().end_row(1);
    } else if (word == "nestrow") {
      story().end_row(std::max(state_.nested, 2));
    }
  }

  void sign(std::string_view word) {
    if (word == "{" || word == "}" || word == "\\") {
      add_text(word);
      return;
    }
    const auto* const found = std::find_if(kSigns.begin(), kSigns.end(),
                                           [&](const Sign& each) { return each.word == word; });
    if (found != kSigns.end()) add_text(found->text);
  }

  [[nodiscard]] int level() const { return state_.in_table ? state_.nested : 0; }
  [[nodiscard]] bool is_hidden() const { return state_.hidden || state_.deleted; }
  StoryText& story() { return stories_[state_.story].text; }

  // --- letters --------------------------------------------------------------------------------

  void add_text(std::string_view text) {
    if (state_.into == Into::Label) {
      label_ += text;
    } else if (state_.into == Into::Story && !is_hidden()) {
      story().add(text, state_.raised);
    }
  }

  [[nodiscard]] const Font* font() const {
    const int wanted = state_.right_to_left && state_.other_font >= 0 ? state_.other_font
                       : state_.font >= 0                             ? state_.font
                                                                      : default_font_;
    const auto found = fonts_.find(wanted);
    return found == fonts_.end() ? nullptr : &found->second;
  }

  void add_unicode(int number) {
    flush();
    skipping_ = state_.skip;
    // Beyond 32767 they are written as negative; some programs write what they have.
    const auto unit = static_cast<std::uint32_t>(number < 0 ? number & 0xFFFF : number);
    const bool high = unit >= 0xD800 && unit < 0xDC00;
    const bool low = unit >= 0xDC00 && unit < 0xE000;
    const std::uint32_t before = std::exchange(high_half_, high ? unit : 0);
    if (high) return;
    if (low) {
      if (before != 0) add_text(utf8_of(0x10000 + ((before - 0xD800) << 10) + (unit - 0xDC00)));
      return;
    }
    const Font* of = font();
    const bool private_sign = unit >= 0xF000 && unit <= 0xF0FF;
    add_text(private_sign ? symbol_in(of == nullptr ? "" : of->name, unit) : utf8_of(unit));
  }

  /// Bytes become letters by the font that they are set in.
  void flush() {
    if (pending_.empty()) return;
    const std::string bytes = std::exchange(pending_, {});
    if (state_.into == Into::Nothing) return;
    if (state_.into == Into::Fonts) {
      Font& named = fonts_[state_.font];
      if (named.name.empty()) named.name = bytes.substr(0, bytes.find(';'));
      return;
    }
    const Font* of = font();
    if (of != nullptr && of->symbols) {
      for (const char c : bytes) add_text(symbol_in(of->name, static_cast<unsigned char>(c)));
      return;
    }
    if (std::none_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; })) {
      add_text(bytes);
      return;
    }
    const int page = of != nullptr && of->code_page != 0 ? of->code_page : code_page_;
    std::string encoding = encoding_of_code_page(page);
    if (encoding.empty()) encoding = encoding_of_code_page(kWindowsLatin);
    add_text(to_utf8(bytes, encoding).value_or(""));
  }

  // --- the whole ------------------------------------------------------------------------------

  std::vector<TextBlock> whole() {
    BlockList blocks;
    blocks.append(stories_.front().text.take());
    blocks.append(std::move(footnotes_));
    blocks.append(std::move(endnotes_));
    return blocks.take();
  }

  std::string letterhead() {
    std::string lines;
    for (const char* kind : {"header", "footer"}) {
      // The first page has its own; else it is one on the right, or like all.
      for (const char* which : {title_page_ ? "f" : "", "r", ""}) {
        if (title_page_ && *which != 'f') break;
        const auto found = headers_.find(std::string(kind) + which);
        if (found == headers_.end()) continue;
        for (const TextBlock& block : found->second) {
          if (!is_page_number(block.text)) lines += (lines.empty() ? "" : "\n") + block.text;
        }
        break;
      }
    }
    return lines.size() > kMostLetterheadBytes ? "" : lines;
  }

  RtfTokens tokens_;
  std::vector<State> groups_;
  State state_;
  std::size_t too_deep_ = 0;
  bool was_too_deep_ = false;
  bool first_ = false;    ///< nothing stood in the group yet
  bool starred_ = false;  ///< but an asterisk
  int skipping_ = 0;
  std::string pending_;  ///< bytes whose encoding the next flush knows
  std::uint32_t high_half_ = 0;
  std::string label_;

  int code_page_ = kWindowsLatin;
  int default_font_ = 0;
  std::map<int, Font> fonts_;
  bool title_page_ = false;
  bool body_ended_ = false;  ///< the first section

  std::vector<Story> stories_;  ///< open ones; the first is the body
  std::vector<TextBlock> footnotes_;
  std::vector<TextBlock> endnotes_;
  std::map<std::string, std::vector<TextBlock>> headers_;
};

}  // namespace

ExtractedText rtf_text(std::string_view bytes) {
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == std::string_view::npos || !bytes.substr(begin).starts_with("{\\rtf")) {
    throw ExtractionError("it is no RTF: it does not begin as one");
  }
  return RtfReader(bytes.substr(begin)).read();
}

}  // namespace rostrum
