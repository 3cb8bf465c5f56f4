/// What all pages share: the language, links that keep it, the frame around what is said.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/server/http/http_message.hpp"
#include "searcher/server/http/url.hpp"
#include "searcher/server/pages/base/texts.hpp"
#include "searcher/server/routes/problem.hpp"

namespace rostrum {

/// What a page knows of its request, also where no engine could be asked.
struct PageRequest {
  const HttpRequest& request;
  std::string_view base;  ///< path that the server stands under
  std::string path;       ///< below it
  UrlParameters parameters;
  bool with_saved = false;  ///< saved searches are listed
};

class Page {
 public:
  explicit Page(PageRequest request);

  [[nodiscard]] const Texts& texts() const { return texts_; }
  /// Of the address, without the choice of language.
  [[nodiscard]] const UrlParameters& asked() const { return asked_; }

  /// An address of ours that keeps the chosen language.
  [[nodiscard]] std::string link(std::string_view path, UrlParameters parameters = {}) const;
  /// The same of the API, which speaks one language.
  [[nodiscard]] std::string api_link(std::string_view name, const UrlParameters& parameters) const;
  /// Parameters as hidden fields of a form, the chosen language among them.
  [[nodiscard]] nlohmann::ordered_json hidden(const UrlParameters& parameters) const;

  /// Shows what is wrong; its status becomes that of the answer.
  void tell(const RequestProblem& problem);

  /// What the template is filled with.
  nlohmann::ordered_json view = nlohmann::ordered_json::object();

  /// REQUIRES: view has a page_title.
  [[nodiscard]] HttpResponse response(std::string_view name);

  /// A page of that alone. REQUIRES: something was told.
  [[nodiscard]] HttpResponse told_alone();

 private:
  PageRequest request_;
  std::string chosen_;  ///< language that the address names; "" for none
  const Texts& texts_;
  UrlParameters asked_;
  unsigned status_ = 200;
};

/// A page that says what is wrong, and nothing else.
[[nodiscard]] HttpResponse problem_page(const PageRequest& request, const RequestProblem& problem);

/// style.css, script.js, icon.svg, by the path below /static/; nullptr if there is none.
[[nodiscard]] const std::string_view* static_file(std::string_view name);
[[nodiscard]] std::string_view media_type_of_static(std::string_view name);

/// What browsers and robots ask for by themselves, and the API by its name without the slash.
[[nodiscard]] std::optional<HttpResponse> small_file(std::string_view path, std::string_view base);

/// Changes with everything that pages are made from.
[[nodiscard]] const std::string& page_build();

}  // namespace rostrum
