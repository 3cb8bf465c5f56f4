#include "indexer/extraction/rtf/rtf_stories.hpp"

#include <utility>

#include "indexer/extraction/base/block_list.hpp"
#include "indexer/layout/paragraphs/running_lines.hpp"

namespace rostrum {

bool RtfStories::may_begin() const {
  constexpr std::size_t kMostOpen = 20;
  return open_.size() < kMostOpen;
}

std::size_t RtfStories::begin(Purpose purpose, std::string_view name) {
  open_.push_back({purpose, std::string(name), StoryText(open_.back().text.running())});
  return open_.size() - 1;
}

void RtfStories::end() {
  Story story = std::move(open_.back());
  open_.pop_back();
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
      open_.back().text.add_box(std::move(blocks));
      break;
  }
}

void RtfStories::end_all() {
  while (open_.size() > 1) end();
}

void RtfStories::make_endnote(std::size_t number) {
  if (open_[number].purpose == Purpose::Footnote) open_[number].purpose = Purpose::Endnote;
}

std::vector<TextBlock> RtfStories::whole() {
  BlockList blocks;
  blocks.append(open_.front().text.take());
  blocks.append(std::move(footnotes_));
  blocks.append(std::move(endnotes_));
  return blocks.take();
}

std::string RtfStories::letterhead(bool first_page_has_its_own) const {
  constexpr std::size_t kMostBytes = 4000;
  std::string lines;
  for (const char* kind : {"header", "footer"}) {
    // The first page has its own; else it is one on the right, or like all.
    for (const char* which : {first_page_has_its_own ? "f" : "", "r", ""}) {
      if (first_page_has_its_own && *which != 'f') break;
      const auto found = headers_.find(std::string(kind) + which);
      if (found == headers_.end()) continue;
      for (const TextBlock& block : found->second) {
        if (!is_page_number(block.text)) lines += (lines.empty() ? "" : "\n") + block.text;
      }
      break;
    }
  }
  return lines.size() > kMostBytes ? "" : lines;
}

}  // namespace rostrum
