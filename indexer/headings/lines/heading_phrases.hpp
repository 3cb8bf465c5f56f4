/// The phrases that headings are made of, language by language: schemas/vocabulary/phrases/*.json.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace rostrum {

/// What a list of phrases is for; phrases.schema.json says it list by list.
enum class Phrase {
  Abbreviations,
  Aligned,
  Articles,
  AuthorLabels,
  AuthorSigns,
  BeforeAuthor,
  BehindAuthor,
  BehindParty,
  Chairs,
  CommitteeDebates,
  CoverNotes,
  DelegationWords,
  Delivers,
  Emphasis,
  ForOnesOwn,
  Furniture,
  GivenBy,
  Honorifics,
  HonorificsBehind,
  Honour,
  IndexLines,
  Interludes,
  ItemLines,
  Joint,
  LineGoesOn,
  MaybeOwnVoice,
  MyCountry,
  Negations,
  NegationsBehind,
  NoNegations,
  NotTheDay,
  Offices,
  OnBehalfOf,
  OtherClauses,
  OthersDid,
  Own,
  OwnVoice,
  PageEnds,
  PersonalTitles,
  PostedTo,
  Posts,
  PressServices,
  RecordEnds,
  ReportLines,
  ReportVerbs,
  RightOfReply,
  Said,
  Salutations,
  SalutationsInLine,
  SentenceWords,
  SpeakerWords,
  SpeaksFor,
  Translation,
  WordsLikeNames,
  Written,
};

/// The phrases of one list in all languages. They are folded (fold_name), but those that are kept
/// as written.
class PhraseList {
 public:
  void add(const std::string& phrase);

  [[nodiscard]] const std::vector<std::string>& all() const { return all_; }
  /// True if the text is one of them.
  [[nodiscard]] bool holds(const std::string& text) const { return whole_.contains(text); }
  /// True if a folded text has one of them, as whole words; Chinese and Japanese have no blanks.
  [[nodiscard]] bool stands_in(const std::string& folded) const;
  /// True if a text begins with one of them, at the end of a word or in a script whose words
  /// change at their ends.
  [[nodiscard]] bool begins(std::string_view folded) const;
  /// Where the first of them begins in a folded text, at the beginning of a word; npos if none
  /// does. `end` is set behind the longest of those that begin there.
  [[nodiscard]] std::size_t find(const std::string& folded, std::size_t* end = nullptr) const;

 private:
  std::vector<std::string> all_;
  std::unordered_set<std::string> whole_;
  std::unordered_map<std::string, std::vector<std::string>> by_first_word_;
  std::vector<std::string> wide_;  ///< of scripts that have no blanks between words
};

/// Thread-safe.
[[nodiscard]] const PhraseList& phrases(Phrase kind);

/// Changes when any of the phrases do.
[[nodiscard]] const std::string& phrases_hash();

}  // namespace rostrum
