#include "searcher/server/pages/page.hpp"

#include <algorithm>

#include "schemas/base/sha256.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/server/pages/base/page_files.hpp"
#include "searcher/server/pages/base/template.hpp"
#include "searcher/server/pages/page_parts.hpp"
#include "searcher/server/pages/told_problem.hpp"
#include "searcher/server/routes/api.hpp"
#include "searcher/server/routes/url_request.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

constexpr std::string_view kLanguageParameter = "ui";

}  // namespace

const std::string& page_build() {
  static const std::string build = [] {
    std::string all = ROSTRUM_VERSION;
    for (const EmbeddedFile& each : page_files()) all += each.bytes;
    return sha256(all).substr(0, 12);
  }();
  return build;
}

const std::string_view* static_file(std::string_view name) {
  for (const EmbeddedFile& each : page_files()) {
    if (each.name.starts_with("static/") && each.name.substr(7) == name) return &each.bytes;
  }
  return nullptr;
}

std::string_view media_type_of_static(std::string_view name) {
  return name.ends_with(".css")  ? "text/css; charset=utf-8"
         : name.ends_with(".js") ? "text/javascript; charset=utf-8"
                                 : "image/svg+xml";
}

std::optional<HttpResponse> small_file(std::string_view path, std::string_view base) {
  HttpResponse response{.route = "static"};
  if (path == "/favicon.ico") {
    response.set("Content-Type", "image/svg+xml");
    response.set("Cache-Control", "public, max-age=86400");
    response.body = *static_file("icon.svg");
    return response;
  }
  if (path == "/robots.txt") {
    // Statements may be found by them; each question costs what a person's does.
    response.set("Content-Type", "text/plain; charset=utf-8");
    response.body = "User-agent: *\n";
    for (const char* each : {"/search", "/api/", "/complete", "/feed", "/source", "/chart/"}) {
      response.body += "Disallow: " + std::string(base) + each + '\n';
    }
    return response;
  }
  if (path != kApiPath.substr(0, kApiPath.size() - 1)) return std::nullopt;
  response.status = 308;
  response.set("Location", std::string(base) + std::string(kApiPath));
  return response;
}

Page::Page(PageRequest request)
    : request_(std::move(request)),
      chosen_(first_of(request_.parameters, kLanguageParameter)),
      texts_(Texts::of(language_for(chosen_, request_.request.header("accept-language")))),
      asked_(without(request_.parameters, kLanguageParameter)) {
  if (!chosen_.empty()) chosen_ = texts_.language();
  std::erase_if(asked_, [](const UrlParameter& each) { return each.value.empty(); });
}

std::string Page::link(std::string_view path, UrlParameters parameters) const {
  if (!chosen_.empty()) parameters.push_back({std::string(kLanguageParameter), chosen_});
  return std::string(request_.base) + std::string(path) + query_string(parameters);
}

std::string Page::api_link(std::string_view name, const UrlParameters& parameters) const {
  return std::string(request_.base) + "/api/v1/" + std::string(name) + query_string(parameters);
}

json Page::hidden(const UrlParameters& parameters) const {
  json fields = json::array();
  for (const UrlParameter& each : parameters) {
    fields.push_back({{"name", each.name}, {"value", each.value}});
  }
  if (!chosen_.empty()) fields.push_back({{"name", kLanguageParameter}, {"value", chosen_}});
  return fields;
}

void Page::tell(const RequestProblem& problem) {
  status_ = problem.status;
  view["problem"] = told_problem(*this, request_.path, problem);
}

HttpResponse Page::response(std::string_view name) {
  const auto add = [&](const char* key, json value) {
    if (!view.contains(key)) view[key] = std::move(value);
  };
  add("problem", false);
  add("with_box", true);
  add("q", first_of(asked_, "q"));
  add("kept", hidden({}));
  add("head_links", json::array());
  add("revision", "");
  view["ui"] = texts_.language();
  view["dir"] = texts_.reads_from_right() ? "rtl" : "ltr";
  view["base"] = request_.base;
  view["build"] = page_build();
  view["home_href"] = link("/");
  view["completes"] = link("/complete");
  view["sections"] = json::array();
  const std::pair<const char*, const char*> sections[] = {
      {"/search", "browse"}, {"/coverage", "on_file"}, {"/saved", "saved"}};
  for (const auto& [path, key] : sections) {
    if (std::string_view(path) == "/saved" && !request_.with_saved) continue;
    view["sections"].push_back({{"href", link(path)},
                                {"label", texts_.get(key)},
                                {"here", request_.path == path && asked_.empty()}});
  }
  view["languages"] = json::array();
  for (const std::string_view each : interface_languages()) {
    UrlParameters parameters = asked_;
    parameters.push_back({std::string(kLanguageParameter), std::string(each)});
    view["languages"].push_back(
        {{"href", std::string(request_.base) + request_.path + query_string(parameters)},
         {"code", each},
         {"ldir", direction_of(each)},
         {"label", Texts::of(each).get("language_name")},
         {"here", each == texts_.language()}});
  }
  HttpResponse response{.status = status_};
  response.set("Content-Type", "text/html; charset=utf-8");
  response.set("Content-Language", texts_.language());
  response.set("Vary", "Accept-Language");
  if (status_ != 200) response.set("Cache-Control", "no-store");
  response.body = rendered(name, texts_, view);
  return response;
}

HttpResponse Page::told_alone() {
  view["page_title"] = view["problem"]["problem_title"];
  view["problem"]["titled_above"] = true;
  return response("error");
}

HttpResponse problem_page(const PageRequest& request, const RequestProblem& problem) {
  Page page(request);
  page.tell(problem);
  return page.told_alone();
}

}  // namespace rostrum
