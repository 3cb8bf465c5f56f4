#include "benchmarks/headings/evidence_measurement.hpp"

#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "benchmarks/headings/headless_measurement.hpp"
#include "indexer/extraction/base/list_numbers.hpp"
#include "indexer/readers/file_reader.hpp"
#include "schemas/base/error.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

constexpr std::array kLanguages{"en", "fr", "es", "ru", "zh", "ar", "de", "pt", "it", "tr", "ja"};

/// Words of which the quotation of a session has one: somebody meets.
constexpr std::array kMeetingWords{"session",
                                   "meeting",
                                   "conference",
                                   "committee",
                                   "comissao",
                                   "assembly",
                                   "council",
                                   "commission",
                                   "intersess",
                                   "msp",
                                   "csp",
                                   "bms",
                                   "revcon",
                                   "prepcom",
                                   "prep com",
                                   "gge",
                                   "oewg",
                                   "unga",
                                   "agnu",
                                   "rc",
                                   "working group",
                                   "debate",
                                   "plenary",
                                   "ec",
                                   "congress",
                                   "summit",
                                   "segment",
                                   "experts",
                                   "reunion",
                                   "seance",
                                   "comite",
                                   "assemblee",
                                   "conseil",
                                   "groupe",
                                   "periodo",
                                   "conferencia",
                                   "comision",
                                   "asamblea",
                                   "consejo",
                                   "grupo",
                                   "сесси",
                                   "совещани",
                                   "конференц",
                                   "комитет",
                                   "заседани",
                                   "ассамбле",
                                   "совет",
                                   "групп",
                                   "комисси",
                                   "га оон",
                                   "会",
                                   "届",
                                   "组",
                                   "дискусс",
                                   "الدور",
                                   "دورت",
                                   "موتمر",
                                   "اجتماع",
                                   "جلس",
                                   "لجنه",
                                   "لجن",
                                   "جمعيه",
                                   "مجلس",
                                   "فريق",
                                   "tagung",
                                   "konferenz",
                                   "treffen",
                                   "ausschuss",
                                   "rat",
                                   "reuniao",
                                   "conferenza",
                                   "riunione",
                                   "commissione",
                                   "assemblea",
                                   "consiglio",
                                   "委員会",
                                   "総会",
                                   "toplanti",
                                   "komite",
                                   "genel kurul",
                                   "konferans",
                                   "day",
                                   "dia ",
                                   "jour",
                                   "встреч",
                                   "събрание",
                                   "комитет",
                                   "debat",
                                   "review",
                                   "mhcp",
                                   "im",
                                   "mx",
                                   "wg",
                                   "undc",
                                   "cd",
                                   "gc",
                                   "general debate",
                                   "pv",
                                   "nat"};

std::string spelled(int number, const icu::RuleBasedNumberFormat& format,
                    const icu::UnicodeString& rules) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString text;
  icu::FieldPosition at;
  format.format(static_cast<int32_t>(number), rules, text, at, status);
  std::string bytes;
  constexpr char16_t kSoftHyphen = 0xAD;  // ICU parts Russian tens and units with it
  text.findAndReplace(icu::UnicodeString(kSoftHyphen), icu::UnicodeString(u' '));
  if (U_SUCCESS(status) != 0) text.toUTF8String(bytes);
  return fold_name(bytes);
}

/// A word without its last letters, which change with gender and case.
std::string stem_of(const std::string& word) {
  const std::size_t letters = code_points(word);
  constexpr std::size_t kShort = 4;
  if (letters <= kShort) return word;
  std::size_t drop = 2;
  std::string stem = word;
  while (drop > 0 && !stem.empty()) {
    while (is_continuation(stem.back())) stem.pop_back();
    stem.pop_back();
    --drop;
  }
  return stem;
}

