// Answers questions, one a line, with their totals, one a line: for tests that ask thousands.
#include <iostream>
#include <string>

#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/engine/search_engine.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: rostrum_count_queries INDEX < QUESTIONS\n";
    return 2;
  }
  try {
    rostrum::SearchEngine engine(argv[1], rostrum::Vocabulary::builtin());
    for (std::string text; std::getline(std::cin, text);) {
      rostrum::SearchRequest request{.text = text};
      request.limit = 0;
      request.no_facets = true;
      std::cout << engine.search(request).total << '\n';
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "rostrum_count_queries: " << error.what() << '\n';
    return 2;
  }
}
