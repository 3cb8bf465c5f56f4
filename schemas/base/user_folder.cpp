#include "schemas/base/user_folder.hpp"

#include <cstdlib>

namespace rostrum {
namespace {

/// Empty for a relative one.
std::filesystem::path absolute_path_in(const char* variable) {
  const char* const value = std::getenv(variable);
  const std::filesystem::path path = value == nullptr ? "" : value;
  return path.is_absolute() ? path : std::filesystem::path();
}

}  // namespace

std::filesystem::path user_folder(const char* variable, const std::filesystem::path& below_home) {
  const std::filesystem::path named = absolute_path_in(variable);
  if (!named.empty()) return named;
  const std::filesystem::path home = absolute_path_in("HOME");
  return home.empty() ? home : home / below_home;
}

}  // namespace rostrum
