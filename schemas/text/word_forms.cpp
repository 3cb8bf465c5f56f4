#include "schemas/text/word_forms.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "schemas/base/embedded.hpp"

namespace rostrum {
namespace {

/// A language's own list before that of a dictionary.
struct ListFile {
  std::string_view language;
  std::string_view name;
};
constexpr std::array kFiles{
    ListFile{"en", "vocabulary/forms/en.json"},
    ListFile{"fr", "vocabulary/forms/fr.json"},
    ListFile{"fr", "vocabulary/forms/fr.dictionary.json"},
    ListFile{"es", "vocabulary/forms/es.json"},
    ListFile{"es", "vocabulary/forms/es.dictionary.json"},
    ListFile{"ru", "vocabulary/forms/ru.json"},
    ListFile{"ru", "vocabulary/forms/ru.dictionary.json"},
    ListFile{"ar", "vocabulary/forms/ar.json"},
    ListFile{"ar", "vocabulary/forms/ar.dictionary.json"},
};

/// The lines of a list: `"word": "stem"`, in the order of the words' bytes, as a test makes sure
/// of. They are searched where they lie: to read them all would take longer than most questions.
class FormLines {
 public:
  explicit FormLines(std::string_view file) {
    constexpr std::string_view kHead = "\"forms\": {\n";
    const std::size_t begin = file.find(kHead) + kHead.size();
    lines_ = file.substr(begin, file.rfind("\n  }") + 1 - begin);
  }

  [[nodiscard]] std::optional<std::string_view> find(std::string_view word) const {
    std::size_t low = 0;  // where lines begin
    std::size_t high = lines_.size();
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      const std::size_t before =
          middle == 0 ? std::string_view::npos : lines_.rfind('\n', middle - 1);
      const std::size_t line = before == std::string_view::npos ? 0 : before + 1;
      const std::string_view key = quoted_at(line + kIndent);
      if (key == word) return quoted_at(line + kIndent + key.size() + kBetween);
      if (key < word) {
        low = lines_.find('\n', line) + 1;
      } else {
        high = line;
      }
    }
    return std::nullopt;
  }

 private:
  static constexpr std::size_t kIndent = 4;
  static constexpr std::size_t kBetween = 4;  ///< the marks of the key, a colon and a blank

  /// What stands between the quotation marks, of which the first is there.
  [[nodiscard]] std::string_view quoted_at(std::size_t mark) const {
    return lines_.substr(mark + 1, lines_.find('"', mark + 1) - mark - 1);
  }

  std::string_view lines_;
};

}  // namespace

std::optional<std::string_view> listed_stem(std::string_view language, std::string_view word) {
  static const std::vector<FormLines> lists = [] {
    std::vector<FormLines> made;
    for (const ListFile& file : kFiles) made.emplace_back(embedded_file(file.name));
    return made;
  }();
  for (std::size_t i = 0; i < kFiles.size(); ++i) {
    if (kFiles[i].language != language) continue;
    if (const auto stem = lists[i].find(word)) return stem;
  }
  return std::nullopt;
}

std::string with_accented_ending(std::string_view language, std::string_view word) {
  struct Ending {
    std::string_view language;
    std::string_view plain;
    std::string_view accented;
  };
  constexpr std::array kEndings{
      Ending{"fr", "ees", "ées"},     Ending{"fr", "ee", "ée"},
      Ending{"fr", "ieres", "ières"}, Ending{"fr", "iere", "ière"},
      Ending{"es", "cion", "ción"},   Ending{"es", "sion", "sión"},
      Ending{"es", "logia", "logía"}, Ending{"es", "logias", "logías"},
  };
  for (const Ending& each : kEndings) {
    if (each.language != language || !word.ends_with(each.plain)) continue;
    return std::string(word.substr(0, word.size() - each.plain.size())).append(each.accented);
  }
  return std::string(word);
}

}  // namespace rostrum
