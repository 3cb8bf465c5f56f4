#include "searcher/server/mcp/mcp_tools.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "schemas/base/error.hpp"
#include "searcher/analysis/analysis_forms.hpp"
#include "searcher/server/mcp/json_rpc.hpp"
#include "searcher/server/mcp/mcp_answers.hpp"
#include "searcher/server/routes/api_description.hpp"
#include "searcher/server/routes/bounded_text.hpp"
#include "searcher/server/routes/one_hit.hpp"
#include "searcher/server/routes/url_request.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

/// How many rows an analysis gives, 0 for all: here they come page by page.
constexpr std::string_view kTop = "top";
/// An answer is to be read by an assistant, and not to fill all that it can hold.
constexpr std::size_t kMostBytes = 256 << 10;

/// Names as JSON has them: "q" is the query, and hyphens are underscores.
std::string argument_name(std::string_view parameter) {
  if (parameter == "q") return "query";
  std::string name(parameter);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

struct Tool {
  std::string_view name;  ///< of analyses, that of the analysis
  std::string_view title;
  std::string_view description;
  std::size_t usual;  ///< entries of an answer
  std::size_t most;
  std::size_t queries;  ///< that it takes
  json (*run)(const Tool& tool, const Call& call, const UrlParameters& asked);
  bool needs_query = false;
};

json search(const Tool& tool, const Call& call, const UrlParameters& asked);
json statement(const Tool& tool, const Call& call, const UrlParameters& asked);
json values(const Tool& tool, const Call& call, const UrlParameters& asked);
json analysis(const Tool& tool, const Call& call, const UrlParameters& asked);

constexpr Tool kTools[] = {
    {"search", "Search statements",
     "Statements that hold the words, the best first, each with the sentences that show it, "
     "ready to quote, and their citation; the total is exact. Words in quotation marks are a "
     "phrase; AND, OR, NOT, NEAR/5 and withdr* work. Without a query: all that pass the filters, "
     "the newest first.",
     5, 50, 1, search},
    {"statement", "Read a statement",
     "One statement whole, by its id: numbered paragraphs, where and when it was read, its "
     "citation and its translations. Long ones come in pages of paragraphs.",
     40, 200, 1, statement},
    {"values", "Values of a field",
     "Codes and names that a filter can have (country, session, convention, topic, group, item, "
     "year, lang …), each with its exact number of statements, under a query and filters if given.",
     50, 500, 1, values},
    {"concordance", "Every use of words",
     "Each place where the words stand, in its line, with the words before and behind it.", 30, 200,
     1, analysis},
    {"trend", "Use of words over time",
     "By year or session: how many statements and occurrences, of how many, per 1,000 statements "
     "and per 10,000 words. 'also' sets other queries beside it.",
     60, 500, 1, analysis},
    {"matrix", "Who said it where",
     "Counts in rows and columns, as countries by sessions; says of each zero whether nothing is "
     "on file, the delegation spoke without it, or a group spoke for it. 'never' lists who never "
     "did.",
     40, 300, 1, analysis},
    {"compare", "What sets two selections apart",
     "Words and phrases that one selection of statements uses more than another: two queries, such "
     "as country:NOR and country:IRN, or one against the rest.",
     30, 200, 2, analysis},
    {"changes", "What a delegation changed",
     "The differences in wording between consecutive statements: two ids, or the statements that "
     "the filters leave of one delegation.",
     20, 100, 2, analysis},
    {"shared", "Shared wording",
     "Passages that stand nearly alike in statements of different authors, and who had them first.",
     10, 50, 2, analysis},
    {"similar", "Similar statements", "Statements most like the one of an id.", 10, 50, 1, analysis,
     true},
    {"coverage", "What is on file",
     "How many statements are on file by meeting, item, delegation, language or year, and which "
     "meetings are missing. To be looked at before silence is taken for an answer.",
     60, 500, 1, analysis}};

/// What a tool takes: the rows by which its arguments are read and described.
std::vector<Option> options_of(const Tool& tool) {
  using Kind = Option::Kind;
  constexpr Option kId{
      .name = "id", .help = "Id of a statement, as search gives it", .needed = true};
  const Option of_values[] = {
      {.name = "field", .help = "Name of a filter: country, session, topic …", .needed = true},
      {.name = "contains", .help = "Only values whose code or name holds this"}};
  std::vector<Option> options;
  const auto add = [&](std::span<const Option> more) {
    options.insert(options.end(), more.begin(), more.end());
  };
  if (tool.name == "values") add(of_values);
  if (const Analysis* row = find_analysis(tool.name); row != nullptr) {
    add(analysis_parameters(*row));
    if (!row->words.empty()) options.front().help = row->words;
    options.front().needed = tool.needs_query;
    std::erase_if(options, [](const Option& each) { return each.name == kTop; });
  } else if (tool.name == "statement") {
    options = {kId, kWordsOption, *find_option(word_options(), "synonyms")};
    options[1].kind = Kind::Text;
  } else {
    add(question_parameters());
  }
  if (tool.name == "search") {
    for (const char* name : {"sort", "snippets", "facets"}) {
      options.push_back(*find_option(paging_options(), name));
    }
  }
  options.push_back(
      {.name = "limit", .kind = Kind::Number, .help = "How many of the answer to give"});
  options.push_back({.name = "offset",
                     .kind = Kind::Number,
                     .help = "How many to pass over: next_offset of the answer before"});
  return options;
}

Paging paging_in(const Tool& tool, const GivenValues& given) {
  const Paging paging{.offset = given.number("offset", 0),
                      .limit = given.number("limit", tool.usual)};
  if (paging.limit == 0 || paging.limit > tool.most) {
    throw OptionError("limit",
                      "it is 1 to " + std::to_string(tool.most) + "; more come by next_offset");
  }
  return paging;
}

json search(const Tool& tool, const Call& call, const UrlParameters& asked) {
  const GivenValues given = read_all_parameters(asked, options_of(tool), argument_name);
  SearchRequest request = request_from(given, &call.thesaurus, call.limits);
  read_paging(given, request);
  const Paging paging = paging_in(tool, given);
  request.limit = paging.limit;
  request.no_facets = request.facets.empty();
  return brief(call.engine.search(request), call);
}

json statement(const Tool& tool, const Call& call, const UrlParameters& asked) {
  const GivenValues given = read_all_parameters(asked, options_of(tool), argument_name);
  const Thesaurus* synonyms = given.flag("synonyms") ? &call.thesaurus : nullptr;
  const Paging paging = paging_in(tool, given);
  const MarkedStatement marked =
      call.engine.show(given.text("id"), given.text("q"), call.limits, synonyms);
  return brief(marked, hit_of(marked, call), paging, call);
}

json values(const Tool& tool, const Call& call, const UrlParameters& asked) {
  const GivenValues given = read_all_parameters(asked, options_of(tool), argument_name);
  const SearchRequest request = request_from(given, &call.thesaurus, call.limits);
  const Paging paging = paging_in(tool, given);
  return brief(call.engine.values(given.text("field"), request), given.text("contains"), paging);
}

/// Notes name options as the command line does; here they are arguments.
std::string without_flags(const std::string& note) {
  std::string told;
  std::size_t at = 0;
  for (std::size_t flag = note.find("--"); flag != std::string::npos; flag = note.find("--", at)) {
    const std::size_t name = flag + 2;
    const std::size_t end =
        std::min(note.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", name), note.size());
    told += note.substr(at, flag - at) + argument_name(note.substr(name, end - name));
    at = end;
  }
  return told + note.substr(at);
}

json analysis(const Tool& tool, const Call& call, const UrlParameters& asked) {
  const Analysis& row = *find_analysis(tool.name);
  const GivenValues given = read_all_parameters(asked, options_of(tool), argument_name);
  const std::vector<std::string> words = given.texts("q");
  if (words.size() > tool.queries) {
    throw OptionError("query",
                      tool.queries == 1 ? "there is one here" : "there are two of them at most");
  }
  const SearchRequest request = request_from(given, &call.thesaurus, call.limits);
  GivenValues options = options_for(row, given);
  if (find_option(row.options, kTop) != nullptr) options.set(kTop, {"0"});
  const std::string command =
      command_of(tool.name, without(without(asked, "limit"), "offset"), options_of(tool), words);
  const Paging paging = paging_in(tool, given);
  BoundedText text(kMostBytes);
  std::size_t rows = 0;
  call.engine.analyse(
      [&](const IndexView& index) {
        const AnalysisContext context{.index = index,
                                      .request = request,
                                      .words = words,
                                      .options = options,
                                      .command = command};
        // Anew where a writer has overtaken it: nothing of the first try is kept.
        (void)text.take();
        const auto table = json_table(text);
        PagedRows sink(*table, paging);
        (void)row.run(context, sink);
        rows = sink.rows();
      },
      request.limits);
  json answer = json::parse(text.take());
  for (json& note : answer["notes"]) note = without_flags(note.get<std::string>());
  answer["rows_in_all"] = rows;
  put_paging(answer, paging, rows);
  return answer;
}

/// What an assistant is told of an argument.
json argument_schema(const Tool& tool, const Option& option) {
  json schema = schema_of(option);
  if (option.name == "limit") {
    schema["minimum"] = 1;
    schema["maximum"] = tool.most;
    schema["default"] = tool.usual;
  }
  if (option.name == "q" && tool.queries == 1) {
    return {{"type", "string"}, {"description", option.help}};
  }
  return schema;
}

json described(const Tool& tool) {
  json properties = json::object();
  json needed = json::array();
  const std::vector<Option> options = options_of(tool);
  for (const Option& each : options) {
    properties[argument_name(each.name)] = argument_schema(tool, each);
    if (each.needed) needed.push_back(argument_name(each.name));
  }
  json schema = {{"type", "object"}, {"properties", std::move(properties)}};
  if (!needed.empty()) schema["required"] = std::move(needed);
  schema["additionalProperties"] = false;
  return {{"name", tool.name},
          {"title", tool.title},
          {"description", tool.description},
          {"inputSchema", std::move(schema)},
          {"annotations",
           {{"readOnlyHint", true}, {"idempotentHint", true}, {"openWorldHint", false}}}};
}

std::string text_of(const std::string& name, const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_number_unsigned()) return std::to_string(value.get<std::uint64_t>());
  if (value.is_number()) {
    constexpr double kMost = 1e15;  // whole numbers are exact up to here
    const double number = value.get<double>();
    if (number >= 0 && number < kMost && std::floor(number) == number) {
      return std::to_string(static_cast<std::uint64_t>(number));
    }
  }
  throw OptionError(name, value.dump(-1, ' ', false, json::error_handler_t::replace) +
                              " is no text, whole number, true or false");
}

/// Arguments as the parameters of an address, which have the same names.
UrlParameters parameters_of(const json& arguments) {
  UrlParameters parameters;
  for (const auto& [key, value] : arguments.items()) {
    const std::string name = key == "query" ? "q" : key;
    if (value.is_null()) continue;
    if (!value.is_array()) {
      parameters.push_back({name, text_of(key, value)});
      continue;
    }
    for (const json& each : value) parameters.push_back({name, text_of(key, each)});
  }
  return parameters;
}

/// What begins with the name of an option begins with that of the argument.
std::string in_arguments(const RequestProblem& problem) {
  const std::string subject = problem.parameter + ": ";
  if (problem.parameter.empty() || !problem.detail.starts_with(subject)) return problem.detail;
  return argument_name(problem.parameter) + problem.detail.substr(problem.parameter.size());
}

json result_in(const std::string& text, bool is_error) {
  return {{"content", json::array({{{"type", "text"}, {"text", text}}})}, {"isError", is_error}};
}

}  // namespace

