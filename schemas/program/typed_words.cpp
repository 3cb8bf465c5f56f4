#include "schemas/program/typed_words.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <optional>
#include <span>
#include <utility>

#include "schemas/base/error.hpp"
#include "schemas/base/joined.hpp"
#include "schemas/base/shell_quoted.hpp"
#include "schemas/text/nearest_names.hpp"

namespace rostrum {
namespace {

using Words = std::vector<std::string>;

/// Stands before values and arguments, so that CLI11 leaves them as they were typed.
constexpr char kGuard = '\x01';

Error slip(const std::string& message) { return {ErrorKind::InvalidInput, message}; }

bool is_option(const std::string& word) { return word.size() > 2 && word.starts_with("--"); }

/// "-mines", and no number.
bool has_a_dash(const std::string& word) {
  return word.size() > 1 && word[0] == '-' &&
         std::isdigit(static_cast<unsigned char>(word[1])) == 0;
}

std::string name_in(const std::string& word) {
  return word.substr(2, std::min(word.find('='), word.size()) - 2);
}

/// The same without any hyphen in front.
std::string bare_name(const std::string& word) {
  const std::size_t begin = std::min(word.find_first_not_of('-'), word.size());
  return word.substr(begin, std::min(word.find('='), word.size()) - begin);
}

/// Last words of the names of commands under `parent`, "" for those of the program.
Words commands_under(const Program& program, const std::string& parent) {
  Words names;
  for (const CommandRow& row : program.commands) {
    const std::size_t blank = row.name.rfind(' ');
    if (blank == std::string::npos ? !parent.empty() : row.name.substr(0, blank) != parent)
      continue;
    names.push_back(blank == std::string::npos ? row.name : row.name.substr(blank + 1));
  }
  return names;
}

std::string nearest(const std::string& word, const Words& names, const std::string& dashes = "") {
  std::vector<std::pair<std::string, std::string>> offered;
  for (const std::string& name : names) offered.emplace_back(name, dashes + name);
  return did_you_mean(nearest_names(word, offered));
}

bool is_query(const Option& argument) {
  return argument.kind == Option::Kind::Texts && argument.name == "TEXT";
}

/// The words of a query may begin with a minus, names of files too; other arguments do not.
bool takes_words(const CommandRow& row) {
  return std::any_of(row.arguments.begin(), row.arguments.end(), is_query);
}

/// What may stand for a value of the option.
std::string any_value(const Option& option) {
  return option.choices.empty() ? value_name(option) : choices_in(option.choices).front();
}

/// Words before --: behind it none is a sign.
std::span<const std::string> before_dashes(const Words& typed) {
  return {typed.begin(), std::find(typed.begin(), typed.end(), "--")};
}

bool any_of_these(std::span<const std::string> words, std::initializer_list<const char*> signs) {
  return std::find_first_of(words.begin(), words.end(), signs.begin(), signs.end()) != words.end();
}

/// The command that the words name, as far as they do; null for none.
const CommandRow* command_in(const Program& program, std::span<const std::string> words) {
  const CommandRow* row = nullptr;
  for (const std::string& word : words) {
    if (word.starts_with('-')) continue;
    const CommandRow* const next =
        find_command(program, row == nullptr ? word : row->name + ' ' + word);
    if (next != nullptr) {
      row = next;
    } else if (row != nullptr) {
      break;
    }
  }
  return row;
}

/// `help COMMAND` is COMMAND --help, and `help` alone is --help. Of a topic, `help` is a command.
bool is_help_of_command(const Program& program, const Words& typed) {
  if (typed.empty() || typed.front() != "help") return false;
  Words rest(typed.begin() + 1, typed.end());
  std::erase_if(rest, [](const std::string& word) { return word.starts_with('-'); });
  return rest.empty() ? typed.size() == 1 : find_command(program, joined(rest, " ")) != nullptr;
}

class Reader {
 public:
  Reader(const Program& program, const Words& typed) : program_(program), typed_(typed) {}

  TypedCommand command() {
    arrange();
    CLI::App app;
    app.set_help_flag();
    app.require_subcommand(1);
    for (const CommandRow& row : program_.commands) add_command(row, app);
    Words words(words_.rbegin(), words_.rend());  // the first one last, as CLI11 takes them
    const Words name = parts_of(row_ == nullptr ? "" : row_->name, ' ');
    words.insert(words.end(), name.rbegin(), name.rend());
    try {
      app.parse(words);
    } catch (const CLI::ValidationError& error) {
      throw slip(error.what());  // in the words of problem_in
    } catch (const CLI::ArgumentMismatch&) {
      throw wrong_value();
    } catch (const CLI::ParseError&) {
      throw wrong_words(app.remaining(true));
    }
    refuse_options_behind_dashes();
    take_flags();
    return {.row = row_, .given = std::move(given_)};
  }