/// How people write a number: in figures, Roman ones, and in words, as ICU spells it.
class Numbers {
 public:
  Numbers() {
    for (const char* language : kLanguages) {
      UErrorCode status = U_ZERO_ERROR;
      auto format = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT,
                                                                 icu::Locale(language), status);
      if (U_SUCCESS(status) != 0) formats_.push_back(std::move(format));
    }
  }

  /// True if a folded text has the number as a number of its own.
  [[nodiscard]] bool stands_in(int number, const std::string& folded) {
    if (has_figures(number, folded)) return true;
    constexpr int kMostRoman = 120;
    const std::string padded = " " + folded + " ";
    if (number <= kMostRoman &&
        padded.find(" " + number_in(NumberForm::LowerRoman, number) + " ") != std::string::npos) {
      return true;
    }
    for (const std::vector<std::string>& words : words_of(number)) {
      // All its words, one soon after the other.
      std::size_t at = 0;
      bool all = !words.empty();
      for (const std::string& word : words) {
        const bool wide = static_cast<unsigned char>(word.front()) >= 0xE3;
        at = all ? padded.find(wide ? word : " " + word, at) : std::string::npos;
        all = all && at != std::string::npos;
      }
      if (all) return true;
    }
    return false;
  }

 private:
  static bool has_figures(int number, const std::string& folded) {
    const std::string figures = std::to_string(number);
    for (std::size_t at = folded.find(figures); at != std::string::npos;
         at = folded.find(figures, at + 1)) {
      const auto is_digit = [&](std::size_t i) { return folded[i] >= '0' && folded[i] <= '9'; };
      const std::size_t end = at + figures.size();
      const bool zero = at > 0 && folded[at - 1] == '0';  // 02.12.2025
      const std::size_t begin = zero ? at - 1 : at;
      const bool open = begin == 0 || !is_digit(begin - 1);
      // 1012202214:20 on a page: what follows a year may be a clock.
      if (open && (end == folded.size() || !is_digit(end) || figures.size() == 4)) return true;
      if (!open && figures.size() == 4) return true;
    }
    return false;
  }

  const std::vector<std::vector<std::string>>& words_of(int number) {
    auto [known, fresh] = words_.try_emplace(number);
    if (!fresh) return known->second;
    std::set<std::string> seen;
    for (const auto& format : formats_) {
      for (int32_t i = 0; i < format->getNumberOfRuleSetNames(); ++i) {
        const std::string text = spelled(number, *format, format->getRuleSetName(i));
        const bool figures = text.find_first_of("0123456789") != std::string::npos;
        if (text.empty() || figures || !seen.insert(text).second) continue;
        std::vector<std::string> words;
        std::istringstream stream(text);
        for (std::string word; stream >> word;) {
          if (word != "et" && word != "and" && word != "y" && word != "e") {
            words.push_back(stem_of(word));
          }
        }
        known->second.push_back(std::move(words));
      }
    }
    return known->second;
  }

  std::vector<std::unique_ptr<icu::RuleBasedNumberFormat>> formats_;
  std::map<int, std::vector<std::vector<std::string>>> words_;
};

/// The figures of a code: 22MSP has 22, PC3-2026 has 3 and 2026.
std::vector<int> figures_in(const std::string& text) {
  std::vector<int> figures;
  for (std::size_t at = 0; at < text.size();) {
    int value = 0;
    std::size_t digits = 0;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9' && digits++ < 5) {
      value = value * 10 + (text[at++] - '0');
    }
    digits > 0 ? figures.push_back(value) : static_cast<void>(++at);
  }
  return figures;
}

}  // namespace

struct EvidenceMeasurement::Impl {
  bool says_session(const Evidence& each, const std::string& folded) {
    const auto session = vocabulary.session(each.value);
    const bool meets = std::any_of(kMeetingWords.begin(), kMeetingWords.end(),
                                   [&](const char* word) { return has(folded, word); });
    if (!session || !meets) return false;
    for (const Convention& convention : vocabulary.conventions()) {
      if (convention.code != session->convention) continue;
      for (const MeetingKind& kind : convention.meetings) {
        for (const KnownSession& known : kind.sessions) {
          const bool own = session->start == known.start && session->end == known.end;
          for (const std::string& name : known.names) {
            if (own && has(folded, fold_name(name))) return true;
          }
          if (own && known.number != 0 && numbers.stands_in(known.number, folded)) return true;
        }
      }
    }
    std::vector<int> told = figures_in(each.value.substr(each.value.find('/') + 1));
    if (session->start) told.push_back(session->start->year);
    if (session->end) told.push_back(session->end->year);
    // The Disarmament Commission meets in the session of the Assembly that opened the year before.
    constexpr int kAssembly = 1946;
    if (session->convention == "UNDC" && !told.empty()) told.push_back(told.front() - kAssembly);
    return std::any_of(told.begin(), told.end(),
                       [&](int number) { return numbers.stands_in(number, folded); });
  }

  bool says_date(const Evidence& each, const std::string& quote, const std::string& folded) {
    const std::vector<int> parts = figures_in(each.value);
    if (parts.empty()) return false;
    constexpr std::size_t kDay = 2;
    const int short_year = parts[0] % 100;
    const bool year = numbers.stands_in(parts[0], folded) ||
                      has(quote, "-" + std::to_string(short_year)) || has(quote, "年");
    return year && (parts.size() <= kDay || numbers.stands_in(parts[kDay], folded));
  }

