#include "searcher/engine/matcher.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <memory>
#include <optional>

#include "searcher/engine/query_resolver.hpp"
#include "searcher/engine/text_matcher.hpp"

namespace rostrum {
namespace {

std::vector<std::string> with_prefix(std::string_view prefix, std::vector<std::string> terms) {
  for (std::string& term : terms) term.insert(0, prefix);
  return terms;
}

Xapian::Query any_of(const std::vector<std::string>& terms) {
  return {Xapian::Query::OP_SYNONYM, terms.begin(), terms.end()};
}

Xapian::Query exact_sequence(std::string_view prefix, const std::vector<std::string>& words) {
  const std::vector<std::string> terms = with_prefix(prefix, words);
  if (terms.size() == 1) return Xapian::Query(terms.front());
  return {Xapian::Query::OP_PHRASE, terms.begin(), terms.end(),
          static_cast<Xapian::termcount>(terms.size())};
}

/// Every document that a query of Xapian's matches. Positions are Xapian's business: reading them
/// document by document from outside is several times slower than its own phrase check.
DocSet all_matches(const Xapian::Query& query, const Snapshot& snapshot) {
  DocSet set = snapshot.none();
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet found = enquire.get_mset(0, snapshot.database().get_doccount());
  for (auto hit = found.begin(); hit != found.end(); ++hit) set.add(*hit);
  return set;
}

/// One operand of NEAR or ADJ as words with positions; empty if it is more than one word long.
std::vector<std::string> single_words(const QueryNode& operand, const Snapshot& snapshot,
                                      TextAnalyser& analyser) {
  std::vector<std::string> words;
  if (operand.op == QueryOp::Word) {
    words = words_like(operand.text, snapshot, analyser);
  } else if (operand.op == QueryOp::Wildcard) {
    for (const auto& spelling : operand.spellings) words.push_back(spelling.front());
    if (words.empty()) words.push_back(operand.text);
  } else if (operand.op == QueryOp::Phrase && operand.spellings.size() == 1 &&
             operand.words.size() == 1) {
    words = operand.words;
  }
  return words;
}

/// The positional query of a NEAR or ADJ over single words; nullopt if an operand is longer.
std::optional<Xapian::Query> positional_query(const QueryNode& node, const Snapshot& snapshot,
                                              TextAnalyser& analyser) {
  std::vector<Xapian::Query> operands;
  for (const QueryNode& child : node.children) {
    const std::vector<std::string> words = single_words(child, snapshot, analyser);
    if (words.empty() || child.field != node.children.front().field) return std::nullopt;
    const auto terms = with_prefix(field(child.field).prefix, words);
    operands.emplace_back(Xapian::Query::OP_OR, terms.begin(), terms.end());
  }
  const auto op = node.op == QueryOp::Near ? Xapian::Query::OP_NEAR : Xapian::Query::OP_PHRASE;
  return Xapian::Query(op, operands.begin(), operands.end(),
                       static_cast<Xapian::termcount>(window_of(node)));
}

DocSet match_all_of(const std::vector<QueryNode>& children, const Snapshot& snapshot,
                    TextAnalyser& analyser) {
  std::optional<DocSet> set;
  for (const QueryNode& child : children) {
    if (child.op == QueryOp::Not) continue;
    const DocSet one = match(child, snapshot, analyser);
    if (set) {
      *set &= one;
    } else {
      set = one;
    }
  }
  DocSet result = set ? *set : snapshot.all();
  for (const QueryNode& child : children) {
    if (child.op == QueryOp::Not) result -= match(child.children.front(), snapshot, analyser);
  }
  return result;
}

/// Documents that hold a word of the operands spelt apart ("anti personnel").
DocSet spelt_apart(const QueryNode& node, const Snapshot& snapshot, TextAnalyser& analyser) {
  DocSet set = snapshot.none();
  for (const QueryNode& child : node.children) {
    if (child.op != QueryOp::Word) continue;
    for (const auto& parts : child.spellings) {
      set |= match(adjacent_words(parts, child), snapshot, analyser);
    }
  }
  return set;
}

DocSet match_positions(const QueryNode& node, const Snapshot& snapshot, TextAnalyser& analyser) {
  // The words of one stem differ by language, the statement's own decides: so both must hold.
  DocSet candidates = match_all_of(node.children, snapshot, analyser);
  DocSet found = snapshot.none();
  DocSet doubtful = candidates;
  if (const auto query = positional_query(node, snapshot, analyser)) {
    found = all_matches(*query, snapshot);
    found &= candidates;
    doubtful -= found;
    doubtful &= spelt_apart(node, snapshot, analyser);
  }
  // Xapian has no NEAR of phrases. The texts themselves tell.
  doubtful.for_each([&](std::uint32_t document) {
    if (matches_text(node, snapshot.statement(document), analyser)) found.add(document);
  });
  return found;
}

DocSet match_word(const QueryNode& node, const Snapshot& snapshot, TextAnalyser& analyser) {
  DocSet set = snapshot.none();
  const std::string prefix(field(node.field).prefix);
  for (const std::string& term : stem_terms(node.text, snapshot, analyser)) {
    snapshot.add_with_term(prefix + term, set);
  }
  for (const auto& parts : node.spellings) {
    set |= match(adjacent_words(parts, node), snapshot, analyser);
  }
  return set;
}

}  // namespace

DocSet match(const QueryNode& node, const Snapshot& snapshot, TextAnalyser& analyser) {
  switch (node.op) {
    case QueryOp::All:
      return snapshot.all();
    case QueryOp::Word:
      return match_word(node, snapshot, analyser);
    case QueryOp::Wildcard: {
      DocSet set = snapshot.none();
      const std::string prefix(field(node.field).prefix);
      for (const auto& word : node.spellings) snapshot.add_with_term(prefix + word.front(), set);
      return set;
    }
    case QueryOp::Filter: {
      DocSet set = snapshot.none();
      for (const auto& term : node.spellings) snapshot.add_with_term(term.front(), set);
      return set;
    }
    case QueryOp::Phrase: {
      DocSet set = snapshot.none();
      const std::string prefix(field(node.field).prefix);
      for (const auto& words : node.spellings) {
        if (words.size() == 1) {
          snapshot.add_with_term(prefix + words.front(), set);
        } else {
          set |= all_matches(exact_sequence(prefix, words), snapshot);
        }
      }
      return set;
    }
    case QueryOp::Near:
    case QueryOp::Adjacent:
      return match_positions(node, snapshot, analyser);
    case QueryOp::And:
      return match_all_of(node.children, snapshot, analyser);
    case QueryOp::Or: {
      DocSet set = snapshot.none();
      for (const QueryNode& child : node.children) set |= match(child, snapshot, analyser);
      return set;
    }
    case QueryOp::Not: {
      DocSet set = snapshot.all();
      set -= match(node.children.front(), snapshot, analyser);
      return set;
    }
    case QueryOp::Dates:
      return within_dates(node.from, node.to, snapshot);
  }
  assert(false && "every operator is handled above");
  return snapshot.none();
}

DocSet within_dates(const std::string& from, const std::string& to, const Snapshot& snapshot) {
  const int first = from.empty() ? 0 : parse_date(from).first_day();
  const int last = to.empty() ? std::numeric_limits<int>::max() : parse_date(to).last_day();
  DocSet set = snapshot.none();
  snapshot.for_each_date(snapshot.all(), [&](std::uint32_t document, const DayRange& days) {
    if (days.last >= first && days.first <= last) set.add(document);
  });
  return set;
}

namespace {

/// Lets a set of ours filter what Xapian ranks. Adds nothing to the weight.
class DocSetSource final : public Xapian::PostingSource {
 public:
  explicit DocSetSource(const DocSet& set)
      : set_(set), size_(static_cast<Xapian::doccount>(set.count())) {}

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return size_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return size_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return size_; }
  void next(double) override { move_to(started_ ? at_ + 1 : 1); }
  void skip_to(Xapian::docid document, double) override {
    if (!started_ || document > at_) move_to(document);
  }
  bool check(Xapian::docid document, double) override {
    move_to(document);
    return true;
  }
  [[nodiscard]] bool at_end() const override { return started_ && at_ == 0; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
  void init(const Xapian::Database&) override {
    started_ = false;
    at_ = 0;
  }
  [[nodiscard]] std::string get_description() const override { return "DocSetSource"; }

 private:
  void move_to(Xapian::docid document) {
    started_ = true;
    at_ = set_.next(document);
  }

  const DocSet& set_;
  Xapian::doccount size_;
  Xapian::docid at_ = 0;
  bool started_ = false;
};

Xapian::Query filtered(const Xapian::Query& query, const DocSet& set) {
  return {Xapian::Query::OP_FILTER, query, Xapian::Query((new DocSetSource(set))->release())};
}

/// Words of the tree that weigh, each as a query of its own; sets of phrases are kept in `sets`.
/// A document's score is the sum over those it matches, as in Xapian's own AND and OR.
void add_weighing(const QueryNode& node, const Snapshot& snapshot, TextAnalyser& analyser,
                  std::vector<Xapian::Query>& queries, std::vector<std::unique_ptr<DocSet>>& sets) {
  const auto prefix = [&] { return field(node.field).prefix; };
  switch (node.op) {
    case QueryOp::Word:
      queries.push_back(any_of(with_prefix(prefix(), stem_terms(node.text, snapshot, analyser))));
      for (const auto& parts : node.spellings) {
        add_weighing(adjacent_words(parts, node), snapshot, analyser, queries, sets);
      }
      return;
    case QueryOp::Wildcard: {
      std::vector<std::string> words;
      for (const auto& word : node.spellings) words.push_back(word.front());
      if (!words.empty()) queries.push_back(any_of(with_prefix(prefix(), words)));
      return;
    }
    case QueryOp::Phrase: {
      // Only where the phrase stands do its words weigh.
      const auto terms = with_prefix(prefix(), node.words);
      sets.push_back(std::make_unique<DocSet>(match(node, snapshot, analyser)));
      queries.push_back(
          filtered(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()), *sets.back()));
      return;
    }
    case QueryOp::Near:
    case QueryOp::Adjacent: {
      std::vector<Xapian::Query> operands;
      for (const QueryNode& child : node.children) {
        add_weighing(child, snapshot, analyser, operands, sets);
      }
      sets.push_back(std::make_unique<DocSet>(match(node, snapshot, analyser)));
      queries.push_back(filtered(
          Xapian::Query(Xapian::Query::OP_OR, operands.begin(), operands.end()), *sets.back()));
      return;
    }
    case QueryOp::And:
    case QueryOp::Or:
      for (const QueryNode& child : node.children) {
        add_weighing(child, snapshot, analyser, queries, sets);
      }
      return;
    case QueryOp::Not:
    case QueryOp::Filter:
    case QueryOp::Dates:
    case QueryOp::All:
      return;
  }
}

}  // namespace

