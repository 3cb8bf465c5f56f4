// The lists are our own, from words that statements about disarmament use. Each was tried against
// Snowball's English stemmer (Porter 2); what it does well is not repeated here.
#include "schemas/text/english_forms.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace rostrum {
namespace {

/// Endings behind -is or -ys where American English has -iz or -yz.
constexpr auto kAfterS = std::to_array<std::string_view>(
    {"e", "es", "ed", "er", "ers", "ing", "ings", "ation", "ations", "ational", "able"});
/// Beginnings of words with s in both.
constexpr auto kAlwaysS = std::to_array<std::string_view>(
    {"advertis",  "advis",    "appris",        "aris",     "bruis",       "chastis",
     "circumcis", "compris",  "compromis",     "concis",   "cruis",       "demis",
     "despis",    "devis",    "disenfranchis", "disguis",  "disfranchis", "enfranchis",
     "enterpris", "excis",    "exercis",       "expertis", "franchis",    "improvis",
     "incis",     "likewis",  "merchandis",    "otherwis", "paradis",     "practis",
     "prais",     "precis",   "premis",        "promis",   "rais",        "revis",
     "supervis",  "surmis",   "surpris",       "televis",  "treatis",     "tortois",
     "porpois",   "turquois", "clockwis",      "upris",    "apprais",     "reapprais",
     "imprecis",  "unwis",    "provis",        "envis"});

/// Beginnings in -our that are -or in American English.
constexpr auto kOur = std::to_array<std::string_view>(
    {"colour",  "favour",  "honour",    "labour",  "neighbour", "endeavour", "behaviour", "harbour",
     "rumour",  "vigour",  "humour",    "armour",  "rigour",    "flavour",   "saviour",   "savour",
     "vapour",  "tumour",  "odour",     "parlour", "splendour", "candour",   "ardour",    "clamour",
     "fervour", "rancour", "demeanour", "succour", "valour"});
constexpr auto kBefore = std::to_array<std::string_view>({"", "dis", "un", "mis", "re", "multi"});

/// Words in -re that are -er in American English, without these letters.
constexpr auto kRe = std::to_array<std::string_view>(
    {"cent", "epicent", "met", "kilomet", "centimet", "millimet", "micromet", "nanomet", "lit",
     "millilit", "theat", "fib", "calib", "sab", "spect", "lust", "meag", "somb", "recent"});

/// Verbs in -l that double it in British English alone.
constexpr auto kDoubled = std::to_array<std::string_view>(
    {"travel",  "cancel", "label",   "model",   "fuel",    "refuel",  "signal",
     "counsel", "level",  "marshal", "channel", "tunnel",  "quarrel", "rival",
     "total",   "dial",   "equal",   "initial", "shovel",  "panel",   "pedal",
     "funnel",  "spiral", "trial",   "unravel", "shrivel", "bevel",   "duel"});

/// Beginnings that American English writes otherwise.
constexpr auto kBeginnings = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"anaesth", "anesth"},
     {"paediatr", "pediatr"},
     {"haemo", "hemo"},
     {"orthopaed", "orthoped"},
     {"foet", "fet"},
     {"mediaev", "mediev"},
     {"encyclopaed", "encycloped"},
     {"gynaec", "gynec"},
     {"leukaem", "leukem"},
     {"anaem", "anem"},
     {"diarrhoea", "diarrhea"},
     {"archaeolog", "archeolog"},
     {"palaeo", "paleo"},
     {"defence", "defense"},
     {"offence", "offense"},
     {"licence", "license"},
     {"licencing", "licensing"},
     {"pretence", "pretense"},
     {"catalogue", "catalog"},
     {"dialogue", "dialog"},
     {"analogue", "analog"},
     {"prologue", "prolog"},
     {"epilogue", "epilog"},
     {"monologue", "monolog"},
     {"cataloguing", "cataloging"},
     {"grey", "gray"},
     {"plough", "plow"},
     {"mould", "mold"},
     {"sceptic", "skeptic"},
     {"aluminium", "aluminum"},
     {"artefact", "artifact"},
     {"sulphur", "sulfur"},
     {"ageing", "aging"},
     {"amongst", "among"},
     {"connexion", "connection"},
     {"instalment", "installment"},
     {"enrolment", "enrollment"},
     {"fulfilment", "fulfillment"},
     {"skilful", "skillful"},
     {"wilful", "willful"},
     {"manoeuvring", "maneuvering"},
     {"manoeuvred", "maneuvered"},
     {"manoeuvre", "maneuver"},
     {"judgement", "judgment"},
     {"acknowledgement", "acknowledgment"},
     {"lodgement", "lodgment"},
     {"abridgement", "abridgment"},
     {"practise", "practice"},
     {"practising", "practicing"},
     {"traveller", "traveler"},
     {"counsellor", "counselor"}});

