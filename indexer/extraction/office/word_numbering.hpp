/// The automatic numbers of a Word document's lists.
#pragma once

#include <array>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/extraction/base/list_numbers.hpp"
#include "indexer/extraction/office/word_styles.hpp"

namespace rostrum {

/// Counts: ask it for each paragraph once, in their order.
class WordNumbering {
 public:
  static constexpr int kLevels = 9;
  struct Level {
    NumberForm form = NumberForm::Unknown;
    int start = 1;
    int restart = -1;  ///< behind which level it begins anew; -1: any above
    std::string text;  ///< "%1.%2"
    std::string style;
    bool legal = false;  ///< all levels in figures
    std::string behind = " ";
  };
  struct List {
    std::array<Level, kLevels> levels;
    std::string style_link;
  };
  struct Numbered {
    std::string list;  ///< of which it has its levels
    std::map<int, int> starts;
    std::map<int, Level> levels;
    bool begun = false;
  };
  using Lists = std::map<std::string, List, std::less<>>;
  using AllNumbered = std::map<std::string, Numbered, std::less<>>;

  WordNumbering() = default;
  /// REQUIRES: no list has a style_link.
  WordNumbering(Lists lists, AllNumbered numbered)
      : lists_(std::move(lists)), numbered_(std::move(numbered)) {}
  /// REQUIRES: `root` is the w:numbering element, or null; `styles` outlive it.
  WordNumbering(const pugi::xml_node& root, const WordStyles& styles);

  /// "7.", "(a) ", with what stands between it and the text; "" for bullets, and for numbers in a
  /// form that is not known here.
  [[nodiscard]] std::string next(const ListPlace& place, std::string_view paragraph_style);

 private:
  static void read_level(const pugi::xml_node& node, Level& level);
  [[nodiscard]] const List* list_of(const Numbered& numbered) const;

  const WordStyles* styles_ = nullptr;
  Lists lists_;
  AllNumbered numbered_;
  std::map<std::string, std::array<int, kLevels>> counts_;  ///< by list; -1: not begun
};

}  // namespace rostrum
