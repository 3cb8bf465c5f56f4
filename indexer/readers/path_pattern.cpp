#include "indexer/readers/path_pattern.hpp"

#include <algorithm>

#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

[[noreturn]] void refuse(std::string_view pattern, const std::string& why) {
  throw Error(ErrorKind::InvalidInput,
              "path-pattern: '" + std::string(pattern) + "' " + why +
                  "; write it like {convention}/{session}/{country}-{item}");
}

/// As people write names of files: blanks as underscores, or as browsers save them.
std::string spaced(std::string value) {
  std::replace(value.begin(), value.end(), '_', ' ');
  for (std::size_t at = value.find("%20"); at != std::string::npos; at = value.find("%20")) {
    value.replace(at, 3, " ");
  }
  return value;
}

}  // namespace

PathPattern::PathPattern(std::string_view pattern) {
  Piece piece;
  for (std::size_t at = 0; at < pattern.size();) {
    const char c = pattern[at];
    if (c == '}') refuse(pattern, "has a } without its {");
    if (c != '{') {
      if (c == '/') ++folders_;
      piece.text.push_back(c);
      ++at;
      continue;
    }
    const std::size_t end = pattern.find('}', at);
    if (end == std::string_view::npos) refuse(pattern, "has a { without its }");
    if (!pieces_.empty() && piece.text.empty()) {
      refuse(pattern, "has two names with nothing between them");
    }
    piece.name = pattern.substr(at + 1, end - at - 1);
    piece.value = true;
    if (!piece.name.empty() && std::any_of(pieces_.begin(), pieces_.end(), [&](const Piece& known) {
          return known.name == piece.name;
        })) {
      refuse(pattern, "names '" + piece.name + "' twice");
    }
    pieces_.push_back(std::move(piece));
    piece = {};
    at = end + 1;
  }
  const std::size_t name =
      pattern.rfind('/') == std::string_view::npos ? 0 : pattern.rfind('/') + 1;
  with_extension_ = pattern.find('.', name) != std::string_view::npos;
  if (!piece.text.empty()) pieces_.push_back(std::move(piece));
  if (names().empty()) refuse(pattern, "names no field");
}

std::vector<std::string> PathPattern::names() const {
  std::vector<std::string> all;
  for (const Piece& piece : pieces_) {
    if (!piece.name.empty()) all.push_back(piece.name);
  }
  return all;
}

std::optional<std::vector<std::pair<std::string, std::string>>> PathPattern::read(
    const std::filesystem::path& file) const {
  std::vector<std::string> parts;
  for (const auto& part : file.parent_path()) parts.push_back(part.string());
  if (parts.size() < folders_) return std::nullopt;
  std::string path;
  for (std::size_t i = parts.size() - folders_; i < parts.size(); ++i) path += parts[i] + '/';
  path += with_extension_ ? file.filename().string() : file.stem().string();

  std::vector<std::pair<std::string, std::string>> values;
  std::size_t at = 0;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    if (path.compare(at, piece.text.size(), piece.text) != 0) return std::nullopt;
    at += piece.text.size();
    if (!piece.value) break;
    // A value goes up to the text behind it; the last one to the end. None crosses folders.
    const bool last = i + 1 == pieces_.size();
    const std::size_t end = last ? path.size() : path.find(pieces_[i + 1].text, at);
    if (end == std::string::npos || end == at) return std::nullopt;
    const std::string value = path.substr(at, end - at);
    if (value.find('/') != std::string::npos) return std::nullopt;
    if (!piece.name.empty()) values.emplace_back(piece.name, spaced(value));
    at = end;
  }
  return at == path.size() ? std::optional(values) : std::nullopt;
}

}  // namespace rostrum
