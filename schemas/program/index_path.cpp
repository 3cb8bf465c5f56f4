#include "schemas/index/index_path.hpp"

#include <cstdlib>

#include "schemas/base/error.hpp"

namespace rostrum {

std::filesystem::path index_path(const std::string& flag, const std::string& configured) {
  if (!flag.empty()) return flag;
  if (!configured.empty()) return configured;
  const auto variable = [](const char* name) -> std::string {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
  };
  if (const std::string data = variable("XDG_DATA_HOME"); !data.empty()) {
    return std::filesystem::path(data) / "rostrum" / "index";
  }
  const std::string home = variable("HOME");
  if (home.empty()) {
    throw Error(ErrorKind::InvalidInput,
                "index: no folder is named; give --index DIR or set ROSTRUM_INDEX");
  }
  return std::filesystem::path(home) / ".local" / "share" / "rostrum" / "index";
}

}  // namespace rostrum
