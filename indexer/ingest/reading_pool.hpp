/// Reads and prepares pieces of files on several threads, and gives the results in the order in
/// which the pieces came, so that an index does not depend on the number of threads.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "indexer/ingest/file_list.hpp"
#include "indexer/readers/file_reader.hpp"
#include "indexer/writing/documents/prepared_document.hpp"

namespace rostrum {

/// A piece of work: a whole file, or lines of a JSONL file.
struct ReadingTask {
  SourceFile file;
  int first_line = 0;  ///< 0: a whole file
  std::string bytes;   ///< the lines
  std::string sidecar;
  std::string sha256;        ///< of the file
  std::string known_id;      ///< of the one statement that the file has in the index; "" for none
  std::uintmax_t share = 0;  ///< bytes of its file that are done with it
  bool last = false;         ///< of its file
};

struct ReadStatement {
  Statement statement;
  PreparedDocument document;
  bool given_id = false;
  std::optional<std::size_t> translation_of;  ///< which statement of the same result
};

/// The document of a statement, with what its versions find it by if its id is of our making.
[[nodiscard]] PreparedDocument prepare_to_place(const Statement& statement, bool given_id,
                                                const Vocabulary& vocabulary,
                                                TextAnalyser& analyser);

struct ReadingResult {
  ReadingTask task;  ///< without its bytes
  std::vector<ReadStatement> statements;
  std::vector<Problem> skipped;
  std::vector<Problem> notes;
  std::vector<Problem> damage;
  std::vector<std::string> unknown_fields;
  std::vector<UnreadPages> unread;
};

class ReadingPool {
 public:
  /// Throws Error(InvalidInput) for mistakes in the options. REQUIRES: threads > 0.
  ReadingPool(const ReadOptions& options, std::size_t threads);
  /// Waits for the tasks at hand; those not begun are dropped.
  ~ReadingPool();
  ReadingPool(const ReadingPool&) = delete;
  ReadingPool& operator=(const ReadingPool&) = delete;

  void add(ReadingTask task);
  /// Tasks added whose results were not taken.
  [[nodiscard]] std::size_t waiting() const { return added_ - taken_; }
  /// So many tasks keep every thread busy; more only take memory.
  [[nodiscard]] std::size_t capacity() const { return threads_.size() * 4; }
  /// The result of the oldest task; until it is there, `waiting` is called a few times a second
  /// with the bytes of it that are done. REQUIRES: waiting() > 0. Rethrows what a thread threw.
  [[nodiscard]] ReadingResult take(const std::function<void(double)>& waiting);

 private:
  struct Slot {
    std::optional<ReadingTask> task;
    std::optional<ReadingResult> result;
    std::exception_ptr failure;
    double share = 0;              ///< bytes of the task
    std::atomic<double> done = 0;  ///< part of it
  };
  void work(FileReader& reader);

  const Vocabulary& vocabulary_;
  std::vector<std::unique_ptr<FileReader>> readers_;
  std::mutex mutex_;
  std::condition_variable task_added_;
  std::condition_variable result_ready_;
  std::deque<std::shared_ptr<Slot>> todo_;
  std::deque<std::shared_ptr<Slot>> in_order_;
  bool stopping_ = false;
  std::size_t added_ = 0;
  std::size_t taken_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace rostrum
