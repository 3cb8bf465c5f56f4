#include "schemas/record/date.hpp"

#include <gtest/gtest.h>

#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

TEST(ParseDate, KeepsThePrecisionOfTheText) {
  struct Case {
    const char* text;
    const char* read;
    int first;
    int last;
  };
  const Case cases[] = {
      {"2025", "2025", 20250101, 20251231},
      {"2024-02", "2024-02", 20240201, 20240229},
      {"2023-02", "2023-02", 20230201, 20230228},
      {"2025-06-17", "2025-06-17", 20250617, 20250617},
      {"2012-12-09T19:00:00Z", "2012-12-09", 20121209, 20121209},
      {"2012-12-09 19:00", "2012-12-09", 20121209, 20121209},
  };
  for (const Case& each : cases) {
    const Date date = parse_date(each.text);
    EXPECT_EQ(date.text(), each.read) << each.text;
    EXPECT_EQ(date.first_day(), each.first) << each.text;
    EXPECT_EQ(date.last_day(), each.last) << each.text;
  }
}

TEST(ParseDate, RefusesWhatIsNoDay) {
  const char* cases[] = {"",           "19",         "2019-13-01", "2019-02-29", "2019-00-01",
                         "2019-01-00", "2019-1-1",   "0999",       "2019/01/01", "2019-01-01x",
                         "abcd",       "2019-04-31", "20190101",   "-2019",      "2019-"};
  for (const char* text : cases) EXPECT_FALSE(try_parse_date(text)) << text;
}

TEST(ParseDate, SaysWhatToWrite) {
  try {
    (void)parse_date("2019-13-01");
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::InvalidInput);
    EXPECT_STREQ(error.what(), "'2019-13-01' is not a day, use YYYY-MM-DD, YYYY-MM or YYYY");
  }
}

}  // namespace
}  // namespace rostrum
