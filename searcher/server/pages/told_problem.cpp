#include "searcher/server/pages/told_problem.hpp"

#include <algorithm>

#include "schemas/index/fields.hpp"
#include "searcher/server/pages/base/localized_names.hpp"
#include "searcher/server/pages/page_parts.hpp"
#include "searcher/server/routes/url_request.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

constexpr std::string_view kUnknown = "there is no such parameter here";

/// A message taken apart: "country: no state called 'Norwey'; did you mean 'Norway'? see …".
struct Mistake {
  std::string subject;
  std::string text;
  std::vector<std::string> names;  ///< that may have been meant
  std::string values_of;           ///< a field whose values are listed elsewhere
};

std::string subject_of(std::string_view message) {
  const std::size_t colon = message.find(": ");
  if (colon == std::string_view::npos) return "";
  const std::string_view subject = message.substr(0, colon);
  const bool name = subject.find_first_of(" '\"") == std::string_view::npos;
  return name ? std::string(subject) : "";
}

void take_names(Mistake& mistake) {
  constexpr std::string_view kMeant = "; did you mean '";
  const std::size_t begin = mistake.text.rfind(kMeant);
  const std::size_t end = mistake.text.rfind("'?");
  if (begin == std::string::npos || end == std::string::npos || end < begin + kMeant.size()) return;
  std::string_view list = std::string_view(mistake.text).substr(begin + kMeant.size());
  list = list.substr(0, end - begin - kMeant.size());
  while (!list.empty()) {
    const std::size_t stop = std::min({list.find("', '"), list.find("' or '"), list.size()});
    mistake.names.emplace_back(list.substr(0, stop));
    list.remove_prefix(stop);
    list.remove_prefix(list.starts_with("', '") ? 4 : std::min<std::size_t>(6, list.size()));
  }
  std::string behind = mistake.text.substr(end + 2);
  if (behind.starts_with(' ')) behind = ';' + behind;
  mistake.text.resize(begin);
  mistake.text += behind;
}

/// Commands are for those who type them.
void take_commands(Mistake& mistake) {
  constexpr std::string_view kValues = "see 'rostrum-search values ";
  if (const std::size_t at = mistake.text.find(kValues); at != std::string::npos) {
    mistake.values_of = mistake.text.substr(at + kValues.size());
    mistake.values_of.resize(std::min(mistake.values_of.find('\''), mistake.values_of.size()));
    // "…; see" and "…? see"
    mistake.text.resize(mistake.text.find_last_not_of("; ", at - 1) + 1);
  }
}

Mistake taken_apart(const RequestProblem& problem) {
  Mistake mistake{.subject = subject_of(problem.detail), .text = problem.detail};
  if (!mistake.subject.empty()) mistake.text.erase(0, mistake.subject.size() + 2);
  take_commands(mistake);
  take_names(mistake);
  return mistake;
}

/// What the page calls a parameter; its name where it calls it nothing. No name for a question,
/// whose mistakes are told at their place.
json subject_view(const Page& page, const RequestProblem& problem, const std::string& subject) {
  const std::string& name = problem.parameter;
  if (name.empty() || name == "q" || option_name(subject) != name) return nullptr;
  const Field* const row = find_field(name);
  const Texts& texts = page.texts();
  const std::string label = row != nullptr && has_values(*row) ? field_label(page, row->name)
                            : name == "with-groups"            ? texts.get("with_groups")
                            : name == "from" || name == "to"   ? texts.get(name)
                                                               : texts.get("option." + name, "");
  return {{"label", label}, {"code", label.empty() ? name : ""}};
}

class Mending {
 public:
  Mending(const Page& page, std::string_view path, const RequestProblem& problem,
          const Mistake& mistake)
      : page_(page), path_(path), problem_(problem), mistake_(mistake) {}

  /// The address with `name` in the place of what was mistyped; "" where that is not known.
  [[nodiscard]] std::string with(const std::string& name) const {
    UrlParameters mended = page_.asked();
    const bool unknown = mistake_.text.starts_with(kUnknown);
    bool found = false;
    for (UrlParameter& each : mended) {
      if (unknown && option_name(each.name) == problem_.parameter) {
        each.name = name;
        found = true;
      } else if (!unknown && mistake_.text.find('\'' + each.value + '\'') != std::string::npos) {
        each.value = name;
        found = true;
      }
    }
    return found ? page_.link(path_, mended) : in_question(name, std::move(mended));
  }

