// Times whole answers over an index: rostrum-query-times INDEX [RUNS [QUESTION [PASSAGES]]].
#include <algorithm>
#include <cstdlib>
#include <iomanip>
#include <iostream>

#include "schemas/base/error.hpp"
#include "searcher/engine/search_engine.hpp"

namespace {

struct Question {
  const char* kind;
  rostrum::SearchRequest request;
};

std::vector<Question> questions() {
  return {{"one word", {.text = "withdraw"}},
          {"frequent word", {.text = "nuclear"}},
          {"two words", {.text = "nuclear weapons"}},
          {"any of three", {.text = "mines OR clearance OR victims"}},
          {"phrase", {.text = "\"nuclear weapons\""}},
          {"near", {.text = "nuclear NEAR/5 test"}},
          {"near, with OR", {.text = "(peace OR war) NEAR/20 nuclear"}},
          {"near, of a phrase", {.text = "\"nuclear weapons\" NEAR/10 (treaty OR ban)"}},
          {"near, eight times the",
           {.text = "the NEAR/5 the NEAR/5 the NEAR/5 the NEAR/5 the NEAR/5 "
                    "the NEAR/5 the NEAR/5 the"}},
          {"wildcard", {.text = "disarm*"}},
          {"word, one filter", {.text = "treaty", .filters = {{"country", "Norway"}}}},
          {"word, dates", {.text = "treaty", .from = "1990", .to = "1999"}},
          {"browse", {.text = ""}}};
}

int run(const char* index, int runs, const std::vector<Question>& asked) {
  rostrum::SearchEngine engine(index, rostrum::Vocabulary::builtin());
  std::cout << "| question | statements | median ms | p95 ms |\n|---|---|---|---|\n"
            << std::fixed << std::setprecision(2);
  for (const Question& question : asked) {
    std::vector<double> times;
    std::size_t total = 0;
    for (int i = 0; i < runs; ++i) {
      const rostrum::SearchResponse response = engine.search(question.request);
      times.push_back(response.took_ms);
      total = response.total;
    }
    std::sort(times.begin(), times.end());
    std::cout << "| " << question.kind << " | " << total << " | " << times[times.size() / 2]
              << " | " << times[times.size() * 95 / 100] << " |\n";
  }
  return rostrum::kExitDone;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: rostrum-query-times INDEX [RUNS [QUESTION [PASSAGES]]]\n";
    return rostrum::kExitFailed;
  }
  try {
    std::vector<Question> asked = questions();
    if (argc > 3) asked = {{argv[3], {.text = argv[3]}}};
    if (argc > 4) {
      for (Question& each : asked) {
        each.request.snippets = static_cast<std::size_t>(std::max(0, std::atoi(argv[4])));
      }
    }
    return run(argv[1], argc > 2 ? std::max(1, std::atoi(argv[2])) : 50, asked);
  } catch (const std::exception& error) {
    std::cerr << "rostrum-query-times: " << error.what() << '\n';
    return rostrum::kExitFailed;
  }
}
