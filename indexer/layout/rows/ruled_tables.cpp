#include "indexer/layout/rows/ruled_tables.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "indexer/layout/rows/page_columns.hpp"

namespace rostrum {
namespace {

using Words = std::vector<const PageWord*>;

/// Points: rules this near are one, as the two of a double border, and those that end this near to
/// another meet it.
constexpr double kNear = 3;
/// Of the side of a cell that a rule must cover to be its border.
constexpr double kCovers = 0.6;

/// A rule across (at a height) or down (at a place from the left), without its thickness.
struct Rule {
  double at = 0;
  double from = 0;
  double to = 0;
};

/// Numbers in sets that grow together.
class Sets {
 public:
  explicit Sets(std::size_t size) : parents_(size) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }
  std::size_t of(std::size_t each) {
    while (parents_[each] != each) each = parents_[each] = parents_[parents_[each]];
    return each;
  }
  void join(std::size_t a, std::size_t b) { parents_[of(a)] = of(b); }

 private:
  std::vector<std::size_t> parents_;
};

/// Pieces of one line, as programs draw them cell by cell, are one rule.
std::vector<Rule> whole_rules(std::vector<Rule> pieces) {
  std::sort(pieces.begin(), pieces.end(), [](const Rule& a, const Rule& b) { return a.at < b.at; });
  std::vector<Rule> rules;
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t end = i;
    while (end < pieces.size() && pieces[end].at - pieces[i].at < kNear) ++end;
    std::sort(pieces.begin() + static_cast<long>(i), pieces.begin() + static_cast<long>(end),
              [](const Rule& a, const Rule& b) { return a.from < b.from; });
    const std::size_t first = rules.size();
    for (; i < end; ++i) {
      if (rules.size() > first && pieces[i].from <= rules.back().to + kNear) {
        rules.back().to = std::max(rules.back().to, pieces[i].to);
      } else {
        rules.push_back({pieces[end - 1].at, pieces[i].from, pieces[i].to});
      }
    }
  }
  return rules;
}

bool meet(const Rule& across, const Rule& down) {
  return down.at > across.from - kNear && down.at < across.to + kNear &&
         across.at > down.from - kNear && across.at < down.to + kNear;
}

/// Rules that hang together.
struct Rules {
  std::vector<Rule> across;
  std::vector<Rule> down;
};

std::vector<Rules> connected(const Rules& all) {
  Sets sets(all.across.size() + all.down.size());
  for (std::size_t a = 0; a < all.across.size(); ++a) {
    for (std::size_t d = 0; d < all.down.size(); ++d) {
      if (meet(all.across[a], all.down[d])) sets.join(a, all.across.size() + d);
    }
  }
  std::map<std::size_t, Rules> parts;
  for (std::size_t a = 0; a < all.across.size(); ++a) {
    parts[sets.of(a)].across.push_back(all.across[a]);
  }
  for (std::size_t d = 0; d < all.down.size(); ++d) {
    parts[sets.of(all.across.size() + d)].down.push_back(all.down[d]);
  }
  std::vector<Rules> found;
  for (auto& [set, rules] : parts) found.push_back(std::move(rules));
  return found;
}

/// Where rules stand, each place once, and the ends of those that cross them where no rule closes
/// the table.
std::vector<double> places(const std::vector<Rule>& rules, const std::vector<Rule>& crossing) {
  std::vector<double> all;
  for (const Rule& rule : rules) all.push_back(rule.at);
  std::sort(all.begin(), all.end());
  std::vector<double> found;
  for (const double place : all) {
    if (found.empty() || place - found.back() >= kNear) found.push_back(place);
  }
  if (found.empty() || crossing.empty()) return found;
  constexpr double kOpen = 8;  // room enough for a letter
  double first = found.front();
  double last = found.back();
  for (const Rule& rule : crossing) {
    first = std::min(first, rule.from);
    last = std::max(last, rule.to);
  }
  if (found.front() - first > kOpen) found.insert(found.begin(), first);
  if (last - found.back() > kOpen) found.push_back(last);
  return found;
}

/// The space of a list of places, ascending, that a point lies in.
std::optional<std::size_t> space_of(const std::vector<double>& list, double point) {
  const auto after = std::upper_bound(list.begin(), list.end(), point);
  if (after == list.begin() || after == list.end()) return std::nullopt;
  return static_cast<std::size_t>(after - list.begin()) - 1;
}

