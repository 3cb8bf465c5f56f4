#include "indexer/readers/documents/hocr_gist.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

struct Place {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
};

/// Of a tag as <span title='bbox 10 20 300 50; x_wconf 95'>.
std::optional<Place> place_of(std::string_view tag) {
  constexpr std::string_view kName = "bbox ";
  std::size_t at = tag.find(kName);
  if (at == std::string_view::npos) return std::nullopt;
  at += kName.size();
  std::array<int, 4> numbers{};
  for (int& number : numbers) {
    while (at < tag.size() && tag[at] == ' ') ++at;
    const auto [rest, failed] = std::from_chars(tag.data() + at, tag.data() + tag.size(), number);
    if (failed != std::errc()) return std::nullopt;
    at = static_cast<std::size_t>(rest - tag.data());
  }
  return Place{numbers[0], numbers[1], numbers[2], numbers[3]};
}

/// Wide gaps in lines, and whether many lie one below the other.
class Gaps {
 public:
  void begin_line(const Place& line) {
    end_line();
    height_ = line.bottom - line.top;
  }
  void add_word(const Place& word) { words_.push_back(word); }
  [[nodiscard]] bool is_gutter() {
    end_line();
    constexpr std::size_t kFewest = 6;
    constexpr std::size_t kShare = 3;  // of the lines, at least a third
    std::sort(edges_.begin(), edges_.end());
    std::size_t open = 0;
    std::size_t most = 0;
    for (const auto& [x, opens] : edges_) {
      open += opens ? 1 : 0;
      open -= opens ? 0 : 1;
      most = std::max(most, open);
    }
    return most >= kFewest && kShare * most >= lines_;
  }

 private:
  void end_line() {
    constexpr std::size_t kFewWords = 4;
    std::sort(words_.begin(), words_.end(),
              [](const Place& a, const Place& b) { return a.left < b.left; });
    for (std::size_t i = 1; i < words_.size() && words_.size() >= kFewWords; ++i) {
      const int right = words_[i - 1].right;
      const int left = words_[i].left;
      // One word alone before it is the number of a list.
      if (i == 1 || i + 1 == words_.size() || left - right < height_) continue;
      edges_.emplace_back(right, true);
      edges_.emplace_back(left, false);
    }
    lines_ += words_.empty() ? 0 : 1;
    words_.clear();
  }

  std::vector<Place> words_;
  std::vector<std::pair<int, bool>> edges_;  ///< where a gap opens or closes
  std::size_t lines_ = 0;
  int height_ = 0;
};

}  // namespace

HocrGist gist_of(std::string_view hocr) {
  constexpr std::string_view kSure = "x_wconf ";
  constexpr std::string_view kBase = "baseline ";  // what every kind of line has
  HocrGist gist;
  Gaps gaps;
  double certainty = 0;  // of the word at hand
  double all = 0;
  std::size_t letters = 0;
  hocr.remove_prefix(std::min(hocr.find("<body"), hocr.size()));
  for (std::size_t at = 0; at < hocr.size();) {
    if (hocr[at] != '<') {
      const std::size_t end = std::min(hocr.find('<', at), hocr.size());
      const std::string_view text = hocr.substr(at, end - at);
      at = end;
      if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
      gist.text += text;
      const std::size_t count = code_points(text);
      all += certainty * static_cast<double>(count);
      letters += count;
      continue;
    }
    const std::size_t end = std::min(hocr.find('>', at), hocr.size());
    const std::string_view tag = hocr.substr(at, end - at);
    at = end + 1;
    const auto place = place_of(tag);
    if (const std::size_t sure = tag.find(kSure); sure != std::string_view::npos) {
      certainty = 0;
      std::from_chars(tag.data() + sure + kSure.size(), tag.data() + tag.size(), certainty);
      gist.text += ' ';
      if (place) gaps.add_word(*place);
    } else if (place && tag.find(kBase) != std::string_view::npos) {
      gist.text += '\n';
      gaps.begin_line(*place);
    }
  }
  if (letters > 0) gist.certainty = all / static_cast<double>(letters);
  gist.has_gutter = gaps.is_gutter();
  return gist;
}

}  // namespace rostrum
