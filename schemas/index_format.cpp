#include "schemas/index_format.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>

#include "schemas/error.hpp"
#include "schemas/fields.hpp"
#include "schemas/language.hpp"
#include "schemas/vocabulary.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

constexpr std::size_t kHashLetters = 64;
/// Of the first line: two hashes, a space between them, the line feed.
constexpr std::size_t kHashLine = 2 * kHashLetters + 2;
constexpr std::size_t kDayLetters = 8;
/// Of the key of a file. 128 bits tell any number of files apart.
constexpr std::size_t kFileKeyLetters = 32;

bool has_hash_line(std::string_view data) {
  return data.size() > kHashLine && data[kHashLetters] == ' ' && data[kHashLine - 1] == '\n';
}

std::optional<int> day_in(std::string_view letters) {
  int day = 0;
  const auto [end, error] = std::from_chars(letters.data(), letters.data() + letters.size(), day);
  if (error != std::errc() || end != letters.data() + letters.size()) return std::nullopt;
  return day;
}

/// Collects entries, each term once.
class Entries {
 public:
  void add(std::string_view field_name, FacetValue value) {
    if (value.value.empty()) return;
    const Field& facet = field(field_name);
    std::string term = facet_term(facet, value.value);
    if (!seen_.insert(term).second) return;
    if (value.label.empty()) value.label = value.value;
    entries_.push_back({std::string(field_name), std::move(term), std::move(value)});
  }

  [[nodiscard]] std::vector<FacetEntry> take() { return std::move(entries_); }

 private:
  std::set<std::string> seen_;
  std::vector<FacetEntry> entries_;
};

void add_party(Entries& entries, const Vocabulary& vocabulary, const std::string& code) {
  const Delegation* party = vocabulary.delegation(code);
  if (party == nullptr) return;
  const std::string_view facet = party->kind == DelegationKind::State   ? "country"
                                 : party->kind == DelegationKind::Group ? "group"
                                                                        : "organisation";
  entries.add(facet, {.value = party->code, .label = party->label});
}

void add_parties(Entries& entries, const Statement& statement, const Vocabulary& vocabulary) {
  if (statement.delivered_by) add_party(entries, vocabulary, statement.delivered_by->code);
  for (const std::string& code : statement.joint_with) add_party(entries, vocabulary, code);
  for (const std::string& code : statement.on_behalf_of) {
    const Delegation* party = vocabulary.delegation(code);
    // Who speaks for a state is not that state; its statements stand under joint_with.
    if (party != nullptr && party->kind != DelegationKind::State) {
      add_party(entries, vocabulary, code);
    }
  }
  for (const std::string& code : statement.aligned_with) {
    const Delegation* party = vocabulary.delegation(code);
    entries.add("aligned", {.value = code, .label = party != nullptr ? party->label : code});
  }
}

void add_items(Entries& entries, const Statement& statement) {
  for (const AgendaItem& item : statement.agenda_items) {
    const auto parent = parent_item(item.number);
    entries.add("item", {.value = item.number,
                         .label = item.title.empty() ? item.number : item.number + " " + item.title,
                         .parent = parent.value_or("")});
  }
  for (const AgendaItem& item : statement.agenda_items) {
    for (auto parent = parent_item(item.number); parent; parent = parent_item(*parent)) {
      entries.add("item", {.value = *parent, .parent = parent_item(*parent).value_or("")});
    }
  }
}

void add_topics(Entries& entries, const Statement& statement, const Vocabulary& vocabulary) {
  for (std::string code : topics_of(statement)) {
    // The vocabulary's loader has made sure that no topic is broader than itself.
    while (!code.empty()) {
      const Topic* topic = vocabulary.topic(code);
      entries.add("topic", {.value = code,
                            .label = topic != nullptr ? topic->label : code,
                            .parent = topic != nullptr ? topic->broader : ""});
      code = topic != nullptr ? topic->broader : "";
    }
  }
}

void add_session(Entries& entries, const Statement& statement, const Vocabulary& vocabulary) {
  if (!statement.session) return;
  FacetValue value{.value = statement.session->code, .label = statement.session->label};
  const auto known = vocabulary.session(statement.session->code);
  if (known && known->start) {
    value.start = known->start->first_day();
  } else if (statement.date) {
    value.start = statement.date->first_day();
  }
  entries.add("session", std::move(value));
}

}  // namespace

std::string encode(const FacetValue& value) {
  json object = {{"value", value.value}, {"label", value.label}};
  if (!value.parent.empty()) object["parent"] = value.parent;
  if (value.start != 0) object["start"] = value.start;
  if (value.several_labels) object["several_labels"] = true;
  return object.dump();
}

FacetValue decode_facet_value(std::string_view stored) {
  const json object = json::parse(stored, nullptr, false);
  if (!object.is_object()) return {};
  return {.value = object.value("value", ""),
          .label = object.value("label", ""),
          .parent = object.value("parent", ""),
          .start = object.value("start", 0),
          .several_labels = object.value("several_labels", false)};
}

std::string date_value(const Date& date) {
  return std::to_string(date.first_day()) + std::to_string(date.last_day());
}

std::optional<DayRange> decode_date_value(std::string_view value) {
  if (value.size() != 2 * kDayLetters) return std::nullopt;
  const auto first = day_in(value.substr(0, kDayLetters));
  const auto last = day_in(value.substr(kDayLetters));
  if (!first || !last) return std::nullopt;
  return DayRange{*first, *last};
}

