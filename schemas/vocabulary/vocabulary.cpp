#include "schemas/vocabulary/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <mutex>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "schemas/base/embedded.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/json_schema.hpp"
#include "schemas/base/sha256.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

/// The files of a vocabulary, without ".json".
constexpr std::array kFiles{"states", "groups", "organisations", "conventions", "topics"};

std::string text_in(const json& object, const char* name) { return object.value(name, ""); }

std::optional<Date> date_in(const json& object, const char* name) {
  const std::string text = text_in(object, name);
  if (text.empty()) return std::nullopt;
  return parse_date(text);
}

std::string label_of(const json& object) {
  return object.contains("label") ? text_in(object, "label") : text_in(object, "name");
}

/// Adds every string of a list, or of an object of lists by language.
void add_strings(std::vector<std::string>& into, const json& from) {
  if (from.is_string()) into.push_back(from.get<std::string>());
  if (!from.is_structured()) return;
  for (const json& each : from) add_strings(into, each);
}

/// Every name of an entry, as written.
std::vector<std::string> names_in(const json& object) {
  std::vector<std::string> names = {text_in(object, "name"), label_of(object)};
  if (object.contains("formal_name")) names.push_back(text_in(object, "formal_name"));
  for (const char* list : {"aliases", "names"}) {
    if (object.contains(list)) add_strings(names, object[list]);
  }
  for (const json& former : object.value("former_names", json::array())) {
    names.push_back(text_in(former, "name"));
  }
  return names;
}

/// Names to entries, each folded name to one entry alone.
template <typename Entry>
class Register {
 public:
  void add(const Entry& entry, const std::vector<std::string>& names, const char* file) {
    for (const std::string& name : names) {
      std::string folded = fold_name(name);
      if (folded.empty()) continue;
      const auto [place, fresh] = by_name_.emplace(folded, &entry);
      if (fresh) {
        names_.emplace_back(std::move(folded), entry.code);
      } else if (place->second != &entry) {
        throw Error(ErrorKind::InvalidInput,
                    std::string("vocabulary: ") + file + ": '" + name + "' is claimed by " +
                        place->second->code + " and by " + entry.code + "; give it to one of them");
      }
    }
  }

  /// A code is found where no name is the same.
  void add_code(const Entry& entry, const std::string& code) {
    if (!code.empty()) by_code_.emplace(fold_name(code), &entry);
  }

  [[nodiscard]] const Entry* find(std::string_view text) const {
    const std::string folded = fold_name(text);
    if (const auto named = by_name_.find(folded); named != by_name_.end()) return named->second;
    const auto coded = by_code_.find(folded);
    return coded == by_code_.end() ? nullptr : coded->second;
  }

  [[nodiscard]] const Vocabulary::Names& names() const { return names_; }

 private:
  Vocabulary::Names names_;
  std::unordered_map<std::string, const Entry*> by_name_;
  std::unordered_map<std::string, const Entry*> by_code_;
};

template <typename Entry>
const Entry* with_code(const std::vector<Entry>& entries, std::string_view code) {
  const auto row = std::lower_bound(
      entries.begin(), entries.end(), code,
      [](const Entry& entry, std::string_view wanted) { return entry.code < wanted; });
  return row != entries.end() && row->code == code ? &*row : nullptr;
}

template <typename Entry>
void sort_by_code(std::vector<Entry>& entries) {
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.code < b.code; });
}

std::vector<Membership> read_members(const json& object) {
  std::vector<Membership> members;
  const json holds = object.value("holds", json::object());
  for (const json& member : object.value("members", json::array())) {
    Membership& stay = members.emplace_back();
    stay.state = text_in(member, "code");
    stay.from = date_in(member, "from");
    stay.until = date_in(member, "until");
    if (stay.from || stay.until) continue;
    stay.seen_from = date_in(holds, "from");
    stay.seen_until = date_in(holds, "until");
  }
  return members;
}

