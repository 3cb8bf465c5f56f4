#include "searcher/server/metrics.hpp"

#include <algorithm>
#include <sstream>

namespace rostrum {

void Metrics::count(std::string_view route, unsigned status, std::chrono::microseconds took) {
  const double seconds = std::chrono::duration<double>(took).count();
  const std::lock_guard lock(mutex_);
  ++answers_[{std::string(route), status}];
  Times& times = times_[std::string(route)];
  ++times.count;
  times.sum += seconds;
  const auto* bound = std::lower_bound(kBounds.begin(), kBounds.end(), seconds);
  if (bound != kBounds.end()) ++times.below[static_cast<std::size_t>(bound - kBounds.begin())];
}

std::string Metrics::text(const Now& now, std::string_view version) const {
  std::ostringstream out;
  const auto head = [&](const char* name, const char* type, const char* help) {
    out << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << type << '\n';
  };
  head("rostrum_build_info", "gauge", "The program; its value is always 1.");
  out << "rostrum_build_info{version=\"" << version << "\"} 1\n";
  head("rostrum_index_revision", "gauge", "Commit that the last answer was made from.");
  out << "rostrum_index_revision " << now.revision << '\n';
  head("rostrum_index_statements", "gauge", "Statements in that commit.");
  out << "rostrum_index_statements " << now.statements << '\n';
  head("rostrum_connections", "gauge", "Connections that are open.");
  out << "rostrum_connections " << now.connections << '\n';
  head("rostrum_waiting", "gauge", "Requests that wait for a thread.");
  out << "rostrum_waiting " << now.waiting << '\n';
  const std::lock_guard lock(mutex_);
  head("rostrum_answers_total", "counter", "Answers, by kind and status.");
  for (const auto& [key, count] : answers_) {
    out << "rostrum_answers_total{route=\"" << key.first << "\",status=\"" << key.second << "\"} "
        << count << '\n';
  }
  head("rostrum_answer_seconds", "histogram",
       "From the end of a request until its answer was ready.");
  for (const auto& [route, times] : times_) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
      sum += times.below[i];
      out << "rostrum_answer_seconds_bucket{route=\"" << route << "\",le=\"" << kBounds[i] << "\"} "
          << sum << '\n';
    }
    out << "rostrum_answer_seconds_bucket{route=\"" << route << "\",le=\"+Inf\"} " << times.count
        << "\nrostrum_answer_seconds_sum{route=\"" << route << "\"} " << times.sum
        << "\nrostrum_answer_seconds_count{route=\"" << route << "\"} " << times.count << '\n';
  }
  return out.str();
}

}  // namespace rostrum