std::string encode_document(const Statement& statement) {
  Statement header = statement;
  header.text.clear();
  json record = to_json(header);
  json evidence = json::array();
  if (record.contains("evidence")) evidence.swap(record["evidence"]);
  record.erase("evidence");
  header.id.clear();
  header.source = {};
  header.evidence.clear();
  const std::string content = sha256(to_json(header).dump() + "\n" + statement.text);
  const std::string body = record.dump() + "\n" + evidence.dump() + "\n" + statement.text;
  return sha256(body) + " " + content + "\n" + body;
}

namespace {

Statement decode(std::string_view data, bool with_evidence) {
  if (!has_hash_line(data)) {
    throw Error(ErrorKind::Unreadable,
                "the stored statement is damaged: its first line is not ours");
  }
  const std::string_view body = data.substr(kHashLine);
  if (sha256(body) != data.substr(0, kHashLetters)) {
    throw Error(ErrorKind::Unreadable, "the stored statement is damaged: its hash does not match");
  }
  const std::size_t first = body.find('\n');
  const std::size_t second = first == std::string_view::npos ? first : body.find('\n', first + 1);
  json record = json::parse(body.substr(0, first), nullptr, false);
  if (!record.is_object() || second == std::string_view::npos) {
    throw Error(ErrorKind::Unreadable, "the stored statement is damaged: its record is not JSON");
  }
  if (with_evidence) {
    record["evidence"] = json::parse(body.substr(first + 1, second - first - 1), nullptr, false);
  }
  Statement statement = statement_of_kept(record);
  statement.text = body.substr(second + 1);
  return statement;
}

}  // namespace

Statement decode_document(std::string_view data) { return decode(data, true); }
Statement decode_without_evidence(std::string_view data) { return decode(data, false); }

std::string record_hash_of(std::string_view data) {
  return has_hash_line(data) ? std::string(data.substr(0, kHashLetters)) : "";
}

std::string content_hash_of(std::string_view data) {
  return has_hash_line(data) ? std::string(data.substr(kHashLetters + 1, kHashLetters)) : "";
}

std::vector<FacetEntry> facet_entries(const Statement& statement, const Vocabulary& vocabulary) {
  Entries entries;
  if (!statement.convention.empty()) {
    const Convention* convention = vocabulary.convention(statement.convention);
    entries.add("convention",
                {.value = statement.convention,
                 .label = convention != nullptr ? convention->label : statement.convention});
  }
  add_session(entries, statement, vocabulary);
  add_parties(entries, statement, vocabulary);
  add_items(entries, statement);
  add_topics(entries, statement, vocabulary);
  entries.add("kind", {.value = statement.kind});
  entries.add("delivery", {.value = statement.delivery});
  if (!statement.language.empty()) {
    entries.add("lang", {.value = statement.language, .label = language_label(statement.language)});
  }
  if (statement.date) {
    const std::string year = std::to_string(statement.date->year);
    entries.add("year", {.value = year});
  }
  return entries.take();
}

std::string file_key(std::string_view path) { return sha256(path).substr(0, kFileKeyLetters); }

bool holds_index(const std::filesystem::path& folder) {
  // Xapian reads a plain file as a list of other databases; we never let it.
  std::error_code none;
  return std::filesystem::is_regular_file(folder / "iamglass", none);
}

namespace {

/// A running SHA-256.
class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    check(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr));
  }
  void add(std::string_view bytes) {
    check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
  }
  [[nodiscard]] std::string letters() {
    constexpr char kDigits[] = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    check(EVP_DigestFinal_ex(context_.get(), digest.data(), &size));
    std::string text;
    text.reserve(std::size_t{2} * size);
    for (unsigned int i = 0; i < size; ++i) {
      text.push_back(kDigits[digest[i] >> 4]);
      text.push_back(kDigits[digest[i] & 15]);
    }
    return text;
  }

 private:
  static void check(int done) {
    if (done == 1) return;
    throw Error(ErrorKind::Unreadable,
                "sha-256: the cryptographic library has none; check OpenSSL");
  }
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

std::string sha256(std::string_view bytes) {
  Digest digest;
  digest.add(bytes);
  return digest.letters();
}

std::string sha256_of_file(const std::filesystem::path& file, std::string_view more) {
  constexpr std::size_t kBlock = std::size_t{1} << 18;
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    throw Error(ErrorKind::Unreadable, "the file cannot be opened; check its permissions");
  Digest digest;
  std::string block(kBlock, '\0');
  while (stream) {
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    digest.add(std::string_view(block).substr(0, static_cast<std::size_t>(stream.gcount())));
  }
  if (stream.bad()) throw Error(ErrorKind::Unreadable, "the file cannot be read to its end");
  digest.add(more);
  return digest.letters();
}

std::filesystem::path index_path(const std::string& flag) {
  if (!flag.empty()) return flag;
  const auto variable = [](const char* name) -> std::string {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
  };
  if (const std::string index = variable("ROSTRUM_INDEX"); !index.empty()) return index;
  if (const std::string data = variable("XDG_DATA_HOME"); !data.empty()) {
    return std::filesystem::path(data) / "rostrum" / "index";
  }
  const std::string home = variable("HOME");
  if (home.empty()) {
    throw Error(ErrorKind::InvalidInput,
                "index: no folder is named; give --index DIR or set ROSTRUM_INDEX");
  }
  return std::filesystem::path(home) / ".local" / "share" / "rostrum" / "index";
}

}  // namespace rostrum
