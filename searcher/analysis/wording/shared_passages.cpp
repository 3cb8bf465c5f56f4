#include "searcher/analysis/wording/shared_passages.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "schemas/base/name_table.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/analysis/base/document_order.hpp"
#include "searcher/analysis/base/quoted_text.hpp"
#include "searcher/analysis/wording/common_sequence.hpp"
#include "searcher/analysis/wording/heading_words.hpp"
#include "searcher/request/question_budget.hpp"

namespace rostrum {
namespace {

using Words = std::span<const std::uint32_t>;

/// Seeds that are sorted at a time: 64 MB.
constexpr std::size_t kSeedsAtOnce = std::size_t{4} << 20U;

/// A statement among those that are compared. They are numbered in the order of their dates.
struct Text {
  std::uint32_t document = 0;
  std::uint64_t begin = 0;  ///< of its words, in all
  std::uint64_t end = 0;
  bool in_a = false;
  bool in_b = false;
  std::optional<std::uint32_t> heading;  ///< its words that are one; unset: not yet asked for
};

struct Seed {
  std::uint64_t hash = 0;
  std::uint32_t text = 0;
  std::uint32_t at = 0;  ///< in its text
};

/// The same seed in two texts, counted from the end of their headings.
struct Link {
  std::uint32_t first = 0;  ///< text; the earlier one
  std::uint32_t later = 0;
  std::uint32_t in_first = 0;
  std::uint32_t in_later = 0;
};

/// Runs of the same words, and what has been made of several.
struct Run {
  WordRange first;
  WordRange later;
};

class Finder {
 public:
  Finder(const IndexView& index, const Authors& authors, const SharingRules& rules,
         const std::function<void(std::size_t, std::size_t)>& progress)
      : index_(index), authors_(authors), rules_(rules), progress_(progress) {}

  SharedPassages run(const DocSet& a, const DocSet& b) {
    const bool alike = a == b;
    if (alike) {
      read_all(number_texts(a, b));
    } else {
      read_beside(a, number_texts(a, b));
    }
    const SeedBits wanted = alike ? seeds_that_come_again() : seeds_of_a();
    std::size_t seeds = 0;
    for_each_wanted(wanted, [&](const Seed&) { ++seeds; });
    const std::size_t parts = seeds / kSeedsAtOnce + 1;
    for (std::size_t part = 0; part < parts; ++part) {
      link(wanted_seeds(wanted, part, parts, seeds), alike);
    }
    follow_links();
    found_.statements = texts_.size();
    return std::move(found_);
  }

 private:
  /// Numbers the texts, and gives those whose author is known.
  [[nodiscard]] DocSet number_texts(const DocSet& a, const DocSet& b) {
    DocSet known = a;
    known |= b;
    place_.assign(known.last() + std::size_t{1}, 0);
    for (const std::uint32_t each : by_date(known, index_)) {
      if (!authors_.known(each)) {
        known.drop(each);
        ++found_.without_author;
        continue;
      }
      place_[each] = static_cast<std::uint32_t>(texts_.size());
      texts_.push_back({.document = each, .in_a = a.has(each), .in_b = b.has(each)});
    }
    return known;
  }

  void read_all(const DocSet& known) {
    // Twice the memory would be needed while they grow.
    const std::vector<std::uint32_t> counts = index_.word_counts();
    std::size_t all = 0;
    known.for_each([&](std::uint32_t document) { all += counts[document]; });
    words_.reserve(all);
    read(known);
  }

  /// Those of `a`, and of the others those that have a run of theirs: mostly few.
  void read_beside(const DocSet& a, const DocSet& known) {
    DocSet own = known;
    own &= a;
    read(own);
    DocSet others = known;
    others -= a;
    read(with_any_of(seeds_of_a(), others));
  }

