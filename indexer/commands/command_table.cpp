#include "indexer/commands/command_table.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <iostream>
#include <thread>

#include "indexer/commands/add.hpp"
#include "indexer/commands/annotate.hpp"
#include "indexer/commands/check.hpp"
#include "indexer/commands/columns.hpp"
#include "indexer/commands/compact.hpp"
#include "indexer/commands/describe.hpp"
#include "indexer/commands/help_topics.hpp"
#include "indexer/commands/inspect.hpp"
#include "indexer/commands/remove.hpp"
#include "indexer/readers/documents/text_recognition.hpp"
#include "schemas/base/error.hpp"
#include "schemas/program/config_command.hpp"
#include "schemas/program/help_command.hpp"
#include "schemas/program/index_path.hpp"
#include "schemas/program/settings.hpp"
#include "schemas/terminal/folded_output.hpp"
#include "schemas/terminal/terminal_lines.hpp"
#include "schemas/vocabulary/facts.hpp"

namespace rostrum {
namespace {

using Kind = Option::Kind;

constexpr Option kFormat{"format", Kind::Text, "text", "text|json", "Format of the output"};

constexpr Option kInspectFormat{"format", Kind::Text, "json", "json|text",
                                "json for programs, text for people"};

constexpr std::array kReading{
    Option{"set", Kind::Texts, "", "",
           "FIELD=VALUE for every statement; overrides all other sources"},
    Option{"map", Kind::Texts, "", "", "THEIRS=OURS: what a field name in records means"},
    Option{.name = "path-pattern",
           .help = "Fields in a file's path: {convention}/{session}/{country}-{item}",
           .takes = "PATTERN"},
    Option{"ocr", Kind::Flag, "", "", "Recognise scanned pages with tesseract"},
    Option{"ocr-lang", Kind::Text, "", "",
           "The same, in these languages, such as fra+eng (names or codes); by default those of "
           "the pages around"},
    Option{.name = "ocr-minutes",
           .kind = Kind::Number,
           .help = "Most minutes for one document",
           .least = 1,
           .most = 1'000'000,
           .usual = "30"},
    Option{"strict", Kind::Flag, "", "", "Refuse a statement with an unknown value"},
    kVocabularyOption};

constexpr std::array kAdding{
    Option{.name = "jobs",
           .kind = Kind::Number,
           .help = "Reading threads",
           .least = 1,
           .most = 256,
           .usual = "one per processor"},
    Option{"prune", Kind::Flag, "", "",
           "Remove statements whose files are gone from PATH; with --rebuild, drop all that "
           "is not read again"},
    Option{"rebuild", Kind::Flag, "", "",
           "Make a new index from PATH; the old one answers until then, and stays if "
           "statements would be lost"},
    Option{"checksum", Kind::Flag, "", "",
           "Read files even if size, times and inode are unchanged"},
    Option{"watch", Kind::Flag, "", "", "Then keep reading what arrives in PATH, until Ctrl-C"},
    Option{"keep-duplicates", Kind::Flag, "", "",
           "Count copies and translations as separate statements"},
    Option{"dry-run", Kind::Flag, "", "",
           "Write nothing; say what would be added, changed and removed"},
    Option{
        .name = "report",
        .help =
            "File for a report on each statement; JSON if it ends in .json; - is standard output",
        .takes = kTakesFile},
    Option{"quiet", Kind::Flag, "", "", "Print nothing unless something is skipped"}};

/// FIELD=VALUE.
std::vector<std::pair<std::string, std::string>> pairs(const char* flag,
                                                       const std::vector<std::string>& given) {
  std::vector<std::pair<std::string, std::string>> parts;
  for (const std::string& each : given) {
    const std::size_t equals = each.find('=');
    if (equals == 0 || equals == std::string::npos) {
      throw Error(ErrorKind::InvalidInput,
                  std::string(flag) + ": '" + each + "' is not of the form NAME=VALUE");
    }
    parts.emplace_back(each.substr(0, equals), each.substr(equals + 1));
  }
  return parts;
}

std::filesystem::path index_of(const CommandCall& call) {
  return index_path(call.given.text("index"), call.settings.text("index"));
}

Facts facts_of(const CommandCall& call) { return Facts(call.given.text("vocabulary")); }

bool wants_json(const CommandCall& call) { return call.given.text("format") == "json"; }

/// Width of the lines in which a command tells people; 0 for records, which stand as they are.
std::size_t told_columns(const CommandCall& call) {
  return wants_json(call) ? 0 : output_columns();
}

/// REQUIRES: `facts` outlives what reads by it.
ReadOptions reading_of(const GivenValues& given, const Facts& facts) {
  ReadOptions reading;
  reading.vocabulary = &facts.vocabulary();
  reading.set = pairs("set", given.texts("set"));
  reading.map = pairs("map", given.texts("map"));
  reading.path_pattern = given.text("path-pattern");
  if (given.flag("ocr") || given.has("ocr-lang"))
    reading.ocr = ocr_languages(given.text("ocr-lang"));
  if (given.has("ocr-minutes"))
    reading.ocr_time = std::chrono::minutes(given.number("ocr-minutes"));
  reading.strict = given.flag("strict");
  return reading;
}

void on_signal(int) {
  if (stop_requested) _exit(kExitInterrupted);  // a second Ctrl-C
  stop_requested = true;
}

int run_add(const CommandCall& call) {
  const GivenValues& given = call.given;
  const Facts facts = facts_of(call);
  AddOptions options;
  options.reading = reading_of(given, facts);
  options.index = index_of(call);
  options.paths = given.texts("PATH");
  options.jobs = given.number("jobs", std::max(1U, std::thread::hardware_concurrency()));
  options.prune = given.flag("prune");
  options.rebuild = given.flag("rebuild");
  options.checksum = given.flag("checksum");
  options.watch = given.flag("watch");
  options.keep_duplicates = given.flag("keep-duplicates");
  options.dry_run = given.flag("dry-run");
  options.report = given.text("report");
  options.quiet = given.flag("quiet");
  options.json = wants_json(call);
  options.show_progress = isatty(STDERR_FILENO) == 1;
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  FoldedOutput out(std::cout, told_columns(call));
  return add(options, std::cin, out.stream(), std::cerr);
}

int run_inspect(const CommandCall& call) {
  const Facts facts = facts_of(call);
  const bool for_people = call.given.text("format") == "text";
  FoldedOutput out(std::cout, for_people ? output_columns() : 0);
  return inspect(call.given.texts("FILE"), reading_of(call.given, facts), for_people, std::cin,
                 out.stream(), std::cerr);
}

int run_remove(const CommandCall& call) {
  const GivenValues& given = call.given;
  if (given.has("below") == given.has("ID")) {
    throw Error(ErrorKind::InvalidInput, "remove: name ids of statements, or a path with --below");
  }
  const Facts facts = facts_of(call);
  FoldedOutput out(std::cout, told_columns(call));
  if (given.has("below")) {
    return remove_below(index_of(call), given.text("below"), facts.vocabulary(), out.stream());
  }
  return remove(index_of(call), given.texts("ID"), given.flag("missing-ok"), facts.vocabulary(),
                out.stream());
}

int run_annotate(const CommandCall& call) {
  const Facts facts = facts_of(call);
  FoldedOutput out(std::cout, told_columns(call));
  return annotate({.index = index_of(call),
                   .id = call.given.text("ID"),
                   .set = pairs("annotate", call.given.texts("FIELD")),
                   .remove = call.given.texts("remove")},
                  facts.vocabulary(), out.stream());
}

int run_stats(const CommandCall& call) {
  FoldedOutput out(std::cout, told_columns(call));
  return stats(index_of(call), wants_json(call), out.stream());
}

int run_fields(const CommandCall& call) {
  const std::size_t columns = told_columns(call);
  FoldedOutput out(std::cout, columns);
  return describe_fields(wants_json(call), columns, out.stream());
}

int run_check(const CommandCall& call) {
  const Facts facts = facts_of(call);
  FoldedOutput out(std::cout, told_columns(call));
  return check({.index = index_of(call),
                .quick = call.given.flag("quick"),
                .show_progress = isatty(STDERR_FILENO) == 1},
               facts.vocabulary(), out.stream(), std::cerr);
}

int run_columns(const CommandCall& call) {
  const Facts facts = facts_of(call);
  return columns(index_of(call), facts.vocabulary(), std::cout);
}

int run_compact(const CommandCall& call) {
  const Facts facts = facts_of(call);
  return compact(index_of(call), facts.vocabulary(), std::cout);
}

std::vector<CommandRow> rows_of_reading() {
  return {{.name = "add",
           .summary = "Read files and folders into the index",
           .options = options_in({{&kIndexOption, 1}, kReading, kAdding, {&kFormat, 1}}),
           .arguments = {{.name = "PATH",
                          .kind = Kind::Texts,
                          .help = "Files and folders; - reads JSONL from stdin",
                          .needed = true,
                          .takes = kTakesPath}},
           .examples = {{"rostrum-index add statements/ --set convention=APMBC",
                         "read every file that is new or changed"},
                        {"rostrum-index add statements/ --dry-run --report report.txt",
                         "what a run would do, statement by statement"}},
           .run = run_add},
          {.name = "inspect",
           .summary = "Show what is found in files, with the evidence",
           .options = options_in({{&kInspectFormat, 1}, kReading}),
           .arguments = {{.name = "FILE",
                          .kind = Kind::Texts,
                          .help = "Files and folders; - reads one file from stdin",
                          .needed = true,
                          .takes = kTakesPath}},
           .examples = {{"rostrum-index inspect statement.pdf --format text", ""}},
           .run = run_inspect}};
}

std::vector<CommandRow> rows_of_statements() {
  return {{.name = "remove",
           .summary = "Take statements out of the index, until 'add' finds them in a file again",
           .options = {{.name = "below",
                        .help = "Statements from this file or folder",
                        .takes = kTakesPath},
                       {.name = "missing-ok",
                        .kind = Kind::Flag,
                        .help = "Ignore ids that are not in the index"},
                       kIndexOption,
                       kVocabularyOption},
           .arguments = {{.name = "ID", .kind = Kind::Texts, .help = "Ids of statements"}},
           .examples = {{"rostrum-index remove --below statements/2019", ""}},
           .run = run_remove},
          {.name = "annotate",
           .summary = "Set fields of a statement by hand",
           .options = {{.name = "remove",
                        .kind = Kind::Texts,
                        .help = "Fields to take from the source again"},
                       kIndexOption,
                       kVocabularyOption},
           .arguments = {{.name = "ID", .help = "Id of the statement", .needed = true},
                         {.name = "FIELD",
                          .kind = Kind::Texts,
                          .help = "FIELD=VALUE, which overrides what its source says"}},
           .examples = {{"rostrum-index annotate ID country=NOR date=2019-11-25", ""}},
           .run = run_annotate}};
}

std::vector<CommandRow> rows_of_index() {
  return {
      {.name = "stats",
       .summary = "What the index holds",
       .options = {kIndexOption, kFormat},
       .examples = {{"rostrum-index stats",
                     "how many statements, by convention, language and year"}},
       .run = run_stats},
      {.name = "fields",
       .summary = "The fields of a statement",
       .options = {kFormat},
       .examples = {{"rostrum-index fields", "what records, --set and --path-pattern may name"}},
       .run = run_fields},
      {.name = "check",
       .summary = "Check that the index is whole",
       .options = {{.name = "quick",
                    .kind = Kind::Flag,
                    .help = "Check columns, totals and metadata only, without reading statements"},
                   kIndexOption,
                   kVocabularyOption},
       .examples = {{"rostrum-index check", "read and compare every statement"}},
       .run = run_check},
      {.name = "columns",
       .summary = "Remake the columns (arrays for quick reading) from the database",
       .options = {kIndexOption, kVocabularyOption},
       .examples = {{"rostrum-index columns", "if a disk has damaged them"}},
       .run = run_columns},
      {.name = "compact",
       .summary = "Make the index smaller",
       .options = {kIndexOption, kVocabularyOption},
       .examples = {{"rostrum-index compact", "after many small runs"}},
       .run = run_compact}};
}

std::vector<CommandRow> make_commands() {
  std::vector<CommandRow> rows;
  for (const auto make : {rows_of_reading, rows_of_statements, rows_of_index}) {
    const std::vector<CommandRow> some = make();
    rows.insert(rows.end(), some.begin(), some.end());
  }
  rows.push_back(help_row({"rostrum-index help corpus", "what is read, and how"}));
  rows.push_back(version_row({"rostrum-index version", ""}));
  for (CommandRow& each :
       config_rows({"rostrum-index config show", "which index is used, and why"}))
    rows.push_back(std::move(each));
  return rows;
}

}  // namespace

const std::vector<CommandRow>& index_commands() {
  static const std::vector<CommandRow> rows = with_common_options(make_commands());
  return rows;
}

Program index_program() {
  return {.name = "rostrum-index",
          .summary = "Reads statements, finds who spoke where and when, and writes the index.",
          .footer =
              "The index is --index DIR, else $ROSTRUM_INDEX, else what config.toml says, else "
              "$XDG_DATA_HOME/rostrum/index.\n"
              "Exit status: 0 done; 1 done, but some files were skipped; 2 not done; 130 stopped.",
          .usual_command = "add",
          .other_name = "rostrum-search",
          .other_commands =
              "query|show|values|concepts|serve|mcp|saved|export|concordance|trend|matrix|compare|"
              "collocates|ngrams|similar|shared|changes|cite|coverage",
          .commands = index_commands(),
          .topics = index_topics()};
}

}  // namespace rostrum
