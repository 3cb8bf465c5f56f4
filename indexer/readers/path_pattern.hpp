/// Metadata from where a file lies, in an order that its owner describes:
/// {convention}/{session}/{country}-{item}.pdf
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rostrum {

class PathPattern {
 public:
  /// Names in braces are those of a record's fields; {} stands for what is passed over. A pattern
  /// without an extension fits files of any. Throws Error(InvalidInput) for a pattern that is
  /// empty, has a brace without its other, a name twice, no name, or two names with nothing
  /// between.
  explicit PathPattern(std::string_view pattern);

  /// Names and values, of the last folders and the name of a file; blanks stand where the path has
  /// underscores or %20. nullopt for a path that does not fit.
  [[nodiscard]] std::optional<std::vector<std::pair<std::string, std::string>>> read(
      const std::filesystem::path& file) const;

  [[nodiscard]] std::vector<std::string> names() const;

 private:
  /// Fixed text, and the name of what stands behind it.
  struct Piece {
    std::string text;
    std::string name;    ///< "" for what is passed over
    bool value = false;  ///< false for the last piece, if text ends the pattern
  };

  std::vector<Piece> pieces_;
  std::size_t folders_ = 0;
  bool with_extension_ = false;
};

}  // namespace rostrum
