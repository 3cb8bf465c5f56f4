// The house keeps its shape: who may include whom, and which file is the door to which library.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
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

std::string room_of(const std::string& file) {
  return std::filesystem::path(file).parent_path().string();
}

/// A folder of sources, and those of the same program that it may look into. Both programs may look
/// into every room of schemas, and into none of each other.
struct Room {
  std::string folder;
  std::vector<std::string> may_include;
};
const Room kRooms[] = {
    {"indexer", {"indexer/commands"}},
    {"indexer/commands",
     {"indexer/ingest", "indexer/readers", "indexer/readers/documents", "indexer/readers/records",
      "indexer/writing", "indexer/writing/checks"}},
    {"indexer/extraction",
     {"indexer/extraction/base", "indexer/extraction/office", "indexer/extraction/old_office",
      "indexer/extraction/packed", "indexer/extraction/pdf", "indexer/extraction/rtf",
      "indexer/extraction/web"}},
    {"indexer/extraction/base", {}},
    {"indexer/extraction/office",
     {"indexer/extraction/base", "indexer/extraction/packed", "indexer/extraction/rtf",
      "indexer/extraction/web", "indexer/layout/paragraphs"}},
    {"indexer/extraction/old_office",
     {"indexer/extraction/base", "indexer/extraction/office", "indexer/extraction/packed",
      "indexer/extraction/rtf", "indexer/extraction/web", "indexer/layout/paragraphs"}},
    {"indexer/extraction/packed", {"indexer/extraction/base", "indexer/layout/words"}},
    {"indexer/extraction/pdf",
     {"indexer/extraction/base", "indexer/extraction/office", "indexer/layout/paragraphs",
      "indexer/layout/rows", "indexer/layout/words"}},
    {"indexer/extraction/rtf", {"indexer/extraction/base", "indexer/layout/paragraphs"}},
    {"indexer/extraction/web",
     {"indexer/extraction/base", "indexer/extraction/packed", "indexer/extraction/rtf",
      "indexer/layout/words"}},
    {"indexer/headings",
     {"indexer/headings/fields", "indexer/headings/lines", "indexer/layout/words"}},
    {"indexer/headings/fields", {"indexer/headings/lines"}},
    {"indexer/headings/lines", {"indexer/layout/words"}},
    {"indexer/ingest",
     {"indexer/headings/lines", "indexer/readers", "indexer/writing", "indexer/writing/documents"}},
    {"indexer/layout/paragraphs",
     {"indexer/extraction/base", "indexer/layout/rows", "indexer/layout/words"}},
    {"indexer/layout/rows", {"indexer/layout/words"}},
    {"indexer/layout/words", {}},
    {"indexer/readers",
     {"indexer/extraction/base", "indexer/headings", "indexer/headings/fields",
      "indexer/headings/lines", "indexer/layout/paragraphs", "indexer/layout/words",
      "indexer/readers/documents", "indexer/readers/library", "indexer/readers/records"}},
    {"indexer/readers/documents",
     {"indexer/extraction", "indexer/extraction/base", "indexer/headings", "indexer/headings/lines",
      "indexer/layout/words"}},
    {"indexer/readers/library", {}},
    {"indexer/readers/records", {"indexer/headings", "indexer/layout/paragraphs"}},
    {"indexer/writing", {"indexer/writing/checks", "indexer/writing/documents"}},
    {"indexer/writing/checks", {"indexer/writing/documents"}},
    {"indexer/writing/documents", {}},
    {"schemas/base", {}},
    {"schemas/columns", {"schemas/base", "schemas/index", "schemas/record", "schemas/text"}},
    {"schemas/index", {"schemas/base", "schemas/record", "schemas/text", "schemas/vocabulary"}},
    {"schemas/program", {"schemas/base", "schemas/terminal", "schemas/text"}},
    {"schemas/record", {"schemas/base", "schemas/text"}},
    {"schemas/terminal", {"schemas/base"}},
    {"schemas/text", {"schemas/base"}},
    {"schemas/vocabulary", {"schemas/base", "schemas/record", "schemas/text"}},
    {"searcher", {"searcher/commands"}},
    {"searcher/analysis",
     {"searcher/analysis/base", "searcher/analysis/coverage", "searcher/analysis/wording",
      "searcher/analysis/words", "searcher/answers", "searcher/answers/base",
      "searcher/answers/tables", "searcher/request"}},
    {"searcher/analysis/base",
     {"searcher/answers/base", "searcher/answers/tables", "searcher/engine", "searcher/passages",
      "searcher/request"}},
    {"searcher/analysis/coverage",
     {"searcher/analysis/base", "searcher/answers/base", "searcher/answers/tables",
      "searcher/engine"}},
    {"searcher/analysis/wording",
     {"searcher/analysis/base", "searcher/answers/tables", "searcher/engine", "searcher/request"}},
    {"searcher/analysis/words", {"searcher/engine", "searcher/request"}},
    {"searcher/answers",
     {"searcher/answers/base", "searcher/answers/tables", "searcher/engine", "searcher/request"}},
    {"searcher/answers/base", {"searcher/request"}},
    {"searcher/answers/tables", {"searcher/answers/base", "searcher/request"}},
    {"searcher/commands",
     {"searcher/analysis", "searcher/analysis/base", "searcher/answers", "searcher/answers/base",
      "searcher/answers/tables", "searcher/engine", "searcher/request", "searcher/saved",
      "searcher/server", "searcher/server/http", "searcher/server/mcp"}},
    {"searcher/counting",
     {"searcher/filters", "searcher/matching", "searcher/query", "searcher/request",
      "searcher/snapshot"}},
    {"searcher/engine",
     {"searcher/counting", "searcher/filters", "searcher/matching", "searcher/passages",
      "searcher/query", "searcher/ranking", "searcher/request", "searcher/snapshot"}},
    {"searcher/filters", {"searcher/query", "searcher/request", "searcher/snapshot"}},
    {"searcher/matching", {"searcher/query", "searcher/request", "searcher/snapshot"}},
    {"searcher/passages", {"searcher/matching", "searcher/query", "searcher/request"}},
    {"searcher/query", {"searcher/request"}},
    {"searcher/ranking",
     {"searcher/matching", "searcher/query", "searcher/request", "searcher/snapshot"}},
    {"searcher/request", {}},
    {"searcher/saved", {"searcher/answers/base", "searcher/request"}},
    {"searcher/server",
     {"searcher/answers/base", "searcher/engine", "searcher/request", "searcher/server/http",
      "searcher/server/mcp", "searcher/server/pages", "searcher/server/pages/base",
      "searcher/server/routes"}},
    {"searcher/server/http", {}},
    {"searcher/server/mcp",
     {"searcher/analysis", "searcher/analysis/base", "searcher/answers/base",
      "searcher/answers/tables", "searcher/engine", "searcher/server/http",
      "searcher/server/routes"}},
    {"searcher/server/pages",
     {"searcher/analysis/base", "searcher/analysis/coverage", "searcher/answers/base",
      "searcher/answers/tables", "searcher/engine", "searcher/request", "searcher/saved",
      "searcher/server/http", "searcher/server/pages/base", "searcher/server/routes"}},
    {"searcher/server/pages/base",
     {"searcher/answers/base", "searcher/engine", "searcher/request"}},
    {"searcher/server/routes",
     {"searcher/analysis", "searcher/analysis/base", "searcher/answers", "searcher/answers/base",
      "searcher/answers/tables", "searcher/engine", "searcher/request", "searcher/saved",
      "searcher/server/http"}},
    {"searcher/snapshot", {"searcher/request"}},
};

