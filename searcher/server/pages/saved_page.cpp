#include <stdexcept>

#include "schemas/base/error.hpp"
#include "schemas/index/fields.hpp"
#include "searcher/saved/saved_searches.hpp"
#include "searcher/server/pages/page_parts.hpp"
#include "searcher/server/pages/pages.hpp"
#include "searcher/server/routes/url_request.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

/// What is wrong with the file is told in the log alone, since its path stands in the message.
std::vector<SavedSearch> searches_in(const std::filesystem::path& file) {
  try {
    return SavedSearches(file, SavedSearches::Access::Read).all();
  } catch (const Error& error) {
    throw std::runtime_error(error.what());
  }
}

/// The parameters that ask the same here; limits of size are the server's own.
UrlParameters parameters_of(const SavedSearch& search) {
  const std::vector<Option> asked = question_parameters();
  UrlParameters parameters;
  std::string words;
  for (const auto& [name, values] : search.question.values) {
    for (const std::string& value : values) {
      if (name == "q") {
        words += (words.empty() ? "" : " ") + value;
      } else if (find_option(asked, name) != nullptr) {
        parameters.push_back({name, value});
      }
    }
  }
  if (!words.empty()) parameters.insert(parameters.begin(), UrlParameter{"q", words});
  return parameters;
}

/// The question in words: "withdraw · Convention: APMBC".
json question_parts(const Page& page, const UrlParameters& parameters) {
  json parts = json::array();
  for (const UrlParameter& each : parameters) {
    const Field* const row = find_field(each.name);
    const bool filter = row != nullptr && has_values(*row);
    const std::string label = each.name == "q" ? ""
                              : filter         ? field_label(page, row->name)
                                               : page.texts().get(each.name, each.name);
    parts.push_back({{"part_label", label}, {"part", each.value}});
  }
  return parts;
}

}  // namespace

HttpResponse saved_page(const Call& call) {
  if (call.saved.empty()) {
    throw Error(ErrorKind::NotFound, "saved: this server shows no saved searches");
  }
  Page page(page_request(call));
  json& view = page.view;
  view["page_title"] = page.texts().get("saved");
  view["searches"] = json::array();
  for (const SavedSearch& each : searches_in(call.saved)) {
    const UrlParameters parameters = parameters_of(each);
    const auto day = [](const std::string& moment) { return moment.substr(0, 10); };
    view["searches"].push_back({{"name", each.name},
                                {"href", page.link("/search", parameters)},
                                {"feed_href", page.link("/feed", parameters)},
                                {"parts", question_parts(page, parameters)},
                                {"saved_on", day(each.saved)},
                                {"last_run", day(each.last_run)}});
  }
  view["any_searches"] = !view["searches"].empty();
  return page.response("saved");
}

}  // namespace rostrum
