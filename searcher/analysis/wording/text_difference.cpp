#include "searcher/analysis/wording/text_difference.hpp"

#include <string_view>

#include "schemas/base/name_table.hpp"
#include "searcher/analysis/wording/common_sequence.hpp"

namespace rostrum {
namespace {

using Run = TableDifference::Run;

/// A text in pieces, each a word with the punctuation at it and the blanks behind it.
class Pieces {
 public:
  Pieces(const std::string& text, TextAnalyser& analyser, NameTable& names) : text_(text) {
    const AnalysedText analysed = analyser.analyse(text);
    for (const Token& token : analysed.tokens) {
      words_.push_back(names.number_of(token.word));
      std::size_t begin = token.begin;
      if (starts_.empty()) {
        begin = 0;
      } else {
        // What stands between two words goes with the one that it touches.
        const std::size_t blank = text.rfind(' ', token.begin);
        if (blank != std::string::npos && blank >= last_end_) begin = blank + 1;
      }
      starts_.push_back(begin);
      last_end_ = token.end;
    }
    starts_.push_back(text.size());
    if (words_.empty()) starts_.back() = 0;
    points_.reserve(starts_.size());
    std::size_t points = 0;
    std::size_t at = 0;
    for (const std::size_t start : starts_) {
      points += code_points(std::string_view(text).substr(at, start - at));
      at = start;
      points_.push_back(points);
    }
  }

  [[nodiscard]] const std::vector<std::uint32_t>& words() const { return words_; }
  [[nodiscard]] std::string_view text(std::size_t first, std::size_t end) const {
    return std::string_view(text_).substr(starts_[first], starts_[end] - starts_[first]);
  }
  [[nodiscard]] CodePointSpan points(std::size_t first, std::size_t end) const {
    return {points_[first], points_[end]};
  }

 private:
  const std::string& text_;
  std::vector<std::uint32_t> words_;
  std::vector<std::size_t> starts_;  ///< of each word's piece, and the end of the last
  std::vector<std::size_t> points_;
  std::size_t last_end_ = 0;
};

}  // namespace

TextDifference difference_of(const std::string& from, const std::string& to,
                             TextAnalyser& analyser) {
  NameTable names;
  const Pieces a(from, analyser, names);
  const Pieces b(to, analyser, names);
  TextDifference made;
  std::size_t i = 0;
  std::size_t j = 0;
  const auto edits_before = [&](std::size_t a_next, std::size_t b_next) {
    if (i < a_next) {
      made.runs.push_back(
          {Run::Kind::Removed, std::string(a.text(i, a_next)), a.points(i, a_next), {}});
      made.removed += a_next - i;
    }
    if (j < b_next) {
      made.runs.push_back(
          {Run::Kind::Added, std::string(b.text(j, b_next)), {}, b.points(j, b_next)});
      made.added += b_next - j;
    }
  };
  for (const auto& [a_same, b_same] : common_sequence(a.words(), b.words())) {
    const bool apart = made.runs.empty() || i < a_same || j < b_same;
    edits_before(a_same, b_same);
    const CodePointSpan in_a = a.points(a_same, a_same + 1);
    const CodePointSpan in_b = b.points(b_same, b_same + 1);
    if (apart) made.runs.push_back({Run::Kind::Same, "", in_a, in_b});
    Run& run = made.runs.back();
    run.text += b.text(b_same, b_same + 1);
    run.from.end = in_a.end;
    run.to.end = in_b.end;
    ++made.same;
    i = a_same + 1;
    j = b_same + 1;
  }
  edits_before(a.words().size(), b.words().size());
  return made;
}

TextDifference whole_text(const std::string& text, Run::Kind kind, TextAnalyser& analyser) {
  TextDifference made;
  const std::size_t words = analyser.analyse(text).tokens.size();
  const CodePointSpan all{0, code_points(text)};
  made.runs.push_back({kind, text, kind == Run::Kind::Added ? CodePointSpan{} : all,
                       kind == Run::Kind::Removed ? CodePointSpan{} : all});
  (kind == Run::Kind::Removed ? made.removed
   : kind == Run::Kind::Added ? made.added
                              : made.same) = words;
  return made;
}

double likeness(std::size_t same, std::size_t in_both_together) {
  return in_both_together == 0
             ? 0
             : 200.0 * static_cast<double>(same) / static_cast<double>(in_both_together);
}

}  // namespace rostrum
