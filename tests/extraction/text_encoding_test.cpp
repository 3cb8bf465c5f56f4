#include "indexer/extraction/base/text_encoding.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "indexer/extraction/base/unmarked_encoding.hpp"

namespace rostrum {
namespace {

TEST(TextEncoding, ReadsLabelsAsBrowsersDo) {
  struct Case {
    const char* label;
    const char* encoding;
  };
  const Case cases[] = {{"ISO-8859-1", "windows-1252"},
                        {" us-ascii ", "windows-1252"},
                        {"latin1", "windows-1252"},
                        {"GB2312", "gb18030"},
                        {"x-sjis", "shift_jis"},
                        {"ks_c_5601-1987", "euc-kr"},
                        {"latin5", "windows-1254"},
                        {"utf8", "UTF-8"},
                        {"no such", ""},
                        {"", ""}};
  for (const auto& [label, encoding] : cases)
    EXPECT_EQ(encoding_of_label(label), encoding) << label;
}

TEST(TextEncoding, ConvertsWhatItNames) {
  EXPECT_EQ(to_utf8("l\x92\xE9t\xE9", "windows-1252"), "l’été");
  EXPECT_EQ(to_utf8("\x87\x40", "shift_jis"), "①");
  EXPECT_EQ(to_utf8(std::string_view("\xFF\xFE\x10\x04", 4), "UTF-16LE"), "А");
  EXPECT_EQ(to_utf8("x", "no such"), std::nullopt);
}

TEST(TextEncoding, DetectsWhatLettersPointTo) {
  struct Case {
    const char* bytes;
    const char* text;
    const char* encoding;
  };
  const Case cases[] = {
      {"\315\340\370\340\040\344\345\353\345\343\340\366\350\377\040\357\356\344\344\345"
       "\360\346\350\342\340\345\362\040\366\345\353\350\040\344\356\343\356\342\356\360"
       "\340\040\350\040\341\353\340\343\356\344\340\360\350\362\040\357\360\345\344\361"
       "\345\344\340\362\345\353\377\040\347\340\040\345\343\356\040\360\340\341\356\362"
       "\363\056",
       "Наша делегация поддерживает цели договора и благодарит председателя за его работу.",
       "windows-1251"},
      {"\356\301\333\301\040\304\305\314\305\307\301\303\311\321\040\320\317\304\304\305"
       "\322\326\311\327\301\305\324\040\303\305\314\311\040\304\317\307\317\327\317\322"
       "\301\040\311\040\302\314\301\307\317\304\301\322\311\324\040\320\322\305\304\323"
       "\305\304\301\324\305\314\321\040\332\301\040\305\307\317\040\322\301\302\317\324"
       "\325\056",
       "Наша делегация поддерживает цели договора и благодарит председателя за его работу.",
       "koi8-r"},
      {"\355\304\355\317\040\346\335\317\040\310\341\307\317\355\040\303\345\317\307\335"
       "\040\307\341\343\332\307\345\317\311\040\346\355\324\337\321\040\307\341\321\306"
       "\355\323\040\332\341\354\040\332\343\341\345\040\335\355\040\345\320\345\040\307"
       "\341\317\346\321\311",
       "يؤيد وفد بلادي أهداف المعاهدة ويشكر الرئيس على عمله في هذه الدورة", "windows-1256"},
      {"\316\322\303\307\326\247\263\326\314\365\324\274\265\304\304\277\261\352\243\254"
       "\262\242\270\320\320\273\326\367\317\257\313\371\327\366\265\304\271\244\327\367"
       "\241\243",
       "我们支持条约的目标，并感谢主席所做的工作。", "gb18030"},
      {"\247\332\255\314\244\344\253\371\261\370\254\371\252\272\245\330\274\320\241\101"
       "\250\303\267\120\301\302\245\104\256\165\251\322\260\265\252\272\244\165\247\100"
       "\241\103",
       "我們支持條約的目標，並感謝主席所做的工作。", "big5"},
      {"\116\157\164\162\145\040\144\351\154\351\147\141\164\151\157\156\040\163\157\165"
       "\164\151\145\156\164\040\154\145\163\040\157\142\152\145\143\164\151\146\163\040"
       "\144\165\040\164\162\141\151\164\351\040\145\164\040\162\145\155\145\162\143\151"
       "\145\040\154\141\040\160\162\351\163\151\144\145\156\164\145\040\144\222\352\164"
       "\162\145\040\154\340\056",
       "Notre délégation soutient les objectifs du traité et remercie la présidente d’être là.",
       "windows-1252"},
  };
  for (const auto& [bytes, text, encoding] : cases) {
    const DetectedEncoding found = detected_encoding(bytes);
    EXPECT_EQ(found.name, encoding) << text;
    EXPECT_EQ(found.text, text);
  }
}

TEST(TextEncoding, DoesNotTakeDamagedUtf8ForAnother) {
  const DetectedEncoding found = detected_encoding("L’été à Genève – “déjà” \xE9 l’été");
  EXPECT_EQ(found.name, "");
  EXPECT_EQ(found.guess, "UTF-8");
}

TEST(TextEncoding, IsUnsureOfLittle) { EXPECT_EQ(detected_encoding("T\xFCrk").name, ""); }

TEST(TextEncoding, TellsThoseThatAreMuchAlike) {
  struct Case {
    std::string bytes;
    const char* text;
    const char* encoding;
  };
  const Case cases[] = {
      {"\203\356\361\357\356\344\350\355\040\217\360\345\344\361\345\344\340"
       "\362\345\353\374\054\040\215\340\370\340\040\344\345\353\345\343\340"
       "\366\350\337\040\357\356\344\344\345\360\346\350\342\340\345\362\040"
       "\366\345\353\350\040\212\356\355\342\345\355\366\350\350\056",
       "Господин Председатель, Наша делегация поддерживает цели Конвенции.", "x-mac-cyrillic"},
      {"\303\356\361\357\356\344\350\355\040\317\360\345\344\361\345\344\340"
       "\362\345\353\374\054\040\315\340\370\340\040\344\345\353\345\343\340"
       "\366\350\377\040\357\356\344\344\345\360\346\350\342\340\345\362\040"
       "\366\345\353\350\040\312\356\355\342\345\355\366\350\350\056",
       "Господин Председатель, Наша делегация поддерживает цели Конвенции.", "windows-1251"},
      {"\347\317\323\320\317\304\311\316\040\360\322\305\304\323\305\304\301"
       "\324\305\314\330\054\040\356\301\333\301\040\304\305\314\305\307\301"
       "\303\311\321\040\320\317\304\304\305\322\326\311\327\301\305\324\040"
       "\303\305\314\311\040\353\317\316\327\305\316\303\311\311\040\311\040"
       "\302\314\301\307\317\304\301\322\311\324\040\332\301\040\322\301\302"
       "\317\324\325\056\040\365\313\322\301\247\316\301\054\040\353\311\247"
       "\327\040\246\040\354\330\327\246\327\056",
       "Господин Председатель, Наша делегация поддерживает цели Конвенции и благодарит за работу. "
       "Україна, Київ і Львів.",
       "koi8-u"}};
  for (const auto& [bytes, text, encoding] : cases) {
    const DetectedEncoding found = detected_encoding(bytes);
    EXPECT_EQ(found.name, encoding) << text;
    EXPECT_EQ(found.text, text);
  }
}

/// Of letters of the basic plane.
std::string wide(std::u16string_view text, int unit, bool little) {
  std::string bytes;
  for (const char16_t c : text) {
    std::string one{static_cast<char>(c >> 8), static_cast<char>(c & 0xFF)};
    if (unit == 4) one.insert(0, 2, '\0');
    if (little) std::reverse(one.begin(), one.end());
    bytes += one;
  }
  return bytes;
}

TEST(UnmarkedEncoding, IsToldWhereOneReadingIsText) {
  for (const std::u16string_view text :
       {u"Statement by Samplia\n\nWe thank the Chair.\n", u"Déclaration à Genève, le 2\n\nNous…\n",
        u"Заявление\n\nМы поддерживаем.\n", u"中国代表团的发言\n\n我们支持公约。\n",
        u"بيان المملكة\n\nنشكر.\n"}) {
    EXPECT_EQ(unmarked_encoding(wide(text, 2, true)), "UTF-16LE");
    EXPECT_EQ(unmarked_encoding(wide(text, 2, false)), "UTF-16BE");
    EXPECT_EQ(unmarked_encoding(wide(text, 4, true)), "UTF-32LE");
    EXPECT_EQ(unmarked_encoding(wide(text, 4, false)), "UTF-32BE");
  }
  EXPECT_EQ(unmarked_encoding("\x1B$B$3$s\x1B(B"), "iso-2022-jp");
  EXPECT_EQ(unmarked_encoding("\x1B$)C\x0E1W\x0F"), "ISO-2022-KR");
  std::string noise;
  for (int i = 0; i < 400; ++i) noise += static_cast<char>(i * i % 251);
  for (const std::string& none :
       {std::string("Plain text, and a NUL\0 in it.", 29), noise, std::string(64, '\0'),
        std::string("\xFF\xFEw\0o\0r\0d\0s\0 \0w\0o\0r\0", 18), std::string()}) {
    EXPECT_EQ(unmarked_encoding(none), "");
  }
}

TEST(LikelierEncoding, IsTheLabelsUnlessAnotherScriptIsSure) {
  const std::string russian =
      "\303\356\361\357\356\344\350\355\040\317\360\345\344\361\345\344\340"
      "\362\345\353\374\054\040\315\340\370\340\040\344\345\353\345\343\340"
      "\366\350\377\040\357\356\344\344\345\360\346\350\342\340\345\362\040"
      "\366\345\353\350\040\312\356\355\342\345\355\366\350\350\056\040\303"
      "\356\361\357\356\344\350\355\040\317\360\345\344\361\345\344\340\362"
      "\345\353\374\054\040\315\340\370\340\040\344\345\353\345\343\340\366"
      "\350\377\040\357\356\344\344\345\360\346\350\342\340\345\362\040\366"
      "\345\353\350\040\312\356\355\342\345\355\366\350\350\056";
  EXPECT_EQ(likelier_encoding(russian, "windows-1252"), "windows-1251");
  EXPECT_EQ(likelier_encoding(russian, "windows-1251"), "windows-1251");
  // koi8-r has small letters where windows-1251 has capitals.
  EXPECT_EQ(likelier_encoding(russian, "koi8-r"), "windows-1251");
  // Of one script, the label knows better.
  EXPECT_EQ(likelier_encoding(russian, "x-mac-cyrillic"), "x-mac-cyrillic");
  EXPECT_EQ(likelier_encoding("D\xE9l\xE9gation \xE0 Gen\xE8ve, d\xE9j\xE0", "windows-1250"),
            "windows-1250");
}

}  // namespace
}  // namespace rostrum
