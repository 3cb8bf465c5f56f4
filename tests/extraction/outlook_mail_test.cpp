// What a mail says that Outlook saved, and what is attached to it.
#include "indexer/extraction/old_office/outlook_mail.hpp"

#include <gtest/gtest.h>

#include "indexer/extraction/old_office/old_office_text.hpp"
#include "tests/support/broken_bytes.hpp"
#include "tests/support/compound_files.hpp"
#include "tests/support/extracted_lines.hpp"

namespace rostrum {
namespace {

using testing::make_compound;
using testing::make_outlook_mail;

using testing::files_of;
using testing::Lines;
using testing::lines_of;

std::string problem_of(const std::string& bytes) {
  try {
    (void)old_office_text(bytes);
  } catch (const ExtractionError& error) {
    return error.what();
  }
  return "";
}

const std::string kFirst = "__attach_version1.0_#00000000/";
const std::string kSecond = "__attach_version1.0_#00000001/";
const std::string kThird = "__attach_version1.0_#00000002/";

TEST(OutlookMail, HasItsBodyAndWhatIsAttached) {
  const std::string inner = kSecond + "__substg1.0_3701000D/";
  const ExtractedText text =
      old_office_text(make_outlook_mail({{"0037001F", "Statement by Côte d'Ivoire"},
                                         {"1000001F", "Plain body.\r\n\r\nSecond paragraph."},
                                         {kFirst + "3707001F", "мир.txt"},
                                         {kFirst + "37010102", "Attached text."},
                                         {inner + "0037001F", "Inner talk"},
                                         {inner + "1000001F", "Inner text."},
                                         {inner + kFirst + "3707001F", "deep.txt"},
                                         {inner + kFirst + "37010102", "Deep text."},
                                         {kThird + "3707001F", "logo.png"},
                                         {kThird + "370E001F", "image/png"},
                                         {kThird + "3712001F", "logo@x"},
                                         {kThird + "37010102", "no"}}));
  EXPECT_EQ(lines_of(text), (Lines{"Plain body.", "Second paragraph."}));
  EXPECT_EQ(text.letterhead, "Statement by Côte d'Ivoire");
  EXPECT_EQ(text.media_type, "application/vnd.ms-outlook");
  EXPECT_EQ(files_of(text), (Lines{"мир.txt: Attached text.", "Inner talk.txt: Inner text.",
                                   "Inner talk/deep.txt: Deep text."}));
}

TEST(OutlookMail, PrefersThePageAndKnowsItsCodePage) {
  std::string properties(32, '\0');
  properties += std::string("\x03\0\xDE\x3F\x06\0\0\0\xE3\x04\0\0\0\0\0\0", 16);  // 1251
  EXPECT_EQ(lines_of(old_office_text(
                make_compound({{"__properties_version1.0", properties},
                               {"__substg1.0_1000001E", "plain"},
                               {"__substg1.0_10130102", "<html><p>\xCC\xE8\xF0</p></html>"}}))),
            Lines{"Мир"});
  EXPECT_EQ(lines_of(old_office_text(make_compound({{"__properties_version1.0", properties},
                                                    {"__substg1.0_1000001E", "\xCC\xE8\xF0"}}))),
            Lines{"Мир"});
}

TEST(OutlookMail, UnpacksRichText) {
  // The example of MS-OXRTFCP, 3.1.1: "{\rtf1\ansi\ansicpg1252\pard hello world}\r\n".
  const std::string packed(
      "\x2D\0\0\0\x2B\0\0\0LZFu\xF1\xC5\xC7\xA7\x03\0\x0A\0rcpg125\x42\x32\x0A\xF3 hel\x09\0\x20"
      "bw\x05\xB0ld}\x0A\x80\x0F\xA0",
      49);
  EXPECT_EQ(unpacked_rich_text(packed), "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
  EXPECT_EQ(lines_of(old_office_text(make_outlook_mail({{"10090102", packed}}))),
            Lines{"hello world"});
  EXPECT_EQ(unpacked_rich_text("short"), "");
}

TEST(OldOffice, TellsWhatElseItIs) {
  EXPECT_NE(problem_of(make_compound({{"EncryptedPackage", "x"}})).find("encrypted"),
            std::string::npos);
  EXPECT_NE(problem_of(make_compound({{"Workbook", "x"}})).find(".xlsx"), std::string::npos);
  EXPECT_NE(problem_of(make_compound({{"PowerPoint Document", "x"}})).find(".pptx"),
            std::string::npos);
  EXPECT_NE(problem_of(make_compound({{"Any", "x"}})).find("no Word document"), std::string::npos);
}

TEST(OutlookMail, SurvivesBrokenBytes) {
  const std::string whole = make_outlook_mail({{"0037001F", "A subject"},
                                               {"1000001F", std::string(5000, 'x')},
                                               {kFirst + "3707001F", "a.txt"},
                                               {kFirst + "37010102", std::string(9000, 'y')}});
  testing::each_broken(whole, 200, [](const std::string& bytes) {
    try {
      (void)old_office_text(bytes);
    } catch (const ExtractionError&) {  // NOLINT: told, and that is all
    }
  });
}

}  // namespace
}  // namespace rostrum
