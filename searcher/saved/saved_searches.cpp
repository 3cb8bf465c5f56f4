#include "searcher/saved/saved_searches.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>
#include <utility>

#include "schemas/base/error.hpp"
#include "schemas/base/regular_file.hpp"
#include "schemas/base/user_folder.hpp"
#include "schemas/text/nearest_names.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/answers/base/whole_file.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

constexpr const char* kForm = "rostrum_saved_searches";
constexpr int kVersion = 2;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

json json_of(const SavedSearch& search) {
  // By run, so that the time stands once; sorted, so that the same is the same bytes.
  std::map<std::string, std::map<std::string, std::string>> runs;
  for (const auto& [id, given] : search.given) runs[given.time][id] = given.content;
  return {{"name", search.name},   {"question", search.question.values},
          {"index", search.index}, {"vocabulary", search.vocabulary},
          {"saved", search.saved}, {"last_run", search.last_run},
          {"given", json(runs)}};
}

SavedSearch search_of(const json& object) {
  SavedSearch search;
  search.name = object.at("name").get<std::string>();
  GivenValues question;
  question.values = object.at("question").get<decltype(question.values)>();
  const std::vector<Option> options = saved_options();
  for (const auto& [name, values] : question.values) {
    if (find_option(options, name) == nullptr) throw OptionError(name, "no option has that name");
  }
  search.question = checked_values(options, question);
  search.index = object.at("index").get<std::string>();
  search.vocabulary = object.at("vocabulary").get<std::string>();
  search.saved = object.at("saved").get<std::string>();
  search.last_run = object.at("last_run").get<std::string>();
  for (const auto& [time, statements] : object.at("given").items()) {
    for (const auto& [id, content] : statements.items()) {
      search.given[id] = {content.get<std::string>(), time};
    }
  }
  return search;
}

/// None where there is no file.
std::optional<std::string> text_of(const std::filesystem::path& file) {
  try {
    return read_whole(file);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::NotFound) return std::nullopt;
    throw Error(error.kind(), "saved: " + file.string() + ": " + error.what());
  }
}

std::vector<SavedSearch> read_searches(const std::filesystem::path& file) {
  const std::optional<std::string> bytes = text_of(file);
  if (!bytes) return {};
  const auto refuse = [&](const std::string& why) {
    return Error(ErrorKind::InvalidInput,
                 "saved: " + file.string() + ": " + why + "; name another file");
  };
  try {
    const json document = json::parse(*bytes);
    if (document.at(kForm).get<int>() != kVersion) throw refuse("another version wrote it");
    std::vector<SavedSearch> searches;
    for (const json& each : document.at("searches")) searches.push_back(search_of(each));
    return searches;
  } catch (const json::exception&) {
    throw refuse("holds no saved searches");
  } catch (const OptionError& error) {
    throw refuse(error.what());
  }
}

/// Of a file beside it, since the file itself is replaced. Waits a while.
int locked(const std::filesystem::path& file) {
  constexpr std::chrono::milliseconds kPause{50};
  constexpr int kTries = 200;
  std::error_code failed;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), failed);
  const std::string beside = file.string() + ".lock";
  const int lock = open(beside.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock < 0) {
    throw Error(ErrorKind::Unreadable,
                "saved: " + beside + ": cannot be written (" + std::strerror(errno) + ")");
  }
  for (int attempt = 0; flock(lock, LOCK_EX | LOCK_NB) != 0; ++attempt) {
    if (attempt == kTries || (errno != EWOULDBLOCK && errno != EINTR)) {
      close(lock);
      throw Error(ErrorKind::Busy,
                  "saved: " + file.string() + ": another run has it; wait for it to end");
    }
    std::this_thread::sleep_for(kPause);
  }
  return lock;
}

}  // namespace

std::vector<Option> saved_options() {
  std::vector<Option> options = {kWordsOption};
  for (const auto more : {filter_options(), word_options(), size_options()}) {
    options.insert(options.end(), more.begin(), more.end());
  }
  return options;
}

SavedSearches::SavedSearches(std::filesystem::path file, Access access) : file_(std::move(file)) {
  if (file_ == "-") {
    throw Error(ErrorKind::InvalidInput,
                "saved: '-' is no file, and runs are remembered in one; name it");
  }
  std::error_code ignored;
  const auto kind = std::filesystem::status(file_, ignored).type();
  if (access == Access::Change && kind == std::filesystem::file_type::not_found) return;
  if (access != Access::Read) lock_ = locked(file_);
  try {
    searches_ = read_searches(file_);
  } catch (...) {
    if (lock_ >= 0) close(lock_);
    throw;
  }
}

SavedSearches::~SavedSearches() {
  if (lock_ >= 0) close(lock_);
}

SavedSearch* SavedSearches::find(std::string_view name) {
  const auto found = std::find_if(searches_.begin(), searches_.end(),
                                  [&](const SavedSearch& each) { return each.name == name; });
  return found == searches_.end() ? nullptr : &*found;
}

SavedSearch& SavedSearches::named(std::string_view name) {
  if (SavedSearch* const found = find(name)) return *found;
  std::vector<std::pair<std::string, std::string>> names;
  for (const SavedSearch& each : searches_) names.emplace_back(fold_name(each.name), each.name);
  throw Error(ErrorKind::NotFound, "saved: no search is called '" + std::string(name) + "'" +
                                       did_you_mean(nearest_names(name, names)) +
                                       "; see 'rostrum-search saved list'");
}

void SavedSearches::save() const {
  json document = {{kForm, kVersion}, {"searches", json::array()}};
  for (const SavedSearch& each : searches_) document["searches"].push_back(json_of(each));
  write_whole_file(file_, document.dump(1) + '\n', "saved");
}

std::filesystem::path saved_searches_file() {
  const std::filesystem::path data = user_folder("XDG_DATA_HOME", ".local/share");
  if (data.empty()) {
    throw Error(ErrorKind::InvalidInput,
                "saved: no file is named; give --file FILE or set XDG_DATA_HOME");
  }
  return data / "rostrum/saved.json";
}

std::string now_utc() {
  std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  if (const std::string given = variable("SOURCE_DATE_EPOCH"); !given.empty()) {
    std::from_chars(given.data(), given.data() + given.size(), now);
  }
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), size};
}

}  // namespace rostrum
