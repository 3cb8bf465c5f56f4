#include "indexer/headings/fields/page_address.hpp"

#include <gtest/gtest.h>

#include "indexer/headings/heading_reader.hpp"

namespace rostrum {
namespace {

Statement read(const char* url, const char* text = "Mr. President,\n\nWe thank you.") {
  static HeadingReader reader(Vocabulary::builtin());
  Statement statement;
  statement.text = text;
  statement.source.url = url;
  reader.read(statement, "page.html");
  return statement;
}

TEST(PageAddress, NamesTheStateThatKeepsTheSite) {
  const std::pair<const char*, const char*> cases[] = {
      {"https://www.mofa.gov.bs/speech/12", "BHS"},
      {"https://cancilleria.gob.ar/es/node/1", "ARG"},
      {"https://www.mfat.govt.nz/en/speech", "NZL"},
      {"https://www.gov.uk/government/speeches/a", "GBR"},
      {"https://www.norway.no/en/missions/un", "NOR"},
      {"https://russiaun.ru/ru/news/1", "RUS"},
      {"http://www.china-un.ch/chn/1", "CHN"},
      {"https://news.example.com/norway/says", ""},
      {"https://www.norway-tours.com/", ""},
      {"https://example.no/a", ""},
      {"no address", ""},
      {"", ""},
  };
  for (const auto& [url, code] : cases) {
    const Statement found = read(url);
    EXPECT_EQ(found.delivered_by ? found.delivered_by->code : "", code) << url;
  }
  EXPECT_EQ(read("https://www.norway.no/a", "Statement by Ghana\n\nMr. Chair,").delivered_by->code,
            "GHA");
}

TEST(PageAddress, TellsMeetingAndDateInItsWords) {
  const Statement found =
      read("https://example.org/2025/npt-3rd-prepcom-general-debate-30-april-2025");
  ASSERT_TRUE(found.session);
  EXPECT_EQ(found.session->code, "NPT/PC3-2026");
  EXPECT_EQ(found.date->text(), "2025-04-30");
  // A folder is the day that the page was put up.
  EXPECT_EQ(read("https://example.org/2019/05/21/a-talk").date->text(), "2019-05");
  EXPECT_EQ(read("https://example.org/news/2019/a-talk").date->text(), "2019");
  for (const Evidence& each : found.evidence) {
    EXPECT_TRUE(each.field != "session" || each.rule == "address") << each.rule;
  }
}

}  // namespace
}  // namespace rostrum
