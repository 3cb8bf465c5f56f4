#include "schemas/index_format.hpp"

#include <openssl/evp.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <new>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>

#include "schemas/document_symbol.hpp"
#include "schemas/error.hpp"
#include "schemas/fields.hpp"
#include "schemas/language.hpp"
#include "schemas/record_codec.hpp"
#include "schemas/regular_file.hpp"
#include "schemas/vocabulary.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

constexpr std::size_t kHashBytes = 32;
/// As small as zlib makes them, within a fifth of its time.
constexpr int kCompressionLevel = 3;
/// More than any statement may have, so that a damaged length cannot take all memory.
constexpr std::size_t kMostBodyBytes = std::size_t{256} << 20;
constexpr std::size_t kDayLetters = 8;
/// Of the key of a file. 128 bits tell any number of files apart.
constexpr std::size_t kFileKeyLetters = 32;

/// A running SHA-256.
class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    check(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr));
  }
  void add(std::string_view bytes) {
    check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
  }
  [[nodiscard]] std::string bytes() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    check(EVP_DigestFinal_ex(context_.get(), digest.data(), &size));
    return {digest.begin(), digest.begin() + size};
  }

 private:
  static void check(int done) {
    if (done == 1) return;
    throw Error(ErrorKind::Unreadable,
                "sha-256: the cryptographic library has none; check OpenSSL");
  }
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

std::string hexadecimal(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    text.push_back(kDigits[byte >> 4]);
    text.push_back(kDigits[byte & 15]);
  }
  return text;
}

std::string digest_of(std::string_view bytes) {
  Digest digest;
  digest.add(bytes);
  return digest.bytes();
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
  void add(FieldId facet, FacetValue value) {
    if (value.value.empty()) return;
    std::string term = facet_term(field(facet), value.value);
    if (!seen_.insert(term).second) return;
    if (value.label.empty()) value.label = value.value;
    entries_.push_back({facet, std::move(term), std::move(value)});
  }

  [[nodiscard]] std::vector<FacetEntry> take() { return std::move(entries_); }

 private:
  std::set<std::string> seen_;
  std::vector<FacetEntry> entries_;
};

void add_party(Entries& entries, const Vocabulary& vocabulary, const std::string& code) {
  const Delegation* party = vocabulary.delegation(code);
  if (party == nullptr) return;
  const FieldId facet = party->kind == DelegationKind::State   ? FieldId::Country
                        : party->kind == DelegationKind::Group ? FieldId::Group
                                                               : FieldId::Organisation;
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
    entries.add(FieldId::Aligned, {.value = code, .label = party != nullptr ? party->label : code});
  }
}

void add_symbols(Entries& entries, const Statement& statement) {
  for (const std::string& symbol : statement.symbols) {
    entries.add(FieldId::Symbol, {.value = symbol, .parent = parent_symbol(symbol).value_or("")});
    for (auto above = parent_symbol(symbol); above; above = parent_symbol(*above)) {
      entries.add(FieldId::Symbol, {.value = *above, .parent = parent_symbol(*above).value_or("")});
    }
  }
}

void add_items(Entries& entries, const Statement& statement) {
  for (const AgendaItem& item : statement.agenda_items) {
    const auto parent = parent_item(item.number);
    entries.add(FieldId::Item,
                {.value = item.number,
                 .label = item.title.empty() ? item.number : item.number + " " + item.title,
                 .parent = parent.value_or("")});
  }
  for (const AgendaItem& item : statement.agenda_items) {
    for (auto parent = parent_item(item.number); parent; parent = parent_item(*parent)) {
      entries.add(FieldId::Item, {.value = *parent, .parent = parent_item(*parent).value_or("")});
    }
  }
}

