#include "indexer/ingest/version_finder.hpp"

#include <algorithm>
#include <set>

#include "indexer/readers/statement_layers.hpp"
#include "indexer/writing/documents/near_copies.hpp"
#include "schemas/base/sha256.hpp"
#include "schemas/index/fields.hpp"

namespace rostrum {
namespace {

/// Letters of the hash that names an occasion.
constexpr std::size_t kOccasionLetters = 24;
/// A translation is at most so many times as long in bytes; Chinese takes a third of English.
constexpr std::size_t kMostLonger = 4;

std::set<std::string> items_of(const Statement& statement) {
  std::set<std::string> numbers;
  for (const AgendaItem& item : statement.agenda_items) {
    numbers.insert(item.number.empty() ? item.title : item.number);
  }
  return numbers;
}

/// What translations of a statement share; "" where not all of it is known.
std::string occasion_of(const Statement& statement) {
  const bool known = statement.delivered_by && !statement.delivered_by->code.empty() &&
                     statement.session && statement.date && statement.date->day != 0 &&
                     !statement.agenda_items.empty() && !statement.language.empty();
  if (!known) return "";
  std::string occasion = statement.delivered_by->code + '\n' + statement.session->code + '\n' +
                         statement.date->text() + '\n' + statement.kind;
  for (const std::string& item : items_of(statement)) occasion += '\n' + item;
  return sha256(occasion).substr(0, kOccasionLetters);
}

/// False if something that both are known to have differs.
bool may_be_one(const Statement& a, const Statement& b) {
  if (a.delivered_by && b.delivered_by && !a.delivered_by->code.empty() &&
      !b.delivered_by->code.empty() && a.delivered_by->code != b.delivered_by->code) {
    return false;
  }
  if (a.session && b.session && a.session->code != b.session->code) return false;
  if (!a.convention.empty() && !b.convention.empty() && a.convention != b.convention) return false;
  if (a.date && b.date &&
      (a.date->last_day() < b.date->first_day() || b.date->last_day() < a.date->first_day())) {
    return false;
  }
  const std::set<std::string> of_a = items_of(a);
  const std::set<std::string> of_b = items_of(b);
  return of_a.empty() || of_b.empty() || of_a == of_b;
}

bool is_translation(const Statement& a, const Statement& b) {
  return a.language != b.language && occasion_of(a) == occasion_of(b) &&
         a.text.size() <= kMostLonger * b.text.size() &&
         b.text.size() <= kMostLonger * a.text.size();
}

std::string main_of(const Statement& statement) {
  return statement.variant_of.empty() ? statement.id : statement.variant_of;
}

}  // namespace

void become_version(const FoundVersion& found, Statement& statement) {
  statement.variant_of = found.main;
  Statement shared = found.other;
  shared.id.clear();
  shared.title.clear();
  shared.text.clear();
  shared.language.clear();
  shared.variant_of.clear();
  shared.pages.clear();
  shared.recognised.clear();
  shared.source = {};
  shared.sample = false;
  std::erase_if(shared.evidence, [](const Evidence& each) {
    return !each.used || each.field == "title" || each.field == "language";
  });
  for (Evidence& each : shared.evidence) {
    each = {.field = each.field,
            .value = each.value,
            .rule = "other-version",
            .quote = found.other.id,
            .confidence = each.confidence,
            .recognised = each.recognised};
  }
  fill_gaps(statement, shared);
}

void add_version_terms(const Statement& statement, PreparedDocument& prepared,
                       TextAnalyser& analyser) {
  const std::string band(field(FieldId::Band).prefix);
  for (const std::string& name : band_names(shingles_of(statement.text, analyser))) {
    prepared.filters.push_back(band + name);
  }
  if (const std::string occasion = occasion_of(statement); !occasion.empty()) {
    prepared.filters.push_back(std::string(field(FieldId::Occasion).prefix) + occasion);
  }
}

std::optional<FoundVersion> find_main_version(const Statement& statement,
                                              const PreparedDocument& prepared,
                                              const ChangingIndex& index, TextAnalyser& analyser) {
  const std::string_view band = field(FieldId::Band).prefix;
  const std::string_view occasion = field(FieldId::Occasion).prefix;
  Shingles own;
  std::set<std::string> looked;
  for (const std::string& term : prepared.filters) {
    const bool by_text = term.starts_with(band);
    if (!by_text && !term.starts_with(occasion)) continue;
    for (const Statement& other : index.statements_with(term)) {
      const std::string main = main_of(other);
      if (other.id == statement.id || main == statement.id) continue;
      if (!looked.insert(term.substr(0, by_text ? 0 : term.size()) + other.id).second) continue;
      if (by_text) {
        if (other.language != statement.language || !may_be_one(statement, other)) continue;
        if (own.empty()) own = shingles_of(statement.text, analyser);
        if (resemblance(own, shingles_of(other.text, analyser)) < kCopy) continue;
        return FoundVersion{main, other,
                            "the same text as '" + other.id + "', from " + other.source.file};
      }
      if (is_translation(statement, other)) {
        return FoundVersion{main, other,
                            "a translation of '" + other.id + "' (" + other.language + "), from " +
                                other.source.file};
      }
    }
  }
  return std::nullopt;
}

}  // namespace rostrum
