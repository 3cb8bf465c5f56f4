#include "searcher/answers/facet_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <string_view>

#include "schemas/base/terminal_safe.hpp"
#include "schemas/index/fields.hpp"
#include "searcher/answers/base/chosen_values.hpp"
#include "searcher/answers/base/citation.hpp"

namespace rostrum {
namespace {

/// Of a facet on one line.
constexpr std::size_t kFewValues = 5;
constexpr std::size_t kBarColumns = 16;
constexpr std::size_t kNameColumns = 17;

std::size_t depth_of(const Facet& facet, const FacetCount& value) {
  std::size_t depth = 0;
  std::string_view parent = value.parent;
  while (!parent.empty() && depth < 8) {
    const auto above = std::find_if(facet.values.begin(), facet.values.end(),
                                    [&](const FacetCount& each) { return each.value == parent; });
    if (above == facet.values.end()) break;
    parent = above->parent;
    ++depth;
  }
  return depth;
}

std::string label_of(const Facet& facet, const FacetCount& value) {
  std::string label(value.label);
  // "22nd Meeting …" says little without the convention it is a meeting of.
  if (facet.field == "session" && value.value != label)
    label = std::string(value.value) + "  " + label;
  return label;
}

/// That nobody has a value is told where it was asked for.
bool tells_nothing(const Facet& facet) {
  return facet.values.empty() ||
         (facet.values.front().value == kNoValue && !facet.values.front().selected);
}

/// Codes are short, and an item's title differs from meeting to meeting.
std::string short_label(const Facet& facet, const FacetCount& value) {
  const bool by_code = facet.field == "session" || facet.field == "item";
  return std::string(by_code && value.value != kNoValue ? value.value : value.label);
}

/// "2005 ▁               ▃▃▆█ 2025": how many statements each year has, the last years where there
/// is no room for all; "" of other facets, of a single year, and where bars cannot be drawn.
std::string trend_of(const Facet& facet, std::size_t room, const TextStyle& style) {
  const std::map<int, const FacetCount*> years = years_of(facet);
  if (years.size() < 2 || !style.unicode) return "";
  constexpr int kYearsBeside = 12;  // columns of the two years with their blanks
  const int last = years.rbegin()->first;
  const int most = std::max(1, static_cast<int>(room) - kYearsBeside);
  const int first = std::max(years.begin()->first, last - most + 1);
  std::size_t largest = 1;
  for (const auto& [year, value] : years) {
    if (year >= first) largest = std::max(largest, value->count);
  }
  constexpr std::array<const char*, 8> kHeights{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  std::string drawn = std::to_string(first) + ' ';
  for (int year = first; year <= last; ++year) {
    const auto known = years.find(year);
    const std::size_t count = known == years.end() ? 0 : known->second->count;
    drawn += count == 0 ? " " : kHeights[(count * kHeights.size() - 1) / largest];
  }
  return drawn + ' ' + std::to_string(last);
}

/// "Country          Austria (2), Holy See (2), … 12 more; no value (2)". Returns how many values
/// are left out.
std::size_t write_line(const Facet& facet, const TextStyle& style, std::ostream& out) {
  const std::vector<const FacetCount*> shown = chosen_values(facet, kFewValues);
  const std::size_t more = facet.values.size() - shown.size();
  std::vector<std::string> entries;
  for (const FacetCount* each : shown) {
    const std::string mark = each->selected ? (style.unicode ? "✓" : "*") : "";
    entries.push_back(mark + terminal_safe(short_label(facet, *each)) + " (" +
                      grouped(each->count) + ")");
  }
  if (more > 0) entries.push_back(grouped(more) + " more");
  // A value stands whole on its line, but one that no line holds: it goes on below.
  const std::size_t room = std::max<std::size_t>(style.width, kNameColumns + 20) - kNameColumns;
  std::string text = bold(fitted(std::string(field_named(facet.field).label), kNameColumns), style);
  const std::string margin = '\n' + std::string(kNameColumns, ' ');
  std::size_t used = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string entry = entries[i] + (i + 1 < entries.size() ? "," : "");
    for (const std::string& part : folded_lines(entry, room)) {
      const std::size_t columns = terminal_columns(std::string_view(part));
      if (used > 0 && used + 1 + columns > room) {
        text += margin;
        used = 0;
      } else if (used > 0) {
        text += ' ';
        ++used;
      }
      text += part;
      used += columns;
    }
  }
  if (const std::string trend = trend_of(facet, room, style); !trend.empty())
    text += margin + trend;
  out << text << '\n';
  return more;
}

std::size_t write_list(const Facet& facet, std::size_t most, const TextStyle& style,
                       std::ostream& out) {
  out << bold(std::string(field_named(facet.field).label), style) << '\n';
  const std::size_t more = write_values(facet, most, style, out);
  if (more > 0) out << "    … and " << grouped(more) << " more\n";
  return more;
}

}  // namespace

std::size_t write_values(const Facet& facet, std::size_t most, const TextStyle& style,
                         std::ostream& out) {
  const std::vector<const FacetCount*> shown = chosen_values(facet, most);
  std::size_t largest = 0;
  for (const FacetCount& each : facet.values) largest = std::max(largest, each.count);
  constexpr std::size_t kCountColumns = 10;
  constexpr std::size_t kLeastLabel = 24;
  const std::size_t room = std::max(kLeastLabel, style.line - std::min(style.line, kCountColumns));
  std::size_t label_columns = 0;
  const auto text_of = [&](const FacetCount& each) {
    const std::string mark = each.selected ? (style.unicode ? "✓ " : "* ") : "  ";
    return mark + std::string(2 * depth_of(facet, each), ' ') +
           terminal_safe(label_of(facet, each));
  };
  for (const FacetCount* each : shown) {
    label_columns = std::max(label_columns, terminal_columns(std::string_view(text_of(*each))));
  }
  label_columns = std::min(label_columns, room);
  const bool has_bars = label_columns + kCountColumns + 1 + kBarColumns <= style.line;
  for (const FacetCount* each : shown) {
    const std::string count = grouped(each->count);
    const std::vector<std::string> lines = folded_lines(text_of(*each), label_columns);
    out << "  " << fitted(lines.front(), label_columns) << ' '
        << std::string(count.size() < 7 ? 7 - count.size() : 0, ' ') << count
        << (has_bars ? ' ' + bar(each->count, largest, kBarColumns, style) : "") << '\n';
    for (std::size_t i = 1; i < lines.size(); ++i) out << "      " << lines[i] << '\n';
  }
  return facet.values.size() - shown.size();
}

bool write_facets(const std::vector<Facet>& facets, const TextHints& hints, const TextStyle& style,
                  std::ostream& out) {
  // What people look for first stands first.
  std::vector<const Facet*> order;
  for (const std::string_view first : {"session", "country", "item"}) {
    for (const Facet& facet : facets) {
      if (facet.field == first) order.push_back(&facet);
    }
  }
  for (const Facet& facet : facets) {
    if (std::find(order.begin(), order.end(), &facet) == order.end()) order.push_back(&facet);
  }
  std::size_t more = 0;
  for (const Facet* facet : order) {
    if (tells_nothing(*facet)) continue;
    more += hints.values ? write_list(*facet, *hints.values, style, out)
                         : write_line(*facet, style, out);
  }
  return more > 0;
}

}  // namespace rostrum
