#include "schemas/record/statement.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schemas/base/embedded.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/json_schema.hpp"
#include "schemas/index/record_codec.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

/// Every property set.
Statement full() {
  Statement made;
  made.id = "x-1";
  made.title = "Title";
  made.text = "Text.";
  made.convention = "APMBC";
  made.session = SessionRef{"APMBC/22MSP", "22nd Meeting of the States Parties (22MSP)"};
  made.symbols = {"APLC/MSP.22/2025/WP.3"};
  made.agenda_items = {{"9a", "Universalization", "universalization"}};
  made.topics = {"clearance"};
  made.delivered_by = Author{"NOR", "Norway", "state"};
  made.on_behalf_of = {"EU"};
  made.joint_with = {"CHE"};
  made.aligned_with = {"EU"};
  made.speaker = {"A. Speaker", "Permanent Representative"};
  made.date = Date{2025, 12, 2};
  made.kind = "joint";
  made.delivery = "delivered";
  made.language = "en";
  made.variant_of = "x-0";
  made.sample = true;
  made.source = {.file = "a.txt",
                 .url = "https://example.org/a",
                 .media_type = "text/plain",
                 .sha256 = std::string(64, '0'),
                 .note = "from a binder",
                 .line = 3,
                 .pages = 2,
                 .unread_pages = {4},
                 .recognised_pages = {2, 3}};
  made.pages = {1, 1, 2};
  made.recognised = {3};
  made.evidence = {{"date", "2025-12-02", "heading.date", 4, "2 December 2025", 0.9, true, true}};
  return made;
}

TEST(StatementJson, HasExactlyThePropertiesOfTheSchema) {
  const json schema = json::parse(embedded_file("statement.schema.json"));
  const json record = to_json(full());
  std::vector<std::string> in_schema;
  for (const auto& [name, rule] : schema["properties"].items()) in_schema.push_back(name);
  std::vector<std::string> in_record;
  for (const auto& [name, value] : record.items()) in_record.push_back(name);
  EXPECT_EQ(in_record, in_schema);
  EXPECT_TRUE(builtin_schema("statement.schema.json").problems(record).empty());
}

TEST(StatementJson, ComesBackAsItWas) {
  const json record = to_json(full());
  EXPECT_EQ(to_json(statement_from_json(record)), record);
  Statement bare;
  bare.text = "Text alone.";
  EXPECT_EQ(to_json(statement_from_json(to_json(bare))), to_json(bare));
}

TEST(StoredRecord, ComesBackAsItWas) {
  Statement back = decode_record(encode_record(full()));
  EXPECT_EQ(back.text, "");
  back.text = full().text;
  back.evidence = decode_evidence(encode_evidence(full().evidence));
  EXPECT_EQ(to_json(back), to_json(full()));
  EXPECT_EQ(to_json(decode_record(encode_record({}))), to_json({}));
}

TEST(StoredRecord, IsRefusedWhenItIsCutShortOrTooLong) {
  const std::string bytes = encode_record(full());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW((void)decode_record(std::string_view(bytes).substr(0, size)), Error) << size;
  }
  EXPECT_THROW((void)decode_record(bytes + '\0'), Error);
  EXPECT_THROW((void)decode_evidence("\xFF\xFF\xFF\xFF\x7F"), Error);   // more items than bytes
  EXPECT_THROW((void)decode_evidence(std::string(11, '\xFF')), Error);  // a number without end
}

TEST(StatementJson, SaysWhichPropertyIsWrong) {
  json record = to_json(full());
  record["agenda_items"][0]["number"] = 7;
  try {
    (void)statement_from_json(record);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("agenda_items[0].number"), std::string::npos)
        << error.what();
  }
}

TEST(StatementJson, RefusesADateThatIsNone) {
  json record = to_json(full());
  record["date"] = "2019-13-01";
  EXPECT_THROW((void)statement_from_json(record), Error);
}

TEST(TopicsOf, AreThoseOfTheRecordAndOfItsItemsOnce) {
  Statement made = full();
  made.topics = {"clearance", "universalization"};
  EXPECT_EQ(topics_of(made), (std::vector<std::string>{"clearance", "universalization"}));
}

}  // namespace
}  // namespace rostrum