 private:
  /// Options may stand before the command, but CLI11 takes them behind it. It would read lists,
  /// its own signs and names of commands in values and arguments, which are guarded from that.
  void arrange() {
    for (std::size_t at = 0; at < typed_.size(); ++at) {
      const std::string& word = typed_[at];
      if (word == "--") {
        for (++at; at < typed_.size(); ++at) words_.push_back(kGuard + typed_[at]);
      } else if (word == "-v") {
        words_.push_back("--" + std::string(kVerboseOption.name));
      } else if (has_a_dash(word)) {
        const std::size_t equals = is_option(word) ? word.find('=') : std::string::npos;
        words_.push_back(word);
        if (equals != std::string::npos) words_.back().insert(equals + 1, 1, kGuard);
        if (at + 1 == typed_.size() || !takes_next(word)) continue;
        const std::string& next = typed_[++at];
        words_.push_back(has_a_dash(next) ? next : kGuard + next);
      } else if (!takes_name(at)) {
        words_.push_back(kGuard + word);
      }
    }
  }

  [[nodiscard]] bool is_command_next() const { return row_ == nullptr || row_->run == nullptr; }

  bool takes_name(std::size_t at) {
    if (!is_command_next() || no_command_at_) return false;
    const std::string& word = typed_[at];
    const CommandRow* const next =
        find_command(program_, row_ == nullptr ? word : row_->name + ' ' + word);
    if (next == nullptr) {
      no_command_at_ = at;
    } else {
      row_ = next;
    }
    return next != nullptr;
  }

  /// Whether the word behind an option is its value; before the command, of any command.
  [[nodiscard]] bool takes_next(const std::string& word) const {
    if (!is_option(word) || word.find('=') != std::string::npos) return false;
    const auto rows = is_command_next() ? std::span(program_.commands) : std::span(row_, 1);
    for (const CommandRow& row : rows) {
      const Option* const option = find_option(row.options, name_in(word));
      if (option != nullptr) return option->kind != Option::Kind::Flag;
    }
    return false;
  }

  void add_command(const CommandRow& row, CLI::App& app) {
    CLI::App* command = &app;
    const Words path = parts_of(row.name, ' ');
    for (std::size_t i = 0; i + 1 < path.size(); ++i) command = command->get_subcommand(path[i]);
    command = command->add_subcommand(path.back());
    if (row.run == nullptr) command->require_subcommand(1);
    if (&row != row_) return;  // what it takes is not read
    for (const Option& each : row.arguments) {
      add_values(each, std::string(each.name), *command)->required(each.needed);
    }
    for (const Option& each : row.options) {
      const std::string name = "--" + std::string(each.name);
      if (each.kind == Option::Kind::Flag) {
        command->add_flag(name)->disable_flag_override()->multi_option_policy(
            CLI::MultiOptionPolicy::TakeLast);
      } else {
        add_values(each, name, *command)->allow_extra_args(false);  // what follows is none of them
      }
    }
  }

  /// In the order in which they were typed: of a flag and its opposite the last one counts.
  void take_flags() {
    for (const std::string& word : words_) {
      const Option* const flag =
          is_option(word) ? find_option(row_->options, name_in(word)) : nullptr;
      if (flag == nullptr || flag->kind != Option::Kind::Flag) continue;
      given_.set(flag->name, {"true"});
      given_.values.erase(opposite_of(flag->name));
    }
  }

  CLI::Option* add_values(const Option& option, const std::string& name, CLI::App& command) {
    CLI::Option* const added =
        command.add_option_function<Words>(name, [this, &option](const Words& words) {
          for (const std::string& word : words) {
            given_.values[std::string(option.name)].push_back(word.substr(1));
          }
        });
    added->check(
        [this, &option, name](const std::string& word) { return problem_in(word, option, name); });
    if (option.kind != Option::Kind::Texts) {
      added->expected(1)->allow_extra_args(false)->multi_option_policy(
          CLI::MultiOptionPolicy::TakeLast);
    }
    return added;
  }

  /// What is wrong with a value. Throws Error for a word that was not typed as one.
  [[nodiscard]] std::string problem_in(const std::string& word, const Option& option,
                                       const std::string& name) const {
    if (!word.starts_with(kGuard)) throw is_option(name) ? no_value(name, word) : unknown(word);
    // An empty one is a slip, as of a variable that is not set; a query may be empty.
    if (word.size() == 1 && !is_query(option)) {
      return option.needed ? "it is empty; give one"
                           : "its value is empty; leave it out or give one";
    }
    return problem_with(option, word.substr(1));
  }