Delegation read_delegation(const json& object, DelegationKind kind) {
  Delegation delegation{.code = text_in(object, "code"),
                        .label = label_of(object),
                        .name = text_in(object, "name"),
                        .kind = kind,
                        .until = date_in(object, "until"),
                        .dated = object.value("dated", false),
                        .adjectives = {},
                        .members = read_members(object),
                        .region_names = {}};
  add_strings(delegation.adjectives, object.value("adjectives", json::object()));
  add_strings(delegation.region_names, object.value("region_names", json::object()));
  return delegation;
}

SessionsBy sessions_by(const std::string& name) {
  if (name == "year") return SessionsBy::Year;
  if (name == "year+number") return SessionsBy::YearAndNumber;
  if (name == "number+cycle") return SessionsBy::NumberAndCycle;
  return SessionsBy::Number;
}

MeetingKind read_meeting(const json& object) {
  MeetingKind meeting{.kind = text_in(object, "kind"),
                      .code_template = text_in(object, "code"),
                      .label_template = text_in(object, "label"),
                      .by = sessions_by(text_in(object, "by")),
                      .year_offset = object.value("year_offset", 0),
                      .abbreviations = {},
                      .names = {},
                      .symbols = {},
                      .sessions = {}};
  add_strings(meeting.abbreviations, object.value("abbreviations", json::array()));
  add_strings(meeting.names, object.value("names", json::object()));
  add_strings(meeting.symbols, object.value("symbols", json::array()));
  for (const json& session : object.value("sessions", json::array())) {
    KnownSession known{.number = session.value("n", 0),
                       .year = session.value("cycle", session.value("year", 0)),
                       .start = date_in(session, "start"),
                       .end = date_in(session, "end"),
                       .place = text_in(session, "place"),
                       .names = {},
                       .also_years = session.value("also_years", std::vector<int>())};
    if (session.contains("names")) add_strings(known.names, session["names"]);
    if (known.year == 0 && known.start) known.year = known.start->year;
    meeting.sessions.push_back(std::move(known));
  }
  return meeting;
}

Convention read_convention(const json& object) {
  Convention convention{.code = text_in(object, "code"),
                        .label = label_of(object),
                        .name = text_in(object, "name"),
                        .symbols = {},
                        .meetings = {},
                        .parties = {}};
  add_strings(convention.symbols, object.value("symbols", json::array()));
  for (const json& meeting : object.value("meetings", json::array())) {
    convention.meetings.push_back(read_meeting(meeting));
  }
  if (const auto parties = object.find("parties"); parties != object.end()) {
    convention.parties = read_members(*parties);
    convention.parties_dated = parties->value("dated", false);
  }
  return convention;
}

}  // namespace

std::string_view name_of(DelegationKind kind) {
  switch (kind) {
    case DelegationKind::State:
      return "state";
    case DelegationKind::Group:
      return "group";
    case DelegationKind::Organisation:
      return "organisation";
  }
  return "";
}

namespace {

/// Everyone who can speak.
struct Delegations {
  std::vector<Delegation> entries;  ///< sorted by code, as are those of the other parts
  Register<Delegation> all;
  Register<Delegation> states;

  Delegations(const json& state_file, const json& group_file, const json& organisation_file) {
    read(state_file, "states", DelegationKind::State);
    read(group_file, "groups", DelegationKind::Group);
    read(organisation_file, "organisations", DelegationKind::Organisation);
    sort_by_code(entries);
    // Entries no longer move, so the registers may point at them.
    register_names(state_file, "states");
    register_names(group_file, "groups");
    register_names(organisation_file, "organisations");
  }

 private:
  void read(const json& file, const char* name, DelegationKind kind) {
    for (const json& object : file.at(name)) entries.push_back(read_delegation(object, kind));
  }

