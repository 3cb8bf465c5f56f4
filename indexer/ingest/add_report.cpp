#include "indexer/ingest/add_report.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>
#include <string_view>

#include "schemas/base/counted.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

std::string place_of(const AddReport::Place& place) {
  return terminal_escaped(place.file) + (place.line > 0 ? ":" + std::to_string(place.line) : "");
}

void write_places(const char* heading, const std::vector<AddReport::Place>& places,
                  std::size_t most, std::ostream& out) {
  if (places.empty()) return;
  out << heading << '\n';
  for (std::size_t i = 0; i < places.size() && i < most; ++i) {
    const AddReport::Place& place = places[i];
    out << "  " << place_of(place) << ": " << terminal_escaped(place.id)
        << (place.id.empty() || place.message.empty() ? "" : ", ")
        << terminal_escaped(place.message) << '\n';
  }
  if (places.size() > most) {
    out << "  … and " << grouped(places.size() - most) << " more (--report FILE lists all)\n";
  }
}

nlohmann::json json_of(const AddReport::Place& place) {
  nlohmann::json object = {{"file", place.file}};
  if (!place.message.empty()) object["message"] = place.message;
  if (!place.id.empty()) object["id"] = place.id;
  if (place.line > 0) object["line"] = place.line;
  return object;
}

nlohmann::json json_of(const std::vector<AddReport::Place>& places) {
  nlohmann::json list = nlohmann::json::array();
  for (const AddReport::Place& place : places) list.push_back(json_of(place));
  return list;
}

}  // namespace

AddReport::Incomplete* AddReport::note_missing(const Statement& statement) {
  Incomplete lacking{
      .id = statement.id, .file = statement.source.file, .line = statement.source.line};
  const auto missing = [&](const char* name, bool is_missing) {
    if (!is_missing) return;
    ++not_found[name];
    lacking.fields.emplace_back(name);
  };
  missing("convention", statement.convention.empty());
  missing("session", !statement.session.has_value());
  missing("delivered_by", !statement.delivered_by.has_value());
  missing("agenda_items", statement.agenda_items.empty());
  missing("date", !statement.date.has_value());
  missing("language", statement.language.empty());
  missing("title", statement.title.empty());
  if (!lists_incomplete || lacking.fields.empty()) return nullptr;
  incomplete.push_back(std::move(lacking));
  return &incomplete.back();
}

void write_text(const AddReport& report, std::ostream& out, std::size_t most) {
  if (report.dry_run) out << "dry run: nothing was written; this is what a run would do\n";
  out << grouped(report.files) << (report.files == 1 ? " file read" : " files read");
  if (report.unchanged_files > 0) out << ", " << grouped(report.unchanged_files) << " unchanged";
  out << '\n';
  out << "statements: " << grouped(report.added) << " added, " << grouped(report.changed)
      << " changed, " << grouped(report.unchanged) << " unchanged, " << grouped(report.removed)
      << " removed, " << grouped(report.duplicates.size() + report.versions.size())
      << " duplicate, " << grouped(report.skipped.size()) << " skipped\n";
  write_places("would be added:", report.additions, most, out);
  write_places("would be changed:", report.updates, most, out);
  write_places(report.dry_run ? "would be removed:" : "removed:", report.removals, most, out);
  write_places("skipped:", report.skipped, most, out);
  // Of files that are left out altogether it stands above.
  std::vector<AddReport::Place> unread;
  for (const AddReport::FilePages& each : report.unread_pages) {
    if (!report.unread.contains(each.file)) unread.push_back({each.file, 0, in_words(each.unread)});
  }
  write_places("pages that are not read:", unread, most, out);
  std::vector<AddReport::Place> damaged;
  for (const AddReport::Place& each : report.damaged) {
    if (!report.unread.contains(each.file)) damaged.push_back(each);
  }
  write_places("damaged, so that what is read of them may be incomplete:", damaged, most, out);
  write_places("not pruned:", report.not_pruned, most, out);
  write_places("duplicates, not counted twice:", report.duplicates, most, out);
  write_places("versions of other statements, counted once with them (--keep-duplicates: apart):",
               report.versions, most, out);
  if (!report.notes.empty()) {
    out << "noted in statements that are kept:\n";
    std::size_t shown = 0;
    for (const auto& [message, note] : report.notes) {
      if (shown++ == most) {
        out << "  … and " << grouped(report.notes.size() - most)
            << " more (--report FILE lists all)\n";
        break;
      }
      out << "  " << terminal_escaped(message) << "  (" << grouped(note.count) << "×, first "
          << place_of(note.first) << ")\n";
    }
  }
  if (!report.unknown.empty()) {
    out << "fields that are none of ours, left out (--map THEIRS=OURS renames one):";
    for (const auto& [name, count] : report.unknown) out << ' ' << terminal_escaped(name);
    out << '\n';
  }
  if (!report.not_found.empty()) {
    out << "not found:";
    bool first = true;
    for (const auto& [name, count] : report.not_found) {
      out << (first ? " " : ", ") << name << " in " << grouped(count);
      first = false;
    }
    out << "  ('rostrum-index inspect FILE' shows what a file tells)\n";
  }
  out << fmt::format("{:.1f} s", report.seconds);
  const std::size_t read =
      report.added + report.changed + report.unchanged + report.versions.size();
  if (report.seconds > 0.05 && read > 0) {
    out << ", " << grouped(static_cast<std::size_t>(static_cast<double>(read) / report.seconds))
        << " statements a second";
  }
  out << (report.dry_run ? "; the index would hold " : "; the index holds ")
      << grouped(report.in_index) << (report.in_index == 1 ? " statement" : " statements");
  if (report.versions_in_index > 0) {
    out << ", and " << grouped(report.versions_in_index)
        << (report.versions_in_index == 1 ? " other version" : " other versions") << " of them";
  }
  out << '\n';
}

