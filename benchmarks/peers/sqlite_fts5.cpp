// SQLite's FTS5 with facets by GROUP BY, as one sets it up for speed.
//
// Indexing: an FTS5 table of title and text (tokenize 'porter unicode61') over an external content
// table, so the text is stored once; facet values as small integers in a narrow table of its own,
// those with several values in WITHOUT ROWID tables; one transaction without a journal;
// 'optimize' and ANALYZE at the end.
// Queries: MATCH with ORDER BY rank for the hits; the exact total is a second query. With facets
// the matches are put into a temporary table in memory once, whose size is the total, and each
// facet is one GROUP BY over it, rather than matching again for each. Statements are prepared once;
// 256 MB of cache and memory-mapped reading. FTS5 knows no paragraphs: its NEAR runs across them.
// NEAR(a b, n) is n words between the two.
#include <sqlite3.h>

#include <chrono>
#include <map>
#include <memory>

#include "benchmarks/peers/peer_program.hpp"
#include "schemas/base/error.hpp"

namespace rostrum::bench {
namespace {

constexpr int kHits = 10;
constexpr int kSnippetTokens = 32;

bool has_lists(std::size_t facet) {
  return kFacets[facet] == "country" || kFacets[facet] == "item";
}

class Connection {
 public:
  explicit Connection(const std::filesystem::path& file) {
    if (sqlite3_open(file.c_str(), &handle_) != SQLITE_OK) fail(file.string());
  }
  ~Connection() { sqlite3_close_v2(handle_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void run(const std::string& sql) {
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
  }
  [[noreturn]] void fail(const std::string& subject) const {
    throw Error(ErrorKind::Unreadable, subject + ": " + sqlite3_errmsg(handle_));
  }
  [[nodiscard]] sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

/// A prepared statement; bind, step, read, and it is ready anew.
class Prepared {
 public:
  Prepared(Connection& connection, const std::string& sql) : connection_(connection) {
    if (sqlite3_prepare_v2(connection.handle(), sql.c_str(), -1, &handle_, nullptr) != SQLITE_OK) {
      connection.fail(sql);
    }
  }
  ~Prepared() { sqlite3_finalize(handle_); }
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  Prepared& bind(int at, const std::string& text) {
    sqlite3_bind_text(handle_, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    return *this;
  }
  Prepared& bind(int at, std::int64_t number) {
    sqlite3_bind_int64(handle_, at, number);
    return *this;
  }
  bool step() {
    const int state = sqlite3_step(handle_);
    if (state == SQLITE_ROW) return true;
    if (state != SQLITE_DONE) connection_.fail(sqlite3_sql(handle_));
    sqlite3_reset(handle_);
    return false;
  }
  [[nodiscard]] std::int64_t number(int column) { return sqlite3_column_int64(handle_, column); }
  [[nodiscard]] std::string text(int column) {
    const auto* bytes = sqlite3_column_text(handle_, column);
    return bytes == nullptr ? "" : reinterpret_cast<const char*>(bytes);
  }

 private:
  Connection& connection_;
  sqlite3_stmt* handle_ = nullptr;
};

constexpr const char* kTables = R"(
CREATE TABLE statement(docid INTEGER PRIMARY KEY, id TEXT, title TEXT, text TEXT);
CREATE VIRTUAL TABLE body USING fts5(title, text, content='statement', content_rowid='docid',
                                     tokenize='porter unicode61');
CREATE TABLE value(number INTEGER PRIMARY KEY, facet INTEGER, value TEXT);
CREATE TABLE meta(docid INTEGER PRIMARY KEY, date INTEGER, convention INTEGER, session INTEGER,
                  language INTEGER, year INTEGER);
CREATE TABLE country(docid INTEGER, value INTEGER, PRIMARY KEY(docid, value)) WITHOUT ROWID;
CREATE TABLE item(docid INTEGER, value INTEGER, PRIMARY KEY(docid, value)) WITHOUT ROWID;
)";

void index(const PeerOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  std::filesystem::remove(options.paths[1]);
  Connection connection(options.paths[1]);
  connection.run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-262144");
  connection.run(kTables);
  connection.run("BEGIN");
  std::map<std::pair<std::size_t, std::string>, std::int64_t> numbers;
  Prepared value(connection, "INSERT INTO value VALUES(?, ?, ?)");
  const auto number_of = [&](std::size_t facet, const std::string& text) {
    const auto [place, added] =
        numbers.emplace(std::pair(facet, text), static_cast<std::int64_t>(numbers.size() + 1));
    if (added) {
      value.bind(1, place->second).bind(2, static_cast<std::int64_t>(facet)).bind(3, text).step();
    }
    return place->second;
  };
  Prepared statement(connection, "INSERT INTO statement VALUES(?, ?, ?, ?)");
  Prepared body(connection, "INSERT INTO body(rowid, title, text) VALUES(?, ?, ?)");
  Prepared meta(connection, "INSERT INTO meta VALUES(?, ?, ?, ?, ?, ?)");
  Prepared country(connection, "INSERT INTO country VALUES(?, ?)");
  Prepared item(connection, "INSERT INTO item VALUES(?, ?)");
  std::int64_t docid = 0;
  const std::size_t statements = for_each_record(options.paths[0], [&](const PeerRecord& record) {
    ++docid;
    std::string text;
    for (const std::string& paragraph : record.paragraphs) text += paragraph + "\n\n";
    statement.bind(1, docid).bind(2, record.id).bind(3, record.title).bind(4, text).step();
    body.bind(1, docid).bind(2, record.title).bind(3, text).step();
    meta.bind(1, docid).bind(2, record.date);
    int column = 3;
    for (std::size_t i = 0; i < kFacets.size(); ++i) {
      if (has_lists(i)) {
        Prepared& list = kFacets[i] == "country" ? country : item;
        for (const std::string& each : record.facets[i]) {
          list.bind(1, docid).bind(2, number_of(i, each)).step();
        }
        continue;
      }
      meta.bind(column++, record.facets[i].empty() ? 0 : number_of(i, record.facets[i].front()));
    }
    meta.step();
  });
  connection.run("COMMIT");
  connection.run("INSERT INTO body(body) VALUES('optimize')");
  connection.run(
      "CREATE INDEX by_date ON meta(date); CREATE INDEX by_country ON country(value, docid);"
      "CREATE INDEX by_item ON item(value, docid); ANALYZE");
  report_indexing("sqlite", sqlite3_libversion(), statements,
                  std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
}

std::string match_text(const PeerQuery& query) {
  std::string text;
  const auto quoted = [](const std::string& word) { return "\"" + word + "\""; };
  for (const std::string& word : query.words) {
    if (!text.empty()) text += query.op == "or" ? " OR " : query.op == "and" ? " AND " : " ";
    text += query.op == "phrase" ? word : quoted(word);
  }
  if (query.op == "phrase") return quoted(text);
  if (query.op == "near") return "NEAR(" + text + ", " + std::to_string(query.distance - 1) + ")";
  if (query.op == "prefix") return text + "*";
  return text;
}

class Searcher {
 public:
  explicit Searcher(const std::filesystem::path& file) : connection_(file) {
    connection_.run(
        "PRAGMA cache_size=-262144; PRAGMA mmap_size=17179869184; PRAGMA temp_store=MEMORY;"
        "CREATE TEMP TABLE found(docid INTEGER PRIMARY KEY)");
    Prepared rows(connection_, "SELECT number, facet, value FROM value");
    while (rows.step()) {
      const std::string text = rows.text(2);
      numbers_[{static_cast<std::size_t>(rows.number(1)), text}] = rows.number(0);
      const auto number = static_cast<std::size_t>(rows.number(0));
      if (texts_.size() <= number) texts_.resize(number + 1);
      texts_[number] = text;
    }
    Prepared count(connection_, "SELECT count(*) FROM meta");
    while (count.step()) statements_ = static_cast<std::uint64_t>(count.number(0));
  }

  PeerAnswer answer(const PeerQuery& query) {
    const bool words = query.op != "all";
    const std::string where = conditions(query);
    PeerAnswer answer;
    std::vector<std::int64_t> docids;
    const std::string from =
        words ? "body" + std::string(where.empty() ? "" : " JOIN meta m ON m.docid = body.rowid")
              : "meta m";
    const std::string condition =
        words ? " WHERE body MATCH ?1" + (where.empty() ? "" : " AND " + where)
              : (where.empty() ? "" : " WHERE " + where);
    const std::string docid = words ? "body.rowid" : "m.docid";
    const std::string snippet =
        query.snippets > 0 && words
            ? ", snippet(body, 1, '<b>', '</b>', '…', " + std::to_string(kSnippetTokens) + ")"
            : "";
    Prepared& hits = prepared("SELECT " + docid + snippet + " FROM " + from + condition +
                              " ORDER BY " + (words ? "rank" : "m.date DESC, m.docid DESC") +
                              " LIMIT " + std::to_string(kHits));
    bind(hits, query);
    while (hits.step()) {
      docids.push_back(hits.number(0));
      if (!snippet.empty()) answer.snippet_bytes += hits.text(1).size();
    }
    Prepared& id = prepared("SELECT id FROM statement WHERE docid = ?");
    for (const std::int64_t each : docids) {
      id.bind(1, each);
      while (id.step()) answer.hits.push_back(id.text(0));
    }
    if (query.facets) {
      prepared("DELETE FROM found").step();
      Prepared& fill = prepared("INSERT INTO found SELECT " + docid + " FROM " + from + condition);
      bind(fill, query);
      fill.step();
      answer.total = static_cast<std::uint64_t>(sqlite3_changes(connection_.handle()));
      count_facets(answer);
    } else {
      Prepared& count = prepared("SELECT count(*) FROM " + from + condition);
      bind(count, query);
      while (count.step()) answer.total = static_cast<std::uint64_t>(count.number(0));
    }
    return answer;
  }

 private:
  [[nodiscard]] std::string conditions(const PeerQuery& query) const {
    std::string where;
    int parameter = 2;
    const auto add = [&](const std::string& condition) {
      where += (where.empty() ? "" : " AND ") + condition;
    };
    for (const PeerFilter& filter : query.filters) {
      std::string condition = has_lists(filter.facet) ? "EXISTS (SELECT 1 FROM " : "m.";
      condition += kFacets[filter.facet];
      condition += has_lists(filter.facet) ? " l WHERE l.docid = m.docid AND l.value = ?" : " = ?";
      condition += std::to_string(parameter++);
      if (has_lists(filter.facet)) condition += ")";
      add(condition);
    }
    if (query.from != 0) {
      add("m.date BETWEEN ?" + std::to_string(parameter) + " AND ?" +
          std::to_string(parameter + 1));
    }
    return where;
  }

  void bind(Prepared& prepared, const PeerQuery& query) const {
    if (query.op != "all") prepared.bind(1, match_text(query));
    int parameter = 2;
    for (const PeerFilter& filter : query.filters) {
      const auto known = numbers_.find({filter.facet, filter.value});
      prepared.bind(parameter++, known == numbers_.end() ? -1 : known->second);
    }
    if (query.from == 0) return;
    prepared.bind(parameter, query.from);
    prepared.bind(parameter + 1, query.to);
  }

  void count_facets(PeerAnswer& answer) {
    const bool all = answer.total == statements_;  // then there is nothing to join with
    for (std::size_t i = 0; i < kFacets.size(); ++i) {
      const std::string_view column = has_lists(i) ? "value" : kFacets[i];
      std::string sql = "SELECT t.";
      sql += column;
      sql += all ? ", count(*) FROM " : ", count(*) FROM found f JOIN ";
      sql += has_lists(i) ? kFacets[i] : "meta";
      sql += all ? " t" : " t ON t.docid = f.docid";
      sql += " GROUP BY t.";
      sql += column;
      Prepared& rows = prepared(sql);
      while (rows.step()) {
        if (rows.number(0) == 0) continue;
        answer.facets[i].emplace_back(texts_[static_cast<std::size_t>(rows.number(0))],
                                      static_cast<std::uint64_t>(rows.number(1)));
      }
    }
  }

  Prepared& prepared(const std::string& sql) {
    std::unique_ptr<Prepared>& known = statements_of_[sql];
    if (!known) known = std::make_unique<Prepared>(connection_, sql);
    return *known;
  }

  Connection connection_;
  std::map<std::string, std::unique_ptr<Prepared>> statements_of_;
  std::map<std::pair<std::size_t, std::string>, std::int64_t> numbers_;
  std::vector<std::string> texts_;  ///< of values, by their numbers
  std::uint64_t statements_ = 0;
};

void run(const PeerOptions& options) {
  if (options.command == "index") {
    index(options);
    return;
  }
  Searcher searcher(options.paths[0]);
  time_queries(options, [&](const PeerQuery& query) { return searcher.answer(query); });
}

}  // namespace
}  // namespace rostrum::bench

int main(int argc, char** argv) {
  return rostrum::bench::peer_main("rostrum-bench-sqlite", [&] {
    rostrum::bench::run(rostrum::bench::peer_options(argc, argv));
  });
}
