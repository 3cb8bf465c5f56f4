#include "benchmarks/headings/heading_measurement.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <nlohmann/json.hpp>

#include "indexer/headings/fields/heading_items.hpp"
#include "indexer/readers/file_reader.hpp"
#include "schemas/base/error.hpp"
#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/session_finder.hpp"

namespace rostrum {
namespace {

using nlohmann::json;
using Values = std::set<std::string>;

void add_to(HeadingScore& score, const Values& found, const Values& gold, bool may_miss,
            const std::string& id) {
  const auto list = [](const Values& values) {
    std::string all;
    for (const std::string& each : values) all += (all.empty() ? "" : ", ") + each;
    return all.empty() ? std::string("nothing") : all;
  };
  const int before = score.wrong + score.missed;
  for (const std::string& value : found) gold.contains(value) ? ++score.right : ++score.wrong;
  for (const std::string& value : gold) score.missed += found.contains(value) || may_miss ? 0 : 1;
  if (score.wrong + score.missed > before) {
    score.misses.push_back(id + ": found " + list(found) + ", gold " + list(gold));
  }
}

Values one(const std::string& value) { return value.empty() ? Values{} : Values{value}; }

/// A number as statements have it: "52 b)" is 52b, "90 a 106" 90-106.
std::string number_of(const std::string& text) {
  const std::vector<AgendaItem> items = items_in("item " + text);
  if (items.size() == 1) return items.front().number;
  return fold_name(text);
}
}  // namespace

double HeadingScore::precision() const {
  return right + wrong == 0 ? 1 : static_cast<double>(right) / (right + wrong);
}
double HeadingScore::recall() const {
  return right + missed == 0 ? 1 : static_cast<double>(right) / (right + missed);
}

struct HeadingMeasurement::Impl {
  void read(const std::string& file) {
    std::ifstream stream(file);
    if (!stream) throw Error(ErrorKind::NotFound, file + ": no such file");
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
      ++number;
      if (line.empty()) continue;
      const json heading = json::parse(line, nullptr, false);
      if (!heading.is_object() || !heading.contains("head") || !heading.contains("gold")) {
        throw Error(ErrorKind::InvalidInput,
                    file + ":" + std::to_string(number) + ": no heading with gold values");
      }
      add(heading);
    }
  }

  void add(const json& heading) {
    ++headings_;
    const std::string id = heading.value("id", "");
    const json& gold = heading["gold"];
    const std::string name = heading.value("file_name", "");
    const ReadResult result =
        reader_.read_file(name.empty() ? "statement.txt" : name, FileFormat::Text,
                          heading.value("head", ""), sidecar_of(heading));
    const Statement statement = result.statements.empty() ? Statement{} : result.statements.front();
    Values inferred;
    if (heading.contains("inferred") && heading["inferred"].is_array()) {
      for (const json& field : heading["inferred"]) inferred.insert(field.get<std::string>());
    }
    const auto score = [&](const char* field, const Values& found, const Values& expected) {
      add_to(scores_[field], found, expected, inferred.contains(field), id);
    };
    score("delivered_by", author_of(statement), gold_author(gold));
    std::string convention = gold.value("convention", "");
    if (vocabulary_.convention(convention) == nullptr) convention.clear();
    const bool unknown =
        gold.value("convention", "") == "OTHER" && !hand_knows(statement.convention);
    if (!unknown) score("convention", one(statement.convention), one(convention));
    add_session(gold, convention, statement, inferred.contains("session"), id);
    Values items;
    for (const AgendaItem& item : statement.agenda_items) items.insert(item.number);
    score("agenda_items", items, gold_items(gold));
    score("on_behalf_of", codes(statement.on_behalf_of), gold_codes(gold, "on_behalf_of"));
    score("joint_with", codes(statement.joint_with), gold_codes(gold, "joint_with"));
    score("aligned_with", codes(statement.aligned_with), gold_codes(gold, "aligned_with"));
    add_date(gold, statement, inferred.contains("date"), id);
    score("language", one(statement.language), one(gold.value("language", "")));
  }

  /// Where the page was, as a sidecar tells it.
  static std::string sidecar_of(const json& heading) {
    const std::string url = heading.value("url", "");
    return url.empty() ? "" : json{{"url", url}}.dump();
  }

