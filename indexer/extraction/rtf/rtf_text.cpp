#include "indexer/extraction/rtf/rtf_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extraction/base/text_encoding.hpp"
#include "indexer/extraction/rtf/rtf_fonts.hpp"
#include "indexer/extraction/rtf/rtf_stories.hpp"
#include "indexer/extraction/rtf/rtf_tokens.hpp"

namespace rostrum {
namespace {

/// Groups nested deeper are passed over, and told.
constexpr std::size_t kDeepestGroup = 1'000'000;

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

class RtfReader {
 public:
  explicit RtfReader(std::string_view bytes) : tokens_(bytes) {}

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
        if (!end_group() && !goes_on()) break;
      } else if (too_deep_ == 0) {
        take(token);
      }
    }
    const bool cut = !groups_.empty();
    flush();
    stories_.end_all();
    ExtractedText text;
    if (cut) {
      text.damage.emplace_back("the RTF ends before its last group does; its end may be missing");
    }
    if (closed_early_) {
      text.damage.emplace_back(
          "the RTF closes a group that is not open, as damaged ones do; what stands behind is read "
          "all the same");
    }
    if (was_too_deep_) {
      text.notes.emplace_back("the RTF has groups within groups, more than " +
                              std::to_string(kDeepestGroup) + " deep; those are left out");
    }
    text.blocks = stories_.whole();
    text.letterhead = stories_.letterhead(title_page_);
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
    if (ended.opens_story) stories_.end();
    return !groups_.empty();
  }

  /// Behind the end of the document: paragraphs are no garbage, and some mark before them is wrong.
  bool goes_on() {
    closed_early_ = closed_early_ || tokens_.rest().find("\\par") != std::string_view::npos;
    return closed_early_;
  }

  void begin_story(RtfStories::Purpose purpose, std::string_view name) {
    if (state_.into != Into::Story) return;
    if (purpose == RtfStories::Purpose::Header && body_ended_) {
      state_.into = Into::Nothing;  // of a later section
      return;
    }
    if (!stories_.may_begin()) {
      story().end_paragraph(level());
      return;
    }
    state_.story = stories_.begin(purpose, name);
    state_.opens_story = true;
    state_.raised = state_.in_table = state_.drop_cap = false;
    state_.nested = 1;
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
      begin_story(RtfStories::Purpose::Header, word);
    } else if (word == "footnote") {
      begin_story(RtfStories::Purpose::Footnote, word);
    } else if (word == "shptxt" || word == "dptxbxtext") {
      begin_story(RtfStories::Purpose::Box, word);
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
      fonts_.set_code_page(number);
    } else if (word == "mac") {
      fonts_.set_code_page(10000);
    } else if (word == "pc") {
      fonts_.set_code_page(437);
    } else if (word == "pca") {
      fonts_.set_code_page(850);
    } else if (word == "deff") {
      fonts_.set_usual(number);
    } else if (word == "uc") {
      state_.skip = std::clamp(number, 0, 100);
    } else if (word == "titlepg") {
      title_page_ = title_page_ || !body_ended_;
    } else if (word == "ftnalt") {
      stories_.make_endnote(state_.story);
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
      fonts_.set_charset(state_.font, number);
    } else if (word == "cpg") {
      fonts_.set_code_page_of(state_.font, number);
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
  StoryText& story() { return stories_.at(state_.story); }

  // --- letters --------------------------------------------------------------------------------

  void add_text(std::string_view text) {
    if (state_.into == Into::Label) {
      label_ += text;
    } else if (state_.into == Into::Story && !is_hidden()) {
      story().add(text, state_.raised);
    }
  }

  [[nodiscard]] int font() const {
    if (state_.right_to_left && state_.other_font >= 0) return state_.other_font;
    return state_.font >= 0 ? state_.font : fonts_.usual();
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
    add_text(fonts_.letter(unit, font()));
  }

  /// Bytes become letters by the font that they are set in.
  void flush() {
    if (pending_.empty()) return;
    const std::string bytes = std::exchange(pending_, {});
    if (state_.into == Into::Nothing) return;
    if (state_.into == Into::Fonts) {
      fonts_.set_name(state_.font, std::string_view(bytes).substr(0, bytes.find(';')));
      return;
    }
    add_text(fonts_.letters_of(bytes, font()));
  }

  RtfTokens tokens_;
  std::vector<State> groups_;
  State state_;
  std::size_t too_deep_ = 0;
  bool was_too_deep_ = false;
  bool closed_early_ = false;
  bool first_ = false;    ///< nothing stood in the group yet
  bool starred_ = false;  ///< but an asterisk
  int skipping_ = 0;
  std::string pending_;  ///< bytes whose encoding the next flush knows
  std::uint32_t high_half_ = 0;
  std::string label_;

  RtfFonts fonts_;
  bool title_page_ = false;
  bool body_ended_ = false;  ///< the first section

  RtfStories stories_;
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