bool is_border(const std::vector<Rule>& rules, double at, double from, double to) {
  double covered = 0;
  for (const Rule& rule : rules) {
    if (std::abs(rule.at - at) >= kNear) continue;
    covered += std::max(0.0, std::min(rule.to, to) - std::max(rule.from, from));
  }
  return covered >= kCovers * (to - from);
}

/// One table: spaces between rules, those without a border between them one cell.
class RuledTable {
 public:
  explicit RuledTable(const Rules& rules)
      : rules_(rules),
        xs_(places(rules.down, rules.across)),
        ys_(places(rules.across, rules.down)),
        cells_(is_grid() ? columns() * lines() : 0) {
    if (!is_grid()) return;
    for (std::size_t y = 0; y < lines(); ++y) {
      for (std::size_t x = 0; x < columns(); ++x) {
        if (x + 1 < columns() && !is_border(rules_.down, xs_[x + 1], ys_[y], ys_[y + 1])) {
          cells_.join(number(x, y), number(x + 1, y));
        }
        if (y + 1 < lines() && !is_border(rules_.across, ys_[y + 1], xs_[x], xs_[x + 1])) {
          cells_.join(number(x, y), number(x, y + 1));
        }
      }
    }
  }

  /// Squared paper and drawings have more spaces than the largest table of a page. A single row, as
  /// a page may cut it off, has rules at both sides: columns of text may have one between them.
  [[nodiscard]] bool is_grid() const {
    constexpr std::size_t kMostSpaces = 10'000;
    const bool ruled_at_both_sides = rules_.down.size() > columns();
    return columns() > 1 && (lines() > 1 || (lines() == 1 && ruled_at_both_sides)) &&
           columns() * lines() <= kMostSpaces;
  }

  [[nodiscard]] std::vector<DrawnRow> rows(const Words& words) {
    std::map<std::size_t, Words> cells;  // by the number of the set
    std::size_t all = 0;
    std::size_t crossing = 0;
    for (const PageWord* word : words) {
      const auto x = space_of(xs_, (word->box.left + word->box.right) / 2);
      const auto y = space_of(ys_, word->box.middle());
      if (!x || !y) continue;
      ++all;
      crossing += crosses(word->box, *x, *y) ? 1 : 0;
      cells[cells_.of(number(*x, *y))].push_back(word);
    }
    constexpr std::size_t kFew = 20;
    if (kFew * crossing > all) return {};  // the rules are of something else
    return in_rows(cells);
  }

 private:
  [[nodiscard]] std::size_t columns() const { return xs_.empty() ? 0 : xs_.size() - 1; }
  [[nodiscard]] std::size_t lines() const { return ys_.empty() ? 0 : ys_.size() - 1; }
  [[nodiscard]] std::size_t number(std::size_t x, std::size_t y) const { return y * columns() + x; }

  [[nodiscard]] bool crosses(const Box& box, std::size_t x, std::size_t y) {
    const auto crossed = [&](std::size_t other, double place) {
      return box.left < place - kNear && box.right > place + kNear &&
             cells_.of(number(other, y)) != cells_.of(number(x, y));
    };
    return (x > 0 && crossed(x - 1, xs_[x])) || (x + 1 < columns() && crossed(x + 1, xs_[x + 1]));
  }

  [[nodiscard]] std::vector<DrawnRow> in_rows(const std::map<std::size_t, Words>& cells) {
    std::vector<DrawnRow> rows;
    std::set<std::size_t> seen;
    std::size_t line = lines();
    // A cell belongs to the row of its uppermost space.
    for (std::size_t space = 0; space < columns() * lines(); ++space) {
      const auto cell = cells.find(cells_.of(space));
      if (cell == cells.end() || !seen.insert(cell->first).second) continue;
      if (space / columns() != line) rows.emplace_back();
      line = space / columns();
      rows.back().cells.push_back(paragraphs_of(cell->second));
      rows.back().widths.push_back(room_of(space, cell->second));
    }
    // What stands alone in its row may as well be a text with a frame.
    std::erase_if(rows, [](const DrawnRow& row) { return row.cells.size() < 2; });
    if (rows.size() == 1 && !holds_paragraphs(rows.front())) rows.clear();
    if (lines() == 1 && !rows.empty() && !is_one_row(rows.front())) rows.clear();
    // Rows of one line are read as lines are.
    std::erase_if(rows, [](const DrawnRow& row) {
      return std::all_of(row.cells.begin(), row.cells.end(),
                         [](const auto& cell) { return cell.size() < 2; });
    });
    return rows;
  }

