/// The words of one row of a page to its text: blanks and cells by their gaps, marks left out.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/layout/rows/page_columns.hpp"
#include "indexer/layout/words/page_words.hpp"

namespace rostrum {

/// Where cells begin and end in the rows beside a row.
struct CellEdges {
  std::vector<double> lefts;
  std::vector<double> rights;
};

/// Cells of tables may stand so close in one row that only the rows beside it tell them apart.
[[nodiscard]] CellEdges edges_beside(const std::vector<Row>& rows, std::size_t at);

/// Makes the text of one row. REQUIRES: the words of the row outlive it.
class RowText {
 public:
  RowText(const Row& row, bool right_to_left, CellEdges edges = {});

  [[nodiscard]] const std::vector<const PageWord*>& words() const { return words_; }
  [[nodiscard]] double size() const { return size_; }

  /// UTF-8 in reading order. Call it first: it finds how wide the blanks are.
  [[nodiscard]] std::string text();

  /// Width of the least that could have stood on the line before.
  [[nodiscard]] double first_piece() const;

  [[nodiscard]] int blanks() const { return blanks_; }
  [[nodiscard]] double blank() const { return blanks_ == 0 ? 0 : all_blanks_ / blanks_; }

  [[nodiscard]] double first_word() const;

  /// The word behind a list mark; null if the row does not begin with one.
  [[nodiscard]] const PageWord* word_behind_mark() const;

 private:
  /// The number of a note stands before its first word, in whatever direction that runs: smaller,
  /// or apart by more than a blank.
  [[nodiscard]] bool begins_with_note_number() const;

  [[nodiscard]] double gap_before(std::size_t i) const { return lefts_[i] - rights_[i - 1]; }

  /// Where a cell begins or ends in a row beside, with more room than between words.
  [[nodiscard]] bool is_between_cells(std::size_t i) const;

  [[nodiscard]] bool at_beginning(std::size_t i) const;

  [[nodiscard]] bool at_list_mark(std::size_t i) const;
  /// How many words the list mark is drawn as with which the line begins; 0 if with none.
  [[nodiscard]] std::size_t words_of_mark() const;

  [[nodiscard]] bool is_blank_before(std::size_t i) const;

  /// Strokes that stretch a word may stand apart from its halves, by a hair.
  void drop_strokes();

  /// An alef stands behind a letter with tanwin, which it bears: no word is an alef alone.
  [[nodiscard]] bool is_alef_of_tanwin(std::size_t i) const;

  /// Tanwin ends a word, but for the alef that may bear it.
  static bool ends_with_tanwin(std::u32string_view visual);

  /// A mark stands near the joint of two words.
  [[nodiscard]] bool is_marked(std::size_t i) const;

  /// A third of the line's blanks are not wider: in a row of a table many part cells.
  [[nodiscard]] double usual_blank() const;

  /// Letters that stand one by one: what is usual between them is no blank.
  void find_letter_spacing();

  /// A mark of nearly the same size as the word that it touches, in the same font: so it is the
  /// baseline that tells. Other fonts place their letters otherwise between the same heights.
  [[nodiscard]] bool is_lifted(const PageWord& mark, const PageWord& word) const;

  /// Marks of notes stand raised behind a word; 2nd and m² are words.
  void drop_raised_figures();

  bool rtl_;
  std::vector<const PageWord*> words_;
  CellEdges edges_;
  double size_ = 0;
  std::vector<double> lefts_;  ///< of the words, with the marks that fell away
  std::vector<double> rights_;
  std::set<const PageWord*> joined_;  ///< no blank stands before
  bool begins_with_mark_ = false;     ///< the number of a note, however near its first word stands
  int blanks_ = 0;
  double all_blanks_ = 0;
  double usual_ = 0;             ///< blank between words; 0 until it is known
  std::vector<double> spacing_;  ///< by word: wider gaps before it are blanks; 0: as usual
};

}  // namespace rostrum
