// Asks an index random and hostile questions and says which cost most:
// rostrum-hostile-questions INDEX [COUNT [SEED [TEXT]]]. Of COUNT questions those are asked that
// hold TEXT. Exit status 1 if one took more than a second of processor time, or all together more
// than 200 MB of memory.
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "schemas/base/error.hpp"
#include "searcher/engine/search_engine.hpp"

namespace {

constexpr double kMostSeconds = 1;
constexpr long kMostKilobytes = 200L << 10;
constexpr std::size_t kShown = 10;

class Questions {
 public:
  explicit Questions(std::uint64_t seed) : random_(seed) {}

  std::string next() {
    switch (below(9)) {
      case 0:
        return chain(" NEAR/" + std::to_string(1 + below(99)) + " ", 2 + below(58));
      case 1:
        return chain(" ADJ/" + std::to_string(1 + below(99)) + " ", 2 + below(58));
      case 7:
        return operands(" NEAR/" + std::to_string(1 + below(99)) + " ", 2 + below(18));
      case 2:
        return chain(" OR ", 2 + below(62));
      case 3:
        return '"' + chain(" ", 2 + below(40)) + '"';
      case 4:
        return bytes(1 + below(200));
      case 5:
        return tree(below(14));
      case 6:
        return chain(" ", 1 + below(60));
      default:
        return tree(3);
    }
  }

 private:
  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }

  std::string word() {
    static const std::vector<std::string> frequent = {
        "the",    "of",      "and",  "to",      "in",        "nuclear",  "weapons", "treaty",
        "states", "parties", "we",   "our",     "that",      "mines",    "a",       "is",
        "for",    "on",      "with", "support", "clearance", "security", "not",     "all"};
    static const std::vector<std::string> odd = {
        "con*",   "the*",    "dis*",           "*",         "zzzz",         "anti-personnel",
        "核裁军", "ядерное", "country:Norway", "item:none", "title:treaty", "a-b-c-d-e-f",
        "NOT",    "\"\"",    "1990..1999"};
    return below(5) == 0 ? odd[below(odd.size())] : frequent[below(below(3) == 0 ? 24 : 5)];
  }

  std::string chain(const std::string& between, std::size_t words) {
    const std::string same = below(2) == 0 ? word() : "";
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
      text += (i == 0 ? "" : between) + (same.empty() ? word() : same);
    }
    return text;
  }

  /// Of several words, which may overlap.
  std::string operands(const std::string& between, std::size_t count) {
    const std::string shared = word();
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      std::string operand = '"' + word() + ' ' + word() + '"';
      if (below(2) == 0) operand = "(" + shared + " OR " + (below(2) == 0 ? operand : word()) + ")";
      text += (i == 0 ? "" : between) + operand;
    }
    return text;
  }

  std::string tree(std::size_t depth) {
    if (depth == 0 || below(5) == 0) return word();
    static const std::vector<std::string> joins = {" AND ",     " OR ",    " NOT ",
                                                   " NEAR/20 ", " ADJ/3 ", " "};
    return "(" + tree(depth - 1) + joins[below(joins.size())] +
           tree(below(3) == 0 ? depth - 1 : 0) + ")";
  }

  std::string bytes(std::size_t size) {
    static constexpr std::string_view kSigns = "()\"*:-/ .ANDORTE7\xC3\xA9\xE6\xA0\xB8\xFF";
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
      text += below(4) == 0 ? static_cast<char>(random_()) : kSigns[below(kSigns.size())];
    }
    return text;
  }

  std::mt19937_64 random_;
};

double processor_seconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

long kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

int run(const char* index, std::size_t count, std::uint64_t seed, std::string_view held) {
  rostrum::SearchEngine engine(index, rostrum::Vocabulary::builtin());
  (void)engine.search({.text = "the"});
  const long before = kilobytes();
  Questions questions(seed);
  std::vector<std::pair<double, std::string>> slowest;
  std::size_t asked = 0;
  std::size_t refused = 0;
  std::size_t too_slow = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string text = questions.next();
    if (text.find(held) == std::string::npos) continue;
    ++asked;
    const double start = processor_seconds();
    try {
      (void)engine.search({.text = text});
    } catch (const rostrum::Error&) {
      ++refused;
    }
    const double took = processor_seconds() - start;
    if (took > kMostSeconds) ++too_slow;
    if (slowest.size() == kShown && took <= slowest.back().first) continue;
    slowest.emplace_back(took, text);
    std::sort(slowest.begin(), slowest.end(), std::greater<>());
    slowest.resize(std::min(slowest.size(), kShown));
  }
  const long more = kilobytes() - before;
  std::cout << asked << " questions, " << refused << " refused, " << too_slow
            << " over a second of processor time; " << more / 1024 << " MB more memory\n"
            << std::fixed << std::setprecision(3);
  for (const auto& [took, text] : slowest) {
    std::cout << took << " s  " << text.substr(0, 100) << '\n';
  }
  return too_slow > 0 || more > kMostKilobytes ? rostrum::kExitPartial : rostrum::kExitDone;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: rostrum-hostile-questions INDEX [COUNT [SEED [TEXT]]]\n";
    return rostrum::kExitFailed;
  }
  try {
    constexpr std::size_t kMany = 100'000;
    return run(argv[1], argc > 2 ? std::strtoul(argv[2], nullptr, 10) : kMany,
               argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 1, argc > 4 ? argv[4] : "");
  } catch (const std::exception& error) {
    std::cerr << "rostrum-hostile-questions: " << error.what() << '\n';
    return rostrum::kExitFailed;
  }
}
