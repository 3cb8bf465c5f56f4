/// Whether the line that a value rests on says it: judged by the words of the quotation alone,
/// with names and numbers of our own making, so that no rule judges itself.
///
/// A date's quotation must hold its year and its day, a session's its number or its year, an
/// author's a name of it, an agenda item's its number. Values that follow from others (kind), and
/// those of file names, addresses and records, which have no line, are not judged.
#pragma once

#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "schemas/record/statement.hpp"

namespace rostrum {

struct EvidenceScore {
  int judged = 0;
  std::vector<std::string> silent;  ///< "ID: value: quotation", for each that does not say it
};

class EvidenceMeasurement {
 public:
  EvidenceMeasurement();
  ~EvidenceMeasurement();

  /// Headings (see heading_measurement.hpp), passages (headless_measurement.hpp), or any file of
  /// statements that is read as `add` reads it. Throws Error(NotFound, InvalidInput).
  void read(const std::string& file);
  void judge(const std::string& id, const Statement& statement);

  /// By field.
  [[nodiscard]] const std::map<std::string, EvidenceScore>& scores() const;
  [[nodiscard]] double share_silent() const;  ///< of all that is judged; 0 where nothing is
  /// A table in Markdown, and with `misses` the quotations that do not say their value.
  void print(bool misses, std::ostream& out) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rostrum
