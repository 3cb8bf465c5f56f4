#include "indexer/headings/fields/file_names.hpp"

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

#include "schemas/record/written_date.hpp"
#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/item_number.hpp"

namespace rostrum {
namespace {

using Parts = std::vector<std::string>;

/// The year of the date that a file name holds; 0 for none.
int year_in(const Parts& parts) {
  for (const std::string& part : parts) {
    if (const auto date = date_in(part)) return date->year;
  }
  return 0;
}

/// True for the code of a state that is a group's name too.
bool is_code_of_two(const std::string& part, const Delegation& named,
                    const Vocabulary& vocabulary) {
  const Delegation* state = vocabulary.find_state(part);
  return state != nullptr && state != &named;
}

Parts parts_of(const std::string& stem) {
  static const std::regex between("[-_ ]+");
  return Parts(std::sregex_token_iterator(stem.begin(), stem.end(), between, -1),
               std::sregex_token_iterator());
}

/// True if the folder's other files have codes of states where this one has the part: beside
/// NOR_45_1990 and USA_45_1990, NAM_45_1990 is Namibia's.
bool stands_among_codes(const std::filesystem::path& file, std::size_t place,
                        const Vocabulary& vocabulary) {
  constexpr int kFewest = 3;
  constexpr int kMost = 400;  // tell it as well as all would
  constexpr std::size_t kCode = 3;
  constexpr int kShare = 9;  // of ten
  int codes = 0;
  int others = 0;
  std::error_code error;
  std::filesystem::directory_iterator entries(file.parent_path(), error);
  for (const std::filesystem::directory_iterator end; !error && entries != end;
       entries.increment(error)) {
    const std::filesystem::path name = entries->path().filename();
    const std::string stem = name.stem().string();
    if (name == file.filename() || !is_utf8(stem) || codes + others == kMost) continue;
    const Parts parts = parts_of(stem);
    const std::string part = place < parts.size() ? parts[place] : "";
    const bool capitals = part.size() == kCode &&
                          part.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
    const Delegation* state = capitals ? vocabulary.find_state(part) : nullptr;
    (state != nullptr && state->code == part ? codes : others) += 1;
  }
  return codes >= kFewest && codes * 10 >= (codes + others) * kShare;
}

/// The one delegation that the parts of a file name spell; of two, none.
void read_country(const std::filesystem::path& file, const Parts& parts,
                  const Vocabulary& vocabulary, const DelegationFinder& delegations,
                  const Finding& finding, HeadingFields& fields) {
  std::string line;
  for (const std::string& part : parts) line += (line.empty() ? "" : " ") + part;
  const std::string folded = fold_name(line);
  const Delegation* only = nullptr;
  for (const FoundDelegation& each : delegations.find(folded, line)) {
    const std::string name = folded.substr(each.begin, each.end - each.begin);
    const Delegation* named = each.delegation;
    if (is_code_of_two(name, *named, vocabulary)) {
      const auto part = std::find_if(parts.begin(), parts.end(),
                                     [&](const std::string& other) { return fold(other) == name; });
      const auto place = static_cast<std::size_t>(part - parts.begin());
      if (part == parts.end() || !stands_among_codes(file, place, vocabulary)) return;
      named = vocabulary.find_state(name);
    }
    if (only != nullptr && named != only) return;
    only = named;
  }
  if (only != nullptr) fields.set_author(*only, finding);
}

/// "item9a", or "item" and the number behind it.
void read_item(const Parts& parts, std::size_t at, const Finding& finding, HeadingFields& fields) {
  static const std::regex item("^item([0-9]{1,3}[a-z]{0,2})$", std::regex::icase);
  const std::string joined = parts[at] + (at + 1 < parts.size() ? parts[at + 1] : "");
  std::smatch match;
  if (!std::regex_match(parts[at], match, item) &&
      !(fold(parts[at]) == "item" && std::regex_match(joined, match, item))) {
    return;
  }
  const auto number = item_number(match[1].str());
  if (!number || !fields.statement().agenda_items.empty()) return;
  fields.statement().agenda_items.push_back({*number, "", ""});
  fields.add_evidence("agenda_items", *number, finding, true);
}

/// APMBC/22MSP/…: folders that are a convention and a session.
void read_folders(const std::filesystem::path& file, const Vocabulary& vocabulary,
                  HeadingFields& fields) {
  Parts folders;
  for (const auto& part : file.parent_path()) folders.push_back(part.string());
  constexpr std::size_t kDeepest = 4;
  const std::size_t first = folders.size() > kDeepest ? folders.size() - kDeepest : 0;
  for (std::size_t i = first; i + 1 < folders.size(); ++i) {
    if (!is_utf8(folders[i]) || !is_utf8(folders[i + 1])) continue;
    const auto session = vocabulary.session(folders[i] + "/" + folders[i + 1]);
    if (!session) continue;
    fields.set_session(*session, {"folder", 0, folders[i] + "/" + folders[i + 1], 0.8});
    return;
  }
  for (std::size_t i = first; i < folders.size(); ++i) {
    const Convention* convention =
        is_utf8(folders[i]) ? vocabulary.convention(folders[i]) : nullptr;
    if (convention != nullptr) {
      fields.set_convention(convention->code, {"folder", 0, folders[i], 0.7});
    }
  }
}

}  // namespace

void read_file_name(const std::filesystem::path& file, const Vocabulary& vocabulary,
                    SessionFinder& sessions, const DelegationFinder& delegations,
                    HeadingFields& fields, bool is_statement) {
  const std::string stem = file.stem().string();
  if (!is_utf8(stem)) return;
  const Finding finding{"file-name", 0, file.filename().string(), 0.75};
  const Parts parts = parts_of(stem);
  read_folders(file, vocabulary, fields);
  for (const std::string& part : parts) {
    // APMBC, CCM, NPT: codes and names in capitals, whole parts alone.
    const bool capitals = part.size() > 1 &&
                          part.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
    const Convention* convention = capitals ? vocabulary.find_convention(part) : nullptr;
    if (convention != nullptr) fields.set_convention(convention->code, finding);
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (const auto date = date_in(parts[i]); date && date->day != 0) {
      fields.set_date(*date, finding);
      continue;
    }
    const auto found = sessions.find(parts[i], fields.statement().convention, year_in(parts));
    if (found.size() == 1 && found[0].confidence > 0.9) {
      fields.set_session(found[0].session, finding);
    }
    read_item(parts, i, finding, fields);
  }
  if (is_statement) read_country(file, parts, vocabulary, delegations, finding, fields);
}

}  // namespace rostrum
