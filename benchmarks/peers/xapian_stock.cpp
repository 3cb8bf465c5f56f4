// Xapian as its own classes have it, with nothing of ours between: what a Xapian user would write.
//
// Indexing: TermGenerator with the English stemmer, so plain words with positions and Z stems; each
// paragraph some way from the one before, so that phrases do not run across; one boolean term for
// each facet value; values for facets, date and id; the text as document data. The flush threshold
// is XAPIAN_FLUSH_THRESHOLD's (10,000 unless set; 1000 is quicker and needs a fifth of the memory),
// and
// --compact ends with Database::compact.
// Queries: QueryParser (STEM_SOME), OP_FILTER, OP_VALUE_RANGE; Enquire with check_at_least =
// get_doccount() for exact totals; ValueCountMatchSpy for facets with one value, and for those with
// several a spy that does the same over the parts of a list (Xapian 1.4 has none; 1.5 has
// MultiValueCountMatchSpy); MSet::snippet with its default flags, or without SNIPPET_EXHAUSTIVE.
#include <xapian.h>

#include <chrono>
#include <map>
#include <memory>

#include "benchmarks/peers/peer_program.hpp"
#include "schemas/base/error.hpp"

namespace rostrum::bench {
namespace {

constexpr Xapian::valueno kDateSlot = 0;  ///< facet i is in slot i + 1
constexpr Xapian::valueno kIdSlot = 7;
constexpr Xapian::termpos kParagraphGap = 100;
constexpr Xapian::doccount kHits = 10;
constexpr std::size_t kSnippetBytes = 300;
constexpr std::array kPrefixes{"XC", "XS", "XN", "XI", "L", "Y"};
constexpr char kSeparator = '\x1F';

std::string sortable_date(int date) { return std::to_string(date); }

Xapian::Document document_of(const PeerRecord& record, Xapian::TermGenerator& generator) {
  Xapian::Document document;
  generator.set_document(document);
  generator.index_text(record.title);
  std::string data;
  for (const std::string& paragraph : record.paragraphs) {
    generator.increase_termpos(kParagraphGap);
    generator.index_text(paragraph);
    data += paragraph + "\n";
  }
  for (std::size_t i = 0; i < kFacets.size(); ++i) {
    std::string list;
    for (const std::string& value : record.facets[i]) {
      document.add_boolean_term(kPrefixes[i] + (":" + value));
      if (!list.empty()) list += kSeparator;
      list += value;
    }
    if (!list.empty()) document.add_value(static_cast<Xapian::valueno>(i + 1), list);
  }
  document.add_value(kDateSlot, sortable_date(record.date));
  document.add_value(kIdSlot, record.id);
  document.add_boolean_term("Q" + record.id);
  document.set_data(data);
  return document;
}

void index(const PeerOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  const std::string path = options.paths[1].string();
  const std::string loose = options.compact ? path + ".loose" : path;
  Xapian::WritableDatabase database(loose, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("english"));
  const std::size_t statements = for_each_record(options.paths[0], [&](const PeerRecord& record) {
    database.add_document(document_of(record, generator));
    generator.set_termpos(0);
  });
  database.commit();
  if (options.compact) {
    database.compact(path);
    database.close();
    std::filesystem::remove_all(loose);
  }
  report_indexing("xapian", Xapian::version_string(), statements,
                  std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
}

/// ValueCountMatchSpy for values that are lists.
class ListCountMatchSpy : public Xapian::MatchSpy {
 public:
  explicit ListCountMatchSpy(Xapian::valueno slot) : slot_(slot) {}

  void operator()(const Xapian::Document& document, double /*weight*/) override {
    const std::string list = document.get_value(slot_);
    for (std::size_t begin = 0; begin < list.size();) {
      const std::size_t end = std::min(list.find(kSeparator, begin), list.size());
      ++counts_[list.substr(begin, end - begin)];
      begin = end + 1;
    }
  }
  [[nodiscard]] const std::map<std::string, std::uint64_t>& counts() const { return counts_; }

 private:
  Xapian::valueno slot_;
  std::map<std::string, std::uint64_t> counts_;
};

bool has_lists(std::size_t facet) {
  return kFacets[facet] == "country" || kFacets[facet] == "item";
}

class Searcher {
 public:
  explicit Searcher(const std::filesystem::path& path) : database_(path.string()) {
    parser_.set_database(database_);
    parser_.set_stemmer(stemmer_);
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  }

  PeerAnswer answer(const PeerQuery& asked) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query_of(asked));
    if (asked.op == "all") {
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      enquire.set_sort_by_value(kDateSlot, true);
    }
    std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies(kFacets.size());
    std::vector<std::unique_ptr<ListCountMatchSpy>> list_spies(kFacets.size());
    if (asked.facets) {
      for (std::size_t i = 0; i < kFacets.size(); ++i) {
        const auto slot = static_cast<Xapian::valueno>(i + 1);
        if (has_lists(i)) {
          list_spies[i] = std::make_unique<ListCountMatchSpy>(slot);
          enquire.add_matchspy(list_spies[i].get());
        } else {
          spies[i] = std::make_unique<Xapian::ValueCountMatchSpy>(slot);
          enquire.add_matchspy(spies[i].get());
        }
      }
    }
    const Xapian::MSet found =
        enquire.get_mset(0, kHits, asked.exact || asked.facets ? database_.get_doccount() : 0);
    PeerAnswer answer{.total = found.get_matches_estimated()};
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      const Xapian::Document document = hit.get_document();
      answer.hits.push_back(document.get_value(kIdSlot));
      if (asked.snippets == 0) continue;
      const unsigned flags = asked.quick_snippets ? Xapian::MSet::SNIPPET_BACKGROUND_MODEL
                                                  : Xapian::MSet::SNIPPET_BACKGROUND_MODEL |
                                                        Xapian::MSet::SNIPPET_EXHAUSTIVE;
      answer.snippet_bytes +=
          found.snippet(document.get_data(), kSnippetBytes, stemmer_, flags).size();
    }
    for (std::size_t i = 0; i < kFacets.size() && asked.facets; ++i) {
      if (list_spies[i]) {
        answer.facets[i].assign(list_spies[i]->counts().begin(), list_spies[i]->counts().end());
        continue;
      }
      for (auto value = spies[i]->values_begin(); value != spies[i]->values_end(); ++value) {
        answer.facets[i].emplace_back(*value, value.get_termfreq());
      }
    }
    return answer;
  }

