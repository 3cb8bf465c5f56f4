#include "searcher/matching/position_matcher.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "schemas/index/fields.hpp"
#include "schemas/index/statement_terms.hpp"
#include "searcher/matching/place_sequences.hpp"
#include "searcher/matching/text_matcher.hpp"
#include "searcher/matching/window_search.hpp"
#include "searcher/snapshot/list_cursor.hpp"

namespace rostrum {
namespace {

using Kind = Pattern::Kind;

/// To put it in order with those of the other operands.
constexpr std::size_t kWorkAPlace = 10;
/// What analysing a text takes, at least.
constexpr std::size_t kWorkAText = 5000;

class PlaceFinder;

/// One finder for each pattern, however often the question has it.
class FinderPool {
 public:
  explicit FinderPool(const Segment& segment) : segment_(segment) {}
  /// Valid as long as the pool. REQUIRES: `pattern` outlives it.
  [[nodiscard]] PlaceFinder& finder_of(const Pattern& pattern);

 private:
  const Segment& segment_;
  std::vector<std::unique_ptr<PlaceFinder>> finders_;
};

/// Finds the places of a pattern in the statements of one segment.
class PlaceFinder {
 public:
  PlaceFinder(const Pattern& pattern, const Segment& segment, FinderPool& pool)
      : pattern_(pattern) {
    for (const Pattern& part : pattern.parts) parts_.push_back(&pool.finder_of(part));
    const Lists& words = segment.lists(ListKind::Words);
    if (pattern.kind == Kind::Word) {
      const std::string_view prefix = field_named(pattern.field).prefix;
      const Lists& stems = segment.lists(ListKind::Stems);
      for (const std::string& name : pattern.stems) {
        const auto stem = stems.find(name);
        if (!stem) continue;
        Group group{.statements = ListCursor(segment.postings(ListKind::Stems, *stem)),
                    .forms = {}};
        for (const std::uint32_t form : stems.forms_of(*stem)) {
          group.forms.push_back({ListCursor(segment.postings(ListKind::Words, form)),
                                 listed_word(prefix, words.name(form)).places - 1});
        }
        groups_.push_back(std::move(group));
      }
    } else if (!pattern.lists.empty()) {
      Group group;
      for (const PlacedList& each : pattern.lists) {
        const auto list = words.find(each.name);
        if (!list) continue;
        group.forms.push_back(
            {ListCursor(segment.postings(ListKind::Words, *list)), each.places - 1});
      }
      groups_.push_back(std::move(group));
    }
  }

  [[nodiscard]] const Pattern& pattern() const { return pattern_; }

  /// Ascending, each once; valid until it is called with another slot. REQUIRES: slots never
  /// descend from call to call.
  [[nodiscard]] const std::vector<Place>& find(std::uint16_t slot) {
    if (slot_ == slot) return found_;
    slot_ = slot;
    found_.clear();
    switch (pattern_.kind) {
      case Kind::Word:
      case Kind::Exact:
      case Kind::Beginning:
        find_words(slot);
        break;
      case Kind::Any:
        for (PlaceFinder* part : parts_) {
          const std::vector<Place>& own = part->find(slot);
          found_.insert(found_.end(), own.begin(), own.end());
        }
        put_in_order(found_);
        break;
      case Kind::Sequence:
        found_ = parts_.front()->find(slot);
        spend(found_.size());
        for (std::size_t i = 1; i < parts_.size() && !found_.empty(); ++i) {
          found_ = followed(found_, parts_[i]->find(slot), pattern_.parts[i].may_leave_place);
        }
        break;
      case Kind::Near:
      case Kind::InOrder:
        found_ = places_near(operands(slot), pattern_.room, pattern_.kind == Kind::InOrder);
        break;
    }
    return found_;
  }

  [[nodiscard]] bool holds(std::uint16_t slot) {
    if (pattern_.kind == Kind::Near || pattern_.kind == Kind::InOrder) {
      return stand_near(operands(slot), pattern_.room, pattern_.kind == Kind::InOrder);
    }
    return !find(slot).empty();
  }

