#include "schemas/index/index_format.hpp"

#include <charconv>
#include <system_error>

#include "schemas/base/error.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/base/sha256.hpp"
#include "schemas/base/shell_quoted.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kDayLetters = 8;
/// Of the key of a file. 128 bits tell any number of files apart.
constexpr std::size_t kFileKeyLetters = 32;

std::optional<int> day_in(std::string_view letters) {
  int day = 0;
  const auto [end, error] = std::from_chars(letters.data(), letters.data() + letters.size(), day);
  if (error != std::errc() || end != letters.data() + letters.size()) return std::nullopt;
  return day;
}

}  // namespace

std::string date_value(const Date& date) {
  return std::to_string(date.first_day()) + std::to_string(date.last_day());
}

std::optional<DayRange> decode_date_value(std::string_view value) {
  if (value.size() != 2 * kDayLetters) return std::nullopt;
  const auto first = day_in(value.substr(0, kDayLetters));
  const auto last = day_in(value.substr(kDayLetters));
  if (!first || !last) return std::nullopt;
  return DayRange{*first, *last};
}

std::string file_key(std::string_view path) { return sha256(path).substr(0, kFileKeyLetters); }

bool holds_index(const std::filesystem::path& folder) {
  // Xapian reads a plain file as a list of other databases; we never let it.
  std::error_code none;
  return std::filesystem::is_regular_file(folder / "iamglass", none);
}

void require_index(const std::filesystem::path& folder, const std::filesystem::path& name) {
  if (holds_index(folder)) return;
  const std::string subject = path_text(name);
  std::error_code problem;
  (void)std::filesystem::status(name / "iamglass", problem);
  if (problem == std::errc::permission_denied) {
    throw Error(ErrorKind::Unreadable,
                subject + ": this folder cannot be looked into; check its permissions");
  }
  throw Error(ErrorKind::NotFound, subject +
                                       ": no index here; name one with --index, or make one with "
                                       "'rostrum-index add FOLDER --index " +
                                       shell_quoted(subject) + "'");
}

}  // namespace rostrum
