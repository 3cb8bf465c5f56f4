// rostrum-bench-readers FOLDER…: bytes, pages and statements a second of each format, on all cores.
// Files are read whole, with their headings, as `rostrum-index inspect` does; those that cannot be
// read cost their time and count as files alone.
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <map>
#include <thread>
#include <vector>

#include "indexer/readers/file_reader.hpp"
#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

using Clock = std::chrono::steady_clock;

/// Each format is read for so long, at least once.
constexpr auto kTime = std::chrono::seconds(3);

struct Document {
  std::filesystem::path path;
  std::string bytes;
};

struct Rates {
  std::atomic<std::uint64_t> files = 0;
  std::atomic<std::uint64_t> bytes = 0;
  std::atomic<std::uint64_t> pages = 0;
  std::atomic<std::uint64_t> statements = 0;
};

double measure(FileFormat format, const std::vector<Document>& documents, Rates& rates) {
  std::atomic<std::size_t> next = 0;
  const auto start = Clock::now();
  const auto work = [&] {
    FileReader reader({.vocabulary = &Vocabulary::builtin()});
    for (std::size_t i = next++;; i = next++) {
      if (i >= documents.size() && Clock::now() - start > kTime) return;
      const Document& document = documents[i % documents.size()];
      const ReadResult result = reader.read_file(document.path, format, document.bytes, "");
      ++rates.files;
      rates.bytes += document.bytes.size();
      rates.statements += result.statements.size();
      for (const Statement& statement : result.statements) {
        rates.pages += static_cast<std::uint64_t>(statement.source.pages);
      }
    }
  };
  std::vector<std::thread> threads;
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  for (unsigned i = 0; i < cores; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

int run(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: rostrum-bench-readers FOLDER…\n";
    return kExitFailed;
  }
  std::map<FileFormat, std::vector<Document>> by_format;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (!entry.is_regular_file()) continue;
      std::ifstream stream(entry.path(), std::ios::binary);
      Document document{entry.path(), {std::istreambuf_iterator<char>(stream), {}}};
      constexpr std::size_t kFirst = 4096;
      const FileFormat format =
          format_of(entry.path(), std::string_view(document.bytes).substr(0, kFirst));
      if (format != FileFormat::None) by_format[format].push_back(std::move(document));
    }
  }
  std::cout
      << "| format | files | files/s | MB/s | pages/s | statements/s |\n|---|---|---|---|---|---|\n"
      << std::fixed << std::setprecision(1);
  for (const auto& [format, documents] : by_format) {
    Rates rates;
    const double seconds = measure(format, documents, rates);
    const auto rate = [seconds](std::uint64_t count) {
      return static_cast<double>(count) / seconds;
    };
    std::cout << "| " << known_format(format).name << " | " << documents.size() << " | "
              << rate(rates.files) << " | " << rate(rates.bytes) / 1e6 << " | " << rate(rates.pages)
              << " | " << rate(rates.statements) << " |" << std::endl;
  }
  return kExitDone;
}

}  // namespace
}  // namespace rostrum

int main(int argc, char** argv) {
  try {
    return rostrum::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "rostrum-bench-readers: " << error.what() << '\n';
    return rostrum::kExitFailed;
  }
}