  /// A flag has one, or the option that stands last has none.
  [[nodiscard]] Error wrong_value() const {
    for (const std::string& word : words_) {
      const std::size_t equals = word.find('=');
      if (!is_option(word) || equals == std::string::npos) continue;
      const Option* const option = find_option(row_->options, name_in(word));
      if (option == nullptr || option->kind != Option::Kind::Flag) continue;
      return slip(word.substr(0, equals) +
                  ": it takes no value; leave '=" + word.substr(equals + 2) + "' out");
    }
    return no_value(words_.back(), "");
  }

  [[nodiscard]] Error no_value(const std::string& name, const std::string& next) const {
    const bool meant = has_a_dash(next) && next != "--" &&
                       !(is_option(next) && find_option(row_->options, name_in(next)) != nullptr);
    return slip(
        name + ": no value stands behind it" +
        (meant ? "; one that begins with a hyphen is written " + name + '=' + shell_quoted(next)
               : ""));
  }

  /// No command was named, words were left over, or arguments are missing.
  [[nodiscard]] Error wrong_words(const Words& left) const {
    if (is_command_next()) {
      const std::string parent = row_ == nullptr ? "" : row_->name;
      return no_command_at_ ? no_such_command(parent) : no_command(parent);
    }
    if (!left.empty()) {
      return left[0].starts_with(kGuard) ? too_many(left[0].substr(1)) : unknown(left[0]);
    }
    const auto missing =
        std::find_if(row_->arguments.begin(), row_->arguments.end(),
                     [&](const Option& each) { return each.needed && !given_.has(each.name); });
    if (missing == row_->arguments.end()) {
      return slip(row_->name + ": these words cannot be read;" + see_help());
    }
    return slip(row_->name + ": " + std::string(missing->name) + " is missing (" +
                std::string(missing->help) + ");" + see_help());
  }

  /// --help and --version are flags of every command, and stand in no row.
  void refuse_value_of_help() const {
    for (const std::string& word : before_dashes(typed_)) {
      for (const std::string flag : {"--help", "--version"}) {
        if (!word.starts_with(flag + '=')) continue;
        throw slip(flag + ": it takes no value; leave '" + word.substr(flag.size()) + "' out");
      }
    }
  }

  /// An option that no command has.
  void refuse_unknown_option() const {
    refuse_value_of_help();
    for (const std::string& word : before_dashes(typed_)) {
      if (!has_a_dash(word) || word == "-v") continue;
      Words names = {"help", "version"};
      for (const CommandRow& row : program_.commands) {
        for (const Option& each : row.options) names.emplace_back(each.name);
      }
      const std::string name = bare_name(word);
      if (is_option(word) && std::find(names.begin(), names.end(), name) != names.end()) continue;
      const std::string near = nearest(name, names, "--");
      throw slip("no option is called '" + word.substr(0, word.find('=')) + "'" + near +
                 (near.empty() ? ";" : "") + " see '" + std::string(program_.name) + " --help'");
    }
  }

  [[nodiscard]] std::string with_typed(std::string command, std::size_t from) const {
    for (std::size_t i = from; i < typed_.size(); ++i) command += ' ' + shell_quoted(typed_[i]);
    return command;
  }

  [[nodiscard]] std::string usual_command(std::size_t from) const {
    return with_typed(std::string(program_.name) + ' ' + std::string(program_.usual_command), from);
  }

  [[nodiscard]] Error no_command(const std::string& parent) const {
    const std::string program(program_.name);
    if (!parent.empty()) {
      return slip(parent +
                  ": say what is to be done: " + joined(commands_under(program_, parent), ", ") +
                  "; see '" + program + ' ' + parent + " --help'");
    }
    refuse_unknown_option();
    return slip("no command is given; " +
                (typed_.empty() ? "the usual one is '" + usual_command(0) + "';"
                                : "did you mean '" + usual_command(0) + "'?") +
                " see '" + program + " --help'");
  }

