// Which ideas earn their place: rostrum-ranking-experiments COLLECTION... tries each of
// choices.hpp, and chooses settings on all collections but one to measure them on that one.
#include <iomanip>
#include <iostream>
#include <map>
#include <optional>

#include "benchmarks/relevance/choices.hpp"
#include "benchmarks/relevance/stock_xapian.hpp"
#include "schemas/base/error.hpp"

namespace rostrum::relevance {
namespace {

/// MAP and nDCG@10 of one model on one collection.
struct Figures {
  double map;
  double ndcg;
};

/// All collections, and the changes that a model brings on each, against stock Xapian.
class Bench {
 public:
  explicit Bench(const std::vector<std::string>& folders) {
    for (const std::string& folder : folders) {
      collections_.push_back(read_collection(folder));
      indexes_.push_back(index_words(collections_.back(), analyser_));
      stock_.push_back(
          figures(rank_with_stock_xapian(collections_.back()), collections_.size() - 1));
    }
  }

  [[nodiscard]] std::size_t size() const { return collections_.size(); }
  [[nodiscard]] const std::string& name(std::size_t i) const { return collections_[i].name; }
  [[nodiscard]] const std::vector<Figures>& stock() const { return stock_; }

  [[nodiscard]] std::vector<Figures> run(const Trial& trial) {
    std::vector<Figures> all;
    for (std::size_t i = 0; i < size(); ++i) {
      all.push_back(figures(rank_with_trial(collections_[i], indexes_[i], analyser_, trial), i));
    }
    return all;
  }

  /// Mean of the relative changes in MAP and nDCG@10.
  [[nodiscard]] double gain(const std::vector<Figures>& all, std::size_t i) const {
    return (all[i].map / stock_[i].map + all[i].ndcg / stock_[i].ndcg) / 2 - 1;
  }

  [[nodiscard]] double mean_gain(const std::vector<Figures>& all,
                                 std::optional<std::size_t> without = {}) const {
    double sum = 0;
    double count = 0;
    for (std::size_t i = 0; i < size(); ++i) {
      if (i == without) continue;
      sum += gain(all, i);
      ++count;
    }
    return sum / count;
  }

 private:
  [[nodiscard]] Figures figures(const std::vector<Ranking>& rankings, std::size_t i) const {
    std::vector<Scores> scores;
    for (std::size_t q = 0; q < rankings.size(); ++q) {
      scores.push_back(measure(rankings[q], collections_[i].questions[q]));
    }
    const Scores means = mean(scores);
    return {means[0], means[1]};
  }

  TextAnalyser analyser_;
  std::vector<Collection> collections_;
  std::vector<WordIndex> indexes_;
  std::vector<Figures> stock_;
};

void write_head(const Bench& bench, const char* first) {
  std::cout << "| " << first << " |";
  for (std::size_t i = 0; i < bench.size(); ++i) std::cout << ' ' << bench.name(i) << " |";
  std::cout << " mean change |\n|---|";
  for (std::size_t i = 0; i <= bench.size(); ++i) std::cout << "---|";
  std::cout << '\n';
}

void write_row(const Bench& bench, const std::string& name, const std::vector<Figures>& all) {
  std::cout << "| " << name << " |";
  for (const Figures& each : all) {
    std::cout << std::setprecision(3) << ' ' << each.map << ' ' << each.ndcg << " |";
  }
  std::cout << std::setprecision(1) << std::showpos << ' ' << 100 * bench.mean_gain(all) << " % |\n"
            << std::noshowpos << std::flush;
}

void try_singly(Bench& bench, const Trial& base, const std::vector<Choice>& choices) {
  write_head(bench, "MAP, nDCG@10");
  write_row(bench, "stock Xapian", bench.stock());
  for (const Choice& choice : choices) {
    Trial trial = base;
    choice.apply(trial);
    write_row(bench, choice.name, bench.run(trial));
  }
  std::cout << '\n';
}

/// Climbs one axis after the other, twice round; results are remembered by the choices taken.
class Climb {
 public:
  Climb(Bench& bench, const Grid& grid) : bench_(bench), grid_(grid) {}

