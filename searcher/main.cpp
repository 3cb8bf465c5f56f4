// rostrum-search: its commands stand in searcher/commands/command_table.cpp.
#include "schemas/program/command_line.hpp"
#include "searcher/commands/command_table.hpp"

int main(int argc, char** argv) {
  return rostrum::run_program(rostrum::search_program(), argc, argv);
}