std::vector<RankedDocument> rank_by_relevance(const QueryNode& root, const DocSet& matches,
                                              std::size_t offset, std::size_t count,
                                              const Snapshot& snapshot, TextAnalyser& analyser) {
  std::vector<Xapian::Query> queries;
  std::vector<std::unique_ptr<DocSet>> sets;
  add_weighing(root, snapshot, analyser, queries, sets);
  // Every match is a hit, whether or not a word of it weighs: `mines OR country:NOR` finds all of
  // Norway's statements.
  Xapian::Query query((new DocSetSource(matches))->release());
  if (!queries.empty()) {
    query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, query,
                          Xapian::Query(Xapian::Query::OP_OR, queries.begin(), queries.end()));
  }
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(query);
  const Xapian::MSet found =
      enquire.get_mset(static_cast<Xapian::doccount>(offset), static_cast<Xapian::doccount>(count));
  std::vector<RankedDocument> ranked;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    ranked.push_back({*hit, hit.get_weight()});
  }
  return ranked;
}

std::vector<RankedDocument> rank_by_date(const DocSet& matches, bool newest_first,
                                         std::size_t offset, std::size_t count,
                                         const Snapshot& snapshot) {
  struct Dated {
    std::uint32_t document;
    int day;
  };
  std::vector<Dated> dated;
  DocSet undated = matches;
  DocSet with_date = snapshot.none();
  snapshot.for_each_date(matches, [&](std::uint32_t document, const DayRange& days) {
    dated.push_back({document, days.first});
    with_date.add(document);
  });
  undated -= with_date;
  const auto before = [newest_first](const Dated& a, const Dated& b) {
    if (a.day != b.day) return newest_first ? a.day > b.day : a.day < b.day;
    return a.document < b.document;
  };
  const std::size_t wanted = std::min(offset + count, dated.size());
  std::partial_sort(dated.begin(), dated.begin() + static_cast<long>(wanted), dated.end(), before);
  std::vector<RankedDocument> ranked;
  for (std::size_t i = offset; i < wanted; ++i) ranked.push_back({dated[i].document, 0});
  std::size_t place = dated.size();
  undated.for_each([&](std::uint32_t document) {
    if (place >= offset && place < offset + count) ranked.push_back({document, 0});
    ++place;
  });
  return ranked;
}

}  // namespace rostrum