  /// The choice on each axis that is best for the collections without `held_out`.
  [[nodiscard]] std::vector<std::size_t> best_without(std::optional<std::size_t> held_out) {
    std::vector<std::size_t> chosen(grid_.axes.size(), 0);
    double best = bench_.mean_gain(results(chosen), held_out);
    for (int round = 0; round < 2; ++round) {
      for (std::size_t axis = 0; axis < chosen.size(); ++axis) {
        std::size_t best_choice = chosen[axis];
        for (std::size_t i = 0; i < grid_.axes[axis].size(); ++i) {
          chosen[axis] = i;
          const double gain = bench_.mean_gain(results(chosen), held_out);
          if (gain <= best) continue;
          best = gain;
          best_choice = i;
        }
        chosen[axis] = best_choice;
      }
    }
    return chosen;
  }

  const std::vector<Figures>& results(const std::vector<std::size_t>& chosen) {
    const auto known = known_.find(chosen);
    if (known != known_.end()) return known->second;
    Trial trial;
    for (std::size_t axis = 0; axis < chosen.size(); ++axis) {
      grid_.axes[axis][chosen[axis]].apply(trial);
    }
    return known_.emplace(chosen, bench_.run(trial)).first->second;
  }

  [[nodiscard]] std::string names(const std::vector<std::size_t>& chosen) const {
    std::string all;
    for (std::size_t axis = 0; axis < chosen.size(); ++axis) {
      all += (all.empty() ? "" : "; ") + grid_.axes[axis][chosen[axis]].name;
    }
    return all;
  }

 private:
  Bench& bench_;
  const Grid& grid_;
  std::map<std::vector<std::size_t>, std::vector<Figures>> known_;
};

double change(double now, double before) { return 100 * (now / before - 1); }

void leave_one_out(Bench& bench, const Grid& grid) {
  Climb climb(bench, grid);
  std::cout << "**" << grid.name << "**\n\n| held out | chosen on the others | change of MAP "
            << "| change of nDCG@10 |\n|---|---|---|---|\n";
  double map = 0;
  double ndcg = 0;
  for (std::size_t i = 0; i < bench.size(); ++i) {
    const std::vector<std::size_t> chosen = climb.best_without(i);
    const Figures now = climb.results(chosen)[i];
    const double map_change = change(now.map, bench.stock()[i].map);
    const double ndcg_change = change(now.ndcg, bench.stock()[i].ndcg);
    map += map_change;
    ndcg += ndcg_change;
    std::cout << "| " << bench.name(i) << " | " << climb.names(chosen) << " | " << std::showpos
              << std::setprecision(1) << map_change << " % | " << ndcg_change << " % |\n"
              << std::noshowpos;
  }
  const auto count = static_cast<double>(bench.size());
  std::cout << "| **mean** | | " << std::showpos << map / count << " % | " << ndcg / count
            << " % |\n"
            << std::noshowpos << "\nOn all: " << climb.names(climb.best_without({})) << "\n\n"
            << std::flush;
}

int run(const std::vector<std::string>& folders, const std::optional<std::string>& only) {
  Bench bench(folders);
  std::cout << std::fixed;
  if (!only) {
    std::cout << "## Changes to BM25 with k1 1.2, b 0.6, one at a time\n\n";
    try_singly(bench, Trial{}, single_changes());
    std::cout << "## Changes to the default, one at a time\n\n";
    try_singly(bench, default_trial(), changes_to_default());
  }
  std::cout << "## Left out one collection at a time\n\n";
  for (const Grid& grid : grids()) {
    if (!only || grid.name.find(*only) != std::string::npos) leave_one_out(bench, grid);
  }
  return kExitDone;
}

}  // namespace
}  // namespace rostrum::relevance

int main(int argc, char** argv) {
  std::vector<std::string> folders(argv + 1, argv + argc);
  std::optional<std::string> only;
  if (folders.size() > 1 && folders.front() == "--grid") {
    only = folders[1];
    folders.erase(folders.begin(), folders.begin() + 2);
  }
  if (folders.size() < 2) {
    std::cerr << "usage: rostrum-ranking-experiments [--grid NAME] COLLECTION COLLECTION...\n";
    return rostrum::kExitFailed;
  }
  try {
    return rostrum::relevance::run(folders, only);
  } catch (const std::exception& error) {
    std::cerr << "rostrum-ranking-experiments: " << error.what() << '\n';
    return rostrum::kExitFailed;
  }
}
