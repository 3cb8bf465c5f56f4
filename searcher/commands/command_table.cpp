#include "searcher/commands/command_table.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <iostream>

#include "schemas/base/joined.hpp"
#include "schemas/program/config_command.hpp"
#include "schemas/program/help_command.hpp"
#include "searcher/commands/analysis_command.hpp"
#include "searcher/commands/command_setting.hpp"
#include "searcher/commands/help_topics.hpp"
#include "searcher/commands/mcp_command.hpp"
#include "searcher/commands/offered_values.hpp"
#include "searcher/commands/saved_rows.hpp"
#include "searcher/commands/search_commands.hpp"
#include "searcher/commands/serve_command.hpp"

namespace rostrum {
namespace {

using Kind = Option::Kind;

constexpr std::string_view kAnyQuery = "The query; none for every statement";

/// The question of a call; its words stand behind the command's name.
SearchRequest asked(const GivenValues& options, const CommandSetting& setting, double seconds) {
  GivenValues given = options;
  given.set("q", options.texts("TEXT"));
  return request_from(given, setting.facts().thesaurus(), {.seconds = seconds});
}

CommandOptions options_of(const CommandCall& call, const CommandSetting& setting) {
  const std::string& form = setting.form();
  CommandOptions options;
  options.vocabulary = &setting.facts().vocabulary();
  options.thesaurus = setting.facts().thesaurus();
  options.form = form == "json"    ? AnswerForm::Json
                 : form == "jsonl" ? AnswerForm::Jsonl
                 : form == "csv"   ? AnswerForm::Csv
                 : form == "text"  ? AnswerForm::Text
                                   : AnswerForm::Citations;
  options.citations = form;
  options.style = setting.style();
  options.csv = setting.csv();
  options.hints.origin = {.command = call.typed, .version = ROSTRUM_VERSION};
  options.output = call.given.text("output");
  options.request = asked(call.given, setting, kMostSeconds);
  return options;
}

int run_query(const CommandCall& call) {
  CommandSetting setting(call);
  const GivenValues& given = call.given;
  CommandOptions options = options_of(call, setting);
  options.index = setting.index();
  read_paging(given, options.request);
  constexpr std::size_t kListedValues = 10;  // of facets that were named
  options.hints.values = options.request.listed_values;
  if (!options.hints.values && !options.request.facets.empty()) {
    options.hints.values = kListedValues;
  }
  options.request.texts = options.form == AnswerForm::Jsonl;
  options.hints.question = {.request = options.request,
                            .index = given.text("index"),
                            .vocabulary = given.text("vocabulary")};
  return query(options, setting.out(), std::cerr);
}

int run_show(const CommandCall& call) {
  CommandSetting setting(call);
  CommandOptions options = options_of(call, setting);
  options.index = setting.index();
  options.id = call.given.text("ID");
  options.evidence = call.given.flag("evidence");
  return show(options, setting.out());
}

int run_values(const CommandCall& call) {
  CommandSetting setting(call);
  CommandOptions options = options_of(call, setting);
  options.index = setting.index();
  options.facet = call.given.text("FIELD");
  return values(options, setting.out());
}

int run_concepts(const CommandCall& call) {
  CommandSetting setting(call, true);
  CommandOptions options = options_of(call, setting);
  options.index = setting.index();
  options.name = joined(call.given.texts("NAME"), " ");
  return concepts(options, setting.out());
}

int run_fields(const CommandCall& call) {
  CommandSetting setting(call);
  return fields(options_of(call, setting), setting.out());
}

int run_serve(const CommandCall& call) {
  const GivenValues& given = call.given;
  const CommandSetting setting(call, true);
  ServeOptions serving;
  serving.index = setting.index();
  serving.vocabulary = &setting.facts().vocabulary();
  serving.thesaurus = setting.facts().thesaurus();
  if (given.has("listen")) serving.listen = given.text("listen");
  serving.threads = given.number("threads", serving.threads);
  serving.base_url = given.text("base-url");
  serving.cors = given.texts("cors");
  serving.sources = given.texts("sources");
  serving.saved = given.text("saved");
  serving.answer_seconds = given.number("answer-seconds", serving.answer_seconds);
  serving.answer_megabytes = given.number("max-answer-megabytes", serving.answer_megabytes);
  serving.memory_megabytes = given.number("max-memory", serving.memory_megabytes);
  serving.limits.connections = given.number("max-connections", serving.limits.connections);
  serving.limits.waiting = given.number("max-waiting", serving.limits.waiting);
  serving.kept_megabytes = given.number("max-kept-megabytes", serving.kept_megabytes);
  serving.rate = given.number("rate", serving.rate);
  serving.burst = given.number("burst", serving.burst);
  serving.trust_forwarded = given.flag("trust-forwarded");
  serving.quiet = given.flag("quiet");
  serving.log_questions = given.flag("log-questions");
  return serve(serving, std::cout, std::cerr);
}

int run_mcp(const CommandCall& call) {
  const CommandSetting setting(call, true);
  return mcp({.index = setting.index(),
              .vocabulary = &setting.facts().vocabulary(),
              .thesaurus = setting.facts().thesaurus()},
             std::cin, std::cout, std::cerr);
}

int run_analysis(const CommandCall& call) {
  const Analysis& analysis = *find_analysis(call.row.name);
  CommandSetting setting(call);
  return analyse({.analysis = &analysis,
                  .index = setting.index(),
                  .vocabulary = &setting.facts().vocabulary(),
                  .request = asked(call.given, setting, kMostSecondsOfAnalysis),
                  .words = call.given.texts("TEXT"),
                  .options = options_for(analysis, call.given),
                  .form = setting.form(),
                  .csv = setting.csv(),
                  .style = setting.style(),
                  .command = call.typed,
                  .output = call.given.text("output"),
                  .progress = isatty(STDERR_FILENO) == 1 && !setting.is_paged(),
                  .on_terminal = isatty(STDOUT_FILENO) == 1},
                 setting.out(), std::cerr);
}

CommandRow query_row() {
  return {
      .name = "query",
      .summary = "Ranked statements with their sentences, exactly counted",
      .options = options_in({answer_options("text|json|jsonl|csv|markdown|bibtex|ris|csl-json"),
                             asking_options(), paging_options(), writing_options()}),
      .arguments = {text_argument(kAnyQuery)},
      .examples = {{"rostrum-search query '\"cluster munitions\"' --country Norway --sort newest",
                    "what Norway said about them, newest first"},
                   {"rostrum-search query withdraw --format csv --output hits.csv",
                    "one row per passage, for a spreadsheet"}},
      .run = run_query};
}

CommandRow show_row() {
  const Option evidence{"evidence", Kind::Flag, "", "", "Where each piece of metadata came from"};
  return {.name = "show",
          .summary = "One statement, with numbered paragraphs",
          .options = options_in(
              {{&evidence, 1}, synonyms_options(), budget_options(), answer_options("text|json")}),
          .arguments = {{.name = "ID", .help = "Id of the statement", .needed = true},
                        text_argument("A query whose matches are marked")},
          .examples = {{"rostrum-search show ID mines --evidence", ""}},
          .run = run_show};
}

CommandRow values_row() {
  return {
      .name = "values",
      .summary = "The values of a field, counted",
      .options = options_in({answer_options("text|json|csv"), asking_options(), writing_options()}),
      .arguments = {{.name = "FIELD",
                     .help = "Name of the field, as rostrum-search fields lists it",
                     .needed = true,
                     .takes = kTakesField},
                    text_argument("Count only statements of this query")},
      .examples = {{"rostrum-search values country withdraw", "who said it, how often"}},
      .run = run_values};
}

CommandRow serve_row() {
  const Option own[] = {
      {.name = "listen",
       .fallback = "127.0.0.1:8080",
       .help = "Where to listen; port 0 for any free one",
       .takes = "ADDRESS:PORT"},
      {.name = "threads",
       .kind = Kind::Number,
       .help = "Answering threads",
       .usual = "one per processor, at least two"},
      {"base-url", Kind::Text, "", "",
       "Public address, such as that of a proxy: https://example.org/rostrum"},
      {"cors", Kind::Texts, "", "", "Origin whose pages may read the API, or *; repeatable"},
      {.name = "sources",
       .kind = Kind::Texts,
       .help = "Folder whose source files readers may open; repeatable",
       .takes = kTakesFolder},
      {.name = "saved",
       .help = "File of saved searches to show; it is only read",
       .takes = kTakesFile},
      {"answer-seconds", Kind::Number, "30", "", "Most seconds for one answer"},
      {"max-answer-megabytes", Kind::Number, "64", "", "Most MB in one answer"},
      {"max-kept-megabytes", Kind::Number, "64", "",
       "Most MB of answers kept until the next commit; 0 for none"},
      {"max-memory", Kind::Number, "1024", "",
       "Most MB of memory in use while it answers; 0 for no limit"},
      {"max-connections", Kind::Number, "1000", "", "Most connections at once"},
      {"max-waiting", Kind::Number, "200", "", "Most requests waiting for a thread"},
      {.name = "rate",
       .kind = Kind::Number,
       .help = "Most queries per second from one address",
       .usual = "no limit"},
      {.name = "burst",
       .kind = Kind::Number,
       .help = "Most queries at once after a pause",
       .usual = "ten seconds of --rate"},
      {"trust-forwarded", Kind::Flag, "", "",
       "Behind a proxy: count by the last address in X-Forwarded-For"},
      {"quiet", Kind::Flag, "", "", "Write no log"},
      {"log-questions", Kind::Flag, "", "", "Also log queries and addresses (personal data)"}};
  return {.name = "serve",
          .summary = "Answer browsers and programs over HTTP",
          .options = options_in({{&index_option(), 1}, {&vocabulary_option(), 1}, own}),
          .examples = {{"rostrum-search serve --listen 127.0.0.1:8080", ""}},
          .run = run_serve};
}

CommandRow analysis_row(const Analysis& analysis) {
  return {.name = std::string(analysis.name),
          .summary = analysis.summary,
          .options = options_in({answer_options(analysis.forms), asking_options(), analysis.options,
                                 writing_options()}),
          .arguments = {text_argument(analysis.words.empty() ? kAnyQuery : analysis.words)},
          .examples = {{analysis.example, ""}},
          .run = run_analysis};
}

std::vector<CommandRow> make_commands() {
  std::vector<CommandRow> rows = {
      query_row(),
      show_row(),
      values_row(),
      {.name = "concepts",
       .summary = "Concepts of the thesaurus and their names, counted",
       .options = answer_options("text|json"),
       .arguments = {{.name = "NAME",
                      .kind = Kind::Texts,
                      .help = "A name or its beginning; none for all"}},
       .examples = {{"rostrum-search concepts killer robots", ""}},
       .run = run_concepts},
      {.name = "fields",
       .summary = "The fields of a query",
       .options = answer_options("text|json"),
       .examples = {{"rostrum-search fields", "names of fields, and which are counted"}},
       .run = run_fields},
      help_row({"rostrum-search help query-language", "how to write a query"}),
      version_row({"rostrum-search version", ""}),
      serve_row(),
      {.name = "mcp",
       .summary = "Answer AI assistants over standard input and output",
       .options = {index_option(), vocabulary_option()},
       .examples = {{"rostrum-search mcp --index INDEX", "how an assistant starts it"}},
       .run = run_mcp}};
  for (CommandRow& each : saved_rows()) rows.push_back(std::move(each));
  for (CommandRow& each :
       config_rows({"rostrum-search config show", "which index is used, and why"}))
    rows.push_back(std::move(each));
  for (const Analysis& each : analyses()) rows.push_back(analysis_row(each));
  return rows;
}

}  // namespace

const std::vector<CommandRow>& search_commands() {
  static const std::vector<CommandRow> rows = with_common_options(make_commands());
  return rows;
}

Program search_program() {
  return {.name = "rostrum-search",
          .summary = "Finds what states, groups and organisations said at disarmament meetings.",
          .footer =
              "The index is --index DIR, else $ROSTRUM_INDEX, else what config.toml says, else "
              "$XDG_DATA_HOME/rostrum/index.\n"
              "Exit status: 0 answered; 1 nothing found; 2 not done. The query language: "
              "'rostrum-search help query-language'.",
          .usual_command = "query",
          .other_name = "rostrum-index",
          .other_commands = "add|inspect|remove|annotate|stats|check|columns|compact",
          .commands = search_commands(),
          .topics = search_topics(),
          .values_of = offered_values};
}

}  // namespace rostrum
