#include "searcher/analysis/words/function_words.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace rostrum {
namespace {

constexpr std::string_view kWords =
    // English
    "a about above after again against all also although always am among an and another any are as "
    "at be became because become been before being below between both but by can cannot could did "
    "do does doing done down during each either else ever every few for from further had has have "
    "having he hence her here hers herself him himself his how however i if in indeed into is it "
    "its itself just less many may me might more most much must my myself neither no nor not of "
    "off often on once one only onto or other others otherwise our ours ourselves out over own per "
    "perhaps rather same shall she should since so some such than that the their theirs them "
    "themselves then there thereby therefore these they this those though through throughout thus "
    "to together too toward towards under until unto up upon us very was we were what whatever "
    "when whenever where whereas wherever whether which while who whom whose why will with within "
    "without would yet you your yours yourself yourselves "
    // French
    "ai aie ainsi alors apres au aucun aucune auquel aussi autre autres aux auxquelles auxquels "
    "avant avec "
    "avoir avons ayant c ce ceci cela celle celles celui ces cet cette ceux chacun chacune chaque "
    "comme contre d dans de depuis des desquelles desquels deux donc dont du duquel elle elles en "
    "encore "
    "entre est et etaient etait etant ete etre eux fait fut ici il ils j je jusqu l la laquelle le "
    "lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais me meme memes mes "
    "moi moins mon n ne ni nos notre nous on ont ou par parmi pas pendant peu peut peuvent plus "
    "pour pourquoi puis puisqu puisque qu quand que quel quelle quelles quels qui quoi s sa sans "
    "se selon sera serait seront ses si soi soient soit sommes son sont sous sur t ta te tel telle "
    "telles tels tes toi ton tous tout toute toutes tres tu un une vers voici voila vos votre vous "
    "y "
    // Spanish
    "al algo algun alguna algunas alguno algunos ante antes aquel aquella aquellas aquellos aqui "
    "asi "
    "aun aunque cada como con contra cual cuales cuando cuya cuyo del desde donde dos durante e el "
    "ella ellas ello ellos era eran eres es esa esas ese eso esos esta estaba estado estamos estan "
    "estar estas este esto estos fue fueron ha hacia haber habia habian han hasta hay he hemos "
    "la las lo los mas mediante mi mientras misma mismas mismo mismos mucho muchos muy nada ni "
    "ningun ninguna no nos nosotros nuestra nuestras nuestro nuestros o otra otras otro otros para "
    "pero poco por porque pues que quien quienes sea sean segun ser si sido siendo sin sino sobre "
    "solo somos son su sus tal tales tambien tampoco tan tanto te tener tiene tienen toda todas "
    "todavia todo todos tras tu u un una unas uno unos usted ustedes y ya yo "
    // Russian; yo is written as ye
    "а без более бы был была были было быть в вам вас весь во вот все всего всем всех вы где да "
    "даже для до его ее ей если есть еще же за и из или им ими их к как какой когда кто ли между "
    "меня мне может мы на над нам нами нас наш наша наше наши не него нее нет ни них но о об один "
    "он она они оно от перед по под при про с сам свой своей своего своих себя со так также такие "
    "такой такого там те тем то того тоже той только том тот ту тут ты у уже хотя чего чем что "
    "чтобы эта эти этих это этого этой этом этот я является "
    // Arabic, as words are folded: without marks, and with one form of alif, ya and ta marbuta
    "في من علي الي الى عن مع ان انه انها هذا هذه ذلك تلك التي الذي الذين هو هي هم نحن كما لا ما لم "
    "لن "
    "قد كل بعض غير بين حتي حتى عند عندما او ثم بل لكن اذا حيث قبل بعد كان كانت يكون تكون ليس وهو "
    "وهي "
    "وقد وفي ومن وان وعلي والتي والذي به بها له لها فيه فيها منه منها عليه عليها لدي لدينا اي اما ";

}  // namespace

bool is_grammar_word(std::string_view word) {
  static const std::unordered_set<std::string_view> kKnown = [] {
    std::unordered_set<std::string_view> words;
    for (std::string_view rest = kWords; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (end > 0) words.insert(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return words;
  }();
  const bool number =
      std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  return number || word.size() == 1 || kKnown.contains(word);
}

}  // namespace rostrum