 private:
  struct Form {
    ListCursor cursor;
    std::uint32_t more;  ///< places that it takes beyond one
  };
  struct Group {
    /// Of a stem: those that have it. The same word has another stem in another language.
    std::optional<ListCursor> statements;
    std::vector<Form> forms;
  };

  void find_words(std::uint16_t slot) {
    std::size_t lists = 0;
    for (Group& group : groups_) {
      if (group.statements && (group.statements->at_end() || !group.statements->seek(slot))) {
        continue;
      }
      for (Form& form : group.forms) {
        if (form.cursor.at_end() || !form.cursor.seek(slot)) continue;
        const auto positions = form.cursor.positions();
        spend(positions.size());
        for (const std::uint32_t position : positions) {
          found_.push_back({position, position + form.more});
        }
        ++lists;
      }
    }
    if (lists > 1) put_in_order(found_);
  }

  [[nodiscard]] const OperandPlaces& operands(std::uint16_t slot) {
    operands_.clear();
    for (PlaceFinder* part : parts_) {
      operands_.emplace_back(part->find(slot));
      spend(kWorkAPlace * operands_.back().size());
    }
    return operands_;
  }

  const Pattern& pattern_;
  std::vector<PlaceFinder*> parts_;  ///< equal ones are the same
  std::vector<Group> groups_;
  std::optional<std::uint16_t> slot_;  ///< of what is found
  std::vector<Place> found_;
  OperandPlaces operands_;
};

PlaceFinder& FinderPool::finder_of(const Pattern& pattern) {
  for (const auto& each : finders_) {
    if (same_pattern(each->pattern(), pattern)) return *each;
  }
  auto made = std::make_unique<PlaceFinder>(pattern, segment_, *this);
  return *finders_.emplace_back(std::move(made));
}

/// A word of a sequence: where it is walked, and which place it has.
struct Placed {
  ListCursor cursor;
  std::size_t place;
};

/// True if some word of the first list has all others in their places behind or before it.
/// Takes from the fronts of `others` what lies before.
bool stand_in_sequence(std::span<const std::uint16_t> rarest, std::size_t rarest_place,
                       std::vector<std::span<const std::uint16_t>>& others,
                       const std::vector<std::size_t>& places) {
  for (const std::uint16_t position : rarest) {
    if (position < rarest_place) continue;
    const std::size_t start = position - rarest_place;
    bool all = true;
    for (std::size_t i = 0; all && i < others.size(); ++i) {
      const std::size_t wanted = start + places[i];
      auto& list = others[i];
      std::size_t before = 0;
      while (before < list.size() && list[before] < wanted) ++before;
      list = list.subspan(before);
      if (list.empty()) return false;
      all = list.front() == wanted;
    }
    if (all) return true;
  }
  return false;
}

/// Statements of the segment with words side by side; those too long for positions are `doubtful`.
void match_sequence_in(const Segment& segment, const std::vector<std::string>& words, DocSet& found,
                       DocSet& doubtful) {
  const Lists& lists = segment.lists(ListKind::Words);
  std::vector<Placed> placed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto list = lists.find(words[i]);
    if (!list) return;
    placed.push_back({ListCursor(segment.postings(ListKind::Words, *list)), i});
  }
  std::sort(placed.begin(), placed.end(),
            [](const Placed& a, const Placed& b) { return a.cursor.size() < b.cursor.size(); });
  std::vector<std::span<const std::uint16_t>> others(placed.size() - 1);
  std::vector<std::size_t> places;
  for (std::size_t i = 1; i < placed.size(); ++i) places.push_back(placed[i].place);
  for (ListCursor& lead = placed.front().cursor; !lead.at_end(); lead.next()) {
    const std::uint16_t slot = lead.slot();
    spend(placed.size());
    bool everywhere = true;
    for (std::size_t i = 1; everywhere && i < placed.size(); ++i) {
      everywhere = placed[i].cursor.seek(slot);
      if (placed[i].cursor.at_end()) return;
    }
    if (!everywhere) continue;
    if (segment.far(slot)) {
      doubtful.add(segment.first() + slot);
      continue;
    }
    for (std::size_t i = 1; i < placed.size(); ++i) others[i - 1] = placed[i].cursor.positions();
    spend(lead.positions().size() * placed.size());
    if (stand_in_sequence(lead.positions(), placed.front().place, others, places)) {
      found.add(segment.first() + slot);
    }
  }
}

class Matcher {
 public:
  Matcher(const Snapshot& snapshot, TextAnalyser& analyser)
      : snapshot_(snapshot), analyser_(analyser) {}

