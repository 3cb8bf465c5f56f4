/// A statement as a record: what the indexer makes of a file, and what the index keeps.
/// Mirrors schemas/statement.schema.json; tests/schemas/statement_test.cpp compares the two.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/record/date.hpp"

namespace rostrum {

struct SessionRef {
  std::string code;   ///< "APMBC/IM-2025", or as the source wrote it if no vocabulary knows it
  std::string label;  ///< "Intersessional meetings 2025"
};

struct AgendaItem {
  std::string number;  ///< "7a", "90-106", "cluster 1"; "" if the item has a title alone
  std::string title;   ///< "Universalization"; "" if not known
  std::string topic;   ///< code from topics.json; "" if none
};

struct Author {
  std::string code;   ///< "NOR", "EU", "ICRC"; "" for an office without a code
  std::string label;  ///< "Norway"
  std::string kind;   ///< "state", "group", "organisation" or "office"
};

struct Speaker {
  std::string name;
  std::string post;
};

struct Source {
  std::string file;        ///< as it was given to the indexer
  std::string url;         ///< where it was published
  std::string media_type;  ///< "text/plain"
  std::string sha256;      ///< of the file's bytes, in hexadecimal
  std::string note;        ///< where a record says in words where it is from
  int line = 0;            ///< of a JSONL file, from 1; 0 otherwise
  int pages = 0;           ///< 0 if the format has none
  /// Of the file, from 1: what stands there is not read as letters, or not all of it.
  std::vector<int> unread_pages;
  std::vector<int> recognised_pages;  ///< of the file: their text was recognised in a picture
};

/// Where one piece of metadata came from.
struct Evidence {
  std::string field;      ///< "session", "delivered_by" …
  std::string value;      ///< what was found, as code or text
  std::string rule;       ///< name of the rule that found it: "heading.author", "front-matter" …
  int line = 0;           ///< of the source, from 1; 0 if it came from elsewhere (file name, flag)
  std::string quote;      ///< the text it rests on
  double confidence = 1;  ///< 0 to 1
  bool used = true;       ///< false: a lesser source said this, and a better one said otherwise
  bool recognised = false;  ///< the line was recognised in a picture, and may be misread
};

struct Statement {
  std::string id;
  std::string title;
  std::string text;  ///< UTF-8; paragraphs are separated by blank lines
  std::string convention;
  std::optional<SessionRef> session;
  std::vector<std::string> symbols;  ///< of the document: "A/C.1/78/PV.3"
  std::vector<AgendaItem> agenda_items;
  std::vector<std::string> topics;  ///< codes, beside those of the agenda items
  std::optional<Author> delivered_by;
  std::vector<std::string> on_behalf_of;  ///< codes of groups, states or organisations
  std::vector<std::string> joint_with;
  std::vector<std::string> aligned_with;
  Speaker speaker;
  std::optional<Date> date;
  std::string kind;      ///< one of kStatementKinds; "" if not known
  std::string delivery;  ///< one of kDeliveries; "" if not known
  std::string language;  ///< BCP 47: "en", "zh"; "" if not known
  std::string variant_of;
  bool sample = false;  ///< written to try the program with, and delivered by nobody
  Source source;
  std::vector<int> pages;       ///< on which each paragraph of the text begins; empty if not known
  std::vector<int> recognised;  ///< paragraphs, from 1, rising, with text that was recognised
  std::vector<Evidence> evidence;
};

inline constexpr std::string_view kStatementKinds[] = {
    "national", "group",  "joint", "organisation", "right-of-reply", "explanation-of-vote",
    "chair",    "report", "index", "other"};
inline constexpr std::string_view kDeliveries[] = {"delivered", "written", "unknown"};

/// The record in its full form; empty properties are left out.
[[nodiscard]] nlohmann::json to_json(const Statement& statement);

/// Reads a record in its full form, after checking it against statement.schema.json.
/// Throws Error(InvalidInput) naming the property and what is wrong with it.
[[nodiscard]] Statement statement_from_json(const nlohmann::json& record);

/// The same without the check, for records that the index has kept.
/// REQUIRES: the record was made by to_json. Throws Error(InvalidInput) only for a wrong date.
[[nodiscard]] Statement statement_of_kept(const nlohmann::json& record);

/// All topics of a statement: its own and those of its agenda items, each once, in that order.
[[nodiscard]] std::vector<std::string> topics_of(const Statement& statement);

/// True if some text of that paragraph, from 1, was recognised in a picture.
[[nodiscard]] bool is_recognised(const Statement& statement, int paragraph);

/// A statement whose text has this line, first or last, is a sample: nobody delivered it.
inline constexpr std::string_view kSampleMark =
    "Sample written for the Rostrum project; delivered by nobody.";

}  // namespace rostrum
