#include "searcher/answers/base/understood_text.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

#include "schemas/base/terminal_safe.hpp"
#include "schemas/index/fields.hpp"
#include "searcher/answers/base/citation.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kMostWords = 8;

/// "killer robots names lethal autonomous weapons systems: LAWS (14), SALA (fr 3)".
void write_labels(const Expansion& expansion, const TextStyle& style, std::ostream& out) {
  const FieldConcept& meant = *expansion.meant;
  std::vector<std::string> labels;
  for (const Spelling& label : expansion.spellings) {
    const std::string language = label.language == "en" ? "" : label.language + " ";
    labels.push_back(label.text + " (" + language + grouped(label.statements) + ")");
  }
  const std::size_t others = meant.labels.size() - labels.size();
  std::string text = expansion.term + " names the concept " + meant.code + ": ";
  text += labels.empty() ? "none of its " + std::to_string(others) + " names stands in a statement"
                         : joined(labels, ", ");
  if (!labels.empty() && others > 0) {
    text += "; " + std::to_string(others) +
            (others == 1 ? " name more stands" : " names more stand") + " in no statement";
  }
  out << wrapped(text, {}, 2, style) << '\n';
}

/// A range of days: "2020..", "2020..2024".
std::string in_words(const std::string& range) {
  const std::size_t dots = range.find("..");
  if (dots == std::string::npos) return range;
  const std::string first = range.substr(0, dots);
  const std::string last = range.substr(dots + 2);
  if (first.empty()) return "to " + last;
  return last.empty() ? "from " + first : first + " to " + last;
}

}  // namespace

void write_filters(const std::vector<AppliedFilter>& filters, const TextStyle& style,
                   std::ostream& out) {
  // Values of one field are alternatives, wherever they were typed.
  std::vector<std::pair<std::string, std::vector<std::string>>> lines;
  for (const AppliedFilter& filter : filters) {
    auto line = std::find_if(lines.begin(), lines.end(),
                             [&](const auto& each) { return each.first == filter.field; });
    if (line == lines.end()) line = lines.insert(lines.end(), {filter.field, {}});
    for (const LabelledCode& value : filter.values) {
      const std::string label = filter.field == "date" ? in_words(value.label) : value.label;
      line->second.push_back(value.label == value.code ? label : label + " (" + value.code + ")");
    }
  }
  for (const auto& [name, values] : lines) {
    out << wrapped(std::string(field_named(name).label) + ": " + joined(values, " or "), {}, 2,
                   style)
        << '\n';
  }
}

void write_expansions(const std::vector<Expansion>& expanded, const TextStyle& style,
                      std::ostream& out) {
  for (const Expansion& each : expanded) {
    if (each.meant != nullptr) {
      write_labels(each, style, out);
      continue;
    }
    std::vector<std::string> words;
    for (const Spelling& spelling : each.spellings) {
      if (words.size() == kMostWords) break;
      words.push_back(spelling.text + " (" + grouped(spelling.statements) + ")");
    }
    if (words.empty()) {
      out << "  " << terminal_safe(each.term) << ": stands in no statement\n";
      continue;
    }
    const std::size_t more = each.more + each.spellings.size() - words.size();
    out << wrapped(each.term + " finds " + joined(words, ", ") +
                       (more > 0 ? " and " + std::to_string(more) + " more" : ""),
                   {}, 2, style)
        << '\n';
  }
}

}  // namespace rostrum
