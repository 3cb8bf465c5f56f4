#include "benchmarks/relevance/collection.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "schemas/base/error.hpp"

namespace rostrum::relevance {
namespace {

/// Calls `read` with every line that is not blank; what it throws is given its place.
template <typename Read>
void for_each_line(const std::filesystem::path& file, const Read& read) {
  std::ifstream lines(file);
  if (!lines) throw Error(ErrorKind::NotFound, file.string() + ": no such file");
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty()) continue;
    try {
      read(number, line);
    } catch (const std::exception& error) {
      throw Error(ErrorKind::InvalidInput,
                  file.string() + ":" + std::to_string(number) + ": " + error.what());
    }
  }
}

nlohmann::json read_array(const std::filesystem::path& file) {
  std::ifstream in(file);
  nlohmann::json array = nlohmann::json::parse(in, nullptr, false);
  if (!array.is_array()) {
    throw Error(ErrorKind::InvalidInput, file.string() + ": an array of records is needed");
  }
  return array;
}

using Numbers = std::unordered_map<std::string, std::size_t>;

std::size_t number_of(const Numbers& numbers, const std::string& id, const char* what) {
  const auto known = numbers.find(id);
  if (known == numbers.end()) {
    throw Error(ErrorKind::InvalidInput, "no " + std::string(what) + " has the id '" + id + "'");
  }
  return known->second;
}

int grade_of(std::string_view text) {
  int grade = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), grade);
  if (status != std::errc{} || end != text.data() + text.size()) {
    throw Error(ErrorKind::InvalidInput,
                "'" + std::string(text) + "' is no score; use a whole number");
  }
  return grade;
}

}  // namespace

Collection read_collection(const std::filesystem::path& folder) {
  Collection collection;
  collection.name = std::filesystem::weakly_canonical(folder).filename().string();
  Numbers document_numbers;
  const auto add_document = [&](const nlohmann::json& record) {
    JudgedDocument document{record.at("id"), record.value("title", ""), record.at("text"),
                            record.value("language", "en")};
    const std::string keywords = record.value("keywords", "");
    if (!keywords.empty()) document.text += "\n\n" + keywords;
    document_numbers.emplace(document.id, collection.documents.size());
    collection.documents.push_back(std::move(document));
  };
  if (std::filesystem::exists(folder / "docs.json")) {
    for (const nlohmann::json& record : read_array(folder / "docs.json")) add_document(record);
  } else {
    for_each_line(folder / "docs.jsonl", [&](std::size_t, const std::string& line) {
      add_document(nlohmann::json::parse(line));
    });
  }

  Numbers question_numbers;
  for_each_line(folder / "queries.jsonl", [&](std::size_t, const std::string& line) {
    const nlohmann::json record = nlohmann::json::parse(line);
    question_numbers.emplace(record.at("id"), collection.questions.size());
    collection.questions.push_back({record.at("id"), record.at("text"), {}});
  });

  for_each_line(folder / "qrels.tsv", [&](std::size_t number, const std::string& line) {
    if (number == 1) return;  // the names of the columns
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (first == std::string::npos || second == std::string::npos) {
      throw Error(ErrorKind::InvalidInput, "three columns are needed, with tabs between them");
    }
    auto& question =
        collection.questions[number_of(question_numbers, line.substr(0, first), "question")];
    const std::size_t document =
        number_of(document_numbers, line.substr(first + 1, second - first - 1), "document");
    question.grades[document] = grade_of(std::string_view(line).substr(second + 1));
  });
  std::erase_if(collection.questions, [](const JudgedQuestion& question) {
    return std::none_of(question.grades.begin(), question.grades.end(),
                        [](const auto& grade) { return grade.second > 0; });
  });
  return collection;
}

}  // namespace rostrum::relevance
