/// What the rules find, put into a statement with its evidence.
#pragma once

#include <string>
#include <vector>

#include "schemas/record/statement.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

/// Why a value was taken.
struct Finding {
  std::string rule;
  int line = 0;
  std::string quote;
  double confidence = 1;
};

/// The number of a line that stands in the letterhead and not in the text.
inline constexpr int kLetterheadLine = -1;

/// Fills what a statement lacks: what it has stays, and what is found beside it is kept as evidence
/// that is not used. So are findings that are not sure enough. REQUIRES: the statement outlives it.
class HeadingFields {
 public:
  explicit HeadingFields(Statement& statement) : statement_(statement) {}

  [[nodiscard]] Statement& statement() { return statement_; }
  [[nodiscard]] const Statement& statement() const { return statement_; }

  void add_evidence(const char* field, const std::string& value, Finding finding, bool used);
  /// `use` false: as evidence alone.
  void set_author(const Delegation& delegation, const Finding& finding, bool use = true);
  void add_party(const char* field, const Delegation& party, std::vector<std::string>& into,
                 const Finding& finding);
  void set_convention(const std::string& code, const Finding& finding);
  /// And its convention.
  void set_session(const Session& session, const Finding& finding);
  void set_date(const Date& date, const Finding& finding);

 private:
  Statement& statement_;
};

}  // namespace rostrum
