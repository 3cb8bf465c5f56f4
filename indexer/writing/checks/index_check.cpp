// Longer than most: an examination is one object, whose tasks share what they have found.
#include "indexer/writing/checks/index_check.hpp"

#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <limits>
#include <map>
#include <mutex>
#include <optional>
#include <sstream>
#include <system_error>
#include <thread>

#include "indexer/writing/checks/checked_index.hpp"
#include "indexer/writing/documents/file_record.hpp"
#include "indexer/writing/documents/metadata_sum.hpp"
#include "indexer/writing/documents/statement_sums.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/columns/column_files.hpp"
#include "schemas/columns/stored_documents.hpp"
#include "schemas/index/facet_entries.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/index/index_format.hpp"
#include "schemas/index/record_codec.hpp"
#include "schemas/index/stored_document.hpp"

namespace rostrum {
namespace {

/// More of one kind tells nothing new.
constexpr std::size_t kMostProblems = 50;
/// Statements that a thread takes at a time.
constexpr std::size_t kAtOnce = 128;
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// The terms, and how often each.
using ExpectedTerms = std::vector<std::pair<std::string_view, std::uint32_t>>;

/// All entries of the lists of terms, from one side.
struct Entries {
  std::uint64_t sum = 0;
  std::uint64_t count = 0;

  void add(const std::string& term, std::uint32_t number, std::uint32_t times) {
    sum += entry_hash(name_hash(term), number, times);
    ++count;
  }
  void add(const Entries& other) {
    sum += other.sum;
    count += other.count;
  }
  friend bool operator==(const Entries&, const Entries&) = default;
};

/// A term that says nothing of the statement: it can be compared with the lists alone.
bool is_note(std::string_view term) {
  return term.starts_with(field(FieldId::Batch).prefix) ||
         term.starts_with(field(FieldId::Band).prefix) ||
         term.starts_with(field(FieldId::Occasion).prefix);
}

class Examination {
 public:
  Examination(const std::filesystem::path& index, const Vocabulary& vocabulary,
              const CheckOptions& options)
      : index_(index), vocabulary_(vocabulary), options_(options), database_(open_index(index)) {}

  IndexProblems run() {
    // Xapian takes a table that is missing for one that is empty, and of an empty index they are.
    for (const char* table : kTables) {
      std::error_code none;
      if (database_.get_doccount() > 0 &&
          !std::filesystem::exists(index_ / (std::string(table) + ".glass"), none)) {
        say(problems_.statements, std::string(table) + ".glass is missing");
      }
    }
    if (!problems_.statements.empty()) return problems_;
    try {
      numbers_ = document_numbers(database_);
    } catch (const Xapian::DatabaseModifiedError&) {
      throw;
    } catch (const Xapian::Error& error) {
      say(problems_.statements, error.get_msg());
      return problems_;
    }
    std::vector<std::function<void(Worker&)>> tasks;
    add_table_tasks(tasks);
    add_column_tasks(tasks);
    if (!options_.quick) add_statement_tasks(tasks);
    run_all(tasks);
    if (!options_.quick && problems_.statements.empty()) compare();
    if (open_index(index_).get_revision() != database_.get_revision()) throw_changed();
    return problems_;
  }

 private:
  static constexpr const char* kTables[] = {"docdata", "postlist", "termlist"};

  struct Worker {
    Xapian::Database database;
    TextAnalyser analyser;
    Entries entries;               ///< of lists, from the statements' side
    std::uint64_t length = 0;      ///< of all statements that it has looked at
    std::vector<FormPairs> pairs;  ///< by segment
  };

  [[noreturn]] void throw_changed() const {
    throw Error(ErrorKind::Busy,
                index_.string() + ": it was changed while it was read; run 'check' once more");
  }

  void say(std::vector<std::string>& problems, const std::string& problem) {
    const std::lock_guard lock(mutex_);
    if (problems.size() < kMostProblems) problems.push_back(problem);
    if (problems.size() == kMostProblems) problems.emplace_back("… and perhaps more");
  }

