#include "indexer/headings/fields/page_address.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <regex>
#include <vector>

#include "indexer/headings/fields/heading_meetings.hpp"
#include "schemas/record/written_date.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kLongestAddress = 2000;

/// Parts of hosts that governments alone have, in front of a country's own ending.
constexpr std::array<std::string_view, 30> kGovernment{"gov",
                                                       "gob",
                                                       "gouv",
                                                       "govt",
                                                       "go",
                                                       "gub",
                                                       "guv",
                                                       "gv",
                                                       "gc",
                                                       "governo",
                                                       "mfa",
                                                       "mofa",
                                                       "mid",
                                                       "minrex",
                                                       "admin",
                                                       "mzv",
                                                       "cancilleria",
                                                       "mae",
                                                       "regjeringen",
                                                       "um",
                                                       "government",
                                                       "auswaertiges-amt",
                                                       "bundesregierung",
                                                       "esteri",
                                                       "regeringen",
                                                       "formin",
                                                       "bmeia",
                                                       "mvep",
                                                       "cubaminrex",
                                                       "diplomatie"};

struct Address {
  std::vector<std::string> host;  ///< labels, in small letters
  std::string path;               ///< decoded
};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// %C3%A9 is é; what is no UTF-8 stays as it was.
std::string decoded(std::string_view path) {
  std::string text;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool escape = path[i] == '%' && i + 2 < path.size() && hex_digit(path[i + 1]) >= 0 &&
                        hex_digit(path[i + 2]) >= 0;
    if (!escape) {
      text.push_back(path[i]);
      continue;
    }
    text.push_back(static_cast<char>(hex_digit(path[i + 1]) * 16 + hex_digit(path[i + 2])));
    i += 2;
  }
  return is_utf8(text) ? text : std::string(path);
}

std::optional<Address> address_of(std::string_view url) {
  if (url.size() > kLongestAddress || !is_utf8(url)) return std::nullopt;
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return std::nullopt;
  url.remove_prefix(scheme + 3);
  const std::size_t slash = std::min(url.find('/'), url.size());
  Address address;
  std::string label;
  for (const char c : url.substr(0, std::min(slash, url.find(':')))) {
    if (c == '.') {
      address.host.push_back(std::move(label));
      label.clear();
    } else {
      label.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
  }
  address.host.push_back(std::move(label));
  std::string_view path = url.substr(slash);
  path = path.substr(0, path.find_first_of("?#"));
  address.path = decoded(path);
  return address;
}

const Delegation* state_of_ending(const std::string& ending, const Vocabulary& vocabulary) {
  if (ending.size() != 2) return nullptr;
  std::string code = ending == "uk" ? "gb" : ending;
  for (char& c : code) c = static_cast<char>(c - 32);
  return vocabulary.find_state(code);
}

/// "norway" in norway.no, "russiaun", "china-mission", "delegfrance".
const Delegation* state_of_label(const std::string& label, const std::string& ending,
                                 const Vocabulary& vocabulary) {
  static const std::regex suffixed(
      R"(([a-z]{4,}?)-?(?:un|onu|mission|embassy|ambassade|embajada|botschaft)(?:-?[a-z]{2,6})?)");
  std::smatch match;
  if (label.starts_with("deleg")) return vocabulary.find_state(label.substr(5));
  if (std::regex_match(label, match, suffixed)) {
    if (const Delegation* state = vocabulary.find_state(match[1].str())) return state;
  }
  const Delegation* named = label.size() >= 4 ? vocabulary.find_state(label) : nullptr;
  return named != nullptr && named == state_of_ending(ending, vocabulary) ? named : nullptr;
}

/// The state whose government or mission keeps the site.
const Delegation* owner_of(const Address& address, const Vocabulary& vocabulary) {
  const std::vector<std::string>& host = address.host;
  if (host.size() < 2) return nullptr;
  const std::string& ending = host.back();
  if (ending == "gov") return vocabulary.find_state("USA");
  for (std::size_t i = 0; i + 1 < host.size(); ++i) {
    if (const Delegation* state = state_of_label(host[i], ending, vocabulary)) return state;
  }
  const bool government = std::any_of(host.begin(), host.end() - 1, [](const std::string& label) {
    return std::find(kGovernment.begin(), kGovernment.end(), label) != kGovernment.end();
  });
  return government ? state_of_ending(ending, vocabulary) : nullptr;
}

/// True if the text has a sign that the state speaks, which is not enough by itself.
bool seems_to_speak(const Delegation& state, const Statement& statement) {
  return std::any_of(statement.evidence.begin(), statement.evidence.end(),
                     [&](const Evidence& each) {
                       return each.field == "delivered_by" && each.value == state.code;
                     });
}

/// The organisation whose site it is, where the text says that it speaks for it.
const Delegation* party_of_host(const Address& address, const Statement& statement,
                                const Vocabulary& vocabulary) {
  for (const std::string& label : address.host) {
    const Delegation* party = vocabulary.find_delegation(label);
    if (party == nullptr || party->kind != DelegationKind::Organisation) continue;
    const auto& behalf = statement.on_behalf_of;
    if (std::find(behalf.begin(), behalf.end(), party->code) != behalf.end()) return party;
  }
  return nullptr;
}

/// The words of a path, the last part first: it names the page, the others its folders.
std::vector<std::string> parts_of(const std::string& path) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    std::string part = path.substr(at, end - at);
    std::replace_if(
        part.begin(), part.end(), [](char c) { return c == '-' || c == '_' || c == '+'; }, ' ');
    if (!part.empty()) parts.insert(parts.begin(), std::move(part));
    at = end + 1;
  }
  return parts;
}

