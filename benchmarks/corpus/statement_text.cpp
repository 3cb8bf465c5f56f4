#include "benchmarks/corpus/statement_text.hpp"

#include <algorithm>

namespace rostrum::bench {
namespace {

/// Log-normal length: mean e^(kMeanLog + kDeviation²/2), about 600 words.
constexpr double kMeanLog = 6.21;
constexpr double kDeviation = 0.6;
constexpr std::size_t kShortest = 40;
constexpr std::size_t kLongest = 5000;

/// Of 1000 words: function words; then words of the lexicon, phrases; the rest is made up.
constexpr std::uint32_t kFunction = 450;
constexpr std::uint32_t kLexicon = kFunction + 95;
constexpr std::uint32_t kPhrase = kLexicon + 14;
/// Of 1000 made-up words: the statement's own favourites, its session's.
constexpr std::uint32_t kOwn = 130;
constexpr std::uint32_t kOfSession = kOwn + 40;
constexpr std::size_t kOwnWords = 12;
constexpr std::size_t kSessionWords = 40;

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, blank));
    text.remove_prefix(std::min(blank + 1, text.size()));
  }
  return words;
}

/// A subject is in season in some years: its words are then up to twice as frequent, else down to
/// half, in hundredths.
int season(Subject subject, int year) {
  Random random(static_cast<std::uint64_t>(subject) * 1000 + 7, static_cast<std::uint64_t>(year));
  return static_cast<int>(random.between(50, 160));
}

