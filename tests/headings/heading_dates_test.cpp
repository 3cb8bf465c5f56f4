#include "indexer/headings/heading_dates.hpp"

#include <gtest/gtest.h>

namespace rostrum {
namespace {

TEST(DateIn, ReadsTheFormsOfTheSixLanguages) {
  const std::pair<const char*, const char*> cases[] = {
      {"Geneva, 17 June 2025", "2025-06-17"},
      {"February 26, 2019, Geneva", "2019-02-26"},
      {"New York, le 12 octobre 2017", "2017-10-12"},
      {"Ginebra, 19 de marzo de 2019", "2019-03-19"},
      {"3 de diciembre de 2025", "2025-12-03"},
      {"14 октября 2021 года", "2021-10-14"},
      {"2021年10月14日", "2021-10-14"},
      {"جنيف، 14 أكتوبر 2021", "2021-10-14"},
      {"14 تشرين الأول/أكتوبر 2021", "2021-10-14"},
      {"٣ كانون الأول/ديسمبر ٢٠٢٥", "2025-12-03"},
      {"2025-06-17", "2025-06-17"},
      {"2022/06/14", "2022-06-14"},
      {"17.06.2025", "2025-06-17"},
      {"21Nov2007", "2007-11-21"},
      {"Geneva, 26-30 November 2018", "2018-11"},
      {"Geneva, 26–30 November 2018.", "2018-11"},
      {"26 to 30 November 2018", "2018-11"},
      {"29 November – 3 December 2010", "2010"},
      {"November 2023", "2023-11"},
      {"Le 19 juin 2024", "2024-06-19"},
      {"1er décembre 2025", "2025-12-01"},
      {"2nd December 2025", "2025-12-02"},
  };
  for (const auto& [line, date] : cases) {
    const auto found = date_in(line);
    ASSERT_TRUE(found) << line;
    EXPECT_EQ(found->text(), date) << line;
  }
}

TEST(DateIn, InventsNothing) {
  for (const char* line : {"", "Intersessional meetings 2025", "03/05/2010", "Agenda item 9 f",
                           "78th session", "12 October 2017 and 13 October 2018",
                           "31 February 2020", "A/C.1/78/PV.3", "may 2 states agree"}) {
    EXPECT_FALSE(date_in(line)) << line;
  }
}

}  // namespace
}  // namespace rostrum