  void register_names(const json& file, const char* name) {
    for (const json& object : file.at(name)) {
      const Delegation& entry = *with_code(entries, text_in(object, "code"));
      std::vector<std::string> names = names_in(object);
      all.add_code(entry, entry.code);
      if (entry.kind == DelegationKind::State) {
        states.add(entry, names, name);
        states.add_code(entry, entry.code);
        states.add_code(entry, text_in(object, "alpha2"));
        all.add_code(entry, text_in(object, "alpha2"));
      } else {
        names.push_back(entry.code);
      }
      all.add(entry, names, name);
    }
  }
};

struct Conventions {
  std::vector<Convention> entries;
  Register<Convention> names;

  explicit Conventions(const json& file) {
    for (const json& object : file.at("conventions")) entries.push_back(read_convention(object));
    sort_by_code(entries);
    for (const json& object : file.at("conventions")) {
      const Convention& entry = *with_code(entries, text_in(object, "code"));
      std::vector<std::string> all = names_in(object);
      all.push_back(entry.code);
      names.add(entry, all, "conventions");
    }
  }
};

struct Topics {
  std::vector<Topic> entries;
  Register<Topic> names;

  explicit Topics(const json& file) {
    for (const json& object : file.at("topics")) {
      const json broader = object.value("broader", json());
      entries.push_back({text_in(object, "code"), label_of(object),
                         broader.is_string() ? broader.get<std::string>() : ""});
    }
    sort_by_code(entries);
    for (const json& object : file.at("topics")) {
      const Topic& entry = *with_code(entries, text_in(object, "code"));
      std::vector<std::string> all = names_in(object);
      all.push_back(entry.code);
      names.add(entry, all, "topics");
    }
    check_tree();
  }

 private:
  /// Indexing climbs from a topic to the broader ones: there must be an end to it.
  void check_tree() const {
    for (const Topic& topic : entries) {
      std::size_t steps = 0;
      for (const Topic* up = &topic; up != nullptr && !up->broader.empty(); ++steps) {
        up = with_code(entries, up->broader);
        if (up == nullptr || steps > entries.size()) {
          throw Error(ErrorKind::InvalidInput,
                      "vocabulary: topics: '" + topic.code +
                          "' has a broader topic that is missing or leads back to itself");
        }
      }
    }
  }
};

/// Made when first asked for, by one thread. A question that names no state never reads the states.
template <typename Part>
class WhenNeeded {
 public:
  template <typename Make>
  const Part& get(const Make& make) const {
    std::call_once(once_, [&] { part_ = make(); });
    return *part_;
  }

 private:
  mutable std::once_flag once_;
  mutable std::unique_ptr<const Part> part_;
};

}  // namespace

struct Vocabulary::Impl {
  std::array<std::string, kFiles.size()> owned;       ///< bytes of files that were read
  std::array<std::string_view, kFiles.size()> bytes;  ///< of the files, in the order of kFiles

  [[nodiscard]] const std::string& hash() const {
    return hash_.get([this] {
      std::string hashes;
      for (const std::string_view file : bytes) hashes += sha256(file);
      return std::make_unique<std::string>(sha256(hashes));
    });
  }
  [[nodiscard]] const Delegations& delegations() const {
    return delegations_.get(
        [this] { return std::make_unique<Delegations>(parsed(0), parsed(1), parsed(2)); });
  }
  [[nodiscard]] const Conventions& conventions() const {
    return conventions_.get([this] { return std::make_unique<Conventions>(parsed(3)); });
  }
  [[nodiscard]] const Topics& topics() const {
    return topics_.get([this] { return std::make_unique<Topics>(parsed(4)); });
  }

  [[nodiscard]] json parsed(std::size_t file) const {
    json document = json::parse(bytes[file], nullptr, false);
    if (document.is_discarded()) {
      throw Error(ErrorKind::InvalidInput,
                  std::string("vocabulary: ") + kFiles[file] + ".json is not JSON");
    }
    return document;
  }

