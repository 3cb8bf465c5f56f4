#include "searcher/engine/search_engine.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <new>

#include "schemas/base/error.hpp"
#include "schemas/program/option.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/counting/concept_counts.hpp"
#include "searcher/counting/facets.hpp"
#include "searcher/engine/hit_maker.hpp"
#include "searcher/engine/index_source.hpp"
#include "searcher/engine/index_view.hpp"
#include "searcher/engine/question.hpp"
#include "searcher/filters/membership.hpp"
#include "searcher/matching/matcher.hpp"
#include "searcher/matching/query_resolver.hpp"
#include "searcher/passages/snippets.hpp"
#include "searcher/ranking/hit_order.hpp"
#include "searcher/ranking/weighing.hpp"
#include "searcher/request/in_parallel.hpp"
#include "searcher/request/named_facet.hpp"
#include "searcher/request/question_budget.hpp"
#include "searcher/snapshot/snapshot.hpp"
#include "searcher/snapshot/version_groups.hpp"

namespace rostrum {
namespace {

/// A writer may replace blocks under a reader; then the answer starts anew on the newest commit.
constexpr int kMostTries = 3;

/// Runs `work` and turns what Xapian throws into an Error. Every public member goes through it.
template <typename Work>
auto with_our_errors(const std::filesystem::path& index, const Work& work) {
  try {
    return work();
  } catch (const Xapian::DatabaseNotFoundError&) {
    throw Error(ErrorKind::NotFound, index.string() + ": the index is gone; was it moved?");
  } catch (const Xapian::DatabaseModifiedError&) {
    throw Error(ErrorKind::Busy,
                index.string() + ": the index is being rewritten too quickly to read; ask again");
  } catch (const Xapian::DatabaseVersionError& error) {
    throw Error(ErrorKind::IndexFormat, index.string() + ": " + error.get_msg());
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::Unreadable, index.string() + ": " + error.get_msg() +
                                           "; run 'rostrum-index check' to see what is damaged");
  } catch (const std::bad_alloc&) {
    throw Error(ErrorKind::Unreadable, index.string() + ": not enough memory for this question");
  }
}

/// From so many on one waits for it.
constexpr std::size_t kMostNotInColumns = 1000;

void check_request(const SearchRequest& request) {
  if (request.limit > kMostHits || request.offset > kMostHits ||
      request.limit + request.offset > kMostHits) {
    throw Error(ErrorKind::InvalidInput, "limit: offset and limit together may reach " +
                                             std::to_string(kMostHits) +
                                             "; narrow the question with a filter");
  }
  if (request.snippets > kMostSnippets) {
    throw Error(ErrorKind::InvalidInput,
                "snippets: at most " + std::to_string(kMostSnippets) + " a hit");
  }
}

/// The facets to count, by name or by default.
std::vector<const Field*> wanted_facets(const SearchRequest& request) {
  std::vector<const Field*> facets;
  if (request.no_facets) return facets;
  for (const std::string& name : request.facets) {
    facets.push_back(&named_facet("facets", name));
  }
  if (!facets.empty()) return facets;
  for (const Field& facet : kFields) {
    if (facet.counted_by_default) facets.push_back(&facet);
  }
  return facets;
}

/// The best that are no versions of one another. `rank(count)` gives the `count` best documents.
template <typename Rank>
std::vector<RankedDocument> best_statements(std::size_t offset, std::size_t limit,
                                            const VersionGroups& groups, const Rank& rank) {
  const std::size_t wanted = offset + limit;
  for (std::size_t count = wanted;; count *= 2) {
    std::vector<RankedDocument> ranked = rank(count);
    const bool all = ranked.size() < count;
    groups.fold(ranked);
    if (ranked.size() < wanted && !all) continue;
    ranked.resize(std::min(wanted, ranked.size()));
    ranked.erase(ranked.begin(),
                 ranked.begin() + static_cast<long>(std::min(offset, ranked.size())));
    return ranked;
  }
}

}  // namespace

