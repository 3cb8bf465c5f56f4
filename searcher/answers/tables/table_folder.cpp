#include "searcher/answers/tables/table_folder.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <system_error>
#include <utility>

#include "schemas/base/error.hpp"
#include "schemas/base/path_text.hpp"

namespace rostrum {
namespace {

/// As a name that every system takes: ids may hold anything but blanks.
std::string file_name_of(const std::string& id) {
  std::string name;
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || (c == '.' && !name.empty());
    name += plain ? c : '_';
  }
  constexpr std::size_t kLongest = 150;
  return name.empty() ? "statement" : name.substr(0, kLongest);
}

class FolderTable : public TableSink {
 public:
  FolderTable(std::filesystem::path folder, const CsvForm& form)
      : folder_(std::move(folder)), form_(form) {}

  void begin(const TableHeading& heading) override {
    std::error_code why;
    std::filesystem::create_directories(folder_, why);
    if (why) fail(path_text(folder_) + ": cannot be made: " + why.message());
    if (!std::filesystem::is_empty(folder_, why) || why) {
      throw Error(ErrorKind::InvalidInput, "output: " + path_text(folder_) +
                                               ": something is in this folder; name a new one");
    }
    TableHeading beside = heading;
    beside.columns.clear();
    beside.columns.push_back({.name = "file", .label = "File of the text"});
    for (std::size_t i = 0; i < heading.columns.size(); ++i) {
      const TableColumn& each = heading.columns[i];
      if (each.name == "id") id_ = i;
      if (each.name == "paragraph") paragraph_ = i;
      if (each.name == "text") {
        text_ = i;
        continue;
      }
      kept_.push_back(i);
      beside.columns.push_back(each);
      // The file that a statement was read from.
      if (each.name == "file") beside.columns.back().name = "source_file";
    }
    metadata_.open(folder_ / "metadata.csv", std::ios::binary);
    table_ = csv_table(form_, metadata_);
    table_->begin(beside);
  }

  void row(const TableRow& row) override {
    std::string name = file_name_of(std::get<std::string>(row.cells[id_]));
    if (paragraph_ != kNone) {
      name += "-p" + std::to_string(std::get<std::uint64_t>(row.cells[paragraph_]));
    }
    const std::string file = free_name(name) + ".txt";
    std::ofstream text(folder_ / file, std::ios::binary);
    text << std::get<std::string>(row.cells[text_]) << '\n';
    text.flush();
    if (!text) fail(path_text(folder_ / file) + ": cannot be written; is the disk full?");
    TableRow beside;
    beside.cells.emplace_back(file);
    for (const std::size_t i : kept_) beside.cells.push_back(row.cells[i]);
    table_->row(beside);
  }

  void end() override {
    table_->end();
    metadata_.flush();
    if (!metadata_) fail(path_text(folder_ / "metadata.csv") + ": cannot be written");
  }

 private:
  static constexpr std::size_t kNone = ~std::size_t{0};

  [[noreturn]] static void fail(const std::string& what) {
    throw Error(ErrorKind::Unreadable, "output: " + what);
  }

  /// Names that differ in case alone are one on some systems.
  std::string free_name(const std::string& name) {
    std::string folded = name;
    std::transform(folded.begin(), folded.end(), folded.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    std::string ending;
    for (int number = 2; !taken_.insert(folded + ending).second; ++number) {
      ending = "-" + std::to_string(number);
    }
    return name + ending;
  }

  std::filesystem::path folder_;
  CsvForm form_;
  std::ofstream metadata_;
  std::unique_ptr<TableSink> table_;
  std::size_t id_ = 0;
  std::size_t text_ = 0;
  std::size_t paragraph_ = kNone;
  std::vector<std::size_t> kept_;
  std::set<std::string> taken_;
};

}  // namespace

std::unique_ptr<TableSink> folder_table(const std::filesystem::path& folder, const CsvForm& form) {
  return std::make_unique<FolderTable>(folder, form);
}

}  // namespace rostrum
