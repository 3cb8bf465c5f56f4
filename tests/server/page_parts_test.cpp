// What pages offer beside results: words to go on with, versions side by side, the file itself.
#include <gtest/gtest.h>

#include <cctype>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "searcher/server/http/url.hpp"
#include "searcher/server/pages/explained.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/served_sample.hpp"
#include "tests/support/small_index.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

class CompletionsTest : public ServedSampleTest {
 protected:
  static json rows(const std::string& typed, const std::string& more = "") {
    const HttpAnswer answer = server_->get("/complete?q=" + url_encoded(typed) + more);
    EXPECT_EQ(answer.status, 200) << typed;
    EXPECT_EQ(answer.headers.at("content-type"), "application/json");
    return json::parse(answer.body).at("completions");
  }
  /// The box, if the first row is taken; "" if there is none.
  static std::string first(const std::string& typed) {
    const json found = rows(typed);
    return found.empty() ? "" : found.front().at("text").get<std::string>();
  }
};

TEST_F(CompletionsTest, GoOnWithWhatIsTyped) {
  struct Case {
    const char* typed;
    const char* taken;
  };
  const Case cases[] = {
      {"withd", "withdraw"},
      {"mines withd", "mines withdraw"},
      {"-withd", "-withdraw"},
      {"(mines OR withd", "(mines OR withdraw"},
      {"norwa", "country:NOR "},
      {"mines south afr", "mines country:ZAF "},
      {"НОРВЕГ", "country:NOR "},
      {"country:switz", "country:CHE "},
      {"mines country:switz", "mines country:CHE "},
      {"session:22", "session:APMBC/22MSP "},
      {"victim assis", "topic:victim-assistance "},
      {"\"victim assis", "\"victim assistance"},
      {"mines AND", ""},
      {"country:nobody", ""},
      {"w", ""},
      {"", ""},
  };
  for (const auto& [typed, taken] : cases) EXPECT_EQ(first(typed), taken) << typed;
}

TEST_F(CompletionsTest, SpeakTheLanguageOfThePage) {
  const json found = rows("norv", "&ui=fr");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().at("label"), "Norvège");
  EXPECT_EQ(found.front().at("kind"), "Pays");
}

TEST(AskedWith, ChangesAWordThatStandsByItself) {
  struct Case {
    const char* question;
    const char* term;
    const char* asked;
  };
  const Case cases[] = {
      {"withdraw", "withdraw", "X"},
      {"mines Withdraw", "withdraw", "mines X"},
      {"mines (withdraw OR ban)", "withdraw", "mines (X OR ban)"},
      {"\"withdraw\" mines", "withdraw", "X mines"},
      {"-withdraw", "withdraw", "-X"},
      {"\"to withdraw from\"", "withdraw", ""},
      {"withdrawal", "withdraw", ""},
      {"title:withdraw", "withdraw", ""},
      {"all killer robots now", "killer robots", "all X now"},
  };
  for (const auto& [question, term, asked] : cases) {
    EXPECT_EQ(asked_with(question, term, "X"), asked) << question;
  }
}

/// One statement in two languages, and another of the same delegation.
constexpr const char* kVersions =
    R"({"id": "a", "text": "Thank you.\n\nWe destroyed all mines.", "language": "en", )"
    R"("delivered_by": "Norway", "date": "2020-01-01"})"
    "\n"
    R"({"id": "a-ar", "text": "شكرا.\n\nلقد دمرنا جميع الألغام.", "language": "ar", )"
    R"("delivered_by": "Norway", "date": "2020-01-01", "variant_of": "a"})"
    "\n"
    R"({"id": "b", "text": "We destroyed nearly all mines.", "language": "en", )"
    R"("delivered_by": "Norway", "date": "2021-01-01"})"
    "\n";

class SideBySideTest : public SmallIndexTest {
 protected:
  SideBySideTest() : SmallIndexTest(kVersions) {}
};

TEST_F(SideBySideTest, VersionsStandParagraphBesideParagraph) {
  const RunningServer server(index(), {"--quiet"});
  const std::string alone = server.get("/statement?id=a").body;
  EXPECT_NE(alone.find("href=\"/statement?id=a&amp;beside=a-ar\""), std::string::npos) << told();
  const std::string both = server.get("/statement?id=a&beside=a-ar&q=mines").body;
  EXPECT_NE(both.find("<div class=\"text\" lang=\"ar\" dir=\"rtl\">"), std::string::npos);
  EXPECT_NE(both.find("<strong><bdi>Norway</bdi></strong> Arabic"), std::string::npos) << both;
  // The second paragraph of the one is followed by that of the other.
  const std::size_t first = both.find("id=\"p2\"");
  const std::size_t second = both.find("id=\"b2\"");
  ASSERT_NE(second, std::string::npos);
  EXPECT_GT(second, first);
  EXPECT_LT(both.find("id=\"b1\""), first);
  EXPECT_EQ(both.find("/changes?"), std::string::npos) << "two languages have no changes";
  EXPECT_NE(server.get("/statement?id=a&beside=b").body.find("/changes?q=a&amp;q=b"),
            std::string::npos);
}

