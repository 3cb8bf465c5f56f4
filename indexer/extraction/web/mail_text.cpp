#include "indexer/extraction/web/mail_text.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "indexer/extraction/base/block_list.hpp"
#include "indexer/extraction/base/text_encoding.hpp"
#include "indexer/extraction/base/unmarked_encoding.hpp"
#include "indexer/extraction/packed/inner_files.hpp"
#include "indexer/extraction/rtf/rtf_text.hpp"
#include "indexer/extraction/web/html_text.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

constexpr int kDeepestPart = 200;
constexpr std::size_t kMostSubjectBytes = 1000;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Unref>;

std::string text_or_none(const char* text) { return text == nullptr ? "" : text; }

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return text;
}

std::string bytes_of(GMimeStream* stream) {
  const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
  return array == nullptr || array->data == nullptr
             ? ""
             : std::string(reinterpret_cast<const char*>(array->data), array->len);
}

/// The bytes of a part, decoded from how they travelled.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* const content = g_mime_part_get_content(part);
  if (content == nullptr) return "";
  const Owned<GMimeStream> into(g_mime_stream_mem_new());
  if (g_mime_data_wrapper_write_to_stream(content, into.get()) < 0) return "";
  return bytes_of(into.get());
}

std::string type_of(GMimeObject* part) {
  GMimeContentType* const type = g_mime_object_get_content_type(part);
  return type == nullptr ? "text/plain"
                         : lower(text_or_none(g_mime_content_type_get_media_type(type)) + "/" +
                                 text_or_none(g_mime_content_type_get_media_subtype(type)));
}

std::string parameter_of(GMimeObject* part, const char* name) {
  return text_or_none(g_mime_object_get_content_type_parameter(part, name));
}

bool is_attachment(GMimeObject* part) {
  return lower(text_or_none(g_mime_object_get_disposition(part))) == "attachment";
}

/// Lines that were broken so that any program can show them (RFC 3676) are put together again.
std::string without_soft_breaks(const std::string& text, bool drop_blank) {
  std::string flowing;
  bool goes_on = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    at = end + 1;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.starts_with(' ')) line.erase(0, 1);
    if (goes_on && line == "-- ") flowing += '\n';
    flowing += line;
    goes_on = line.ends_with(' ') && line != "-- ";
    if (!goes_on) flowing += '\n';
    if (goes_on && drop_blank) flowing.pop_back();
  }
  return flowing;
}

/// "---------- Forwarded message ----------", in any language.
bool is_forward_mark(std::string_view line) {
  constexpr std::string_view kRule = "----";
  const bool ruled = line.starts_with(kRule) && line.ends_with(kRule);
  return ruled && line.find_first_not_of("- ") != std::string_view::npos;
}

/// "From: …": a name of few words, and no sentence.
bool is_mail_header(std::string_view line) {
  constexpr std::size_t kLongestName = 40;
  constexpr auto kMostBlanks = 2;
  const std::string_view name = line.substr(0, line.find(':'));
  return name.size() < line.size() && name.size() <= kLongestName &&
         std::count(name.begin(), name.end(), ' ') <= kMostBlanks && !line.ends_with('.') &&
         !line.ends_with(';');
}

/// Without what programs put above a mail that is sent on: a mark, and lines such as "From: …".
std::string without_forward_head(const std::string& paragraph) {
  std::size_t at = std::min(paragraph.find('\n'), paragraph.size());
  if (!is_forward_mark(std::string_view(paragraph).substr(0, at))) return paragraph;
  constexpr std::size_t kFewestHeaders = 2;
  std::size_t headers = 0;
  while (at < paragraph.size()) {
    const std::size_t end = std::min(paragraph.find('\n', at + 1), paragraph.size());
    if (!is_mail_header(std::string_view(paragraph).substr(at + 1, end - at - 1))) break;
    at = end;
    ++headers;
  }
  return headers < kFewestHeaders ? paragraph
                                  : paragraph.substr(std::min(at + 1, paragraph.size()));
}