struct SearchEngine::Impl {
  std::filesystem::path index;
  const Vocabulary& vocabulary;
  Snapshot snapshot;
  TextAnalyser analyser;
  std::optional<TextAnalyser> other_analyser = std::nullopt;  ///< of a second thread

  /// The first document of a segment whose file has been cut short; nullopt for none.
  [[nodiscard]] std::optional<std::uint32_t> cut_segment() const {
    try {
      for (const Segment& each : snapshot.segments()) each.require_uncut();
    } catch (const DamagedSegment& damaged) {
      return damaged.first();
    }
    return std::nullopt;
  }

  /// One answer, all of it from one commit. Opening that is no part of the question.
  template <typename Work>
  auto answer(const QueryLimits& limits, const Work& work) {
    return with_our_errors(index, [&] {
      QuestionBudget budget(limits);
      for (int attempt = 1;; ++attempt) {
        try {
          {
            const QuestionBudget::Pause opening;
            snapshot.refresh();
          }
          auto answered = work();
          for (const Segment& each : snapshot.segments()) each.require_uncut();
          return answered;
        } catch (const Xapian::DatabaseModifiedError&) {
          if (attempt == kMostTries) throw;
        } catch (const DamagedSegment& damaged) {
          if (!snapshot.leave_out(damaged.first())) throw;
        } catch (const Error&) {
          // What was read of a file that was cut meanwhile may have looked like anything.
          const auto cut = cut_segment();
          if (!cut || !snapshot.leave_out(*cut)) throw;
        }
      }
    });
  }

  Question ask(const SearchRequest& request) {
    return make_question(request, vocabulary, snapshot, analyser);
  }

  /// A facet leaves out its own filter; all those without one are counted over the matches.
  void count_facets(const std::vector<const Field*>& facets, const Question& question,
                    const DocSet& matches, std::vector<Facet>& counted) const {
    if (facets.empty()) return;
    const auto filtered = [&](const Field& facet) {
      return std::any_of(question.filters.begin(), question.filters.end(),
                         [&](const auto& each) { return each.field == facet.name; });
    };
    std::vector<const Field*> without_filter;
    std::copy_if(
        facets.begin(), facets.end(), std::back_inserter(without_filter),
        [&](const Field* facet) { return facet->kind == FieldKind::Facet && !filtered(*facet); });
    const FacetTally of_matches(matches, without_filter, snapshot);
    for (const Field* facet : facets) {
      if (facet->kind == FieldKind::Facet && !filtered(*facet)) {
        counted.push_back(facet_of(*facet, of_matches, {}, snapshot));
        continue;
      }
      counted.push_back(facet_without_own_filter(*facet, question));
    }
  }

  [[nodiscard]] Facet facet_without_own_filter(const Field& facet, const Question& question) const {
    if (facet.kind == FieldKind::Membership) {
      return MembershipFinder(vocabulary, snapshot)
          .facet(facet, question.matches_without(facet.name), question.selected(facet.name));
    }
    const FacetTally tally(question.matches_without(facet.name), {&facet}, snapshot);
    return facet_of(facet, tally, question.selected(facet.name), snapshot);
  }

  /// Texts are read one after the other, as the database allows no more, and looked through by two
  /// threads where there is enough of them.
  void add_snippets(const Question& question, const std::vector<RankedDocument>& ranked,
                    std::size_t most, std::vector<Hit>& hits) {
    constexpr std::size_t kThreads = 2;
    constexpr std::size_t kDocumentsAByte = 4;  // how many are scored in the time of a byte
    std::vector<std::string> texts;
    std::size_t bytes = 0;
    for (const RankedDocument& each : ranked) {
      texts.push_back(snapshot.text(each.document));
      bytes += texts.back().size();
    }
    if (!other_analyser) other_analyser.emplace();
    for_each_in_parallel(kThreads, bytes * kDocumentsAByte, [&](std::size_t part) {
      TextAnalyser& own = part == 0 ? analyser : *other_analyser;
      for (std::size_t i = part; i < hits.size(); i += kThreads) {
        hits[i].snippets = make_snippets(question.root, hits[i].statement, texts[i], most, own);
      }
    });
  }

