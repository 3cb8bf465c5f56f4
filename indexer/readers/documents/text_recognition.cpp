#include "indexer/readers/documents/text_recognition.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <memory>
#include <sstream>

#include "indexer/extraction/confinement.hpp"
#include "indexer/readers/documents/child_program.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/joined.hpp"
#include "schemas/text/language.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

constexpr int kMostSeconds = 150;
constexpr std::size_t kMostBytes = std::size_t{16} << 20;

/// The UN languages as tesseract names them, the most frequent first.
constexpr std::array<const char*, 6> kUsual{"eng", "fra", "spa", "rus", "ara", "chi_sim"};
/// Data that tells how a page lies, and mathematical signs: no languages.
constexpr std::array<const char*, 2> kNone{"osd", "equ"};

std::vector<std::string> installed_languages() {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen("tesseract --list-langs 2>/dev/null", "r"),
                                                   pclose);
  std::string listed;
  std::array<char, 4096> block{};
  while (pipe != nullptr && fgets(block.data(), block.size(), pipe.get()) != nullptr) {
    listed += block.data();
  }
  if (listed.empty()) {
    throw Error(ErrorKind::NotFound,
                "ocr: tesseract is not installed; on Debian 'apt-get install tesseract-ocr', and "
                "tesseract-ocr-fra, tesseract-ocr-spa … for other languages than English");
  }
  std::vector<std::string> languages;
  std::istringstream lines(listed);
  for (std::string line; std::getline(lines, line);) {
    // The first line is for people: "List of available languages (3):".
    if (line.empty() || line.find(' ') != std::string::npos) continue;
    if (std::find(kNone.begin(), kNone.end(), line) == kNone.end()) languages.push_back(line);
  }
  if (languages.empty()) {
    throw Error(ErrorKind::NotFound,
                "ocr: tesseract has data for no language; on Debian " + install_command("eng"));
  }
  return languages;
}

std::string chosen_language(std::string_view given, const OcrLanguages& languages) {
  std::string name(given);
  if (is_installed(name, languages)) return name;
  const auto code = find_language(given);
  const std::string called = code ? " (" + language_label(*code) + ")" : "";
  if (code) name = ocr_name(*code, languages);
  if (is_installed(name, languages)) return name;
  // Tesseract has data for more than ICU has names for: "chi_tra_vert", "Fraktur".
  const bool may_be_a_name =
      name.size() > 2 && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
  if (!code && !may_be_a_name) {
    throw Error(ErrorKind::InvalidInput,
                "ocr-lang: '" + std::string(given) +
                    "' is no language; give names or codes, joined by +, as in fra+eng");
  }
  throw Error(ErrorKind::NotFound, "ocr-lang: tesseract has no data for '" + std::string(given) +
                                       "'" + called + "; on Debian " + install_command(name));
}

}  // namespace

OcrLanguages ocr_languages(std::string_view chosen) {
  OcrLanguages languages{.installed = installed_languages()};
  std::vector<std::string> usual;
  for (const char* language : kUsual) {
    if (is_installed(language, languages)) usual.emplace_back(language);
  }
  languages.all = joined(usual.empty() ? languages.installed : usual, "+");
  std::vector<std::string> names;
  for (std::size_t at = 0; at < chosen.size();) {
    const std::size_t end = std::min(chosen.find('+', at), chosen.size());
    names.push_back(chosen_language(chosen.substr(at, end - at), languages));
    at = end + 1;
  }
  languages.chosen = joined(names, "+");
  return languages;
}

std::string ocr_name(std::string_view code, const OcrLanguages& languages) {
  if (code == "zh") {
    const bool traditional =
        !is_installed("chi_sim", languages) && is_installed("chi_tra", languages);
    return traditional ? "chi_tra" : "chi_sim";
  }
  if (code == "nb" || code == "nn") return "nor";
  return code.empty() ? "" : iso3_language(code);
}

bool is_installed(std::string_view name, const OcrLanguages& languages) {
  return std::find(languages.installed.begin(), languages.installed.end(), name) !=
         languages.installed.end();
}

std::string install_command(std::string_view name) {
  std::string package = "tesseract-ocr-" + std::string(name);
  std::replace(package.begin(), package.end(), '_', '-');
  return "'apt-get install " + package + "'";
}

namespace {

std::string ask_tesseract(std::string_view picture, double dots, const std::string& languages,
                          const char* mode) {
  const auto refuse = [](const std::string& why) {
    throw Error(ErrorKind::Unreadable, "its text cannot be recognised: " + why);
  };
  ProgramEnd end = run_extract({"--recognise", languages, std::to_string(std::lround(dots)), mode},
                               picture, kMostSeconds, kMostBytes);
  if (end.status == kNotConfined) refuse("this system allows no filter of system calls");
  if (!end.problem.empty()) refuse(end.problem);
  if (end.status != 0) refuse("tesseract ended with status " + std::to_string(end.status));
  if (!is_utf8(end.out)) refuse("tesseract gave no UTF-8");
  return std::move(end.out);
}

}  // namespace

Recognition recognise_picture(std::string_view picture, double dots, const std::string& languages) {
  // One flow of text. Where tesseract looks for columns (3), it drops the numbers of lists and
  // paragraphs that stand apart; where it does not (4), it reads lines across columns, which need
  // not stand on one base.
  constexpr const char* kOneFlow = "4";
  constexpr const char* kColumns = "3";
  const auto recognised = [&](const char* mode) {
    Recognition recognition{.hocr = ask_tesseract(picture, dots, languages, mode)};
    recognition.gist = gist_of(recognition.hocr);
    return recognition;
  };
  Recognition one_flow = recognised(kOneFlow);
  if (!one_flow.gist.has_gutter) return one_flow;
  Recognition columns = recognised(kColumns);
  constexpr double kWorse = 3;
  return columns.gist.certainty + kWorse < one_flow.gist.certainty ? one_flow : columns;
}

int turns_to_upright(std::string_view picture, double dots) {
  constexpr const char* kHowItLies = "0";
  constexpr std::string_view kTurn = "Rotate: ";
  constexpr int kQuarter = 90;
  const std::string told = ask_tesseract(picture, dots, "osd", kHowItLies);
  const std::size_t at = told.find(kTurn);
  if (at == std::string::npos) return 0;
  int degrees = 0;
  std::from_chars(told.data() + at + kTurn.size(), told.data() + told.size(), degrees);
  return degrees / kQuarter & 3;
}

std::string turned(std::string_view picture, int turns) {
  std::istringstream head(std::string(picture.substr(0, 64)));
  std::string kind;
  std::size_t width = 0;
  std::size_t height = 0;
  std::size_t most = 0;
  head >> kind >> width >> height >> most;
  const std::size_t dots = width * height;
  if (turns == 0 || kind != "P5" || dots == 0 || picture.size() < dots) return std::string(picture);
  const std::string_view from = picture.substr(picture.size() - dots);
  const bool across = turns % 2 == 1;
  const std::size_t wide = across ? height : width;
  const std::size_t high = across ? width : height;
  std::string to = "P5\n" + std::to_string(wide) + ' ' + std::to_string(high) + '\n' +
                   std::to_string(most) + '\n';
  to.reserve(to.size() + dots);
  for (std::size_t y = 0; y < high; ++y) {
    for (std::size_t x = 0; x < wide; ++x) {
      const std::size_t column = turns == 1 ? y : turns == 2 ? width - 1 - x : width - 1 - y;
      const std::size_t row = turns == 1 ? height - 1 - x : turns == 2 ? height - 1 - y : x;
      to.push_back(from[row * width + column]);
    }
  }
  return to;
}

}  // namespace rostrum
