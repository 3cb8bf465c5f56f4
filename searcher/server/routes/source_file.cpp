#include "searcher/server/routes/source_file.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>

#include "schemas/base/error.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/base/sha256.hpp"
#include "searcher/server/routes/url_request.hpp"

namespace rostrum {
namespace {

constexpr std::array kSourceOptions{
    Option{.name = "id", .help = "the id of a statement", .needed = true}};

/// What a browser shows by itself; all else is for saving.
struct Form {
  std::string type;
  bool shown = false;
};

Form form_of(const std::string& media_type) {
  if (media_type == "application/pdf") return {media_type, true};
  if (media_type == "text/plain" || media_type == "text/markdown" || media_type == "text/csv" ||
      media_type == "application/jsonl" || media_type == "application/json") {
    return {"text/plain; charset=utf-8", true};
  }
  const bool plain =
      !media_type.empty() && std::all_of(media_type.begin(), media_type.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '/' || c == '-' || c == '+' || c == '.';
      });
  return {plain ? media_type : "application/octet-stream", false};
}

/// RFC 6266: a name of plain letters, and the whole one.
std::string disposition(bool shown, const std::string& name) {
  std::string plain = name;
  for (char& c : plain) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) == 0 && c != '.' && c != '-' && c != '_' && c != ' ') c = '_';
  }
  return std::string(shown ? "inline" : "attachment") + "; filename=\"" + plain +
         "\"; filename*=UTF-8''" + url_encoded(name);
}

std::string bytes_of(const std::filesystem::path& file, std::size_t most) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  if (!error && size > most) {
    throw Error(ErrorKind::NotFound, "source: the file is longer than this server sends");
  }
  // One that grows meanwhile is another file than was indexed, which its hash tells.
  std::string bytes(error ? 0 : static_cast<std::size_t>(size), '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

}  // namespace

std::optional<std::filesystem::path> openable_source(
    const MarkedStatement& statement, std::span<const std::filesystem::path> folders) {
  if (folders.empty() || statement.path.empty()) return std::nullopt;
  std::error_code error;
  const std::filesystem::path file =
      std::filesystem::canonical(path_of_text(statement.path), error);
  if (error || !std::filesystem::is_regular_file(file, error)) return std::nullopt;
  const bool inside =
      std::any_of(folders.begin(), folders.end(), [&](const std::filesystem::path& folder) {
        return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first ==
               folder.end();
      });
  return inside ? std::optional(file) : std::nullopt;
}

HttpResponse source_file(const Call& call) {
  const GivenValues given = read_all_parameters(without(call.url.parameters, "ui"), kSourceOptions);
  const MarkedStatement marked = call.engine.show(given.text("id"), "", call.limits, nullptr);
  const Source& source = marked.statement.source;
  const auto file = openable_source(marked, call.sources);
  if (!file) {
    throw Error(ErrorKind::NotFound, "source: this server does not open the file of the statement");
  }
  std::string bytes = bytes_of(*file, call.most_bytes);
  if (sha256(bytes) != source.sha256) {
    throw Error(ErrorKind::NotFound,
                "source: the file is another one now than that which was indexed");
  }
  const Form form = form_of(source.media_type);
  HttpResponse response;
  response.set("Content-Type", form.type);
  response.set("Content-Disposition", disposition(form.shown, file->filename().string()));
  // Whatever it is, it runs nothing and knows nothing of this server; viewers of PDF are no part of
  // it.
  response.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
  response.body = std::move(bytes);
  return response;
}

}  // namespace rostrum
