// rostrum-bench-corpus: statements that nobody delivered, for measuring; the same bytes for the
// same numbers on every machine.
#include <charconv>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string_view>

#include "benchmarks/corpus/statement_maker.hpp"
#include "schemas/base/error.hpp"

namespace rostrum::bench {
namespace {

constexpr std::size_t kMostStatements = 100'000'000;

struct Options {
  std::size_t statements = 0;
  std::uint64_t seed = 1;
  std::string queries;
  std::string facts;
};

template <typename Number>
Number number_in(std::string_view flag, std::string_view text) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw Error(ErrorKind::InvalidInput,
                std::string(flag) + ": '" + std::string(text) + "' is not a number");
  }
  return number;
}

Options options_in(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; i += 2) {
    const std::string_view flag = argv[i];
    if (i + 1 == argc) {
      throw Error(ErrorKind::InvalidInput, std::string(flag) + ": a value is missing behind it");
    }
    const std::string_view value = argv[i + 1];
    if (flag == "--statements") {
      options.statements = number_in<std::size_t>(flag, value);
    } else if (flag == "--seed") {
      options.seed = number_in<std::uint64_t>(flag, value);
    } else if (flag == "--queries") {
      options.queries = value;
    } else if (flag == "--facts") {
      options.facts = value;
    } else {
      throw Error(ErrorKind::InvalidInput,
                  "no such flag: '" + std::string(flag) +
                      "'; one of: --statements, --seed, --queries, --facts");
    }
  }
  if (options.statements == 0 || options.statements > kMostStatements) {
    throw Error(ErrorKind::InvalidInput, "--statements: give a number from 1 to 100000000");
  }
  return options;
}

void write_lines(const std::string& path, const std::vector<nlohmann::json>& lines) {
  std::ofstream file(path);
  for (const nlohmann::json& line : lines) file << line.dump() << '\n';
  file.close();
  if (!file) throw Error(ErrorKind::Unreadable, path + ": cannot be written");
}

int run(const Options& options) {
  StatementMaker maker(Vocabulary::builtin(), options.statements, options.seed);
  std::size_t text_bytes = 0;
  for (std::size_t i = 0; i < options.statements; ++i) {
    const Statement statement = maker.make(i);
    text_bytes += statement.text.size();
    std::cout << to_json(statement).dump() << '\n';
    if (!std::cout) {
      throw Error(ErrorKind::Unreadable, "output: cannot be written; is the disk full?");
    }
  }
  std::cout.flush();
  if (!options.queries.empty()) {
    write_lines(options.queries,
                choose_queries(maker.writer(), maker.filters(), options.statements));
  }
  if (!options.facts.empty()) {
    write_lines(options.facts, {{{"statements", options.statements},
                                 {"seed", options.seed},
                                 {"text_bytes", text_bytes},
                                 {"words", maker.writer().counts().written}}});
  }
  return kExitDone;
}

}  // namespace
}  // namespace rostrum::bench

int main(int argc, char** argv) {
  try {
    std::ios::sync_with_stdio(false);
    return rostrum::bench::run(rostrum::bench::options_in(argc, argv));
  } catch (const std::exception& error) {
    std::cerr << "rostrum-bench-corpus: " << error.what()
              << "\nusage: rostrum-bench-corpus --statements N [--seed S] [--queries FILE] "
                 "[--facts FILE] > "
                 "CORPUS.jsonl\n";
    return rostrum::kExitFailed;
  }
}
