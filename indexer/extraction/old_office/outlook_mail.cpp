#include "indexer/extraction/old_office/outlook_mail.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extraction/base/block_list.hpp"
#include "indexer/extraction/base/code_pages.hpp"
#include "indexer/extraction/base/text_encoding.hpp"
#include "indexer/extraction/old_office/old_word_file.hpp"
#include "indexer/extraction/packed/inner_files.hpp"
#include "indexer/extraction/rtf/rtf_text.hpp"
#include "indexer/extraction/web/html_text.hpp"
#include "indexer/extraction/web/mail_text.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

constexpr int kDeepestMail = 5;
constexpr std::size_t kMostParts = 20'000;
constexpr const char* kProperties = "__properties_version1.0";

// Numbers of properties (MS-OXPROPS).
constexpr const char* kSubject = "0037";
constexpr const char* kBody = "1000";
constexpr const char* kPage = "1013";
constexpr const char* kRichText = "1009";
constexpr const char* kAttached = "3701";
constexpr const char* kLongName = "3707";
constexpr const char* kShortName = "3704";
constexpr const char* kMediaType = "370E";
constexpr const char* kContentId = "3712";
constexpr std::uint32_t kCodePage = 0x3FDE;
constexpr std::uint32_t kMessageCodePage = 0x3FFD;

class OutlookReader {
 public:
  explicit OutlookReader(const CompoundFile& file) : file_(file) {}

  ExtractedText read() {
    ExtractedText text;
    // The head of the properties is longer in the mail itself than in one that is attached.
    text.blocks = body("", 32);
    text.letterhead = line(string_of("", kSubject, 1252));
    take_attached("", "", 0);
    text.files = files_.take();
    if (damaged_) {
      text.damage.emplace_back(
          "the mail is damaged or cut short: some of its parts are there and cannot be read");
    }
    return text;
  }

 private:
  static std::string line(std::string text) {
    text = clean_text(text);
    std::replace(text.begin(), text.end(), '\n', ' ');
    constexpr std::size_t kMostBytes = 1000;
    return text.size() > kMostBytes ? "" : text;
  }

  [[nodiscard]] std::optional<std::string> property(const std::string& folder, const char* number,
                                                    const char* type) {
    const std::string name = std::string("__substg1.0_") + number + type;
    auto bytes = file_.stream(folder, name);
    damaged_ = damaged_ || (!bytes && file_.has(folder, name));
    return bytes;
  }

  [[nodiscard]] std::string string_of(const std::string& folder, const char* number,
                                      int code_page) {
    if (const auto wide = property(folder, number, "001F")) {
      return to_utf8(*wide, "UTF-16LE").value_or("");
    }
    const auto narrow = property(folder, number, "001E");
    return narrow ? mail_utf8(*narrow, encoding_of_code_page(code_page)) : "";
  }

  [[nodiscard]] int code_page_of(const std::string& folder, std::size_t head_bytes) const {
    const std::string bytes = file_.stream(folder, kProperties).value_or("");
    const LittleBytes numbers(bytes);
    int found = 0;
    constexpr std::size_t kEntryBytes = 16;
    for (std::size_t at = head_bytes; at + kEntryBytes <= bytes.size(); at += kEntryBytes) {
      const std::uint32_t number = numbers.u16(at + 2);
      if (number == kCodePage || (number == kMessageCodePage && found == 0)) {
        found = static_cast<int>(numbers.u32(at + 8) & 0xFFFF);
      }
    }
    return found == 0 ? 1252 : found;
  }

  [[nodiscard]] std::vector<TextBlock> body(const std::string& folder, std::size_t head_bytes) {
    const int code_page = code_page_of(folder, head_bytes);
    try {
      if (const auto page = property(folder, kPage, "0102")) {
        return html_text(mail_utf8(*page, encoding_of_code_page(code_page))).blocks;
      }
      if (const std::string page = string_of(folder, kPage, code_page); !page.empty()) {
        return html_text(page).blocks;
      }
    } catch (const ExtractionError&) {
      // The plain body says the same.
    }
    std::vector<TextBlock> blocks = blocks_of_text(string_of(folder, kBody, code_page));
    if (!blocks.empty()) return blocks;
    if (const auto rich = property(folder, kRichText, "0102")) {
      try {
        return rtf_text(unpacked_rich_text(*rich)).blocks;
      } catch (const ExtractionError&) {
        return {};
      }
    }
    return {};
  }

