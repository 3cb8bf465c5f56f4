#include "schemas/program/typed_words.hpp"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <span>
#include <utility>

#include "schemas/base/error.hpp"
#include "schemas/base/joined.hpp"
#include "schemas/base/shell_quoted.hpp"
#include "schemas/text/nearest_names.hpp"

namespace rostrum {
namespace {

using Words = std::vector<std::string>;

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

/// The words of a query may begin with a minus, names of files too; other arguments do not.
bool takes_words(const CommandRow& row) {
  return std::any_of(row.arguments.begin(), row.arguments.end(), [](const Option& argument) {
    return argument.kind == Option::Kind::Texts && argument.name == "TEXT";
  });
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
  Reader(const Program& program, const Words& typed)
      : program_(program), all_(typed), typed_(typed) {}

  TypedCommand command() {
    find_row();
    while (at_ < typed_.size() && typed_[at_] != "--") take_word();
    take_rest();
    take_arguments();
    return {.row = row_, .given = std::move(given_)};
  }

 private:
  /// Reads up to the end of the command's name. Options before it are read once it is known.
  void find_row() {
    std::string name;
    Words before;
    while (row_ == nullptr || row_->run == nullptr) {
      if (at_ == typed_.size() || typed_[at_] == "--") throw no_command(name);
      const std::string& word = typed_[at_];
      if (word.size() > 1 && word[0] == '-') {
        before.push_back(word);
        if (takes_next(word)) before.push_back(typed_[++at_]);
        ++at_;
        continue;
      }
      const std::string whole = name.empty() ? word : name + ' ' + word;
      row_ = find_command(program_, whole);
      if (row_ == nullptr) throw no_such_command(name, word);
      name = whole;
      ++at_;
    }
    const std::size_t behind = std::exchange(at_, 0);
    const Words all = std::exchange(typed_, before);
    while (at_ < typed_.size()) take_word();
    typed_ = all;
    at_ = behind;
  }

  /// Whether the word behind an option that stands before the command is its value.
  [[nodiscard]] bool takes_next(const std::string& word) const {
    if (!is_option(word) || word.find('=') != std::string::npos) return false;
    for (const CommandRow& row : program_.commands) {
      const Option* const option = find_option(row.options, name_in(word));
      if (option != nullptr) return option->kind != Option::Kind::Flag && at_ + 1 < typed_.size();
    }
    return false;
  }

  [[nodiscard]] Error no_command(const std::string& parent) const {
    const std::string program(program_.name);
    if (!parent.empty()) {
      return slip(parent +
                  ": say what is to be done: " + joined(commands_under(program_, parent), ", ") +
                  "; see '" + program + ' ' + parent + " --help'");
    }
    return slip("no command is given; the usual one is '" + program + ' ' +
                std::string(program_.usual_command) + "'; see '" + program + " --help'");
  }

  /// Words alone are meant for the command that most people want.
  [[nodiscard]] Error no_such_command(const std::string& parent, const std::string& word) const {
    const std::string program(program_.name);
    std::string near = nearest(word, commands_under(program_, parent));
    if (near.empty() && parent.empty()) {
      near = "; did you mean '" + program + ' ' + std::string(program_.usual_command);
      for (std::size_t i = at_; i < typed_.size(); ++i) near += ' ' + shell_quoted(typed_[i]);
      near += "'?";
    }
    const std::string below = parent.empty() ? "" : ' ' + parent;
    return slip((parent.empty() ? "" : parent + ": ") + "no command is called '" + word + "'" +
                near + (near.empty() ? ";" : "") + " see '" + program + below + " --help'");
  }

  [[nodiscard]] std::string see_help() const {
    return " see '" + std::string(program_.name) + ' ' + row_->name + " --help'";
  }

  [[nodiscard]] const Option& option_in(const std::string& word) const {
    const std::string name = name_in(word);
    const Option* const option = find_option(row_->options, name);
    if (option != nullptr) return *option;
    Words names;
    for (const Option& each : row_->options) names.emplace_back(each.name);
    const std::string near = nearest(name, names, "--");
    throw slip(row_->name + ": no option is called '--" + name + "'" + near +
               (near.empty() ? ";" : "") + see_help());
  }

  /// The next word, and the value behind it where it is an option.
  void take_word() {
    const std::string& word = typed_[at_++];
    if (word == "-v") {
      given_.set(kVerboseOption.name, {"true"});
    } else if (is_option(word)) {
      take_option(word);
    } else if (has_a_dash(word)) {
      throw one_dash(word);
    } else {
      arguments_.push_back(word);
    }
  }

  void take_option(const std::string& word) {
    const Option& option = option_in(word);
    const std::string name = "--" + std::string(option.name);
    const std::size_t equals = word.find('=');
    if (option.kind == Option::Kind::Flag) {
      if (equals != std::string::npos) {
        throw slip(name + ": it takes no value; leave '" + word.substr(equals) + "' out");
      }
      given_.set(option.name, {"true"});
    } else if (equals != std::string::npos) {
      if (equals + 1 == word.size()) throw slip(word + ": no value stands behind it");
      put(option, name, word.substr(equals + 1));
    } else {
      put(option, name, value_behind(name));
    }
  }

  const std::string& value_behind(const std::string& name) {
    if (at_ == typed_.size() || typed_[at_] == "--") {
      throw slip(name + ": no value stands behind it");
    }
    if (has_a_dash(typed_[at_])) {
      throw slip(name + ": no value stands behind it; one that begins with a hyphen is written " +
                 name + '=' + shell_quoted(typed_[at_]));
    }
    return typed_[at_++];
  }

  void put(const Option& option, const std::string& name, const std::string& value) {
    // An empty one is a slip, as of a variable that is not set.
    const std::string problem = value.empty() ? "its value is empty; leave it out or give one"
                                              : problem_with(option, value);
    if (!problem.empty()) throw slip(name + ": " + problem);
    if (option.kind == Option::Kind::Texts) {
      given_.values[std::string(option.name)].push_back(value);
    } else {
      given_.set(option.name, {value});
    }
  }

  [[nodiscard]] Error one_dash(const std::string& word) const {
    if (!takes_words(*row_)) {
      return slip(row_->name + ": no option is called '" + word + "';" + see_help());
    }
    return slip(
        word +
        ": no option is called so; words that begin with a hyphen stand behind --: " + as_meant());
  }

  /// Behind --. No query holds the name of an option: one that stands there was meant for one.
  void take_rest() {
    for (std::size_t i = at_ + 1; i < typed_.size(); ++i) {
      const bool misplaced = takes_words(*row_) && is_option(typed_[i]) &&
                             find_option(row_->options, name_in(typed_[i])) != nullptr;
      if (misplaced) {
        throw slip(typed_[i] + ": behind -- all are words; options stand before it: " + as_meant());
      }
      arguments_.push_back(typed_[i]);
    }
  }

  /// Each takes one word, or all that are left.
  void take_arguments() {
    auto word = arguments_.begin();
    for (const Option& argument : row_->arguments) {
      const bool takes_all = argument.kind == Option::Kind::Texts;
      const auto end = takes_all ? arguments_.end() : word + (word == arguments_.end() ? 0 : 1);
      const std::string name(argument.name);
      if (word == end && argument.needed) {
        throw slip(row_->name + ": " + name + " is missing (" + std::string(argument.help) + ");" +
                   see_help());
      }
      for (; word != end; ++word) {
        const std::string problem = problem_with(argument, *word);
        if (!problem.empty()) throw slip(name + ": " + problem);
        given_.values[name].push_back(*word);
      }
    }
    if (word != arguments_.end()) throw too_many(*word);
  }

  [[nodiscard]] Error too_many(const std::string& word) const {
    Words names;
    for (const Option& each : row_->options) names.emplace_back(each.name);
    const std::string near = nearest(word, names, "--");
    return slip(row_->name + ": '" + word + "' is one word too many" +
                (row_->arguments.empty() ? "; it takes none" : "") + near +
                (near.empty() ? ";" : "") + see_help());
  }

  /// All that was typed: options first, and words behind --.
  [[nodiscard]] std::string as_meant() const {
    std::string options;
    std::string words;
    std::size_t name_left = parts_of(row_->name, ' ').size();
    bool behind = false;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const std::string& word = all_[i];
      const Option* const option =
          is_option(word) ? find_option(row_->options, name_in(word)) : nullptr;
      if (word == "--" && !behind) {
        behind = true;
      } else if (option != nullptr || (!behind && (is_option(word) || word == "-v"))) {
        options += ' ' + shell_quoted(word);
        const bool alone = option == nullptr || option->kind == Option::Kind::Flag ||
                           word.find('=') != std::string::npos || i + 1 == all_.size();
        if (alone) continue;
        const std::string& value = all_[++i];
        options += (has_a_dash(value) ? '=' : ' ') + shell_quoted(value);
      } else if (name_left > 0 && !has_a_dash(word)) {
        --name_left;
      } else {
        words += ' ' + shell_quoted(word);
      }
    }
    return std::string(program_.name) + ' ' + row_->name + options + " --" + words;
  }

  const Program& program_;
  const Words all_;
  Words typed_;  ///< what is read now of it
  std::size_t at_ = 0;
  const CommandRow* row_ = nullptr;
  Words arguments_;
  GivenValues given_;
};

}  // namespace

TypedCommand read_words(const Program& program, const std::vector<std::string>& typed) {
  const std::span<const std::string> signs = before_dashes(typed);
  if (any_of_these(signs, {"--version", "-V"}) || typed == Words{"version"}) {
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