  bool says_name(const Evidence& each, const std::string& folded) {
    const std::string padded = " " + folded + " ";
    for (const auto& [name, code] : vocabulary.delegation_names()) {
      if (code != each.value) continue;
      const bool wide = static_cast<unsigned char>(name.front()) >= 0xE3;
      if (padded.find(wide ? name : " " + name + " ") != std::string::npos) return true;
    }
    const Delegation* delegation = vocabulary.delegation(each.value);
    if (delegation == nullptr) return true;  // an office: its words are the value
    return std::any_of(
        delegation->adjectives.begin(), delegation->adjectives.end(),
        [&](const std::string& adjective) { return has(folded, fold_name(adjective)); });
  }

  bool says_item(const Evidence& each, const std::string& folded) {
    const std::vector<int> figures = figures_in(each.value);
    return std::all_of(figures.begin(), figures.end(),
                       [&](int number) { return numbers.stands_in(number, folded); });
  }

  static bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  }

  void judge(const std::string& id, const Statement& statement) {
    for (const Evidence& each : statement.evidence) {
      const bool on_a_line = each.used && (each.line > 0 || each.rule.starts_with("letterhead"));
      if (!on_a_line) continue;
      const std::string folded = fold_name(each.quote);
      bool says = false;
      if (each.field == "session") {
        says = says_session(each, folded);
      } else if (each.field == "date") {
        says = says_date(each, each.quote, folded);
      } else if (each.field == "delivered_by" || each.field == "on_behalf_of" ||
                 each.field == "joint_with" || each.field == "aligned_with") {
        says = says_name(each, folded);
      } else if (each.field == "agenda_items") {
        says = says_item(each, folded);
      } else {
        continue;
      }
      EvidenceScore& score = scores[each.field];
      ++score.judged;
      if (!says) score.silent.push_back(id + ": " + each.value + ": " + each.quote);
    }
  }

  void read_line(const std::string& file, int number, const std::string& line) {
    const json record = json::parse(line, nullptr, false);
    const std::string text = !record.is_object()       ? ""
                             : record.contains("head") ? record.value("head", "")
                             : record.contains("text") ? record.value("text", "")
                                                       : "";
    if (text.empty()) {
      throw Error(ErrorKind::InvalidInput,
                  file + ":" + std::to_string(number) + ": no heading and no passage");
    }
    const std::string id = record.value("id", std::to_string(number));
    constexpr std::size_t kWidth = 72;
    const bool passage = !record.contains("head");
    const ReadResult read = reader.read_file("statement.txt", FileFormat::Text,
                                             passage ? wrapped_at(text, kWidth) : text, "");
    for (const Statement& each : read.statements) judge(id, each);
  }

  const Vocabulary& vocabulary = Vocabulary::builtin();
  FileReader reader{ReadOptions{.vocabulary = &Vocabulary::builtin()}};
  Numbers numbers;
  std::map<std::string, EvidenceScore> scores;
};

EvidenceMeasurement::EvidenceMeasurement() : impl_(std::make_unique<Impl>()) {}
EvidenceMeasurement::~EvidenceMeasurement() = default;

void EvidenceMeasurement::read(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw Error(ErrorKind::NotFound, file + ": no such file");
  if (file.ends_with(".jsonl")) {
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
      ++number;
      if (!line.empty()) impl_->read_line(file, number, line);
    }
    return;
  }
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  const std::string all = bytes.str();
  constexpr std::size_t kMark = 4096;
  const FileFormat format = format_of(file, std::string_view(all).substr(0, kMark));
  if (format == FileFormat::None) return;  // a picture, as among documents
  for (const Statement& each : impl_->reader.read_file(file, format, all, "").statements) {
    impl_->judge(file, each);
  }
}

void EvidenceMeasurement::judge(const std::string& id, const Statement& statement) {
  impl_->judge(id, statement);
}

const std::map<std::string, EvidenceScore>& EvidenceMeasurement::scores() const {
  return impl_->scores;
}

double EvidenceMeasurement::share_silent() const {
  double judged = 0;
  double silent = 0;
  for (const auto& [field, score] : impl_->scores) {
    judged += score.judged;
    silent += static_cast<double>(score.silent.size());
  }
  return judged == 0 ? 0 : silent / judged;
}

void EvidenceMeasurement::print(bool misses, std::ostream& out) const {
  out << "| field | quotations | that do not say it | share |\n|---|---|---|---|\n"
      << std::fixed << std::setprecision(2);
  for (const auto& [field, score] : impl_->scores) {
    const auto silent = static_cast<double>(score.silent.size());
    out << "| " << field << " | " << score.judged << " | " << score.silent.size() << " | "
        << (score.judged == 0 ? 0 : 100.0 * silent / score.judged) << " % |\n";
  }
  for (const auto& [field, score] : impl_->scores) {
    if (!misses || score.silent.empty()) continue;
    out << '\n' << field << '\n';
    for (const std::string& each : score.silent) out << "  " << each << '\n';
  }
}

}  // namespace rostrum
