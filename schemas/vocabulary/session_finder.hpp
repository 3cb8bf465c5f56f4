/// Finds names of meetings in text: "Twenty-second Meeting of the States Parties", "22MSP",
/// "第67届联大", "intersessional 2025". Used for headings, file names and --session alike.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

struct FoundSession {
  Session session;
  bool convention_named =
      false;  ///< the text itself names the convention or an unambiguous meeting
  double confidence = 1;
};

/// Not thread-safe. REQUIRES: the vocabulary outlives it.
class SessionFinder {
 public:
  explicit SessionFinder(const Vocabulary& vocabulary);
  ~SessionFinder();

  /// Sessions named in `text`, most certain first. With `convention` (a code) only its meetings are
  /// looked for; without it, a name that several conventions use gives all of them, unless the text
  /// names the convention. `year` (0 for unknown) helps where the text has no year of its own.
  [[nodiscard]] std::vector<FoundSession> find(std::string_view text,
                                               std::string_view convention = {}, int year = 0);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Number of an ordinal or cardinal at the start or end of a phrase, in the six UN languages,
/// words, digits or Roman figures: "Twenty-second" 22, "72ª" 72, "Sexta" 6, "VII" 7, "第四十八" 48,
/// "девяносто пятой" 95, "التاسع عشر" 19; 0 if it is no number.
[[nodiscard]] int number_of_words(std::string_view words);

}  // namespace rostrum
