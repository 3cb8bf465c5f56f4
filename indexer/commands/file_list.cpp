#include "indexer/commands/file_list.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <system_error>

#include "schemas/error.hpp"
#include "schemas/index_format.hpp"

namespace rostrum {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPieceBytes = std::size_t{1} << 18;
constexpr std::size_t kFirstBytes = 4096;

std::string first_bytes(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    throw Error(ErrorKind::Unreadable, "the file cannot be opened; check its permissions");
  std::string bytes(kFirstBytes, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

bool is_sidecar(const fs::path& file) { return file.filename().string().ends_with(".meta.json"); }

bool is_hidden(const fs::path& file) { return file.filename().string().starts_with("."); }

class Lister {
 public:
  FileList list;

  void add_root(const std::string& given) {
    std::error_code error;
    const fs::path path = fs::canonical(given, error);
    if (error) {
      // What is gone may be what --prune is about.
      list.roots.push_back(fs::weakly_canonical(given, error));
      list.problems.emplace_back(given, "no such file or folder");
      return;
    }
    list.roots.push_back(path);
    if (fs::is_directory(path, error)) {
      add_folder(path);
    } else {
      add_file(path);
    }
  }

 private:
  void add_folder(const fs::path& folder) {
    // An index may lie among what it is made from.
    if (!seen_.insert(folder).second || holds_index(folder)) return;
    std::error_code error;
    std::vector<fs::path> entries;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      entries.push_back(it->path());
    }
    if (error)
      list.problems.emplace_back(folder.string(), "the folder cannot be read: " + error.message());
    std::sort(entries.begin(), entries.end());
    for (const fs::path& entry : entries) {
      if (is_hidden(entry) || is_sidecar(entry)) continue;
      std::error_code ignored;
      const fs::path real = fs::canonical(entry, ignored);
      if (ignored) {
        list.problems.emplace_back(entry.string(), "the link leads nowhere");
      } else if (fs::is_directory(real, ignored)) {
        add_folder(real);
      } else {
        add_file(real);
      }
    }
  }

  void add_file(const fs::path& file) {
    if (!seen_.insert(file).second) return;
    std::error_code error;
    if (!fs::is_regular_file(file, error)) {
      list.problems.emplace_back(file.string(), "this is no regular file");
      return;
    }
    try {
      const std::string bytes = first_bytes(file);
      const FileFormat format = format_of(file, bytes);
      if (format == FileFormat::None) {
        list.problems.emplace_back(file.string(), why_unread(file, bytes));
        return;
      }
      list.files.push_back({file, format, fs::file_size(file, error)});
    } catch (const Error& problem) {
      list.problems.emplace_back(file.string(), problem.what());
    }
  }

  std::set<fs::path> seen_;
};

}  // namespace

FileList list_files(const std::vector<std::string>& paths) {
  Lister lister;
  for (const std::string& path : paths) lister.add_root(path);
  return std::move(lister.list);
}

std::string read_whole(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    throw Error(ErrorKind::Unreadable, "the file cannot be opened; check its permissions");
  std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (stream.bad()) throw Error(ErrorKind::Unreadable, "the file cannot be read to its end");
  return bytes;
}

std::string read_sidecar(const fs::path& file) {
  const fs::path beside[] = {file.string() + ".meta.json",
                             (file.parent_path() / file.stem()).string() + ".meta.json"};
  for (const fs::path& sidecar : beside) {
    std::error_code none;
    if (fs::is_regular_file(sidecar, none)) return read_whole(sidecar);
  }
  return "";
}

LinePieces::LinePieces(std::istream& stream, std::size_t longest_line)
    : stream_(stream), longest_(longest_line) {}

bool LinePieces::next(Piece& piece) {
  piece = {.first_line = line_};
  piece.lines = std::move(rest_);
  rest_.clear();
  bool dropping = false;  // inside a line that is too long
  std::string block(kPieceBytes, '\0');
  while (stream_) {
    stream_.read(block.data(), static_cast<std::streamsize>(block.size()));
    std::string_view read =
        std::string_view(block).substr(0, static_cast<std::size_t>(stream_.gcount()));
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
