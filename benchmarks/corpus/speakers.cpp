#include "benchmarks/corpus/speakers.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "benchmarks/corpus/lexicon.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum::bench {
namespace {

/// The order of the delegations is the same in every corpus.
constexpr std::uint64_t kOrderSeed = 1945;
/// Of a delegation that speaks another official language than English: how often it does, and how
/// often the record at hand is a translation.
constexpr std::uint32_t kOwnLanguage = 620'000;

std::string_view language_of(std::string_view state) {
  static const std::map<std::string_view, std::string_view> languages = [] {
    std::map<std::string_view, std::string_view> known;
    const auto add = [&](std::string_view language, std::string_view codes) {
      for (std::size_t at = 0; at < codes.size(); at += 4) known[codes.substr(at, 3)] = language;
    };
    add("fr", "FRA BEL CHE LUX SEN CIV CMR MLI BFA NER TGO BEN GAB COG COD MDG HTI TCD GIN MCO");
    add("es", "ESP MEX ARG CHL COL PER CUB VEN ECU URY CRI GTM HND SLV NIC PAN PRY BOL DOM GNQ");
    add("ru", "RUS BLR KAZ KGZ TJK");
    add("ar", "EGY SYR IRQ SAU JOR LBN DZA MAR TUN LBY OMN QAT KWT ARE BHR YEM SDN");
    add("zh", "CHN");
    return known;
  }();
  const auto found = languages.find(state);
  return found == languages.end() ? "en" : found->second;
}

template <typename T>
void shuffle(Random& random, std::vector<T>& items) {
  for (std::size_t i = items.size(); i > 1; --i) {
    std::swap(items[i - 1], items[random.below(static_cast<std::uint32_t>(i))]);
  }
}

/// Words of titles would count in answers about texts; and a title that holds another form of a
/// phrase tells engines apart that agree on the texts.
bool has_word_of_lexicon(const std::string& label) {
  const std::string folded = " " + fold_name(label) + " ";
  return std::any_of(lexicon().begin(), lexicon().end(), [&](const Word& word) {
    std::string_view rest = word.forms;
    while (!rest.empty()) {
      const std::size_t blank = std::min(rest.find(' '), rest.size());
      if (folded.find(" " + std::string(rest.substr(0, blank)) + " ") != std::string::npos) {
        return true;
      }
      rest.remove_prefix(std::min(blank + 1, rest.size()));
    }
    return false;
  });
}

WeightedChoice by_rank(std::size_t count, double shift) {
  std::vector<double> weights(count);
  for (std::size_t i = 0; i < count; ++i) weights[i] = 1 / (static_cast<double>(i) + shift);
  return WeightedChoice(weights);
}

Author author_of(const Delegation& delegation) {
  return {.code = delegation.code,
          .label = delegation.label,
          .kind = std::string(name_of(delegation.kind))};
}

}  // namespace

Speakers::Speakers(const Vocabulary& vocabulary) {
  for (const Delegation& delegation : vocabulary.delegations()) {
    switch (delegation.kind) {
      case DelegationKind::State:
        // In a list of codes "NAM" is the Non-Aligned Movement.
        if (!delegation.until && vocabulary.find_delegation(delegation.code) == &delegation) {
          states_.push_back(&delegation);
        }
        break;
      case DelegationKind::Group:
        if (!has_word_of_lexicon(delegation.label)) groups_.push_back(&delegation);
        break;
      case DelegationKind::Organisation:
        if (!has_word_of_lexicon(delegation.label)) organisations_.push_back(&delegation);
        break;
    }
  }
  Random random(kOrderSeed);
  shuffle(random, states_);
  shuffle(random, groups_);
  shuffle(random, organisations_);
  state_frequency_ = by_rank(states_.size(), 25);
  group_frequency_ = by_rank(groups_.size(), 2);
  organisation_frequency_ = by_rank(organisations_.size(), 4);
}

void Speakers::speak(Random& random, Statement& statement) const {
  const std::uint32_t kind = random.below(1000);
  statement.language = "en";
  if (kind < 60) {
    const Delegation& organisation = *organisations_[organisation_frequency_.draw(random)];
    statement.delivered_by = author_of(organisation);
    statement.kind = "organisation";
    statement.title = "Statement by " + organisation.label;
    return;
  }
  const Delegation& state = *states_[state_frequency_.draw(random)];
  statement.delivered_by = author_of(state);
  statement.title = "Statement by " + state.label;
  if (kind < 125) {
    const Delegation& group = *groups_[group_frequency_.draw(random)];
    statement.kind = "group";
    statement.on_behalf_of.push_back(group.code);
    statement.title += " on behalf of " + group.label;
  } else if (kind < 150) {
    statement.kind = "joint";
    const std::uint32_t partners = random.geometric(90'000, 60);
    for (std::uint32_t i = 0; i < partners; ++i) {
      const std::string& code = states_[state_frequency_.draw(random)]->code;
      const bool known =
          code == state.code || std::find(statement.joint_with.begin(), statement.joint_with.end(),
                                          code) != statement.joint_with.end();
      if (!known) statement.joint_with.push_back(code);
    }
  } else {
    statement.kind = kind < 165   ? "right-of-reply"
                     : kind < 185 ? "explanation-of-vote"
                                  : "national";
    if (random.chance(90'000)) {
      statement.aligned_with.push_back(groups_[group_frequency_.draw(random)]->code);
    }
    if (random.chance(kOwnLanguage)) statement.language = language_of(state.code);
  }
}

}  // namespace rostrum::bench
