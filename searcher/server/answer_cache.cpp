#include "searcher/server/answer_cache.hpp"

#include <utility>

namespace rostrum {
namespace {

constexpr std::size_t kOverhead = 1024;  // of lists and headers, generously

}  // namespace

std::shared_ptr<const HttpResponse> AnswerCache::find(std::string_view key) {
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(key);
  if (place == places_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, place->second);
  return place->second->response;
}

bool AnswerCache::takes(std::size_t bytes) const {
  constexpr std::size_t kLeastAnswers = 16;
  return kOverhead + bytes <= most_bytes_ / kLeastAnswers;
}

void AnswerCache::put(std::string key, std::shared_ptr<const HttpResponse> response) {
  const std::size_t bytes = kOverhead + 2 * key.size() + response->body.size();
  if (!takes(2 * key.size() + response->body.size())) return;
  const std::lock_guard lock(mutex_);
  if (places_.contains(key)) return;
  entries_.push_front({std::move(key), std::move(response), bytes});
  bytes_ += bytes;
  try {
    places_.emplace(entries_.front().key, entries_.begin());
  } catch (...) {
    entries_.pop_front();
    bytes_ -= bytes;
    throw;
  }
  while (bytes_ > most_bytes_) {
    bytes_ -= entries_.back().bytes;
    places_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

void AnswerCache::clear() {
  const std::lock_guard lock(mutex_);
  places_.clear();
  entries_.clear();
  bytes_ = 0;
}

std::size_t AnswerCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace rostrum
