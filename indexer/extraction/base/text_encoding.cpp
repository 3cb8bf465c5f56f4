#include "indexer/extraction/base/text_encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <utility>

#include "schemas/base/utf8.hpp"

namespace rostrum {
namespace {

struct Labels {
  const char* encoding;
  std::string_view labels;  ///< with a blank before and behind each
};

/// The labels of the standard, in its order. What it reads as gbk is read as gb18030, which has all
/// of it.
constexpr std::array kLabels{
    Labels{"UTF-8", " unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 "},
    Labels{"IBM866", " 866 cp866 csibm866 ibm866 "},
    Labels{"iso-8859-2",
           " csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 "
           "latin2 "},
    Labels{"iso-8859-3",
           " csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 "
           "latin3 "},
    Labels{"iso-8859-4",
           " csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 "
           "latin4 "},
    Labels{"iso-8859-5",
           " csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 "
           "iso_8859-5:1988 "},
    Labels{"iso-8859-6",
           " arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 "
           "iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 "},
    Labels{"iso-8859-7",
           " csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 "
           "iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek "},
    Labels{"iso-8859-8",
           " csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 "
           "iso88598 iso_8859-8 iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical "},
    Labels{"iso-8859-10", " csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6 "},
    Labels{"iso-8859-13", " iso-8859-13 iso8859-13 iso885913 "},
    Labels{"iso-8859-14", " iso-8859-14 iso8859-14 iso885914 "},
    Labels{"iso-8859-15", " csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 "},
    Labels{"koi8-r", " cskoi8r koi koi8 koi8-r koi8_r "},
    Labels{"koi8-u", " koi8-ru koi8-u "},
    Labels{"macintosh", " csmacintosh mac macintosh x-mac-roman "},
    Labels{"windows-874", " dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 "},
    Labels{"windows-1250", " cp1250 windows-1250 x-cp1250 "},
    Labels{"windows-1251", " cp1251 windows-1251 x-cp1251 "},
    Labels{"windows-1252",
           " ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 "
           "iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 "},
    Labels{"windows-1253", " cp1253 windows-1253 x-cp1253 "},
    Labels{"windows-1254",
           " cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
           "iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254 "},
    Labels{"windows-1255", " cp1255 windows-1255 x-cp1255 "},
    Labels{"windows-1256", " cp1256 windows-1256 x-cp1256 "},
    Labels{"windows-1257", " cp1257 windows-1257 x-cp1257 "},
    Labels{"windows-1258", " cp1258 windows-1258 x-cp1258 "},
    Labels{"x-mac-cyrillic", " x-mac-cyrillic x-mac-ukrainian "},
    Labels{"gb18030",
           " chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk "
           "gb18030 "},
    Labels{"big5", " big5 big5-hkscs cn-big5 csbig5 x-x-big5 "},
    Labels{"euc-jp", " cseucpkdfmtjapanese euc-jp x-euc-jp "},
    Labels{"iso-2022-jp", " csiso2022jp iso-2022-jp "},
    Labels{"shift_jis", " csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis "},
    Labels{"euc-kr",
           " cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 "
           "ksc5601 ksc_5601 windows-949 "},
    Labels{"UTF-16BE", " unicodefffe utf-16be "},
    Labels{"UTF-16LE", " csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le "}};

/// Names that ICU knows for what browsers read under another.
constexpr std::array<std::pair<std::string_view, const char*>, 4> kConverters{
    {{"shift_jis", "windows-31j"},
     {"euc-kr", "windows-949"},
     {"big5", "big5-hkscs"},
     {"iso-8859-8", "iso-8859-8"}}};

/// ICU rates what it finds from 0 to 100.
constexpr int kSure = 30;
/// And the next may not come nearer than this.
constexpr int kAhead = 8;

bool is_high(char c) { return !is_ascii(c); }

/// Code pages of DOS and the old Macintosh have letters where windows-1252 has signs that rarely
/// stand within words; nothing detects them, and read as windows-1252 they are rubbish.
bool is_likely_windows_1252(std::string_view bytes) {
  std::size_t high = 0;
  std::size_t odd = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) continue;
    ++high;
    // Quotation marks, dashes, the ellipsis, œ and the euro are common.
    const bool common = (byte >= 0x91 && byte <= 0x97) || byte == 0x80 || byte == 0x85 ||
                        byte == 0x8C || byte == 0x9C || byte == 0x99;
    odd += byte < 0xA0 && !common ? 1 : 0;
  }
  return odd * 4 <= high;
}