  /// Words alone are meant for the command that most people want.
  [[nodiscard]] Error no_such_command(const std::string& parent) const {
    const std::string program(program_.name);
    const std::string& word = typed_[*no_command_at_];
    std::string near = nearest(word, commands_under(program_, parent));
    const Words others = choices_in(program_.other_commands);
    if (parent.empty() && std::find(others.begin(), others.end(), word) != others.end()) {
      near =
          "; did you mean '" + with_typed(std::string(program_.other_name), *no_command_at_) + "'?";
    } else if (near.empty() && parent.empty()) {
      near = "; did you mean '" + usual_command(*no_command_at_) + "'?";
    }
    const std::string below = parent.empty() ? "" : ' ' + parent;
    return slip((parent.empty() ? "" : parent + ": ") + "no command is called '" + word + "'" +
                near + (near.empty() ? ";" : "") + " see '" + program + below + " --help'");
  }

  [[nodiscard]] std::string see_help() const {
    return " see '" + std::string(program_.name) + ' ' + row_->name + " --help'";
  }

  [[nodiscard]] std::string nearest_option(const std::string& word) const {
    Words names = {"help", "version"};
    for (const Option& each : row_->options) names.emplace_back(each.name);
    return nearest(word, names, "--");
  }

  [[nodiscard]] std::string near_option(const std::string& word) const {
    const std::string near = nearest_option(word);
    return near + (near.empty() ? ";" : "") + see_help();
  }

  [[nodiscard]] Error unknown(const std::string& word) const {
    refuse_value_of_help();
    const std::string message = row_->name + ": no option is called '";
    if (is_option(word)) {
      return slip(message + "--" + name_in(word) + "'" + near_option(name_in(word)));
    }
    const std::string name = bare_name(word);
    if (!takes_words(*row_)) return slip(message + word + "'" + near_option(name));
    const std::string near = nearest_option(name);
    return slip(word + ": no option is called so" + near + (near.empty() ? ";" : "") +
                " words that begin with a hyphen stand behind --: " + as_meant());
  }

  /// No query holds the name of an option: one that stands behind -- was meant for one.
  void refuse_options_behind_dashes() const {
    if (!takes_words(*row_)) return;
    for (auto word = std::find(typed_.begin(), typed_.end(), "--"); word != typed_.end(); ++word) {
      if (!is_option(*word) || find_option(row_->options, name_in(*word)) == nullptr) continue;
      throw slip(*word + ": behind -- all are words; options stand before it: " + as_meant());
    }
  }

  [[nodiscard]] Error too_many(const std::string& word) const {
    return slip(row_->name + ": '" + word + "' is one word too many" +
                (row_->arguments.empty() ? "; it takes none" : "") + near_option(word));
  }

  /// All that was typed: options first, and words behind --.
  [[nodiscard]] std::string as_meant() const {
    std::string options;
    std::string words;
    std::size_t name_left = parts_of(row_->name, ' ').size();
    bool behind = false;
    for (std::size_t i = 0; i < typed_.size(); ++i) {
      const std::string& word = typed_[i];
      const Option* const option =
          is_option(word) ? find_option(row_->options, name_in(word)) : nullptr;
      if (word == "--" && !behind) {
        behind = true;
      } else if (option != nullptr || (!behind && (is_option(word) || word == "-v"))) {
        options += ' ' + shell_quoted(word);
        const bool alone = option == nullptr || option->kind == Option::Kind::Flag ||
                           word.find('=') != std::string::npos;
        if (alone) continue;
        if (i + 1 == typed_.size()) {
          options += ' ' + any_value(*option);
          continue;
        }
        const std::string& value = typed_[++i];
        options += (has_a_dash(value) ? '=' : ' ') + shell_quoted(value);
      } else if (name_left > 0 && !has_a_dash(word)) {
        --name_left;
      } else {
        words += ' ' + shell_quoted(word);
      }
    }
    return std::string(program_.name) + ' ' + row_->name + options +
           (words.empty() ? "" : " --" + words);
  }

  const Program& program_;
  const Words& typed_;
  Words words_;                               ///< for CLI11, without the command's name
  std::optional<std::size_t> no_command_at_;  ///< where one should stand
  const CommandRow* row_ = nullptr;
  GivenValues given_;
};

}  // namespace

TypedCommand read_words(const Program& program, const std::vector<std::string>& typed) {
  const std::span<const std::string> signs = before_dashes(typed);
  if (any_of_these(signs, {"--version", "-V"})) {
    return {.wish = TypedCommand::Wish::Version};
  }
  if (is_help_of_command(program, typed)) {
    return {.wish = TypedCommand::Wish::Help, .row = command_in(program, signs.subspan(1))};
  }
  if (any_of_these(signs, {"--help", "-h"})) {
    return {.wish = TypedCommand::Wish::Help, .row = command_in(program, signs)};
  }
  return Reader(program, typed).command();
}

}  // namespace rostrum
