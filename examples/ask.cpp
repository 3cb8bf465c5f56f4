// Asks an index and prints the best statements with their sentences: ask INDEX QUERY
//   c++ -std=c++20 ask.cpp -o ask $(pkg-config --cflags --libs rostrum)
#include <iostream>
#include <rostrum.hpp>

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: ask INDEX QUERY\n";
    return 2;
  }
  try {
    const auto searcher = rostrum::open_searcher(argv[1], rostrum::Vocabulary::builtin());
    const rostrum::SearchResponse found =
        searcher->search({.text = argv[2], .limit = 3, .snippets = 1, .facets = {"country"}});
    std::cout << found.total << " of " << found.statements << " statements\n";
    for (const rostrum::Hit& hit : found.hits) {
      const auto& author = hit.statement.delivered_by;
      std::cout << hit.rank << ". " << (author ? author->label : "unknown") << '\n';
      for (const rostrum::Snippet& snippet : hit.snippets) {
        std::cout << "   paragraph " << snippet.paragraph << ": " << snippet.text << '\n';
      }
    }
    for (const rostrum::FacetCount& country : found.facets.front().values) {
      std::cout << country.label << ' ' << country.count << '\n';
    }
  } catch (const rostrum::Error& error) {
    std::cerr << "ask: " << error.what() << '\n';
    return 2;
  }
}