const Room* room_named(const std::string& folder) {
  const auto* found = std::find_if(std::begin(kRooms), std::end(kRooms),
                                   [&](const Room& room) { return room.folder == folder; });
  return found != std::end(kRooms) ? found : nullptr;
}

bool is_ours(const std::string& file) {
  return in_folder(file, "schemas/") || in_folder(file, "indexer/") || in_folder(file, "searcher/");
}

bool may_include(const Room& room, const std::string& other) {
  if (other == room.folder) return true;
  if (!in_folder(room.folder, "schemas") && in_folder(other, "schemas")) return true;
  return std::find(room.may_include.begin(), room.may_include.end(), other) !=
         room.may_include.end();
}

TEST(Layering, ARoomLooksOnlyIntoThoseThatItMay) {
  for (const Include& include : all_includes()) {
    if (!is_ours(include.file)) continue;
    const Room* room = room_named(room_of(include.file));
    ASSERT_NE(room, nullptr) << include.file << " is in no room: give its folder a row";
    if (in_folder(include.name, "tests/") || in_folder(include.name, "benchmarks/")) {
      ADD_FAILURE() << include.file << " includes " << include.name;
    }
    if (!is_ours(include.name)) continue;
    EXPECT_TRUE(may_include(*room, room_of(include.name)))
        << include.file << " includes " << include.name;
  }
}

/// True if `from` comes back to `to` by what rooms may include.
bool leads_to(const Room& from, const std::string& to, std::set<std::string>& seen) {
  for (const std::string& next : from.may_include) {
    if (next == to) return true;
    const Room* room = room_named(next);
    if (room != nullptr && seen.insert(next).second && leads_to(*room, to, seen)) return true;
  }
  return false;
}