  /// A row that is alone on its page may be one of a table that the page cuts.
  [[nodiscard]] static bool holds_paragraphs(const DrawnRow& row) {
    constexpr std::size_t kLines = 5;
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const std::vector<Words>& cell) { return cell.size() >= kLines; });
  }

  /// Its cells begin together, none has room between its lines, and some are much longer than
  /// others: a table may have rules between its columns alone.
  [[nodiscard]] static bool is_one_row(const DrawnRow& row) {
    constexpr double kSameLine = 0.3;  // sizes of the letters
    std::size_t least = row.cells.front().size();
    std::size_t most = 0;
    const PageWord& first = *row.cells.front().front().front();
    for (const std::vector<Words>& cell : row.cells) {
      least = std::min(least, cell.size());
      most = std::max(most, cell.size());
      const double off = cell.front().front()->box.middle() - first.box.middle();
      if (std::abs(off) > kSameLine * first.size) return false;
      if (std::any_of(cell.begin(), cell.end(), [](const Words& line) { return line.empty(); })) {
        return false;
      }
    }
    return 2 * least <= most;
  }

  /// The width of a cell, without the room that it leaves at both sides. `space` is its first one.
  [[nodiscard]] double room_of(std::size_t space, const Words& words) {
    const std::size_t y = space / columns();
    const double left = xs_[space % columns()];
    std::size_t last = space % columns();
    while (last + 1 < columns() && cells_.of(number(last + 1, y)) == cells_.of(space)) ++last;
    double padding = xs_[last + 1] - left;
    for (const PageWord* word : words) padding = std::min(padding, word->box.left - left);
    return xs_[last + 1] - left - 2 * padding;
  }

  /// Lines of a cell; an empty one stands between paragraphs.
  [[nodiscard]] static std::vector<Words> paragraphs_of(const Words& words) {
    std::vector<Row> rows = rows_of(words);
    std::vector<double> steps;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      steps.push_back(rows[i].middle - rows[i - 1].middle);
    }
    double step = 0;
    if (!steps.empty()) {
      const auto third = steps.begin() + static_cast<long>(steps.size() / 3);
      std::nth_element(steps.begin(), third, steps.end());
      step = *third;
    }
    constexpr double kApart = 1.3;
    std::vector<Words> lines;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i > 0 && rows[i].middle - rows[i - 1].middle > kApart * step) lines.emplace_back();
      lines.push_back(std::move(rows[i].words));
    }
    return lines;
  }

  Rules rules_;
  std::vector<double> xs_;
  std::vector<double> ys_;
  Sets cells_;
};

/// All rules of a page, those that hang together by themselves; none of a drawing.
std::vector<Rules> parts_of(const std::vector<Box>& rules) {
  constexpr double kShortest = 6;  // points: strokes of letters and bullets are no rules
  Rules all;
  for (const Box& box : rules) {
    if (box.width() >= box.height()) {
      if (box.width() >= kShortest) all.across.push_back({box.middle(), box.left, box.right});
    } else if (box.height() >= kShortest) {
      all.down.push_back({(box.left + box.right) / 2, box.top, box.bottom});
    }
  }
  all.across = whole_rules(std::move(all.across));
  all.down = whole_rules(std::move(all.down));
  constexpr std::size_t kMost = 1000;  // a drawing
  if (all.across.size() > kMost || all.down.size() > kMost) return {};
  return connected(all);
}

}  // namespace

std::vector<DrawnRow> ruled_rows(const std::vector<const PageWord*>& words,
                                 const std::vector<Box>& rules) {
  std::vector<DrawnRow> found;
  for (const Rules& part : parts_of(rules)) {
    RuledTable table(part);
    if (!table.is_grid()) continue;
    for (DrawnRow& row : table.rows(words)) found.push_back(std::move(row));
  }
  return found;
}

std::vector<Box> frames_of(const std::vector<Box>& rules) {
  std::vector<Box> frames;
  for (const Rules& part : parts_of(rules)) {
    if (part.down.size() < 2) continue;
    const std::vector<double> xs = places(part.down, part.across);
    const std::vector<double> ys = places(part.across, part.down);
    if (xs.size() == 2 && ys.size() == 2) frames.push_back({xs[0], ys[0], xs[1], ys[1]});
  }
  return frames;
}

}  // namespace rostrum
