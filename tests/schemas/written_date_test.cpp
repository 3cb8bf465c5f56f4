#include "schemas/record/written_date.hpp"

#include <gtest/gtest.h>

#include "schemas/base/error.hpp"

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
      {"二〇二三年十月九日", "2023-10-09"},
      {"二零二一年十二月二十三日，日内瓦", "2021-12-23"},
      {"平成27年4月27日", "2015-04-27"},
      {"令和元年10月9日", "2019-10-09"},
      {"15 تشرين الثاني 2019", "2019-11-15"},
      {"3 كانون الأول 2020", "2020-12-03"},
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

TEST(ReadDate, TakesEveryFormThatLeavesNoDoubt) {
  const std::pair<const char*, const char*> cases[] = {
      {"2011", "2011"},
      {"2011-05", "2011-05"},
      {"2011-05-03", "2011-05-03"},
      {"2011-05-03T09:30:00Z", "2011-05-03"},
      {"2011-05-03 09:30", "2011-05-03"},
      {"20110503", "2011-05-03"},
      {"20110503T093000Z", "2011-05-03"},
      {"2011-5-3", "2011-05-03"},
      {"2011/5/3", "2011-05-03"},
      {"2011.05.03", "2011-05-03"},
      {"'2011-05-03'", "2011-05-03"},
      {"'2011-05-03", "2011-05-03"},
      {" “3 May 2011” ", "2011-05-03"},
      {"3 May 2011", "2011-05-03"},
      {"3-May-2011", "2011-05-03"},
      {"2011-May-03", "2011-05-03"},
      {"May 3, 2011", "2011-05-03"},
      {"Tue, 3 May 2011 09:30:00 +0200", "2011-05-03"},
      {"May 2011", "2011-05"},
      {"Sep 2011", "2011-09"},
      {"5/2011", "2011-05"},
      {"2011/05", "2011-05"},
      {"23/05/2011", "2011-05-23"},
      {"05/23/2011", "2011-05-23"},
      {"05/05/2011", "2011-05-05"},
      {"03.05.2011", "2011-05-03"},
      {"23/05/2011 09:30", "2011-05-23"},
      {"le 3 mai 2011", "2011-05-03"},
      {"3 мая 2011 года", "2011-05-03"},
      {"2011年5月3日", "2011-05-03"},
      {"17 June 1925", "1925-06-17"},
      {"Vienna, 3 May 2011", "2011-05-03"},
      {"3-6 May 2011", "2011-05"},
  };
  for (const auto& [text, date] : cases) {
    try {
      EXPECT_EQ(read_date(text).text(), date) << text;
    } catch (const Error& error) {
      ADD_FAILURE() << error.what();
    }
  }
}

TEST(ReadDate, LeavesOutWhatMayBeTwoDays) {
  const std::pair<const char*, const char*> cases[] = {
      {"03/05/2011", "'03/05/2011' may be 2011-05-03 or 2011-03-05; write one of the two"},
      {"3-5-2011", "'3-5-2011' may be 2011-05-03 or 2011-03-05; write one of the two"},
      {"2011-05-32", "'2011-05-32' is not a day, use YYYY-MM-DD, YYYY-MM or YYYY"},
      {"spring", "'spring' is not a day, use YYYY-MM-DD, YYYY-MM or YYYY"},
  };
  for (const auto& [text, message] : cases) {
    try {
      ADD_FAILURE() << text << " was read as " << read_date(text).text();
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::InvalidInput);
      EXPECT_EQ(error.what(), std::string(message));
    }
  }
  for (const char* text :
       {"", " ", "'", "11", "03/05/11", "2011/2012", "35", "1/2/3", "2011-13", "3 May", "-2011",
        "03052011", "20111332", "3 May 2011 and 4 May 2012", "2011-05-03-01", "\xFF\xFE"}) {
    EXPECT_THROW((void)read_date(text), Error) << text;
  }
}

}  // namespace
}  // namespace rostrum