TEST(Layering, RoomsRunInNoCircleAndStaySmall) {
  constexpr std::size_t kMostModules = 15;
  for (const Room& room : kRooms) {
    std::set<std::string> seen;
    EXPECT_FALSE(leads_to(room, room.folder, seen)) << room.folder;
    std::set<std::string> modules;
    for (const auto& entry :
         std::filesystem::directory_iterator(testing::source_dir() / room.folder)) {
      const auto& path = entry.path();
      if (path.extension() == ".cpp" || path.extension() == ".hpp") modules.insert(path.stem());
    }
    EXPECT_FALSE(modules.empty()) << room.folder << " has a row and no sources";
    EXPECT_LE(modules.size(), kMostModules) << room.folder;
  }
}

/// A file, a folder, or the name of a pair of files with its dot.
bool names_sources(const std::string& file) {
  const std::filesystem::path path = testing::source_dir() / file;
  if (!file.ends_with(".")) return std::filesystem::exists(path);
  return std::filesystem::exists(path.string() + "hpp");
}

TEST(Layering, EachLibraryHasItsDoor) {
  struct Door {
    const char* header;              ///< of the library: how its name begins
    std::vector<std::string> files;  ///< that may include it, or folders
  };
  const Door doors[] = {
      {"xapian.h",
       {"indexer/writing/", "searcher/engine/", "searcher/snapshot/",
        "schemas/text/text_analysis.cpp", "schemas/columns/stored_documents.",
        "schemas/index/opened_index.", "tests/", "benchmarks/relevance/stock_xapian.cpp",
        "benchmarks/peers/xapian_stock.cpp"}},
      {"boost/", {"searcher/server/http/http_server.cpp"}},
      {"kainjow/", {"searcher/server/pages/base/template.cpp"}},
      {"sqlite3.h", {"benchmarks/peers/sqlite_fts5.cpp"}},
      {"zstd.h", {"schemas/index/stored_document.cpp"}},
      {"xxhash.h", {"schemas/columns/segment_blocks.cpp"}},
      {"sys/inotify.h", {"indexer/ingest/folder_watch.cpp"}},
      {"unicode/",
       {"schemas/text/text_analysis.cpp", "schemas/text/text_folding.cpp",
        "schemas/text/word_characters.cpp", "schemas/text/language.cpp",
        "schemas/base/display_width.cpp", "schemas/base/utf8.hpp",
        "indexer/extraction/base/text_encoding.cpp",
        "indexer/extraction/base/unmarked_encoding.cpp", "indexer/layout/words/letter_classes.cpp",
        "indexer/layout/words/line_joining.cpp", "tests/schemas/text_analysis_test.cpp",
        "benchmarks/headings/evidence_measurement.cpp"}},
      {"valijson/", {"schemas/base/json_schema.cpp"}},
      {"openssl/", {"schemas/base/sha256.cpp"}},
      {"CLI/", {"schemas/program/typed_words.cpp"}},
      {"toml++/", {"schemas/program/config_file.cpp"}},
      {"md4c", {"indexer/readers/markdown_reader.cpp"}},
      {"poppler-",
       {"indexer/extraction/pdf/pdf_text.cpp", "indexer/extraction/pdf/page_letters.cpp"}},
      {"TextOutputDev.h", {"indexer/extraction/pdf/drawn_letters.cpp"}},
      {"Gfx",
       {"indexer/extraction/pdf/drawn_letters.cpp", "indexer/extraction/pdf/drawn_marks.cpp",
        "indexer/extraction/pdf/drawn_rules.cpp"}},
      {"PDFDoc.h", {"indexer/extraction/pdf/poppler_versions.hpp"}},
      {"zip.h", {"indexer/extraction/packed/archive."}},
      {"gsf/",
       {"indexer/extraction/old_office/compound_file.cpp", "tests/support/compound_files.cpp"}},
      {"gmime/", {"indexer/extraction/web/mail_text.cpp"}},
      {"Error.h", {"indexer/extraction/pdf/page_faults.cpp"}},
      {"archive",
       {"indexer/extraction/packed/packed_files.cpp", "indexer/extraction/packed/cut_archive.cpp"}},
      {"pugixml",
       {"indexer/extraction/office/xml_part.hpp", "indexer/extraction/office/open_sheets.hpp",
        "indexer/extraction/office/open_styles.hpp", "indexer/extraction/office/word_numbering.hpp",
        "indexer/extraction/office/word_styles.hpp"}},
      {"zlib.h", {"indexer/extraction/packed/gzip_check.cpp"}},
      {"libxml/", {"indexer/extraction/web/html_tree.hpp"}},
      {"seccomp.h", {"indexer/extraction/confinement.cpp"}},
      {"cld2/", {"indexer/headings/lines/language_detection.cpp"}},
      {"rapidcheck", {"tests/"}},
      {"gtest/", {"tests/"}},
  };
  for (const Door& door : doors) {
    for (const std::string& file : door.files) {
      EXPECT_TRUE(names_sources(file)) << file << ", a door of " << door.header << ", is not there";
    }
  }
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

TEST(Layering, AnalysesSeeStatementsThroughIndexViewAlone) {
  for (const Include& include : all_includes()) {
    if (!in_folder(include.file, "searcher/analysis/")) continue;
    if (!in_folder(include.name, "searcher/engine/")) continue;
    EXPECT_EQ(include.name, "searcher/engine/index_view.hpp") << "in " << include.file;
  }
}

TEST(Layering, EverySourceHasAHeaderOfItsName) {
  // What a header of another name declares, or nobody includes.
  const std::set<std::string> without = {
      "indexer/main.cpp",
      "indexer/extraction/main.cpp",
      "searcher/main.cpp",
      "indexer/headings/speeches.cpp",            // file_parts.hpp: one door to both
      "indexer/headings/versions.cpp",            // file_parts.hpp
      "indexer/readers/library/marc_xml.cpp",     // marc_record.hpp
      "schemas/text/arabic_stem.cpp",             // word_forms.hpp
      "schemas/text/text_folding.cpp",            // text_analysis.hpp
      "schemas/vocabulary/ordinals.cpp",          // session_finder.hpp
      "schemas/vocabulary/session_codes.cpp",     // vocabulary.hpp
      "searcher/analysis/analyses.cpp",           // analysis.hpp: the table of them
      "searcher/answers/tables/table_svg.cpp",    // table_forms.hpp: one row for each form
      "searcher/answers/tables/table_text.cpp",   // table_forms.hpp
      "searcher/filters/filter_memberships.cpp",  // filter_lookup.hpp
      "searcher/filters/filter_sessions.cpp",     // filter_lookup.hpp
      "searcher/matching/spelling.cpp",           // query_resolver.hpp
      "searcher/server/pages/analysis_page.cpp",  // pages.hpp: one page each
      "searcher/server/pages/completions.cpp",
      "searcher/server/pages/saved_page.cpp",
      "searcher/server/pages/search_page.cpp",     // pages.hpp
      "searcher/server/pages/start_page.cpp",      // pages.hpp
      "searcher/server/pages/statement_page.cpp",  // pages.hpp
  };
  const std::filesystem::path root = testing::source_dir();
  for (const Room& room : kRooms) {
    for (const auto& entry : std::filesystem::directory_iterator(root / room.folder)) {
      if (entry.path().extension() != ".cpp") continue;
      std::filesystem::path header = entry.path();
      header.replace_extension(".hpp");
      const std::string name = std::filesystem::relative(entry.path(), root).string();
      EXPECT_NE(std::filesystem::exists(header), without.contains(name)) << name;
    }
  }
}

/// A file or folder, or the name of a pair of files without its ending.
bool is_there(const std::filesystem::path& path) {
  if (std::filesystem::exists(path)) return true;
  for (const char* extension : {".hpp", ".cpp", ".json"}) {
    if (std::filesystem::exists(path.string() + extension)) return true;
  }
  return false;
}

TEST(Layering, DocumentsNameFilesThatAreThere) {
  const std::filesystem::path root = testing::source_dir();
  std::vector<std::filesystem::path> documents = {root / "README.md", root / "CONTRIBUTING.md",
                                                  root / "CMakeLists.txt"};
  for (const auto& entry : std::filesystem::directory_iterator(root / "docs")) {
    if (entry.path().extension() == ".md") documents.push_back(entry.path());
  }
  const std::regex path_form(
      R"((^|[^\w/.])((schemas|indexer|searcher|tests|docs|scripts|cmake)/[\w/.-]*\w))");
  std::size_t paths = 0;
  for (const auto& document : documents) {
    const std::string text = testing::read_bytes(document);
    for (std::sregex_iterator at(text.begin(), text.end(), path_form), end; at != end; ++at) {
      if ((*at)[2].str().find("LANG") != std::string::npos) continue;  // any language
      ++paths;
      EXPECT_TRUE(is_there(root / (*at)[2].str())) << document << " names " << (*at)[2];
    }
  }
  EXPECT_GT(paths, 50U);
}

TEST(Layering, IncludesAreWrittenFromTheRoot) {
  for (const Include& include : all_includes()) {
    EXPECT_FALSE(include.name.starts_with(".")) << include.file << " includes " << include.name;
  }
}

}  // namespace
}  // namespace rostrum
