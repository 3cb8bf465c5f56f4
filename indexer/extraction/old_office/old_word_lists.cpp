#include "indexer/extraction/old_office/old_word_lists.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extraction/base/text_encoding.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kListTable = 73;
constexpr std::size_t kOverrideTable = 74;
/// Offsets of the tables in the head of the file: what follows a table is not counted in its size.
constexpr std::size_t kTablesAt = 0x9A;

NumberForm form_of(std::uint32_t code) {
  constexpr std::array<std::pair<std::uint32_t, NumberForm>, 14> kForms{
      {{0, NumberForm::Decimal},
       {1, NumberForm::UpperRoman},
       {2, NumberForm::LowerRoman},
       {3, NumberForm::UpperLetter},
       {4, NumberForm::LowerLetter},
       {11, NumberForm::Chinese},
       {14, NumberForm::Decimal},
       {22, NumberForm::DecimalZero},
       {37, NumberForm::Chinese},
       {39, NumberForm::Chinese},
       {58, NumberForm::LowerRussian},
       {59, NumberForm::UpperRussian},
       {255, NumberForm::None},
       {23, NumberForm::Unknown}}};  // bullets
  const auto* const found = std::find_if(kForms.begin(), kForms.end(),
                                         [&](const auto& form) { return form.first == code; });
  return found == kForms.end() ? NumberForm::Unknown : found->second;
}

/// Reads one level (MS-DOC 2.9.150, LVL), and goes behind it.
WordNumbering::Level level_at(const LittleBytes& bytes, std::size_t& at) {
  constexpr std::size_t kHeadBytes = 28;
  WordNumbering::Level level;
  level.start = static_cast<int>(std::min(bytes.u32(at), 1'000'000U));
  level.form = form_of(bytes.u8(at + 4));
  const std::uint32_t flags = bytes.u8(at + 5);
  level.legal = (flags & 0x04) != 0;
  if ((flags & 0x08) != 0) level.restart = static_cast<int>(bytes.u8(at + 26));
  if (bytes.u8(at + 15) == 2) level.behind = "";
  at += kHeadBytes + bytes.u8(at + 24) + bytes.u8(at + 25);
  const std::size_t letters = bytes.u16(at);
  for (std::size_t i = 0; i < letters && i < 64; ++i) {
    const std::uint32_t letter = bytes.u16(at + 2 + 2 * i);
    if (letter < WordNumbering::kLevels) {
      level.text += '%' + std::to_string(letter + 1);
    } else {
      level.text += utf8_of(letter);
    }
  }
  at += 2 + 2 * letters;
  return level;
}

}  // namespace

WordNumbering old_word_lists(const OldWordFile& file) {
  constexpr std::size_t kListBytes = 28;
  constexpr std::size_t kOverrideBytes = 16;
  WordNumbering::Lists lists;
  const LittleBytes head(file.document());
  const LittleBytes bytes(file.table_stream());
  const std::size_t lists_at = head.u32(kTablesAt + 8 * kListTable);
  std::size_t levels_at = lists_at + head.u32(kTablesAt + 8 * kListTable + 4);
  const std::size_t count = file.table(kListTable).empty() ? 0 : bytes.u16(lists_at);
  for (std::size_t i = 0; i < count && levels_at < bytes.size(); ++i) {
    const std::size_t at = lists_at + 2 + kListBytes * i;
    WordNumbering::List& list = lists[std::to_string(bytes.u32(at))];
    const bool simple = (bytes.u8(at + 26) & 1) != 0;
    for (std::size_t place = 0; place < (simple ? 1U : std::size_t{WordNumbering::kLevels});
         ++place) {
      WordNumbering::Level level = level_at(bytes, levels_at);
      constexpr std::uint32_t kNoStyle = 0xFFF;
      const std::uint32_t style = bytes.u16(at + 8 + 2 * place);
      if (style != kNoStyle) level.style = std::to_string(style);
      list.levels[place] = std::move(level);
    }
  }
  WordNumbering::AllNumbered numbered;
  const LittleBytes overrides(file.table(kOverrideTable));
  const std::size_t uses = std::min<std::size_t>(overrides.u32(0), 2047);
  std::size_t at = 4 + kOverrideBytes * uses;
  for (std::size_t i = 0; i < uses && at < overrides.size(); ++i) {
    const std::size_t entry = 4 + kOverrideBytes * i;
    WordNumbering::Numbered& use = numbered[std::to_string(i + 1)];
    use.list = std::to_string(overrides.u32(entry));
    const std::size_t changes = overrides.u8(entry + 12);
    at += 4;
    for (std::size_t change = 0; change < changes && at < overrides.size(); ++change) {
      const std::uint32_t flags = overrides.u32(at + 4);
      const auto place = static_cast<int>(flags & 0xF);
      if ((flags & 0x10) != 0) {
        use.starts[place] = static_cast<int>(std::min(overrides.u32(at), 1'000'000U));
      }
      at += 8;
      if ((flags & 0x20) != 0) use.levels[place] = level_at(overrides, at);
    }
  }
  // A start for a level that there is none of would be asked for.
  for (auto& [name, use] : numbered) {
    std::erase_if(use.starts,
                  [](const auto& each) { return each.first >= WordNumbering::kLevels; });
  }
  return {std::move(lists), std::move(numbered)};
}

}  // namespace rostrum
