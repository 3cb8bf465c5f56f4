#include "benchmarks/relevance/rostrum_engine.hpp"

#include <stdlib.h>

#include <filesystem>
#include <unordered_map>

#include "indexer/writing/index_writer.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/engine/search_engine.hpp"

namespace rostrum::relevance {
namespace {

/// A fresh folder, gone when this is.
class Folder {
 public:
  Folder() {
    std::string form = (std::filesystem::temp_directory_path() / "rostrum-XXXXXX").string();
    if (mkdtemp(form.data()) == nullptr) {
      throw Error(ErrorKind::Unreadable, form + ": no folder can be made here; set TMPDIR");
    }
    path_ = form;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

void write_index(const Collection& collection, const std::filesystem::path& folder,
                 TextAnalyser& analyser) {
  const Vocabulary& vocabulary = Vocabulary::builtin();
  IndexWriter writer(folder, "");
  for (const JudgedDocument& document : collection.documents) {
    Statement statement;
    statement.id = document.id;
    statement.title = document.title;
    statement.text = document.text;
    statement.language = document.language;
    statement.source.file = document.id;
    writer.put(prepare(statement, vocabulary, analyser));
  }
  writer.commit();
}

/// The words of a question with spaces between them, hyphenated ones with their hyphens: nothing in
/// it is an operator.
std::string plain_words(const JudgedQuestion& question, TextAnalyser& analyser) {
  std::string words;
  std::uint32_t compound = 0;
  for (const Token& token : analyser.analyse(question.text).tokens) {
    const bool goes_on = token.compound != 0 && token.compound == compound;
    if (!words.empty()) words += goes_on ? '-' : ' ';
    words += token.word;
    compound = token.compound;
  }
  return words;
}

}  // namespace

std::vector<Ranking> rank_with_engine(const Collection& collection, TextAnalyser& analyser,
                                      bool feedback) {
  const Folder folder;
  const std::filesystem::path index = folder.path() / "index";
  write_index(collection, index, analyser);
  std::unordered_map<std::string, std::size_t> numbers;
  for (std::size_t i = 0; i < collection.documents.size(); ++i) {
    numbers.emplace(collection.documents[i].id, i);
  }
  SearchEngine engine(index, Vocabulary::builtin());
  SearchRequest request;
  request.any = true;
  request.sort = SortBy::Relevance;
  request.limit = kDepth;
  if (!feedback) request.ranking.feedback = 0;
  request.snippets = 0;
  request.no_facets = true;
  request.limits = {.bytes = 1 << 20, .terms = 10'000};
  std::vector<Ranking> rankings;
  for (const JudgedQuestion& question : collection.questions) {
    request.text = plain_words(question, analyser);
    Ranking& ranking = rankings.emplace_back();
    for (const Hit& hit : engine.search(request).hits) {
      ranking.push_back(numbers.at(hit.statement.id));
    }
  }
  return rankings;
}

}  // namespace rostrum::relevance