void add_topics(Entries& entries, const Statement& statement, const Vocabulary& vocabulary) {
  for (std::string code : topics_of(statement)) {
    // The vocabulary's loader has made sure that no topic is broader than itself.
    while (!code.empty()) {
      const Topic* topic = vocabulary.topic(code);
      entries.add(FieldId::Topic, {.value = code,
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
  entries.add(FieldId::Session, std::move(value));
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

namespace {

/// What the frame of a document holds.
struct Body {
  std::string bytes;
  std::string_view record;
  std::string_view evidence;
  std::string_view text;
};

[[noreturn]] void refuse_document(const char* why) {
  throw Error(ErrorKind::Unreadable, std::string("the stored statement is damaged: ") + why);
}

std::string compressed(std::string_view bytes) {
  // Making one costs more than a statement does.
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                                  ZSTD_freeCCtx);
  if (context == nullptr) throw std::bad_alloc();
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kCompressionLevel);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compress2(context.get(), frame.data(), frame.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();  // there is no other way for it to fail
  frame.resize(size);
  return frame;
}

Body body_of(std::string_view data) {
  if (data.size() < 2 * kHashBytes) refuse_document("it is cut short");
  const std::string_view frame = data.substr(2 * kHashBytes);
  const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size > kMostBodyBytes) refuse_document("it does not begin as a frame of zstd");
  Body body{.bytes = std::string(size, '\0')};
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                  ZSTD_freeDCtx);
  if (context == nullptr) throw std::bad_alloc();
  const std::size_t got = ZSTD_decompressDCtx(context.get(), body.bytes.data(), body.bytes.size(),
                                              frame.data(), frame.size());
  if (got != size) refuse_document(ZSTD_isError(got) != 0 ? ZSTD_getErrorName(got) : "its length");
  std::string_view rest = body.bytes;
  body.record = take_text(rest);
  body.evidence = take_text(rest);
  body.text = rest;
  return body;
}

}  // namespace

std::string encode_document(const Statement& statement) {
  std::string body;
  put_text(body, encode_record(statement));
  put_text(body, encode_evidence(statement.evidence));
  body += statement.text;
  Statement alone = statement;
  alone.id.clear();
  alone.source = {};
  std::string content;
  put_text(content, encode_record(alone));
  content += statement.text;
  return digest_of(body) + digest_of(content) + compressed(body);
}

Statement decode_document(std::string_view data) {
  const Body body = body_of(data);
  if (digest_of(body.bytes) != data.substr(0, kHashBytes)) {
    refuse_document("its hash does not match");
  }
  Statement statement = decode_record(body.record);
  statement.evidence = decode_evidence(body.evidence);
  statement.text = body.text;
  return statement;
}

std::string decode_text(std::string_view data) { return std::string(body_of(data).text); }

std::string record_hash_of(std::string_view data) {
  return data.size() > 2 * kHashBytes ? hexadecimal(data.substr(0, kHashBytes)) : "";
}

std::string content_hash_of(std::string_view data) {
  return data.size() > 2 * kHashBytes ? hexadecimal(data.substr(kHashBytes, kHashBytes)) : "";
}

std::vector<FacetEntry> facet_entries(const Statement& statement, const Vocabulary& vocabulary) {
  Entries entries;
  if (!statement.convention.empty()) {
    const Convention* convention = vocabulary.convention(statement.convention);
    entries.add(FieldId::Convention,
                {.value = statement.convention,
                 .label = convention != nullptr ? convention->label : statement.convention});
  }
  add_session(entries, statement, vocabulary);
  add_parties(entries, statement, vocabulary);
  add_symbols(entries, statement);
  add_items(entries, statement);
  add_topics(entries, statement, vocabulary);
  entries.add(FieldId::Kind, {.value = statement.kind});
  entries.add(FieldId::Delivery, {.value = statement.delivery});
  if (!statement.language.empty()) {
    entries.add(FieldId::Language,
                {.value = statement.language, .label = language_label(statement.language)});
  }
  if (statement.date) {
    const std::string year = std::to_string(statement.date->year);
    entries.add(FieldId::Year, {.value = year});
  }
  return entries.take();
}

std::string file_key(std::string_view path) { return sha256(path).substr(0, kFileKeyLetters); }

bool holds_index(const std::filesystem::path& folder) {
  // Xapian reads a plain file as a list of other databases; we never let it.
  std::error_code none;
  return std::filesystem::is_regular_file(folder / "iamglass", none);
}

std::string sha256(std::string_view bytes) { return hexadecimal(digest_of(bytes)); }

std::string sha256_of_file(const std::filesystem::path& file, std::string_view more) {
  constexpr std::size_t kBlock = std::size_t{1} << 18;
  RegularFile opened(file);
  Digest digest;
  std::string block(kBlock, '\0');
  while (const std::size_t got = opened.read(block.data(), block.size())) {
    digest.add(std::string_view(block).substr(0, got));
  }
  digest.add(more);
  return hexadecimal(digest.bytes());
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