/// /2009/09/ is a month, /2014/ a year: when the page was put up.
std::optional<Date> month_of_folders(const std::string& path) {
  static const std::regex month(R"(/((?:19|20)[0-9]{2})/(0[1-9]|1[0-2])(?:/|$))");
  static const std::regex year(R"(/((?:19|20)[0-9]{2})(?:/|$))");
  std::smatch match;
  if (std::regex_search(path, match, month)) {
    return Date{std::stoi(match[1].str()), std::stoi(match[2].str()), 0};
  }
  if (std::regex_search(path, match, year)) return Date{std::stoi(match[1].str()), 0, 0};
  return std::nullopt;
}

}  // namespace

void read_page_address(std::string_view url, const Vocabulary& vocabulary, SessionFinder& sessions,
                       const DelegationFinder& delegations, HeadingFields& fields,
                       bool is_statement) {
  const auto address = address_of(url);
  if (!address) return;
  const Statement& statement = fields.statement();
  const Finding finding{"address", 0, std::string(url), 0.7};
  const std::vector<std::string> parts = parts_of(address->path);
  for (std::string part : parts) {
    // "…-new-york-25-09-2018-english"
    std::replace(part.begin(), part.end(), ' ', '-');
    auto date = date_in(part, true);
    if (!date || date->day == 0) {
      std::replace(part.begin(), part.end(), '-', ' ');
      date = date_in(part, true);
    }
    if (date && date->day != 0) {
      if (!statement.date) fields.set_date(*date, finding);
    }
  }
  const auto put_up = month_of_folders(address->path);
  if (put_up && !statement.date) fields.set_date(*put_up, finding);
  std::vector<HeadingLine> lines;
  for (const std::string& part : parts) lines.push_back({0, part, fold_name(part)});
  if (!statement.session && !lines.empty()) {
    read_meeting({lines.front()}, vocabulary, sessions, fields, &finding);
  }
  if (!is_statement || statement.delivered_by) return;
  if (const Delegation* owner = owner_of(*address, vocabulary)) {
    fields.set_author(*owner, finding);
  } else if (const Delegation* state = state_of_ending(address->host.back(), vocabulary);
             state != nullptr && seems_to_speak(*state, statement)) {
    fields.set_author(*state, finding);
  } else if (const Delegation* party = party_of_host(*address, statement, vocabulary)) {
    fields.set_author(*party, finding);
  } else if (!lines.empty()) {
    // "statement-by-norway": the one state that the page's own name spells.
    const std::vector<FoundDelegation> found =
        delegations.find(lines.front().folded, lines.front().text);
    const bool one = found.size() == 1 && found[0].delegation->kind == DelegationKind::State;
    if (one && lines.front().folded.find("statement by") != std::string::npos) {
      fields.set_author(*found[0].delegation, finding);
    }
  }
}

}  // namespace rostrum