  /// Documents that may have a run of words among those. Of their texts only the words of `a` are
  /// looked at: what stands between them may make more of them than there are, and never fewer.
  [[nodiscard]] DocSet with_any_of(const SeedBits& seeds, const DocSet& documents) {
    DocSet found(documents.last());
    std::vector<std::uint32_t> own;
    index_.for_each_sequence_of(names_, documents, [&](std::uint32_t document, Words sequence) {
      tell(++read_);
      own.clear();
      take_words(sequence, own);
      bool any = false;
      for_each_seed(
          own, [&](std::uint64_t hash) { seeds.announce(hash); },
          [&](std::size_t, std::uint64_t hash) { any = any || seeds.may_have(hash); });
      if (any) found.add(document);
    });
    return found;
  }

  static void take_words(Words sequence, std::vector<std::uint32_t>& into) {
    for (const std::uint32_t word : sequence) {
      if (word != 0) into.push_back(word);
    }
  }

  /// Keeps the words of texts, one behind the other, in the order of the index.
  void read(const DocSet& documents) {
    index_.for_each_word_sequence(documents, names_, [&](std::uint32_t document, Words sequence) {
      tell(++read_);
      Text& text = texts_[place_[document]];
      text.begin = words_.size();
      const std::uint32_t title = title_end(index_.hit(document).statement.title, analyser_);
      take_words(sequence.subspan(std::min<std::size_t>(title + 1, sequence.size())), words_);
      text.end = words_.size();
    });
  }

  /// Where one statement is compared with all the rest, few seeds are of any use.
  [[nodiscard]] SeedBits seeds_of_a() const {
    std::size_t words = 0;
    for (const Text& text : texts_) words += text.in_a ? text.end - text.begin : 0;
    SeedBits seeds(words, 64);
    for (std::uint32_t text = 0; text < texts_.size(); ++text) {
      if (!texts_[text].in_a) continue;
      for_each_seed(
          words_of(text), [&](std::uint64_t hash) { seeds.announce(hash); },
          [&](std::size_t, std::uint64_t hash) { seeds.put(hash); });
    }
    return seeds;
  }

  /// Most runs of words come once, and need not be sorted.
  [[nodiscard]] SeedBits seeds_that_come_again() const {
    SeedBits once(words_.size(), 16);
    SeedBits again(words_.size(), 16);
    for (std::uint32_t text = 0; text < texts_.size(); ++text) {
      for_each_seed(
          words_of(text), [&](std::uint64_t hash) { once.announce(hash); },
          [&](std::size_t, std::uint64_t hash) {
            if (once.may_have(hash)) again.put(hash);
            once.put(hash);
          });
    }
    return again;
  }

  /// In the order of dates, and as they stand in a text.
  template <typename Visit>
  void for_each_wanted(const SeedBits& wanted, const Visit& visit) const {
    for (std::uint32_t text = 0; text < texts_.size(); ++text) {
      for_each_seed(
          words_of(text), [&](std::uint64_t hash) { wanted.announce(hash); },
          [&](std::size_t at, std::uint64_t hash) {
            if (wanted.may_have(hash)) visit(Seed{hash, text, static_cast<std::uint32_t>(at)});
          });
    }
  }

  void tell(std::size_t done) const {
    if (progress_) progress_(std::min(done, texts_.size()), texts_.size());
  }

  [[nodiscard]] Words words_of(std::uint32_t text) const {
    return Words(words_).subspan(texts_[text].begin, texts_[text].end - texts_[text].begin);
  }

  /// Texts are long to read, and few seeds stand where a heading may be.
  [[nodiscard]] std::uint32_t heading_of(std::uint32_t text) {
    std::optional<std::uint32_t>& heading = texts_[text].heading;
    if (!heading) heading = heading_words(index_.statement(texts_[text].document), analyser_);
    return *heading;
  }

  [[nodiscard]] bool is_heading(const Seed& seed) {
    return seed.at < kMostHeadingWords && seed.at < heading_of(seed.text);
  }

  /// Behind the heading.
  [[nodiscard]] Words spoken_words_of(std::uint32_t text) {
    const Words words = words_of(text);
    return words.subspan(std::min<std::size_t>(words.size(), heading_of(text)));
  }