/// Whole words.
constexpr auto kWords =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"programme", "program"},
                                                                  {"programmes", "programs"},
                                                                  {"enrol", "enroll"},
                                                                  {"enrols", "enrolls"},
                                                                  {"instal", "install"},
                                                                  {"fulfil", "fulfill"},
                                                                  {"fulfils", "fulfills"}});

bool has_vowel(std::string_view word) {
  return word.find_first_of("aeiouy") != std::string_view::npos;
}

/// Where the s of -ise or -yse stands; npos if the word has none that may be a z.
std::size_t s_of(std::string_view word) {
  constexpr std::size_t kShortest = 3;
  for (const std::string_view ending : kAfterS) {
    if (!word.ends_with(ending) || word.size() < ending.size() + kShortest) continue;
    const std::size_t at = word.size() - ending.size() - 1;
    if (word[at] != 's' || (word[at - 1] != 'i' && word[at - 1] != 'y')) continue;
    const std::string_view before = word.substr(0, at - 1);
    const std::string_view root = word.substr(0, at + 1);
    const bool always = std::find(kAlwaysS.begin(), kAlwaysS.end(), root) != kAlwaysS.end();
    if (before.size() >= kShortest && has_vowel(before) && !always) return at;
  }
  return std::string_view::npos;
}

bool american_our(std::string& word) {
  if (word.find("our") == std::string::npos) return false;
  for (const std::string_view prefix : kBefore) {
    if (!word.starts_with(prefix)) continue;
    for (const std::string_view each : kOur) {
      if (!std::string_view(word).substr(prefix.size()).starts_with(each)) continue;
      word.erase(prefix.size() + each.size() - 2, 1);
      return true;
    }
  }
  return false;
}

bool american_er(std::string& word) {
  constexpr auto kEndings = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"re", "er"}, {"res", "ers"}, {"red", "ered"}, {"ring", "ering"}});
  for (const auto& [british, american] : kEndings) {
    if (!word.ends_with(british)) continue;
    const std::string_view before = std::string_view(word).substr(0, word.size() - british.size());
    if (std::find(kRe.begin(), kRe.end(), before) == kRe.end()) continue;
    word = std::string(before).append(american);
    return true;
  }
  return false;
}

bool single_l(std::string& word) {
  const std::size_t at = word.rfind("ll");
  if (at == std::string::npos || at + 2 == word.size()) return false;
  const std::string_view root = std::string_view(word).substr(0, at + 1);
  const std::string_view rest = std::string_view(word).substr(at + 2);
  const bool ending =
      rest == "ed" || rest == "ing" || rest == "er" || rest == "ers" || rest == "ings";
  if (!ending || std::find(kDoubled.begin(), kDoubled.end(), root) == kDoubled.end()) return false;
  word.erase(at, 1);
  return true;
}

}  // namespace

std::string one_english_spelling(std::string_view word) {
  std::string one(word);
  if (const std::size_t at = s_of(word); at != std::string_view::npos) one[at] = 'z';
  for (const auto& [british, american] : kWords) {
    if (one == british) return std::string(american);
  }
  for (const auto& [british, american] : kBeginnings) {
    if (!one.starts_with(british)) continue;
    one.replace(0, british.size(), american);
    return one;
  }
  if (american_our(one) || american_er(one) || single_l(one)) return one;
  // verification and verify
  for (const std::string_view ending : {"ification", "ifications"}) {
    if (one.ends_with(ending)) return one.substr(0, one.size() - ending.size()) + "ify";
  }
  return one;
}

}  // namespace rostrum