  /// `prefix` is what the names of its files begin with.
  void take_attached(const std::string& folder, const std::string& prefix, int depth) {
    for (const std::string& name : file_.names(folder, kMostParts)) {
      if (!name.starts_with("__attach_version1.0_") || full_) continue;
      const std::string at = folder.empty() ? name : folder + '/' + name;
      std::string shown = string_of(at, kLongName, 1252);
      if (shown.empty()) shown = string_of(at, kShortName, 1252);
      if (const auto bytes = property(at, kAttached, "0102")) {
        const bool within = string_of(at, kMediaType, 1252).starts_with("image/") &&
                            !string_of(at, kContentId, 1252).empty();
        if (within) continue;  // a picture in the text
        if (shown.empty()) shown = "part " + std::to_string(++unnamed_);
        full_ = !files_.add(prefix + shown, *bytes);
        continue;
      }
      if (file_.has(at, std::string("__substg1.0_") + kAttached + "0102")) {
        if (shown.empty()) shown = "part " + std::to_string(++unnamed_);
        full_ = !files_.add_problem(prefix + shown, "the mail is damaged or cut short within it");
        continue;
      }
      take_mail(at + "/__substg1.0_" + kAttached + "000D", prefix, depth + 1);
    }
  }

  void take_mail(const std::string& folder, const std::string& prefix, int depth) {
    std::string name = line(string_of(folder, kSubject, 1252));
    std::replace(name.begin(), name.end(), '/', '-');
    if (name.empty()) name = "mail " + std::to_string(++unnamed_);
    if (depth > kDeepestMail) {
      full_ =
          !files_.add_problem(prefix + name + ".txt",
                              "it is attached to a mail that is attached to another, more than " +
                                  std::to_string(kDeepestMail) + " deep; save it by itself");
      return;
    }
    std::string text;
    for (const TextBlock& block : body(folder, 24)) {
      text += (text.empty() ? "" : "\n\n") + block.text;
    }
    if (!text.empty()) full_ = !files_.add(prefix + name + ".txt", text);
    take_attached(folder, prefix + name + "/", depth);
  }

  const CompoundFile& file_;
  InnerFiles files_;
  int unnamed_ = 0;
  bool full_ = false;
  bool damaged_ = false;
};

}  // namespace

bool is_outlook_mail(const CompoundFile& file) { return file.has("", kProperties); }

ExtractedText outlook_mail(const CompoundFile& file) { return OutlookReader(file).read(); }

std::string unpacked_rich_text(std::string_view bytes) {
  constexpr std::uint32_t kPlain = 0x414C454D;
  constexpr std::size_t kHeadBytes = 16;
  constexpr std::size_t kRoundBytes = 4096;
  const LittleBytes numbers(bytes);
  if (numbers.u32(8) == kPlain) return std::string(numbers.part(kHeadBytes, bytes.size()));
  // What often stands in a document is there before it begins.
  std::string round =
      "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
      "\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
      "\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
  std::size_t at_round = round.size();
  round.resize(kRoundBytes, ' ');
  std::string text;
  const auto put = [&](char c) {
    text += c;
    round[at_round] = c;
    at_round = (at_round + 1) % kRoundBytes;
  };
  for (std::size_t at = kHeadBytes; at < bytes.size();) {
    const std::uint32_t flags = numbers.u8(at++);
    for (int bit = 0; bit < 8 && at < bytes.size(); ++bit) {
      if ((flags >> bit & 1) == 0) {
        put(bytes[at++]);
        continue;
      }
      const std::uint32_t high = numbers.u8(at);
      const std::uint32_t low = numbers.u8(at + 1);
      at += 2;
      const std::size_t from = (high << 4 | low >> 4) % kRoundBytes;
      if (from == at_round || text.size() > kMostExtractedBytes) return text;
      for (std::size_t i = 0; i < (low & 0xF) + 2; ++i) put(round[(from + i) % kRoundBytes]);
    }
  }
  return text;
}

}  // namespace rostrum
