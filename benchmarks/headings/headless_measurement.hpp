/// What the heading reader invents where there is no heading: passages of running text, written as
/// files of lines of several widths, whose metadata is known.
///
/// A line of a file is {"id", "text", "iso3", "session", "date"}: a passage of a speech in the
/// general debate of the General Assembly. Right are nothing, the state that speaks (or, for one
/// who speaks for others, whom it names), that session and that year; all else is wrong.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace rostrum {

class HeadlessMeasurement {
 public:
  HeadlessMeasurement();
  ~HeadlessMeasurement();

  /// Each line of a file, or every so many-th. Throws Error(NotFound, InvalidInput) for a file that
  /// is not there or not of that form.
  void read(const std::string& file, int every = 1);
  /// One passage at each width.
  void add(const std::string& id, const std::string& text, const std::string& state, int session,
           const std::string& year);

  [[nodiscard]] int texts() const;           ///< passages times widths
  [[nodiscard]] int wrong() const;           ///< texts with a wrong value
  [[nodiscard]] int right_authors() const;   ///< texts whose author is found
  [[nodiscard]] double share_wrong() const;  ///< 0 where there are no texts
  /// A table in Markdown, and with `misses` what was wrong.
  void print(bool misses, std::ostream& out) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// `text` in lines of at most `width` bytes, broken at blanks; 0: in one line.
[[nodiscard]] std::string wrapped_at(const std::string& text, std::size_t width);

}  // namespace rostrum
