#include "schemas/program/index_path.hpp"

#include "schemas/base/error.hpp"
#include "schemas/base/user_folder.hpp"

namespace rostrum {

std::filesystem::path index_path(const std::string& flag, const std::string& configured) {
  if (!flag.empty()) return flag;
  if (!configured.empty()) return configured;
  std::filesystem::path usual = usual_index();
  if (usual.empty()) {
    throw Error(ErrorKind::InvalidInput,
                "index: no folder is named; give --index DIR or set ROSTRUM_INDEX");
  }
  return usual;
}

std::filesystem::path usual_index() {
  const std::filesystem::path data = user_folder("XDG_DATA_HOME", ".local/share");
  return data.empty() ? data : data / "rostrum/index";
}

}  // namespace rostrum
