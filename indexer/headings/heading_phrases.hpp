/// The phrases that headings are made of, in the languages that they are written in; folded.
/// For the files of this folder alone.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace rostrum {

/// What stands before the author's name, folded.
inline constexpr std::array<std::string_view, 42> kBeforeAuthor{"statement delivered by",
                                                                "statement by",
                                                                "statement of",
                                                                "statement from",
                                                                "delivered by",
                                                                "intervention by",
                                                                "intervention of",
                                                                "remarks by",
                                                                "remarks of",
                                                                "address by",
                                                                "submitted by",
                                                                "presented by",
                                                                "declaration de",
                                                                "declaration du",
                                                                "declaration des",
                                                                "declaration prononcee par",
                                                                "intervention de",
                                                                "intervention du",
                                                                "intervention des",
                                                                "discours de",
                                                                "prononcee par",
                                                                "prononce par",
                                                                "intervencion de",
                                                                "intervencion del",
                                                                "declaracion de",
                                                                "declaracion del",
                                                                "discurso de",
                                                                "заявление",
                                                                "выступление",
                                                                "بيان",
                                                                "كلمة",
                                                                "erklarung von",
                                                                "declaracao de",
                                                                "right of reply of",
                                                                "right of reply by",
                                                                "droit de reponse de",
                                                                "droit de reponse du",
                                                                "droit de reponse des",
                                                                "derecho de replica de",
                                                                "derecho de respuesta de",
                                                                "право на ответ",
                                                                "حق الرد"};
/// Where the author's part of a line ends, folded.
inline constexpr std::array<std::string_view, 29> kAfterAuthor{
    " on behalf of ", " to the ", " at the ",   " during ",    " before the ", " in the ",
    " on the ",       " on ",     " under ",    " au nom ",    " a la ",       " aupres ",
    " lors ",         " devant ", " sur ",      " en nombre ", " ante ",       " en la ",
    " en el ",        " sobre ",  " от имени ", " на ",        " по ",         " в ",
    " باسم ",         " في ",     " امام ",     " при ",       " bei "};
inline constexpr std::array<std::string_view, 12> kOnBehalf{
    "on behalf of", "au nom de", "au nom du",   "au nom des", "en nombre de", "en nombre del",
    "от имени",     "باسم",      "بالنيابة عن", "نيابة عن",   "im namen",     "em nome"};
inline constexpr std::array<std::string_view, 12> kFirstPerson{
    "i have the honour", "i have the honor", "i am speaking", "i speak",
    "i am pleased",      "j ai l honneur",   "je m exprime",  "tengo el honor",
    "имею честь",        "я выступаю",       "يشرفني",        "i am delivering"};
inline constexpr std::array<std::string_view, 54> kAligned{"fully aligns itself with",
                                                           "subscribes to",
                                                           "subscribe to",
                                                           "nos asociamos a",
                                                           "se asocia a",
                                                           "nos sumamos a",
                                                           "fait sienne",
                                                           "fait siennes",
                                                           "s aligne sur",
                                                           "يؤيد",
                                                           "صوته الى",
                                                           "aligns itself with",
                                                           "align itself with",
                                                           "aligns itself fully with",
                                                           "associates itself with",
                                                           "associate itself with",
                                                           "align ourselves with",
                                                           "s associe a",
                                                           "souscrit a",
                                                           "se suma a",
                                                           "hace suya",
                                                           "se adhiere a",
                                                           "присоединяется",
                                                           "تؤيد",
                                                           "souscrit pleinement a",
                                                           "s associe pleinement a",
                                                           "se suma plenamente a",
                                                           "se asocia plenamente a",
                                                           "associates itself fully with",
                                                           "fully associates itself with",
                                                           "associates with",
                                                           "aligns with",
                                                           "fully subscribes to",
                                                           "fully subscribe to",
                                                           "souscrit a la",
                                                           "souscrit aux",
                                                           "souscrit au",
                                                           "suscribe plenamente",
                                                           "suscribe la",
                                                           "suscribimos",
                                                           "asociarse a",
                                                           "quisiera asociarse",
                                                           "apoyamos la declaracion",
                                                           "apoya la declaracion",
                                                           "apoya plenamente la declaracion",
                                                           "apoyamos plenamente la declaracion",
                                                           "поддерживает заявление",
                                                           "поддерживаем заявление",
                                                           "присоединяемся",
                                                           "schliesst sich",
                                                           "subscreve",
                                                           "associa se",
                                                           "赞同",
                                                           "支持"};
/// What one aligns with: something that was said.
inline constexpr std::array<std::string_view, 22> kSaid{
    "statement",   "statements",    "declaration",  "declarations", "intervention", "discours",
    "declaracion", "declaraciones", "intervencion", "discurso",     "заявлен",      "выступлен",
    "بيان",        "كلمة",          "发言",         "erklarung",    "declaracao",   "delivered",
    "made by",     "prononcee",     "prononce",     "rede"};
inline constexpr std::array<std::string_view, 9> kPosts{"permanent representative of",
                                                        "permanent mission of",
                                                        "delegation of",
                                                        "ambassador of",
                                                        "representante permanente de",
                                                        "mision permanente de",
                                                        "representante permanente del",
                                                        "representante de",
                                                        "mission permanente de"};
inline constexpr std::array<std::string_view, 8> kRightOfReply{"right of reply",
                                                               "droit de reponse",
                                                               "derecho de respuesta",
                                                               "derecho de replica",
                                                               "derecho a contestar",
                                                               "право на ответ",
                                                               "答辩权",
                                                               "حق الرد"};

/// Where the first of the phrases begins in a folded text, at the beginning of a word; npos if none
/// does. `end` is set behind the longest of those that begin there.
template <std::size_t N>
std::size_t find_any(const std::string& text, const std::array<std::string_view, N>& phrases,
                     std::size_t* end = nullptr) {
  std::size_t best = std::string::npos;
  for (const std::string_view phrase : phrases) {
    const std::size_t at = text.find(phrase);
    if (at == std::string::npos || at > best) continue;
    if (at == best && end != nullptr && *end >= at + phrase.size()) continue;
    if (at != 0 && text[at - 1] != ' ' && static_cast<unsigned char>(text[at]) < 0x80) continue;
    best = at;
    if (end != nullptr) *end = at + phrase.size();
  }
  return best;
}

}  // namespace rostrum
