#include "schemas/index/fields.hpp"

#include <gtest/gtest.h>

#include "schemas/base/error.hpp"
#include "schemas/index/index_format.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

TEST(FindField, KnowsNamesAndAliasesInAnyCase) {
  EXPECT_EQ(find_field("Country")->name, "country");
  EXPECT_EQ(find_field("agenda_item")->name, "item");
  EXPECT_EQ(find_field("LANGUAGE")->name, "lang");
  EXPECT_EQ(find_field("colour"), nullptr);
  EXPECT_EQ(find_field(""), nullptr);
}

TEST(Fields, NoPrefixHidesAnother) {
  // A value is folded, so the letter behind a prefix is never a capital: only a prefix that goes on
  // with something else could be taken for another one's value.
  for (const Field& a : kFields) {
    for (const Field& b : kFields) {
      if (a.name == b.name || a.prefix.empty() || b.prefix.empty()) continue;
      if (b.prefix.starts_with(a.prefix)) {
        const char next = b.prefix[a.prefix.size()];
        EXPECT_TRUE(next >= 'A' && next <= 'Z') << a.name << " and " << b.name;
      }
    }
  }
}

TEST(FacetTerm, FoldsTheValueToLowerCase) {
  EXPECT_EQ(facet_term(field(FieldId::Convention), "BWC"), "XCONVbwc");
  EXPECT_EQ(facet_term(field(FieldId::Session), "APMBC/IM-2025"), "XSESSapmbc/im-2025");
  EXPECT_EQ(facet_term(field(FieldId::Country), " NOR "), "Nnor");
}

TEST(FacetTerm, KeepsLongValuesApartWithinTheLimit) {
  const std::string a(400, 'a');
  const std::string b = std::string(399, 'a') + "b";
  const std::string accented =
      std::string(200, 'x') + std::string("\xD0\xB6\xD0\xB6\xD0\xB6\xD0\xB6");
  EXPECT_LE(facet_term(field(FieldId::Session), a).size(), kMaxTermBytes);
  EXPECT_NE(facet_term(field(FieldId::Session), a), facet_term(field(FieldId::Session), b));
  EXPECT_TRUE(is_utf8(facet_term(field(FieldId::Session), accented + accented)));
}

TEST(FacetTerm, RefusesBlankValuesAndControlCharacters) {
  EXPECT_THROW((void)facet_term(field(FieldId::Country), "  "), Error);
  EXPECT_THROW((void)facet_term(field(FieldId::Session), std::string("a\0b", 3)), Error);
}

TEST(ParentItem, IsTheNumberWithoutItsLetters) {
  EXPECT_EQ(parent_item("7a"), "7");
  EXPECT_EQ(parent_item("127n"), "127");
  EXPECT_EQ(parent_item("7a1"), "7a");
  EXPECT_EQ(parent_item("7"), std::nullopt);
  EXPECT_EQ(parent_item("90-106"), std::nullopt);
  EXPECT_EQ(parent_item("cluster 1"), std::nullopt);
  EXPECT_EQ(parent_item(""), std::nullopt);
}

}  // namespace
}  // namespace rostrum
