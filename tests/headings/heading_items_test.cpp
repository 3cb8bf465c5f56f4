#include "indexer/headings/fields/heading_items.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "schemas/vocabulary/item_number.hpp"

namespace rostrum {
namespace {

std::string numbers(std::string_view line) {
  std::string all;
  for (const AgendaItem& item : items_in(line)) all += (all.empty() ? "" : ",") + item.number;
  return all;
}

TEST(ItemsIn, ReadsNumbersInTheirManyForms) {
  const std::pair<const char*, const char*> cases[] = {
      {"7a. Universalization", "7a"},
      {"7. Matters related to the mandate of the President", "7"},
      {"Agenda item 9 f", "9f"},
      {"Statement on universalisation (agenda item 9 f)", "9f"},
      {"Statement by Thailand on universalisation (agenda item 9 f) delivered during the meeting",
       "9f"},
      {"Item 11 (d)", "11d"},
      {"Agenda items 52 (b) and 90 to 106", "52b,90-106"},
      {"Agenda items 52 (b) 90 to 106 (continued)", "52b,90-106"},
      {"Agenda items 8, 11 and 13 to 15", "8,11,13-15"},
      {"Agenda item 4: Thematic discussion", "4"},
      {"Cluster 2: Safeguards", "cluster 2"},
      {"CLUSTER II", "cluster 2"},
      {"Кластер 2", "cluster 2"},
      {"المجموعة 2", "cluster 2"},
      {"Tema 7", "7"},
      {"Tema 9 c) del programa", "9c"},
      {"Temas 52 b) y 90 a 106", "52b,90-106"},
      {"Point 5 de l'ordre du jour", "5"},
      {"Пункт 5 повестки дня", "5"},
      {"Пункт 10 а) повестки дня", "10a"},
      {"议程项目5", "5"},
      {"البند 9 (أ) من جدول الأعمال", "9a"},
      {"البند 9 (ج)", "9c"},
      {"البند ٩ (ب)", "9b"},
      {"Agenda item: 5", "5"},
      {"Agenda item IV: General debate", "4"},
      {"Item VII", "7"},
      {"Cluster IV", "cluster 4"},
      {"クラスター3 原子力の平和的利用", "cluster 3"},
      {"关于议题5的发言", "5"},
      {"Items 8(a)/(b) – Clearance", "8a,8b"},
      {"Agenda item 7a and b", "7a,7b"},
      {"Agenda items 7a-c", "7a,7b,7c"},
      {"Agenda item 7; 9", "7,9"},
      {"Item 7.a", "7a"},
      {"An item I would like to raise", ""},
      {"17 June 2025", ""},
      {"26. November 2018", ""},
      {"Norway", ""},
      {"Geneva 2025", ""},
      {"items of concern", ""},
  };
  for (const auto& [line, expected] : cases) EXPECT_EQ(numbers(line), expected) << line;
}

TEST(ItemsIn, TakesTheTitleThatFollows) {
  const std::pair<const char*, const char*> cases[] = {
      {"7a. Universalization", "Universalization"},
      {"Agenda item 4: Thematic discussion", "Thematic discussion"},
      {"Cluster 2: Safeguards", "Safeguards"},
  };
  for (const auto& [line, title] : cases) {
    const auto items = items_in(line);
    ASSERT_EQ(items.size(), 1u) << line;
    EXPECT_EQ(items[0].title, title) << line;
  }
}

TEST(ItemNumber, HasOneForm) {
  const std::pair<const char*, const char*> cases[] = {
      {"7", "7"},           {"7a", "7a"},
      {"9 f", "9f"},        {"Item 11 (d)", "11d"},
      {"52 (b)", "52b"},    {"90 to 106", "90-106"},
      {"90-106", "90-106"}, {"Cluster 2", "cluster 2"},
      {"item 7(a)", "7a"},  {"007", "7"},
      {"Item IV", "4"},     {"Cluster II", "cluster 2"},
      {"7 (a) (i)", "7a"},  {"Point 7 de l'ordre du jour", "7"},
      {"البند ٧", "7"},     {"Nos. 7", "7"},
      {"#7", "7"},          {"Tagesordnungspunkt 7", "7"},
      {"7 до 9", "7-9"}};
  for (const auto& [text, number] : cases) EXPECT_EQ(item_number(text), number) << text;
  for (const char* text : {"", "banana", "2025", "7 of 9", "IV", "a7", "7abc", "7, 9", "5a, 9",
                           "7;9", "9 and 11", "106-90", "7 a, 9"}) {
    EXPECT_EQ(item_number(text), std::nullopt) << text;
  }
}

TEST(ItemNumbers, AreLists) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"5a, 12", {"5a", "12"}},
      {"5, 6, 14", {"5", "6", "14"}},
      {"5a;5b", {"5a", "5b"}},
      {"5 and 12", {"5", "12"}},
      {"Agenda items 5 and 12", {"5", "12"}},
      {"Items 5, 6 and 12 to 14", {"5", "6", "12-14"}},
      {"10 (a) and (b)", {"10a", "10b"}},
      {"10 (e), 11", {"10e", "11"}},
      {"10 (e)", {"10e"}},
      {"10e", {"10e"}},
      {"10 e 11", {"10", "11"}},
      {"Temas 10 b) y 90 a 106", {"10b", "90-106"}},
      {"10 a) y b)", {"10a", "10b"}},
      {"points 10 et 11", {"10", "11"}},
      {"10 à 12", {"10-12"}},
      {"10 bis 12", {"10-12"}},
      {"10 al 12", {"10-12"}},
      {"10–12", {"10-12"}},
      {"10-12; 14", {"10-12", "14"}},
      {"пункты 10 и 11", {"10", "11"}},
      {"10、11和12", {"10", "11", "12"}},
      {"10|11", {"10", "11"}},
      {"10 & 11", {"10", "11"}},
      {"10a/b", {"10a", "10b"}},
      {"10 (a) to (c)", {"10a", "10b", "10c"}},
      {"10a-10c, 12", {"10a", "10b", "10c", "12"}},
      {"10, 10, 11,", {"10", "11"}},
      {"Cluster 1; Cluster 2", {"cluster 1", "cluster 2"}},
  };
  for (const auto& [text, numbers] : cases) EXPECT_EQ(item_numbers(text), numbers) << text;
  for (const char* text : {"", ",", "banana", "5, banana", "78/46", "12 October 2017",
                           "5 Clearance", "(a) and (b)", "5, 2024"}) {
    EXPECT_EQ(item_numbers(text), std::vector<std::string>{}) << text;
  }
}

}  // namespace
}  // namespace rostrum
