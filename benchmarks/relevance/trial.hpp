/// Ranking models that were tried, those that lost among them, each one described by a Trial.
#pragma once

#include "benchmarks/relevance/measures.hpp"
#include "benchmarks/relevance/word_index.hpp"
#include "searcher/ranking/ranking.hpp"

namespace rostrum::relevance {

/// How a term's occurrences in a document become its weight; `free` is the number in brackets.
enum class Weighting {
  Bm25,           ///< Robertson et al. 1994
  Bm25Plus,       ///< Lv and Zhai 2011 (delta)
  Bm25L,          ///< Lv and Zhai 2011 (delta)
  Pl2,            ///< Amati and van Rijsbergen 2002 (c)
  InL2,           ///< the same (c)
  Dph,            ///< Amati 2006, without parameters
  Dirichlet,      ///< language model, Zhai and Lafferty 2001 (mu)
  JelinekMercer,  ///< the same (lambda)
  PivotedTfIdf,   ///< Singhal et al. 1996 (slope)
};

enum class Idf { Xapian, Lucene, Clipped, Plus };

/// What is added to the best documents because words of the question stand together in them.
enum class Proximity {
  None,
  Neighbours,  ///< Büttcher, Clarke and Lushman 2006
  Pairs,       ///< words near each other in the question: Metzler and Croft 2005, unordered
  Window,      ///< the best stretch of `window` words
};

enum class Feedback {
  None,
  Rocchio,  ///< Rocchio 1971 over BM25 vectors
  Rm3,      ///< Lavrenko and Croft 2001, Abdul-Jaleel et al. 2004
  Bo1,      ///< Amati 2003
  Kl,       ///< Carpineto et al. 2001
};

/// What each of the documents that feedback reads counts.
enum class Share { ByRank, ByScore, Even };

enum class Demoted { FunctionWords, AskingWordsToo };

struct Trial {
  RankingParameters parameters{.title = 0, .exact_form = 0, .function_word = 1};
  Weighting weighting = Weighting::Bm25;
  double free = 0;
  Idf idf = Idf::Xapian;
  double idf_power = 1;
  double k3 = 0;            ///< BM25's third parameter; 0: repeats count in full
  double coordination = 0;  ///< power of the share of the question's words that a document has
  Demoted demoted = Demoted::FunctionWords;
  Proximity proximity = Proximity::None;
  double proximity_weight = 0;
  std::uint32_t window = 0;
  std::size_t proximity_depth = 200;  ///< how many of the best are looked through
  Feedback feedback = Feedback::None;
  Share share = Share::ByRank;
  std::size_t shortened = 0;  ///< ask only this many of a question's words, the rarest; 0: all
};

[[nodiscard]] std::vector<Ranking> rank_with_trial(const Collection& collection,
                                                   const WordIndex& index, TextAnalyser& analyser,
                                                   const Trial& trial);

}  // namespace rostrum::relevance
