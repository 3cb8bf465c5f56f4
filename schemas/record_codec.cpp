#include "schemas/record_codec.hpp"

#include <bit>
#include <cstdint>
#include <optional>
#include <type_traits>

#include "schemas/error.hpp"

namespace rostrum {
namespace {

[[noreturn]] void refuse() {
  throw Error(ErrorKind::Unreadable,
              "the stored statement is damaged: its record is not of our form");
}

/// Writes each field that it is given.
class Put {
 public:
  void operator()(const std::string& text) { put_text(bytes, text); }
  void operator()(int number) { put_number(bytes, static_cast<std::uint32_t>(number)); }
  void operator()(bool yes) { put_number(bytes, yes ? 1 : 0); }
  void operator()(double number) { put_number(bytes, std::bit_cast<std::uint64_t>(number)); }
  template <typename Item>
  void operator()(const std::vector<Item>& items) {
    put_number(bytes, items.size());
    for (const Item& item : items) (*this)(item);
  }
  template <typename Item>
  void operator()(const std::optional<Item>& item) {
    put_number(bytes, item ? 1 : 0);
    if (item) (*this)(*item);
  }
  template <typename Item>
  void operator()(const Item& item) {
    each_field(item, *this);
  }

  std::string bytes;
};

/// Reads each field that it is given.
class Take {
 public:
  explicit Take(std::string_view bytes) : bytes_(bytes) {}

  void operator()(std::string& text) { text = take_text(bytes_); }
  void operator()(int& number) {
    number = static_cast<int>(static_cast<std::uint32_t>(take_number(bytes_)));
  }
  void operator()(bool& yes) { yes = take_number(bytes_) != 0; }
  void operator()(double& number) { number = std::bit_cast<double>(take_number(bytes_)); }
  template <typename Item>
  void operator()(std::vector<Item>& items) {
    const std::uint64_t count = take_number(bytes_);
    if (count > bytes_.size()) refuse();  // an item has one byte or more
    items.resize(count);
    for (Item& item : items) (*this)(item);
  }
  template <typename Item>
  void operator()(std::optional<Item>& item) {
    if (take_number(bytes_) != 0) (*this)(item.emplace());
  }
  template <typename Item>
  void operator()(Item& item) {
    each_field(item, *this);
  }
  void end() const {
    if (!bytes_.empty()) refuse();
  }

 private:
  std::string_view bytes_;
};

/// One list of fields for both ways. `Of` is const for writing.
template <typename Of, typename Kind>
concept Is = std::is_same_v<std::remove_const_t<Of>, Kind>;

void each_field(Is<SessionRef> auto& session, auto& field) {
  field(session.code);
  field(session.label);
}

void each_field(Is<AgendaItem> auto& item, auto& field) {
  field(item.number);
  field(item.title);
  field(item.topic);
}

void each_field(Is<Author> auto& author, auto& field) {
  field(author.code);
  field(author.label);
  field(author.kind);
}

void each_field(Is<Date> auto& date, auto& field) {
  field(date.year);
  field(date.month);
  field(date.day);
}

void each_field(Is<Source> auto& source, auto& field) {
  field(source.file);
  field(source.url);
  field(source.media_type);
  field(source.sha256);
  field(source.note);
  field(source.line);
  field(source.pages);
  field(source.unread_pages);
  field(source.recognised_pages);
}

void each_field(Is<Evidence> auto& evidence, auto& field) {
  field(evidence.field);
  field(evidence.value);
  field(evidence.rule);
  field(evidence.line);
  field(evidence.quote);
  field(evidence.confidence);
  field(evidence.used);
  field(evidence.recognised);
}

void each_field(Is<Statement> auto& statement, auto& field) {
  field(statement.id);
  field(statement.title);
  field(statement.convention);
  field(statement.session);
  field(statement.symbols);
  field(statement.agenda_items);
  field(statement.topics);
  field(statement.delivered_by);
  field(statement.on_behalf_of);
  field(statement.joint_with);
  field(statement.aligned_with);
  field(statement.speaker.name);
  field(statement.speaker.post);
  field(statement.date);
  field(statement.kind);
  field(statement.delivery);
  field(statement.language);
  field(statement.variant_of);
  field(statement.sample);
  field(statement.source);
  field(statement.pages);
  field(statement.recognised);
}

template <typename Kind>
std::string encoded(const Kind& of) {
  Put put;
  put(of);
  return std::move(put.bytes);
}

template <typename Kind>
Kind decoded(std::string_view bytes) {
  Kind of;
  Take take(bytes);
  take(of);
  take.end();
  return of;
}

}  // namespace

void put_number(std::string& into, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) into.push_back(static_cast<char>((number & 0x7F) | 0x80));
  into.push_back(static_cast<char>(number));
}

void put_text(std::string& into, std::string_view text) {
  put_number(into, text.size());
  into.append(text);
}

std::uint64_t take_number(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (bytes.empty()) refuse();
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return number;
  }
  refuse();
}

std::string_view take_text(std::string_view& bytes) {
  const std::uint64_t size = take_number(bytes);
  if (size > bytes.size()) refuse();
  const std::string_view text = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return text;
}

std::string encode_record(const Statement& statement) { return encoded(statement); }
Statement decode_record(std::string_view bytes) { return decoded<Statement>(bytes); }

std::string encode_evidence(const std::vector<Evidence>& evidence) { return encoded(evidence); }
std::vector<Evidence> decode_evidence(std::string_view bytes) {
  return decoded<std::vector<Evidence>>(bytes);
}

}  // namespace rostrum
