/// What the styles of a Word document say of text: is it hidden, raised, or numbered?
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace rostrum {

struct RunFormat {
  std::optional<bool> hidden;
  std::optional<bool> raised;
};

/// Which list a paragraph belongs to, and how deep in it.
struct ListPlace {
  std::string list;  ///< w:numId
  int level = -1;    ///< from 0; -1: the list says it for the style
};

struct ParagraphFormat {
  std::string style;
  std::optional<ListPlace> place;
};

/// "on" unless a value says off: <w:vanish/>, <w:vanish w:val="0"/>.
[[nodiscard]] bool is_on(const pugi::xml_node& property);

/// What a w:rPr says itself.
[[nodiscard]] RunFormat run_format(const pugi::xml_node& properties);

/// The list that a w:pPr names itself.
[[nodiscard]] std::optional<ListPlace> list_place(const pugi::xml_node& properties);

class WordStyles {
 public:
  WordStyles() = default;
  /// REQUIRES: `root` is the w:styles element, or null.
  explicit WordStyles(const pugi::xml_node& root);

  /// Text in these styles whose run says `own` itself. A style that hides inside one that hides
  /// shows again (ISO/IEC 29500-1, 17.7.3).
  [[nodiscard]] bool is_hidden(const RunFormat& own, std::string_view paragraph_style,
                               std::string_view run_style) const;
  [[nodiscard]] bool is_raised(const RunFormat& own, std::string_view paragraph_style,
                               std::string_view run_style) const;
  /// The list of a paragraph style, or of one that it is based on.
  [[nodiscard]] std::optional<ListPlace> list_of(std::string_view paragraph_style) const;
  /// The style of paragraphs that name none.
  [[nodiscard]] const std::string& default_paragraph() const { return default_paragraph_; }

 private:
  struct Style {
    std::string parent;
    RunFormat format;
    std::optional<ListPlace> place;
  };
  template <typename Value, typename Get>
  [[nodiscard]] std::optional<Value> inherited(std::string_view style, const Get& get) const;

  std::map<std::string, Style, std::less<>> styles_;
  RunFormat defaults_;
  std::string default_paragraph_;
};

}  // namespace rostrum
