#include "indexer/readers/library/catalogue_entry.hpp"

#include <algorithm>

#include "schemas/base/error.hpp"
#include "schemas/record/written_date.hpp"
#include "schemas/text/language.hpp"
#include "schemas/text/one_line.hpp"
#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/given_session.hpp"
#include "schemas/vocabulary/item_number.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

/// Without the marks that cataloguers put at the ends: "Norway.", "Report /", "[2019]".
std::string bare(const std::string& raw) {
  constexpr std::string_view kMarks = " /:;,=[]";
  std::string text = one_line(raw);
  const std::size_t first = text.find_first_not_of(kMarks);
  if (first == std::string::npos) return "";
  const std::size_t last = text.find_last_not_of(kMarks);
  // A bracket that has its other inside stays: "Report [draft]".
  std::size_t end = last + 1;
  if (end < text.size() && text[end] == ']' && text.find('[', first) < last) ++end;
  std::size_t begin = first;
  if (begin > 0 && text[begin - 1] == '[' && text.find(']', begin) < last) --begin;
  return text.substr(begin, end - begin);
}

std::string without_dot(std::string text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
  return text;
}

/// "Norway. Permanent Mission to the UN", "Norway (State)" and "Norway." are Norway.
const Delegation* delegation_of(const std::string& name, const Vocabulary& vocabulary) {
  const std::string whole = without_dot(bare(name));
  if (whole.empty()) return nullptr;
  if (const Delegation* found = vocabulary.find_delegation(whole)) return found;
  for (const std::string_view mark : {". ", " ("}) {
    const std::size_t at = whole.find(mark);
    if (at == std::string::npos) continue;
    // What stands behind a state is a part of it; "UN. General Assembly" is another body.
    if (const Delegation* found = vocabulary.find_state(whole.substr(0, at))) return found;
  }
  return nullptr;
}

/// "Doe, Jane" as people say it.
std::string in_order(const std::string& raw) {
  const std::string name = without_dot(bare(raw));
  const std::size_t comma = name.find(", ");
  if (comma == std::string::npos || name.find(',', comma + 1) != std::string::npos) return name;
  return name.substr(comma + 2) + " " + name.substr(0, comma);
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string text;
  for (const std::string& part : parts) {
    if (part.find_first_not_of(" \t\n") == std::string::npos) continue;
    text += (text.empty() ? "" : between) + part;
  }
  return text;
}

class RecordMaker {
 public:
  RecordMaker(const CatalogueEntry& entry, const Vocabulary& vocabulary, SessionFinder& finder)
      : entry_(entry), vocabulary_(vocabulary), finder_(finder) {}

  CatalogueRecord make() {
    object_ = json::object();
    put("title", without_dot(bare(entry_.title)));
    add_authors();
    add_date();
    add_text();
    if (!entry_.symbols.empty()) object_["symbols"] = entry_.symbols;
    add_url();
    add_language();
    add_agenda();
    add_topics();
    add_session();
    record_.object = std::move(object_);
    return std::move(record_);
  }

 private:
  void put(const char* name, const std::string& value) {
    if (!value.empty()) object_[name] = value;
  }

  void add_authors() {
    std::vector<std::string> unknown;
    std::vector<std::string> persons;
    for (const std::string& each : entry_.bodies) {
      if (!add_delegation(each) && !bare(each).empty()) unknown.push_back(without_dot(bare(each)));
    }
    for (const std::string& each : entry_.authors) {
      if (add_delegation(each) || bare(each).empty()) continue;
      // "Doe, Jane" is a person; "UN. General Assembly" is a body, and so is one without a comma.
      const bool person = each.find(", ") != std::string::npos;
      (person ? persons : unknown).push_back(person ? each : without_dot(bare(each)));
    }
    persons.insert(persons.begin(), entry_.persons.begin(), entry_.persons.end());
    std::vector<std::string> names;
    for (const std::string& each : persons) {
      if (std::string name = in_order(each); !name.empty()) names.push_back(std::move(name));
    }
    if (!names.empty()) object_["speaker"] = joined(names, "; ");
    if (parties_.empty()) {
      for (const std::string& each : unknown) {
        record_.notes.push_back("delivered_by: '" + each + "' is no delegation that is known");
      }
      return;
    }
    object_["delivered_by"] = {{"code", parties_.front()->code},
                               {"kind", std::string(name_of(parties_.front()->kind))}};
    for (std::size_t i = 1; i < parties_.size(); ++i) {
      object_["joint_with"].push_back(parties_[i]->label);
    }
  }

