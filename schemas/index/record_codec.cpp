#include "schemas/index/record_codec.hpp"

#include <bit>
#include <cstdint>
#include <optional>

#include "schemas/base/error.hpp"
#include "schemas/record/statement_members.hpp"

namespace rostrum {
namespace {

[[noreturn]] void refuse() {
  throw Error(ErrorKind::Unreadable,
              "the stored statement is damaged: its record is not of our form");
}

/// Writes what it is given, member by member.
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
  void operator()(const Date& date) {
    for (const int part : {date.year, date.month, date.day}) (*this)(part);
  }
  template <typename Item>
  void operator()(const Item& item) {
    each_field(item, [this](const auto& member, const auto& value) {
      if (!member.traits.beside_record) (*this)(value);
    });
  }

  std::string bytes;
};

/// Reads what it is given, member by member.
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
  void operator()(Date& date) {
    for (int* const part : {&date.year, &date.month, &date.day}) (*this)(*part);
  }
  template <typename Item>
  void operator()(Item& item) {
    each_field(item, [this](const auto& member, auto& value) {
      if (!member.traits.beside_record) (*this)(value);
    });
  }
  void end() const {
    if (!bytes_.empty()) refuse();
  }

 private:
  std::string_view bytes_;
};

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
