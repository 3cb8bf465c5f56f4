// rostrum-extract: documents to text, in a process that can do nothing else. Started by
// rostrum-index; see exchange.hpp for what it reads and writes.
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <map>
#include <new>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "indexer/extraction/confinement.hpp"
#include "indexer/extraction/exchange.hpp"
#include "indexer/extraction/office/office_text.hpp"
#include "indexer/extraction/old_office/old_office_text.hpp"
#include "indexer/extraction/packed/packed_files.hpp"
#include "indexer/extraction/pdf/pdf_text.hpp"
#include "indexer/extraction/rtf/rtf_text.hpp"
#include "indexer/extraction/web/html_text.hpp"
#include "indexer/extraction/web/mail_text.hpp"

namespace rostrum {
namespace {

/// False at the end of the pipe.
bool read_all(void* into, std::size_t bytes) {
  auto* at = static_cast<char*>(into);
  while (bytes > 0) {
    const ssize_t got = read(STDIN_FILENO, at, bytes);
    if (got <= 0) return false;
    at += got;
    bytes -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_all(const void* from, std::size_t bytes) {
  const auto* at = static_cast<const char*>(from);
  while (bytes > 0) {
    const ssize_t put = write(STDOUT_FILENO, at, bytes);
    if (put <= 0) return false;
    at += put;
    bytes -= static_cast<std::size_t>(put);
  }
  return true;
}

bool answer(const nlohmann::json& object, const std::vector<std::string>& behind = {}) {
  const std::string bytes = object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  AnswerHead head{bytes.size(), 0};
  for (const std::string& each : behind) head.behind += each.size();
  return write_all(&head, sizeof head) && write_all(bytes.data(), bytes.size()) &&
         std::all_of(behind.begin(), behind.end(),
                     [](const std::string& each) { return write_all(each.data(), each.size()); });
}

ExtractedText not_empty(ExtractedText text) {
  if (text.blocks.empty() && text.files.empty())
    throw ExtractionError("the document is empty; a statement has a text");
  return text;
}

ExtractedText recognised_text(const std::string& bytes, const nlohmann::json& told) {
  std::vector<UnreadPage> unread;
  for (const nlohmann::json& page : told.at("unread")) {
    unread.push_back({page.at(0).get<int>(), static_cast<Unread>(page.at(1).get<int>())});
  }
  std::map<int, RecognisedPage> recognised;
  for (const nlohmann::json& page : told.at("recognised")) {
    recognised[page.at(0).get<int>()] = {.hocr = page.at(2).get<std::string>(),
                                         .dots = page.at(1).get<double>()};
  }
  return pdf_text(bytes, unread, recognised);
}

ExtractedText text_of(const RequestHead& head, const std::string& bytes,
                      const std::string& recognised) {
  switch (head.kind) {
    case DocumentKind::Pdf:
      if (!recognised.empty()) return recognised_text(bytes, nlohmann::json::parse(recognised));
      return pdf_text(bytes, head.may_draw != 0);
    case DocumentKind::Office:
      return office_text(bytes);
    case DocumentKind::Html:
      return html_text(bytes);
    case DocumentKind::Rtf:
      return not_empty(rtf_text(bytes));
    case DocumentKind::OldOffice:
      return not_empty(old_office_text(bytes));
    case DocumentKind::Mail:
      return not_empty(mail_text(bytes));
    case DocumentKind::Mailbox:
      return mailbox_files(bytes);
    case DocumentKind::Archive:
      return not_empty(packed_files(bytes));
  }
  throw ExtractionError("no such kind of document");
}

nlohmann::json extract(const RequestHead& head, const std::string& bytes,
                       const std::string& recognised, std::vector<std::string>& behind) {
  try {
    if (head.page != 0) {
      PdfPicture drawn = page_picture(bytes, static_cast<int>(head.page));
      behind.push_back(std::move(drawn.bytes));
      return {{"dots", drawn.dots}};
    }
    ExtractedText text = text_of(head, bytes, recognised);
    nlohmann::json blocks = nlohmann::json::array();
    for (TextBlock& block : text.blocks) {
      blocks.push_back({block.page, std::move(block.text), block.recognised});
    }
    nlohmann::json unread = nlohmann::json::array();
    for (const UnreadPage& page : text.unread_pages) {
      unread.push_back({page.page, static_cast<std::uint32_t>(page.why)});
    }
    nlohmann::json sheets = nlohmann::json::array();
    for (Sheet& sheet : text.sheets) {
      nlohmann::json rows = nlohmann::json::array();
      for (SheetRow& row : sheet.rows) rows.push_back({row.line, std::move(row.cells)});
      sheets.push_back({std::move(sheet.name), std::move(rows)});
    }
    nlohmann::json files = nlohmann::json::array();
    for (InnerFile& file : text.files) {
      files.push_back({std::move(file.name), file.bytes.size(), std::move(file.problem)});
      behind.push_back(std::move(file.bytes));
    }
    return {{"blocks", std::move(blocks)},
            {"files", std::move(files)},
            {"sheets", std::move(sheets)},
            {"media_type", std::move(text.media_type)},
            {"letterhead", std::move(text.letterhead)},
            {"page_count", text.page_count},
            {"unread_pages", std::move(unread)},
            {"notes", std::move(text.notes)},
            {"damage", std::move(text.damage)},
            {"damaged_pages", std::move(text.damaged_pages)}};
  } catch (const ExtractionError& error) {
    return {{"problem", error.what()}};
  } catch (const std::bad_alloc&) {
    return {{"problem", "reading it takes more than 1 GB of memory"}};
  } catch (const std::exception& error) {
    return {{"problem", std::string("it cannot be read: ") + error.what()}};
  }
}

int serve() {
  // Its owner knows what to say; what libraries say would only mix with it.
  if (std::freopen("/dev/null", "w", stderr) == nullptr) return 1;
  prepare_mail();
  try {
    confine_this_process();
  } catch (const std::exception& error) {
    answer({{"problem", error.what()}});
    return 1;
  }
  if (!answer({{"ready", true}})) return 1;
  RequestHead head{};
  while (read_all(&head, sizeof head)) {
    allow_one_more_document();
    std::string bytes(head.bytes, '\0');
    std::string recognised(head.recognised, '\0');
    if (!read_all(bytes.data(), bytes.size())) return 1;
    if (!read_all(recognised.data(), recognised.size())) return 1;
    std::vector<std::string> behind;
    const nlohmann::json answered = extract(head, bytes, recognised, behind);
    if (!answer(answered, behind)) return 1;
  }
  return 0;
}

/// Becomes tesseract, confined: the picture comes in, its words go out; in mode 0, how it lies.
int recognise(const char* languages, const char* dots, const char* mode) {
  if (std::freopen("/dev/null", "w", stderr) == nullptr) return 1;
  try {
    confine_for_tesseract();
  } catch (const std::exception&) {
    return kNotConfined;
  }
  execlp("tesseract", "tesseract", "stdin", "stdout", "-l", languages, "--dpi", dots, "--psm", mode,
         "-c", "tessedit_create_hocr=1", nullptr);
  return 1;
}

}  // namespace
}  // namespace rostrum

int main(int argc, char** argv) {
  if (argc == 2 && (std::strcmp(argv[1], "--help") == 0 || std::strcmp(argv[1], "-h") == 0)) {
    std::puts(
        "rostrum-extract reads documents for rostrum-index, in a process that can do nothing "
        "else.\n"
        "It is not for people: 'rostrum-index inspect FILE' shows what it reads.");
    return 0;
  }
  std::signal(SIGINT, SIG_IGN);  // Ctrl-C is for the one who asks
  if (argc == 5 && std::strcmp(argv[1], "--recognise") == 0) {
    return rostrum::recognise(argv[2], argv[3], argv[4]);
  }
  if (argc > 1) {
    std::fprintf(stderr, "rostrum-extract: '%s' is unknown; see 'rostrum-extract --help'\n",
                 argv[1]);
    return 2;
  }
  std::signal(SIGPIPE, SIG_IGN);
  return rostrum::serve();
}