  [[nodiscard]] DocSet match(const Pattern& pattern) const {
    DocSet set = snapshot_.none();
    switch (pattern.kind) {
      case Kind::Word:
        for (const std::string& stem : pattern.stems) {
          snapshot_.add_list(ListKind::Stems, stem, set);
        }
        return set;
      case Kind::Exact:
      case Kind::Beginning:
        for (const PlacedList& list : pattern.lists) {
          snapshot_.add_list(ListKind::Words, list.name, set);
        }
        if (!pattern.spelling.empty()) keep_as_written(pattern, set);
        return set;
      case Kind::Any:
        for (const Pattern& part : pattern.parts) set |= match(part);
        return set;
      case Kind::Sequence:
      case Kind::Near:
      case Kind::InOrder:
        break;
    }
    DocSet doubtful = snapshot_.none();
    DocSet candidates = with_all_parts(pattern);
    if (has_spelling(pattern)) {  // the places of the columns do not tell it
      expect_to_spend(candidates.count() * kWorkAText);
      candidates.for_each([&](std::uint32_t document) {
        if (stands_in_text(pattern, document)) set.add(document);
      });
      return set;
    }
    if (const auto words = plain_words(pattern)) {
      for (const Segment& segment : snapshot_.segments()) {
        match_sequence_in(segment, *words, set, doubtful);
      }
      candidates &= with_other_spellings(pattern);
      candidates -= set;
    }
    for (const Segment& segment : snapshot_.segments()) {
      FinderPool pool(segment);
      PlaceFinder& finder = pool.finder_of(pattern);
      candidates.for_each_in(segment.first(), segment.last(), [&](std::uint32_t document) {
        const auto slot = static_cast<std::uint16_t>(document - segment.first());
        if (segment.far(slot)) {
          doubtful.add(document);
        } else if (finder.holds(slot)) {
          set.add(document);
        }
      });
    }
    doubtful &= snapshot_.all();
    expect_to_spend(doubtful.count() * kWorkAText);
    doubtful.for_each([&](std::uint32_t document) {
      if (stands_in_text(pattern, document)) set.add(document);
    });
    return set;
  }

 private:
  [[nodiscard]] DocSet with_all_parts(const Pattern& pattern) const {
    DocSet all = match(pattern.parts.front());
    for (std::size_t i = 1; i < pattern.parts.size(); ++i) {
      const Pattern* part = &pattern.parts[i];
      const bool known = std::any_of(pattern.parts.data(), part, [part](const Pattern& earlier) {
        return same_pattern(earlier, *part);
      });
      if (!known) all &= match(*part);
    }
    all &= snapshot_.all();
    return all;
  }

  /// The words of a sequence, each whole; nullopt if that is not all of it.
  static std::optional<std::vector<std::string>> plain_words(const Pattern& pattern) {
    if (pattern.kind != Kind::Sequence) return std::nullopt;
    std::vector<std::string> words;
    for (const Pattern& part : pattern.parts) {
      if (part.kind != Kind::Exact || part.may_leave_place) return std::nullopt;
      words.push_back(std::string(field_named(part.field).prefix) + part.text);
    }
    return words;
  }

  /// Statements with a word of the sequence in another spelling than the plain one.
  [[nodiscard]] DocSet with_other_spellings(const Pattern& pattern) const {
    DocSet set = snapshot_.none();
    for (const Pattern& part : pattern.parts) {
      const std::string plain = std::string(field_named(part.field).prefix) + part.text;
      for (const PlacedList& list : part.lists) {
        if (list.name != plain) snapshot_.add_list(ListKind::Words, list.name, set);
      }
    }
    return set;
  }

