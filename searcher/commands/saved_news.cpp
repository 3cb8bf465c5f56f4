#include "searcher/commands/saved_news.hpp"
#include "schemas/record/date.hpp"

#include <algorithm>
#include <limits>
#include <unordered_set>

namespace rostrum {
namespace {

using Kind = SavedStatement::Kind;

class News {
 public:
  News(const SavedSearch& search, const IndexView& index, SavedNews& news)
      : search_(search), index_(index), news_(news) {
    for (const auto& [id, given] : search.given) contents_.insert(given.content);
    const DocSet& documents = news.matches.documents;
    content_.resize(documents.last() + std::size_t{1});
    ids_.resize(content_.size());
    index.for_each_content(
        documents, [&](std::uint32_t document, const std::string& id, std::string_view hash) {
          ids_[document] = id;
          content_[document] = std::string(hash.substr(0, kContentDigits));
        });
  }

  void look_at(std::uint32_t document) {
    const DocSet& documents = news_.matches.documents;
    std::vector<std::uint32_t> versions{document};
    if (const auto* const all = index_.versions(document)) versions = *all;
    SavedStatement statement{.document = document};
    bool known = false;
    bool changed = false;
    std::vector<std::pair<std::string, std::string>> unknown;
    for (const std::uint32_t version : versions) {
      const bool matches = documents.has(version);
      const std::string id = matches ? ids_[version] : index_.id(version);
      const auto given = search_.given.find(id);
      if (given != search_.given.end()) {
        known = true;
        statement.time = std::max(statement.time, given->second.time);
        if (matches && given->second.content != content_[version]) {
          changed = true;
          unknown.emplace_back(id, content_[version]);
        }
      } else if (matches) {
        // The same under another id, as of a file that was moved.
        known = known || contents_.contains(content_[version]);
        unknown.emplace_back(id, content_[version]);
      }
    }
    statement.kind = !known ? Kind::New : changed ? Kind::Changed : Kind::Given;
    if (statement.kind != Kind::Given) statement.time.clear();
    news_.fresh.insert(news_.fresh.end(), unknown.begin(), unknown.end());
    news_.statements.push_back(std::move(statement));
  }

 private:
  const SavedSearch& search_;
  const IndexView& index_;
  SavedNews& news_;
  std::unordered_set<std::string> contents_;
  std::vector<std::string> content_;  ///< by document, as ids
  std::vector<std::string> ids_;
};

}  // namespace

SavedNews news_of(const SavedSearch& search, const SearchRequest& request, const IndexView& index) {
  SavedNews news{.matches = index.ask(request)};
  News look(search, index, news);
  index.once(news.matches.documents).for_each([&](std::uint32_t document) {
    look.look_at(document);
  });
  const std::vector<DayRange> days = index.days();
  const auto day = [&](const SavedStatement& each) {
    return days[each.document].first == 0 ? std::numeric_limits<int>::min()
                                          : days[each.document].first;
  };
  std::stable_sort(
      news.statements.begin(), news.statements.end(),
      [&](const SavedStatement& a, const SavedStatement& b) { return day(a) > day(b); });
  return news;
}

}  // namespace rostrum
