#include "indexer/ingest/document_placing.hpp"

#include <filesystem>
#include <system_error>

#include "indexer/ingest/version_finder.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/base/sha256.hpp"
#include "schemas/index/record_codec.hpp"
#include "schemas/index/stored_document.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kHashLetters = 8;
constexpr std::size_t kLongestPart = 60;

void add_part(std::string& id, std::string_view part) {
  std::string slug;
  for (const char c : fold_name(part)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      slug.push_back(c);
    } else if (!slug.empty() && slug.back() != '-') {
      slug.push_back('-');
    }
    if (slug.size() == kLongestPart) break;
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  if (!slug.empty()) id += (id.empty() ? "" : "-") + slug;
}

bool is_gone(const std::string& file) {
  // What cannot be looked at, as on a disk that fails, is not gone.
  std::error_code why;
  return !file.empty() && std::filesystem::status(path_of_text(outer_file(file)), why).type() ==
                              std::filesystem::file_type::not_found;
}

/// What is known of a statement but for what changes with the rest of its file: the hash of the
/// file and lines in it.
std::string known_of(Statement statement) {
  statement.source.sha256.clear();
  statement.source.line = 0;
  for (Evidence& each : statement.evidence) each.line = 0;
  return encode_record(statement) + encode_evidence(statement.evidence);
}

}  // namespace

std::string proposed_id(const Statement& statement) {
  std::string id;
  add_part(id, statement.session ? statement.session->code : statement.convention);
  if (statement.delivered_by) {
    const Author& author = *statement.delivered_by;
    add_part(id, author.code.empty() ? author.label : author.code);
  }
  if (!statement.agenda_items.empty()) add_part(id, statement.agenda_items.back().number);
  if (statement.date && statement.date->day != 0) add_part(id, statement.date->text());
  if (statement.language != "en") add_part(id, statement.language);
  return id.empty() ? "statement" : id;
}

/// Puts it where nothing or an older form of it stands, as a version of another if it is one.
Placing DocumentPlacer::put(Statement statement, PreparedDocument prepared, bool given_id,
                            bool known) {
  written_.insert(statement.id);
  Placing placing{known ? Placed::Changed : Placed::Added, statement.id, "", ""};
  if (!keep_duplicates_ && !given_id && statement.variant_of.empty()) {
    if (const auto found = find_main_version(statement, prepared, index_, analyser_)) {
      become_version(*found, statement);
      placing.version = found->how;
      prepared = prepare_(statement, given_id);
    }
  }
  const auto stored = known ? index_.stored(statement.id) : std::nullopt;
  if (stored && stored->record_hash == record_hash_of(prepared.data)) {
    return {Placed::Unchanged, statement.id, "", ""};
  }
  const bool is_damaged = stored && stored->record_hash.empty();
  if (stored && !is_damaged && stored->content_hash == content_hash_of(prepared.data) &&
      known_of(*index_.statement(statement.id)) == known_of(decode_document(prepared.data))) {
    placing.placed = Placed::Unchanged;  // and put, so that the hash of its file is true
  }
  placing.is_put = true;
  index_.put(std::move(prepared));
  return placing;
}

Placing DocumentPlacer::place(Statement statement, PreparedDocument prepared, bool given_id) {
  const std::string base = statement.id;
  const std::string content = content_hash_of(prepared.data);
  std::string distinct = content;
  std::string copy_of;
  for (bool named = false;; named = true) {
    const auto stored = index_.stored(statement.id);
    const bool ours = stored && stored->file == statement.source.file;
    const bool written = written_.count(statement.id) != 0;
    if (!stored || (ours && !written)) {
      Placing placing =
          put(std::move(statement), std::move(prepared), given_id, stored.has_value());
      if (placing.placed == Placed::Added && !copy_of.empty()) placing.version = copy_of;
      return placing;
    }
    if (stored->content_hash == content && (ours || !is_gone(stored->file))) {
      if (ours || given_id) {
        return {Placed::Duplicate, statement.id,
                "the same statement stands as '" + statement.id + "', from " + stored->file, ""};
      }
      // The same to the letter, from another place: the place tells them apart.
      named = true;
      if (!keep_duplicates_ && statement.variant_of.empty()) {
        statement.variant_of = stored->variant_of.empty() ? statement.id : stored->variant_of;
        copy_of = "the same text as '" + statement.id + "', from " + stored->file;
      }
    } else if (!ours && stored->content_hash == content) {
      // The file it came from is gone, or moved here: this one takes its place. Other words do not:
      // the file may be on a disk that is away.
      return put(std::move(statement), std::move(prepared), given_id, true);
    }
    if (given_id) {
      return {Placed::Refused, statement.id,
              "id '" + statement.id + "' is given to another statement too, in " + stored->file +
                  "; give each its own",
              ""};
    }
    // Copies that were given what their main version knows are no longer the same to the letter,
    // and take the same names; there may be any number of them.
    if (named) distinct = sha256(distinct + '\n' + statement.source.file);
    statement.id = base + "-" + distinct.substr(0, kHashLetters);
    prepared = prepare_(statement, given_id);
  }
}

}  // namespace rostrum
