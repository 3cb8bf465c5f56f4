#include "benchmarks/headings/headless_measurement.hpp"

#include <array>
#include <fstream>
#include <iomanip>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "indexer/readers/file_reader.hpp"
#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

/// Columns of mail, of typewriters, of wide terminals; none, as word processors save it; and lines
/// of no one length, as texts have that were typed off.
constexpr std::size_t kRagged = 1;
constexpr std::array<std::size_t, 7> kWidths{40, 55, 72, 80, 100, 0, kRagged};

std::string name_of(std::size_t width) {
  return width == 0 ? "none" : width == kRagged ? "ragged" : std::to_string(width);
}

/// Lines of 20 to 60 bytes with a blank at their ends; the same text gives the same lines.
std::string ragged(const std::string& text) {
  constexpr std::size_t kShortest = 20;
  constexpr std::size_t kSpread = 41;
  std::string out;
  std::size_t column = 0;
  std::size_t state = text.size();
  std::size_t width = kShortest + state % kSpread;
  for (const char c : text) {
    out.push_back(c);
    ++column;
    if (c != ' ' || column < width) continue;
    out.push_back('\n');
    column = 0;
    state = state * 1103515245 + 12345;
    width = kShortest + (state >> 16) % kSpread;
  }
  return out + "\n";
}

struct WidthScore {
  int texts = 0;
  int wrong = 0;
  int authors = 0;  ///< found, and right
};

}  // namespace

std::string wrapped_at(const std::string& text, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::size_t word = end - at;
    if (column > 0) {
      const bool full = width > 0 && column + 1 + word > width;
      out += full ? '\n' : ' ';
      column = full ? 0 : column + 1;
    }
    out.append(text, at, word);
    column += word;
    at = end + 1;
  }
  return out + "\n";
}

struct HeadlessMeasurement::Impl {
  void add(const std::string& id, const std::string& text, const std::string& state, int session,
           const std::string& year) {
    for (const std::size_t width : kWidths) {
      WidthScore& score = scores[width];
      ++score.texts;
      const ReadResult result =
          reader.read_file("speech.txt", FileFormat::Text,
                           width == kRagged ? ragged(text) : wrapped_at(text, width), "");
      std::string wrong;
      const auto invented = [&](const std::string& what) { wrong += " " + what; };
      if (result.statements.size() > 1) invented("several statements");
      for (const Statement& each : result.statements) {
        note_parties(id, each);
        for (const std::string& value : wrong_values(each, state, session, year)) invented(value);
        const bool author = each.delivered_by && each.delivered_by->code == state;
        score.authors += author ? 1 : 0;
      }
      if (wrong.empty()) continue;
      ++score.wrong;
      misses.push_back(id + " (width " + name_of(width) + "):" + wrong);
    }
  }

  /// For whom a passage says it speaks, and with whom it agrees, is no metadata of it: for reading.
  void note_parties(const std::string& id, const Statement& found) {
    for (const Evidence& each : found.evidence) {
      const bool party = each.field == "on_behalf_of" || each.field == "aligned_with";
      if (party && each.used)
        parties.insert(id + ": " + each.field + "=" + each.value + ": " + each.quote);
    }
  }

  static std::vector<std::string> wrong_values(const Statement& found, const std::string& state,
                                               int session, const std::string& year) {
    std::vector<std::string> wrong;
    const auto expect = [&](const char* field, const std::string& value, const std::string& right) {
      if (!value.empty() && value != right) wrong.push_back(std::string(field) + "=" + value);
    };
    const auto expect_none = [&](const char* field, const std::vector<std::string>& values) {
      for (const std::string& each : values) expect(field, each, "");
    };
    if (found.delivered_by) {
      expect("delivered_by", found.delivered_by->code.empty() ? "?" : found.delivered_by->code,
             state);
    }
    expect("convention", found.convention, "UNGA");
    expect("session", found.session ? found.session->code : "", "UNGA/" + std::to_string(session));
    expect("date", found.date ? found.date->text().substr(0, 4) : "", year);
    expect("title", found.title, "");
    expect("delivery", found.delivery, "");
    expect("kind", found.kind == "report" || found.kind == "index" ? found.kind : "", "");
    for (const AgendaItem& item : found.agenda_items) expect("agenda_items", item.number, "");
    expect_none("joint_with", found.joint_with);
    expect_none("topics", found.topics);
    return wrong;
  }

  FileReader reader{ReadOptions{.vocabulary = &Vocabulary::builtin()}};
  std::map<std::size_t, WidthScore> scores;
  std::vector<std::string> misses;
  std::set<std::string> parties;
};

HeadlessMeasurement::HeadlessMeasurement() : impl_(std::make_unique<Impl>()) {}
HeadlessMeasurement::~HeadlessMeasurement() = default;

void HeadlessMeasurement::read(const std::string& file, int every) {
  std::ifstream stream(file);
  if (!stream) throw Error(ErrorKind::NotFound, file + ": no such file");
  int number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    if (line.empty() || number % every != 0) continue;
    const json passage = json::parse(line, nullptr, false);
    if (!passage.is_object() || !passage.contains("text") || !passage.contains("iso3")) {
      throw Error(ErrorKind::InvalidInput,
                  file + ":" + std::to_string(number) + ": no passage with the state that speaks");
    }
    add(passage.value("id", ""), passage.value("text", ""), passage.value("iso3", ""),
        passage.value("session", 0), passage.value("date", "").substr(0, 4));
  }
}

void HeadlessMeasurement::add(const std::string& id, const std::string& text,
                              const std::string& state, int session, const std::string& year) {
  impl_->add(id, text, state, session, year);
}

int HeadlessMeasurement::texts() const {
  int all = 0;
  for (const auto& [width, score] : impl_->scores) all += score.texts;
  return all;
}

int HeadlessMeasurement::wrong() const {
  int all = 0;
  for (const auto& [width, score] : impl_->scores) all += score.wrong;
  return all;
}

int HeadlessMeasurement::right_authors() const {
  int all = 0;
  for (const auto& [width, score] : impl_->scores) all += score.authors;
  return all;
}

double HeadlessMeasurement::share_wrong() const {
  return texts() == 0 ? 0 : static_cast<double>(wrong()) / texts();
}

void HeadlessMeasurement::print(bool with_misses, std::ostream& out) const {
  out << "| width | texts | with a wrong value | share | authors found |\n|---|---|---|---|---|\n"
      << std::fixed << std::setprecision(2);
  for (const auto& [width, score] : impl_->scores) {
    out << "| " << name_of(width) << " | " << score.texts << " | " << score.wrong << " | "
        << 100.0 * score.wrong / score.texts << " % | " << score.authors << " |\n";
  }
  if (!with_misses) return;
  out << '\n';
  for (const std::string& miss : impl_->misses) out << "  " << miss << '\n';
  for (const std::string& party : impl_->parties) out << "  " << party << '\n';
}

}  // namespace rostrum
