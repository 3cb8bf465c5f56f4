#include "searcher/commands/command_setting.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>

#include "schemas/program/index_path.hpp"
#include "schemas/program/settings.hpp"
#include "schemas/terminal/terminal_lines.hpp"
#include "searcher/engine/searcher.hpp"
#include "searcher/request/question_options.hpp"

namespace rostrum {
namespace {

using Kind = Option::Kind;

constexpr Option kColor{"color", Kind::Text, "auto", "auto|always|never",
                        "Colour; auto: in a terminal, unless NO_COLOR is set"};
constexpr std::array kWriting{
    Option{.name = "output", .help = "File to write; - is standard output", .takes = kTakesFile},
    Option{"bom", Kind::Flag, "", "",
           "Begin CSV with a byte order mark, so that Excel recognises UTF-8"},
    Option{"verbatim", Kind::Flag, "", "",
           "Keep texts in CSV as they are, even if a spreadsheet would run them"}};

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

/// `color`: auto, always or never; "" is auto.
TextStyle terminal_style(const std::string& color) {
  TextStyle style;
  const bool terminal = isatty(STDOUT_FILENO) == 1;
  style.line = kNoEdge;
  if (const std::size_t columns = output_columns(); columns > 0) style.line = style.width = columns;
  constexpr std::size_t kWidest = 120;  // longer lines are hard to read
  constexpr std::size_t kNarrowest = 40;
  style.width = std::clamp(style.width, kNarrowest, kWidest);
  style.line = std::max(style.line, kNarrowest);
  const std::string kind = variable("TERM");
  const bool colours = terminal && !kind.empty() && kind != "dumb";
  style.colour = color == "always" || (color != "never" && colours);
  std::string locale = variable("LC_ALL");
  if (locale.empty()) locale = variable("LC_CTYPE");
  if (locale.empty()) locale = variable("LANG");
  const bool ascii = terminal && (locale == "C" || locale == "POSIX");
  style.unicode = !ascii;
  return style;
}

std::string form_of(const CommandCall& call) {
  if (call.given.has("format")) return call.given.text("format");
  const Option* const format = find_option(call.row.options, "format");
  return format == nullptr ? "" : choices_in(format->choices).front();
}

/// Only what people read is shown page by page, and only where they read it.
bool is_paged_by(const GivenValues& given, const std::string& form) {
  return terminal_size(STDOUT_FILENO).rows > 0 && !given.flag(kNoPagerOption.name) &&
         !given.has("output") && form == "text";
}

}  // namespace

const Option& index_option() { return kIndexOption; }
const Option& vocabulary_option() { return kVocabularyOption; }
std::span<const Option> synonyms_options() {
  static const std::array options{
      *find_option(word_options(), "synonyms"),
      Option{"no-synonyms", Kind::Flag, "", "",
             "No synonyms, whatever config.toml says; of the two, the last one counts"}};
  return options;
}
std::span<const Option> writing_options() { return kWriting; }

Option text_argument(std::string_view help) {
  return {.name = "TEXT", .kind = Kind::Texts, .help = help};
}

std::vector<Option> answer_options(std::string_view forms) {
  return {kIndexOption,
          kVocabularyOption,
          {.name = "format",
           .choices = forms,
           .help = "Format of the answer",
           .usual = forms.substr(0, forms.find('|'))},
          kColor,
          kNoPagerOption};
}

std::vector<Option> asking_options() {
  return options_in({filter_options(), word_options(), synonyms_options().subspan(1),
                     size_options(), budget_options()});
}

void tell_of_nothing(std::size_t statements, std::ostream& err) {
  err << "rostrum-search: "
      << (statements == 0 ? kEmptyIndex
                          : "nothing was found; fewer words or filters find more, and "
                            "'rostrum-search coverage' shows what is on file")
      << '\n';
}

CommandSetting::CommandSetting(const CommandCall& call, bool with_thesaurus)
    : index_(call.given.text("index")),
      set_index_(call.settings.text("index")),
      facts_(call.given.text("vocabulary"), with_thesaurus || call.given.flag("synonyms")),
      form_(form_of(call)),
      style_(terminal_style(call.given.has("output") && !call.is_typed("color")
                                ? "never"
                                : call.given.text("color"))),
      csv_{.byte_order_mark = call.given.flag("bom"), .as_it_is = call.given.flag("verbatim")},
      paged_(is_paged_by(call.given, form_)),
      pager_(call.program.name, paged_ ? wanted_pager(call.settings) : "",
             terminal_size(STDOUT_FILENO).rows, terminal_size(STDOUT_FILENO).columns, std::cout) {}

std::filesystem::path CommandSetting::index() const { return index_path(index_, set_index_); }

}  // namespace rostrum
