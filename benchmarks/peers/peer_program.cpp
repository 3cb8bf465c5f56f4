#include "benchmarks/peers/peer_program.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "schemas/base/error.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/record/date.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum::bench {
namespace {

using nlohmann::json;

constexpr int kLeastRuns = 5;

void for_each_line(const std::filesystem::path& file,
                   const std::function<void(const json&)>& take) {
  std::ifstream stream(file);
  if (!stream) throw Error(ErrorKind::NotFound, file.string() + ": cannot be opened");
  std::size_t number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    const json object = json::parse(line, nullptr, false);
    if (!object.is_object()) {
      throw Error(ErrorKind::InvalidInput,
                  file.string() + ":" + std::to_string(number) + ": is not a JSON object");
    }
    take(object);
  }
}

void add_once(std::vector<std::string>& values, const std::string& value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

PeerRecord record_of(const json& object) {
  PeerRecord record;
  record.id = object.at("id");
  record.title = object.value("title", "");
  const std::string text = object.at("text");
  for (const Span& span : paragraphs(text)) {
    record.paragraphs.push_back(text.substr(span.begin, span.end - span.begin));
  }
  auto& [convention, session, country, item, language, year] = record.facets;
  if (object.contains("convention")) convention.push_back(object.at("convention"));
  if (object.contains("session")) session.push_back(object.at("session").at("code"));
  if (object.contains("delivered_by") && object.at("delivered_by").at("kind") == "state") {
    country.push_back(object.at("delivered_by").at("code"));
  }
  for (const json& code : object.value("joint_with", json::array())) add_once(country, code);
  for (const json& each : object.value("agenda_items", json::array())) {
    const std::string number = each.at("number");
    add_once(item, number);
    if (const auto parent = parent_item(number)) add_once(item, *parent);
  }
  if (object.contains("language")) language.push_back(object.at("language"));
  if (object.contains("date")) {
    const Date date = parse_date(object.at("date").get<std::string>());
    year.push_back(std::to_string(date.year));
    record.date = date.first_day();
  }
  return record;
}

PeerQuery query_of(const json& object) {
  PeerQuery query;
  query.id = object.at("id");
  query.variant = object.value("variant", "");
  query.op = object.at("op");
  query.words = object.at("words").get<std::vector<std::string>>();
  query.distance = object.value("distance", 0);
  for (const json& filter : object.value("filters", json::array())) {
    const std::string field = filter.at("field");
    const auto* facet = std::find(kFacets.begin(), kFacets.end(), field);
    if (facet == kFacets.end()) {
      throw Error(ErrorKind::InvalidInput, query.id + ": no such facet: '" + field + "'");
    }
    query.filters.push_back(
        {static_cast<std::size_t>(facet - kFacets.begin()), filter.at("value")});
  }
  const std::string from = object.value("from", "");
  const std::string to = object.value("to", "");
  if (!from.empty()) query.from = parse_date(from).first_day();
  if (!to.empty()) query.to = parse_date(to).last_day();
  query.exact = object.value("exact", true);
  query.facets = object.value("facets", false);
  query.snippets = object.value("snippets", 0);
  query.quick_snippets = object.value("quick_snippets", false);
  return query;
}

/// FNV-1a over "value=count" in the order of the values: engines that agree have the same one.
std::string digest(FacetCounts counts) {
  std::sort(counts.begin(), counts.end());
  std::uint64_t hash = 14695981039346656037U;
  const auto add = [&hash](std::string_view bytes) {
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  };
  for (const auto& [value, count] : counts) {
    if (count == 0) continue;
    add(value);
    add("=" + std::to_string(count) + "\n");
  }
  return std::to_string(hash);
}

int number_after(const std::vector<std::string>& arguments, std::size_t flag) {
  const int number = flag + 1 < arguments.size() ? std::atoi(arguments[flag + 1].c_str()) : 0;
  if (number < 1) {
    throw Error(ErrorKind::InvalidInput, arguments[flag] + ": a number from 1 on must follow");
  }
  return number;
}

}  // namespace

PeerOptions peer_options(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  PeerOptions options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--runs") {
      options.runs = number_after(arguments, i++);
    } else if (arguments[i] == "--budget-ms") {
      options.budget_ms = number_after(arguments, i++);
    } else if (arguments[i] == "--compact") {
      options.compact = true;
    } else if (options.command.empty()) {
      options.command = arguments[i];
    } else {
      options.paths.emplace_back(arguments[i]);
    }
  }
  if ((options.command != "index" && options.command != "query") || options.paths.size() != 2) {
    throw Error(ErrorKind::InvalidInput,
                "usage: index CORPUS INDEX [--compact], or query INDEX QUERIES [--runs N] "
                "[--budget-ms N]");
  }
  return options;
}

std::size_t for_each_record(const std::filesystem::path& file,
                            const std::function<void(const PeerRecord&)>& take) {
  std::size_t records = 0;
  for_each_line(file, [&](const json& object) {
    take(record_of(object));
    ++records;
  });
  return records;
}

void time_queries(const PeerOptions& options,
                  const std::function<PeerAnswer(const PeerQuery&)>& answer) {
  using Clock = std::chrono::steady_clock;
  for_each_line(options.paths[1], [&](const json& object) {
    const PeerQuery query = query_of(object);
    (void)answer(query);
    const PeerAnswer first = answer(query);
    std::vector<double> times;
    std::uint64_t seen = 0;
    const auto begin = Clock::now();
    for (int i = 0; i < options.runs; ++i) {
      const auto start = Clock::now();
      const PeerAnswer again = answer(query);
      const auto end = Clock::now();
      seen += again.snippet_bytes + again.total;
      times.push_back(std::chrono::duration<double, std::micro>(end - start).count());
      if (i + 1 >= kLeastRuns && end - begin > std::chrono::milliseconds(options.budget_ms)) break;
    }
    std::sort(times.begin(), times.end());
    json facets = json::object();
    if (query.facets) {
      for (std::size_t i = 0; i < kFacets.size(); ++i) {
        facets[std::string(kFacets[i])] = digest(first.facets[i]);
      }
    }
    const json line = {{"id", query.id},
                       {"variant", query.variant},
                       {"total", first.total},
                       {"hits", first.hits},
                       {"facets", facets},
                       {"snippet_bytes", first.snippet_bytes},
                       {"steady", seen == times.size() * (first.snippet_bytes + first.total)},
                       {"runs", times.size()},
                       {"median_us", times[times.size() / 2]},
                       {"p95_us", times[times.size() * 95 / 100]}};
    std::cout << line.dump() << '\n';
  });
  std::cout.flush();
}

void report_indexing(std::string_view engine, std::string_view version, std::size_t statements,
                     double seconds) {
  std::cout << json{{"engine", engine},
                    {"version", version},
                    {"statements", statements},
                    {"seconds", seconds}}
                   .dump()
            << '\n';
}

int peer_main(const char* name, const std::function<void()>& run) {
  try {
    run();
    return kExitDone;
  } catch (const std::exception& error) {
    std::cerr << name << ": " << error.what() << '\n';
    return kExitFailed;
  }
}

}  // namespace rostrum::bench
