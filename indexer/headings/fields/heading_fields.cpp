#include "indexer/headings/fields/heading_fields.hpp"

#include <algorithm>

#include "schemas/base/utf8.hpp"

namespace rostrum {
namespace {

/// Findings below this are kept as evidence and not used.
constexpr double kEnough = 0.6;
constexpr std::size_t kLongestQuote = 1000;

/// No longer than a quotation may be, and no half letter at its end.
std::string quote_of(std::string text) {
  text.resize(first_bytes(text, kLongestQuote).size());
  return text;
}

}  // namespace

void HeadingFields::add_evidence(const char* field, const std::string& value, Finding finding,
                                 bool used) {
  if (finding.line == kLetterheadLine) {
    finding.line = 0;
    const std::size_t dot = finding.rule.find('.');
    finding.rule = "letterhead" + (dot == std::string::npos ? "" : finding.rule.substr(dot));
  }
  for (const Evidence& known : statement_.evidence) {
    if (known.field == field && known.value == value && known.used >= used) return;
  }
  statement_.evidence.push_back({.field = field,
                                 .value = value,
                                 .rule = finding.rule,
                                 .line = finding.line,
                                 .quote = quote_of(std::move(finding.quote)),
                                 .confidence = finding.confidence,
                                 .used = used});
}

void HeadingFields::set_author(const Delegation& delegation, const Finding& finding, bool use) {
  const bool fill = use && !statement_.delivered_by && finding.confidence >= kEnough;
  if (fill) {
    statement_.delivered_by =
        Author{delegation.code, delegation.label, std::string(name_of(delegation.kind))};
  }
  const bool agrees = statement_.delivered_by && statement_.delivered_by->code == delegation.code;
  add_evidence("delivered_by", delegation.code, finding, fill || agrees);
}

void HeadingFields::add_party(const char* field, const Delegation& party,
                              std::vector<std::string>& into, const Finding& finding) {
  if (std::find(into.begin(), into.end(), party.code) != into.end()) return;
  into.push_back(party.code);
  add_evidence(field, party.code, finding, true);
}

void HeadingFields::set_convention(const std::string& code, const Finding& finding) {
  const bool fill = statement_.convention.empty() && finding.confidence >= kEnough;
  if (fill) statement_.convention = code;
  add_evidence("convention", code, finding, fill || statement_.convention == code);
}

void HeadingFields::set_session(const Session& session, const Finding& finding) {
  const bool fits = statement_.convention.empty() || statement_.convention == session.convention;
  const bool fill = !statement_.session && fits && finding.confidence >= kEnough;
  if (fill) statement_.session = SessionRef{session.code, session.label};
  add_evidence("session", session.code, finding,
               fill || (statement_.session && statement_.session->code == session.code));
  if (fill) set_convention(session.convention, finding);
}

void HeadingFields::set_date(const Date& date, const Finding& finding) {
  const bool fill = !statement_.date && finding.confidence >= kEnough;
  if (fill) statement_.date = date;
  add_evidence("date", date.text(), finding, fill || statement_.date == date);
}

}  // namespace rostrum