void write_json(const AddReport& report, std::ostream& out) {
  nlohmann::ordered_json object = {
      {"files", {{"read", report.files}, {"unchanged", report.unchanged_files}}},
      {"statements",
       {{"added", report.added},
        {"changed", report.changed},
        {"unchanged", report.unchanged},
        {"removed", report.removed},
        {"duplicate", report.duplicates.size()},
        {"versions", report.versions.size()},
        {"skipped", report.skipped.size()},
        {"in_index", report.in_index},
        {"versions_in_index", report.versions_in_index}}},
      {"dry_run", report.dry_run},
      {"interrupted", report.interrupted},
      {"removed", json_of(report.removals)},
      {"skipped", json_of(report.skipped)},
      {"unread_pages", nlohmann::json::array()},
      {"damaged", json_of(report.damaged)},
      {"not_pruned", json_of(report.not_pruned)},
      {"duplicates", json_of(report.duplicates)},
      {"versions", json_of(report.versions)},
      {"unknown_fields", report.unknown},
      {"not_found", report.not_found},
      {"seconds", report.seconds}};
  for (const AddReport::FilePages& each : report.unread_pages) {
    nlohmann::ordered_json pages = nlohmann::ordered_json::array();
    for (const PageProblem& page : each.unread.pages) {
      pages.push_back({{"page", page.page}, {"why", page.why}});
    }
    object["unread_pages"].push_back({{"file", each.file},
                                      {"pages_in_file", each.unread.page_count},
                                      {"pages", std::move(pages)},
                                      {"may_be_recognised", each.unread.may_be_recognised}});
  }
  if (report.dry_run) {
    object["added"] = json_of(report.additions);
    object["changed"] = json_of(report.updates);
  }
  object["notes"] = nlohmann::json::array();
  for (const auto& [message, note] : report.notes) {
    object["notes"].push_back(
        {{"message", message}, {"count", note.count}, {"first", json_of(note.first)}});
  }
  if (report.lists_incomplete) object["incomplete"] = nlohmann::json::array();
  for (const AddReport::Incomplete& each : report.incomplete) {
    object["incomplete"].push_back(
        {{"id", each.id}, {"file", each.file}, {"line", each.line}, {"fields", each.fields}});
  }
  out << object.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

void write_whole_text(const AddReport& report, std::ostream& out) {
  write_text(report, out, std::numeric_limits<std::size_t>::max());
  if (!report.incomplete.empty()) {
    out << "statements that lack fields; a sidecar, --set or 'rostrum-index annotate ID "
           "FIELD=VALUE' gives them:\n";
  }
  for (const AddReport::Incomplete& each : report.incomplete) {
    out << "  " << terminal_escaped(each.id) << "  " << place_of({each.file, each.line, ""}) << ':';
    for (const std::string& field : each.fields) out << ' ' << field;
    out << '\n';
  }
}

void write_report(const AddReport& report, const std::string& file) {
  std::ofstream out(file);
  file.ends_with(".json") ? write_json(report, out) : write_whole_text(report, out);
  if (!out.flush()) {
    throw Error(ErrorKind::Unreadable, file + ": the report cannot be written; check the folder");
  }
}

}  // namespace rostrum
