/// The file of saved searches: questions under names, and what each has given already.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "searcher/request/question_options.hpp"

namespace rostrum {

struct SavedSearch {
  /// A statement that was given: what it said, and when it was given.
  struct Given {
    std::string content;  ///< the beginning of its content's hash
    std::string time;
  };

  std::string name;
  GivenValues question;  ///< of saved_options()
  std::string index;     ///< --index and --vocabulary, where they were given
  std::string vocabulary;
  std::string saved;                             ///< RFC 3339, UTC
  std::string last_run;                          ///< "" for never
  std::unordered_map<std::string, Given> given;  ///< by id
};

/// What a saved question has: words, filters and limits of size; neither time nor memory.
[[nodiscard]] std::vector<Option> saved_options();

/// Hexadecimal digits of a hash that are kept: two texts of one id never share them by chance.
inline constexpr std::size_t kContentDigits = 16;

/// Holds a lock as long as it lives, so that of two runs one waits. Readers need none: the file is
/// replaced whole.
class SavedSearches {
 public:
  enum class Access {
    Read,
    Change,  ///< what is there; where there is no file, none is made
    Create,  ///< also the file and its folders
  };

  /// What the file has; nothing if there is none. Throws Error: InvalidInput if it is of another
  /// form, Unreadable if it cannot be read, Busy if another run has the lock for long.
  SavedSearches(std::filesystem::path file, Access access);
  ~SavedSearches();
  SavedSearches(const SavedSearches&) = delete;
  SavedSearches& operator=(const SavedSearches&) = delete;

  /// Null if there is none.
  [[nodiscard]] SavedSearch* find(std::string_view name);
  /// Throws Error(NotFound), naming those that there are.
  [[nodiscard]] SavedSearch& named(std::string_view name);
  [[nodiscard]] std::vector<SavedSearch>& all() { return searches_; }

  /// All of it or nothing, on disk when this returns. REQUIRES: opened to write. Throws
  /// Error(Unreadable).
  void save() const;

 private:
  std::filesystem::path file_;
  std::vector<SavedSearch> searches_;
  int lock_ = -1;
};

/// $XDG_DATA_HOME/rostrum/saved.json, else below ~/.local/share. Throws Error(InvalidInput) if
/// neither is set.
[[nodiscard]] std::filesystem::path saved_searches_file();

/// Now, as RFC 3339 has it; what $SOURCE_DATE_EPOCH says where it is set.
[[nodiscard]] std::string now_utc();

}  // namespace rostrum
