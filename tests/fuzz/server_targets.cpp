// What the server is asked: a line "METHOD TARGET" as it comes from the network, and messages of
// assistants, over an index of three statements.
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "indexer/readers/file_reader.hpp"
#include "indexer/writing/documents/prepared_document.hpp"
#include "indexer/writing/index_writer.hpp"
#include "schemas/vocabulary/thesaurus.hpp"
#include "searcher/server/service.hpp"
#include "tests/fuzz/fuzz_targets.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

constexpr std::string_view kStatements =
    R"({"id":"a","text":"We ban mines.\n\nMines maim.","country":"NOR","convention":"APMBC","session":"22","date":"2023-11-20"}
{"id":"b","text":"We regret the withdrawal from the treaty.","country":"CHE","convention":"NPT","date":"2022-08-11","source":{"url":"https://example.org/b"}}
{"id":"c","text":"Nous regrettons le retrait du traité.","language":"fr","country":"CHE","variant_of":"b"}
)";

std::filesystem::path made_index(const TempDir& folder) {
  const std::filesystem::path index = folder.path() / "index";
  const Vocabulary& vocabulary = Vocabulary::builtin();
  FileReader reader({.vocabulary = &vocabulary});
  TextAnalyser analyser;
  IndexWriter writer(index, vocabulary.hash());
  for (const Statement& each : reader.read_lines("a.jsonl", kStatements, 1).statements) {
    writer.put(prepare(each, vocabulary, analyser));
  }
  writer.commit();
  return index;
}

Service& service() {
  static const TempDir folder;
  static Service only({.index = made_index(folder),
                       .vocabulary = &Vocabulary::builtin(),
                       .thesaurus = &Thesaurus::builtin(),
                       .most_kept_bytes = 0});
  return only;
}

[[noreturn]] void fail(const std::string& why, const HttpResponse& response) {
  throw std::logic_error(why + ": " + std::to_string(response.status) + ' ' + response.body);
}

HttpResponse answer_to(HttpRequest request) {
  constexpr std::chrono::seconds kLongest{30};
  request.deadline = std::chrono::steady_clock::now() + kLongest;
  if (auto response = service().at_once(request)) return *response;
  (void)service().lane_of(request);
  return service().answer(request, 0);
}

bool is_json(const HttpResponse& response) { return nlohmann::json::accept(response.body); }

}  // namespace

void run_request(std::string_view bytes) {
  const std::size_t blank = std::min(bytes.find(' '), bytes.size());
  const bool post = bytes.substr(0, blank) == "POST";
  HttpRequest request{.method = std::string(bytes.substr(0, blank)),
                      .target = std::string(bytes.substr(std::min(blank + 1, bytes.size()))),
                      .headers = {{"host", "localhost"}}};
  if (post) request.body = "{}";
  const HttpResponse response = answer_to(std::move(request));
  if (response.status >= 500) fail("a request is a mistake of the server", response);
  for (const auto& [name, value] : response.headers) {
    if (value.find_first_of("\r\n") != std::string::npos) fail("a header has lines", response);
    const bool json = name == "Content-Type" && value.find("json") != std::string::npos &&
                      value.find("jsonl") == std::string::npos &&
                      value.find("ndjson") == std::string::npos;
    if (json && response.status != 304 && !is_json(response)) fail("no JSON", response);
  }
}

void run_message(std::string_view bytes) {
  const HttpResponse response = answer_to({.method = "POST",
                                           .target = "/mcp",
                                           .headers = {{"host", "localhost"}},
                                           .body = std::string(bytes)});
  if (response.status == 202 && response.body.empty()) return;
  if (response.status != 200 || !is_json(response)) fail("no answer", response);
  if (response.body.find("the server has made a mistake") != std::string::npos) {
    // Who says that in a question has it repeated.
    if (bytes.find("has made") == std::string_view::npos) fail("a mistake of ours", response);
  }
}

}  // namespace rostrum::testing
