#include "indexer/headings/lines/heading_phrases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schemas/base/embedded.hpp"
#include "schemas/base/sha256.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

constexpr std::string_view kFolder = "vocabulary/phrases/";

struct Row {
  Phrase kind;
  const char* name;
  bool as_written = false;
};
constexpr std::array kRows{Row{Phrase::Abbreviations, "abbreviations"},
                           Row{Phrase::Aligned, "aligned"},
                           Row{Phrase::Articles, "articles"},
                           Row{Phrase::AuthorLabels, "author_labels"},
                           Row{Phrase::AuthorSigns, "author_signs"},
                           Row{Phrase::BeforeAuthor, "before_author"},
                           Row{Phrase::BehindAuthor, "behind_author"},
                           Row{Phrase::BehindParty, "behind_party"},
                           Row{Phrase::Chairs, "chairs"},
                           Row{Phrase::CommitteeDebates, "committee_debates"},
                           Row{Phrase::CoverNotes, "cover_notes"},
                           Row{Phrase::DelegationWords, "delegation_words"},
                           Row{Phrase::Delivers, "delivers"},
                           Row{Phrase::Emphasis, "emphasis"},
                           Row{Phrase::ForOnesOwn, "for_ones_own"},
                           Row{Phrase::Furniture, "furniture"},
                           Row{Phrase::GivenBy, "given_by"},
                           Row{Phrase::Honorifics, "honorifics"},
                           Row{Phrase::HonorificsBehind, "honorifics_behind"},
                           Row{Phrase::Honour, "honour"},
                           Row{Phrase::IndexLines, "index_lines"},
                           Row{Phrase::Interludes, "interludes"},
                           Row{Phrase::ItemLines, "item_lines"},
                           Row{Phrase::Joint, "joint"},
                           Row{Phrase::LineGoesOn, "line_goes_on"},
                           Row{Phrase::MaybeOwnVoice, "maybe_own_voice"},
                           Row{Phrase::MyCountry, "my_country"},
                           Row{Phrase::Negations, "negations"},
                           Row{Phrase::NegationsBehind, "negations_behind"},
                           Row{Phrase::NoNegations, "no_negations"},
                           Row{Phrase::NotTheDay, "not_the_day"},
                           Row{Phrase::Offices, "offices"},
                           Row{Phrase::OnBehalfOf, "on_behalf_of"},
                           Row{Phrase::OtherClauses, "other_clauses"},
                           Row{Phrase::OthersDid, "others_did"},
                           Row{Phrase::Own, "own"},
                           Row{Phrase::OwnVoice, "own_voice"},
                           Row{Phrase::PageEnds, "page_ends"},
                           Row{Phrase::PersonalTitles, "personal_titles"},
                           Row{Phrase::PostedTo, "posted_to"},
                           Row{Phrase::Posts, "posts"},
                           Row{Phrase::PressServices, "press_services"},
                           Row{Phrase::RecordEnds, "record_ends"},
                           Row{Phrase::ReportLines, "report_lines"},
                           Row{Phrase::ReportVerbs, "report_verbs"},
                           Row{Phrase::RightOfReply, "right_of_reply"},
                           Row{Phrase::Said, "said"},
                           Row{Phrase::Salutations, "salutations"},
                           Row{Phrase::SalutationsInLine, "salutations_in_line", true},
                           Row{Phrase::SentenceWords, "sentence_words"},
                           Row{Phrase::SpeakerWords, "speaker_words"},
                           Row{Phrase::SpeaksFor, "speaks_for"},
                           Row{Phrase::Translation, "translation"},
                           Row{Phrase::WordsLikeNames, "words_like_names"},
                           Row{Phrase::Written, "written"}};

bool is_wide(std::string_view phrase) {
  const char32_t first = code_point_at(phrase, 0).value;
  return first >= 0x3000 && first <= 0x9FFF;
}

bool is_ascii_end(std::string_view phrase) { return is_ascii(phrase.back()); }

/// fold_name drops a leading "the", which is a word of some phrases.
std::string folded_phrase(const std::string& written) {
  constexpr std::string_view kBefore = "x ";
  return fold_name(std::string(kBefore) + written).substr(kBefore.size());
}

struct AllPhrases {
  std::array<PhraseList, kRows.size()> lists;
  std::string hash;

  AllPhrases() {
    std::string bytes;
    for (const EmbeddedFile& file : embedded_files()) {
      if (!file.name.starts_with(kFolder)) continue;
      bytes += file.bytes;
      add(json::parse(file.bytes));
    }
    hash = sha256(bytes);
  }

  void add(const json& language) {
    for (const auto& [name, list] : language.at("phrases").items()) {
      const auto* row = std::find_if(kRows.begin(), kRows.end(),
                                     [&name = name](const Row& each) { return each.name == name; });
      if (row == kRows.end()) continue;  // the schema has no other
      PhraseList& into = lists[static_cast<std::size_t>(row->kind)];
      for (const json& phrase : list) {
        const auto written = phrase.get<std::string>();
        into.add(row->as_written ? written : folded_phrase(written));
      }
    }
  }
};

const AllPhrases& all_phrases() {
  static const AllPhrases all;
  return all;
}

}  // namespace

void PhraseList::add(const std::string& phrase) {
  if (phrase.empty() || !whole_.insert(phrase).second) return;
  all_.push_back(phrase);
  if (is_wide(phrase)) {
    wide_.push_back(phrase);
  } else {
    by_first_word_[phrase.substr(0, phrase.find(' '))].push_back(phrase);
  }
}

bool PhraseList::stands_in(const std::string& folded) const {
  for (const std::string& phrase : wide_) {
    if (folded.find(phrase) != std::string::npos) return true;
  }
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t blank = std::min(folded.find(' ', at), folded.size());
    const auto known = by_first_word_.find(folded.substr(at, blank - at));
    if (known != by_first_word_.end()) {
      for (const std::string& phrase : known->second) {
        const std::size_t end = at + phrase.size();
        const bool closed = end == folded.size() || (end < folded.size() && folded[end] == ' ');
        if (closed && folded.compare(at, phrase.size(), phrase) == 0) return true;
      }
    }
    at = blank + 1;
  }
  return false;
}

bool PhraseList::begins(std::string_view folded) const {
  return std::any_of(all_.begin(), all_.end(), [&](const std::string& phrase) {
    if (!folded.starts_with(phrase)) return false;
    return folded.size() == phrase.size() || folded[phrase.size()] == ' ' || !is_ascii_end(phrase);
  });
}

std::size_t PhraseList::find(const std::string& folded, std::size_t* end) const {
  std::size_t best = std::string::npos;
  for (const std::string& phrase : all_) {
    const bool wide = is_wide(phrase);
    std::size_t at = folded.find(phrase);
    while (at != std::string::npos && at != 0 && !wide && folded[at - 1] != ' ') {
      at = folded.find(phrase, at + 1);
    }
    if (at == std::string::npos || at > best) continue;
    if (at == best && end != nullptr && *end >= at + phrase.size()) continue;
    best = at;
    if (end != nullptr) *end = at + phrase.size();
  }
  return best;
}

const PhraseList& phrases(Phrase kind) {
  return all_phrases().lists[static_cast<std::size_t>(kind)];
}

const std::string& phrases_hash() { return all_phrases().hash; }

}  // namespace rostrum
