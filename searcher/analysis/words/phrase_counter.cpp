#include "searcher/analysis/words/phrase_counter.hpp"

#include <algorithm>
#include <span>

#include "searcher/analysis/words/function_words.hpp"
#include "searcher/request/question_budget.hpp"

namespace rostrum {

PhraseCounter::PhraseCounter(const IndexView& index, const DocSet& a, const DocSet& b,
                             std::size_t size, std::uint64_t least)
    : index_(index), a_(a), both_(a), size_(size) {
  both_ |= b;
  const std::vector<std::uint32_t> words = index.word_counts();
  a.for_each([&](std::uint32_t document) { words_a_ += words[document]; });
  b.for_each([&](std::uint32_t document) { words_b_ += words[document]; });
  if (size == 1) {
    count_words(least);
  } else {
    count_phrases(least);
  }
}

void PhraseCounter::count_words(std::uint64_t least) {
  std::vector<PairedCount> counts;
  index_.for_each_word(both_, [&](const IndexView::WordPostings& each) {
    const std::uint32_t number = names_.number_of(each.word);
    if (number == counts.size()) counts.emplace_back();
    PairedCount& own = counts[number];
    for (std::size_t i = 0; i < each.documents.size(); ++i) {
      const bool in_a = a_.has(each.documents[i]);
      (in_a ? own.a : own.b) += each.counts[i];
      ++(in_a ? own.statements_a : own.statements_b);
    }
  });
  for (std::uint32_t number = 0; number < counts.size(); ++number) {
    if (std::uint64_t{counts[number].a} + counts[number].b >= least) {
      phrases_.push_back({number + 1, counts[number]});
    }
  }
}

void PhraseCounter::count_phrases(std::uint64_t least) {
  read_texts();
  drop_rare_words(least);
  for (std::size_t length = 1; length < size_;) {
    // As long as it can get from two of those that there are.
    const std::size_t next = std::min(2 * length, size_);
    levels_.push_back({next, next - length, number_pairs(places_, next - length, least)});
    length = next;
  }
  const std::vector<PairedCount> counts = counts_of_places(levels_.back().pairs.size());
  for (std::uint32_t number = 1; number <= counts.size(); ++number) {
    phrases_.push_back({number, counts[number - 1]});
  }
}

void PhraseCounter::read_texts() {
  // An eighth for what parts paragraphs: while they grow, twice the memory would be needed.
  const std::uint64_t words = words_a_ + words_b_;
  places_.reserve(words + words / 8 + both_.count());
  index_.for_each_word_sequence(both_, names_,
                                [&](std::uint32_t document, std::span<const std::uint32_t> own) {
                                  std::uint32_t before = 0;
                                  for (const std::uint32_t word : own) {
                                    if (word != 0 || before != 0) places_.push_back(word);
                                    before = word;
                                  }
                                  places_.push_back(0);  // no phrase runs on into the next text
                                  texts_.push_back({document, places_.size()});
                                });
}

void PhraseCounter::drop_rare_words(std::uint64_t least) {
  std::vector<std::uint64_t> counts(names_.size() + std::size_t{1}, 0);
  spend(places_.size());
  for (const std::uint32_t word : places_) ++counts[word];
  counts[0] = 0;
  for (std::uint32_t& word : places_) {
    if (counts[word] < least) word = 0;
  }
}

std::vector<PairedCount> PhraseCounter::counts_of_places(std::size_t numbers) const {
  std::vector<PairedCount> counts(numbers);
  std::vector<std::uint32_t> counted_in(numbers, 0);  // the text counted last, from 1 on
  std::size_t at = 0;
  for (std::uint32_t text = 1; text <= texts_.size(); ++text) {
    const bool in_a = a_.has(texts_[text - 1].document);
    spend(texts_[text - 1].end - at);
    for (; at < texts_[text - 1].end; ++at) {
      if (places_[at] == 0) continue;
      PairedCount& own = counts[places_[at] - 1];
      std::uint32_t& last = counted_in[places_[at] - 1];
      ++(in_a ? own.a : own.b);
      if (last != text) ++(in_a ? own.statements_a : own.statements_b);
      last = text;
    }
  }
  return counts;
}

template <typename Visit>
bool PhraseCounter::for_words(std::size_t level, std::uint32_t number, std::size_t from,
                              const Visit& visit) const {
  if (level == 0) return visit(number - 1);
  const Level& own = levels_[level - 1];
  const std::uint64_t pair = own.pairs[number - 1];
  const std::size_t length = own.length - own.apart;  // of each of the two
  if (from < length &&
      !for_words(level - 1, static_cast<std::uint32_t>(pair >> 32U), from, visit)) {
    return false;
  }
  // The end of the first one is the beginning of the second.
  const std::size_t known = std::max(from, length) - own.apart;
  return for_words(level - 1, static_cast<std::uint32_t>(pair), known, visit);
}

std::string PhraseCounter::text(const CountedPhrase& phrase) const {
  std::string text;
  for_words(levels_.size(), phrase.number, 0, [&](std::uint32_t word) {
    if (!text.empty()) text += ' ';
    text += names_.name(word);
    return true;
  });
  return text;
}

bool PhraseCounter::in_order(const CountedPhrase& x, const CountedPhrase& y) const {
  return x.number != y.number && text(x) < text(y);
}

bool PhraseCounter::is_grammar(const CountedPhrase& phrase) const {
  return for_words(levels_.size(), phrase.number, 0,
                   [&](std::uint32_t word) { return is_grammar_word(names_.name(word)); });
}

std::vector<std::vector<std::uint32_t>> PhraseCounter::documents(
    const std::vector<CountedPhrase>& phrases) const {
  std::vector<std::vector<std::uint32_t>> found(phrases.size());
  if (size_ == 1) {
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      found[i] = index_.word_postings(text(phrases[i]), both_).documents;
    }
    return found;
  }
  std::vector<std::uint32_t> row_of(levels_.back().pairs.size() + 1, 0);  // plus 1
  for (std::uint32_t i = 0; i < phrases.size(); ++i) row_of[phrases[i].number] = i + 1;
  std::size_t at = 0;
  for (const Text& text : texts_) {
    spend(text.end - at);
    for (; at < text.end; ++at) {
      if (row_of[places_[at]] == 0) continue;
      std::vector<std::uint32_t>& own = found[row_of[places_[at]] - 1];
      if (own.empty() || own.back() != text.document) own.push_back(text.document);
    }
  }
  return found;
}

}  // namespace rostrum
