#include <algorithm>
#include <array>
#include <map>

#include "indexer/headings/file_parts.hpp"
#include "indexer/headings/heading_reader.hpp"
#include "indexer/headings/lines/heading_phrases.hpp"
#include "indexer/headings/lines/language_detection.hpp"

namespace rostrum {
namespace {

/// A paragraph with fewer bytes may be in any language.
constexpr std::size_t kTelling = 100;
/// A version has as many bytes of running text, and this share of the whole.
constexpr std::size_t kShortestVersion = 300;
constexpr std::size_t kShareOfVersion = 6;
/// So little in another language, as a name or a title, belongs to the version around it.
constexpr std::size_t kShareOfQuote = 20;
constexpr std::size_t kLongestMark = 160;

struct Run {
  std::string language;
  std::size_t first = 0;  ///< paragraph
  std::size_t bytes = 0;
};

bool says_translation(std::string_view paragraph) {
  if (paragraph.size() > kLongestMark) return false;
  const std::string folded = fold_name(paragraph);
  return phrases(Phrase::Translation).find(folded) != std::string::npos;
}

/// Runs of one language, small ones joined with what is around them.
std::vector<Run> runs_of(const std::vector<std::string>& languages,
                         const std::vector<Span>& blocks) {
  std::size_t all = 0;
  std::vector<Run> runs;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (languages[i].empty()) continue;
    const std::size_t bytes = blocks[i].end - blocks[i].begin;
    all += bytes;
    if (runs.empty() || runs.back().language != languages[i]) runs.push_back({languages[i], i, 0});
    runs.back().bytes += bytes;
  }
  std::erase_if(runs, [&](const Run& run) { return run.bytes * kShareOfQuote < all; });
  std::vector<Run> joined;
  for (const Run& run : runs) {
    if (joined.empty() || joined.back().language != run.language) {
      joined.push_back(run);
    } else {
      joined.back().bytes += run.bytes;
    }
  }
  return joined;
}

}  // namespace

std::vector<Version> versions_of(std::string_view text) {
  const std::vector<Span> blocks = paragraphs(text);
  std::vector<std::string> languages(blocks.size());
  const auto bytes_of = [&](std::size_t i) {
    return text.substr(blocks[i].begin, blocks[i].end - blocks[i].begin);
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (bytes_of(i).size() >= kTelling) languages[i] = detect_language(bytes_of(i));
  }
  const std::vector<Run> runs = runs_of(languages, blocks);
  if (runs.size() < 2) return {};
  std::size_t all = 0;
  std::map<std::string, int> times;
  for (const Run& run : runs) {
    all += run.bytes;
    ++times[run.language];
  }
  const bool in_turns =
      std::any_of(times.begin(), times.end(), [](const auto& each) { return each.second > 1; });
  const bool unequal = std::any_of(runs.begin(), runs.end(), [&](const Run& run) {
    return run.bytes < kShortestVersion || run.bytes * kShareOfVersion < all;
  });
  if (in_turns || unequal) return {};

  std::vector<Version> versions;
  std::size_t before = 0;  // paragraphs that are taken
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::size_t first = i == 0 ? 0 : runs[i].first;
    // The heading of a version stands before its running text, in short lines.
    bool translation = false;
    for (std::size_t block = runs[i].first; block > before && i > 0; --block) {
      const std::string_view line = bytes_of(block - 1);
      if (line.size() >= kTelling && !languages[block - 1].empty()) break;
      const bool mark = says_translation(line);
      if (mark || detect_language(line) == runs[i].language) first = block - 1;
      translation = translation || mark;
    }
    for (std::size_t block = first; block <= runs[i].first; ++block) {
      translation = translation || says_translation(bytes_of(block));
    }
    if (i > 0) versions.back().text.end = blocks[first - 1].end;
    versions.push_back({{blocks[first].begin, blocks.back().end}, runs[i].language, translation});
    before = runs[i].first + 1;
  }
  return versions;
}

}  // namespace rostrum