  /// Puts the best of the matches into the response; returns them.
  std::vector<RankedDocument> find_best(const SearchRequest& request, const Question& question,
                                        const DocSet& matches, SearchResponse& response) {
    const VersionGroups& groups = snapshot.version_groups();
    std::vector<RankedDocument> ranked =
        response.sort == SortBy::Relevance
            ? best_statements(request.offset, request.limit, groups,
                              [&](std::size_t count) {
                                return rank_by_relevance(question.root, matches, count,
                                                         request.ranking, snapshot, analyser);
                              })
            : rank_by_date(groups.folded(matches), response.sort == SortBy::Newest, request.offset,
                           request.limit, snapshot);
    for (const RankedDocument& each : ranked) {
      Hit& hit = response.hits.emplace_back(make_hit(each.document, snapshot));
      if (request.texts) hit.statement.text = snapshot.text(each.document);
      hit.score = each.score;
      hit.rank = request.offset + response.hits.size();
    }
    return ranked;
  }

  SearchResponse search(const SearchRequest& request) {
    const auto start = std::chrono::steady_clock::now();
    check_request(request);
    const std::vector<const Field*> facets = wanted_facets(request);
    const Question question = ask(request);
    const DocSet matches = question.matches();

    SearchResponse response{
        .text = request.text,
        .parsed = question.parsed,
        .synonyms = request.synonyms != nullptr,
        .filters = question.applied,
        .expanded = expansions_of(question.root, snapshot, analyser),
        .sort = request.sort.value_or(question.has_words ? SortBy::Relevance : SortBy::Newest),
        .revision = snapshot.revision(),
        .statements = snapshot.statements(),
        .total = matches.count() - snapshot.version_groups().surplus(matches),
        .offset = request.offset,
        .listed_values = request.listed_values,
        .warnings = question.warnings};
    if (snapshot.any_left_out()) {
      response.warnings.push_back("a part of the columns of the index is damaged, and " +
                                  std::to_string(snapshot.not_in_columns()) +
                                  " statements were read without it, which makes answers slow; "
                                  "'rostrum-index columns' mends it");
    } else if (snapshot.not_in_columns() > kMostNotInColumns) {
      response.warnings.push_back(std::to_string(snapshot.not_in_columns()) +
                                  " statements are not in the columns of the index, which makes "
                                  "answers slow; 'rostrum-index columns' puts them there");
    }
    response.suggestion = spelling_suggestion(question.root, snapshot);
    std::vector<RankedDocument> ranked;
    // Nothing that one of them reads does the other change, and facets need no database.
    enum Part : std::size_t { kHits, kFacets, kParts };
    // Ranking takes long enough for a helper to wake and count where words are joined by OR.
    const std::size_t postings_a_match = asks_for_any(question.root) ? 12 : 4;
    const std::size_t size = facets.empty() ? 0 : matches.count() * postings_a_match;
    for_each_in_parallel(kParts, size, [&](std::size_t part) {
      if (part == kFacets) {
        count_facets(facets, question, matches, response.facets);
      } else {
        ranked = find_best(request, question, matches, response);
      }
    });
    if (question.has_words && request.snippets > 0) {
      add_snippets(question, ranked, request.snippets, response.hits);
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    response.took_ms = took.count();
    return response;
  }

  MarkedStatement show(const std::string& id, const std::string& text, const QueryLimits& limits,
                       const Thesaurus* synonyms) {
    const std::string term = std::string(field(FieldId::Id).prefix) + id;
    const auto posting = snapshot.database().postlist_begin(term);
    if (posting == snapshot.database().postlist_end(term)) {
      throw Error(ErrorKind::NotFound,
                  "no statement has the id '" + id + "'" + did_you_mean(nearest_ids(id, snapshot)));
    }
    Statement whole = snapshot.untold_statement(*posting);
    const std::string path = whole.source.file;
    MarkedStatement marked{.statement = snapshot.told(std::move(whole)),
                           .versions = other_versions(*posting, snapshot),
                           .path = path};
    const Question question = ask({.text = text, .synonyms = synonyms, .limits = limits});
    const auto add = [&](int number, std::string_view paragraph, std::string_view name) {
      MarkedText shown =
          marked_text(question.root, paragraph, name, marked.statement.language, analyser);
      marked.hits += shown.highlights.size();
      const std::vector<int>& pages = marked.statement.pages;
      const auto place = static_cast<std::size_t>(number);
      marked.paragraphs.push_back(
          {.number = number,
           .page = number > 0 && place <= pages.size() ? pages[place - 1] : 0,
           .recognised = number > 0 && is_recognised(marked.statement, number),
           .text = std::move(shown.text),
           .highlights = std::move(shown.highlights)});
    };
    if (!marked.statement.title.empty()) add(0, marked.statement.title, "title");
    int number = 0;
    for (const Span& span : paragraphs(marked.statement.text)) {
      add(++number,
          std::string_view(marked.statement.text).substr(span.begin, span.end - span.begin),
          "text");
    }
    return marked;
  }
};

std::shared_ptr<CommitShare> make_commit_share() { return std::make_shared<CommitShare>(); }

std::unique_ptr<Searcher> open_searcher(const std::filesystem::path& index,
                                        const Vocabulary& vocabulary,
                                        std::shared_ptr<CommitShare> share, FilesToldBy files) {
  return std::make_unique<SearchEngine>(index, vocabulary, std::move(share), files);
}

SearchEngine::SearchEngine(const std::filesystem::path& index, const Vocabulary& vocabulary,
                           std::shared_ptr<CommitShare> share, FilesToldBy files)
    : impl_(with_our_errors(index, [&] {
        if (!share) share = make_commit_share();
        return std::make_unique<Impl>(
            Impl{index, vocabulary, Snapshot(index, std::move(share), files), TextAnalyser()});
      })) {}

SearchEngine::~SearchEngine() = default;

SearchResponse SearchEngine::search(const SearchRequest& request) {
  return impl_->answer(request.limits, [&] { return impl_->search(request); });
}

MarkedStatement SearchEngine::show(const std::string& id, const std::string& text,
                                   const QueryLimits& limits, const Thesaurus* synonyms) {
  return impl_->answer(limits, [&] { return impl_->show(id, text, limits, synonyms); });
}

std::vector<CountedConcept> SearchEngine::concepts(const Thesaurus& thesaurus,
                                                   const std::string& name) {
  return impl_->answer(
      {}, [&] { return count_concepts(thesaurus, name, impl_->snapshot, impl_->analyser); });
}

Facet SearchEngine::values(const std::string& facet, const SearchRequest& request) {
  const Field& row = named_facet("field", facet);
  return impl_->answer(request.limits, [&] {
    const Question question = impl_->ask(request);
    return impl_->facet_without_own_filter(row, question);
  });
}

IndexState SearchEngine::newest() {
  impl_->answer({}, [] { return true; });
  return current();
}

IndexState SearchEngine::current() const {
  const Snapshot& snapshot = impl_->snapshot;
  return with_our_errors(impl_->index, [&] {
    std::string commit = snapshot.database().get_uuid();
    std::erase(commit, '-');
    return IndexState{
        .commit = commit + "r" + std::to_string(snapshot.revision()),
        .revision = snapshot.revision(),
        .statements = snapshot.statements(),
        .whole = !snapshot.any_left_out() && snapshot.not_in_columns() <= kMostNotInColumns};
  });
}

void SearchEngine::analyse(const std::function<void(const IndexView&)>& work,
                           const QueryLimits& limits) {
  impl_->answer(limits, [&] {
    IndexSource source(impl_->snapshot, impl_->vocabulary, impl_->analyser);
    work(IndexView(source));
    return true;
  });
}

}  // namespace rostrum
