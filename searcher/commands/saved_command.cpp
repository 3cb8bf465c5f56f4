#include "searcher/commands/saved_command.hpp"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <set>
#include <sstream>
#include <utility>

#include "schemas/base/error.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/program/index_path.hpp"
#include "schemas/vocabulary/facts.hpp"
#include "searcher/analysis/analysis_forms.hpp"
#include "searcher/analysis/base/statement_cells.hpp"
#include "searcher/answers/atom_feed.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/whole_file.hpp"
#include "searcher/answers/repeated_question.hpp"
#include "searcher/commands/saved_news.hpp"
#include "searcher/engine/index_view.hpp"
#include "searcher/engine/searcher.hpp"

namespace rostrum {
namespace {

using Kind = SavedStatement::Kind;

void check_name(const std::string& name) {
  constexpr std::size_t kMostBytes = 100;
  const bool plain = !name.empty() && name.size() <= kMostBytes && name.front() != '-' &&
                     terminal_safe(name) == name && name.find_first_of("\n\t") == std::string::npos;
  if (!plain) {
    throw Error(ErrorKind::InvalidInput,
                "saved: '" + terminal_safe(name) +
                    "' is no name; one line of 1 to 100 bytes that begins with no hyphen");
  }
}

/// The facts that a search is asked with.
Facts facts_of(const SavedSearch& search) {
  return Facts(search.vocabulary, search.question.flag("synonyms"));
}

SearchRequest request_of(const SavedSearch& search, const Facts& facts, const QueryLimits& limits) {
  return request_from(search.question, facts.thesaurus(), limits);
}

/// As `query` would be asked.
std::string question_of(const SavedSearch& search) {
  const Facts facts = facts_of(search);
  return repeated("query",
                  {.request = request_of(search, facts, {}),
                   .index = search.index,
                   .vocabulary = search.vocabulary},
                  {});
}

void remember(const std::vector<std::pair<std::string, std::string>>& fresh,
              const std::string& time, SavedSearch& search) {
  for (const auto& [id, content] : fresh) search.given[id] = {content, time};
  search.last_run = time;
}

/// Rows of the searches of one run, and what they rest on.
class Run {
 public:
  Run(const SavedCommand& command, std::string time) : command_(command), time_(std::move(time)) {
    heading_.analysis = "saved run";
    heading_.command = command.command;
    heading_.version = ROSTRUM_VERSION;
    heading_.columns = columns();
  }

  /// True if it gave anything. Throws Error.
  bool ask(const SavedSearch& search) {
    const std::filesystem::path index = index_path(
        command_.search.index.empty() ? search.index : command_.search.index, command_.set_index);
    SavedSearch asked = search;
    if (!command_.search.vocabulary.empty()) asked.vocabulary = command_.search.vocabulary;
    const Facts facts = facts_of(asked);
    const SearchRequest request = request_of(asked, facts, command_.limits);
    const std::unique_ptr<Searcher> searcher = open_searcher(index, facts.vocabulary());
    std::vector<TableRow> rows;
    std::vector<std::pair<std::string, std::string>> fresh;
    TableQuestion question;
    std::uint64_t revision = 0;
    std::size_t statements = 0;
    std::size_t given_now = 0;
    searcher->analyse(
        [&](const IndexView& view) {
          rows.clear();
          given_now = 0;
          const SavedNews news = news_of(search, request, view);
          fresh = news.fresh;
          question = {.text = news.matches.request.text,
                      .parsed = news.matches.parsed,
                      .filters = news.matches.filters,
                      .expanded = news.matches.expanded,
                      .found = view.count(news.matches.documents),
                      .on_file = view.count(news.matches.on_file)};
          revision = view.revision();
          statements = view.statements();
          const std::set<std::uint32_t> before = recent(news);
          for (const SavedStatement& each : news.statements) {
            const bool wanted = command_.everything || each.kind != Kind::Given;
            if (!wanted && !before.contains(each.document)) continue;
            if (wanted) ++given_now;
            rows.push_back(row_of(search, each, news.matches, view));
          }
        },
        request.limits);
    // Nothing above is kept where the question could not be answered to its end.
    heading_.revision = revision;
    heading_.statements = statements;
    heading_.questions.push_back(std::move(question));
    given_ += given_now;
    for (TableRow& row : rows) rows_.push_back(std::move(row));
    fresh_.emplace_back(search.name, std::move(fresh));
    return given_now > 0;
  }

  void write(std::ostream& out) {
    heading_.title = plural(given_, "statement", "statements") +
                     (command_.everything ? " of " : " since the last run of ") +
                     (heading_.questions.size() == 1
                          ? "saved search " + fresh_.front().first
                          : plural(heading_.questions.size(), "saved search", "saved searches"));
    for (TableColumn& column : heading_.columns) {
      if (column.name == "search") column.shown = heading_.questions.size() > 1;
    }
    const std::unique_ptr<TableSink> sink = sink_for(out);
    sink->begin(heading_);
    for (const TableRow& row : rows_) sink->row(row);
    sink->end();
  }