/// What is detected as one encoding, or another that is much like it and has other letters.
std::string closer_encoding(std::string_view bytes, const std::string& detected) {
  const auto count = [&](const auto& of) {
    return std::count_if(bytes.begin(), bytes.end(),
                         [&](char c) { return of(static_cast<unsigned char>(c)); });
  };
  if (detected == "windows-1251") {
    // Capitals of Russian stand elsewhere on a Macintosh, where 1251 has those of Serbian.
    const auto of_macintosh = count([](unsigned char c) { return c >= 0x80 && c < 0x91; }) +
                              count([](unsigned char c) { return c > 0x97 && c < 0xA0; });
    const auto capitals = count([](unsigned char c) { return c >= 0xC0 && c < 0xDF; });
    return of_macintosh > capitals ? "x-mac-cyrillic" : detected;
  }
  if (detected == "koi8-r") {
    // Letters of Ukrainian, where koi8-r has parts of boxes.
    constexpr std::string_view kUkrainian = "\xA4\xA6\xA7\xAD\xB4\xB6\xB7\xBD";
    const auto letters = count([](unsigned char c) { return c >= 0xC0; });
    const auto ukrainian = count([&](unsigned char c) {
      return kUkrainian.find(static_cast<char>(c)) != std::string_view::npos;
    });
    constexpr auto kFewest = 100;  // one letter in so many
    return ukrainian * kFewest > letters ? "koi8-u" : detected;
  }
  return detected;
}

/// Bytes of the letter beyond ASCII that begins at `at`: 2 to 4; 0 if they are no UTF-8.
std::size_t letter_bytes(std::string_view bytes, std::size_t at) {
  std::size_t end = at;
  return next_code_point(bytes, end) < 0 ? 0 : end - at;
}

/// What is not ASCII, as UTF-8.
struct HighBytes {
  std::size_t letters = 0;
  std::size_t others = 0;  ///< bytes that are none of a letter
};

HighBytes high_bytes(std::string_view bytes) {
  HighBytes found;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = is_high(bytes[at]) ? letter_bytes(bytes, at) : 1;
    if (is_high(bytes[at])) ++(length > 0 ? found.letters : found.others);
    at += std::max<std::size_t>(length, 1);
  }
  return found;
}

/// True if most of what is not ASCII is UTF-8, and only a few bytes are not.
bool is_damaged_utf8(std::string_view bytes) {
  const HighBytes found = high_bytes(bytes);
  return found.letters > 3 * found.others;
}

bool holds_replacement(std::string_view text) {
  return text.find(kReplacementText) != std::string_view::npos;
}

}  // namespace

std::string utf8_of(std::uint32_t code) {
  constexpr std::uint32_t kFirstSurrogate = 0xD800;
  constexpr std::uint32_t kLastSurrogate = 0xDFFF;
  constexpr std::uint32_t kLast = 0x10FFFF;
  const bool control = code < 0x20 && code != '\t' && code != '\n';
  if (control || code == 0x7F || (code >= kFirstSurrogate && code <= kLastSurrogate) ||
      code > kLast) {
    return "";
  }
  std::string text;
  append_utf8(code, text);
  return text;
}

std::string encoding_of_label(std::string_view label) {
  constexpr std::string_view kBlank = " \t\r\n\f";
  const std::size_t begin = label.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return "";
  std::string wanted = " ";
  wanted += label.substr(begin, label.find_last_not_of(kBlank) - begin + 1);
  wanted += ' ';
  std::transform(wanted.begin(), wanted.end(), wanted.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (wanted.find(' ', 1) != wanted.size() - 1) return "";
  const auto* const found = std::find_if(kLabels.begin(), kLabels.end(), [&](const Labels& each) {
    return each.labels.find(wanted) != std::string_view::npos;
  });
  return found == kLabels.end() ? "" : found->encoding;
}

std::string encoding_of_mark(std::string_view bytes) {
  constexpr std::string_view kUtf32Little("\xFF\xFE\0\0", 4);
  constexpr std::string_view kUtf32Big("\0\0\xFE\xFF", 4);
  if (bytes.starts_with(kUtf32Little)) return "UTF-32LE";
  if (bytes.starts_with(kUtf32Big)) return "UTF-32BE";
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  if (bytes.starts_with("\xEF\xBB\xBF")) return "UTF-8";
  return "";
}

std::optional<std::string> to_utf8(std::string_view bytes, const std::string& name) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int32_t>::max()) / 4) {
    return std::nullopt;
  }
  const auto* const other = std::find_if(kConverters.begin(), kConverters.end(),
                                         [&](const auto& each) { return each.first == name; });
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> from(
      ucnv_open(other == kConverters.end() ? name.c_str() : other->second, &status), ucnv_close);
  const std::unique_ptr<UConverter, void (*)(UConverter*)> to(ucnv_open("UTF-8", &status),
                                                              ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  std::string text;
  std::string block(std::size_t{1} << 16, '\0');
  constexpr std::size_t kPivot = 4096;
  std::array<UChar, kPivot> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const end = bytes.data() + bytes.size();
  for (bool first = true;; first = false) {
    char* target = block.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, block.data() + block.size(), &source, end,
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(),
                   static_cast<UBool>(first), true, &status);
    text.append(block.data(), static_cast<std::size_t>(target - block.data()));
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
  }
  if (U_FAILURE(status)) return std::nullopt;
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

