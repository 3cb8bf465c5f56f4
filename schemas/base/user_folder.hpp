/// Where files of a user lie, as the XDG Base Directory Specification says.
#pragma once

#include <filesystem>

namespace rostrum {

/// What the variable says ("XDG_DATA_HOME"), else this folder below $HOME. A relative path counts
/// as none, in both: it would be another folder wherever a program is started. Empty where nothing
/// tells.
[[nodiscard]] std::filesystem::path user_folder(const char* variable,
                                                const std::filesystem::path& below_home);

}  // namespace rostrum
