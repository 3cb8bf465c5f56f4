/// The facts that metadata is resolved against: states, groups, organisations, conventions with
/// their meetings, topics. Read from schemas/vocabulary/*.json, which are compiled in.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/record/date.hpp"
#include "schemas/text/nearest_names.hpp"  // what find_… refuses is answered with them

namespace rostrum {

/// One stay of a state in a group; the last day of membership is included.
struct Membership {
  std::string state;  ///< alpha-3
  std::optional<Date> from;
  std::optional<Date> until;
  /// Of one without dates of its own in a list of one time: when it was surely a member. Whether it
  /// was at other times is not known.
  std::optional<Date> seen_from;
  std::optional<Date> seen_until;
};

enum class DelegationKind { State, Group, Organisation };
/// "state", "group", "organisation".
[[nodiscard]] std::string_view name_of(DelegationKind kind);

/// Anyone who can speak: a state, a group of states, an organisation.
struct Delegation {
  std::string code;   ///< ISO 3166-1 alpha-3 for states, ours for the others
  std::string label;  ///< for display: "DPRK", "European Union"
  std::string name;   ///< "Democratic People's Republic of Korea"
  DelegationKind kind = DelegationKind::State;
  std::optional<Date> until;            ///< of a former state: its last day
  bool dated = false;                   ///< of a group: every member carries the date of joining
  std::vector<std::string> adjectives;  ///< of a state: "Norwegian", "noruega"; no names of it
  std::vector<Membership> members;      ///< of a group
  /// Of a regional group of the United Nations: what its region is called, "Africa".
  std::vector<std::string> region_names;
};

/// How the sessions of one kind of meeting are told apart.
enum class SessionsBy { Number, Year, YearAndNumber, NumberAndCycle };

struct KnownSession {
  int number = 0;  ///< 0 if the kind has no numbers
  int year = 0;    ///< of the start, or of the cycle's review conference
  std::optional<Date> start;
  std::optional<Date> end;
  std::string place;
  std::vector<std::string> names;  ///< of its own: "Nairobi Summit"
  std::vector<int> also_years;     ///< it was planned for, or called by: 2020 for the one of 2022
};

struct MeetingKind {
  std::string kind;            ///< "MSP"
  std::string code_template;   ///< "{n}MSP"
  std::string label_template;  ///< "{nth} Meeting of the States Parties ({n}MSP)"
  SessionsBy by = SessionsBy::Number;
  int year_offset = 0;  ///< year = offset + number, or 0 if there is no such rule
  std::vector<std::string> abbreviations;  ///< "MSP", matched as 22MSP, MSP22, MSP-22
  std::vector<std::string> names;          ///< in every language, as written
  std::vector<std::string> symbols;        ///< how those of its documents begin: "APLC/MSP.{n}/"
  std::vector<KnownSession> sessions;
};

struct Convention {
  std::string code;                  ///< "APMBC"
  std::string label;                 ///< "Mine Ban Convention"
  std::string name;                  ///< "Anti-Personnel Mine Ban Convention"
  std::vector<std::string> symbols;  ///< prefixes of document symbols: "APLC/"
  std::vector<MeetingKind> meetings;
  std::vector<Membership> parties;  ///< from the deposit of the instrument; empty if not on file
  bool parties_dated = false;       ///< every one of them carries a date
};

struct Topic {
  std::string code;
  std::string label;
  std::string broader;  ///< code; "" for none
};

/// One session of a meeting, resolved.
struct Session {
  std::string code;        ///< "APMBC/IM-2025"
  std::string label;       ///< "Intersessional meetings 2025"
  std::string convention;  ///< "APMBC"
  std::optional<Date> start;
  std::optional<Date> end;
};

/// Immutable once made, so safe to share between threads. Pointers it returns live as long as it.
class Vocabulary {
 public:
  /// The one compiled in; read when first asked for.
  [[nodiscard]] static const Vocabulary& builtin();
  /// Reads the five JSON files of a folder, each checked against its schema.
  /// Throws Error: NotFound if one is missing, InvalidInput if one breaks its schema or two entries
  /// claim one name.
  [[nodiscard]] static std::unique_ptr<const Vocabulary> from_directory(
      const std::filesystem::path& directory);
  ~Vocabulary();

  /// By exact code; null if there is none.
  [[nodiscard]] const Delegation* delegation(std::string_view code) const;
  [[nodiscard]] const Convention* convention(std::string_view code) const;
  [[nodiscard]] const Topic* topic(std::string_view code) const;

  /// By name, alias or code in any language and case (see fold_name); null if nothing has exactly
  /// that name. Names win over codes: "NAM" is the Non-Aligned Movement. Never the nearest one.
  [[nodiscard]] const Delegation* find_delegation(std::string_view text) const;
  /// The same, among states alone: there "NAM" is Namibia.
  [[nodiscard]] const Delegation* find_state(std::string_view text) const;
  [[nodiscard]] const Convention* find_convention(std::string_view text) const;
  [[nodiscard]] const Topic* find_topic(std::string_view text) const;

  /// The names that the find functions know, as (folded name, code). For finding names in running
  /// text: the bare codes of states are left out, since "IN", "IS" and "NO" are words.
  using Names = std::vector<std::pair<std::string, std::string>>;
  [[nodiscard]] const Names& delegation_names() const;
  [[nodiscard]] const Names& convention_names() const;
  [[nodiscard]] const Names& topic_names() const;

  [[nodiscard]] const std::vector<Delegation>& delegations() const;
  [[nodiscard]] const std::vector<Convention>& conventions() const;
  [[nodiscard]] const std::vector<Topic>& topics() const;

  /// Stays of a state in groups: (group, membership).
  [[nodiscard]] std::vector<std::pair<const Delegation*, Membership>> groups_of(
      std::string_view state) const;

  /// The session with that number and year of a kind of meeting (0 for what is not known; what
  /// follows from the other is filled in). nullopt if what the kind's code needs is missing.
  [[nodiscard]] std::optional<Session> session(const Convention& convention,
                                               const MeetingKind& kind, int number, int year) const;
  /// By its full code in any case ("apmbc/im-2025"); nullopt if no kind of meeting makes that code.
  [[nodiscard]] std::optional<Session> session(std::string_view code) const;

  /// Changes when any of the facts change: SHA-256 of the files, in hexadecimal.
  [[nodiscard]] const std::string& hash() const;

 private:
  struct Impl;
  explicit Vocabulary(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace rostrum
