// rostrum-index: its commands stand in indexer/commands/command_table.cpp.
#include "indexer/commands/command_table.hpp"
#include "schemas/program/command_line.hpp"

int main(int argc, char** argv) {
  return rostrum::run_program(rostrum::index_program(), argc, argv);
}