  [[nodiscard]] std::size_t given() const { return given_; }
  [[nodiscard]] bool asked_any() const { return !heading_.questions.empty(); }

  void remember_all(SavedSearches& searches) const {
    for (const auto& [name, fresh] : fresh_) remember(fresh, time_, searches.named(name));
  }

 private:
  static std::vector<TableColumn> columns() {
    std::vector<TableColumn> columns = {{.name = "search", .label = "Search"},
                                        {.name = "change", .label = ""},
                                        {.name = "given", .label = "Given"}};
    for (TableColumn& each : statement_columns()) columns.push_back(std::move(each));
    columns.push_back({.name = "paragraph", .label = "Paragraph", .type = ColumnType::Count});
    columns.push_back({.name = "page", .label = "Page", .type = ColumnType::Count});
    columns.push_back({.name = "text", .label = "Text"});
    columns.push_back({.name = "citation", .label = "Citation"});
    for (TableColumn& column : columns) {
      column.shown = column.name == "search" || column.name == "change" || column.name == "date" ||
                     column.name == "author" || column.name == "session";
      column.whole = column.name != "author";
    }
    return columns;
  }

  /// Documents of those given last, before this run.
  [[nodiscard]] std::set<std::uint32_t> recent(const SavedNews& news) const {
    std::vector<const SavedStatement*> given;
    for (const SavedStatement& each : news.statements) {
      if (each.kind == Kind::Given && !each.time.empty()) given.push_back(&each);
    }
    std::stable_sort(given.begin(), given.end(),
                     [](const auto* a, const auto* b) { return a->time > b->time; });
    given.resize(std::min(given.size(), command_.form == "atom" ? command_.recent : 0));
    std::set<std::uint32_t> documents;
    for (const SavedStatement* each : given) documents.insert(each->document);
    return documents;
  }

  [[nodiscard]] TableRow row_of(const SavedSearch& search, const SavedStatement& statement,
                                const Matches& matches, const IndexView& index) const {
    const Hit hit = index.hit(statement.document);
    const std::vector<Snippet> passages = index.best_passages(
        matches, index.statement(statement.document), std::max<std::size_t>(1, command_.examples));
    const Snippet* const best = passages.empty() ? nullptr : &passages.front();
    TableRow row;
    row.add(search.name);
    row.add(statement.kind == Kind::New       ? std::string("new")
            : statement.kind == Kind::Changed ? std::string("changed")
                                              : std::string());
    row.add(statement.time.empty() ? time_ : statement.time);
    add_statement_cells(hit, row.cells);
    row.add_place(best != nullptr ? best->paragraph : 0);
    row.add_place(best != nullptr ? best->page : 0);
    row.add(best != nullptr ? best->text : "");
    row.add(citation_of(hit, best));
    for (std::size_t i = 0; i < std::min(passages.size(), command_.examples); ++i) {
      row.examples.push_back(example_of(hit, passages[i]));
    }
    return row;
  }

  std::unique_ptr<TableSink> sink_for(std::ostream& out) const {
    if (command_.form == "atom") {
      std::string names;
      for (const auto& [name, fresh] : fresh_) names += (names.empty() ? "" : ", ") + name;
      return atom_feed({.title = names, .link = command_.link, .time = time_}, out);
    }
    return table_sink({.name = "saved run"}, command_.form, command_.csv, command_.style, out);
  }

