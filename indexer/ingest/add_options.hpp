/// What a run of `add` is asked to do.
#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/readers/file_reader.hpp"

namespace rostrum {

struct AddOptions {
  std::filesystem::path index;
  std::vector<std::string> paths;  ///< "-" is JSONL from `input`
  ReadOptions reading;
  std::size_t jobs = 1;
  bool prune = false;
  bool checksum = false;           ///< files are known by their bytes alone
  std::filesystem::path replaces;  ///< the index whose place `index` is to take; "" for none
  bool rebuild = false;  ///< into a new index that takes the place of the old one at the end
  bool dry_run = false;
  bool quiet = false;
  bool watch = false;            ///< go on with what arrives, until stop_requested
  bool keep_duplicates = false;  ///< copies and translations are statements of their own
  std::string report;            ///< --report FILE; "" for none
  bool json = false;
  bool show_progress = false;  ///< stderr is a terminal
};

/// Set by the first Ctrl-C: what is at hand is finished and committed.
extern std::atomic<bool> stop_requested;
inline constexpr int kExitInterrupted = 130;

}  // namespace rostrum
