#include "benchmarks/relevance/report.hpp"

#include <iomanip>
#include <nlohmann/json.hpp>
#include <ostream>

namespace rostrum::relevance {
namespace {

/// The two that the ranking is judged by.
constexpr std::size_t kCompared[] = {0, 1};

std::vector<double> column(const SystemScores& system, std::size_t measure) {
  std::vector<double> values;
  for (const Scores& scores : system.questions) values.push_back(scores[measure]);
  return values;
}

double change(const SystemScores& base, const SystemScores& system, std::size_t measure) {
  const double before = mean(base.questions)[measure];
  return before == 0 ? 0 : mean(system.questions)[measure] / before - 1;
}

double p_of(const SystemScores& base, const SystemScores& system, std::size_t measure) {
  return randomisation_p(column(base, measure), column(system, measure));
}

void write_change(const SystemScores& base, const SystemScores& system, std::size_t measure,
                  std::ostream& out) {
  out << " (" << std::showpos << std::setprecision(1) << 100 * change(base, system, measure)
      << std::noshowpos << " %, p " << std::setprecision(4) << p_of(base, system, measure) << ')';
}

void write_collection(const CollectionScores& one, std::ostream& out) {
  const SystemScores& base = one.systems.front();
  out << "### " << one.collection << ": " << base.questions.size() << " questions\n\n| system |";
  for (const std::string_view name : kMeasures) out << ' ' << name << " |";
  out << "\n|---|";
  for (std::size_t i = 0; i < kMeasures.size(); ++i) out << "---|";
  out << '\n';
  for (const SystemScores& system : one.systems) {
    out << "| " << system.system << " |";
    const Scores scores = mean(system.questions);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      out << ' ' << std::setprecision(3) << scores[i];
      if (&system != &base) write_change(base, system, i, out);
      out << " |";
    }
    out << '\n';
  }
  out << '\n';
}

}  // namespace

void write_markdown(const std::vector<CollectionScores>& all, std::ostream& out) {
  out << std::fixed;
  for (const CollectionScores& one : all) write_collection(one, out);
  if (all.size() < 2) return;
  out << "### Mean change against " << all.front().systems.front().system << " over " << all.size()
      << " collections\n\n| system | MAP | nDCG@10 |\n|---|---|---|\n"
      << std::setprecision(1) << std::showpos;
  for (std::size_t s = 1; s < all.front().systems.size(); ++s) {
    out << "| " << all.front().systems[s].system << " |";
    for (const std::size_t measure : kCompared) {
      double sum = 0;
      for (const CollectionScores& one : all) {
        sum += change(one.systems.front(), one.systems[s], measure);
      }
      out << ' ' << 100 * sum / static_cast<double>(all.size()) << " % |";
    }
    out << '\n';
  }
  out << std::noshowpos;
}

nlohmann::json to_json(const std::vector<CollectionScores>& all) {
  nlohmann::json collections = nlohmann::json::array();
  for (const CollectionScores& one : all) {
    const SystemScores& base = one.systems.front();
    nlohmann::json systems = nlohmann::json::array();
    for (const SystemScores& system : one.systems) {
      nlohmann::json measures;
      const Scores scores = mean(system.questions);
      for (std::size_t i = 0; i < scores.size(); ++i) {
        nlohmann::json& entry = measures[std::string(kMeasures[i])];
        entry["mean"] = scores[i];
        if (&system == &base) continue;
        entry["change"] = change(base, system, i);
        entry["p"] = p_of(base, system, i);
      }
      systems.push_back({{"system", system.system}, {"measures", measures}});
    }
    collections.push_back({{"collection", one.collection},
                           {"questions", base.questions.size()},
                           {"systems", systems}});
  }
  return {{"collections", collections}};
}

}  // namespace rostrum::relevance
