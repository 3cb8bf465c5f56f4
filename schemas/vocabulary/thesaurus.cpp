#include "schemas/vocabulary/thesaurus.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "schemas/base/embedded.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/json_schema.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

/// One word of capitals and digits, but for a plural s behind them. Scripts without case have none.
bool is_acronym(const std::string& text) {
  if (text.find(' ') != std::string::npos) return false;
  const std::string body = text.ends_with('s') ? text.substr(0, text.size() - 1) : text;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < body.size();) {
    const std::string letter = body.substr(at, code_point_at(body, at).bytes);
    const bool digit_or_mark = letter.size() == 1 && !((letter[0] >= 'A' && letter[0] <= 'Z') ||
                                                       (letter[0] >= 'a' && letter[0] <= 'z'));
    // A capital is what folding changes; ё and accents are never alone in an acronym.
    if (!digit_or_mark && fold(letter) == letter) return false;
    capitals += digit_or_mark ? 0 : 1;
    at += letter.size();
  }
  return capitals >= 2;
}

json parsed(std::string_view bytes, const std::string& name) {
  json document = json::parse(bytes, nullptr, false);
  if (document.is_discarded()) {
    throw Error(ErrorKind::InvalidInput, "vocabulary: " + name + " is not JSON");
  }
  return document;
}

FieldConcept read_concept(const json& object) {
  FieldConcept made{.code = object.at("code").get<std::string>(),
                    .label = object.at("labels").at("en").at(0).get<std::string>(),
                    .broader = object.at("broader").get<std::vector<std::string>>(),
                    .narrower = {},
                    .labels = {}};
  const auto cased = object.value("as_written", std::vector<std::string>());
  for (const auto& [language, labels] : object.at("labels").items()) {
    for (const json& each : labels) {
      ConceptLabel label{.text = each.get<std::string>(),
                         .language = language,
                         .preferred = &each == &labels.front()};
      label.as_written = std::find(cased.begin(), cased.end(), label.text) != cased.end();
      label.acronym = label.as_written || is_acronym(label.text);
      made.labels.push_back(std::move(label));
    }
  }
  return made;
}

}  // namespace

Thesaurus::Thesaurus(std::string_view bytes, const std::string& name) {
  const auto refuse = [&name](const std::string& problem) {
    return Error(ErrorKind::InvalidInput, "vocabulary: " + name + ": " + problem);
  };
  const json document = parsed(bytes, name);
  for (const json& object : document.at("concepts")) {
    concepts_.push_back(read_concept(object));
  }
  std::sort(concepts_.begin(), concepts_.end(),
            [](const FieldConcept& a, const FieldConcept& b) { return a.code < b.code; });
  std::map<std::string, const FieldConcept*> owners;
  for (FieldConcept& each : concepts_) {
    for (const ConceptLabel& label : each.labels) {
      const auto [place, fresh] = owners.emplace(fold_name(label.text), &each);
      if (!fresh && place->second != &each) {
        throw refuse("'" + label.text + "' is claimed by " + place->second->code + " and by " +
                     each.code + "; give it to one of them");
      }
    }
    for (const std::string& broader : each.broader) {
      const auto above =
          std::find_if(concepts_.begin(), concepts_.end(),
                       [&](const FieldConcept& other) { return other.code == broader; });
      if (above == concepts_.end() || above->code == each.code) {
        throw refuse("'" + each.code + "' has the broader concept '" + broader +
                     "', which is no other one");
      }
      above->narrower.push_back(each.code);
    }
  }
}

const Thesaurus& Thesaurus::builtin() {
  static const Thesaurus thesaurus(embedded_file("vocabulary/concepts.json"), "concepts.json");
  return thesaurus;
}

std::unique_ptr<const Thesaurus> Thesaurus::from_directory(const std::filesystem::path& directory) {
  const std::filesystem::path path = directory / "concepts.json";
  std::ifstream stream(path, std::ios::binary);
  std::string bytes(embedded_file("vocabulary/concepts.json"));
  if (stream) {
    bytes.assign(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    const std::vector<std::string> problems =
        builtin_schema("vocabulary/concepts.schema.json").problems(parsed(bytes, path.string()));
    if (!problems.empty()) {
      throw Error(ErrorKind::InvalidInput,
                  "vocabulary: " + path.string() + ": " + problems.front());
    }
  }
  return std::make_unique<const Thesaurus>(bytes, path.string());
}

const FieldConcept* Thesaurus::find(std::string_view code) const {
  const auto row = std::lower_bound(
      concepts_.begin(), concepts_.end(), code,
      [](const FieldConcept& each, std::string_view wanted) { return each.code < wanted; });
  return row != concepts_.end() && row->code == code ? &*row : nullptr;
}

}  // namespace rostrum
