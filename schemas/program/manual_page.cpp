#include "schemas/program/manual_page.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "schemas/base/joined.hpp"
#include "schemas/program/roff_text.hpp"

namespace rostrum {
namespace {

std::string capitals(std::string text) {
  for (char& letter : text) {
    letter =
        letter == '-' ? ' ' : static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  }
  return text;
}

/// As the NAME of a page has it: no capital in front, no full stop behind.
std::string as_name(std::string_view summary) {
  std::string text(summary);
  if (text.ends_with('.')) text.pop_back();
  const bool word = text.size() > 1 && std::islower(static_cast<unsigned char>(text[1])) != 0;
  if (word) text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  return text;
}

std::string as_sentence(std::string_view text) {
  std::string sentence(text);
  sentence[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence[0])));
  return sentence;
}

std::string heading(const std::string& name, std::string_view section, std::string_view summary) {
  std::string title = name;
  std::transform(title.begin(), title.end(), title.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
  return ".TH " + title + " " + std::string(section) + " " + ROSTRUM_DAY + " \"Rostrum " +
         ROSTRUM_VERSION + "\" \"Rostrum manual\"\n.ad l\n.nh\n.SH NAME\n" +
         roff_filled(roff_escaped(name) + " \\- " + roff_escaped(as_name(summary)));
}

std::string argument_term(const Option& argument) {
  const std::string dots = argument.kind == Option::Kind::Texts ? " ..." : "";
  return "\\fI" + roff_escaped(argument.name) + "\\fR" + dots;
}

std::string argument_text(const Option& argument) {
  return argument.needed ? argument_term(argument) : "[" + argument_term(argument) + "]";
}

std::string option_term(const Option& option) {
  const std::string flag = "\\fB" + roff_escaped("--" + std::string(option.name)) + "\\fR";
  const std::string value = value_name(option);
  return value.empty() ? flag : flag + " \\fI" + roff_escaped(value) + "\\fR";
}

std::string definition(const Option& option, const std::string& term) {
  return roff_definition(term, roff_escaped(help_with_default(option)));
}

/// Two rows of one key are the same option to whoever reads of them.
std::string key_of(const Option& option) {
  return std::string(option.name) + "\n" + help_with_default(option) + "\n" + value_name(option);
}

/// Options that so many commands have are told in a section of their own.
constexpr std::size_t kShared = 3;

class Page {
 public:
  explicit Page(const Program& program) : program_(program) {
    for (const CommandRow& row : program.commands) {
      for (const Option& each : row.options) {
        ++uses_[key_of(each)];
        ++names_[std::string(each.name)];
      }
    }
  }

  std::string text() const {
    const std::string name(program_.name);
    std::string page = heading(name, "1", program_.summary);
    page += ".SH SYNOPSIS\n.B " + roff_escaped(name) + "\n.I command\n[\\fIoptions\\fR] ...\n";
    page += ".br\n.B " + roff_escaped(name + " --version") + "\n";
    page += ".SH DESCRIPTION\n" + roff_escaped(program_.summary) + "\n.PP\n";
    page += "\\fB" + roff_escaped(name + " help") +
            "\\fR \\fITOPIC\\fR tells of one command or topic,\nas \\fB\\-\\-help\\fR does behind "
            "any command.\nOf an option that takes one value, and of a flag and its opposite, the "
            "last one counts.\n";
    page += ".SH COMMANDS\n";
    for (const CommandRow& row : program_.commands) {
      if (row.run != nullptr) page += command(row);
    }
    page += shared_options();
    for (const HelpTopic& each : program_.topics) {
      if (each.page) continue;
      page += ".SH " + capitals(std::string(each.name)) + "\n" + roff_text(each.text, false);
    }
    return page + see_also();
  }

 private:
  /// Not where others have one of the same name that is another: a reader would not know which.
  bool is_shared(const Option& option) const {
    const std::size_t uses = uses_.at(key_of(option));
    return uses >= kShared && uses == names_.at(std::string(option.name));
  }

  std::string command(const CommandRow& row) const {
    std::string title = "\\fB" + roff_escaped(std::string(program_.name) + " " + row.name) + "\\fR";
    if (!row.options.empty()) title += " [\\fIoptions\\fR]";
    for (const Option& each : row.arguments) title += " " + argument_text(each);
    std::string text = ".SS " + title + "\n" + roff_escaped(row.summary) + ".\n";
    for (const Option& each : row.arguments) text += definition(each, argument_term(each));
    for (const Option& each : row.options) {
      if (!is_shared(each)) text += definition(each, option_term(each));
    }
    text += shared_names(row);
    for (const CommandExample& each : row.examples) {
      text += ".PP\n";
      if (!each.what.empty()) text += roff_escaped(as_sentence(each.what)) + ":\n";
      text += roff_code(each.command);
    }
    return text;
  }

  /// Names of those that are told below; of a group, its name.
  std::string shared_names(const CommandRow& row) const {
    std::vector<std::string> names;
    for (const Option& each : row.options) {
      if (!is_shared(each)) continue;
      std::string name = each.group.empty()
                             ? "\\fB" + roff_escaped("--" + std::string(each.name)) + "\\fR"
                             : "those of " + std::string(each.group);
      if (names.empty() || names.back() != name) names.push_back(std::move(name));
    }
    return names.empty() ? ""
                         : ".PP\n" + roff_filled("Also, as below: " + joined(names, ", ") + ".");
  }

  std::string shared_options() const {
    std::set<std::string> told;
    std::vector<std::pair<std::string, std::string>> groups;  // heading, text
    for (const CommandRow& row : program_.commands) {
      for (const Option& each : row.options) {
        if (!is_shared(each) || !told.insert(key_of(each)).second) continue;
        const std::string name = each.group.empty() ? "" : std::string(each.group);
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const auto& known) { return known.first == name; });
        if (group == groups.end()) group = groups.insert(groups.end(), {name, ""});
        group->second += definition(each, option_term(each));
      }
    }
    std::string text;
    for (const auto& [name, options] : groups) {
      if (!name.empty()) text += ".SS " + name + "\n";
      text += options;
    }
    return text.empty() ? "" : ".SH OPTIONS OF SEVERAL COMMANDS\n" + text;
  }

  std::string see_also() const {
    std::string text = ".SH SEE ALSO\n";
    for (const std::string_view other : {"rostrum-index", "rostrum-search"}) {
      if (other != program_.name) text += ".BR " + roff_escaped(other) + " (1)";
    }
    for (const HelpTopic& each : program_.topics) {
      if (each.page) {
        text += ",\n.BR " + roff_escaped("rostrum-" + std::string(each.name)) + " (7)";
      }
    }
    return text + "\n";
  }

  const Program& program_;
  std::map<std::string, std::size_t> uses_;   ///< of an option, by its key: in how many commands
  std::map<std::string, std::size_t> names_;  ///< the same by its name
};

}  // namespace

std::string manual_page(const Program& program) { return Page(program).text(); }

std::string manual_page(const HelpTopic& topic) {
  return heading("rostrum-" + std::string(topic.name), "7", topic.summary) + ".SH DESCRIPTION\n" +
         roff_text(topic.text, true) +
         ".SH SEE ALSO\n.BR rostrum\\-index (1),\n.BR rostrum\\-search (1)\n";
}

}  // namespace rostrum