TEST_F(SideBySideTest, WhatIsNotThereLeavesTheStatementReadable) {
  const RunningServer server(index(), {"--quiet"});
  const HttpAnswer answer = server.get("/statement?id=a&beside=nothing");
  EXPECT_EQ(answer.status, 404);
  EXPECT_NE(answer.body.find("id=\"p2\""), std::string::npos);
}

TEST_F(SideBySideTest, ChangesAreMarkedOnBothSides) {
  const RunningServer server(index(), {"--quiet"});
  const std::string page = server.get("/changes?q=a&q=b").body;
  EXPECT_NE(page.find("<ins>nearly </ins>"), std::string::npos) << page;
  EXPECT_NE(page.find("href=\"/statement?id=a#p2\""), std::string::npos);
}

class SourcesTest : public SmallIndexTest {
 protected:
  SourcesTest() : SmallIndexTest(kVersions) {}
};

TEST_F(SourcesTest, AreOpenedOnlyWhereTheServerMayAndAsTheyWereIndexed) {
  const RunningServer closed(index(), {"--quiet"});
  EXPECT_EQ(closed.get("/source?id=a").status, 404);
  EXPECT_EQ(closed.get("/statement?id=a").body.find("/source?"), std::string::npos);

  const RunningServer open(index(), {"--quiet", "--sources", folder().path().string()});
  EXPECT_NE(open.get("/statement?id=a").body.find("href=\"/source?id=a\""), std::string::npos);
  const HttpAnswer file = open.get("/source?id=a");
  ASSERT_EQ(file.status, 200) << file.body;
  EXPECT_EQ(file.body, kVersions);
  EXPECT_EQ(file.headers.at("content-type"), "text/plain; charset=utf-8");
  EXPECT_EQ(file.headers.at("content-disposition").find("inline; filename="), 0U);
  EXPECT_NE(file.headers.at("content-security-policy").find("sandbox"), std::string::npos);
  EXPECT_EQ(open.get("/source?id=../../etc/passwd").status, 404);
  EXPECT_EQ(open.get("/source?file=/etc/passwd").status, 400);

  // What the page says of the file is never one that was kept.
  EXPECT_FALSE(open.get("/statement?id=a").headers.contains("etag"));
  std::filesystem::rename(folder().path() / "statements.jsonl", folder().path() / "away");
  EXPECT_EQ(open.get("/statement?id=a").body.find("/source?"), std::string::npos);
  std::filesystem::rename(folder().path() / "away", folder().path() / "statements.jsonl");

  // Below another folder it is none of this server's.
  const TempDir elsewhere;
  const RunningServer other(index(), {"--quiet", "--sources", elsewhere.path().string()});
  EXPECT_EQ(other.get("/source?id=a").status, 404);

  (void)folder().write("statements.jsonl", "something else");
  EXPECT_EQ(open.get("/source?id=a").status, 404) << "it has changed since";
}

TEST(SourcesOfPages, HelpTellsWhatIsGiven) {
  const std::string help = run_program("rostrum-search", {"help", "serve"}).out;
  EXPECT_NE(help.find("--sources DIR"), std::string::npos) << help;
  EXPECT_NE(help.find("--saved FILE"), std::string::npos) << help;
}

TEST(SourcesOfPages, APdfIsOpenedAtItsPage) {
  const TempDir folder;
  const auto file = folder.path() / "files" / "numéro \"1\".pdf";
  std::filesystem::create_directories(file.parent_path());
  std::filesystem::copy_file(source_dir() / "tests/data/documents/chromium-columns-en.pdf", file);
  const std::string index = (folder.path() / "index").string();
  ASSERT_EQ(
      run_program("rostrum-index", {"add", file.parent_path().string(), "--index", index}).status,
      0);
  const RunningServer server(index, {"--quiet", "--sources", file.parent_path().string()});
  const std::string results = server.get("/search").body;
  const std::size_t at = results.find("/statement?id=");
  ASSERT_NE(at, std::string::npos);
  const std::string statement = server.get(results.substr(at, results.find('"', at) - at)).body;
  const std::size_t link = statement.find("/source?id=");
  ASSERT_NE(link, std::string::npos);
  const std::string address = statement.substr(link, statement.find('"', link) - link);
  EXPECT_TRUE(address.ends_with("#page=1")) << address;
  const HttpAnswer answer = server.get(address.substr(0, address.find('#')));
  EXPECT_EQ(answer.headers.at("content-type"), "application/pdf");
  EXPECT_EQ(answer.headers.at("content-disposition"),
            "inline; filename=\"num__ro _1_.pdf\"; "
            "filename*=UTF-8''num%C3%A9ro%20%221%22.pdf");
  EXPECT_EQ(answer.headers.at("content-security-policy"),
            "default-src 'none'; frame-ancestors 'none'; sandbox");
  EXPECT_TRUE(answer.body.starts_with("%PDF-"));
}

