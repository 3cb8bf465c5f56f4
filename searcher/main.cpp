// rostrum-search: the command line, and nothing else.
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string_view>

#include "schemas/base/error.hpp"
#include "schemas/base/standard_output.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/index/index_path.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/commands/analysis_command.hpp"
#include "searcher/commands/mcp_command.hpp"
#include "searcher/commands/pager.hpp"
#include "searcher/commands/saved_command.hpp"
#include "searcher/commands/search_commands.hpp"
#include "searcher/commands/serve_command.hpp"

namespace rostrum {
namespace {

struct Flags {
  std::string index;
  std::string vocabulary;
  std::string format;  ///< "" for the first form of the command
  std::string output;
  CsvForm csv;
  std::string sort;
  std::vector<std::string> words;
  std::vector<std::string> facets;
  std::map<std::string, std::vector<std::string>> filters;
  bool no_color = false;
  bool no_pager = false;
  bool synonyms = false;
  std::optional<double> seconds;
};

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

/// Of standard output; zeros if it is no terminal.
winsize terminal_size() {
  winsize size{};
  if (isatty(STDOUT_FILENO) != 1 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return {};
  return size;
}

TextStyle terminal_style(bool no_color) {
  TextStyle style;
  const bool terminal = isatty(STDOUT_FILENO) == 1;
  if (const winsize size = terminal_size(); size.ws_col > 0) {
    style.width = size.ws_col;
  } else if (const int columns = std::atoi(variable("COLUMNS").c_str()); columns >= 40) {
    style.width = static_cast<std::size_t>(columns);
  }
  constexpr std::size_t kWidest = 120;  // longer lines are hard to read
  style.width = std::min(std::max<std::size_t>(style.width, 40), kWidest);
  style.colour =
      terminal && !no_color && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
  std::string locale = variable("LC_ALL");
  if (locale.empty()) locale = variable("LC_CTYPE");
  if (locale.empty()) locale = variable("LANG");
  const bool ascii = terminal && (locale == "C" || locale == "POSIX");
  style.unicode = !ascii;
  return style;
}

/// What was typed, so that it can be typed again.
std::string command_of(int argc, char** argv) {
  std::string command = "rostrum-search";
  for (int i = 1; i < argc; ++i) command += ' ' + shell_quoted(argv[i]);
  return command;
}

/// As CLI11 asks: what is wrong with it; "" for nothing.
std::string whole_number(const std::string& text) {
  constexpr std::size_t kMostDigits = 18;
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  if (digits && text.size() <= kMostDigits) return "";
  return "'" + text + "' is no whole number" + (digits ? " that can be counted to" : " from 0 on");
}

/// Options of one analysis as flags; their values come to stand in `values`.
void add_options(const Analysis& analysis, CLI::App& command, AnalysisOptions& options) {
  for (const AnalysisOption& each : analysis.options) {
    const std::string name(each.name);
    std::vector<std::string>& values = options.values[name];
    const std::string help = each.fallback.empty()
                                 ? std::string(each.help)
                                 : std::string(each.help) + " [" + std::string(each.fallback) + "]";
    if (each.kind == AnalysisOption::Kind::Flag) {
      command.add_flag_callback(
          "--" + name, [&values] { values = {"true"}; }, help);
      continue;
    }
    CLI::Option* option = command.add_option("--" + name, values, help)->allow_extra_args(false);
    if (each.kind == AnalysisOption::Kind::Number) {
      option->type_name("N")->check(whole_number, "");
    }
    if (!each.choices.empty()) option->check(CLI::IsMember(choices_in(each.choices)));
    if (each.kind != AnalysisOption::Kind::Texts) {
      option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    }
  }
}

int run(int argc, char** argv) {
  CLI::App app{"Finds what states, groups and organisations said at disarmament meetings."};
  app.name("rostrum-search");
  app.set_version_flag("--version", std::string("rostrum-search ") + ROSTRUM_VERSION);
  app.require_subcommand(1);
  app.footer(
      "The index is --index DIR, else $ROSTRUM_INDEX, else $XDG_DATA_HOME/rostrum/index.\n"
      "Exit status: 0 answered; 1 nothing found; 2 not done. The query language: "
      "docs/query-language.md.");
  Flags flags;
  CommandOptions options;
  SearchRequest& request = options.request;

  const auto common = [&](CLI::App* command, const std::vector<std::string>& forms) {
    command->add_option("--index", flags.index, "Folder of the index");
    command->add_option("--vocabulary", flags.vocabulary, "Folder with vocabularies of one's own");
    command->add_option("--format", flags.format, "Form of the answer")
        ->check(CLI::IsMember(forms));
    command->add_flag("--no-color", flags.no_color, "No colour, as with NO_COLOR");
    command->add_flag("--no-pager", flags.no_pager,
                      "Long answers are not shown in $ROSTRUM_PAGER, $PAGER or less");
  };
  const auto synonyms = [&](CLI::App* command) {
    command->add_flag("--synonyms", flags.synonyms,
                      "Words that name a concept of the thesaurus find all of its names, in six "
                      "languages");
  };
  const auto bounded = [&](CLI::App* command) {
    command
        ->add_option("--timeout", flags.seconds,
                     "Seconds that an answer may take [60, of an analysis 600]; 0 for any time")
        ->check(CLI::Range(0.0, 1e9))
        ->group("Limits");
    command
        ->add_option("--max-memory", request.limits.memory_mb,
                     "MB of memory that it may take; 0 for all there is")
        ->group("Limits");
  };
  const auto asking = [&](CLI::App* command) {
    for (const Field& each : kFields) {
      if (!has_values(each)) continue;
      command
          ->add_option(flag_of(each), flags.filters[std::string(each.name)],
                       std::string(each.label) + ": code, name or alias; repeat for OR")
          ->group("Filters")
          ->allow_extra_args(false);
    }
    command->add_option("--from", request.from, "First day: YYYY, YYYY-MM, YYYY-MM-DD or in words")
        ->group("Filters");
    command->add_option("--to", request.to, "Last day")->group("Filters");
    command
        ->add_flag("--with-groups", request.with_groups,
                   "A country's groups count as the country while it was a member")
        ->group("Filters");
    command->add_flag("--any", request.any, "Any of the words instead of all");
    synonyms(command);
    command->add_option("--max-query-bytes", request.limits.bytes, "Bytes of all words and values")
        ->group("Limits");
    command
        ->add_option("--max-text-bytes", request.limits.text_bytes,
                     "Bytes with operators, brackets and blanks")
        ->group("Limits");
    command->add_option("--max-depth", request.limits.depth, "Brackets within brackets")
        ->group("Limits");
    command->add_option("--max-terms", request.limits.terms, "Words and values")->group("Limits");
    command->add_option("--min-wildcard", request.limits.wildcard_prefix, "Letters before a star")
        ->group("Limits");
    command
        ->add_option("--max-expansions", request.limits.wildcard_expansions,
                     "Words that all stars together may stand for")
        ->group("Limits");
    command
        ->add_option("--max-open-endings", request.limits.wildcard_open_endings,
                     "Words that the last part of a hyphenated star may stand for")
        ->group("Limits");
    bounded(command);
  };

  const auto writing = [&](CLI::App* command) {
    command->add_option("--output", flags.output, "File to write instead of standard output");
    command->add_flag("--bom", flags.csv.byte_order_mark,
                      "CSV begins with a byte order mark, by which Excel knows UTF-8");
    command->add_flag("--verbatim", flags.csv.as_it_is,
                      "CSV keeps texts as they are, also those that a spreadsheet would run");
  };

  auto* query_command =
      app.add_subcommand("query", "Ranked statements, exact counts, the sentences");
  query_command->add_option("TEXT", flags.words, "The query; none for every statement")
      ->type_name("TEXT");
  common(query_command, {"text", "json", "jsonl", "csv", "markdown", "bibtex", "ris", "csl-json"});
  asking(query_command);
  query_command->add_option("--sort", flags.sort, "relevance, newest or oldest")
      ->check(CLI::IsMember({"relevance", "newest", "oldest"}));
  query_command->add_option("--limit", request.limit, "Hits")->capture_default_str();
  query_command->add_option("--offset", request.offset, "Hits to pass over");
  query_command->add_option("--snippets", request.snippets, "Passages a hit")
      ->capture_default_str();
  query_command
      ->add_option("--facets", flags.facets,
                   "Facets to count, with commas between; none for none; with a number or all, so "
                   "many values of each")
      ->delimiter(',')
      ->allow_extra_args(false);
  writing(query_command);

  auto* show_command = app.add_subcommand("show", "One statement, its paragraphs numbered");
  show_command->add_option("ID", options.id, "Id of the statement")->required();
  show_command->add_option("TEXT", flags.words, "A query whose words are marked");
  show_command->add_flag("--evidence", options.evidence, "Where each piece of metadata came from");
  synonyms(show_command);
  bounded(show_command);
  common(show_command, {"text", "json"});

  auto* values_command = app.add_subcommand("values", "The values of a facet, counted");
  values_command->add_option("FIELD", options.facet, "Name of the facet")->required();
  values_command->add_option("TEXT", flags.words, "Only among the statements of a query");
  common(values_command, {"text", "json", "csv"});
  asking(values_command);

  auto* concepts_command = app.add_subcommand(
      "concepts", "Concepts of the field, their names in six languages, counted");
  concepts_command->add_option("NAME", flags.words, "A name, or how it begins; none for all")
      ->type_name("NAME");
  common(concepts_command, {"text", "json"});

  auto* fields_command = app.add_subcommand("fields", "What can be asked");
  common(fields_command, {"text", "json"});

  ServeOptions serving;
  auto* serve_command = app.add_subcommand("serve", "Answers over HTTP: docs/server.md");
  serve_command->add_option("--index", flags.index, "Folder of the index");
  serve_command->add_option("--vocabulary", flags.vocabulary,
                            "Folder with vocabularies of one's own");
  serve_command->add_option("--listen", serving.listen, "ADDRESS:PORT; port 0 for any that is free")
      ->capture_default_str();
  serve_command->add_option("--threads", serving.threads,
                            "Threads that answer [one a processor, two at least]");
  serve_command->add_option(
      "--base-url", serving.base_url,
      "Where people reach it, as behind a proxy: https://example.org/rostrum");
  serve_command
      ->add_option("--cors", serving.cors, "Origin whose pages may read the API, or *; repeat")
      ->allow_extra_args(false);
  serve_command->add_option("--answer-seconds", serving.answer_seconds, "Time for one answer")
      ->capture_default_str();
  serve_command
      ->add_option("--max-answer-megabytes", serving.answer_megabytes, "Length of one answer")
      ->capture_default_str();
  serve_command
      ->add_option("--max-memory", serving.memory_megabytes,
                   "MB that the server may have in use while it answers; 0 for all there is")
      ->capture_default_str();
  serve_command->add_option("--max-connections", serving.limits.connections, "At a time")
      ->capture_default_str();
  serve_command
      ->add_option("--max-waiting", serving.limits.waiting, "Requests that wait for a thread")
      ->capture_default_str();
  serve_command->add_flag("--quiet", serving.quiet, "No log");
  serve_command->add_flag("--log-questions", serving.log_questions,
                          "The log tells what was asked, and from which address: personal data");

  auto* mcp_command = app.add_subcommand(
      "mcp", "Answers assistants over standard input and output: docs/server.md");
  mcp_command->add_option("--index", flags.index, "Folder of the index");
  mcp_command->add_option("--vocabulary", flags.vocabulary,
                          "Folder with vocabularies of one's own");

  SavedCommand saved;
  std::string saved_file;
  std::string saved_name;
  auto* saved_command =
      app.add_subcommand("saved", "Questions under names, and what came since each was last run");
  saved_command->require_subcommand(1);
  const auto kept = [&](CLI::App* command) {
    command->add_option("--file", saved_file,
                        "File of saved searches [$XDG_DATA_HOME/rostrum/saved.json]");
  };
  auto* add_command = saved_command->add_subcommand("add", "Saves a question");
  add_command->add_option("NAME", saved_name, "What it is called")->required();
  add_command->add_option("TEXT", flags.words, "The query; none for every statement")
      ->type_name("TEXT");
  add_command->add_flag("--from-now", saved.from_now, "What is on file now is not given by run");
  add_command->add_flag("--replace", saved.replace, "In the place of one of that name");
  common(add_command, {"text"});
  asking(add_command);
  kept(add_command);
  auto* list_command = saved_command->add_subcommand("list", "Saved questions");
  common(list_command, {"text", "json"});
  kept(list_command);
  auto* run_command = saved_command->add_subcommand(
      "run", "What came, or was changed, since the last run; exit status 1 for nothing");
  run_command->add_option("NAME", saved.names, "Which ones; none for all")->type_name("NAME");
  run_command->add_flag("--peek", saved.peek, "Nothing is remembered: the next run gives it again");
  run_command->add_flag("--all", saved.everything, "Also what was given before");
  run_command->add_option("--examples", saved.examples, "Sentences a statement")
      ->capture_default_str();
  run_command->add_option("--recent", saved.recent,
                          "Atom: and so many of those given before, for readers that come seldom");
  run_command->add_option("--link", saved.link, "Atom: address where the feed will be found");
  common(run_command, choices_in(kSavedForms));
  bounded(run_command);
  kept(run_command);
  writing(run_command);
  auto* remove_command = saved_command->add_subcommand("remove", "Forgets saved questions");
  remove_command->add_option("NAME", saved.names, "Which ones")->type_name("NAME")->required();
  common(remove_command, {"text"});
  kept(remove_command);

  std::map<const CLI::App*, const Analysis*> analysis_of;
  std::map<const CLI::App*, AnalysisOptions> analysis_options;
  for (const Analysis& each : analyses()) {
    auto* command = app.add_subcommand(std::string(each.name), std::string(each.summary));
    command
        ->add_option(
            "TEXT", flags.words,
            each.words.empty() ? "The query; none for every statement" : std::string(each.words))
        ->type_name("TEXT");
    common(command, choices_in(each.forms));
    asking(command);
    add_options(each, *command, analysis_options[command]);
    writing(command);
    analysis_of[command] = &each;
  }

  try {
    app.parse(argc, argv);
  } catch (const CLI::ExtrasError& error) {
    const int status = app.exit(error);
    std::cerr
        << "A query that begins with a minus stands behind --: rostrum-search query -- -mines\n";
    return status == 0 ? kExitDone : kExitFailed;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitDone : kExitFailed;  // --help is not a failure
  }

  std::unique_ptr<const Vocabulary> own;
  if (!flags.vocabulary.empty()) own = Vocabulary::from_directory(flags.vocabulary);
  options.vocabulary = own ? own.get() : &Vocabulary::builtin();
  options.form = flags.format == "json"                           ? AnswerForm::Json
                 : flags.format == "jsonl"                        ? AnswerForm::Jsonl
                 : flags.format == "csv"                          ? AnswerForm::Csv
                 : flags.format.empty() || flags.format == "text" ? AnswerForm::Text
                                                                  : AnswerForm::Citations;
  options.citations = flags.format;
  options.style = terminal_style(flags.no_color || !flags.output.empty());
  // Only what people read is shown page by page, and only where they read it.
  const winsize size = terminal_size();
  const bool paged = size.ws_row > 0 && !flags.no_pager && flags.output.empty() &&
                     (flags.format.empty() || flags.format == "text");
  Pager pager(paged ? wanted_pager() : "", size.ws_row, size.ws_col, std::cout);
  std::ostream& out = pager.stream();
  if (*fields_command) return fields(options, out);
  options.index = index_path(flags.index);
  std::unique_ptr<const Thesaurus> own_thesaurus;
  if (flags.synonyms || *concepts_command || *serve_command || *mcp_command) {
    if (own) own_thesaurus = Thesaurus::from_directory(flags.vocabulary);
    options.thesaurus = own_thesaurus ? own_thesaurus.get() : &Thesaurus::builtin();
  }
  if (*serve_command) {
    serving.index = options.index;
    serving.vocabulary = options.vocabulary;
    serving.thesaurus = options.thesaurus;
    return serve(serving, std::cout, std::cerr);
  }
  if (*mcp_command) {
    return mcp({options.index, options.vocabulary, options.thesaurus}, std::cin, std::cout);
  }
  if (flags.synonyms) request.synonyms = options.thesaurus;
  request.text = joined(flags.words, " ");
  if (flags.seconds) request.limits.seconds = *flags.seconds;
  for (const auto& [name, typed] : flags.filters) {
    for (const std::string& value : typed) request.filters.push_back({name, value});
  }
  choose_facets(flags.facets, options);
  if (!flags.sort.empty()) {
    request.sort = flags.sort == "newest"   ? SortBy::Newest
                   : flags.sort == "oldest" ? SortBy::Oldest
                                            : SortBy::Relevance;
  }
  options.hints.question = {
      .request = request, .index = flags.index, .vocabulary = flags.vocabulary};
  options.hints.origin = {.command = command_of(argc, argv), .version = ROSTRUM_VERSION};
  for (const auto& [command, analysis] : analysis_of) {
    if (!*command) continue;
    AnalysisOptions& given = analysis_options[command];
    for (const AnalysisOption& each : analysis->options) {
      std::vector<std::string>& values = given.values[std::string(each.name)];
      if (values.empty() && !each.fallback.empty()) values.emplace_back(each.fallback);
    }
    if (!flags.seconds) request.limits.seconds = kMostSecondsOfAnalysis;
    return analyse(
        {.analysis = analysis,
         .index = options.index,
         .vocabulary = options.vocabulary,
         .request = request,
         .words = flags.words,
         .options = given,
         .form = flags.format.empty() ? choices_in(analysis->forms).front() : flags.format,
         .csv = flags.csv,
         .style = options.style,
         .command = options.hints.origin.command,
         .output = flags.output,
         .progress = isatty(STDERR_FILENO) == 1 && !paged},
        out, std::cerr);
  }
  options.output = flags.output;
  options.csv = flags.csv;
  if (*query_command) return query(options, out, std::cerr);
  if (*show_command) return show(options, out);
  if (*concepts_command) {
    options.name = joined(flags.words, " ");
    return concepts(options, out);
  }
  if (*saved_command) {
    saved.file = saved_file.empty() ? saved_searches_file() : std::filesystem::path(saved_file);
    if (*add_command) {
      saved.names = {saved_name};
      saved.search.request = request;
      saved.search.request.synonyms = nullptr;
      saved.search.synonyms = flags.synonyms;
    }
    saved.search.request.limits = request.limits;
    if (!flags.seconds) saved.search.request.limits.seconds = kMostSecondsOfAnalysis;
    saved.search.index = flags.index;
    saved.search.vocabulary = flags.vocabulary;
    if (!flags.format.empty()) saved.form = flags.format;
    saved.csv = flags.csv;
    saved.style = options.style;
    saved.command = options.hints.origin.command;
    saved.output = flags.output;
    saved.delivered = [&pager] { return pager.flush(); };
    if (*add_command) return add_saved(saved, out);
    if (*list_command) return list_saved(saved, out);
    if (*remove_command) return remove_saved(saved, out);
    return run_saved(saved, out, std::cerr);
  }
  return values(options, out);
}

}  // namespace
}  // namespace rostrum

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  rostrum::StandardOutput output;
  try {
    return output.finish(rostrum::run(argc, argv));
  } catch (const std::exception& error) {
    std::cerr << "rostrum-search: " << rostrum::terminal_safe(error.what()) << '\n';
    return rostrum::kExitFailed;
  }
}
