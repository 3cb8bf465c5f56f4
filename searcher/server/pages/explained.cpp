#include "searcher/server/pages/explained.hpp"

#include <algorithm>

#include "schemas/index/fields.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/server/pages/page_parts.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

/// Filters of the address, each with a link that leaves it out.
json chips_of(const Page& page, std::string_view path, const Understood& understood) {
  json chips = json::array();
  const auto add = [&](std::size_t place, const std::string& label, const std::string& value) {
    UrlParameters others = without(page.asked(), "offset");
    const UrlParameter& own = page.asked()[place];
    const auto same = std::find_if(others.begin(), others.end(), [&](const UrlParameter& each) {
      return each.name == own.name && each.value == own.value;
    });
    if (same != others.end()) others.erase(same);
    chips.push_back({{"href", page.link(path, others)}, {"label", label}, {"value", value}});
  };
  for (std::size_t i = 0; i < page.asked().size(); ++i) {
    const UrlParameter& each = page.asked()[i];
    const Field* row = find_field(each.name);
    if (row != nullptr && has_values(*row)) {
      std::string value = each.value;
      for (const AppliedFilter& filter : understood.filters) {
        if (filter.field != row->name || filter.typed != each.value || filter.values.empty())
          continue;
        value.clear();
        for (const LabelledCode& code : filter.values) {
          value +=
              (value.empty() ? "" : ", ") + value_label(page, row->name, code.code, code.label);
        }
      }
      add(i, field_label(page, row->name), value);
    } else if (each.name == "from" || each.name == "to") {
      add(i, page.texts().get(each.name), each.value);
    } else if ((each.name == "with-groups" || each.name == "with_groups") && each.value == "true") {
      add(i, page.texts().get("with_groups"), page.texts().get("yes"));
    }
  }
  return chips;
}

bool ends_word(char c) { return c == ' ' || c == '(' || c == ')' || c == '"' || c == '\t'; }

/// Where the same words end that begin at that place; npos if they do not stand there.
std::size_t end_of_term(std::string_view question, std::size_t begin, const std::string& folded) {
  for (std::size_t end = begin + 1; end <= question.size(); ++end) {
    if (end < question.size() && !ends_word(question[end])) continue;
    if (fold(question.substr(begin, end - begin)) == folded) return end;
    if (end < question.size() && question[end] != ' ') break;
  }
  return std::string_view::npos;
}

std::string quoted(const std::string& text) { return '"' + text + '"'; }

/// The name of a concept that its language prefers.
std::string label_of(const Page& page, const FieldConcept& meant) {
  const auto own = std::find_if(
      meant.labels.begin(), meant.labels.end(),
      [&](const ConceptLabel& each) { return each.language == page.texts().language(); });
  return own == meant.labels.end() ? meant.label : own->text;
}

/// One word of the question: its spellings, each with a link that asks for it alone.
json word_view(const Page& page, std::string_view path, const Expansion& expansion) {
  const std::string question = first_of(page.asked(), "q");
  UrlParameters others = without(page.asked(), "offset");
  // A name of a concept that is asked for alone is no longer one of many.
  if (expansion.meant != nullptr) others = without(others, "synonyms");
  const auto asking = [&](const std::string& other) {
    const std::string text = asked_with(question, expansion.term, other);
    if (text.empty() || text == question) return std::string();
    // Where two questions are compared, it is the first.
    UrlParameters parameters = others;
    std::find_if(parameters.begin(), parameters.end(), [](const UrlParameter& each) {
      return each.name == "q";
    })->value = text;
    return page.link(path, parameters);
  };
  json spellings = json::array();
  for (const Spelling& each : expansion.spellings) {
    const bool one = expansion.spellings.size() == 1 && expansion.more == 0;
    spellings.push_back({{"text", each.text},
                         {"href", one ? "" : asking(quoted(each.text))},
                         {"count", page.texts().number(each.statements)}});
  }
  // In quotation marks it is this form alone; without them, all of its forms.
  const bool exact = question.find(quoted(expansion.term)) != std::string::npos;
  const bool plain = expansion.meant == nullptr && !expansion.term.ends_with('*') &&
                     (exact || expansion.spellings.size() > 1);
  return {{"term", expansion.term},
          {"meant", expansion.meant != nullptr ? label_of(page, *expansion.meant) : ""},
          {"any_spellings", !spellings.empty()},
          {"spellings", std::move(spellings)},
          {"switch_href", plain ? asking(exact ? expansion.term : quoted(expansion.term)) : ""},
          {"switch", page.texts().get(exact ? "all_forms" : "this_form")},
          {"more", expansion.more > 0 ? page.texts().number(expansion.more) : ""}};
}

}  // namespace

std::string asked_with(std::string_view question, std::string_view term, std::string_view other) {
  const std::string folded = fold(term);
  std::string made;
  bool found = false;
  bool in_quotes = false;
  for (std::size_t at = 0; at < question.size();) {
    const char before = at > 0 ? question[at - 1] : ' ';
    const bool begins = ends_word(before) || before == '-' || before == '+';
    const std::size_t end = begins && !ends_word(question[at]) ? end_of_term(question, at, folded)
                                                               : std::string_view::npos;
    const bool whole_phrase =
        in_quotes && before == '"' && end < question.size() && question[end] == '"';
    if (end == std::string_view::npos || (in_quotes && !whole_phrase)) {
      in_quotes = in_quotes != (question[at] == '"');
      made += question[at++];
      continue;
    }
    if (whole_phrase) made.pop_back();
    made += other;
    found = true;
    in_quotes = false;
    at = whole_phrase ? end + 1 : end;
  }
  return found ? made : "";
}

void explain(Page& page, std::string_view path, const Understood& understood) {
  json& view = page.view;
  view["chips"] = chips_of(page, path, understood);
  view["any_chips"] = !view["chips"].empty();
  view["suggestion"] = understood.suggestion;
  view["suggestion_href"] = "";
  if (!understood.suggestion.empty()) {
    UrlParameters mended = without(without(page.asked(), "offset"), "q");
    mended.insert(mended.begin(), {"q", understood.suggestion});
    view["suggestion_href"] = page.link(path, mended);
  }
  view["parsed"] = understood.parsed;
  view["expanded"] = json::array();
  for (const Expansion& each : understood.expanded) {
    view["expanded"].push_back(word_view(page, path, each));
  }
  const bool words = !understood.expanded.empty();
  view["any_words"] = words;
  view["explained"] = words || !understood.parsed.empty();
  view["switches"] = json::array();
  const auto add_switch = [&](const char* name, const char* on, const char* off) {
    UrlParameters others = without(without(page.asked(), "offset"), name);
    const bool is_on = first_of(page.asked(), name) == "true";
    if (!is_on) others.push_back({name, "true"});
    view["switches"].push_back(
        {{"href", page.link(path, others)}, {"label", page.texts().get(is_on ? off : on)}});
  };
  add_switch("synonyms", "synonyms_on", "synonyms_off");
  if (understood.expanded.size() > 1) add_switch("any", "any_on", "any_off");
  view["warnings"] = json::array();
  for (const std::string& each : understood.warnings) {
    view["warnings"].push_back(said_view(page, each));
  }
}

}  // namespace rostrum
