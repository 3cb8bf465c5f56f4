/// What every analysis is: a row of one table, with its options and the function that fills a table
/// from the statements of a question.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/program/option.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/tables/table.hpp"
#include "searcher/engine/index_view.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

/// What nearly every analysis can be told in.
inline constexpr std::string_view kTableForms = "text|json|jsonl|csv|markdown";
/// The same of those that are drawn.
inline constexpr std::string_view kDrawnForms = "text|json|jsonl|csv|markdown|svg";

struct AnalysisContext {
  const IndexView& index;
  /// The question: its words, filters and dates, as `query` takes them.
  SearchRequest request;
  std::vector<std::string> words;  ///< as they were typed, one each
  GivenValues options;
  std::string command;                    ///< that makes the answer again
  std::string version = ROSTRUM_VERSION;  ///< of the program
  std::size_t width = 80;                 ///< columns of the terminal
  std::size_t line = 80;    ///< columns that a table's line may take; kNoEdge without a terminal
  bool for_people = false;  ///< the form is text: neither ids nor whole texts are shown
  /// Whose statement it is, as rows name it.
  std::function<std::string(const Hit&)> author = author_of;
  /// Tells how far the work is, in statements.
  std::function<void(std::size_t done, std::size_t total)> progress = [](std::size_t, std::size_t) {
  };
};

struct Analysis {
  std::string_view name;     ///< of the command
  std::string_view summary;  ///< one line, for help
  std::string_view words;    ///< what the words behind the name are; "" for a query
  std::span<const Option> options;
  std::string_view forms;        ///< with | between; the first is the default
  std::string_view example;      ///< as it is typed
  bool texts_are_files = false;  ///< of form text: a file each, in the folder --output
  bool citations = false;        ///< of text and Markdown: citations alone
  /// Fills the table. True if there was anything to tell. Throws Error.
  bool (*run)(const AnalysisContext& context, TableSink& sink);
};

/// All of them, in the order in which help names them.
[[nodiscard]] std::span<const Analysis> analyses();

/// The one of that name, or null.
[[nodiscard]] const Analysis* find_analysis(std::string_view name);

/// What is given for its own options, and their fallbacks. Throws OptionError.
[[nodiscard]] GivenValues options_for(const Analysis& analysis, const GivenValues& given);

/// A heading with what every analysis tells; title, columns and chart are its own business.
[[nodiscard]] TableHeading heading_of(const Analysis& analysis, const AnalysisContext& context,
                                      const std::vector<const Matches*>& questions);

}  // namespace rostrum
