#include "schemas/program/roff_text.hpp"

#include <algorithm>
#include <cctype>

#include "schemas/program/help_blocks.hpp"
#include "schemas/program/help_text.hpp"

namespace rostrum {
namespace {

std::string capitals(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char letter) {
    return letter < 0x80 ? static_cast<char>(std::toupper(letter)) : static_cast<char>(letter);
  });
  return upper;
}

/// An address may go on in the next line.
std::string in_font(char font, std::string_view text) {
  std::string word = std::string("\\f") + font;
  for (const char letter : text) {
    word += roff_escaped({&letter, 1});
    if (letter == '/' || letter == '?' || letter == '&') word += "\\:";
  }
  return word + "\\fR";
}

/// A line that begins with a point or an apostrophe would be a command.
std::string as_line(std::string text) {
  if (text.empty() || text.starts_with('.') || text.starts_with('\'')) text.insert(0, "\\&");
  return text + "\n";
}

std::string plain(std::string_view text) {
  std::string whole;
  for (const HelpSpan& each : help_spans(text)) whole += each.text;
  return whole;
}

}  // namespace

std::string roff_escaped(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    if (letter == '\\') {
      escaped += "\\e";
    } else if (letter == '-') {
      escaped += "\\-";
    } else {
      escaped += letter;
    }
  }
  return escaped;
}

std::string roff_line(std::string_view text) {
  std::string line;
  for (const HelpSpan& each : help_spans(text)) {
    switch (each.kind) {
      case HelpSpan::Kind::Plain:
        line += roff_escaped(each.text);
        break;
      case HelpSpan::Kind::Strong:
      case HelpSpan::Kind::Code:
        line += in_font('B', each.text);
        break;
      case HelpSpan::Kind::Emphasis:
        line += in_font('I', each.text);
        break;
    }
  }
  return line;
}

std::string roff_filled(std::string_view words) {
  constexpr std::size_t kLongest = 78;
  std::string filled;
  while (words.size() > kLongest) {
    std::size_t end = words.rfind(' ', kLongest);
    if (end == words.npos) end = words.find(' ');
    if (end == words.npos) break;
    filled += as_line(std::string(words.substr(0, end)));
    words.remove_prefix(end + 1);
  }
  return filled + as_line(std::string(words));
}

std::string roff_definition(std::string_view term, std::string_view meaning) {
  return ".TP\n" + as_line(std::string(term)) + roff_filled(meaning);
}

std::string roff_code(std::string_view lines) {
  constexpr std::size_t kColumns = 67;  // what 80 leave between the margins
  const std::string folded = help_code(lines, 0, kColumns);
  std::string code = ".RS 4\n.nf\n";
  for (std::string_view rest = folded; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    code += as_line(roff_escaped(rest.substr(0, end)));
    rest.remove_prefix(end + 1);
  }
  return code + ".fi\n.RE\n";
}

std::string roff_text(std::string_view markdown, bool sections) {
  std::string page;
  bool after_heading = true;
  for (const HelpBlock& block : help_blocks(markdown)) {
    switch (block.kind) {
      case HelpBlock::Kind::Heading: {
        if (block.level == 1) continue;
        const bool section = sections && block.level == 2;
        const std::string title = roff_escaped(plain(block.text));
        page += section ? ".SH " + capitals(title) + "\n" : ".SS " + title + "\n";
        after_heading = true;
        continue;
      }
      case HelpBlock::Kind::Paragraph:
        page += (after_heading ? "" : ".PP\n") + roff_filled(roff_line(block.text));
        break;
      case HelpBlock::Kind::Item: {
        const std::string item = ".IP \\(bu 2\n" + roff_filled(roff_line(block.text));
        page += block.level == 0 ? item : ".RS 2\n" + item + ".RE\n";
        break;
      }
      case HelpBlock::Kind::Code:
        page += (after_heading ? "" : ".PP\n") + roff_code(block.text);
        break;
      case HelpBlock::Kind::Definition:
        page += roff_definition(roff_line(block.text), roff_line(block.meaning));
        break;
    }
    after_heading = false;
  }
  return page;
}

}  // namespace rostrum
