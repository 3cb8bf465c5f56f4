#include "tests/support/recorded_disk.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <stdexcept>

#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

std::uint64_t number_in(const std::string& word) {
  std::uint64_t number = 0;
  std::from_chars(word.data(), word.data() + word.size(), number);
  return number;
}

std::string parent_of(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string::npos ? "" : name.substr(0, slash);
}

}  // namespace

std::vector<RecordedCall> recorded_calls(std::string_view log) {
  std::vector<RecordedCall> calls;
  while (!log.empty()) {
    const std::size_t end = log.find('\n');
    if (end == std::string_view::npos) throw std::runtime_error("the record is cut short");
    std::vector<std::string> words;
    for (std::string_view line = log.substr(0, end);;) {
      const std::size_t tab = line.find('\t');
      words.emplace_back(line.substr(0, tab));
      if (tab == std::string_view::npos) break;
      line.remove_prefix(tab + 1);
    }
    log.remove_prefix(end + 1);
    RecordedCall call{.name = words.at(0), .path = words.at(1), .other = {}, .bytes = {}};
    if (words.size() > 3) {
      call.other = words[2];
      call.at = number_in(words[2]);
    }
    const std::uint64_t size = number_in(words.back());
    call.bytes = log.substr(0, size);
    log.remove_prefix(size);
    calls.push_back(std::move(call));
  }
  return calls;
}

RecordedDisk::RecordedDisk(std::filesystem::path folder) : folder_(std::move(folder)) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
    std::shared_ptr<File>& file = now_[below(entry.path().string())];
    if (!entry.is_directory()) {
      file = std::make_shared<File>(File{.synced = read_bytes(entry.path()), .changes = {}});
    }
  }
  synced_ = now_;
}

std::string RecordedDisk::below(const std::string& path) const {
  return std::filesystem::path(path).lexically_relative(folder_).string();
}

void RecordedDisk::change_names(const NameChange& change, Names& names) const {
  const std::string name = below(change.call.path);
  const std::string other = below(change.call.other);
  const auto move = [&](const std::string& from, const std::string& to) {
    Names moved;
    for (auto each = names.begin(); each != names.end();) {
      if (each->first == from || each->first.starts_with(from + "/")) {
        moved[to + each->first.substr(from.size())] = each->second;
        each = names.erase(each);
      } else {
        ++each;
      }
    }
    for (auto& [key, file] : moved) names[key] = file;
  };
  if (change.call.name == "create" || change.call.name == "empty") {
    names.try_emplace(name, change.made);
  } else if (change.call.name == "folder") {
    names[name] = nullptr;
  } else if (change.call.name == "remove") {
    names.erase(name);
  } else if (change.call.name == "link") {
    if (const auto known = names.find(name); known != names.end()) names[other] = known->second;
  } else if (change.call.name == "rename") {
    if (!names.contains(name)) return;
    names.erase(other);
    move(name, other);
  } else if (change.call.name == "exchange") {
    move(name, name + ".exchanged");
    move(other, name);
    move(name + ".exchanged", other);
  }
}

void RecordedDisk::change_bytes(const Change& change, std::string& bytes) {
  if (change.cut) {
    bytes.resize(change.at);
    return;
  }
  if (bytes.size() < change.at + change.bytes.size()) bytes.resize(change.at + change.bytes.size());
  bytes.replace(change.at, change.bytes.size(), change.bytes);
}

void RecordedDisk::apply(const RecordedCall& call) {
  const std::string name = below(call.path);
  const auto known = now_.find(name);
  const auto file = known != now_.end() ? known->second : nullptr;
  if (call.name == "write") {
    if (file) file->changes.push_back({call.at, call.bytes, false});
    return;
  }
  if (call.name == "size" || call.name == "room") {
    std::uint64_t size = call.at;
    if (file && call.name == "room") {
      std::string bytes = file->synced;
      for (const Change& each : file->changes) change_bytes(each, bytes);
      size = std::max<std::uint64_t>(size, bytes.size());
    }
    if (file) file->changes.push_back({size, "", true});
    return;
  }
  if (call.name == "sync" && file) {
    for (const Change& each : file->changes) change_bytes(each, file->synced);
    file->changes.clear();
    return;
  }
  if (call.name == "sync") {
    // Of a folder: its names are on disk, and what was done to them before.
    const std::string folder = name == "." ? "" : name;
    std::size_t synced = 0;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      const RecordedCall& each = waiting_[i].call;
      if (parent_of(below(each.path)) == folder ||
          (!each.other.empty() && parent_of(below(each.other)) == folder)) {
        synced = i + 1;
      }
    }
    for (std::size_t i = 0; i < synced; ++i) change_names(waiting_[i], synced_);
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<long>(synced));
    return;
  }
  if (call.name == "empty" && file) {
    file->changes.push_back({0, "", true});
    return;
  }
  if (call.name == "create" && file) return;
  NameChange change{.call = call, .made = std::make_shared<File>()};
  change_names(change, now_);
  waiting_.push_back(std::move(change));
}

void RecordedDisk::write_after_cut(Reached reached, std::mt19937_64& random,
                                   const std::filesystem::path& folder) const {
  Names names = synced_;
  const std::size_t all = waiting_.size();
  const std::size_t done = reached == Reached::All       ? all
                           : reached == Reached::Nothing ? 0
                                                         : random() % (all + 1);
  for (std::size_t i = 0; i < done; ++i) change_names(waiting_[i], names);
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  for (const auto& [name, file] : names) {
    // A name whose folder did not reach the disk is not there either.
    if (!std::filesystem::is_directory((folder / name).parent_path())) continue;
    if (!file) {
      std::filesystem::create_directory(folder / name);
      continue;
    }
    std::string bytes = file->synced;
    for (const Change& each : file->changes) {
      if (reached == Reached::All || (reached == Reached::Some && random() % 2 == 0)) {
        change_bytes(each, bytes);
      }
    }
    std::ofstream(folder / name, std::ios::binary) << bytes;
  }
}

}  // namespace rostrum::testing