  /// Those of one part of all hashes; `all` is how many they are about, in all parts.
  [[nodiscard]] std::vector<Seed> wanted_seeds(const SeedBits& wanted, std::size_t part,
                                               std::size_t parts, std::size_t all) const {
    std::vector<Seed> seeds;
    seeds.reserve(all / parts + all / parts / 8);
    for_each_wanted(wanted, [&](const Seed& seed) {
      if (parts == 1 || seed.hash % parts == part) seeds.push_back(seed);
    });
    return seeds;
  }

  void link(std::vector<Seed> seeds, bool alike) {
    // Some twenty comparisons each.
    expect_to_spend(20 * seeds.size());
    std::sort(seeds.begin(), seeds.end(), [](const Seed& x, const Seed& y) {
      return std::tie(x.hash, x.text, x.at) < std::tie(y.hash, y.text, y.at);
    });
    for (std::size_t begin = 0; begin < seeds.size();) {
      std::size_t end = begin + 1;
      while (end < seeds.size() && seeds[end].hash == seeds[begin].hash) ++end;
      spend(4 * (end - begin));
      if (end - begin > 1) link_one(std::span(seeds).subspan(begin, end - begin), alike);
      begin = end;
    }
  }

  /// Those of different authors, one each, the earliest first. `takes` tells which are looked at.
  template <typename Takes>
  std::vector<const Seed*> by_author(std::span<const Seed> seeds, const Takes& takes,
                                     std::size_t most) const {
    std::vector<const Seed*> chosen;
    for (const Seed& seed : seeds) {
      if (!takes(seed)) continue;
      spend(4 * chosen.size() + 1);
      const bool fresh = std::all_of(chosen.begin(), chosen.end(), [&](const Seed* other) {
        return authors_.differ(texts_[other->text].document, texts_[seed.text].document);
      });
      if (fresh) chosen.push_back(&seed);
      if (chosen.size() > most) break;
    }
    return chosen;
  }

  /// `seeds` are all places of one run of words, in the order of dates.
  void link_one(std::span<const Seed> seeds, bool alike) {
    if (seeds.front().text == seeds.back().text) return;
    std::vector<Seed> spoken;
    std::copy_if(seeds.begin(), seeds.end(), std::back_inserter(spoken),
                 [this](const Seed& seed) { return !is_heading(seed); });
    if (!spoken.empty()) link_spoken(spoken, alike);
  }

  void link_spoken(std::span<const Seed> seeds, bool alike) {
    if (seeds.front().text == seeds.back().text) return;
    const std::size_t most = rules_.most_authors == 0 ? texts_.size() : rules_.most_authors;
    const auto in_a = [&](const Seed& seed) { return texts_[seed.text].in_a; };
    const auto in_b = [&](const Seed& seed) { return texts_[seed.text].in_b; };
    if (std::none_of(seeds.begin(), seeds.end(), in_a) ||
        std::none_of(seeds.begin(), seeds.end(), in_b)) {
      return;
    }
    const std::vector<const Seed*> all = by_author(
        seeds, [](const Seed&) { return true; }, most);
    if (all.size() < 2) return;
    if (all.size() > most) {
      ++found_.common_runs;
      return;
    }
    if (alike) {
      for (std::size_t i = 1; i < all.size(); ++i) add_link(*all.front(), *all[i]);
      return;
    }
    // The first of each side beside those of other authors on the other one.
    const auto beside = [&](const auto& own, const auto& other) {
      const auto first = std::find_if(seeds.begin(), seeds.end(), own);
      if (first == seeds.end()) return;
      const std::uint32_t document = texts_[first->text].document;
      const auto takes = [&](const Seed& seed) {
        return other(seed) && authors_.differ(document, texts_[seed.text].document);
      };
      for (const Seed* each : by_author(seeds, takes, seeds.size())) {
        add_link(*first, *each);
      }
    };
    beside(in_a, in_b);
    beside(in_b, in_a);
  }

