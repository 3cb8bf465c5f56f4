/// Whole answers that were made before: the same question to the same commit has the same answer.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "searcher/server/http/http_message.hpp"

namespace rostrum {

/// Those asked for least lately go first; with a new commit nobody asks for those of the old one.
/// Thread-safe.
class AnswerCache {
 public:
  /// 0 keeps none. An answer may take a sixteenth of that.
  explicit AnswerCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// Null if it is not there. `key` names all that the answer depends on.
  [[nodiscard]] std::shared_ptr<const HttpResponse> find(std::string_view key);
  /// Whether an answer of so many bytes is kept.
  [[nodiscard]] bool takes(std::size_t bytes) const;
  void put(std::string key, std::shared_ptr<const HttpResponse> response);
  void clear();

  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const HttpResponse> response;
    std::size_t bytes = 0;
  };

  mutable std::mutex mutex_;
  std::list<Entry> entries_;  ///< the last asked for first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> places_;  ///< keys of entries_
  std::size_t bytes_ = 0;
  std::size_t most_bytes_;
};

}  // namespace rostrum
