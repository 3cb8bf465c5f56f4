/// Gathers the words that text_analysis finds. For that file alone.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "schemas/text/text_analysis.hpp"

namespace rostrum {

/// Puts words one after the other, and joins what hyphens hold together.
class WordCollector {
 public:
  WordCollector(std::string_view text, AnalysedText& into) : into_(into), block_(text.size()) {
    constexpr std::size_t kBytesAWord = 6;
    into_.tokens.reserve(text.size() / kBytesAWord + 4);
  }

  void add(std::string_view word, std::size_t begin, std::size_t end) {
    if (word.empty()) return;
    char* letters = room(word.size());
    std::memcpy(letters, word.data(), word.size());
    put({letters, word.size()}, begin, end);
  }

  /// A word of ASCII letters alone.
  void add_plain(std::string_view word, std::size_t begin, std::size_t end) {
    const std::size_t size = std::min(word.size(), kMaxWordBytes);
    char* letters = room(size);
    for (std::size_t i = 0; i < size; ++i) letters[i] = static_cast<char>(word[i] | 0x20);
    put({letters, size}, begin, end);
  }

  void new_paragraph() {
    if (!into_.tokens.empty()) position_ = into_.tokens.back().position + kParagraphGap;
  }

  /// One place stays free before what comes next.
  void leave_place() { ++position_; }

  /// What was added since `first` is one hyphenated word.
  void join_since(std::size_t first) {
    const std::size_t parts = into_.tokens.size() - first;
    if (parts < 2 || parts > kMostParts) return;
    std::string joined;
    for (std::size_t i = first; i < into_.tokens.size(); ++i) joined += into_.tokens[i].word;
    if (joined.size() > kMaxWordBytes || !has_letter(joined)) return;
    into_.compounds.push_back({std::move(joined), first, parts});
    for (std::size_t i = first; i < into_.tokens.size(); ++i) {
      into_.tokens[i].compound = static_cast<std::uint32_t>(into_.compounds.size());
    }
  }

  [[nodiscard]] std::size_t size() const { return into_.tokens.size(); }

 private:
  /// A word with more hyphens than this is a pattern, not a compound.
  static constexpr std::size_t kMostParts = 6;

  static bool has_letter(std::string_view word) {
    return std::any_of(word.begin(), word.end(),
                       [](char c) { return !is_ascii(c) || (c >= 'a' && c <= 'z'); });
  }

  char* room(std::size_t size) {
    if (size > left_) {
      // Mostly the one block is enough: folding seldom makes a word longer.
      left_ = std::max(block_, kMaxWordBytes);
      into_.letters.push_back(std::make_unique_for_overwrite<char[]>(left_));
      next_ = into_.letters.back().get();
    }
    char* at = next_;
    next_ += size;
    left_ -= size;
    return at;
  }

  void put(std::string_view word, std::size_t begin, std::size_t end) {
    into_.tokens.push_back(
        {word, ++position_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), 0});
  }

  AnalysedText& into_;
  std::size_t block_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
  std::uint32_t position_ = 0;
};

}  // namespace rostrum