class SavedPageTest : public SmallIndexTest {
 protected:
  SavedPageTest() : SmallIndexTest(kVersions) {}
};

TEST_F(SavedPageTest, ListsWhatWasSavedAndOnlyReadsIt) {
  const std::string file = (folder().path() / "saved.json").string();
  ASSERT_EQ(
      search({"saved", "add", "all <mines>", "mines", "--country", "NOR", "--file", file}).status,
      0);
  const std::string before = read_bytes(file);
  const RunningServer server(index(), {"--quiet", "--saved", file});
  const HttpAnswer answer = server.get("/saved");
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_FALSE(answer.headers.contains("etag")) << "it changes without a commit";
  EXPECT_NE(
      answer.body.find("href=\"/search?q=mines&amp;country=NOR\" dir=\"auto\">all &lt;mines&gt;"),
      std::string::npos)
      << answer.body;
  EXPECT_NE(answer.body.find("href=\"/feed?q=mines&amp;country=NOR\""), std::string::npos);
  EXPECT_NE(server.get("/").body.find("href=\"/saved\""), std::string::npos);
  EXPECT_EQ(server.get("/feed?q=mines&country=NOR").status, 200);
  EXPECT_EQ(read_bytes(file), before);

  const RunningServer without(index(), {"--quiet"});
  EXPECT_EQ(without.get("/saved").status, 404);
  EXPECT_EQ(without.get("/").body.find("/saved"), std::string::npos);

  (void)folder().write("saved.json", "no JSON");
  const HttpAnswer broken = server.get("/saved");
  EXPECT_EQ(broken.status, 500);
  EXPECT_EQ(broken.body.find("saved.json"), std::string::npos) << "paths are for the log";
  const ProgramRun refused = search({"serve", "--listen", "127.0.0.1:0", "--saved", file});
  EXPECT_EQ(refused.status, 2);
  EXPECT_EQ(refused.err,
            "rostrum-search: saved: " + file + ": holds no saved searches; name another file\n");
}

class GuideOnPagesTest : public ServedSampleTest {
 protected:
  /// The pages that docs/guide.md names for each of its questions.
  static std::vector<std::vector<std::string>> addresses() {
    std::vector<std::vector<std::string>> all;
    std::istringstream lines(read_bytes(source_dir() / "docs" / "guide.md"));
    const std::regex quoted("`(/[^`]*)`");
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("### ") && std::isdigit(static_cast<unsigned char>(line[4])) != 0) {
        all.emplace_back();
      } else if (line.starts_with("On a page: ") && !all.empty()) {
        for (std::sregex_iterator each(line.begin(), line.end(), quoted), end; each != end;
             ++each) {
          all.back().push_back((*each)[1]);
        }
      }
    }
    return all;
  }
};

TEST_F(GuideOnPagesTest, EachQuestionIsAnswered) {
  const std::vector<std::vector<const char*>> answers = {
      {">Canada</a>"},
      {">Algeria<"},
      {"<td class=\"figure\">153.8</td>"},
      {">nordic<"},
      {"second thoughts before they"},
      {">announced<"},
      {"<ins>two thirds </ins>"},
      {"<ins>in our region, </ins>"},
      {"what=sentences&amp;format=csv"},
      {"6 of 96 statements"},
      {"22nd Meeting", "Burkina Faso"},
      {"<entry>"},
  };
  const std::vector<std::vector<std::string>> asked = addresses();
  ASSERT_EQ(asked.size(), answers.size());
  for (std::size_t i = 0; i < asked.size(); ++i) {
    ASSERT_EQ(asked[i].size(), answers[i].size()) << "question " << i + 1;
    for (std::size_t j = 0; j < asked[i].size(); ++j) {
      const HttpAnswer answer = server_->get(asked[i][j]);
      EXPECT_EQ(answer.status, 200) << asked[i][j];
      EXPECT_NE(answer.body.find(answers[i][j]), std::string::npos) << asked[i][j] << '\n'
                                                                    << answer.body;
    }
  }
}

}  // namespace
}  // namespace rostrum::testing
