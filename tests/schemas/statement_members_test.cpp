#include "schemas/record/statement_members.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

namespace rostrum {
namespace {

TEST(StatementMembers, StandOnceEachByNameAndByPlace) {
  std::set<std::string> names;
  std::set<int> places;
  each_member<Statement>([&](const auto& member) {
    EXPECT_TRUE(names.insert(member.name).second) << member.name;
    const MemberTraits& traits = member.traits;
    EXPECT_EQ(traits.place > 0, !traits.label.empty()) << member.name;
    if (traits.place > 0) {
      EXPECT_TRUE(places.insert(traits.place).second) << member.name;
      EXPECT_FALSE(traits.evidence.empty()) << member.name;
    }
  });
  EXPECT_EQ(*places.rbegin(), static_cast<int>(places.size())) << "no gap";
}

TEST(StatementMembers, AreReadAndWrittenThroughEachField) {
  AgendaItem item{"7a", "Universalization", ""};
  std::string seen;
  each_field(std::as_const(item), [&seen](const auto& member, const std::string& value) {
    seen += std::string(member.name) + "=" + value + ";";
  });
  EXPECT_EQ(seen, "number=7a;title=Universalization;topic=;");
  each_field(item, [](const auto&, std::string& value) { value += "!"; });
  EXPECT_EQ(item.number, "7a!");
}

}  // namespace
}  // namespace rostrum
