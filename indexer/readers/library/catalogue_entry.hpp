/// What a library or a reference manager says of one document, whatever the format, and the record
/// of a statement that it makes.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "schemas/vocabulary/session_finder.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

/// Every list in the order of the source.
struct CatalogueEntry {
  int line = 0;  ///< on which it begins, from 1; of a format without lines its number
  std::string title;
  std::vector<std::string> bodies;   ///< states and other corporate authors
  std::vector<std::string> persons;  ///< "Doe, Jane" or "Jane Doe"
  std::vector<std::string> authors;  ///< of formats that do not tell the two apart
  std::vector<std::string> symbols;  ///< of the document
  std::vector<std::string> dates;    ///< the best first
  std::vector<std::string> abstracts;
  std::vector<std::string> notes;
  std::vector<std::string> urls;
  std::vector<std::string> languages;
  std::vector<std::string> subjects;
  std::vector<std::pair<std::string, std::string>> agenda;  ///< number, title
  std::vector<std::string> meetings;
  std::vector<std::string> texts;  ///< the document's own words, where a record has them
};

struct CatalogueList {
  std::vector<CatalogueEntry> entries;
  std::vector<std::pair<int, std::string>> problems;  ///< line, and what is wrong there
};

/// The record of a statement, as RecordResolver reads it.
struct CatalogueRecord {
  nlohmann::json object;
  std::string text_is;  ///< what stands for the text: "abstract", "notes", "title"; or ""
  std::vector<std::string> notes;  ///< what was left out
};

/// Of authors, delegations are who delivered it (the first) and who is joint with it, and a person
/// is the speaker. A name that nothing knows is told. The text is the document's own words, else
/// the abstract, else the notes, else the title.
[[nodiscard]] CatalogueRecord record_of(const CatalogueEntry& entry, const Vocabulary& vocabulary,
                                        SessionFinder& finder);

/// More entries than any file of the greatest size allowed can hold with sense.
inline constexpr std::size_t kMostEntries = 2'000'000;

}  // namespace rostrum
