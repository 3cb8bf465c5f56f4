// rostrum-index: the command line, and nothing else.
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <chrono>
#include <csignal>
#include <iostream>
#include <memory>
#include <optional>
#include <thread>

#include "indexer/commands/add.hpp"
#include "indexer/commands/annotate.hpp"
#include "indexer/commands/check.hpp"
#include "indexer/commands/columns.hpp"
#include "indexer/commands/compact.hpp"
#include "indexer/commands/describe.hpp"
#include "indexer/commands/inspect.hpp"
#include "indexer/commands/remove.hpp"
#include "indexer/ingest/add_report.hpp"
#include "indexer/readers/documents/text_recognition.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/standard_output.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/index/index_path.hpp"

namespace rostrum {
namespace {

struct Flags {
  std::string index;
  std::string vocabulary;
  std::string format = "text";
  std::vector<std::string> paths;
  std::vector<std::string> set;
  std::vector<std::string> map;
  std::vector<std::string> ids;
  std::string below;
  bool missing_ok = false;
  bool ocr = false;
  std::string ocr_lang;
  std::optional<int> ocr_minutes;
  AddOptions add;
};

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

void on_signal(int) {
  if (stop_requested) _exit(kExitInterrupted);  // a second Ctrl-C
  stop_requested = true;
}

int run(int argc, char** argv) {
  CLI::App app{"Reads statements, finds who spoke where and when, and writes the index."};
  app.name("rostrum-index");
  app.set_version_flag("--version", std::string("rostrum-index ") + ROSTRUM_VERSION);
  app.require_subcommand(1);
  app.footer(
      "The index is --index DIR, else $ROSTRUM_INDEX, else $XDG_DATA_HOME/rostrum/index.\n"
      "Exit status: 0 done; 1 done, but some files were skipped; 2 not done; 130 stopped.");
  Flags flags;
  const auto index_flag = [&](CLI::App* command) {
    command->add_option("--index", flags.index, "Folder of the index");
  };
  const auto vocabulary_flag = [&](CLI::App* command) {
    command->add_option("--vocabulary", flags.vocabulary, "Folder with vocabularies of one's own");
  };
  const auto format_flag = [&](CLI::App* command) {
    command->add_option("--format", flags.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
  };
  const auto reading_flags = [&](CLI::App* command) {
    command->add_option("--set", flags.set, "FIELD=VALUE for every statement; wins over all else");
    command->add_option("--map", flags.map, "THEIRS=OURS: name of a field in records");
    command->add_option("--path-pattern", flags.add.reading.path_pattern,
                        "Fields in the place of a file: {convention}/{session}/{country}-{item}");
    command->add_flag("--ocr", flags.ocr,
                      "Recognise pages without letters, as of scans, with tesseract");
    command->add_option("--ocr-lang", flags.ocr_lang,
                        "The same, in these languages: names or codes joined by +, as fra+eng; "
                        "else by the pages beside");
    command
        ->add_option("--ocr-minutes", flags.ocr_minutes,
                     "Minutes that recognising one document may take (30)")
        ->check(CLI::Range(1, 1'000'000));
    command->add_flag("--strict", flags.add.reading.strict,
                      "Refuse a statement with a value that resolves to nothing");
    vocabulary_flag(command);
  };

  auto* add_command = app.add_subcommand("add", "Files and folders into the index");
  add_command->add_option("PATH", flags.paths, "Files and folders; - reads JSONL from stdin")
      ->required();
  index_flag(add_command);
  reading_flags(add_command);
  flags.add.jobs = std::max(1U, std::thread::hardware_concurrency());
  add_command->add_option("--jobs", flags.add.jobs, "Threads that read")->check(CLI::Range(1, 256));
  add_command->add_flag("--prune", flags.add.prune,
                        "Remove statements whose files are gone from PATH; with --rebuild, let "
                        "go of all that is not read again");
  add_command->add_flag(
      "--rebuild", flags.add.rebuild,
      "Make the index anew from PATH; the old one answers until it is done, and stays if "
      "statements would be lost");
  add_command->add_flag("--checksum", flags.add.checksum,
                        "Look into files whose size, times and inode are as they were");
  add_command->add_flag("--watch", flags.add.watch,
                        "Then go on with what arrives in PATH, until Ctrl-C");
  add_command->add_flag("--keep-duplicates", flags.add.keep_duplicates,
                        "Count copies and translations as statements of their own");
  add_command->add_flag("--dry-run", flags.add.dry_run,
                        "Write nothing; say what a run would add, change and remove");
  add_command->add_option(
      "--report", flags.add.report,
      "FILE that all is told in, statement by statement; JSON if it ends in .json");
  add_command->add_flag("--quiet", flags.add.quiet, "Say nothing unless something is skipped");
  format_flag(add_command);

  auto* inspect_command =
      app.add_subcommand("inspect", "The records that files give, with the evidence for them");
  inspect_command->add_option("FILE", flags.paths, "Files and folders")->required();
  std::string inspect_format = "json";
  inspect_command->add_option("--format", inspect_format, "json, or text for people")
      ->check(CLI::IsMember({"json", "text"}));
  reading_flags(inspect_command);

  auto* remove_command = app.add_subcommand("remove", "Statements out of the index");
  auto* ids_option = remove_command->add_option("ID", flags.ids, "Ids of statements");
  auto* below_option = remove_command->add_option(
      "--below", flags.below, "Statements that came from this file, or from below this folder");
  ids_option->excludes(below_option);
  remove_command->add_flag("--missing-ok", flags.missing_ok, "Pass over ids that are not there");
  index_flag(remove_command);
  vocabulary_flag(remove_command);

  AnnotateOptions annotation;
  std::vector<std::string> annotated;
  auto* annotate_command = app.add_subcommand("annotate", "Set fields of a statement by hand");
  annotate_command->add_option("ID", annotation.id, "Id of the statement")->required();
  annotate_command->add_option("FIELD=VALUE", annotated, "Stands over all that its source says");
  annotate_command->add_option("--remove", annotation.remove,
                               "Fields to be read from the source again");
  index_flag(annotate_command);
  vocabulary_flag(annotate_command);

  auto* stats_command = app.add_subcommand("stats", "What the index holds");
  index_flag(stats_command);
  format_flag(stats_command);

  auto* fields_command = app.add_subcommand("fields", "The fields of a statement");
  format_flag(fields_command);

  CheckRun check_run;
  auto* check_command = app.add_subcommand("check", "Is the index whole?");
  check_command->add_flag("--quick", check_run.quick,
                          "Look at the columns, totals and notes alone, and read no statement");
  index_flag(check_command);
  vocabulary_flag(check_command);

  auto* columns_command =
      app.add_subcommand("columns", "Make anew what the searcher maps into memory");
  index_flag(columns_command);
  vocabulary_flag(columns_command);

  auto* compact_command = app.add_subcommand("compact", "Write the index anew, smaller");
  index_flag(compact_command);
  vocabulary_flag(compact_command);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitDone : kExitFailed;  // --help is not a failure
  }

  std::unique_ptr<const Vocabulary> own;
  const auto vocabulary = [&]() -> const Vocabulary& {
    if (flags.vocabulary.empty()) return Vocabulary::builtin();
    if (!own) own = Vocabulary::from_directory(flags.vocabulary);
    return *own;
  };
  const bool json = flags.format == "json";
  if (*fields_command) return describe_fields(json, std::cout);
  if (*stats_command) return stats(index_path(flags.index), json, std::cout);
  if (*check_command) {
    check_run.index = index_path(flags.index);
    check_run.show_progress = isatty(STDERR_FILENO) == 1;
    return check(check_run, vocabulary(), std::cout, std::cerr);
  }
  if (*columns_command) return columns(index_path(flags.index), vocabulary(), std::cout);
  if (*compact_command) return compact(index_path(flags.index), vocabulary(), std::cout);
  if (*remove_command) {
    if (!flags.below.empty()) {
      return remove_below(index_path(flags.index), flags.below, vocabulary(), std::cout);
    }
    if (flags.ids.empty()) {
      throw Error(ErrorKind::InvalidInput,
                  "remove: name ids of statements, or a path with --below");
    }
    return remove(index_path(flags.index), flags.ids, flags.missing_ok, vocabulary(), std::cout);
  }
  if (*annotate_command) {
    annotation.index = index_path(flags.index);
    annotation.set = pairs("annotate", annotated);
    return annotate(annotation, vocabulary(), std::cout);
  }
  ReadOptions& reading = flags.add.reading;
  reading.vocabulary = &vocabulary();
  reading.set = pairs("set", flags.set);
  reading.map = pairs("map", flags.map);
  if (flags.ocr || !flags.ocr_lang.empty()) reading.ocr = ocr_languages(flags.ocr_lang);
  if (flags.ocr_minutes) reading.ocr_time = std::chrono::minutes(*flags.ocr_minutes);
  if (*inspect_command) {
    return inspect(flags.paths, reading, inspect_format == "text", std::cout, std::cerr);
  }
  flags.add.index = index_path(flags.index);
  flags.add.paths = flags.paths;
  flags.add.json = json;
  flags.add.show_progress = isatty(STDERR_FILENO) == 1;
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  return add(flags.add, std::cin, std::cout, std::cerr);
}

}  // namespace
}  // namespace rostrum

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  rostrum::StandardOutput output;
  try {
    return output.finish(rostrum::run(argc, argv));
  } catch (const std::exception& error) {
    std::cerr << "rostrum-index: " << rostrum::terminal_escaped(error.what()) << '\n';
    return rostrum::kExitFailed;
  }
}
