// The house keeps its shape: who may include whom, and which file is the door to which library.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <sstream>

#include "tests/support/paths.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

struct Include {
  std::string file;  ///< from the root, where the line stands
  std::string name;  ///< what is included
};

std::vector<Include> all_includes() {
  std::vector<Include> found;
  const std::filesystem::path root = testing::source_dir();
  const std::regex line_form(R"re(^\s*#\s*include\s*["<]([^">]+)[">])re");
  for (const char* folder : {"schemas", "indexer", "searcher", "tests", "benchmarks"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cpp" && extension != ".hpp") continue;
      std::istringstream lines(testing::read_bytes(entry.path()));
      for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (std::regex_search(line, match, line_form)) {
          found.push_back({std::filesystem::relative(entry.path(), root).string(), match[1]});
        }
      }
    }
  }
  return found;
}

bool in_folder(const std::string& path, std::string_view folder) {
  return path.starts_with(folder);
}

TEST(Layering, ProgramsShareTheSchemasAlone) {
  struct Rule {
    const char* folder;
    std::vector<const char*> may_not_include;
  };
  const Rule rules[] = {
      {"schemas/", {"indexer/", "searcher/", "tests/", "benchmarks/"}},
      {"indexer/", {"searcher/", "tests/", "benchmarks/"}},
      {"searcher/", {"indexer/", "tests/", "benchmarks/"}},
      // A question's way is one line, and a statement's: nothing runs back.
      {"searcher/engine/",
       {"searcher/answers/", "searcher/analysis/", "searcher/commands/", "searcher/server/"}},
      {"searcher/answers/", {"searcher/analysis/", "searcher/commands/", "searcher/server/"}},
      {"searcher/server/", {"searcher/commands/", "searcher/engine/snapshot.hpp"}},
      // Analyses see statements through IndexView alone.
      {"searcher/analysis/",
       {"searcher/commands/", "searcher/server/", "searcher/engine/snapshot.hpp",
        "searcher/engine/question.hpp", "searcher/engine/search_engine.hpp"}},
      {"indexer/headings/", {"indexer/readers/", "indexer/writing/", "indexer/commands/"}},
      {"indexer/readers/", {"indexer/writing/", "indexer/commands/"}},
      {"indexer/extraction/",
       {"indexer/readers/", "indexer/headings/", "indexer/writing/", "indexer/commands/"}},
      {"indexer/writing/", {"indexer/commands/", "indexer/readers/", "indexer/headings/"}},
  };
  for (const Include& include : all_includes()) {
    for (const Rule& rule : rules) {
      if (!in_folder(include.file, rule.folder)) continue;
      for (const char* other : rule.may_not_include) {
        EXPECT_FALSE(in_folder(include.name, other))
            << include.file << " includes " << include.name;
      }
    }
  }
}

TEST(Layering, EachLibraryHasItsDoor) {
  struct Door {
    const char* header;              ///< of the library: how its name begins
    std::vector<std::string> files;  ///< that may include it, or folders
  };
  const Door doors[] = {
      {"xapian.h",
       {"indexer/writing/", "searcher/engine/", "schemas/text_analysis.cpp",
        "schemas/columns/stored_documents.", "tests/", "benchmarks/relevance/stock_xapian.cpp",
        "benchmarks/peers/xapian_stock.cpp"}},
      {"boost/", {"searcher/server/http_server.cpp"}},
      {"kainjow/", {"searcher/server/pages/template.cpp"}},
      {"sqlite3.h", {"benchmarks/peers/sqlite_fts5.cpp"}},
      {"zstd.h", {"schemas/index_format.cpp"}},
      {"sys/inotify.h", {"indexer/commands/folder_watch.cpp"}},
      {"unicode/",
       {"schemas/text_analysis.cpp", "schemas/text_folding.cpp", "schemas/word_characters.cpp",
        "schemas/language.cpp", "schemas/display_width.cpp", "schemas/utf8.hpp",
        "indexer/extraction/text_encoding.cpp", "indexer/layout/letter_classes.cpp",
        "indexer/layout/line_joining.cpp", "tests/schemas/text_analysis_test.cpp",
        "benchmarks/headings/evidence_measurement.cpp"}},
      {"valijson/", {"schemas/json_schema.cpp"}},
      {"openssl/", {"schemas/index_format.cpp"}},
      {"CLI/", {"indexer/main.cpp", "searcher/main.cpp"}},
      {"md4c", {"indexer/readers/markdown_reader.cpp"}},
      {"poppler-", {"indexer/extraction/pdf_text.cpp", "indexer/extraction/page_letters.cpp"}},
      {"TextOutputDev.h", {"indexer/extraction/drawn_letters.cpp"}},
      {"PDFDoc.h", {"indexer/extraction/drawn_letters.cpp"}},
      {"zip.h", {"indexer/extraction/archive."}},
      {"gsf/", {"indexer/extraction/compound_file.cpp", "tests/support/compound_files.cpp"}},
      {"gmime/", {"indexer/extraction/mail_text.cpp"}},
      {"Error.h", {"indexer/extraction/page_faults.cpp"}},
      {"archive", {"indexer/extraction/packed_files.cpp", "indexer/extraction/cut_archive.cpp"}},
      {"pugixml",
       {"indexer/extraction/xml_part.hpp", "indexer/extraction/open_sheets.hpp",
        "indexer/extraction/open_styles.hpp", "indexer/extraction/word_numbering.hpp",
        "indexer/extraction/word_styles.hpp"}},
      {"zlib.h", {"indexer/extraction/gzip_check.cpp"}},
      {"libxml/", {"indexer/extraction/html_tree.hpp"}},
      {"seccomp.h", {"indexer/extraction/confinement.cpp"}},
      {"cld2/", {"indexer/headings/language_detection.cpp"}},
      {"rapidcheck", {"tests/"}},
      {"gtest/", {"tests/"}},
  };
  for (const Include& include : all_includes()) {
    for (const Door& door : doors) {
      if (!include.name.starts_with(door.header)) continue;
      const bool allowed =
          std::any_of(door.files.begin(), door.files.end(),
                      [&](const std::string& file) { return in_folder(include.file, file); });
      EXPECT_TRUE(allowed) << include.file << " includes " << include.name;
    }
  }
}

TEST(Layering, IncludesAreWrittenFromTheRoot) {
  for (const Include& include : all_includes()) {
    EXPECT_FALSE(include.name.starts_with(".")) << include.file << " includes " << include.name;
  }
}

}  // namespace
}  // namespace rostrum
