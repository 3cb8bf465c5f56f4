/// What the styles of an OpenDocument text say: is it hidden, or raised; how is a list numbered?
#pragma once

#include <array>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extraction/base/list_numbers.hpp"

namespace rostrum {

/// One level of a list: how its items are numbered.
struct OpenListLevel {
  NumberForm form = NumberForm::Unknown;
  int start = 1;
  int shown_levels = 1;  ///< of the levels above, and itself
  std::string before;
  std::string behind;
  std::string pattern;  ///< "%1%.%2%"; where there is one, it stands for the three above
};

/// The numbers of lists of one style, as they run.
class OpenListNumbers {
 public:
  static constexpr std::size_t kLevels = 10;

  std::array<OpenListLevel, kLevels> levels;

  /// A list begins that does not go on with an earlier one.
  void restart() { counts_.fill(kNotBegun); }
  /// The label of the next item at a level from 0, with a blank behind it; "" for none.
  [[nodiscard]] std::string next(std::size_t level, int start_value);

 private:
  static constexpr int kNotBegun = -1;
  std::array<int, kLevels> counts_ = not_begun();
  static std::array<int, kLevels> not_begun() {
    std::array<int, kLevels> all{};
    all.fill(kNotBegun);
    return all;
  }
};

class OpenStyles {
 public:
  /// Adds all styles below an element.
  void add(const pugi::xml_node& root);

  /// `family`: "text", "paragraph", "section", "table", "drawing-page".
  [[nodiscard]] bool is_hidden(std::string_view family, std::string_view style) const;
  [[nodiscard]] bool is_raised(std::string_view family, std::string_view style) const;
  /// Of the page on which a paragraph of this style begins; "" where it does not say.
  [[nodiscard]] std::string master_page(std::string_view paragraph_style) const;
  [[nodiscard]] std::string list_style(std::string_view paragraph_style) const;

  /// Null if there is none of that name.
  [[nodiscard]] OpenListNumbers* list(std::string_view style);
  /// The numbers of headings; null if they have none.
  [[nodiscard]] OpenListNumbers* outline();

 private:
  struct Style {
    std::string parent;
    std::string master_page;
    std::string list;
    int hidden = -1;  ///< -1: not said
    int raised = -1;
  };
  void add_style(const pugi::xml_node& node);
  static void add_levels(const pugi::xml_node& node, OpenListNumbers& list);
  template <typename Get>
  [[nodiscard]] auto inherited(std::string_view family, std::string_view style,
                               const Get& get) const;

  std::map<std::string, Style, std::less<>> styles_;  ///< by family and name: "text/T1"
  std::map<std::string, OpenListNumbers, std::less<>> lists_;
  OpenListNumbers outline_;
  bool has_outline_ = false;
};

}  // namespace rostrum
