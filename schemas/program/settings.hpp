/// What a user has set to stay: config.toml, and the variables that stand over it.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/program/option.hpp"

namespace rostrum {

/// One key of config.toml. A flag of that name stands over all the rest.
struct SettingRow {
  Option option;                           ///< name, kind, choices, what it is for
  std::array<const char*, 2> variables{};  ///< of the environment, the first that is set counts
  /// True: given to each command that has the option, as if it had been typed. Others are asked for
  /// where they are needed.
  bool as_typed = false;
  /// True: a part of what is asked, and not only of how the answer is shown.
  bool asks = false;
};

/// In the order in which `config show` tells them.
[[nodiscard]] const std::vector<SettingRow>& setting_rows();

struct Setting {
  std::vector<std::string> values;
  std::string origin;  ///< "$ROSTRUM_INDEX", "/home/ada/.config/rostrum/config.toml:3"
};

/// Environment over file. Thread-safe, once it is made.
class Settings {
 public:
  /// Those of this user: rostrum/config.toml below $XDG_CONFIG_HOME, else below ~/.config; there
  /// need be none. Throws Error, which names file, line and key.
  [[nodiscard]] static Settings of_user();

  /// Null where neither environment nor file says anything.
  [[nodiscard]] const Setting* find(std::string_view name) const;
  /// Its one value; "" where nothing is said.
  [[nodiscard]] std::string text(std::string_view name) const;
  /// Where the file is, or would be; empty if nothing tells.
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] bool has_file() const { return absence_.empty(); }
  /// The same for people, with the reason where there is none.
  [[nodiscard]] std::string told_file() const;

  /// Gives what is to be given as if it had been typed, where it was not; returns which options.
  std::vector<std::string> fill(std::span<const Option> options, GivenValues& given) const;

 private:
  std::filesystem::path file_;
  std::string absence_;  ///< why there is no file; "" where there is one
  std::map<std::string, Setting, std::less<>> settings_;
};

/// The pager to use: $ROSTRUM_PAGER, $PAGER or config.toml, else less. "" for none: it is empty or
/// "cat", or the terminal is dumb.
[[nodiscard]] std::string wanted_pager(const Settings& settings);

}  // namespace rostrum