  bool add_delegation(const std::string& name) {
    const Delegation* found = delegation_of(name, vocabulary_);
    if (found == nullptr) return false;
    if (std::find(parties_.begin(), parties_.end(), found) == parties_.end()) {
      parties_.push_back(found);
    }
    return true;
  }

  void add_date() {
    std::string first;
    for (const std::string& each : entry_.dates) {
      std::string text = without_dot(bare(each));
      if (text.starts_with('c') || text.starts_with('p')) text.erase(0, 1);  // copyright 2019
      if (text.empty()) continue;
      if (first.empty()) first = text;
      try {
        object_["date"] = read_date(text).text();
        return;
      } catch (const Error&) {
        continue;  // the next one, else the first is told
      }
    }
    put("date", first);
  }

  void add_text() {
    const std::pair<const char*, std::string> sources[] = {
        {"", joined(entry_.texts, "\n\n")},
        {"abstract", joined(entry_.abstracts, "\n\n")},
        {"notes", joined(entry_.notes, "\n\n")},
        {"title", object_.value("title", "")}};
    for (const auto& [name, text] : sources) {
      if (text.empty()) continue;
      object_["text"] = text;
      record_.text_is = name;
      return;
    }
  }

  void add_url() {
    for (const std::string& each : entry_.urls) {
      const std::string address = one_line(each);
      if (!address.starts_with("http://") && !address.starts_with("https://")) continue;
      object_["url"] = address;
      return;
    }
  }

  /// A document in several languages says nothing of that of its abstract.
  void add_language() {
    std::vector<std::string> codes;
    for (const std::string& each : entry_.languages) {
      const std::string name = without_dot(bare(each));
      const auto code = find_language(name);
      if (code && std::find(codes.begin(), codes.end(), *code) == codes.end()) {
        codes.push_back(*code);
      } else if (!code && !name.empty()) {
        record_.notes.push_back("language: '" + name + "' is no language that is known");
      }
    }
    if (codes.size() == 1) object_["language"] = codes.front();
  }

  void add_agenda() {
    for (const auto& [number, title] : entry_.agenda) {
      const auto normal = item_number(bare(number));
      json item = json::object();
      if (normal) item["number"] = *normal;
      if (const std::string name = without_dot(bare(title)); !name.empty()) item["title"] = name;
      if (!item.empty()) object_["agenda_items"].push_back(std::move(item));
    }
  }

  void add_topics() {
    for (const std::string& each : entry_.subjects) {
      const Topic* topic = vocabulary_.find_topic(without_dot(bare(each)));
      if (topic != nullptr) object_["topics"].push_back(topic->code);
    }
  }

  void add_session() {
    for (const std::string& each : entry_.meetings) {
      const std::string name = without_dot(bare(each));
      const auto sessions = sessions_called(name, {}, 0, vocabulary_, finder_);
      if (sessions.size() != 1) continue;
      object_["session"] = name;
      return;
    }
  }

  const CatalogueEntry& entry_;
  const Vocabulary& vocabulary_;
  SessionFinder& finder_;
  json object_;
  CatalogueRecord record_;
  std::vector<const Delegation*> parties_;
};

}  // namespace

CatalogueRecord record_of(const CatalogueEntry& entry, const Vocabulary& vocabulary,
                          SessionFinder& finder) {
  return RecordMaker(entry, vocabulary, finder).make();
}

}  // namespace rostrum