 private:
  /// "country:Norwey" in the question itself.
  [[nodiscard]] std::string in_question(const std::string& name, UrlParameters mended) const {
    const std::size_t open = mistake_.text.find('\'');
    const std::size_t close = mistake_.text.find('\'', open + 1);
    if (open == std::string::npos || close == std::string::npos) return "";
    const std::string typed = mistake_.text.substr(open + 1, close - open - 1);
    for (UrlParameter& each : mended) {
      const std::size_t at = each.name == "q" ? each.value.find(typed) : std::string::npos;
      if (typed.empty() || at == std::string::npos) continue;
      const bool quoted = at > 0 && each.value[at - 1] == '"';
      const bool several = name.find(' ') != std::string::npos && !quoted;
      each.value.replace(at, typed.size(), several ? '"' + name + '"' : name);
      return page_.link(path_, mended);
    }
    return "";
  }

  const Page& page_;
  std::string_view path_;
  const RequestProblem& problem_;
  const Mistake& mistake_;
};

/// All values of the field, beside the question where it is counted there.
std::string values_link(const Page& page, const std::string& name) {
  const Field* const row = find_field(name);
  if (row == nullptr || !has_values(*row)) return "";
  const std::string field = option_name(row->name);
  if (!row->counted_by_default) return page.api_link("values", {{"field", field}});
  return page.link("/search", {{"more", field}}) + "#facet-" + field;
}

/// A question beside the place of its mistake: what is around it, not all of a long one.
void show_place(const Page& page, const RequestProblem& problem, json& told) {
  constexpr std::size_t kAround = 200;
  const std::string words = first_of(page.asked(), "q");
  if (problem.position == 0 || problem.parameter != "q" || words.empty()) return;
  const std::size_t begin = byte_of(words, problem.position - 1);
  const std::size_t end = byte_of(words, problem.position);
  const std::size_t first =
      problem.position - 1 > kAround ? byte_of(words, problem.position - 1 - kAround) : 0;
  const std::size_t last = byte_of(words, problem.position + kAround);
  told["placed"] = true;
  told["before"] = (first > 0 ? "…" : "") + words.substr(first, begin - first);
  told["at"] = begin < words.size() ? words.substr(begin, end - begin) : "␣";
  told["after"] = words.substr(end, last - end) + (last < words.size() ? "…" : "");
}

}  // namespace

json told_problem(const Page& page, std::string_view path, const RequestProblem& problem) {
  const char* title = problem.status == 404   ? "problem_not_there"
                      : problem.status == 503 ? "problem_not_now"
                      : problem.status < 500  ? "problem_question"
                                              : "problem_ours";
  const Mistake mistake = taken_apart(problem);
  const json subject = subject_view(page, problem, mistake.subject);
  json told = {{"problem_title", page.texts().get(title)},
               {"subject", subject},
               {"detail", said_view(page, mistake.text, subject.is_null())},
               {"not_there", problem.status == 404},
               {"titled_above", false},
               {"placed", false},
               {"mend_href", ""},
               {"meant", json::array()},
               {"values_href", values_link(page, mistake.values_of)}};
  const Mending mending(page, path, problem, mistake);
  for (const std::string& each : mistake.names) {
    told["meant"].push_back(
        {{"href", mending.with(each)}, {"name", localized_label(page.texts().language(), each)}});
  }
  told["any_meant"] = !mistake.names.empty();
  show_place(page, problem, told);
  if (!problem.parameter.empty() && problem.parameter != "q" && problem.parameter != "id") {
    told["mend"] = problem.parameter;
    UrlParameters others = page.asked();
    std::erase_if(others, [&](const UrlParameter& each) {
      return option_name(each.name) == problem.parameter;
    });
    if (others.size() < page.asked().size()) told["mend_href"] = page.link(path, others);
  }
  return told;
}

}  // namespace rostrum