 private:
  WhenNeeded<Delegations> delegations_;
  WhenNeeded<Conventions> conventions_;
  WhenNeeded<Topics> topics_;
  WhenNeeded<std::string> hash_;
};

Vocabulary::Vocabulary(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Vocabulary::~Vocabulary() = default;

const Vocabulary& Vocabulary::builtin() {
  static const std::unique_ptr<const Vocabulary> vocabulary = [] {
    auto impl = std::make_unique<Impl>();
    for (std::size_t i = 0; i < kFiles.size(); ++i) {
      impl->bytes[i] = embedded_file(std::string("vocabulary/") + kFiles[i] + ".json");
    }
    return std::unique_ptr<const Vocabulary>(new Vocabulary(std::move(impl)));
  }();
  return *vocabulary;
}

std::unique_ptr<const Vocabulary> Vocabulary::from_directory(
    const std::filesystem::path& directory) {
  auto impl = std::make_unique<Impl>();
  for (std::size_t i = 0; i < kFiles.size(); ++i) {
    const std::string name = kFiles[i];
    const std::filesystem::path path = directory / (name + ".json");
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
      throw Error(ErrorKind::NotFound, "vocabulary: " + path.string() +
                                           " is missing; a vocabulary folder holds states.json, "
                                           "groups.json, organisations.json, conventions.json and "
                                           "topics.json");
    }
    impl->owned[i].assign(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    impl->bytes[i] = impl->owned[i];
    const std::vector<std::string> problems =
        builtin_schema("vocabulary/" + name + ".schema.json").problems(impl->parsed(i));
    if (!problems.empty()) {
      throw Error(ErrorKind::InvalidInput,
                  "vocabulary: " + path.string() + ": " + problems.front());
    }
  }
  // All of it now, so that what is wrong is said at the start.
  (void)impl->delegations();
  (void)impl->conventions();
  (void)impl->topics();
  return std::unique_ptr<const Vocabulary>(new Vocabulary(std::move(impl)));
}

const Delegation* Vocabulary::delegation(std::string_view code) const {
  return with_code(impl_->delegations().entries, code);
}
const Convention* Vocabulary::convention(std::string_view code) const {
  return with_code(impl_->conventions().entries, code);
}
const Topic* Vocabulary::topic(std::string_view code) const {
  return with_code(impl_->topics().entries, code);
}

const Delegation* Vocabulary::find_delegation(std::string_view text) const {
  return impl_->delegations().all.find(text);
}
const Delegation* Vocabulary::find_state(std::string_view text) const {
  return impl_->delegations().states.find(text);
}
const Convention* Vocabulary::find_convention(std::string_view text) const {
  return impl_->conventions().names.find(text);
}
const Topic* Vocabulary::find_topic(std::string_view text) const {
  return impl_->topics().names.find(text);
}

const Vocabulary::Names& Vocabulary::delegation_names() const {
  return impl_->delegations().all.names();
}
const Vocabulary::Names& Vocabulary::convention_names() const {
  return impl_->conventions().names.names();
}
const Vocabulary::Names& Vocabulary::topic_names() const { return impl_->topics().names.names(); }

const std::vector<Delegation>& Vocabulary::delegations() const {
  return impl_->delegations().entries;
}
const std::vector<Convention>& Vocabulary::conventions() const {
  return impl_->conventions().entries;
}
const std::vector<Topic>& Vocabulary::topics() const { return impl_->topics().entries; }

std::vector<std::pair<const Delegation*, Membership>> Vocabulary::groups_of(
    std::string_view state) const {
  std::vector<std::pair<const Delegation*, Membership>> stays;
  for (const Delegation& group : delegations()) {
    for (const Membership& member : group.members) {
      if (member.state == state) stays.emplace_back(&group, member);
    }
  }
  return stays;
}

const std::string& Vocabulary::hash() const { return impl_->hash(); }

}  // namespace rostrum
