// rostrum-bench-headings [--misses] [--headless] FILE.jsonl…: see heading_measurement.hpp, and for
// texts without a heading headless_measurement.hpp.
#include <cstring>
#include <iostream>

#include "benchmarks/headings/heading_measurement.hpp"
#include "benchmarks/headings/headless_measurement.hpp"
#include "schemas/error.hpp"

namespace rostrum {
namespace {

int run(int argc, char** argv) {
  bool misses = false;
  bool headless = false;
  HeadingMeasurement measurement;
  HeadlessMeasurement without;
  int files = 0;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--misses") == 0) {
      misses = true;
      continue;
    }
    if (std::strcmp(argv[i], "--headless") == 0) {
      headless = true;
      continue;
    }
    headless ? without.read(argv[i]) : measurement.read(argv[i]);
    ++files;
  }
  if (files == 0) {
    std::cerr << "usage: rostrum-bench-headings [--misses] [--headless] FILE.jsonl…\n";
    return kExitFailed;
  }
  headless ? without.print(misses, std::cout) : measurement.print(misses, std::cout);
  return kExitDone;
}

}  // namespace
}  // namespace rostrum

int main(int argc, char** argv) {
  try {
    return rostrum::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "rostrum-bench-headings: " << error.what() << '\n';
    return rostrum::kExitFailed;
  }
}
