#include "schemas/terminal/terminal_lines.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "schemas/base/display_width.hpp"
#include "schemas/base/terminal_safe.hpp"

namespace rostrum {
namespace {

/// Parted at blanks; a command in quotes is one word.
std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    std::size_t end = text.find(' ');
    const std::size_t quote = text.starts_with('(') ? 1 : 0;
    if (text.substr(quote).starts_with("'rostrum-")) {
      end = text.find('\'', quote + 1);
      while (end < text.size() && text.find_first_of(" ;,.?:)", end) != end + 1) {
        end = text.find('\'', end + 1);
      }
      end = text.find(' ', std::min(end, text.size()));
    }
    end = std::min(end, text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

/// How many bytes of a word a line of `room` columns takes, where it may be broken; 0 for none.
std::size_t break_in(std::string_view word, std::size_t room) {
  for (std::size_t at = std::min(word.size(), room); at > 1; --at) {
    if (std::string_view("|,").find(word[at - 1]) != std::string_view::npos) return at;
  }
  return 0;
}

/// Parted at blanks outside of quotes and not behind a backslash, as a shell does.
std::vector<std::string_view> shell_words(std::string_view command) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  char quote = 0;
  for (std::size_t at = 0; at < command.size(); ++at) {
    const char c = command[at];
    if (c == '\\' && quote != '\'') {
      ++at;
    } else if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == ' ') {
      words.push_back(command.substr(begin, at - begin));
      begin = at + 1;
    }
  }
  words.push_back(command.substr(begin));
  return words;
}

std::string bounded(std::string text) {
  constexpr std::size_t kMost = 2000;
  constexpr std::size_t kBeginning = 1200;
  constexpr std::size_t kEnd = 600;
  if (text.size() <= kMost) return text;
  const auto inside = [&](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  std::size_t from = kBeginning;
  while (inside(from)) --from;
  std::size_t to = text.size() - kEnd;
  while (inside(to)) ++to;
  return text.substr(0, from) + " … " + text.substr(to);
}

}  // namespace

TerminalSize terminal_size(int descriptor) {
  winsize size{};
  if (isatty(descriptor) != 1 || ioctl(descriptor, TIOCGWINSZ, &size) != 0) return {};
  return {.rows = size.ws_row, .columns = size.ws_col};
}

std::size_t output_columns() {
  if (const std::size_t columns = terminal_size(STDOUT_FILENO).columns; columns > 0) return columns;
  constexpr int kLeast = 40;
  const char* const told = std::getenv("COLUMNS");
  const int columns = told == nullptr ? 0 : std::atoi(told);
  return columns < kLeast ? 0 : static_cast<std::size_t>(columns);
}

std::size_t reading_columns(std::size_t columns) {
  return columns == 0 ? 0 : std::clamp<std::size_t>(columns, 20, 120);
}

std::string filled(std::string_view text, std::size_t indent, std::string_view mark,
                   std::size_t width) {
  std::string lines;
  std::string line(mark);
  line.resize(std::max(line.size(), indent), ' ');
  if (width == 0) return line + std::string(text) + "\n";
  bool begun = false;
  const auto end_line = [&] {
    lines += std::exchange(line, std::string(indent, ' ')) + "\n";
    begun = false;
  };
  for (std::string_view word : words_in(text)) {
    const auto fits = [&](std::size_t before) { return before + terminal_columns(word) <= width; };
    if (begun && !fits(terminal_columns(line) + 1)) end_line();
    while (!begun && !fits(terminal_columns(line))) {
      const std::size_t used = terminal_columns(line);
      const std::size_t size = width > used ? break_in(word, width - used) : 0;
      if (size == 0) break;
      line += word.substr(0, size);
      word.remove_prefix(size);
      end_line();
    }
    line += (begun ? " " : "") + std::string(word);
    begun = true;
  }
  return lines + line + "\n";
}

std::string folded_line(std::string_view line, std::size_t width) {
  if (width == 0 || terminal_columns(line) <= width) return std::string(line) + "\n";
  const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
  const std::size_t gap = line.find("  ", begin);
  std::size_t label = begin;
  if (gap != std::string_view::npos) {
    const std::size_t behind = std::min(line.find_first_not_of(' ', gap), line.size());
    const std::size_t columns = terminal_columns(line.substr(0, behind));
    const auto fits = [&](std::string_view word) {
      return columns + terminal_columns(word) <= width;
    };
    const std::vector<std::string_view> words = words_in(line.substr(behind));
    if (columns <= width / 2 && std::all_of(words.begin(), words.end(), fits)) label = behind;
  }
  if (label > begin) {
    const std::string_view mark = line.substr(0, label);
    return filled(line.substr(label), terminal_columns(mark), mark, width);
  }
  // The first word stands further left than the lines below.
  const std::string_view rest = line.substr(begin);
  const std::size_t word = std::min(words_in(rest).front().size() + 1, rest.size());
  return filled(rest.substr(word), begin + 2, line.substr(0, begin + word), width);
}

std::string folded_command(std::string_view command, std::size_t indent, std::size_t width) {
  constexpr std::size_t kHang = 4;
  std::string lines;
  std::string line(indent, ' ');
  std::size_t begins = line.size();
  for (const std::string_view word : shell_words(command)) {
    const std::size_t blank = line.size() > begins ? 1 : 0;
    // Two columns are the backslash's.
    if (blank > 0 && width > 0 && terminal_columns(line) + 1 + terminal_columns(word) + 2 > width) {
      lines += line + " \\\n";
      line.assign(indent + kHang, ' ');
      begins = line.size();
    } else {
      line.append(blank, ' ');
    }
    line += word;
  }
  return lines + line;
}

std::string message_lines(std::string_view program, std::string_view message, std::size_t columns) {
  const std::string text = terminal_escaped(bounded(std::string(message)));
  return filled(text, 2, std::string(program) + ": ", reading_columns(columns));
}

}  // namespace rostrum
