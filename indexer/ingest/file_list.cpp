#include "indexer/ingest/file_list.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <system_error>

#include "indexer/ingest/file_stamp.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/base/regular_file.hpp"
#include "schemas/index/index_format.hpp"

namespace rostrum {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPieceBytes = std::size_t{1} << 18;
constexpr std::size_t kFirstBytes = 4096;

std::string first_bytes(const fs::path& file) {
  RegularFile opened(file);
  std::string bytes(kFirstBytes, '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const std::size_t got = opened.read(bytes.data() + size, bytes.size() - size);
    if (got == 0) break;
    size += got;
  }
  bytes.resize(size);
  return bytes;
}

bool is_sidecar(const fs::path& file) { return file.filename().string().ends_with(".meta.json"); }

bool is_hidden(const fs::path& file) { return file.filename().string().starts_with("."); }

class Lister {
 public:
  explicit Lister(const IsKnown& is_known) : is_known_(is_known) {}

  FileList list;

  void add_root(const std::string& given) {
    std::error_code error;
    const fs::path path = fs::canonical(given, error);
    if (error) {
      const std::string why = error == std::errc::no_such_file_or_directory
                                  ? "no such file or folder"
                                  : "this cannot be looked at (" + error.message() + ")";
      list.problems.emplace_back(path_text(given), why);
      list.roots.push_back(fs::weakly_canonical(given, error));
      return;
    }
    list.roots.push_back(path);
    add(path, path);
  }

 private:
  void add(const fs::path& path, const fs::path& shown) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::directory) {
      add_folder(path);
    } else if (status.type() == fs::file_type::none) {
      list.problems.emplace_back(path_text(shown),
                                 "this cannot be looked at (" + error.message() + ")");
    } else {
      add_file(path);
    }
  }

  void add_folder(const fs::path& folder) {
    // An index may lie among what it is made from.
    if (!seen_.insert(folder).second || holds_index(folder)) return;
    std::error_code error;
    std::vector<fs::path> entries;
    std::set<fs::path> links;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      entries.push_back(it->path());
      std::error_code none;
      if (it->is_symlink(none) || none) links.insert(it->path());
    }
    if (error) {
      list.problems.emplace_back(path_text(folder),
                                 "the folder cannot be read: " + error.message());
    }
    std::erase_if(entries, is_hidden);
    if (!error) list.listed[folder] = entries.size();
    std::sort(entries.begin(), entries.end());
    for (const fs::path& entry : entries) {
      if (is_sidecar(entry)) continue;
      error.clear();
      // Below a canonical folder only links lead elsewhere.
      const fs::path real = links.contains(entry) ? fs::canonical(entry, error) : entry;
      if (!error) {
        add(real, entry);
      } else if (error == std::errc::no_such_file_or_directory) {
        list.problems.emplace_back(path_text(entry), "the link leads nowhere");
      } else {
        list.problems.emplace_back(path_text(entry),
                                   "this cannot be looked at (" + error.message() + ")");
      }
    }
  }

  void add_file(const fs::path& file) {
    if (!seen_.insert(file).second) return;
    try {
      std::error_code error;
      SourceFile source{.path = file, .bytes = fs::file_size(file, error)};
      if (error) source.bytes = 0;
      if (is_known_) source.stamp = file_stamp(file);
      if (source.stamp.empty() || !is_known_(path_text(file), source.stamp)) {
        source.format = sniffed_format(file);
      }
      list.files.push_back(std::move(source));
    } catch (const Error& problem) {
      list.problems.emplace_back(path_text(file), problem.what());
    }
  }

  const IsKnown& is_known_;
  std::set<fs::path> seen_;
};

}  // namespace

FileList list_files(const std::vector<std::string>& paths, const IsKnown& is_known) {
  Lister lister(is_known);
  for (const std::string& path : paths) lister.add_root(path);
  return std::move(lister.list);
}

FileFormat sniffed_format(const fs::path& file) {
  const std::string bytes = first_bytes(file);
  const FileFormat format = format_of(file, bytes);
  if (format == FileFormat::None) throw Error(ErrorKind::InvalidInput, why_unread(file, bytes));
  return format;
}

std::optional<fs::path> sidecar_of(const fs::path& file) {
  fs::path whole_name = file;
  whole_name += ".meta.json";
  fs::path without_extension = file.parent_path() / file.stem();
  without_extension += ".meta.json";
  for (fs::path* sidecar : {&whole_name, &without_extension}) {
    std::error_code error;
    const fs::file_type type = fs::status(*sidecar, error).type();
    if (type == fs::file_type::regular) return std::move(*sidecar);
    if (type == fs::file_type::none) {
      throw Error(ErrorKind::Unreadable,
                  "its sidecar cannot be looked at (" + error.message() + "); try again");
    }
  }
  return std::nullopt;
}

std::string read_sidecar(const fs::path& file) {
  const auto path = sidecar_of(file);
  return path ? read_whole(*path) : "";
}

LinePieces::LinePieces(ReadSome read, std::size_t longest_line)
    : read_(std::move(read)), longest_(longest_line) {}

LinePieces::LinePieces(std::istream& stream, std::size_t longest_line)
    : LinePieces(
          [&stream](char* into, std::size_t size) {
            stream.read(into, static_cast<std::streamsize>(size));
            if (stream.bad()) {
              throw Error(ErrorKind::Unreadable, "the input cannot be read to its end; try again");
            }
            return static_cast<std::size_t>(stream.gcount());
          },
          longest_line) {}

bool LinePieces::next(Piece& piece) {
  piece = {.first_line = line_};
  piece.lines = std::move(rest_);
  rest_.clear();
  bool dropping = false;  // inside a line that is too long
  std::string block(kPieceBytes, '\0');
  while (const std::size_t got = read_(block.data(), block.size())) {
    std::string_view read = std::string_view(block).substr(0, got);
    if (dropping) {
      const std::size_t newline = read.find('\n');
      if (newline == std::string_view::npos) continue;
      read.remove_prefix(newline);
      dropping = false;
    }
    piece.lines.append(read);
    const std::size_t last = piece.lines.rfind('\n');
    const std::size_t open = last == std::string::npos ? 0 : last + 1;
    if (piece.lines.size() - open > longest_) {
      const auto before = std::count(piece.lines.begin(),
                                     piece.lines.begin() + static_cast<std::ptrdiff_t>(open), '\n');
      piece.too_long.push_back(piece.first_line + static_cast<int>(before));
      piece.lines.resize(open);  // the rest of the line is dropped unread; its end keeps the count
      dropping = true;
      continue;
    }
    if (last != std::string::npos && piece.lines.size() >= kPieceBytes) {
      rest_ = piece.lines.substr(open);
      piece.lines.resize(open);
      break;
    }
  }
  line_ =
      piece.first_line + static_cast<int>(std::count(piece.lines.begin(), piece.lines.end(), '\n'));
  return !piece.lines.empty() || !piece.too_long.empty();
}

}  // namespace rostrum
