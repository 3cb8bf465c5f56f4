#include "searcher/engine/index_view.hpp"

#include <algorithm>

#include "schemas/base/error.hpp"
#include "schemas/index/stored_document.hpp"
#include "searcher/counting/word_sequences.hpp"
#include "searcher/engine/hit_maker.hpp"
#include "searcher/engine/index_source.hpp"
#include "searcher/engine/question.hpp"
#include "searcher/matching/position_matcher.hpp"
#include "searcher/matching/query_resolver.hpp"
#include "searcher/passages/keyword_lines.hpp"
#include "searcher/passages/snippets.hpp"
#include "searcher/request/in_parallel.hpp"
#include "searcher/request/question_budget.hpp"

namespace rostrum {
namespace {

/// Lists of words of one field have its prefix, of capital letters; those of title and text have
/// none.
bool is_plain_word(std::string_view list) {
  return list.empty() || list.front() < 'A' || list.front() > 'Z';
}

void count_words(const Segment& segment, std::vector<std::uint32_t>& counts) {
  const Lists& words = segment.lists(ListKind::Words);
  for (std::uint32_t list = 0; list < words.size(); ++list) {
    if (!is_plain_word(words.name(list))) continue;
    const PostingList postings = segment.postings(ListKind::Words, list);
    spend(postings.documents.size());
    for (std::size_t i = 0; i < postings.documents.size(); ++i) {
      counts[segment.first() + postings.documents[i]] += postings.count(i);
    }
  }
}

}  // namespace

std::vector<std::string> nearest_ids(const std::string& id, const Snapshot& snapshot) {
  const std::string prefix(field(FieldId::Id).prefix);
  std::vector<std::pair<std::string, std::string>> ids;
  const auto end = snapshot.database().allterms_end(prefix);
  for (auto term = snapshot.database().allterms_begin(prefix); term != end; ++term) {
    const std::string known = (*term).substr(prefix.size());
    ids.emplace_back(fold_name(known), known);
  }
  return nearest_names(id, ids);
}

Statement IndexSource::statement(std::uint32_t document) {
  constexpr int kMostTries = 10;
  for (int attempt = 1; !overtaken_ || attempt <= kMostTries; ++attempt) {
    try {
      if (!overtaken_) return snapshot.statement(document);
      return decode_document(newer_.get_document(document).get_data());
    } catch (const Xapian::DatabaseModifiedError&) {
      if (overtaken_) {
        newer_.reopen();
      } else {
        newer_ = snapshot.database();
        newer_.reopen();
        overtaken_ = true;
      }
    } catch (const Xapian::DocNotFoundError&) {
      throw Error(ErrorKind::Busy,
                  "the index: a statement was changed or taken out while this answer was being "
                  "made; ask again");
    }
  }
  throw Error(ErrorKind::Busy, "the index: it is being rewritten too quickly to read; ask again");
}

std::uint64_t IndexView::revision() const { return source_.snapshot.revision(); }
std::size_t IndexView::statements() const { return source_.snapshot.statements(); }
std::vector<std::string> IndexView::nearest_ids(const std::string& id) const {
  return rostrum::nearest_ids(id, source_.snapshot);
}
const Vocabulary& IndexView::vocabulary() const { return source_.vocabulary; }

Matches IndexView::ask(const SearchRequest& request) const {
  const Snapshot& snapshot = source_.snapshot;
  Question question = make_question(request, source_.vocabulary, snapshot, source_.analyser);
  Matches matches;
  matches.request = request;
  matches.parsed = question.parsed;
  matches.filters = question.applied;
  matches.expanded = expansions_of(question.root, snapshot, source_.analyser);
  matches.suggestion = spelling_suggestion(question.root, snapshot);
  matches.warnings = question.warnings;
  matches.has_words = question.has_words;
  matches.documents = question.matches();
  matches.on_file = snapshot.all();
  for (const Question::FilterSet& filter : question.filters) matches.on_file &= filter.documents;
  matches.root_ = std::make_shared<const QueryNode>(std::move(question.root));
  return matches;
}

std::size_t IndexView::count(const DocSet& set) const {
  return set.count() - source_.snapshot.version_groups().surplus(set);
}

DocSet IndexView::once(const DocSet& set) const {
  return source_.snapshot.version_groups().folded(set);
}

const std::vector<std::uint32_t>* IndexView::versions(std::uint32_t document) const {
  return source_.snapshot.version_groups().versions(document);
}

FacetColumn IndexView::column(const Field& facet) const {
  if (facet.kind == FieldKind::Membership) {
    return FacetColumn::of_members(facet, source_.vocabulary, source_.snapshot);
  }
  return {facet, source_.snapshot};
}

std::vector<DayRange> IndexView::days() const {
  const Snapshot& snapshot = source_.snapshot;
  std::vector<DayRange> days(snapshot.all().last() + std::size_t{1});
  snapshot.for_each_date(snapshot.all(), [&](std::uint32_t document, const DayRange& range) {
    days[document] = range;
  });
  return days;
}

std::vector<std::uint32_t> IndexView::word_counts() const {
  const Snapshot& snapshot = source_.snapshot;
  std::vector<std::uint32_t> counts(snapshot.all().last() + std::size_t{1}, 0);
  constexpr std::size_t kWordsADocument = 300;
  for_each_in_parallel(snapshot.segments().size(), snapshot.all().count() * kWordsADocument,
                       [&](std::size_t i) { count_words(snapshot.segments()[i], counts); });
  return counts;
}

std::vector<std::uint32_t> IndexView::occurrences(const Matches& matches, const DocSet& set) const {
  std::vector<std::uint32_t> counts(set.last() + std::size_t{1}, 0);
  rostrum::for_each_places(*matches.root_, set, source_.snapshot, source_.analyser,
                           [&](std::uint32_t document, const std::vector<Place>& places) {
                             counts[document] = static_cast<std::uint32_t>(places.size());
                           });
  return counts;
}

void IndexView::for_each_places(
    const Matches& matches, const DocSet& set,
    const std::function<void(std::uint32_t, const Places&)>& visit) const {
  Places own;
  rostrum::for_each_places(*matches.root_, set, source_.snapshot, source_.analyser,
                           [&](std::uint32_t document, const std::vector<Place>& places) {
                             own.clear();
                             for (const Place& each : places) {
                               own.emplace_back(each.first, each.last);
                             }
                             visit(document, own);
                           });
}

void IndexView::for_each_word_sequence(
    const DocSet& set, NameTable& names,
    const std::function<void(std::uint32_t, std::span<const std::uint32_t>)>& visit) const {
  rostrum::for_each_word_sequence(set, source_.snapshot, source_.analyser, names, visit);
}

void IndexView::for_each_word(const std::function<void(const WordPostings&)>& visit) const {
  WordPostings own;
  for (const Segment& segment : source_.snapshot.segments()) {
    const Lists& words = segment.lists(ListKind::Words);
    for (std::uint32_t list = 0; list < words.size(); ++list) {
      own.word = words.name(list);
      if (!is_plain_word(own.word)) continue;
      const PostingList postings = segment.postings(ListKind::Words, list);
      spend(8 * postings.documents.size() + 8);
      own.documents.clear();
      own.counts.clear();
      for (std::size_t i = 0; i < postings.documents.size(); ++i) {
        own.documents.push_back(segment.first() + postings.documents[i]);
        own.counts.push_back(postings.count(i));
      }
      visit(own);
    }
  }
}

void IndexView::for_each_content(
    const DocSet& set,
    const std::function<void(std::uint32_t, const std::string&, std::string_view)>& visit) const {
  const Xapian::Database& database = source_.snapshot.database();
  const Xapian::valueno slot = *field(FieldId::Content).slot;
  // All of the values first: once a statement is told, nothing can begin anew.
  std::vector<std::string> hashes(set.last() + std::size_t{1});
  auto value = database.valuestream_begin(slot);
  const auto end = database.valuestream_end(slot);
  set.for_each([&](std::uint32_t document) {
    if (value != end) value.skip_to(document);
    if (value != end && value.get_docid() == document) hashes[document] = *value;
  });
  set.for_each([&](std::uint32_t document) {
    const Statement record = source_.snapshot.record(document);
    if (!record.variant_of.empty()) {
      Statement alone = statement(document);
      alone.variant_of.clear();
      hashes[document] = content_hash_of(encode_document(alone));
    }
    visit(document, record.id, hashes[document]);
  });
}

std::string IndexView::id(std::uint32_t document) const {
  return source_.snapshot.record(document).id;
}

Hit IndexView::hit(std::uint32_t document) const { return make_hit(document, source_.snapshot); }

Statement IndexView::statement(std::uint32_t document) const { return source_.statement(document); }

std::vector<Snippet> IndexView::passages(const Matches& matches, const Statement& statement,
                                         PassageUnit unit) const {
  return every_passage(*matches.root_, statement, !matches.has_words, unit, source_.analyser);
}

std::vector<Snippet> IndexView::best_passages(const Matches& matches, const Statement& statement,
                                              std::size_t most) const {
  return make_snippets(*matches.root_, statement, statement.text, most, source_.analyser);
}

std::vector<KeywordLine> IndexView::keyword_lines(const Matches& matches,
                                                  const Statement& statement,
                                                  std::size_t most_bytes) const {
  return find_keyword_lines(*matches.root_, statement, most_bytes, source_.analyser);
}

}  // namespace rostrum
