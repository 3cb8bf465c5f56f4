#include "benchmarks/relevance/stock_xapian.hpp"

#include <xapian.h>

#include <cctype>

namespace rostrum::relevance {

namespace {

/// The parser takes a hyphen for a phrase, and a sign or bracket for an operator: a question in
/// sentences would lose by it.
std::string plain_words(std::string question) {
  for (char& c : question) {
    if (std::ispunct(static_cast<unsigned char>(c)) != 0 && c != '\'' && c != '.') c = ' ';
  }
  return question;
}

/// "zh" has no stemmer; its words stay as they are.
Xapian::Stem stemmer_of(const std::string& language) {
  try {
    return Xapian::Stem(language);
  } catch (const Xapian::InvalidArgumentError&) {
    return {};
  }
}

}  // namespace

std::vector<Ranking> rank_with_stock_xapian(const Collection& collection) {
  Xapian::WritableDatabase database({}, Xapian::DB_BACKEND_INMEMORY);
  for (const JudgedDocument& document : collection.documents) {
    Xapian::TermGenerator generator;
    generator.set_stemmer(stemmer_of(document.language));
    generator.set_stemming_strategy(Xapian::TermGenerator::STEM_ALL);
    Xapian::Document record;
    generator.set_document(record);
    generator.index_text(document.title);
    generator.increase_termpos();
    generator.index_text(document.text);
    database.add_document(record);
  }
  Xapian::QueryParser parser;
  parser.set_stemmer(Xapian::Stem("en"));
  // Words in capitals are no names here, and STEM_SOME would leave them unstemmed.
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_ALL);
  parser.set_default_op(Xapian::Query::OP_OR);
  parser.set_database(database);
  Xapian::Enquire enquire(database);
  std::vector<Ranking> rankings;
  for (const JudgedQuestion& question : collection.questions) {
    enquire.set_query(parser.parse_query(plain_words(question.text), 0));
    const Xapian::MSet found = enquire.get_mset(0, kDepth);
    Ranking& ranking = rankings.emplace_back();
    for (auto hit = found.begin(); hit != found.end(); ++hit) ranking.push_back(*hit - 1);
  }
  return rankings;
}

}  // namespace rostrum::relevance