  void add_link(const Seed& one, const Seed& other) {
    const Seed& first = one.text < other.text ? one : other;
    const Seed& later = one.text < other.text ? other : one;
    links_.push_back({first.text, later.text, first.at - heading_of(first.text),
                      later.at - heading_of(later.text)});
  }

  void follow_links() {
    std::sort(links_.begin(), links_.end(), [](const Link& x, const Link& y) {
      return std::tie(x.first, x.later, x.in_first, x.in_later) <
             std::tie(y.first, y.later, y.in_first, y.in_later);
    });
    for (std::size_t begin = 0; begin < links_.size();) {
      std::size_t end = begin + 1;
      while (end < links_.size() && links_[end].first == links_[begin].first &&
             links_[end].later == links_[begin].later) {
        ++end;
      }
      follow(std::span(links_).subspan(begin, end - begin));
      tell(links_[begin].first);
      begin = end;
    }
  }

  /// Longest runs of the same words around the seeds of two texts, each once.
  [[nodiscard]] std::vector<Run> runs_of(std::span<const Link> links, Words first,
                                         Words later) const {
    std::vector<Run> runs;
    for (const Link& link : links) {
      std::uint32_t i = link.in_first;
      std::uint32_t j = link.in_later;
      // Seeds of one run mostly come one behind the other.
      constexpr std::ptrdiff_t kNear = 32;
      const auto near = runs.rbegin() + std::min(kNear, std::ssize(runs));
      const auto known = std::find_if(runs.rbegin(), near, [&](const Run& run) {
        return run.first.begin <= i && i < run.first.end &&
               i - run.first.begin == j - run.later.begin && j >= run.later.begin;
      });
      if (known != near) continue;
      // Two runs of words may have one hash.
      if (!std::equal(first.begin() + i, first.begin() + i + kSeedWords, later.begin() + j)) {
        continue;
      }
      std::uint32_t i_end = i + kSeedWords;
      std::uint32_t j_end = j + kSeedWords;
      while (i > 0 && j > 0 && first[i - 1] == later[j - 1]) --i, --j;
      while (i_end < first.size() && j_end < later.size() && first[i_end] == later[j_end]) {
        ++i_end;
        ++j_end;
      }
      runs.push_back({{i, i_end}, {j, j_end}});
    }
    std::sort(runs.begin(), runs.end(), [](const Run& x, const Run& y) {
      return std::tie(x.first.begin, x.later.begin) < std::tie(y.first.begin, y.later.begin);
    });
    runs.erase(std::unique(runs.begin(), runs.end(),
                           [](const Run& x, const Run& y) {
                             return x.first == y.first && x.later == y.later;
                           }),
               runs.end());
    return runs;
  }

  /// Puts runs together that follow one another in both texts.
  static std::vector<Run> chained(const std::vector<Run>& runs) {
    std::vector<Run> chains;
    for (const Run& run : runs) {
      spend(4 * chains.size() + 1);
      const auto follows = [&](const Run& chain) {
        return run.first.begin >= chain.first.end && run.later.begin >= chain.later.end &&
               run.first.begin - chain.first.end <= kMostBetween &&
               run.later.begin - chain.later.end <= kMostBetween;
      };
      const auto before = std::find_if(chains.rbegin(), chains.rend(), follows);
      if (before == chains.rend()) {
        chains.push_back(run);
      } else {
        before->first.end = run.first.end;
        before->later.end = run.later.end;
      }
    }
    return chains;
  }