  void run_all(const std::vector<std::function<void(Worker&)>>& tasks) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      Worker worker{.database = open_index(index_)};
      if (worker.database.get_revision() != database_.get_revision()) throw_changed();
      worker.pairs.resize(segments_.size());
      for (std::size_t i = next++; i < tasks.size(); i = next++) {
        try {
          tasks[i](worker);
        } catch (const Xapian::DatabaseModifiedError&) {
          throw_changed();
        } catch (const Xapian::Error& error) {
          say(problems_.statements, error.get_msg());
        } catch (const std::exception& error) {
          say(problems_.statements, error.what());
        }
      }
      const std::lock_guard lock(mutex_);
      entries_.add(worker.entries);
      length_ += worker.length;
      for (std::size_t i = 0; i < segments_.size(); ++i) pairs_[i].merge(worker.pairs[i]);
    };
    std::vector<std::future<void>> helpers;
    try {
      for (std::size_t i = 1; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
        helpers.push_back(std::async(std::launch::async, work));
      }
    } catch (const std::system_error&) {  // then with those that there are
    }
    work();
    for (std::future<void>& each : helpers) each.get();
  }

  void add_table_tasks(std::vector<std::function<void(Worker&)>>& tasks) {
    tasks.emplace_back([this](Worker& worker) { look_at_lists(worker.database); });
    tasks.emplace_back([this](Worker& worker) { look_at_metadata(worker.database); });
    if (options_.quick) return;
    for (const char* table : kTables) {
      // Xapian opens them for writing, which a medium to read from alone does not allow.
      if (access((index_ / (std::string(table) + ".glass")).c_str(), W_OK) != 0) continue;
      tasks.emplace_back([this, table](Worker&) {
        std::ostringstream words;
        const std::size_t errors = Xapian::Database::check((index_ / table).string(), 0, &words);
        if (errors == 0) return;
        say(problems_.statements, std::string(table) + ".glass: Xapian finds " +
                                      std::to_string(errors) +
                                      " errors in it: " + words.str().substr(0, 500));
      });
    }
  }

