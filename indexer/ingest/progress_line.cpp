#include "indexer/ingest/progress_line.hpp"

#include <ostream>

#include "schemas/base/counted.hpp"

namespace rostrum {
namespace {

std::string time_text(double seconds) {
  constexpr double kMinute = 60;
  if (seconds < 2 * kMinute) return std::to_string(static_cast<int>(seconds) + 1) + " s";
  return std::to_string(static_cast<int>(seconds / kMinute) + 1) + " min";
}

}  // namespace

std::string progress_text(const ProgressFigures& figures) {
  std::string text = plural(figures.statements, "statement", "statements");
  if (figures.seconds > 0 && figures.statements > 0) {
    const double rate = static_cast<double>(figures.statements) / figures.seconds;
    text += ", " + grouped(static_cast<std::size_t>(rate)) + " a second";
  }
  if (figures.done_bytes == 0 || figures.done_bytes > figures.all_bytes) return text;
  const double share =
      static_cast<double>(figures.done_bytes) / static_cast<double>(figures.all_bytes);
  text += ", " + std::to_string(static_cast<int>(share * 100)) + " %";
  if (figures.done_bytes == figures.all_bytes) return text;
  return text + ", " + time_text(figures.seconds * (1 - share) / share) + " left";
}

ProgressLine::ProgressLine(bool shown, std::uintmax_t all_bytes, std::ostream& err)
    : shown_(shown), all_bytes_(all_bytes), err_(err) {}

ProgressLine::~ProgressLine() {
  if (drawn_once_) err_ << "\r\x1B[K" << std::flush;
}

void ProgressLine::update(std::uintmax_t done_bytes, std::size_t statements) {
  constexpr auto kBetween = std::chrono::milliseconds(100);
  const auto now = Clock::now();
  if (!shown_ || now - drawn_ < kBetween) return;
  drawn_ = now;
  drawn_once_ = true;
  err_ << "\r\x1B[K"
       << progress_text({.done_bytes = done_bytes,
                         .all_bytes = all_bytes_,
                         .statements = statements,
                         .seconds = std::chrono::duration<double>(now - start_).count()})
       << std::flush;
}

}  // namespace rostrum
