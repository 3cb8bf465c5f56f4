/// Precision and recall of the heading reader, field by field, over headings with values set by
/// hand.
///
/// A line of a file is {"id", "head", "file_name", "url", "gold": {"convention", "session",
/// "agenda_items", "delivered_by": {"kind", "name", "iso3"}, "on_behalf_of", "joint_with",
/// "aligned_with", "date", "language"}, "inferred": […]}. What `inferred` names needs more than the
/// page, so that a value that is not found there is no miss; a wrong one is wrong. Sessions are
/// compared by the code that the gold text resolves to; one that resolves to nothing is left out.
/// Gold "OTHER" is a forum that the hand has no code for; one that we have is not judged there.
#pragma once

#include <map>
#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <vector>

namespace rostrum {

struct HeadingScore {
  int right = 0;
  int wrong = 0;
  int missed = 0;
  std::vector<std::string> misses;  ///< "ID: found …, gold …", for each that is not all right

  [[nodiscard]] double precision() const;  ///< 1 where nothing was found
  [[nodiscard]] double recall() const;     ///< 1 where nothing is there
};

class HeadingMeasurement {
 public:
  HeadingMeasurement();
  ~HeadingMeasurement();

  /// Throws Error(NotFound, InvalidInput) for a file that is not there or not of that form.
  void read(const std::string& file);
  [[nodiscard]] std::size_t headings() const;
  [[nodiscard]] const std::map<std::string, HeadingScore>& scores() const;
  /// A table in Markdown, and with `misses` what was missed or wrong.
  void print(bool misses, std::ostream& out) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rostrum
