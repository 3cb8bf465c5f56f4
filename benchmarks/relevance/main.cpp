// How good the ranking is, on any judged collection: benchmarks/relevance/README.md says how.
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "benchmarks/relevance/report.hpp"
#include "benchmarks/relevance/rostrum_engine.hpp"
#include "benchmarks/relevance/rostrum_model.hpp"
#include "benchmarks/relevance/stock_xapian.hpp"
#include "schemas/base/error.hpp"

namespace rostrum::relevance {
namespace {

SystemScores scored(const std::string& system, const std::vector<Ranking>& rankings,
                    const Collection& collection) {
  SystemScores scores{system, {}};
  for (std::size_t i = 0; i < rankings.size(); ++i) {
    scores.questions.push_back(measure(rankings[i], collection.questions[i]));
  }
  return scores;
}

CollectionScores compare(const Collection& collection) {
  TextAnalyser analyser;
  const WordIndex index = index_words(collection, analyser);
  return {collection.name,
          {scored("stock Xapian", rank_with_stock_xapian(collection), collection),
           scored("Rostrum's engine, without feedback",
                  rank_with_engine(collection, analyser, false), collection),
           scored("Rostrum's engine", rank_with_engine(collection, analyser, true), collection),
           scored("docs/ranking.md, first pass",
                  rank_with_model(collection, index, analyser, false), collection),
           scored("docs/ranking.md, with feedback",
                  rank_with_model(collection, index, analyser, true), collection)}};
}

int run(const std::vector<std::string>& folders, const std::string& json_file) {
  std::vector<CollectionScores> all;
  for (const std::string& folder : folders) {
    std::cerr << "rostrum-relevance: " << folder << '\n';
    all.push_back(compare(read_collection(folder)));
  }
  write_markdown(all, std::cout);
  if (!json_file.empty()) {
    std::ofstream out(json_file);
    out << to_json(all).dump(2) << '\n';
    if (!out.flush()) {
      throw Error(ErrorKind::Unreadable, json_file + ": cannot be written; choose another place");
    }
  }
  return kExitDone;
}

}  // namespace
}  // namespace rostrum::relevance

int main(int argc, char** argv) {
  std::vector<std::string> folders(argv + 1, argv + argc);
  std::string json_file;
  if (folders.size() > 1 && folders.front() == "--json") {
    json_file = folders[1];
    folders.erase(folders.begin(), folders.begin() + 2);
  }
  if (folders.empty()) {
    std::cerr << "usage: rostrum-relevance [--json FILE] COLLECTION...\n";
    return rostrum::kExitFailed;
  }
  try {
    return rostrum::relevance::run(folders, json_file);
  } catch (const std::exception& error) {
    std::cerr << "rostrum-relevance: " << error.what() << '\n';
    return rostrum::kExitFailed;
  }
}
