#include "indexer/commands/annotate.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <ostream>

#include "indexer/ingest/add_report.hpp"
#include "indexer/readers/records/record_resolver.hpp"
#include "indexer/readers/statement_layers.hpp"
#include "indexer/writing/checks/index_inspection.hpp"
#include "indexer/writing/index_writer.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/index/index_format.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

/// What belongs to the source and not to what is said of it.
constexpr std::array<std::string_view, 7> kNotSet{"id",     "text",  "body",    "content",
                                                  "source", "pages", "evidence"};

json annotation_of(const AnnotateOptions& options) {
  const auto all = read_annotations(options.index);
  const auto known = all.find(options.id);
  json object = json::object();
  if (known != all.end()) object = json::parse(known->second, nullptr, false);
  return object.is_object() ? object : json::object();
}

/// A value as typed: a text, unless it is a list or an object.
json value_of(const std::string& typed) {
  if (typed.starts_with('[') || typed.starts_with('{')) {
    json value = json::parse(typed, nullptr, false);
    if (!value.is_discarded()) return value;
  }
  return typed;
}

void show(const std::string& id, const json& annotation, std::ostream& out) {
  if (annotation.empty()) {
    out << terminal_escaped(id) << ": nothing is set by hand\n";
    return;
  }
  for (const auto& [name, value] : annotation.items()) {
    out << terminal_escaped(id) << ": " << name << " = "
        << terminal_escaped(value.is_string() ? value.get<std::string>() : value.dump()) << '\n';
  }
}

}  // namespace

int annotate(const AnnotateOptions& options, const Vocabulary& vocabulary, std::ostream& out) {
  require_index(options.index);
  IndexWriter writer(options.index, vocabulary.hash());
  auto statement = writer.statement(options.id);
  if (!statement) {
    throw Error(ErrorKind::NotFound, "no statement has the id '" + options.id +
                                         "'; 'rostrum-search query' shows ids below each hit");
  }
  json annotation = annotation_of(options);
  if (options.set.empty() && options.remove.empty()) {
    show(options.id, annotation, out);
    return kExitDone;
  }
  for (const std::string& name : options.remove) {
    if (annotation.erase(name) == 0) {
      throw Error(ErrorKind::InvalidInput,
                  "annotate: '" + name + "' is not set by hand in '" + options.id + "'");
    }
  }
  for (const auto& [name, value] : options.set) {
    if (std::find(kNotSet.begin(), kNotSet.end(), name) != kNotSet.end()) {
      throw Error(ErrorKind::InvalidInput,
                  "annotate: '" + name + "' comes from the source and cannot be set by hand");
    }
    annotation[name] = value_of(value);
  }
  RecordResolver resolver(vocabulary, {});
  const ResolvedRecord resolved = resolver.resolve(annotation, "annotation", statement->convention);
  if (!resolved.unknown.empty()) {
    throw Error(ErrorKind::InvalidInput,
                "annotate: '" + resolved.unknown.front() +
                    "' is no field of a statement; see 'rostrum-index fields'");
  }
  if (!resolved.notes.empty()) {
    throw Error(ErrorKind::InvalidInput, "annotate: " + resolved.notes.front());
  }
  for (const std::string& each : resolved.kept) out << terminal_escaped(each) << '\n';
  annotate_with(resolved.statement, *statement);
  TextAnalyser analyser;
  writer.put(prepare(*statement, vocabulary, analyser));
  writer.set_annotation(options.id, annotation.empty() ? "" : annotation.dump());
  if (!options.remove.empty()) {
    // Only the source knows what was there before.
    writer.forget_file(outer_file(statement->source.file));
    out << "the next 'rostrum-index add' of "
        << terminal_escaped(outer_file(statement->source.file))
        << " reads again what is no longer set by hand\n";
  }
  writer.commit();
  if (const auto refused = writer.take_refused(); !refused.empty()) {
    throw Error(ErrorKind::Unreadable, "annotate: the index refuses the statement with it (" +
                                           refused.front().second +
                                           "); the statement is as it was");
  }
  show(options.id, annotation, out);
  return kExitDone;
}

}  // namespace rostrum