std::uint32_t share(Subject of_word, Subject of_text, int inside, int outside, int season_percent) {
  const int percent = of_word == of_text ? inside : outside;
  const int seasonal =
      of_word == Subject::General || of_word == of_text ? percent : percent * season_percent / 100;
  return static_cast<std::uint32_t>(seasonal) * 10'000;
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

/// What one statement draws from.
struct TextWriter::Plan {
  std::vector<std::uint32_t> words;    ///< of the lexicon, that it uses
  std::vector<std::uint32_t> phrases;  ///< that it uses
  std::vector<std::size_t> own;        ///< made-up forms that it repeats
  std::vector<std::size_t> of_session;
};

TextWriter::TextWriter() : english_(english_words()) {
  for (const char* language : {"fr", "es", "ru", "ar", "zh"}) {
    foreign_.emplace(language, foreign_words(language));
  }
  for (const Word& word : lexicon()) {
    word_forms_.push_back(split(word.forms));
  }
  std::uint32_t next_id = 1;  // word i of the lexicon is i + 1, in all its forms
  for (const auto& forms : word_forms_) {
    for (const std::string_view form : forms) word_ids_[form] = next_id;
    ++next_id;
  }
  const auto known_id = [&](std::string_view word) {
    const auto [place, added] = word_ids_.emplace(word, next_id);
    if (added) ++next_id;
    return place->second;
  };
  std::vector<double> frequencies;
  for (const FunctionWord& word : function_words()) {
    frequencies.push_back(word.frequency);
    function_ids_.push_back(known_id(word.word));
  }
  function_frequency_ = WeightedChoice(frequencies);
  for (const Phrase& phrase : phrases()) {
    std::vector<Token> tokens;
    for (const std::string_view word : split(phrase.text)) tokens.push_back({word, known_id(word)});
    phrase_tokens_.push_back(std::move(tokens));
  }
  in_phrase_.assign(next_id, std::vector<bool>(next_id, false));
  for (const auto& tokens : phrase_tokens_) {
    for (std::size_t i = 1; i < tokens.size(); ++i)
      in_phrase_[tokens[i - 1].id][tokens[i].id] = true;
  }
  counts_.words.assign(lexicon().size(), 0);
  counts_.phrases.assign(phrases().size(), 0);
  counts_.pseudo.assign(english_.forms.back().lexeme + 1, 0);
  counts_.forms_seen.assign(english_.forms.size(), false);
  word_last_ = counts_.words;
  phrase_last_ = counts_.phrases;
  pseudo_last_ = counts_.pseudo;
}

void TextWriter::count(std::vector<std::uint32_t>& counts, std::vector<std::uint32_t>& last,
                       std::size_t which) {
  if (last[which] == statement_) return;
  last[which] = statement_;
  ++counts[which];
}

TextWriter::Plan TextWriter::plan(Random& random, const Occasion& occasion) {
  Plan plan;
  int seasons[kSubjects];
  for (int i = 0; i < kSubjects; ++i) seasons[i] = season(static_cast<Subject>(i), occasion.year);
  for (std::size_t i = 0; i < lexicon().size(); ++i) {
    const Word& word = lexicon()[i];
    const int percent = seasons[static_cast<int>(word.subject)];
    if (random.chance(share(word.subject, occasion.subject, word.inside, word.outside, percent))) {
      plan.words.push_back(static_cast<std::uint32_t>(i));
    }
  }
  for (std::size_t i = 0; i < phrases().size(); ++i) {
    const Phrase& phrase = phrases()[i];
    const int percent = seasons[static_cast<int>(phrase.subject)];
    if (random.chance(
            share(phrase.subject, occasion.subject, phrase.inside, phrase.outside, percent))) {
      plan.phrases.push_back(static_cast<std::uint32_t>(i));
    }
  }
  for (std::size_t i = 0; i < kOwnWords; ++i) plan.own.push_back(english_.frequency.draw(random));
  Random of_session(occasion.session, 17);
  for (std::size_t i = 0; i < kSessionWords; ++i) {
    plan.of_session.push_back(english_.frequency.draw(of_session));
  }
  return plan;
}

TextWriter::Token TextWriter::generated(Random& random, const Plan& plan) {
  const std::uint32_t kind = random.below(1000);
  std::size_t form = 0;
  if (kind < kOwn) {
    form = plan.own[random.below(static_cast<std::uint32_t>(plan.own.size()))];
  } else if (kind < kOfSession) {
    form = plan.of_session[random.below(static_cast<std::uint32_t>(plan.of_session.size()))];
  } else {
    form = english_.frequency.draw(random);
  }
  counts_.forms_seen[form] = true;
  count(counts_.pseudo, pseudo_last_, english_.forms[form].lexeme);
  return {english_.forms[form].text, 0};
}

std::vector<TextWriter::Token> TextWriter::next(Random& random, const Plan& plan,
                                                std::uint32_t previous) {
  // A pair that stands in a phrase is written there alone (Phrase says why).
  constexpr int kTries = 8;
  for (int i = 0; i < kTries; ++i) {
    const std::uint32_t kind = random.below(1000);
    if (kind < kFunction) {
      const std::size_t which = function_frequency_.draw(random);
      const std::uint32_t id = function_ids_[which];
      if (id == previous || in_phrase_[previous][id]) continue;
      return {{function_words()[which].word, id}};
    }
    if (kind < kLexicon && !plan.words.empty()) {
      const std::size_t which =
          plan.words[random.below(static_cast<std::uint32_t>(plan.words.size()))];
      const auto& forms = word_forms_[which];
      // The first form half of the time.
      const std::size_t form =
          random.chance(500'000) ? 0 : random.below(static_cast<std::uint32_t>(forms.size()));
      const auto id = static_cast<std::uint32_t>(which + 1);
      if (in_phrase_[previous][id]) continue;
      count(counts_.words, word_last_, which);
      return {{forms[form], id}};
    }
    if (kind < kPhrase && !plan.phrases.empty()) {
      const std::size_t which =
          plan.phrases[random.below(static_cast<std::uint32_t>(plan.phrases.size()))];
      const std::vector<Token>& tokens = phrase_tokens_[which];
      if (in_phrase_[previous][tokens.front().id]) continue;
      count(counts_.phrases, phrase_last_, which);
      for (const Token& token : tokens) {
        if (token.id <= counts_.words.size()) count(counts_.words, word_last_, token.id - 1);
      }
      return tokens;
    }
    break;
  }
  return {generated(random, plan)};
}

std::string TextWriter::write_english(Random& random, const Plan& plan, std::size_t length) {
  std::string text;
  text.reserve(length * 8);
  if (random.chance(700'000))
    text = random.chance(500'000) ? "Mr. Chair,\n\n" : "Excellencies,\n\n";
  std::uint32_t previous = 0;
  std::size_t written = 0;
  while (written < length) {
    const std::size_t paragraph_end =
        std::min<std::size_t>(length, written + random.between(50, 150));
    while (written < paragraph_end) {
      const std::size_t sentence_end = written + random.between(8, 38);
      bool first = true;
      while (written < sentence_end) {
        for (const Token& token : next(random, plan, previous)) {
          const std::size_t begin = text.size();
          text += token.text;
          if (first) text[begin] = upper(text[begin]);
          first = false;
          previous = token.id;
          ++written;
          text += previous == 0 && random.chance(60'000) ? ", " : " ";
        }
      }
      while (text.back() == ' ' || text.back() == ',') text.pop_back();
      text += ". ";
    }
    text.back() = '\n';
    text += '\n';
  }
  while (text.back() == '\n') text.pop_back();
  counts_.written += written;
  return text;
}

std::string TextWriter::write_foreign(Random& random, std::string_view language,
                                      std::size_t length) {
  const PseudoWords& words = foreign_.find(language)->second;
  const bool spaces = language != "zh";
  const std::string_view stop = spaces ? ". " : "。";
  std::string text;
  std::size_t written = 0;
  while (written < length) {
    const std::size_t paragraph_end =
        std::min<std::size_t>(length, written + random.between(50, 150));
    while (written < paragraph_end) {
      const std::size_t sentence_end = written + random.between(8, 38);
      for (; written < sentence_end; ++written) {
        text += words.forms[words.frequency.draw(random)].text;
        if (spaces) text += ' ';
      }
      if (spaces) text.pop_back();
      text += stop;
    }
    while (text.back() == ' ') text.pop_back();
    text += "\n\n";
  }
  while (text.back() == '\n') text.pop_back();
  counts_.written += written;
  return text;
}

std::string TextWriter::write(Random& random, const Occasion& occasion) {
  ++statement_;
  const double wanted = exponential(kMeanLog + kDeviation * random.normal());
  const std::size_t length = std::clamp(static_cast<std::size_t>(wanted), kShortest, kLongest);
  if (occasion.language != "en") return write_foreign(random, occasion.language, length);
  return write_english(random, plan(random, occasion), length);
}

}  // namespace rostrum::bench
