#include "indexer/readers/text_recognition.hpp"

#include <array>
#include <cstdio>
#include <memory>
#include <sstream>
#include <vector>

#include "indexer/extraction/confinement.hpp"
#include "indexer/readers/child_program.hpp"
#include "schemas/error.hpp"
#include "schemas/text_analysis.hpp"

namespace rostrum {
namespace {

constexpr int kMostSeconds = 150;

/// As tesseract names them, the most frequent first.
constexpr std::array<const char*, 6> kLanguages{"eng", "fra", "spa", "rus", "ara", "chi_sim"};

constexpr const char* kInstall =
    "on Debian 'apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-fra …', or leave out "
    "--ocr";

}  // namespace

std::string recognised_languages() {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen("tesseract --list-langs 2>/dev/null", "r"),
                                                   pclose);
  std::string listed;
  std::array<char, 4096> block{};
  while (pipe != nullptr && fgets(block.data(), block.size(), pipe.get()) != nullptr) {
    listed += block.data();
  }
  if (listed.empty()) {
    throw Error(ErrorKind::NotFound, std::string("ocr: tesseract is not installed; ") + kInstall);
  }
  std::string languages;
  std::istringstream lines(listed);
  std::vector<std::string> known;
  for (std::string line; std::getline(lines, line);) known.push_back(line);
  for (const char* language : kLanguages) {
    for (const std::string& line : known) {
      if (line == language) languages += (languages.empty() ? "" : "+") + line;
    }
  }
  if (languages.empty()) {
    throw Error(ErrorKind::NotFound,
                std::string("ocr: tesseract has none of the six UN languages; ") + kInstall);
  }
  return languages;
}

std::string recognise_text(std::string_view picture, const std::string& languages) {
  const ProgramEnd end =
      run_extract({"--recognise", languages}, picture, kMostSeconds, std::size_t{4} << 20);
  if (end.status == kNotConfined) {
    throw Error(ErrorKind::Unreadable,
                "its text cannot be recognised: this system allows no filter "
                "of system calls");
  }
  if (!end.problem.empty() || end.status != 0) {
    throw Error(ErrorKind::Unreadable, "its text cannot be recognised: " +
                                           (end.problem.empty() ? "tesseract ended with status " +
                                                                      std::to_string(end.status)
                                                                : end.problem));
  }
  if (!is_utf8(end.out)) {
    throw Error(ErrorKind::Unreadable, "its text cannot be recognised: tesseract gave no UTF-8");
  }
  return end.out;
}

}  // namespace rostrum
