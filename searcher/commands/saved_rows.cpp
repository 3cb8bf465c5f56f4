#include "searcher/commands/saved_rows.hpp"

#include <iostream>

#include "schemas/program/settings.hpp"
#include "searcher/commands/command_setting.hpp"
#include "searcher/commands/saved_command.hpp"

namespace rostrum {
namespace {

using Kind = Option::Kind;

constexpr Option kFile{.name = "file",
                       .help = "File of saved searches",
                       .takes = kTakesFile,
                       .usual = "$XDG_DATA_HOME/rostrum/saved.json"};

SavedCommand saved_command(const CommandCall& call, CommandSetting& setting) {
  const GivenValues& given = call.given;
  SavedCommand saved;
  saved.file_is_named = given.has("file");
  saved.file =
      saved.file_is_named ? std::filesystem::path(given.text("file")) : saved_searches_file();
  saved.names = given.texts("NAME");
  saved.search.index = given.text("index");
  saved.set_index = call.settings.text("index");
  saved.search.vocabulary = given.text("vocabulary");
  saved.limits = request_from(given, nullptr, {.seconds = kMostSecondsOfAnalysis}).limits;
  saved.form = setting.form();
  saved.csv = setting.csv();
  saved.style = setting.style();
  saved.command = call.typed;
  saved.output = given.text("output");
  saved.delivered = [&setting] { return setting.pager().flush(); };
  return saved;
}

int run_add(const CommandCall& call) {
  CommandSetting setting(call);
  SavedCommand saved = saved_command(call, setting);
  GivenValues question = call.given;
  question.set("q", call.given.texts("TEXT"));
  saved.search.question = checked_values(saved_options(), question);
  saved.from_now = call.given.flag("from-now");
  saved.replace = call.given.flag("replace");
  return add_saved(saved, setting.out());
}

int run_list(const CommandCall& call) {
  CommandSetting setting(call);
  return list_saved(saved_command(call, setting), setting.out());
}

int run_run(const CommandCall& call) {
  CommandSetting setting(call);
  SavedCommand saved = saved_command(call, setting);
  saved.peek = call.given.flag("peek");
  saved.everything = call.given.flag("all");
  saved.examples = call.given.number("examples", saved.examples);
  saved.recent = call.given.number("recent", saved.recent);
  saved.link = call.given.text("link");
  return run_saved(saved, setting.out(), std::cerr);
}

int run_remove(const CommandCall& call) {
  CommandSetting setting(call);
  return remove_saved(saved_command(call, setting), setting.out());
}

constexpr Option kNames{.name = "NAME",
                        .kind = Kind::Texts,
                        .help = "Names of saved searches; none for all",
                        .takes = kTakesSaved};

CommandRow run_row() {
  const Option own[] = {
      {"peek", Kind::Flag, "", "", "Remember nothing: the next run gives it again"},
      {"all", Kind::Flag, "", "", "Everything that matches, not only what is new"},
      {"examples", Kind::Number, "2", "", "Sentences per statement"},
      {"recent", Kind::Number, "", "",
       "Atom: also the last N given before, for readers that fetch rarely"},
      {"link", Kind::Text, "", "", "Atom: the feed's own address"}};
  return {.name = "saved run",
          .summary = "What is new or changed since the last run; exit status 1 for nothing",
          .options = options_in(
              {own, answer_options(kSavedForms), budget_options(), {&kFile, 1}, writing_options()}),
          .arguments = {kNames},
          .examples = {{"rostrum-search saved run --format atom --output news.xml",
                        "a feed of what is new, for cron"}},
          .run = run_run};
}

}  // namespace

std::vector<CommandRow> saved_rows() {
  const Option add[] = {{"from-now", Kind::Flag, "", "", "Leave out what is on file now"},
                        {"replace", Kind::Flag, "", "", "Replace the one of that name"}};
  Option name = kNames;
  name.needed = true;
  name.help = "Names of saved searches";
  return {{.name = "saved",
           .summary = "Saved searches, and what is new since each was last run",
           .options = {}},
          {.name = "saved add",
           .summary = "Save a search",
           .options = options_in({add, answer_options("text"), asking_options(), {&kFile, 1}}),
           .arguments = {{.name = "NAME", .help = "Its name", .needed = true},
                         text_argument("The query; none for every statement")},
           .examples = {{"rostrum-search saved add norway withdraw --country NOR", ""}},
           .run = run_add},
          {.name = "saved list",
           .summary = "List saved searches",
           .options = options_in({answer_options("text|json"), {&kFile, 1}}),
           .examples = {{"rostrum-search saved list", "their names, queries and last runs"}},
           .run = run_list},
          run_row(),
          {.name = "saved remove",
           .summary = "Forget saved searches",
           .options = options_in({answer_options("text"), {&kFile, 1}}),
           .arguments = {name},
           .examples = {{"rostrum-search saved remove norway", ""}},
           .run = run_remove}};
}

}  // namespace rostrum
