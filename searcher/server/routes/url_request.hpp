/// A question as the parameters of an address ask it: their names are those of the flags.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/program/option.hpp"
#include "searcher/analysis/base/analysis.hpp"
#include "searcher/request/question_options.hpp"
#include "searcher/server/http/url.hpp"

namespace rostrum {

/// What an address gives for these options. An underscore is a hyphen, an alias of a field is its
/// name, and a parameter without a value, as forms send it, is not given. Nothing else may stand
/// there: a parameter is never passed over in silence. `called` is how whoever asks calls an
/// option. Throws OptionError.
[[nodiscard]] GivenValues read_all_parameters(
    const UrlParameters& parameters, std::span<const Option> options,
    std::string (*called)(std::string_view) = option_name);

/// True if a question, the window of its hits or an analysis has an option of that name.
[[nodiscard]] bool is_parameter(std::string_view name);

/// Of a question: words (q), filters, dates, any, with-groups, synonyms.
[[nodiscard]] std::vector<Option> question_parameters();

/// The same, and which of the hits.
[[nodiscard]] std::vector<Option> query_parameters();

/// Of an analysis: its question, of which the words may be several, and its own.
[[nodiscard]] std::vector<Option> analysis_parameters(const Analysis& analysis);

/// The command that asks the same in a terminal: `words` stand behind its name, and of the
/// parameters those that `options` have, except q. What else an address holds gets nowhere near a
/// shell.
[[nodiscard]] std::string command_of(std::string_view name, const UrlParameters& parameters,
                                     std::span<const Option> options,
                                     const std::vector<std::string>& words);

/// An analysis as an address asks for it.
struct AskedAnalysis {
  SearchRequest request;
  std::vector<std::string> words;
  GivenValues options;
  std::string command;

  /// REQUIRES: this outlives it, and so does the index.
  [[nodiscard]] AnalysisContext context(const IndexView& index) const;
};
/// `given` is what `parameters` give for `options`. Throws as request_from and options_for do.
[[nodiscard]] AskedAnalysis asked_analysis(const Analysis& analysis, const GivenValues& given,
                                           const UrlParameters& parameters,
                                           std::span<const Option> options,
                                           const Thesaurus& thesaurus, const QueryLimits& limits);

/// Where the page before begins; from behind the last hit, where the last page does. REQUIRES:
/// limit > 0.
[[nodiscard]] std::size_t previous_offset(std::size_t offset, std::size_t limit, std::size_t total);

}  // namespace rostrum
