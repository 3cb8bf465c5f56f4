#include "benchmarks/relevance/choices.hpp"

#include <sstream>

namespace rostrum::relevance {
namespace {

std::string text(double value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

/// A choice for each value: `set` is called with the trial and the value.
template <typename Set>
Axis values(const std::string& name, const std::vector<double>& list, const Set& set) {
  Axis axis;
  for (const double value : list) {
    axis.push_back({name + " " + text(value), [set, value](Trial& trial) { set(trial, value); }});
  }
  return axis;
}

void append(Axis& to, const Axis& more) { to.insert(to.end(), more.begin(), more.end()); }

Axis k1_values(const std::vector<double>& list) {
  return values("k1", list, [](Trial& trial, double value) { trial.parameters.k1 = value; });
}

Axis b_values(const std::vector<double>& list) {
  return values("b", list, [](Trial& trial, double value) { trial.parameters.b = value; });
}

Axis title_values(const std::vector<double>& list) {
  return values("title", list, [](Trial& trial, double value) { trial.parameters.title = value; });
}

Axis function_word_values(const std::vector<double>& list) {
  return values("function words", list,
                [](Trial& trial, double value) { trial.parameters.function_word = value; });
}

Axis weighting_values(const std::string& name, Weighting weighting,
                      const std::vector<double>& list) {
  return values(name, list, [weighting](Trial& trial, double value) {
    trial.weighting = weighting;
    trial.free = value;
  });
}

Axis idf_values() {
  Axis axis;
  const std::pair<const char*, Idf> rows[] = {{"idf of Xapian", Idf::Xapian},
                                              {"idf of Lucene", Idf::Lucene},
                                              {"idf clipped at 0", Idf::Clipped},
                                              {"idf log((N+1)/n)", Idf::Plus}};
  for (const auto& [name, idf] : rows) {
    axis.push_back({name, [idf = idf](Trial& trial) { trial.idf = idf; }});
  }
  return axis;
}

Axis exact_form_values(const std::vector<double>& list) {
  return values("exact form", list,
                [](Trial& trial, double value) { trial.parameters.exact_form = value; });
}

Axis proximity_values(const std::string& name, Proximity proximity,
                      const std::vector<std::uint32_t>& windows,
                      const std::vector<double>& weights) {
  Axis axis{{"no " + name, [](Trial& trial) { trial.proximity = Proximity::None; }}};
  for (const std::uint32_t window : windows) {
    append(axis, values(name + " within " + std::to_string(window), weights,
                        [proximity, window](Trial& trial, double value) {
                          trial.proximity = proximity;
                          trial.proximity_weight = value;
                          trial.window = window;
                        }));
  }
  return axis;
}

Axis feedback_values(const std::string& name, Feedback feedback, Share share,
                     const std::vector<std::size_t>& documents,
                     const std::vector<std::size_t>& terms, const std::vector<double>& shares,
                     std::size_t depth) {
  Axis axis{{"no " + name, [](Trial& trial) { trial.feedback = Feedback::None; }}};
  for (const std::size_t read : documents) {
    for (const std::size_t kept : terms) {
      append(axis, values(name + ", " + std::to_string(read) + " documents, " +
                              std::to_string(kept) + " terms,",
                          shares, [=](Trial& trial, double value) {
                            trial.feedback = feedback;
                            trial.share = share;
                            trial.parameters.feedback_statements = read;
                            trial.parameters.feedback_terms = kept;
                            trial.parameters.feedback = value;
                            trial.parameters.feedback_depth = depth;
                          }));
    }
  }
  return axis;
}

constexpr std::size_t kEveryDocument = 1'000'000;

Axis rocchio_values(const std::vector<std::size_t>& documents,
                    const std::vector<std::size_t>& terms, const std::vector<double>& shares,
                    std::size_t depth) {
  return feedback_values("Rocchio", Feedback::Rocchio, Share::ByRank, documents, terms, shares,
                         depth);
}

std::vector<Axis> with(std::vector<Axis> axes, const std::vector<Axis>& more) {
  axes.insert(axes.end(), more.begin(), more.end());
  return axes;
}

}  // namespace

Trial default_trial() {
  Trial trial;
  trial.parameters = RankingParameters{};
  trial.feedback = Feedback::Rocchio;
  trial.proximity = Proximity::Window;
  trial.proximity_weight = trial.parameters.proximity_weight;
  trial.window = trial.parameters.proximity_window;
  trial.proximity_depth = trial.parameters.proximity_depth;
  return trial;
}

std::vector<Choice> single_changes() {
  Axis all = k1_values({0.8, 1.2, 1.5, 2, 3});
  append(all, b_values({0.3, 0.6, 0.75, 0.9}));
  append(all, idf_values());
  append(all, values("idf to the power", {1.25, 1.5},
                     [](Trial& trial, double value) { trial.idf_power = value; }));
  append(all, values("k3", {1, 8}, [](Trial& trial, double value) { trial.k3 = value; }));
  append(all, weighting_values("BM25+ delta", Weighting::Bm25Plus, {0.5, 1}));
  append(all, weighting_values("BM25L delta", Weighting::Bm25L, {0.25, 0.5}));
  append(all, weighting_values("PL2 c", Weighting::Pl2, {1, 2, 5}));
  append(all, weighting_values("InL2 c", Weighting::InL2, {0.5, 1, 2}));
  append(all, weighting_values("DPH", Weighting::Dph, {0}));
  append(all, weighting_values("Dirichlet mu", Weighting::Dirichlet, {250, 500, 1000}));
  append(all, weighting_values("Jelinek-Mercer lambda", Weighting::JelinekMercer, {0.3, 0.7}));
  append(all, weighting_values("pivoted tf-idf slope", Weighting::PivotedTfIdf, {0.2, 0.3}));
  append(all, title_values({0.1, 0.3, 0.5, 0.7}));
  append(all, function_word_values({0, 0.25, 0.5}));
  for (const double value : {0.0, 0.25}) {
    all.push_back({"function and asking words " + text(value), [value](Trial& trial) {
                     trial.parameters.function_word = value;
                     trial.demoted = Demoted::AskingWordsToo;
                   }});
  }
  append(all, exact_form_values({0.1, 0.2, 0.4}));
  append(all, values("coordination", {0.25, 0.5},
                     [](Trial& trial, double value) { trial.coordination = value; }));
  return all;
}

std::vector<Choice> changes_to_default() {
  Axis all{{"as it is", [](Trial&) {}},
           {"no feedback", [](Trial& trial) { trial.feedback = Feedback::None; }}};
  append(all, k1_values({1, 1.5}));
  append(all, b_values({0.5, 0.75}));
  append(all, title_values({0, 0.3, 0.5, 0.7}));
  append(all, function_word_values({0, 0.5, 1}));
  append(all, exact_form_values({0, 0.1, 0.3}));
  append(all, values("feedback", {0.2, 0.3, 0.4, 0.6},
                     [](Trial& trial, double value) { trial.parameters.feedback = value; }));
  append(all, values("statements read", {3, 5, 10, 20}, [](Trial& trial, double value) {
           trial.parameters.feedback_statements = static_cast<std::size_t>(value);
         }));
  append(all, values("terms", {10, 20, 40, 80}, [](Trial& trial, double value) {
           trial.parameters.feedback_terms = static_cast<std::size_t>(value);
         }));
  append(all, values("ranked anew", {50, 100, 1000}, [](Trial& trial, double value) {
           trial.parameters.feedback_depth = static_cast<std::size_t>(value);
         }));
  all.push_back({"documents alike", [](Trial& trial) { trial.share = Share::Even; }});
  all.push_back({"documents by score", [](Trial& trial) { trial.share = Share::ByScore; }});
  append(all, proximity_values("window", Proximity::Window, {50, 100, 200}, {0.1, 0.25, 0.5}));
  append(all, values("windows looked for in", {20, 50, 100}, [](Trial& trial, double value) {
           trial.proximity_depth = static_cast<std::size_t>(value);
         }));
  append(all, proximity_values("pairs", Proximity::Pairs, {8}, {0.1}));
  append(all, proximity_values("neighbours", Proximity::Neighbours, {10}, {0.5}));
  for (std::size_t words = 1; words <= 3; ++words) {
    const std::string asked = "asking only the rarest " + std::to_string(words);
    all.push_back({asked + ", no feedback", [words](Trial& trial) {
                     trial.shortened = words;
                     trial.feedback = Feedback::None;
                   }});
    all.push_back({asked, [words](Trial& trial) { trial.shortened = words; }});
  }
  return all;
}

std::vector<Grid> grids() {
  const std::vector<Axis> bm25 = {k1_values({1, 1.2, 1.5, 2}), b_values({0.4, 0.5, 0.6, 0.75})};
  const std::vector<Axis> titled = with(bm25, {title_values({0, 0.3, 0.5, 0.7})});
  const std::vector<Axis> base = with(titled, {function_word_values({1, 0.25})});
  const std::vector<double> shares{0.2, 0.3, 0.4, 0.5, 0.6};
  return {
      {"k1 and b", bm25},
      {"and title", titled},
      {"and function words (the first pass)", base},
      {"first pass and exact forms", with(base, {exact_form_values({0, 0.1, 0.2})})},
      {"first pass and idf", with(base, {idf_values()})},
      {"first pass and window",
       with(base,
            {proximity_values("window", Proximity::Window, {25, 50, 100, 200}, {0.1, 0.25, 0.5})})},
      {"first pass and pairs",
       with(base, {proximity_values("pairs", Proximity::Pairs, {4, 8, 16}, {0.05, 0.1, 0.2})})},
      {"first pass and neighbours",
       with(base, {proximity_values("neighbours", Proximity::Neighbours, {10, 50},
                                    {0.1, 0.25, 0.5, 1})})},
      {"first pass and RM3",
       with(base, {feedback_values("RM3", Feedback::Rm3, Share::ByScore, {5, 10, 20}, {20, 40},
                                   shares, kEveryDocument)})},
      {"first pass and Bo1",
       with(base, {feedback_values("Bo1", Feedback::Bo1, Share::Even, {5, 10, 20}, {20, 40}, shares,
                                   kEveryDocument)})},
      {"first pass and KL",
       with(base, {feedback_values("KL", Feedback::Kl, Share::Even, {5, 10, 20}, {20, 40}, shares,
                                   kEveryDocument)})},
      {"first pass and Rocchio, any cost",
       with(base, {rocchio_values({5, 10, 20}, {20, 40}, shares, kEveryDocument)})},
      {"first pass and Rocchio, 4 statements, 200 ranked anew",
       with(base, {rocchio_values({4}, {30}, shares, 200)})},
      {"the same without function words", with(titled, {rocchio_values({4}, {30}, shares, 200)})},
      {"the same and window",
       with(base, {rocchio_values({4}, {30}, shares, 200),
                   proximity_values("window", Proximity::Window, {50, 100}, {0.1, 0.25})})},
      {"the same and pairs",
       with(base, {rocchio_values({4}, {30}, shares, 200),
                   proximity_values("pairs", Proximity::Pairs, {8, 16}, {0.05, 0.1})})},
      {"the same and exact forms",
       with(base, {rocchio_values({4}, {30}, shares, 200), exact_form_values({0, 0.1, 0.2})})},
      {"the same, exact forms and window",
       with(base, {rocchio_values({4}, {30}, shares, 200), exact_form_values({0, 0.1, 0.2}),
                   proximity_values("window", Proximity::Window, {50, 100}, {0.1, 0.25})})},
      {"the same, exact forms and pairs",
       with(base, {rocchio_values({4}, {30}, shares, 200),
                   proximity_values("pairs", Proximity::Pairs, {8}, {0.1}),
                   exact_form_values({0, 0.1})})},
  };
}

}  // namespace rostrum::relevance
