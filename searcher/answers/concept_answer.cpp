#include "searcher/answers/concept_answer.hpp"

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "schemas/base/terminal_safe.hpp"
#include "searcher/answers/base/citation.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

/// "broader   nuclear weapons, disarmament": the preferred English labels of concepts.
void write_others(const char* name, const std::vector<std::string>& codes,
                  const Thesaurus& thesaurus, const TextStyle& style, std::ostream& out) {
  if (codes.empty()) return;
  std::string labels;
  for (const std::string& code : codes) {
    labels += (labels.empty() ? "" : ", ") + thesaurus.find(code)->label;
  }
  out << wrapped(fitted(name, 10) + labels, {}, 4, style) << '\n';
}

}  // namespace

void write_text(const std::vector<CountedConcept>& concepts, const Thesaurus& thesaurus,
                const AnswerOrigin& origin, const TextStyle& style, std::ostream& out) {
  out << plural(concepts.size(), "concept", "concepts") << '\n';
  for (const CountedConcept& each : concepts) {
    const std::string count = ": " + plural(each.statements, "statement", "statements");
    const bool beside =
        terminal_columns(each.meant->label + "  " + each.meant->code + count) <= style.line;
    out << '\n'
        << bold(terminal_safe(each.meant->label), style) << (beside ? "  " : "\n  ")
        << dim(each.meant->code, style) << count << '\n';
    std::string language;
    std::string line;
    const auto end_line = [&] {
      if (!line.empty())
        out << wrapped(line, {}, 8, style).replace(0, 8, "    " + fitted(language, 4)) << '\n';
    };
    for (std::size_t i = 0; i < each.labels.size(); ++i) {
      const ConceptLabel& label = each.meant->labels[i];
      if (label.language != language) {
        end_line();
        language = label.language;
        line.clear();
      }
      line += (line.empty() ? "" : ", ") + label.text + " (" + grouped(each.labels[i]) + ")";
    }
    end_line();
    write_others("broader", each.meant->broader, thesaurus, style, out);
    write_others("narrower", each.meant->narrower, thesaurus, style, out);
  }
  if (concepts.empty()) {
    out << wrapped("No name of a concept has these words; fewer of them find more, none all.", {},
                   2, style)
        << '\n';
  }
  out << '\n';
  write_origin(origin, style, out);
}

void write_json(const std::vector<CountedConcept>& concepts, const AnswerOrigin& origin,
                std::ostream& out) {
  json list = json::array();
  for (const CountedConcept& each : concepts) {
    json& row = list.emplace_back();
    row = {{"code", each.meant->code},       {"label", each.meant->label},
           {"broader", each.meant->broader}, {"narrower", each.meant->narrower},
           {"statements", each.statements},  {"labels", json::array()}};
    for (std::size_t i = 0; i < each.labels.size(); ++i) {
      const ConceptLabel& label = each.meant->labels[i];
      row["labels"].push_back({{"language", label.language},
                               {"text", label.text},
                               {"preferred", label.preferred},
                               {"as_written", label.as_written},
                               {"statements", each.labels[i]}});
    }
  }
  const json document = {
      {"index", {{"revision", origin.revision}, {"statements", origin.statements}}},
      {"concepts", std::move(list)},
      {"command", origin.command},
      {"version", origin.version}};
  out << document.dump(2, ' ', false, json::error_handler_t::replace) << '\n';
}

}  // namespace rostrum
