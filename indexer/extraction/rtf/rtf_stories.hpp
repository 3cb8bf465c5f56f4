/// The stories of an RTF: its body, and the notes, heads and boxes that stand within it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extraction/base/extracted_text.hpp"
#include "indexer/extraction/base/story_text.hpp"

namespace rostrum {

class RtfStories {
 public:
  enum class Purpose { Body, Footnote, Endnote, Header, Box };

  RtfStories() { open_.push_back({Purpose::Body, "", StoryText()}); }

  /// Notes hold boxes and boxes hold boxes, but nobody nests them deep: false where so many are
  /// open that one more is text like that around it.
  [[nodiscard]] bool may_begin() const;
  /// A story within the last one that is open, and its number. `name` of a header.
  [[nodiscard]] std::size_t begin(Purpose purpose, std::string_view name);
  /// What the last one says goes where its purpose has it.
  void end();
  void end_all();

  [[nodiscard]] StoryText& at(std::size_t number) { return open_[number].text; }
  /// A footnote that turns out to be an endnote.
  void make_endnote(std::size_t number);

  /// The body, and all notes behind it. REQUIRES: end_all.
  [[nodiscard]] std::vector<TextBlock> whole();

  /// What heads and foots the first page, which may have its own. "" for more than a letterhead.
  [[nodiscard]] std::string letterhead(bool first_page_has_its_own) const;

 private:
  struct Story {
    Purpose purpose;
    std::string name;
    StoryText text;
  };

  std::vector<Story> open_;  ///< the first is the body
  std::vector<TextBlock> footnotes_;
  std::vector<TextBlock> endnotes_;
  std::map<std::string, std::vector<TextBlock>> headers_;
};

}  // namespace rostrum