 private:
  [[nodiscard]] Xapian::Query words_of(const PeerQuery& asked) {
    if (asked.op == "all") return Xapian::Query::MatchAll;
    std::string text;
    const std::string between =
        asked.op == "near" ? " NEAR/" + std::to_string(asked.distance) + " " : std::string(" ");
    for (const std::string& word : asked.words) text += (text.empty() ? "" : between) + word;
    if (asked.op == "phrase") text = "\"" + text + "\"";
    if (asked.op == "prefix") text += "*";
    parser_.set_default_op(asked.op == "or" ? Xapian::Query::OP_OR : Xapian::Query::OP_AND);
    return parser_.parse_query(
        text, Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_WILDCARD);
  }

  [[nodiscard]] Xapian::Query query_of(const PeerQuery& asked) {
    Xapian::Query query = words_of(asked);
    for (const PeerFilter& filter : asked.filters) {
      query = Xapian::Query(Xapian::Query::OP_FILTER, query,
                            Xapian::Query(kPrefixes[filter.facet] + (":" + filter.value)));
    }
    if (asked.from != 0) {
      query = Xapian::Query(Xapian::Query::OP_FILTER, query,
                            Xapian::Query(Xapian::Query::OP_VALUE_RANGE, kDateSlot,
                                          sortable_date(asked.from), sortable_date(asked.to)));
    }
    return query;
  }

  Xapian::Database database_;
  Xapian::QueryParser parser_;
  Xapian::Stem stemmer_{"english"};
};

void run(const PeerOptions& options) {
  try {
    if (options.command == "index") {
      index(options);
      return;
    }
    Searcher searcher(options.paths[0]);
    time_queries(options, [&](const PeerQuery& query) { return searcher.answer(query); });
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::Unreadable, error.get_description());
  }
}

}  // namespace
}  // namespace rostrum::bench

int main(int argc, char** argv) {
  return rostrum::bench::peer_main("rostrum-bench-xapian", [&] {
    rostrum::bench::run(rostrum::bench::peer_options(argc, argv));
  });
}