  const SavedCommand& command_;
  std::string time_;
  TableHeading heading_;
  std::vector<TableRow> rows_;
  std::size_t given_ = 0;
  std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>> fresh_;
};

}  // namespace

int add_saved(const SavedCommand& command, std::ostream& out) {
  SavedSearch search = command.search;
  search.name = command.names.front();
  check_name(search.name);
  // It will be run from other folders.
  for (std::string* const path : {&search.index, &search.vocabulary}) {
    if (!path->empty()) *path = std::filesystem::absolute(*path).lexically_normal().string();
  }
  SavedSearches searches(command.file, SavedSearches::Access::Create);
  SavedSearch* const old = searches.find(search.name);
  if (old != nullptr && !command.replace) {
    throw Error(ErrorKind::InvalidInput,
                "saved: a search is called '" + search.name +
                    "' already; take another name, or --replace, which forgets what it gave");
  }
  search.saved = now_utc();
  const Facts facts = facts_of(search);
  const SearchRequest request = request_of(search, facts, command.limits);
  const std::unique_ptr<Searcher> searcher =
      open_searcher(index_path(search.index, command.set_index), facts.vocabulary());
  std::size_t found = 0;
  std::vector<std::pair<std::string, std::string>> fresh;
  // Also without --from-now: a question that cannot be asked is not saved.
  searcher->analyse(
      [&](const IndexView& index) {
        const SavedNews news = news_of(search, request, index);
        found = news.statements.size();
        fresh = news.fresh;
      },
      request.limits);
  if (command.from_now) {
    remember(fresh, search.saved, search);
    search.last_run.clear();
  }
  if (old != nullptr) {
    *old = std::move(search);
  } else {
    searches.all().push_back(std::move(search));
  }
  searches.save();
  const std::string& name = command.names.front();
  const std::string file =
      command.file_is_named ? " --file " + shell_quoted(command.file.string()) : "";
  out << "saved: " << terminal_safe(name) << ", " << plural(found, "statement", "statements")
      << " now; "
      << terminal_safe("'rostrum-search saved run " + shell_quoted(name) + file + "' gives ")
      << (command.from_now ? "what comes after them\n" : "them, and then what comes after\n");
  return kExitDone;
}

int list_saved(const SavedCommand& command, std::ostream& out) {
  SavedSearches searches(command.file, SavedSearches::Access::Read);
  if (command.form == "json") {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const SavedSearch& each : searches.all()) {
      list.push_back({{"name", each.name},
                      {"question", question_of(each)},
                      {"saved", each.saved},
                      {"last_run", each.last_run.empty() ? nlohmann::ordered_json(nullptr)
                                                         : nlohmann::ordered_json(each.last_run)},
                      {"given", each.given.size()}});
    }
    out << list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  } else {
    for (const SavedSearch& each : searches.all()) {
      out << bold(terminal_safe(each.name), command.style) << '\n'
          << "  " << terminal_safe(question_of(each)) << '\n'
          << wrapped((each.last_run.empty() ? "saved " + each.saved + ", not run yet"
                                            : "last run " + each.last_run) +
                         "; " + plural(each.given.size(), "statement", "statements") + " given",
                     {}, 2, command.style)
          << '\n';
    }
    if (searches.all().empty()) {
      out << "No search is saved; 'rostrum-search saved add NAME QUESTION' saves one.\n";
    }
  }
  return searches.all().empty() ? kExitPartial : kExitDone;
}

int remove_saved(const SavedCommand& command, std::ostream& out) {
  SavedSearches searches(command.file, SavedSearches::Access::Change);
  std::set<std::string> gone;  // a name may stand there twice
  for (const std::string& name : command.names) gone.insert(searches.named(name).name);
  std::erase_if(searches.all(), [&](const SavedSearch& each) { return gone.contains(each.name); });
  searches.save();
  out << plural(gone.size(), "saved search", "saved searches") << " removed\n";
  return kExitDone;
}

int run_saved(const SavedCommand& command, std::ostream& out, std::ostream& err) {
  SavedSearches searches(
      command.file, command.peek ? SavedSearches::Access::Read : SavedSearches::Access::Change);
  std::vector<std::string> names = command.names;
  if (names.empty()) {
    for (const SavedSearch& each : searches.all()) names.push_back(each.name);
  }
  for (const std::string& name : names) static_cast<void>(searches.named(name));
  if (names.empty()) {
    throw Error(ErrorKind::NotFound,
                "saved: no search is saved; 'rostrum-search saved add NAME QUESTION' saves one");
  }
  Run run(command, now_utc());
  bool failed = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::find(names.begin(), names.begin() + static_cast<long>(i), names[i]) !=
        names.begin() + static_cast<long>(i)) {
      continue;  // named twice
    }
    try {
      run.ask(searches.named(names[i]));
    } catch (const Error& error) {
      failed = true;
      err << "rostrum-search: saved: " << terminal_safe(names[i] + ": " + error.what()) << '\n';
    }
  }
  // A feed is a feed also with nothing new in it; a file that is kept keeps what it has.
  const bool told = run.given() > 0 || (command.form == "atom" && command.output.empty());
  if (run.asked_any() && told) {
    if (command.output.empty()) {
      run.write(out);
    } else {
      std::ostringstream bytes;
      run.write(bytes);
      write_whole_file(command.output, bytes.view(), "output");
    }
  }
  if (run.asked_any() && !told && command.form == "text" && command.style.line < kNoEdge) {
    out << "Nothing is new since the last run.\n";  // cron, which mails what is written, sees none
  }
  // What did not reach its reader is given again.
  const bool delivered = !command.output.empty() || !command.delivered || command.delivered();
  if (!command.peek && delivered && run.asked_any()) {
    run.remember_all(searches);
    searches.save();
  }
  if (failed) return kExitFailed;
  return run.given() > 0 ? kExitDone : kExitPartial;
}

}  // namespace rostrum
