#include "indexer/readers/page_recognition.hpp"

#include <algorithm>
#include <utility>

#include "indexer/layout/letter_classes.hpp"
#include "indexer/layout/page_layout.hpp"
#include "indexer/readers/text_recognition.hpp"
#include "schemas/error.hpp"
#include "schemas/text_analysis.hpp"

namespace rostrum {
namespace {

std::string in_words(Unread why) {
  switch (why) {
    case Unread::Picture:
      return "a picture without letters";
    case Unread::Glyphs:
      return "letters of a font that does not say which they are";
    case Unread::Beside:
      return "writing in a picture beside its letters";
    case Unread::Damaged:
      break;
  }
  return "damaged";
}

/// Stamps and numbers of pages have fewer words, and letters, than a statement.
bool is_stamp(const std::vector<TextBlock>& blocks) {
  constexpr int kFewWords = 5;
  constexpr int kFewLetters = 60;
  int words = 0;
  int letters = 0;
  for (const TextBlock& block : blocks) {
    bool in_word = false;
    for (const char32_t each : utf32(block.text)) {
      const bool letter = is_letter(each);
      if (letter) ++letters;
      if (letter && (!in_word || is_unspaced(each))) ++words;
      in_word = letter || (in_word && !is_blank(each));
    }
    if (words >= kFewWords || letters >= kFewLetters) return false;
  }
  return true;
}

void recognise_scan(DocumentChild& documents, std::string_view bytes, const std::string& languages,
                    ReadPages& read) {
  std::vector<std::string> pages;
  for (int page = 1; page <= read.text.page_count; ++page) {
    pages.push_back(recognise_text(documents.picture(bytes, page), languages));
    read.recognised.push_back(page);
  }
  read.text.blocks = blocks_of_pages(pages);
  for (TextBlock& block : read.text.blocks) block.recognised = true;
  if (read.text.blocks.empty()) {
    throw Error(ErrorKind::Unreadable, "the PDF is a scan in which no text was recognised");
  }
}

}  // namespace

ReadPages read_pages(DocumentChild& documents, DocumentKind kind, std::string_view bytes,
                     const std::string& languages) {
  ReadPages read{.text = documents.extract(kind, bytes)};
  const std::vector<UnreadPage>& unread = read.text.unread_pages;
  if (unread.empty()) return read;
  if (is_stamp(read.text.blocks)) {
    read.text.blocks.clear();
    if (!languages.empty()) {
      recognise_scan(documents, bytes, languages, read);
      return read;
    }
  }
  read.unread.page_count = read.text.page_count;
  for (const UnreadPage& page : unread) {
    read.unread.pages.push_back({page.page, in_words(page.why)});
    read.unread.may_be_recognised |= languages.empty() && page.why != Unread::Damaged;
  }
  return read;
}

std::vector<bool> recognised_lines(const Statement& statement) {
  std::vector<bool> lines;
  if (statement.recognised.empty()) return lines;
  const std::string_view text = statement.text;
  const auto breaks = [&](std::size_t begin, std::size_t end) {
    const std::string_view piece = text.substr(begin, end - begin);
    return static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
  };
  std::size_t at = 0;
  std::size_t line = 0;  // from 0
  int number = 0;
  for (const Span& paragraph : paragraphs(text)) {
    line += breaks(at, paragraph.begin);
    const std::size_t first = line;
    line += breaks(paragraph.begin, paragraph.end);
    at = paragraph.end;
    lines.resize(first, false);
    lines.resize(line + 1, is_recognised(statement, ++number));
  }
  return lines;
}

void mark_recognised(const std::vector<bool>& lines, Statement& statement) {
  constexpr double kMostConfidence = 0.8;
  const std::vector<int>& pages = statement.source.recognised_pages;
  const bool first_page = !pages.empty() && pages.front() == 1;
  for (Evidence& each : statement.evidence) {
    const auto line = static_cast<std::size_t>(std::max(0, each.line));
    const bool recognised = (line > 0 && line <= lines.size() && lines[line - 1]) ||
                            (first_page && each.rule.starts_with("letterhead."));
    if (!recognised) continue;
    each.recognised = true;
    each.confidence = std::min(each.confidence, kMostConfidence);
  }
}

}  // namespace rostrum
