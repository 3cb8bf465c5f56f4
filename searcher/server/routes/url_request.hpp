/// A question as the parameters of an address ask it: their names are those of the flags.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/base/error.hpp"
#include "searcher/analysis/base/analysis.hpp"
#include "searcher/answers/tables/table_forms.hpp"
#include "searcher/request/search_request.hpp"
#include "searcher/server/http/url.hpp"

namespace rostrum {

/// One parameter is wrong.
class ParameterError : public Error {
 public:
  ParameterError(std::string name, const std::string& message)
      : Error(ErrorKind::InvalidInput, name + ": " + message), name_(std::move(name)) {}
  [[nodiscard]] const std::string& name() const noexcept { return name_; }

 private:
  std::string name_;
};

/// The parameters of an address, asked for by name. An underscore is a hyphen, and one without a
/// value, as forms send it, is not given. All members throw ParameterError.
class ParameterReader {
 public:
  explicit ParameterReader(const UrlParameters& given);

  [[nodiscard]] std::vector<std::string> texts(std::string_view name);
  /// "" for none. Twice is a mistake.
  [[nodiscard]] std::string text(std::string_view name);
  [[nodiscard]] std::string needed(std::string_view name, std::string_view what);
  [[nodiscard]] bool flag(std::string_view name);
  [[nodiscard]] std::size_t number(std::string_view name, std::size_t fallback);
  /// One of `choices`, which have | between them.
  [[nodiscard]] std::string choice(std::string_view name, std::string_view choices,
                                   std::string_view fallback);
  [[nodiscard]] const UrlParameters& given() const { return given_; }
  /// A parameter that nobody has asked for is a mistake: it is never passed over in silence.
  void refuse_others() const;

 private:
  UrlParameters given_;
  std::set<std::string, std::less<>> asked_;
};

/// As parameters and flags are written: member-of for the field member_of.
[[nodiscard]] std::string parameter_name(std::string_view name);

/// Words (q), filters, dates, any, with-groups, synonyms. `thesaurus` is for the last.
[[nodiscard]] SearchRequest read_question(ParameterReader& given, const Thesaurus& thesaurus,
                                          const QueryLimits& limits = {});

/// The same without the words.
[[nodiscard]] SearchRequest read_filters(ParameterReader& given, const Thesaurus& thesaurus,
                                         const QueryLimits& limits = {});

/// Which of the hits, and what of them: sort, limit, offset, snippets, facets.
void read_window(ParameterReader& given, SearchRequest& request);

[[nodiscard]] AnalysisOptions read_options(const Analysis& analysis, ParameterReader& given);

/// The command that asks the same in a terminal. `words` stand behind its name.
[[nodiscard]] std::string command_of(std::string_view name, const UrlParameters& parameters,
                                     const std::vector<std::string>& words);

/// Names that read_question and read_window ask for.
[[nodiscard]] std::vector<std::string> question_parameters();
[[nodiscard]] std::vector<std::string> window_parameters();

}  // namespace rostrum
