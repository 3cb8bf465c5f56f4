#include "indexer/headings/heading_items.hpp"

#include <gtest/gtest.h>

#include "schemas/item_number.hpp"

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
      {"item 7(a)", "7a"},  {"007", "7"}};
  for (const auto& [text, number] : cases) EXPECT_EQ(item_number(text), number) << text;
  for (const char* text : {"", "banana", "2025", "7 of 9", "IV", "a7", "7abc"}) {
    EXPECT_EQ(item_number(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace rostrum