/// What the parser met in the whole of a mail.
struct MailFaults {
  bool cut = false;       ///< it ends within a part
  bool too_deep = false;  ///< parts within parts, more than anybody would read
};

void note_fault(gint64 /*offset*/, GMimeParserWarning fault, const gchar* /*item*/, gpointer to) {
  auto* faults = static_cast<MailFaults*>(to);
  if (fault == GMIME_WARN_TRUNCATED_MESSAGE) faults->cut = true;
  if (fault == GMIME_CRIT_NESTING_OVERFLOW) faults->too_deep = true;
}

/// GMime's setter of that callback; from 3.2.15 on it also takes what frees `faults`.
template <typename Setter>
void have_faults_noted(const Setter& set, GMimeParserOptions* options, MailFaults& faults) {
  if constexpr (std::is_invocable_v<Setter, GMimeParserOptions*, GMimeParserWarningFunc, gpointer,
                                    GDestroyNotify>) {
    set(options, note_fault, &faults, nullptr);
  } else {
    set(options, note_fault, &faults);
  }
}

/// Base64 comes in groups of four letters.
bool ends_within_a_group(GMimePart* part) {
  GMimeDataWrapper* const content = g_mime_part_get_content(part);
  if (content == nullptr || g_mime_part_get_content_encoding(part) != GMIME_CONTENT_ENCODING_BASE64)
    return false;
  GMimeStream* const stream = g_mime_data_wrapper_get_stream(content);
  if (stream == nullptr || g_mime_stream_reset(stream) != 0) return false;
  const Owned<GMimeStream> into(g_mime_stream_mem_new());
  g_mime_stream_write_to_stream(stream, into.get());
  const std::string bytes = bytes_of(into.get());
  const auto letters = std::count_if(bytes.begin(), bytes.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '+' ||
           c == '/' || c == '=';
  });
  return letters % 4 != 0;
}

class MailReader {
 public:
  ExtractedText read(GMimeMessage* message, const MailFaults& faults) {
    too_deep_ = faults.too_deep;
    GMimeObject* const root = g_mime_message_get_mime_part(message);
    if (root == nullptr) throw ExtractionError("the mail has no text, and nothing attached");
    take(root, 0);
    std::string subject = clean_text(text_or_none(g_mime_message_get_subject(message)));
    std::replace(subject.begin(), subject.end(), '\n', ' ');
    if (subject.size() <= kMostSubjectBytes) text_.letterhead = std::move(subject);
    text_.files = files_.take();
    if (faults.cut) {
      text_.damage.push_back("the mail ends before its last part does: " + last_ +
                             " may be cut short, and what came behind it is missing");
    } else if (!broken_.empty()) {
      text_.damage.push_back("the mail is cut short or damaged: " + broken_ + " is not whole");
    }
    if (too_deep_) {
      text_.notes.push_back("the mail has parts within parts, more than " +
                            std::to_string(kDeepestPart) + " deep; the deeper ones are left out");
    }
    return std::move(text_);
  }

 private:
  void take(GMimeObject* part, int depth) {
    too_deep_ = too_deep_ || depth > kDeepestPart;
    if (depth > kDeepestPart || full_) return;
    if (GMIME_IS_MULTIPART(part)) {
      take_multipart(GMIME_MULTIPART(part), depth);
    } else if (GMIME_IS_MESSAGE_PART(part)) {
      take_mail(GMIME_MESSAGE_PART(part));
    } else if (GMIME_IS_PART(part)) {
      take_part(GMIME_PART(part));
    }
  }