  /// Texts are searched for the letters first, which takes a hundredth of reading them word by
  /// word.
  void keep_as_written(const Pattern& pattern, DocSet& set) const {
    DocSet all = set;
    all &= snapshot_.all();
    expect_to_spend(all.count() * kWorkAText);
    set = snapshot_.none();
    all.for_each([&](std::uint32_t document) {
      Statement statement = snapshot_.record(document);
      statement.text = snapshot_.text(document);
      const auto has = [&](const std::string& text) {
        return text.find(pattern.spelling) != std::string::npos;
      };
      const bool possible = has(statement.title) || has(statement.text) ||
                            has(statement.speaker.name) || has(statement.speaker.post);
      if (possible && holds(statement, pattern, analyser_)) set.add(document);
    });
  }

  [[nodiscard]] bool stands_in_text(const Pattern& pattern, std::uint32_t document) const {
    Statement statement = snapshot_.record(document);
    statement.text = snapshot_.text(document);
    return holds(statement, pattern, analyser_);
  }

  const Snapshot& snapshot_;
  TextAnalyser& analyser_;
};

/// What of a question has places in title and text; what it excludes has none.
void collect_placed(const QueryNode& node, std::vector<const Pattern*>& patterns) {
  switch (node.op) {
    case QueryOp::And:
    case QueryOp::Or:
    case QueryOp::Synonyms:
      for (const QueryNode& child : node.children) collect_placed(child, patterns);
      return;
    case QueryOp::Word:
    case QueryOp::Wildcard:
    case QueryOp::Phrase:
    case QueryOp::Near:
    case QueryOp::Adjacent: {
      const Pattern* first = node.pattern.get();
      while (!first->parts.empty()) first = &first->parts.front();
      if (first->field != "speaker") patterns.push_back(node.pattern.get());
      return;
    }
    default:
      return;
  }
}

/// Of a statement whose positions the columns cannot hold; in the positions that terms_of gives.
void find_places_in_text(const QueryNode& root, std::uint32_t document, const Snapshot& snapshot,
                         TextAnalyser& analyser, std::vector<Place>& places) {
  const Statement statement = snapshot.statement(document);
  std::uint32_t offset = 0;
  const auto add = [&](const std::string& text, std::string_view field_name) {
    const AnalysedText analysed = analyser.analyse(text);
    for (const Mark& mark :
         find_marks(root, analysed, text, field_name, statement.language, analyser)) {
      places.push_back({offset + analysed.tokens[mark.first_token].position,
                        offset + analysed.tokens[mark.last_token].position});
    }
    if (!analysed.tokens.empty()) offset += analysed.tokens.back().position + kParagraphGap;
  };
  add(statement.title, "title");
  add(statement.text, "text");
  put_in_order(places);
}

}  // namespace

void for_each_places(const QueryNode& root, const DocSet& set, const Snapshot& snapshot,
                     TextAnalyser& analyser,
                     const std::function<void(std::uint32_t, const std::vector<Place>&)>& visit) {
  std::vector<const Pattern*> patterns;
  collect_placed(root, patterns);
  if (patterns.empty()) return;
  // How a word is spelt, the places of the columns do not tell.
  const bool by_text = std::any_of(patterns.begin(), patterns.end(),
                                   [](const Pattern* each) { return has_spelling(*each); });
  std::vector<Place> places;
  for (const Segment& segment : snapshot.segments()) {
    FinderPool pool(segment);
    std::vector<PlaceFinder*> finders;
    for (const Pattern* pattern : patterns) finders.push_back(&pool.finder_of(*pattern));
    set.for_each_in(segment.first(), segment.last(), [&](std::uint32_t document) {
      const auto slot = static_cast<std::uint16_t>(document - segment.first());
      places.clear();
      if (by_text || segment.far(slot)) {
        find_places_in_text(root, document, snapshot, analyser, places);
        put_in_order(places);
      } else if (finders.size() == 1) {
        visit(document, finders.front()->find(slot));
        return;
      } else {
        for (PlaceFinder* finder : finders) {
          const std::vector<Place>& own = finder->find(slot);
          places.insert(places.end(), own.begin(), own.end());
        }
        put_in_order(places);
      }
      visit(document, places);
    });
  }
}

DocSet match_pattern(const Pattern& pattern, const Snapshot& snapshot, TextAnalyser& analyser) {
  return Matcher(snapshot, analyser).match(pattern);
}

}  // namespace rostrum
