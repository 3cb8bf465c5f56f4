#include "schemas/program/typed_words.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "schemas/base/error.hpp"
#include "schemas/base/joined.hpp"
#include "schemas/base/shell_quoted.hpp"
#include "schemas/text/nearest_names.hpp"

namespace rostrum {
namespace {

using Words = std::vector<std::string>;

/// Stands before words that CLI11 would take for something else than themselves.
constexpr char kGuard = '\x01';

Error slip(const std::string& message) { return {ErrorKind::InvalidInput, message}; }

bool asks_for_help(const std::string& word) {
  return word == "--help" || word == "-h" || word == "--version";
}

bool is_option(const std::string& word) { return word.size() > 2 && word.starts_with("--"); }

/// "-mines", and no number.
bool has_a_dash(const std::string& word) {
  return word.size() > 1 && word[0] == '-' &&
         std::isdigit(static_cast<unsigned char>(word[1])) == 0;
}

std::string name_in(const std::string& word) {
  return word.substr(2, std::min(word.find('='), word.size()) - 2);
}

/// A list in brackets is one word, and so is what CLI11 reads as its own sign.
std::string guarded(std::string word, bool words_alone) {
  const bool list = word.starts_with('[') && word.ends_with(']');
  if (list || word == "++" || (words_alone && word.starts_with('-'))) {
    word.insert(word.begin(), kGuard);
  }
  return word;
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

class Arrangement {
 public:
  Arrangement(const Program& program, const Words& typed)
      : program_(program), all_(typed), typed_(typed) {}

  Words words() {
    find_row();
    if (wants_help_) return typed_;
    Words words = parts_of(row_->name, ' ');
    words.insert(words.end(), moved_.begin(), moved_.end());
    while (at_ < typed_.size() && typed_[at_] != "--") {
      if (asks_for_help(typed_[at_])) return typed_;
      take_word(words);
    }
    take_rest(words);
    return words;
  }

 private:
  /// Reads up to the end of the command's name. Options before it are checked once it is known.
  void find_row() {
    std::string name;
    Words before;
    while (row_ == nullptr || row_->run == nullptr) {
      if (at_ == typed_.size() || typed_[at_] == "--") throw no_command(name);
      const std::string& word = typed_[at_];
      if (asks_for_help(word)) {
        wants_help_ = true;
        return;
      }
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
    while (at_ < typed_.size()) take_word(moved_);
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
  void take_word(Words& words) {
    const std::string& word = typed_[at_++];
    if (word == "-v") {
      words.emplace_back("--verbose");
    } else if (is_option(word)) {
      take_option(word, words);
    } else if (has_a_dash(word)) {
      throw one_dash(word);
    } else {
      words.push_back(guarded(word, false));
    }
  }

  void take_option(const std::string& word, Words& words) {
    const Option& option = option_in(word);
    const std::string name = "--" + std::string(option.name);
    const std::size_t equals = word.find('=');
    words.push_back(word);
    if (option.kind == Option::Kind::Flag) {
      if (equals == std::string::npos) return;
      throw slip(name + ": it takes no value; leave '" + word.substr(equals) + "' out");
    }
    if (equals != std::string::npos) {
      if (equals + 1 == word.size()) throw slip(word + ": no value stands behind it");
      return;
    }
    if (at_ == typed_.size() || typed_[at_] == "--") {
      throw slip(name + ": no value stands behind it");
    }
    if (has_a_dash(typed_[at_])) {
      throw slip(name + ": no value stands behind it; one that begins with a hyphen is written " +
                 name + '=' + shell_quoted(typed_[at_]));
    }
    words.push_back(guarded(typed_[at_++], false));
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
  void take_rest(Words& words) {
    for (std::size_t i = at_ + 1; i < typed_.size(); ++i) {
      const bool misplaced = takes_words(*row_) && is_option(typed_[i]) &&
                             find_option(row_->options, name_in(typed_[i])) != nullptr;
      if (misplaced) {
        throw slip(typed_[i] + ": behind -- all are words; options stand before it: " + as_meant());
      }
      words.push_back(guarded(typed_[i], true));
    }
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
  Words moved_;  ///< options that stood before the command
  bool wants_help_ = false;
};

}  // namespace

std::vector<std::string> arranged_words(const Program& program,
                                        const std::vector<std::string>& typed) {
  return Arrangement(program, typed).words();
}

void take_guards(GivenValues& given) {
  for (auto& [name, values] : given.values) {
    for (std::string& value : values) {
      if (value.size() > 1 && value[0] == kGuard) value.erase(0, 1);
    }
  }
}

}  // namespace rostrum
