#include "indexer/ingest/reading_pool.hpp"

#include <chrono>
#include <map>

#include "indexer/ingest/document_placing.hpp"
#include "indexer/ingest/version_finder.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/regular_file.hpp"

namespace rostrum {
namespace {

/// Of a task's time, that for reading; the rest goes into documents of the index.
constexpr double kReading = 0.8;

ReadingResult read_task(ReadingTask task, FileReader& reader, const Vocabulary& vocabulary,
                        TextAnalyser& analyser, std::atomic<double>& done) {
  ReadingResult result;
  ReadResult read;
  try {
    if (task.first_line > 0) {
      read = reader.read_lines(task.file.path, task.bytes, task.first_line);
    } else {
      read = reader.read_file(task.file.path, task.file.format, read_whole(task.file.path),
                              task.sidecar, [&](double part) { done = kReading * part; });
    }
  } catch (const Error& error) {
    read.skipped.push_back({0, error.what()});
  }
  std::map<std::size_t, std::size_t> places;  // in the result, by place in what was read
  for (std::size_t i = 0; i < read.statements.size(); ++i) {
    done = kReading +
           (1 - kReading) * static_cast<double>(i) / static_cast<double>(read.statements.size());
    Statement& statement = read.statements[i];
    const bool given_id = !statement.id.empty();
    if (!given_id) {
      // A file that had one statement and has several now names each anew.
      const bool known = !task.known_id.empty() && read.statements.size() == 1;
      statement.id = known ? task.known_id : proposed_id(statement);
    }
    statement.source.sha256 = task.sha256;
    reader.annotate(statement, read.notes);
    try {
      PreparedDocument document = prepare_to_place(statement, given_id, vocabulary, analyser);
      make_ready(document);
      places[i] = result.statements.size();
      result.statements.push_back({std::move(statement), std::move(document), given_id});
      const auto original = read.translations.find(i);
      if (original != read.translations.end() && places.contains(original->second)) {
        result.statements.back().translation_of = places[original->second];
      }
    } catch (const Error& error) {
      read.skipped.push_back({statement.source.line, error.what()});
    }
  }
  result.skipped = std::move(read.skipped);
  result.notes = std::move(read.notes);
  result.damage = std::move(read.damage);
  result.unknown_fields = std::move(read.unknown_fields);
  result.unread = std::move(read.unread);
  task.bytes.clear();
  result.task = std::move(task);
  return result;
}

}  // namespace

PreparedDocument prepare_to_place(const Statement& statement, bool given_id,
                                  const Vocabulary& vocabulary, TextAnalyser& analyser) {
  PreparedDocument document = prepare(statement, vocabulary, analyser);
  if (!given_id) add_version_terms(statement, document, analyser);
  return document;
}

ReadingPool::ReadingPool(const ReadOptions& options, std::size_t threads)
    : vocabulary_(*options.vocabulary) {
  // The readers are made here, so that a mistake in the options is told before a thread starts.
  for (std::size_t i = 0; i < threads; ++i)
    readers_.push_back(std::make_unique<FileReader>(options));
  for (const auto& reader : readers_) {
    threads_.emplace_back([this, each = reader.get()] { work(*each); });
  }
}

ReadingPool::~ReadingPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    todo_.clear();
  }
  task_added_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void ReadingPool::add(ReadingTask task) {
  auto slot = std::make_shared<Slot>();
  slot->share = static_cast<double>(task.share);
  slot->task = std::move(task);
  {
    const std::lock_guard lock(mutex_);
    todo_.push_back(slot);
    in_order_.push_back(slot);
  }
  ++added_;
  task_added_.notify_one();
}

ReadingResult ReadingPool::take(const std::function<void(double)>& waiting) {
  constexpr std::chrono::milliseconds kBetween{200};
  std::unique_lock lock(mutex_);
  const std::shared_ptr<Slot> slot = in_order_.front();
  const auto ready = [&] { return slot->result || slot->failure; };
  while (!result_ready_.wait_for(lock, kBetween, ready)) waiting(slot->share * slot->done);
  in_order_.pop_front();
  ++taken_;
  if (slot->failure) std::rethrow_exception(slot->failure);
  return std::move(*slot->result);
}

void ReadingPool::work(FileReader& reader) {
  TextAnalyser analyser;
  for (;;) {
    std::shared_ptr<Slot> slot;
    ReadingTask task;
    {
      std::unique_lock lock(mutex_);
      task_added_.wait(lock, [this] { return stopping_ || !todo_.empty(); });
      if (stopping_) return;
      slot = todo_.front();
      todo_.pop_front();
      task = std::move(*slot->task);
    }
    std::optional<ReadingResult> result;
    std::exception_ptr failure;
    try {
      result = read_task(std::move(task), reader, vocabulary_, analyser, slot->done);
    } catch (...) {
      failure = std::current_exception();  // rethrown by take(), on the thread that asks
    }
    {
      const std::lock_guard lock(mutex_);
      slot->result = std::move(result);
      slot->failure = failure;
    }
    result_ready_.notify_all();
  }
}

}  // namespace rostrum