  /// Goes on behind a passage; `first` and `later` are read from its end on. Returns how far.
  static std::pair<std::uint32_t, std::uint32_t> beyond(Words first, Words later, bool backwards) {
    const auto word = [backwards](Words words, std::size_t i) {
      return words[backwards ? words.size() - 1 - i : i];
    };
    std::uint32_t i = 0;
    std::uint32_t j = 0;
    for (bool further = true; further;) {
      further = false;
      // The fewest skipped words first.
      for (std::uint32_t skipped = 0; skipped <= 2 * kMostSkipped && !further; ++skipped) {
        for (std::uint32_t in_first = 0; in_first <= skipped && !further; ++in_first) {
          const std::uint32_t in_later = skipped - in_first;
          if (in_first > kMostSkipped || in_later > kMostSkipped) continue;
          std::uint32_t same = 0;
          while (i + in_first + same < first.size() && j + in_later + same < later.size() &&
                 word(first, i + in_first + same) == word(later, j + in_later + same)) {
            ++same;
          }
          if (same < kFewestBehind) continue;
          i += in_first + same;
          j += in_later + same;
          further = true;
        }
      }
    }
    return {i, j};
  }

  /// Those that have grown into one another, in both texts, become one.
  static std::vector<Run> without_overlaps(std::vector<Run> runs) {
    std::sort(runs.begin(), runs.end(), [](const Run& x, const Run& y) {
      return std::tie(x.first.begin, x.later.begin) < std::tie(y.first.begin, y.later.begin);
    });
    std::vector<Run> apart;
    for (const Run& run : runs) {
      spend(4 * apart.size() + 1);
      const auto meets = [&](const Run& other) {
        return run.first.begin < other.first.end && run.later.begin < other.later.end &&
               other.later.begin < run.later.end;
      };
      const auto known = std::find_if(apart.rbegin(), apart.rend(), meets);
      if (known == apart.rend()) {
        apart.push_back(run);
        continue;
      }
      known->first.end = std::max(known->first.end, run.first.end);
      known->later = {std::min(known->later.begin, run.later.begin),
                      std::max(known->later.end, run.later.end)};
    }
    return apart;
  }

  static WordRange behind(std::uint32_t heading, const WordRange& range) {
    return {heading + range.begin, heading + range.end};
  }

  void follow(std::span<const Link> links) {
    const Words first = spoken_words_of(links.front().first);
    const Words later = spoken_words_of(links.front().later);
    std::vector<Run> runs = chained(runs_of(links, first, later));
    for (Run& each : runs) {
      const auto [more, more_later] =
          beyond(first.subspan(each.first.end), later.subspan(each.later.end), false);
      const auto [before, before_later] =
          beyond(first.first(each.first.begin), later.first(each.later.begin), true);
      each.first = {each.first.begin - before, each.first.end + more};
      each.later = {each.later.begin - before_later, each.later.end + more_later};
    }
    for (const Run& each : without_overlaps(std::move(runs))) {
      if (std::min(each.first.size(), each.later.size()) < rules_.fewest_words) continue;
      const std::size_t same = common_sequence(first.subspan(each.first.begin, each.first.size()),
                                               later.subspan(each.later.begin, each.later.size()))
                                   .size();
      if (same < rules_.fewest_words) continue;
      found_.passages.push_back({.first = texts_[links.front().first].document,
                                 .later = texts_[links.front().later].document,
                                 .in_first = behind(heading_of(links.front().first), each.first),
                                 .in_later = behind(heading_of(links.front().later), each.later),
                                 .same = static_cast<std::uint32_t>(same)});
    }
  }

  const IndexView& index_;
  const Authors& authors_;
  const SharingRules& rules_;
  const std::function<void(std::size_t, std::size_t)>& progress_;
  TextAnalyser analyser_;
  NameTable names_;
  std::vector<Text> texts_;           ///< by date
  std::vector<std::uint32_t> place_;  ///< there, by document
  std::size_t read_ = 0;              ///< texts, so far
  std::vector<std::uint32_t> words_;
  std::vector<Link> links_;
  SharedPassages found_;
};

}  // namespace

SharedPassages find_shared(const IndexView& index, const DocSet& a, const DocSet& b,
                           const Authors& authors, const SharingRules& rules,
                           const std::function<void(std::size_t, std::size_t)>& progress) {
  return Finder(index, authors, rules, progress).run(a, b);
}

}  // namespace rostrum