bool calls_an_analysis(std::string_view message) {
  return std::any_of(std::begin(kTools), std::end(kTools), [&](const Tool& tool) {
    const std::string name = '"' + std::string(tool.name) + '"';
    return tool.run == analysis && message.find(name) != std::string_view::npos;
  });
}

json described_tools() {
  json list = json::array();
  for (const Tool& each : kTools) list.push_back(described(each));
  return list;
}

json call_tool(const std::string& name, const json& arguments, const Call& call) {
  const auto* tool = std::find_if(std::begin(kTools), std::end(kTools),
                                  [&](const Tool& each) { return each.name == name; });
  if (tool == std::end(kTools)) {
    throw RpcError(RpcError::kInvalidParameters, "there is no tool '" + name + "'");
  }
  if (!arguments.is_object()) {
    throw RpcError(RpcError::kInvalidParameters, "arguments: they are an object");
  }
  try {
    json answer = tool->run(*tool, call, parameters_of(arguments));
    const std::string text = answer.dump(-1, ' ', false, json::error_handler_t::replace);
    if (text.size() > kMostBytes) {
      return result_in("the answer is longer than " + std::to_string(kMostBytes >> 10) +
                           " kB; ask for fewer by limit, or narrow the question",
                       true);
    }
    json result = result_in(text, false);
    result["structuredContent"] = std::move(answer);
    return result;
  } catch (const Error& error) {
    const RequestProblem problem = problem_of(error, call.index);
    if (!problem.log.empty() && call.log) call.log(problem.log);
    return result_in(in_arguments(problem), true);
  }
}

}  // namespace rostrum
