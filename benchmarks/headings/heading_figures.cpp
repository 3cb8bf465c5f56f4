// rostrum-bench-headings [--misses] [--headless | --evidence] FILE…: see heading_measurement.hpp;
// for texts without a heading headless_measurement.hpp, for quotations evidence_measurement.hpp.
#include <cstring>
#include <iostream>

#include "benchmarks/headings/evidence_measurement.hpp"
#include "benchmarks/headings/heading_measurement.hpp"
#include "benchmarks/headings/headless_measurement.hpp"
#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

struct Options {
  bool misses = false;
  bool headless = false;
  bool evidence = false;
  std::vector<std::string> files;
};

template <typename Measurement>
void measure(const Options& options) {
  Measurement measurement;
  for (const std::string& file : options.files) measurement.read(file);
  measurement.print(options.misses, std::cout);
}

int run(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--misses") == 0) {
      options.misses = true;
    } else if (std::strcmp(argv[i], "--headless") == 0) {
      options.headless = true;
    } else if (std::strcmp(argv[i], "--evidence") == 0) {
      options.evidence = true;
    } else {
      options.files.emplace_back(argv[i]);
    }
  }
  if (options.files.empty()) {
    std::cerr << "usage: rostrum-bench-headings [--misses] [--headless | --evidence] FILE…\n";
    return kExitFailed;
  }
  if (options.headless) {
    measure<HeadlessMeasurement>(options);
  } else if (options.evidence) {
    measure<EvidenceMeasurement>(options);
  } else {
    measure<HeadingMeasurement>(options);
  }
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
