// Which words of a question are labels of the thesaurus, and what of it is shown.
#include <gtest/gtest.h>

#include "searcher/query/query_parser.hpp"
#include "searcher/query/query_text.hpp"

namespace rostrum {
namespace {

TextAnalyser& analyser() {
  static TextAnalyser made;
  return made;
}

const LabelFinder& labels() {
  static const LabelFinder made(Thesaurus::builtin(), analyser());
  return made;
}

ParsedQuery parsed(const std::string& text, bool any = false) {
  return parse_query(text, {.any = any, .limits = {}, .analyser = analyser(), .labels = &labels()});
}

void collect(const QueryNode& node, std::string& codes) {
  if (node.op == QueryOp::Synonyms) codes += (codes.empty() ? "" : " ") + node.meant->code;
  for (const QueryNode& child : node.children) collect(child, codes);
}

std::string concepts_in(const std::string& text, bool any = false) {
  std::string codes;
  collect(parsed(text, any).root, codes);
  return codes;
}

TEST(QuerySynonyms, KnowLabelsInEveryFormAndLanguage) {
  const std::pair<const char*, const char*> cases[] = {
      {"killer robots", "autonomous-weapons"},
      {"killer robot", "autonomous-weapons"},
      {"Killer  Robots now", "autonomous-weapons"},
      {"LAWS", "autonomous-weapons"},
      {"LAWS, now", "autonomous-weapons"},
      {"laws", ""},
      {"Laws", ""},
      {"SALA", "autonomous-weapons"},
      {"sala", ""},
      {"CD", "conference-on-disarmament"},
      {"cd", ""},
      {"ISU", "implementation-support-unit"},
      {"FMCT", "fissile-material-treaty"},
      {"cut-off", "fissile-material-treaty"},
      {"landmine", "landmines"},
      {"anti-personnel mine", "landmines"},
      {"antipersonnel mines", "landmines"},
      {"anti personnel mines", "landmines"},
      {"mines antipersonnel", "landmines"},
      {"杀伤人员地雷", "landmines"},
      {"殺傷人員地雷", "landmines"},
      {"противопехотных мин", "landmines"},
      {"الألغام المضادة للأفراد", "landmines"},
      {"denounce", "withdrawal"},
      {"withdrawing", "withdrawal"},
      {"dénonciation", "withdrawal"},
      {"victim assistance clearance", "victim-assistance mine-clearance"},
      {"sea", ""},
  };
  for (const auto& [text, codes] : cases) EXPECT_EQ(concepts_in(text), codes) << text;
}

TEST(QuerySynonyms, TakeTheLongestLabel) {
  EXPECT_EQ(concepts_in("nuclear disarmament verification"), "nuclear-verification");
  EXPECT_EQ(concepts_in("nuclear weapons"), "nuclear-weapons");
  EXPECT_EQ(concepts_in("treaty on the prohibition of nuclear weapons"), "tpnw");
}

TEST(QuerySynonyms, LeavePhrasesAndWhatIsExcludedAlone) {
  const std::pair<const char*, const char*> cases[] = {
      {"\"killer robots\"", "autonomous-weapons"},
      {"\"killer robot\"", ""},
      {"\"ban killer robots now\"", ""},
      {"\"LAWS\"", "autonomous-weapons"},
      {"\"laws\"", ""},
      {"\"mines\"", "landmines"},
      {"mine*", ""},
      {"treaty -mines", ""},
      {"treaty NOT mines", ""},
      {"treaty NOT (mines OR landmines)", ""},
      {"treaty NOT mines NEAR/5 clearance", ""},
      {"treaty NOT (sea NEAR/5 lake) landmines", "landmines"},
      {"+landmines treaty", "landmines"},
      {"+killer robots", ""},
      {"killer AND robots", ""},
      {"killer OR robots", ""},
      {"(killer) robots", ""},
      {"country:Norway landmines", "landmines"},
      {"title:landmines", "landmines"},
      {"title:killer robots", ""},
      {"landmines NEAR/5 treaty", "landmines"},
      {"killer robots NEAR/5 treaty", ""},
      {"\"killer robots\" NEAR/5 treaty", "autonomous-weapons"},
      {"landmines ADJ ban", "landmines"},
  };
  for (const auto& [text, codes] : cases) EXPECT_EQ(concepts_in(text), codes) << text;
}

TEST(QuerySynonyms, WhatIsShownIsReadAgainAsTheSame) {
  const std::pair<const char*, const char*> cases[] = {
      {"killer robots", "killer robots"},
      {"ban killer robots", "ban AND (killer robots)"},
      {"ban OR killer robots", "ban OR (killer robots)"},
      {"LAWS country:Norway", "LAWS AND country:Norway"},
      {"\"killer robots\" NEAR/5 ban", "\"killer robots\" NEAR/5 ban"},
      {"title:LAWS", "title:LAWS"},
      {"核裁军 treaty", "核裁军 AND treaty"},
      {"sea -mines", "sea AND NOT mines"},
  };
  for (const auto& [text, shown] : cases) {
    for (const bool any : {false, true}) {
      const ParsedQuery query = parsed(text, any);
      if (!any) {
        EXPECT_EQ(to_text(query), shown);
      }
      EXPECT_TRUE(same_query(parsed(to_text(query), any), query)) << to_text(query);
    }
  }
}

TEST(QuerySynonyms, EveryLabelNamesItsOwnConcept) {
  for (const FieldConcept& each : Thesaurus::builtin().concepts()) {
    for (const ConceptLabel& label : each.labels) {
      const FieldConcept* meant = labels().exact(labels().typed(label.text, analyser()));
      ASSERT_NE(meant, nullptr) << label.text;
      EXPECT_EQ(meant->code, each.code) << label.text;
      const auto found = labels().longest({labels().typed(label.text, analyser())});
      ASSERT_NE(found.meant, nullptr) << label.text;
      EXPECT_EQ(found.meant->code, each.code) << label.text;
    }
  }
}

}  // namespace
}  // namespace rostrum
