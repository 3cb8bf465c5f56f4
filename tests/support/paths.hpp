/// Where tests find things.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace rostrum::testing {

/// The root of the project.
[[nodiscard]] std::filesystem::path source_dir();

/// Where the programs of this build are.
[[nodiscard]] std::filesystem::path bin_dir();

/// A library of this build that programs are to load first. LD_PRELOAD takes no path with a blank
/// or colon: then it is a copy in the folder for temporary files.
[[nodiscard]] std::string preloaded(const std::string& name);

/// A folder of real data that is not part of the project (../shared/data); nullopt where it is
/// absent: such tests are then skipped with GTEST_SKIP() << kNoSharedData.
[[nodiscard]] std::optional<std::filesystem::path> shared_data();
inline constexpr const char* kNoSharedData =
    "skipped: needs the development data in ../shared/data, which is not part of the project";

}  // namespace rostrum::testing
