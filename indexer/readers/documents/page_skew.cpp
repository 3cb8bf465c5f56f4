#include "indexer/readers/documents/page_skew.hpp"

#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

namespace rostrum {
namespace {

struct Grey {
  std::size_t width = 0;
  std::size_t height = 0;
  std::string_view dots;
};

std::optional<Grey> grey_of(std::string_view picture) {
  std::istringstream head(std::string(picture.substr(0, 64)));
  std::string kind;
  Grey grey;
  head >> kind >> grey.width >> grey.height;
  const std::size_t dots = grey.width * grey.height;
  if (kind != "P5" || dots == 0 || picture.size() < dots) return std::nullopt;
  grey.dots = picture.substr(picture.size() - dots);
  return grey;
}

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

}  // namespace

double skew_of(std::string_view picture) {
  const auto grey = grey_of(picture);
  if (!grey) return 0;
  // One dot in so many tells as much as all.
  constexpr std::size_t kStep = 4;
  constexpr unsigned char kDark = 128;
  std::vector<std::pair<double, double>> dark;
  for (std::size_t y = 0; y < grey->height; y += kStep) {
    for (std::size_t x = 0; x < grey->width; x += kStep) {
      if (static_cast<unsigned char>(grey->dots[y * grey->width + x]) < kDark) {
        dark.emplace_back(static_cast<double>(x) / kStep, static_cast<double>(y) / kStep);
      }
    }
  }
  constexpr std::size_t kFewest = 500;
  if (dark.size() < kFewest) return 0;
  // Where lines are level, rows are full or empty: their numbers of dots differ most.
  constexpr int kMostQuarters = 20;
  const double wide = static_cast<double>(grey->width) / kStep;
  const auto rows = static_cast<std::size_t>(static_cast<double>(grey->height) / kStep + wide) + 2;
  double best = 0;
  double most = -1;
  for (int quarter = -kMostQuarters; quarter <= kMostQuarters; ++quarter) {
    const double slope = std::tan(radians(quarter / 4.0));
    std::vector<double> counts(rows, 0);
    for (const auto& [x, y] : dark) {
      // Turned to fall, each stays within the rows.
      const double row = y - x * slope + wide / 2;
      if (row >= 0 && row < static_cast<double>(rows)) counts[static_cast<std::size_t>(row)] += 1;
    }
    double squares = 0;
    for (const double count : counts) squares += count * count;
    if (squares > most) {
      most = squares;
      best = quarter / 4.0;
    }
  }
  return best;
}

std::string levelled(std::string_view picture, double degrees) {
  const auto grey = grey_of(picture);
  if (!grey) return std::string(picture);
  const double sine = std::sin(radians(degrees));
  const double cosine = std::cos(radians(degrees));
  const double middle_x = static_cast<double>(grey->width) / 2;
  const double middle_y = static_cast<double>(grey->height) / 2;
  std::string to(picture.substr(0, picture.size() - grey->dots.size()));
  to.reserve(picture.size());
  for (std::size_t y = 0; y < grey->height; ++y) {
    for (std::size_t x = 0; x < grey->width; ++x) {
      const double right = static_cast<double>(x) - middle_x;
      const double down = static_cast<double>(y) - middle_y;
      const double from_x = std::round(right * cosine - down * sine + middle_x);
      const double from_y = std::round(right * sine + down * cosine + middle_y);
      const bool within = from_x >= 0 && from_y >= 0 && from_x < static_cast<double>(grey->width) &&
                          from_y < static_cast<double>(grey->height);
      to.push_back(within ? grey->dots[static_cast<std::size_t>(from_y) * grey->width +
                                       static_cast<std::size_t>(from_x)]
                          : '\xFF');
    }
  }
  return to;
}

}  // namespace rostrum
