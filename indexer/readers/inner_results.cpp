#include "indexer/readers/inner_results.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rostrum {
namespace {

/// "folder/talks.csv:7: what is wrong".
void add_problems(const std::vector<Problem>& problems, const std::string& name,
                  std::vector<Problem>& into) {
  for (const Problem& problem : problems) {
    const std::string line = problem.line > 0 ? ":" + std::to_string(problem.line) : "";
    into.push_back({0, name + line + ": " + problem.message});
  }
}

}  // namespace

void add_inner(ReadResult inner, const std::string& name, ReadResult& into) {
  const std::size_t before = into.statements.size();
  for (const auto& [translation, original] : inner.translations) {
    into.translations[before + translation] = before + original;
  }
  into.statements.insert(into.statements.end(), std::make_move_iterator(inner.statements.begin()),
                         std::make_move_iterator(inner.statements.end()));
  add_problems(std::move(inner.skipped), name, into.skipped);
  add_problems(std::move(inner.notes), name, into.notes);
  add_problems(std::move(inner.damage), name, into.damage);
  for (std::string& field : inner.unknown_fields) {
    if (std::find(into.unknown_fields.begin(), into.unknown_fields.end(), field) ==
        into.unknown_fields.end()) {
      into.unknown_fields.push_back(std::move(field));
    }
  }
  for (UnreadPages& pages : inner.unread) {
    pages.inner = pages.inner.empty() ? name : name + "//" + pages.inner;
    into.unread.push_back(std::move(pages));
  }
}

std::string_view sidecar_among(const std::vector<InnerFile>& files, std::string_view name) {
  const std::size_t dot = name.rfind('.');
  for (const std::string_view stem : {name, name.substr(0, dot)}) {
    const std::string wanted = std::string(stem) + ".meta.json";
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const InnerFile& file) { return file.name == wanted; });
    if (found != files.end()) return found->bytes;
  }
  return {};
}

}  // namespace rostrum