  void take_multipart(GMimeMultipart* parts, int depth) {
    const std::string type = type_of(GMIME_OBJECT(parts));
    const int count = g_mime_multipart_get_count(parts);
    if (type == "multipart/encrypted") {
      throw ExtractionError("the mail is encrypted; save its text from the program that reads it");
    }
    if (type == "multipart/alternative") {
      // The last one is the richest.
      for (int i = count - 1; i >= 0; --i) {
        const std::size_t before = text_.blocks.size();
        take(g_mime_multipart_get_part(parts, i), depth + 1);
        if (text_.blocks.size() > before) return;
      }
      return;
    }
    const bool related = type == "multipart/related";
    const std::string start = parameter_of(GMIME_OBJECT(parts), "start");
    bool read = false;
    for (int i = 0; related && i < count; ++i) {
      GMimeObject* const part = g_mime_multipart_get_part(parts, i);
      if (GMIME_IS_PART(part) && type_of(part) == "text/css") {
        sheet_ += content_of(GMIME_PART(part));
      }
    }
    for (int i = 0; i < count; ++i) {
      GMimeObject* const part = g_mime_multipart_get_part(parts, i);
      if (related) {
        // One of them is the page, the others are its pictures and styles.
        const std::string id = text_or_none(g_mime_object_get_content_id(part));
        const bool named = start.empty() || start.find(id) != std::string::npos || i + 1 == count;
        const bool page = type_of(part).starts_with("text/html") || GMIME_IS_MULTIPART(part);
        if (!read && page && named) {
          take(part, depth + 1);
          read = true;
        } else if (is_attachment(part) && !page) {
          take(part, depth + 1);
        }
      } else {
        take(part, depth + 1);
      }
    }
    if (related && !read && count > 0) take(g_mime_multipart_get_part(parts, 0), depth + 1);
  }

  void take_mail(GMimeMessagePart* part) {
    GMimeMessage* const message = g_mime_message_part_get_message(part);
    if (message == nullptr) return;
    const Owned<GMimeStream> into(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, into.get());
    std::string name = clean_text(text_or_none(g_mime_message_get_subject(message)));
    std::replace(name.begin(), name.end(), '/', '-');
    std::replace(name.begin(), name.end(), '\n', ' ');
    constexpr std::size_t kMostNameBytes = 100;
    if (name.empty() || name.size() > kMostNameBytes) name = "mail " + std::to_string(++unnamed_);
    full_ = !files_.add(name + ".eml", bytes_of(into.get()));
  }

  void take_part(GMimePart* part) {
    const std::string type = type_of(GMIME_OBJECT(part));
    const std::string name = text_or_none(g_mime_part_get_filename(part));
    last_ = name.empty() ? "its text" : "'" + clean_text(name) + "'";
    if (ends_within_a_group(part)) broken_ = last_;
    if (type == "application/pkcs7-mime" || type == "application/x-pkcs7-mime") {
      const std::string kind = parameter_of(GMIME_OBJECT(part), "smime-type");
      if (kind != "signed-data") {
        throw ExtractionError(
            "the mail is encrypted; save its text from the program that reads it");
      }
    }
    const bool attached = is_attachment(GMIME_OBJECT(part));
    const bool is_text = type == "text/html" || type == "text/plain" || type == "text/rtf" ||
                         type == "text/enriched" || type == "text/richtext";
    if (is_text && !attached && name.empty()) {
      take_text(part, type);
      return;
    }
    if (is_text && !attached && text_.blocks.empty() && files_.empty()) {
      take_text(part, type);  // some programs name the body too
      return;
    }
    // Signatures, invitations, and the pictures in a text.
    if (type.find("signature") != std::string::npos || type == "text/calendar" ||
        (!attached && (type.starts_with("image/") || type == "text/css"))) {
      return;
    }
    const std::string shown = name.empty() ? "part " + std::to_string(++unnamed_) : name;
    full_ = !files_.add(shown, content_of(part));
  }

