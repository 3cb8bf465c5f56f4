/// Options as data: flags, parameters of an address and saved questions are read by the same rows,
/// and help is made from them.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/base/error.hpp"

namespace rostrum {

/// Values of these are completed as names of files and of folders.
inline constexpr std::string_view kTakesFile = "FILE";
inline constexpr std::string_view kTakesPath = "PATH";
inline constexpr std::string_view kTakesFolder = "DIR";
/// The name of a field that has values; several with commas between; a topic of help.
inline constexpr std::string_view kTakesField = "FIELD";
inline constexpr std::string_view kTakesFields = "FIELDS";
inline constexpr std::string_view kTakesTopic = "TOPIC";

/// What one option takes, and what is said of it. The texts are literals, or live as long.
struct Option {
  enum class Kind {
    Text,
    Number,   ///< whole, from 0
    Flag,     ///< given or not
    Texts,    ///< any number of texts
    Seconds,  ///< a time, with decimals
  };
  std::string_view name;  ///< without the dashes
  Kind kind = Kind::Text;
  std::string_view fallback;  ///< where it is not given; "" for none
  std::string_view choices;   ///< with | between; "" for any value
  std::string_view help;
  std::string_view group;  ///< heading that help puts it under; "" for the first
  bool needed = false;
  std::size_t least = 0;   ///< of a Number
  std::size_t most = 0;    ///< of a Number; 0 for any
  std::string_view takes;  ///< how help calls its value ("FILE"); "" as its kind is called
  std::string_view usual;  ///< what help says of its not being given, where that is no value
};

/// An option has a value that it does not take.
class OptionError : public Error {
 public:
  OptionError(std::string name, const std::string& message)
      : Error(ErrorKind::InvalidInput, name + ": " + message), name_(std::move(name)) {}
  /// Of the option, without dashes.
  [[nodiscard]] const std::string& name() const noexcept { return name_; }

 private:
  std::string name_;
};

/// What stands between the separators, in order; an empty text has no parts.
[[nodiscard]] std::vector<std::string> parts_of(std::string_view text, char separator);

/// What stands between the | of choices and forms.
[[nodiscard]] std::vector<std::string> choices_in(std::string_view text);

/// Of a flag in an address, a record of options or on the command line.
[[nodiscard]] bool is_true(std::string_view value);

/// Names as options are called: member-of for the field member_of.
[[nodiscard]] std::string option_name(std::string_view name);

/// The flag that says the contrary: "no-synonyms" of "synonyms", and the other way round.
[[nodiscard]] std::string opposite_of(std::string_view flag);

/// The row of that name, or null.
[[nodiscard]] const Option* find_option(std::span<const Option> options, std::string_view name);

/// What is wrong with a value, without the option's name; "" if it may be given.
[[nodiscard]] std::string problem_with(const Option& option, std::string_view value);

/// Values by the name of their option; flags that are given have "true". An option without values
/// is not given.
class GivenValues {
 public:
  [[nodiscard]] bool has(std::string_view name) const;
  /// The last one; "" for none.
  [[nodiscard]] std::string text(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;
  [[nodiscard]] bool flag(std::string_view name) const { return text(name) == "true"; }
  /// Throws OptionError if it is not given, or no whole number.
  [[nodiscard]] std::size_t number(std::string_view name) const;
  [[nodiscard]] std::size_t number(std::string_view name, std::size_t fallback) const;
  /// Throws OptionError if it is no time.
  [[nodiscard]] double seconds(std::string_view name, double fallback) const;

  /// In the place of what is there.
  void set(std::string_view name, std::vector<std::string> given);

  std::map<std::string, std::vector<std::string>, std::less<>> values;
};

/// Those of `given` that the options take, flags as "true" or not at all. Throws OptionError for a
/// value that one does not take, for two where one is taken, and for one that is needed and not
/// there.
[[nodiscard]] GivenValues checked_values(std::span<const Option> options, const GivenValues& given);

/// Puts its fallback where an option with one is not given.
void add_fallbacks(std::span<const Option> options, GivenValues& given);

}  // namespace rostrum
