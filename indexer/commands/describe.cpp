#include "indexer/commands/describe.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "indexer/ingest/add_report.hpp"
#include "indexer/writing/checks/index_inspection.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/index/fields.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kMostValues = 12;
constexpr double kMegabyte = 1e6;

std::string day(const std::string& digits) {
  if (digits.size() != 8) return "";
  return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6);
}

std::string kind_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::FreeText:
      return "text";
    case FieldKind::Facet:
      return "facet";
    case FieldKind::Date:
      return "date";
    case FieldKind::Id:
      return "id";
    case FieldKind::Membership:  // nothing of it is stored
    case FieldKind::Internal:
      return "internal";
  }
  return "";
}

}  // namespace

int stats(const std::filesystem::path& index, bool json, std::ostream& out) {
  const IndexFigures figures = index_figures(index);
  if (json) {
    nlohmann::ordered_json object = {{"statements", figures.statements},
                                     {"versions", figures.versions},
                                     {"words", figures.words},
                                     {"distinct_terms", figures.distinct_terms},
                                     {"bytes", figures.bytes},
                                     {"revision", figures.revision},
                                     {"format", figures.format},
                                     {"last_batch", figures.batch},
                                     {"files", figures.files},
                                     {"first_date", day(figures.first_date)},
                                     {"last_date", day(figures.last_date)}};
    for (const auto& [name, values] : figures.facets) {
      object["facets"][name] = nlohmann::ordered_json::object();
      for (const auto& [value, count] : values) object["facets"][name][value] = count;
    }
    out << object.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    return kExitDone;
  }
  out << "statements   " << figures.statements;
  if (figures.versions > 0) out << ", and " << figures.versions << " other versions of them";
  out << '\n'
      << "words        " << figures.words << '\n'
      << fmt::format("on disk      {:.1f} MB\n", static_cast<double>(figures.bytes) / kMegabyte)
      << "files        " << figures.files << '\n'
      << "dates        "
      << (figures.first_date.empty() ? "none"
                                     : day(figures.first_date) + " to " + day(figures.last_date))
      << '\n'
      << "revision     " << figures.revision << " (run " << figures.batch << ", format "
      << figures.format << ")\n";
  for (const auto& [name, values] : figures.facets) {
    out << std::left << std::setw(13) << name << values.size()
        << (values.size() == 1 ? " value" : " values");
    const char* between = ": ";
    for (std::size_t i = 0; i < std::min(kMostValues, values.size()); ++i) {
      out << between << terminal_escaped(values[i].first) << ' ' << values[i].second;
      between = ", ";
    }
    if (values.size() > kMostValues) out << ", …";
    out << '\n';
  }
  return kExitDone;
}

int describe_fields(bool json, std::size_t columns, std::ostream& out) {
  constexpr std::size_t kTable = 60;
  if (json) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Field& each : kFields) {
      if (each.kind == FieldKind::Internal || each.kind == FieldKind::Membership) continue;
      list.push_back({{"name", each.name},
                      {"kind", kind_of(each.kind)},
                      {"several", each.several},
                      {"hierarchical", each.hierarchical},
                      {"label", each.label}});
    }
    out << list.dump(2) << '\n';
    return kExitDone;
  }
  for (const Field& each : kFields) {
    if (each.kind == FieldKind::Internal || each.kind == FieldKind::Membership) continue;
    const std::string many = std::string(each.several ? "several values" : "one value") +
                             (each.hierarchical ? ", a tree" : "");
    if (columns > 0 && columns < kTable) {
      out << each.name << "\n    " << each.label << ": " << kind_of(each.kind) << ", " << many;
    } else {
      out << std::left << std::setw(14) << each.name << std::setw(7) << kind_of(each.kind)
          << std::setw(16) << each.label << many;
    }
    out << '\n';
  }
  return kExitDone;
}

}  // namespace rostrum