  /// Every list of terms, and the totals.
  void look_at_lists(const Xapian::Database& database) {
    if (numbers_.size() != database.get_doccount() ||
        (!numbers_.empty() && numbers_.back() > database.get_lastdocid())) {
      say(problems_.statements, "the number of statements is not that of their list");
    }
    if (options_.quick) return;
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      const std::string name = *term;
      std::size_t documents = 0;
      std::uint64_t times = 0;
      for (auto posting = database.postlist_begin(name); posting != database.postlist_end(name);
           ++posting) {
        listed_.add(name, *posting, posting.get_wdf());
        ++documents;
        times += posting.get_wdf();
      }
      if (documents != term.get_termfreq() || times != database.get_collection_freq(name)) {
        say(problems_.statements, "the totals of term '" + name + "' are not those of its list");
      }
      if (facet_of_term(name) != nullptr &&
          database.get_metadata(std::string(kMetadataValue) + name).empty()) {
        say(problems_.statements, "term '" + name + "' has no name");
      }
    }
  }

  void look_at_metadata(const Xapian::Database& database) {
    const std::string sum = database.get_metadata(std::string(kMetadataSum));
    if (!sum.empty() && sum != std::to_string(sum_of_metadata(database))) {
      say(problems_.statements, "what is noted of files, values and annotations is not as written");
    }
    const std::string prefix(kMetadataFile);
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
         ++key) {
      if (!decode_file_record(database.get_metadata(*key))) {
        say(problems_.statements, "what is noted of a file cannot be read");
      }
    }
  }

  void add_column_tasks(std::vector<std::function<void(Worker&)>>& tasks) {
    const auto manifest = read_manifest(index_);
    if (!manifest || manifest->database != database_.get_uuid()) {
      say(problems_.columns, "there are none for this index");
      return;
    }
    if (manifest->revision != database_.get_revision()) {
      say(problems_.columns, "they are of commit " + std::to_string(manifest->revision) +
                                 ", the index is at " + std::to_string(database_.get_revision()));
      return;
    }
    try {
      segments_ = map_segments(index_, *manifest);
      place_statements(*manifest);
    } catch (const Error& error) {
      segments_.clear();
      say(problems_.columns, error.what());
      return;
    }
    files_ = manifest->files;
    tombstones_ = !manifest->tombstones.empty();
    pairs_.resize(segments_.size());
    in_segments_.resize(segments_.size());
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      in_segments_[i].resize(kColumnParts);
      for (std::size_t part = 0; part < kColumnParts; ++part) {
        tasks.emplace_back([this, i, part](Worker&) { look_at_segment(i, part); });
      }
    }
  }

  /// Which statement is in which slot of which segment. Throws DamagedSegment.
  void place_statements(const ColumnManifest& manifest) {
    places_.assign(numbers_.size(), {kNone, 0});
    std::size_t alive = 0;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      for (std::uint32_t slot = 0; slot < segments_[i].slots(); ++slot) {
        const std::uint32_t number = segments_[i].first() + slot;
        if (!segments_[i].present(slot) ||
            std::binary_search(manifest.tombstones.begin(), manifest.tombstones.end(), number)) {
          continue;
        }
        ++alive;
        const auto found = std::lower_bound(numbers_.begin(), numbers_.end(), number);
        if (found == numbers_.end() || *found != number) {
          say(problems_.columns, "they hold a statement that is gone");
          continue;
        }
        places_[static_cast<std::size_t>(found - numbers_.begin())] = {
            static_cast<std::uint32_t>(i), slot};
      }
    }
    if (alive != numbers_.size()) {
      say(problems_.columns, std::to_string(alive) + " of " + std::to_string(numbers_.size()) +
                                 " statements are in them");
    }
  }

  /// The three kinds of lists, the documents, and the bytes.
  static constexpr std::size_t kColumnParts = kListKinds + 2;

  void look_at_segment(std::size_t which, std::size_t part) {
    const Segment& segment = segments_[which];
    try {
      if (part == kListKinds + 1) {
        if (!segment.verify()) say(problems_.columns, files_[which] + " is damaged");
        return;
      }
      if (options_.quick) return;
      std::vector<ColumnSums>& sums = in_segments_[which][part];
      sums.resize(segment.slots());
      if (part == kListKinds) {
        add_documents(segment, sums);
      } else {
        add_lists(segment, static_cast<ListKind>(part), sums);
      }
    } catch (const DamagedSegment& damaged) {
      // Bytes that are not those that were written are told once, by the part that looks at them.
      if (segment.verify()) say(problems_.columns, files_[which] + ": " + damaged.what());
    }
  }

  void add_statement_tasks(std::vector<std::function<void(Worker&)>>& tasks) {
    expected_.resize(numbers_.size());
    for (std::size_t begin = 0; begin < numbers_.size(); begin += kAtOnce) {
      tasks.emplace_back([this, begin](Worker& worker) {
        const std::size_t end = std::min(begin + kAtOnce, numbers_.size());
        for (std::size_t i = begin; i < end; ++i) look_at_statement(i, worker);
        tell(end - begin);
      });
    }
  }

  void tell(std::size_t more) {
    if (!options_.progress) return;
    const std::lock_guard lock(mutex_);
    done_ += more;
    options_.progress(done_, numbers_.size());
  }

  void look_at_statement(std::size_t i, Worker& worker) {
    std::string problem;
    try {
      problem = problem_of(i, worker);
    } catch (const Xapian::DatabaseModifiedError&) {
      throw;
    } catch (const Xapian::Error& error) {
      problem = error.get_msg();
    } catch (const std::exception& error) {
      problem = error.what();
    }
    if (problem.empty()) return;
    say(problems_.statements, "statement " + std::to_string(numbers_[i]) + ": " + problem);
  }

  /// "" if nothing is wrong.
  std::string problem_of(std::size_t i, Worker& worker) {
    const Xapian::docid number = numbers_[i];
    const Xapian::Document document = worker.database.get_document(number);
    const std::string data = document.get_data();
    const Statement statement = decode_document(data);
    const std::string name = "'" + statement.id + "': ";
    const StatementTerms terms = terms_of(statement, worker.analyser);
    std::vector<std::string> facets;
    for (const FacetEntry& entry : facet_entries(statement, vocabulary_)) {
      facets.push_back(entry.term);
    }
    if (!statement.variant_of.empty()) facets.push_back(variant_term(statement.variant_of));
    const std::string id = std::string(field(FieldId::Id).prefix) + statement.id;
    const std::string file =
        std::string(field(FieldId::File).prefix) + file_key(outer_file(statement.source.file));
    ExpectedTerms expected{{id, 0}, {file, 0}};
    for (const std::string& facet : facets) expected.emplace_back(facet, 0);
    for (const CountedTerm& stem : terms.stems) expected.emplace_back(stem.term, stem.in_length);
    std::sort(expected.begin(), expected.end());
    if (!has_terms(number, expected, worker)) return name + "its terms are not those of its record";
    if (worker.database.get_termfreq(id) != 1) return name + "its id stands for several statements";
    if (worker.database.get_doclength(number) != terms.length()) {
      return name + "its length is not that of its words";
    }
    worker.length += terms.length();
    std::map<Xapian::valueno, std::string> values{
        {*field(FieldId::Content).slot, content_hash_of(data)}};
    if (statement.date) values[*field(FieldId::Date).slot] = date_value(*statement.date);
    std::size_t found = 0;
    for (auto value = document.values_begin(); value != document.values_end(); ++value, ++found) {
      const auto known = values.find(value.get_valueno());
      if (known == values.end() || known->second != *value) found = values.size();
    }
    if (found != values.size()) return name + "its date or hash is not that of its record";
    const std::string record = encode_record(statement);
    const auto days =
        statement.date ? decode_date_value(date_value(*statement.date)) : std::optional<DayRange>();
    FormPairs unused;
    const bool placed = !segments_.empty() && places_[i].first != kNone;
    expected_[i] = sums_of(terms, facets,
                           {.number = number,
                            .length = terms.length(),
                            .first_day = days ? static_cast<std::uint32_t>(days->first) : 0,
                            .last_day = days ? static_cast<std::uint32_t>(days->last) : 0,
                            .record = record},
                           placed ? worker.pairs[places_[i].first] : unused);
    return "";
  }

  static bool has_terms(Xapian::docid number, const ExpectedTerms& expected, Worker& worker) {
    auto next = expected.begin();
    const auto end = worker.database.termlist_end(number);
    for (auto term = worker.database.termlist_begin(number); term != end; ++term) {
      const std::string name = *term;
      worker.entries.add(name, number, term.get_wdf());
      if (next != expected.end() && next->first == name && next->second == term.get_wdf()) {
        ++next;
      } else if (!is_note(name) || term.get_wdf() != 0) {
        return false;
      }
    }
    return next == expected.end();
  }

  /// What all tasks together have found.
  void compare() {
    if (entries_ != listed_) {
      say(problems_.statements, "the lists of terms are not those of the statements");
    }
    if (length_ != database_.get_total_length()) {
      say(problems_.statements, "the length of all statements is not the sum of theirs");
    }
    if (!problems_.columns.empty()) return;
    std::vector<bool> wrong(segments_.size(), false);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const auto [segment, slot] = places_[i];
      if (segment == kNone) continue;
      ColumnSums sums;
      for (const std::vector<ColumnSums>& part : in_segments_[segment]) {
        if (part.empty()) continue;
        sums.values += part[slot].values;
        sums.combinations += part[slot].combinations;
        sums.stems += part[slot].stems;
        sums.words += part[slot].words;
        sums.document += part[slot].document;
      }
      if (sums != expected_[i]) wrong[segment] = true;
    }
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const FormPairs pairs = pairs_of(segments_[i]);
      // Those of documents that are gone may be among them.
      const bool all = std::all_of(pairs_[i].begin(), pairs_[i].end(),
                                   [&](std::uint64_t each) { return pairs.contains(each); });
      if (!all || (!tombstones_ && pairs.size() != pairs_[i].size())) wrong[i] = true;
      if (wrong[i]) say(problems_.columns, files_[i] + " is not what its statements make");
    }
  }

  const std::filesystem::path& index_;
  const Vocabulary& vocabulary_;
  const CheckOptions& options_;
  Xapian::Database database_;
  std::vector<std::uint32_t> numbers_;
  std::vector<Segment> segments_;
  std::vector<std::string> files_;  ///< of the segments
  bool tombstones_ = false;         ///< segments hold documents that are gone
  /// Of each statement: its segment, kNone for none, and its slot there.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places_;
  std::vector<ColumnSums> expected_;
  std::vector<std::vector<std::vector<ColumnSums>>> in_segments_;  ///< by part, then by slot
  Entries listed_;                                                 ///< of one task
  std::mutex mutex_;
  IndexProblems problems_;
  Entries entries_;
  std::uint64_t length_ = 0;
  std::vector<FormPairs> pairs_;
  std::size_t done_ = 0;
};

}  // namespace

IndexProblems examine_index(const std::filesystem::path& index, const Vocabulary& vocabulary,
                            const CheckOptions& options) {
  try {
    return Examination(index, vocabulary, options).run();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::Unreadable) throw;  // no index of ours, or not yet one
    return {.statements = {error.what()}, .columns = {}};
  } catch (const Xapian::DatabaseModifiedError&) {
    throw Error(ErrorKind::Busy,
                index.string() + ": it was changed while it was read; run 'check' once more");
  } catch (const Xapian::Error& error) {
    return {.statements = {error.get_msg()}, .columns = {}};
  }
}

}  // namespace rostrum