DetectedEncoding detected_encoding(std::string_view bytes) {
  DetectedEncoding found;
  const auto take = [&](const std::string& name) {
    auto text = to_utf8(bytes, name);
    if (!text || holds_replacement(*text)) return;
    found.name = name;
    found.text = std::move(*text);
  };
  if (const std::string marked = encoding_of_mark(bytes); !marked.empty()) {
    found.guess = marked;
    take(marked);
    return found;
  }
  if (is_damaged_utf8(bytes)) {
    found.guess = "UTF-8";
    return found;
  }
  // The lines that are not ASCII tell it, and a beginning of them is enough.
  constexpr std::size_t kEnough = std::size_t{1} << 16;
  std::string sample;
  for (std::size_t at = 0; at < bytes.size() && sample.size() < kEnough;) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(at, end - at);
    if (std::any_of(line.begin(), line.end(), is_high)) sample += line.substr(0, kEnough);
    at = end;
  }
  // A name or two tell nothing.
  constexpr std::size_t kFewestBytes = 20;
  if (sample.size() < kFewestBytes) return found;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(
      ucsdet_open(&status), ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t count = 0;
  const UCharsetMatch* const* matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status) || count < 1) return found;
  const auto name_of = [&](int32_t i) {
    const char* name = ucsdet_getName(matches[i], &status);
    const std::string known = name == nullptr ? "" : encoding_of_label(name);
    return known;
  };
  const auto rating = [&](int32_t i) { return ucsdet_getConfidence(matches[i], &status); };
  found.guess = name_of(0);
  // Damaged UTF-8 is no other encoding, and UTF-16 has its mark or is not known.
  if (found.guess.empty() || found.guess.starts_with("UTF-")) return found;
  if (rating(0) < kSure || (count > 1 && rating(0) - rating(1) < kAhead)) return found;
  if (found.guess == "windows-1252" && !is_likely_windows_1252(bytes)) return found;
  found.guess = closer_encoding(bytes, found.guess);
  take(found.guess);
  return found;
}

namespace {

/// A line that is UTF-8 in part: a byte that is none of a letter is one of `encoding`, and what is
/// left of a letter that was cut is lost.
void add_letter_by_letter(std::string_view line, const std::string& encoding, MixedText& into) {
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t length = is_high(line[at]) ? letter_bytes(line, at) : 1;
    if (length > 0) {
      into.text += line.substr(at, length);
      at += length;
      continue;
    }
    const bool alone = at + 1 == line.size() || !is_high(line[at + 1]);
    const bool rest = is_continuation(line[at]) && at > 0 && is_high(line[at - 1]);
    const auto letter =
        alone && !rest && !encoding.empty() ? to_utf8(line.substr(at, 1), encoding) : std::nullopt;
    into.lost += letter ? 0 : 1;
    into.text += letter.value_or(std::string(kReplacementText));
    ++at;
  }
}

bool is_of_two_bytes(std::string_view encoding) {
  constexpr std::array<std::string_view, 5> kThose{"gb18030", "big5", "euc-jp", "shift_jis",
                                                   "euc-kr"};
  return std::find(kThose.begin(), kThose.end(), encoding) != kThose.end();
}

}  // namespace

std::optional<MixedText> mixed_text(std::string_view bytes) {
  std::string others;       // lines that are no UTF-8
  std::size_t letters = 0;  // in those that are
  const auto each_line = [&](const auto& take) {
    int number = 1;
    for (std::size_t at = 0; at < bytes.size(); ++number) {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
      take(bytes.substr(at, end - at), number);
      at = end;
    }
  };
  std::size_t broken = 0;
  each_line([&](std::string_view line, int) {
    const HighBytes found = high_bytes(line);
    broken += found.others;
    if (found.others == 0) letters += found.letters;
    if (found.others > 0 && found.letters == 0) others += line;
  });
  if (!is_damaged_utf8(bytes)) {
    // In other encodings, those of two bytes above all, a short line here and there looks like
    // UTF-8 by accident.
    constexpr std::size_t kFewest = 3;
    constexpr std::size_t kAccidents = 50;  // one in so many
    if (letters < kFewest || letters * kAccidents < broken) return std::nullopt;
    if (letters < broken && is_of_two_bytes(detected_encoding(bytes).guess)) return std::nullopt;
  }
  DetectedEncoding detected;
  if (!others.empty()) detected = detected_encoding(others);
  MixedText read{.encoding = detected.name};
  // A few letters tell nothing: then they are what most such bytes are.
  if (read.encoding.empty() && is_likely_windows_1252(others)) read.encoding = "windows-1252";
  each_line([&](std::string_view line, int number) {
    const HighBytes found = high_bytes(line);
    if (found.others > 0) read.lines.push_back(number);
    if (found.others > 0 && found.letters == 0 && !read.encoding.empty()) {
      read.text += to_utf8(line, read.encoding).value_or("");
    } else {
      add_letter_by_letter(line, read.encoding, read);
    }
  });
  return read;
}

}  // namespace rostrum