  void take_text(GMimePart* part, const std::string& type) {
    const std::string bytes = content_of(part);
    try {
      if (type == "text/rtf") {
        append(rtf_text(bytes));
        return;
      }
      const std::string text = mail_utf8(bytes, parameter_of(GMIME_OBJECT(part), "charset"));
      if (type == "text/html") {
        append(html_text(text, sheet_));
        return;
      }
      const bool flowed = lower(parameter_of(GMIME_OBJECT(part), "format")) == "flowed";
      const bool drop = lower(parameter_of(GMIME_OBJECT(part), "delsp")) == "yes";
      append({.blocks = blocks_of_text(flowed ? without_soft_breaks(text, drop) : text)});
    } catch (const ExtractionError&) {
      return;  // a page without text: its alternative, or what is attached, has it
    }
  }

  void append(ExtractedText part) {
    for (std::string& note : part.notes) text_.notes.push_back(std::move(note));
    for (std::string& each : part.damage) text_.damage.push_back(std::move(each));
    for (TextBlock& block : part.blocks) {
      size_ += block.text.size();
      if (size_ > kMostExtractedBytes) throw ExtractionError("its text is larger than 64 MB");
      std::string words = without_forward_head(block.text);
      if (!words.empty()) text_.blocks.push_back({.text = std::move(words)});
    }
  }

  ExtractedText text_;
  InnerFiles files_;
  std::size_t size_ = 0;
  std::string sheet_;              ///< of a saved page
  std::string last_ = "its text";  ///< the part taken last, as a note calls it
  std::string broken_;             ///< a part whose bytes do not come out even
  bool too_deep_ = false;
  int unnamed_ = 0;
  bool full_ = false;
};

}  // namespace

void prepare_mail() { g_mime_init(); }

std::string mail_utf8(std::string_view bytes, std::string_view charset) {
  const std::string encoding = encoding_of_label(charset);
  const std::string hidden = unmarked_encoding(bytes);
  if (!hidden.empty()) return to_utf8(bytes, hidden).value_or("");
  const bool is_ours = is_utf8(bytes);
  if (!encoding.empty() && !(encoding == "UTF-8" && !is_ours)) {
    const std::string likelier = is_ours ? encoding : likelier_encoding(bytes, encoding);
    if (auto text = to_utf8(bytes, likelier)) return std::move(*text);
  }
  if (is_ours) return std::string(bytes);
  if (auto mixed = mixed_text(bytes)) return std::move(mixed->text);
  DetectedEncoding detected = detected_encoding(bytes);
  if (!detected.name.empty()) return std::move(detected.text);
  return to_utf8(bytes, "windows-1252").value_or("");
}

ExtractedText mail_text(std::string_view bytes) {
  prepare_mail();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const std::unique_ptr<GMimeParserOptions, void (*)(GMimeParserOptions*)> options(
      g_mime_parser_options_new(), g_mime_parser_options_free);
  MailFaults faults;
  have_faults_noted(g_mime_parser_options_set_warning_callback, options.get(), faults);
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options.get()));
  if (!message) throw ExtractionError("it is no mail that can be read; it may be damaged");
  return MailReader().read(message.get(), faults);
}

ExtractedText mailbox_files(std::string_view bytes) {
  InnerFiles files;
  std::size_t number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    // "From someone at some time", behind an empty line.
    std::size_t end = bytes.size();
    for (const std::string_view mark : {"\n\nFrom ", "\r\n\r\nFrom "}) {
      const std::size_t found = bytes.find(mark, at);
      if (found != std::string_view::npos) end = std::min(end, found + mark.size() - 5);
    }
    const std::size_t line = bytes.find('\n', at);
    if (line != std::string_view::npos && line < end) {
      const std::string name = "mail " + std::to_string(++number) + ".eml";
      if (!files.add(name, std::string(bytes.substr(line + 1, end - line - 1)))) break;
    }
    at = end;
  }
  ExtractedText text;
  text.files = files.take();
  if (text.files.empty()) throw ExtractionError("it is no mailbox that can be read");
  if (!bytes.ends_with('\n')) {
    text.damage.emplace_back("the mailbox ends within a line; its last mail may be cut short");
  }
  return text;
}

}  // namespace rostrum