  /// Of the forums that "OTHER" is beside.
  static bool hand_knows(const std::string& code) {
    constexpr std::array<std::string_view, 15> kKnown{"APMBC", "CCM", "CCW",  "NPT",  "BWC",
                                                      "CWC",   "ATT", "TPNW", "CTBT", "UNGA-C1",
                                                      "UNGA",  "CD",  "UNDC", "POA",  "UNSC"};
    return std::find(kKnown.begin(), kKnown.end(), code) != kKnown.end();
  }

  static Values codes(const std::vector<std::string>& list) { return {list.begin(), list.end()}; }

  static Values author_of(const Statement& statement) {
    if (!statement.delivered_by) return {};
    return one(statement.delivered_by->code);
  }

  /// Offices and bodies that no vocabulary has must not be taken for another: nothing is right.
  [[nodiscard]] Values gold_author(const json& gold) const {
    if (!gold.contains("delivered_by") || !gold["delivered_by"].is_object()) return {};
    const json& author = gold["delivered_by"];
    if (const std::string code = author.value("iso3", ""); !code.empty()) return {code};
    const std::string name = author.value("name", "");
    const Delegation* known = vocabulary_.delegation(name);
    if (known == nullptr) known = vocabulary_.find_delegation(name);
    return known != nullptr ? Values{known->code} : Values{};
  }

  [[nodiscard]] Values gold_codes(const json& gold, const char* field) const {
    Values found;
    for (const json& each : gold.value(field, json::array())) {
      const std::string name = each.is_string() ? each.get<std::string>() : "";
      const Delegation* known = vocabulary_.delegation(name);
      if (known == nullptr) known = vocabulary_.find_delegation(name);
      if (known != nullptr) found.insert(known->code);
    }
    return found;
  }

  static Values gold_items(const json& gold) {
    Values items;
    for (const json& item : gold.value("agenda_items", json::array())) {
      const std::string number = number_of(item.value("number", ""));
      if (!number.empty()) items.insert(number);
    }
    return items;
  }

  void add_session(const json& gold, const std::string& convention, const Statement& statement,
                   bool may_miss, const std::string& id) {
    const std::string text = gold.value("session", "");
    Values expected;
    if (text.find('/') != std::string::npos && vocabulary_.session(text)) {
      expected = {text};
    } else if (!text.empty()) {
      const std::string year = gold.value("year", "");
      const auto found = finder_.find(text, convention, year.empty() ? 0 : std::atoi(year.c_str()));
      if (found.empty()) return;
      expected = {found.front().session.code};
    }
    add_to(scores_["session"], statement.session ? one(statement.session->code) : Values{},
           expected, may_miss, id);
  }

  /// A date less exact than the gold one, and not against it, is a miss and not wrong.
  void add_date(const json& gold, const Statement& statement, bool may_miss,
                const std::string& id) {
    const std::string expected = gold.value("date", "");
    std::string found = statement.date ? statement.date->text() : "";
    if (found.size() < expected.size() && expected.starts_with(found)) found.clear();
    add_to(scores_["date"], one(found), one(expected), may_miss, id);
  }

  const Vocabulary& vocabulary_ = Vocabulary::builtin();
  FileReader reader_{ReadOptions{.vocabulary = &Vocabulary::builtin()}};
  SessionFinder finder_{Vocabulary::builtin()};
  std::size_t headings_ = 0;
  std::map<std::string, HeadingScore> scores_;
};

HeadingMeasurement::HeadingMeasurement() : impl_(std::make_unique<Impl>()) {}
HeadingMeasurement::~HeadingMeasurement() = default;

void HeadingMeasurement::read(const std::string& file) { impl_->read(file); }
std::size_t HeadingMeasurement::headings() const { return impl_->headings_; }
const std::map<std::string, HeadingScore>& HeadingMeasurement::scores() const {
  return impl_->scores_;
}

void HeadingMeasurement::print(bool misses, std::ostream& out) const {
  out << headings() << " headings\n\n| field | right | wrong | missed | precision | recall |\n"
      << "|---|---|---|---|---|---|\n"
      << std::fixed << std::setprecision(3);
  for (const auto& [field, score] : scores()) {
    out << "| " << field << " | " << score.right << " | " << score.wrong << " | " << score.missed
        << " | " << score.precision() << " | " << score.recall() << " |\n";
  }
  if (!misses) return;
  for (const auto& [field, score] : scores()) {
    if (!score.misses.empty()) out << '\n' << field << '\n';
    for (const std::string& miss : score.misses) out << "  " << miss << '\n';
  }
}

}  // namespace rostrum
