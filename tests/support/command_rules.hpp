/// What holds for each table of commands.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "schemas/program/command_row.hpp"
#include "tests/support/run_program.hpp"

namespace rostrum::testing {

inline void expect_sound_option(const Option& option, const std::string& row,
                                std::set<std::string>& names) {
  const std::string name = row + " " + std::string(option.name);
  EXPECT_TRUE(names.insert(std::string(option.name)).second) << name << " is there twice";
  EXPECT_FALSE(option.help.empty()) << name;
  if (option.fallback.empty()) return;
  EXPECT_EQ(problem_with(option, option.fallback), "") << name;
}

/// Names once, texts everywhere, fallbacks that can be given, examples that begin with the command;
/// and the help of the real program has all of it.
inline void expect_sound(const Program& program) {
  std::set<std::string> rows;
  for (const CommandRow& row : program.commands) {
    EXPECT_TRUE(rows.insert(row.name).second) << row.name;
    EXPECT_FALSE(row.summary.empty()) << row.name;
    const std::string whole = std::string(program.name) + " " + row.name;
    const bool has_rows_below =
        std::any_of(program.commands.begin(), program.commands.end(),
                    [&](const CommandRow& each) { return each.name.starts_with(row.name + " "); });
    EXPECT_EQ(row.run == nullptr, has_rows_below) << whole;
    EXPECT_EQ(row.examples.empty(), has_rows_below) << whole << ": each command has an example";
    std::set<std::string> names;
    for (const Option& each : row.options) expect_sound_option(each, whole, names);
    for (const Option& each : row.arguments) expect_sound_option(each, whole, names);
    for (const CommandExample& each : row.examples) {
      EXPECT_TRUE(each.command.starts_with(whole)) << each.command;
    }

    std::vector<std::string> typed = parts_of(row.name, ' ');
    typed.emplace_back("--help");
    const ProgramRun help = run_program(std::string(program.name), typed);
    EXPECT_EQ(help.status, 0) << whole;
    for (const std::string& each : names) {
      EXPECT_NE(help.out.find(each), std::string::npos) << whole << ' ' << each;
    }
    for (const CommandExample& each : row.examples) {
      EXPECT_NE(help.out.find(each.command), std::string::npos) << each.command;
    }
  }
}

}  // namespace rostrum::testing
