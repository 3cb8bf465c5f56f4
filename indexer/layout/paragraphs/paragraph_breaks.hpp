/// Where paragraphs end: what a document's own lines, with their places, tell of it.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/layout/paragraphs/column_margins.hpp"
#include "indexer/layout/paragraphs/running_lines.hpp"
#include "indexer/layout/words/line_joining.hpp"

namespace rostrum {

/// It begins with a list mark.
[[nodiscard]] bool is_list_item(const TextLine& line);
[[nodiscard]] bool same_column(const TextLine& a, const TextLine& b);
/// Within what programs that lay out are off.
[[nodiscard]] bool same_size(const TextLine& a, const TextLine& b);

/// One line is bold and the other is not, and no sentence goes on from one to the other.
[[nodiscard]] bool differ_in_weight(const TextLine& line, const TextLine& next);

/// A line with what its neighbours decide of it. REQUIRES: the pages outlive it. Once made it is
/// read by any number of threads.
class ParagraphBreaks {
 public:
  explicit ParagraphBreaks(const std::vector<PageLines>& pages);

  [[nodiscard]] const LineJoiner& joiner() const { return joiner_; }
  /// Smaller than the body's letters, as notes are.
  [[nodiscard]] bool is_small(const TextLine& line) const;

  /// The next word would not have fitted.
  [[nodiscard]] bool is_full(const TextLine& line, const TextLine& next) const;

  /// A paragraph goes on from one line to the next.
  [[nodiscard]] bool goes_on(const TextLine& line, const TextLine& next, const TextLine* behind,
                             bool opens_paragraph) const;

  /// The first line of a paragraph may be set in small capitals, which are smaller than the letters
  /// of the others.
  [[nodiscard]] bool is_in_small_capitals(const TextLine& line, const TextLine& next) const;

  /// A page that text has filled to about where it fills any: others, as slides do, end where what
  /// they say does.
  [[nodiscard]] bool is_filled(const TextLine& line) const;

  /// Farther than lines of a paragraph are, or elsewhere.
  [[nodiscard]] bool is_apart(const TextLine& line, const TextLine& next) const;

  [[nodiscard]] Margins margins(const TextLine& line) const { return margins_.of(line); }

 private:
  /// Paragraphs tell themselves by a first line that stands in, or hang from a first one that
  /// stands out.
  [[nodiscard]] bool begins_by_its_place(const TextLine& line, const TextLine& next,
                                         const TextLine* behind, bool opens_paragraph) const;

  /// From one line of a paragraph to the next.
  [[nodiscard]] double farthest_step(const TextLine& line) const;

  /// Where paragraphs are set apart, what stands close together is one, though its lines are short:
  /// if they read like running text, and not like a heading or an address.
  void find_prose(const std::vector<PageLines>& pages);

  void put_in_prose(std::span<const TextLine> group);

  /// Lines that stand close together: most go on in small letters; in scripts without case, they do
  /// not end where sentences do, but for the last, and clauses end within them.
  static bool reads_like_text(std::span<const TextLine> group);

  /// A clause ends within the line.
  static bool has_clauses(std::string_view text);

  /// Lines that break at words leave room for syllables at their ends, or between their words where
  /// they are stretched; those that break at syllables never leave that of one.
  void find_korean_breaks(const std::vector<PageLines>& pages);

  static long size_class(double size);

  /// Most steps from a full line to the next are within a paragraph; those behind a sentence that
  /// ends in the middle of a line tell how far paragraphs are apart.
  void find_steps(const std::vector<PageLines>& pages);

  static double middle_of(std::vector<double>& steps);

  /// In sizes of the letters.
  struct Steps {
    double usual = 0;
    double farthest = 0;  ///< within a paragraph
  };

  static constexpr double kNotKnown = 1.5;
  static constexpr double kOfHeadings = 1.8;
  ColumnMargins margins_;
  LineJoiner joiner_;
  std::map<long, Steps> steps_;
  std::set<const TextLine*> prose_;  ///< lines that read like running text, though they are short
  std::set<const TextLine*> in_prose_;  ///< those of them that go on with the one before
  std::map<int, double> lowest_;        ///< by page, of all its text
  double lowest_of_all_ = 0;
  double any_step_ = 0;
  double body_size_ = 0;
  double body_font_ = 0;  ///< 0 if it is not known
};

}  // namespace rostrum
