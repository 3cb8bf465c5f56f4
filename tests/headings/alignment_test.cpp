#include "indexer/headings/fields/alignment.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {
namespace {

using Codes = std::vector<std::string>;

const DelegationFinder& delegations() {
  static const DelegationFinder finder(Vocabulary::builtin());
  return finder;
}

Codes aligned(const std::string& sentence) {
  Codes codes;
  if (const auto found = alignment_in(sentence, delegations())) {
    for (const Delegation* each : found->with) codes.push_back(each->code);
  }
  return codes;
}

std::string subject(const std::string& sentence) {
  const auto found = alignment_in(sentence, delegations());
  return found && found->subject != nullptr ? found->subject->code : "";
}

TEST(Alignment, IsWithTheStatementOfAGroup) {
  const std::pair<const char*, Codes> cases[] = {
      {"Malta fully and completely aligns itself with the statement of the European Union.",
       {"EU"}},
      {"My delegation aligns itself with the statements of Uganda, on behalf of the Non-Aligned "
       "Movement, and Iraq, on behalf of the Arab Group.",
       {"NONALIGNED", "ARAB-GROUP"}},
      {"We align ourselves with the statement delivered by the Non-Aligned Movement (NAM).",
       {"NONALIGNED"}},
      {"Le Togo souscrit pleinement à la déclaration faite au nom du Groupe des États d’Afrique.",
       {"AFRICAN-GROUP"}},
      {"El Perú hace suya la declaración formulada en nombre del Movimiento de los Países No "
       "Alineados.",
       {"NONALIGNED"}},
      {"Наша делегация полностью присоединяется к заявлению Движения неприсоединения.",
       {"NONALIGNED"}},
      {"中国代表团完全赞同不结盟运动的发言。", {"NONALIGNED"}},
      {"وتؤيد بلادي البيان الذي ألقته المجموعة العربية.", {"ARAB-GROUP"}},
  };
  for (const auto& [text, codes] : cases) EXPECT_EQ(aligned(text), codes) << text;
}

TEST(Alignment, ThatIsDeniedIsNone) {
  const char* const texts[] = {
      "Norway did not align itself with the statement of the European Union.",
      "My delegation cannot associate itself with the statement of the Non-Aligned Movement.",
      "Fiji was unable to fully align itself with the statement of the African Group.",
      "Chad dissociates itself from the statement of the Arab Group.",
      "We align ourselves with neither the statement of the European Union nor that of the Arab "
      "Group.",
      "Ma délégation n’est pas en mesure de s’associer à la déclaration de l’Union européenne.",
      "La Suisse ne souscrit pas à la déclaration prononcée au nom du Groupe arabe.",
      "Mi delegación no se suma a la declaración de la Unión Europea.",
      "Chile tampoco puede asociarse a la declaración del Grupo Árabe.",
      "Делегация не присоединяется к заявлению Европейского союза.",
      "Мы не можем присоединиться к заявлению Движения неприсоединения.",
      "我国代表团不赞同欧盟的发言。",
      "我们无法支持不结盟运动的声明。",
      "لا تؤيد بلادي بيان الاتحاد الأوروبي.",
      "لم تنضم إلى بيان حركة عدم الانحياز.",
      "Die Schweiz schließt sich der Erklärung der Europäischen Union nicht an.",
      "O Brasil não se associa à declaração da União Europeia.",
      "L’Italia non si associa alla dichiarazione del Gruppo arabo.",
  };
  for (const char* text : texts) EXPECT_EQ(aligned(text), Codes{}) << text;
}

TEST(Alignment, IsNotDeniedByWhatOnlyLooksSo) {
  const std::pair<const char*, Codes> cases[] = {
      {"Norway not only aligns itself with the statement of the European Union.", {"EU"}},
      {"La Grèce ne peut que souscrire à la déclaration de l’Union européenne.", {"EU"}},
      {"España no puede sino asociarse a la declaración de la Unión Europea.", {"EU"}},
      {"While not a member of the Arab Group, we align ourselves with the statement of the "
       "European Union.",
       {"EU"}},
      {"作为不结盟国家，我们支持非洲集团的发言。", {"AFRICAN-GROUP"}},
  };
  for (const auto& [text, codes] : cases) EXPECT_EQ(aligned(text), codes) << text;
}

TEST(Alignment, LeavesOutWhatAsidesAndOtherClausesName) {
  const std::pair<const char*, Codes> cases[] = {
      {"Iceland aligns itself with the statement of Sweden, while not a member of the European "
       "Union.",
       {}},
      {"Bien que non membre de l’Union européenne, le Monténégro s’associe à la déclaration du "
       "Groupe arabe.",
       {"ARAB-GROUP"}},
      {"We align ourselves with the statement of the European Union and would like to thank the "
       "African Group.",
       {"EU"}},
      {"We align ourselves with the statement of the European Union and welcome the presence of "
       "NATO, and thank ASEAN.",
       {"EU"}},
      {"We align ourselves with the statement of the non-nuclear-weapon States.", {}},
      {"我们赞同无核武器国家的发言。", {}},
      {"Apoyamos la declaración de la Unión Europea, aunque no somos miembros del Grupo Árabe.",
       {"EU"}},
  };
  for (const auto& [text, codes] : cases) EXPECT_EQ(aligned(text), codes) << text;
}

TEST(Alignment, TellsItsSubject) {
  EXPECT_EQ(subject("Mr. President, Spain aligns itself with the statement of the European Union."),
            "ESP");
  EXPECT_EQ(subject("Spain, as before, aligns itself with the statement of the European Union."),
            "ESP");
  EXPECT_EQ(subject("We hear that Spain aligns itself with the statement of the European Union."),
            "");
  EXPECT_EQ(subject("We ask Peru to subscribe to the statement of the European Union."), "");
  EXPECT_EQ(subject("Peru would like to subscribe to the statement of the European Union."), "PER");
  EXPECT_EQ(subject("Spain cannot align itself with the statement of the European Union."), "");
}

}  // namespace
}  // namespace rostrum
