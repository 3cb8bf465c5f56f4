#include "searcher/server/pages/facet_view.hpp"

#include <algorithm>
#include <map>

#include "schemas/index/fields.hpp"
#include "searcher/answers/base/chosen_values.hpp"
#include "searcher/server/pages/page_parts.hpp"
#include "searcher/server/routes/url_request.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

constexpr std::size_t kFewValues = 8;

// Of the bars over time, in units of their picture, which is stretched to the width of the page.
constexpr int kBarStep = 10;
constexpr int kBarWidth = 8;
constexpr int kBarHeight = 60;
/// As many as can be told apart on a page; of more, the latest are shown.
constexpr int kMostYears = 120;

class FacetView {
 public:
  FacetView(const Page& page, const Facet& facet, const std::vector<AppliedFilter>& filters)
      : page_(page),
        facet_(facet),
        filters_(filters),
        name_(option_name(facet.field)),
        hierarchical_(find_field(facet.field)->hierarchical) {
    for (const UrlParameter& each : page.asked()) {
      wanted_all_ = wanted_all_ || (each.name == "more" && each.value == name_);
    }
  }

  json made() {
    measure();
    json values = json::array();
    const std::vector<const FacetCount*> shown = chosen_values();
    for (const FacetCount* each : shown) values.push_back(value_view(*each));
    json view = {{"name", name_},
                 {"facet_label", field_label(page_, facet_.field)},
                 {"values", std::move(values)},
                 {"clear_href", ""},
                 {"more_href", ""},
                 {"more_label", ""}};
    const UrlParameters others = without(page_.asked(), "offset");
    if (others.size() > without_own(others).size()) {
      view["clear_href"] = page_.link("/search", without_own(others));
    }
    if (wanted_all_ || shown.size() < facet_.values.size()) {
      UrlParameters parameters = page_.asked();
      std::erase_if(parameters, [&](const UrlParameter& each) {
        return each.name == "more" && each.value == name_;
      });
      if (!wanted_all_) parameters.push_back({"more", name_});
      view["more_href"] = page_.link("/search", parameters);
      view["more_label"] = page_.texts().get(wanted_all_ ? "show_fewer" : "show_all");
    }
    return view;
  }

  json bars() {
    measure();
    std::map<int, const FacetCount*> years = years_of(facet_);
    if (years.size() < 2) return nullptr;
    const int last = years.rbegin()->first;
    while (last - years.begin()->first >= kMostYears) years.erase(years.begin());
    const int first = years.begin()->first;
    json bars = json::array();
    for (const auto& [year, count] : years) {
      const auto part = static_cast<double>(count->count) / static_cast<double>(largest_);
      const int height = std::clamp(static_cast<int>(part * kBarHeight + 0.5), 1, kBarHeight);
      json bar = value_view(*count);
      bar["x"] = (year - first) * kBarStep + (kBarStep - kBarWidth) / 2;
      bar["y"] = kBarHeight - height;
      bar["height"] = height;
      bars.push_back(std::move(bar));
    }
    return {{"width", (last - first + 1) * kBarStep},
            {"first", std::to_string(first)},
            {"last", std::to_string(last)},
            {"most", page_.texts().number(largest_)},
            {"bars", std::move(bars)}};
  }

 private:
  void measure() {
    for (const FacetCount& each : facet_.values) {
      largest_ = std::max(largest_, each.value == kNoValue ? 0 : each.count);
    }
  }

  /// All of them, or the first few: of a tree those at its top, of sessions and years the latest.
  [[nodiscard]] std::vector<const FacetCount*> chosen_values() const {
    std::vector<const FacetCount*> values;
    for (const FacetCount& each : facet_.values) values.push_back(&each);
    const bool by_time = facet_.field == "session" || facet_.field == "year";
    if (facet_.field == "year") {
      std::stable_sort(values.begin(), values.end(), [](const auto* a, const auto* b) {
        const bool none = a->value == kNoValue || b->value == kNoValue;
        return none ? b->value == kNoValue && a->value != kNoValue : a->value > b->value;
      });
    } else if (facet_.field == "session") {
      std::reverse(values.begin(), values.end());
      std::stable_partition(values.begin(), values.end(),
                            [](const auto* each) { return each->value != kNoValue; });
    }
    if (wanted_all_) return values;
    if (!by_time && hierarchical_) {
      std::stable_partition(values.begin(), values.end(), [](const auto* each) {
        return each->parent.empty() && each->value != kNoValue;
      });
      std::stable_sort(values.begin(), values.end(), [](const auto* a, const auto* b) {
        const auto rank = [](const FacetCount* each) {
          return each->parent.empty() && each->value != kNoValue ? each->count + 1 : 0;
        };
        return rank(a) > rank(b);
      });
    }
    std::vector<const FacetCount*> few;
    for (const FacetCount* each : values) {
      const bool below = hierarchical_ && !each->parent.empty();
      if (each->selected || (few.size() < kFewValues && !below)) few.push_back(each);
    }
    return few;
  }

  [[nodiscard]] UrlParameters without_own(UrlParameters parameters) const {
    std::erase_if(parameters, [&](const UrlParameter& each) { return is_own(each); });
    return parameters;
  }

  [[nodiscard]] bool is_own(const UrlParameter& parameter) const {
    const Field* row = find_field(parameter.name);
    return row != nullptr && row->name == facet_.field;
  }

  /// True if that parameter chose the value, by whatever name.
  [[nodiscard]] bool chose(const UrlParameter& parameter, std::string_view value) const {
    if (!is_own(parameter)) return false;
    return std::any_of(filters_.begin(), filters_.end(), [&](const AppliedFilter& filter) {
      return filter.field == facet_.field && filter.typed == parameter.value &&
             std::any_of(filter.values.begin(), filter.values.end(),
                         [&](const LabelledCode& each) { return each.code == value; });
    });
  }

  [[nodiscard]] json value_view(const FacetCount& each) const {
    UrlParameters parameters = without(page_.asked(), "offset");
    const std::size_t before = parameters.size();
    if (each.selected) {
      std::erase_if(parameters, [&](const UrlParameter& own) { return chose(own, each.value); });
    }
    if (parameters.size() == before) parameters.push_back({name_, std::string(each.value)});
    const std::size_t percent =
        largest_ > 0
            ? std::min<std::size_t>(100, std::max<std::size_t>(1, 100 * each.count / largest_))
            : 0;
    return {{"label", value_label(page_, facet_.field, each.value, each.label)},
            {"href", page_.link("/search", parameters)},
            {"count", page_.texts().number(each.count)},
            {"selected", each.selected},
            {"value_lang", ""},
            {"percent", each.count == 0 ? 0 : percent},
            {"depth", wanted_all_ ? depth_of(each) : 0}};
  }

  [[nodiscard]] std::size_t depth_of(const FacetCount& value) const {
    constexpr std::size_t kDeepest = 3;
    std::size_t depth = 0;
    std::string_view parent = value.parent;
    while (!parent.empty() && depth < kDeepest) {
      ++depth;
      const auto above = std::find_if(facet_.values.begin(), facet_.values.end(),
                                      [&](const FacetCount& each) { return each.value == parent; });
      parent = above == facet_.values.end() ? std::string_view{} : above->parent;
    }
    return depth;
  }

  const Page& page_;
  const Facet& facet_;
  const std::vector<AppliedFilter>& filters_;
  std::string name_;
  bool hierarchical_;
  bool wanted_all_ = false;
  std::size_t largest_ = 0;
};

}  // namespace

json facet_views(const Page& page, const std::vector<Facet>& facets,
                 const std::vector<AppliedFilter>& filters) {
  json views = json::array();
  for (const Facet& each : facets) {
    if (!each.values.empty()) views.push_back(FacetView(page, each, filters).made());
  }
  return views;
}

json time_bars(const Page& page, const std::vector<Facet>& facets,
               const std::vector<AppliedFilter>& filters) {
  const auto year = std::find_if(facets.begin(), facets.end(),
                                 [](const Facet& each) { return each.field == "year"; });
  return year == facets.end() ? json(nullptr) : FacetView(page, *year, filters).bars();
}

}  // namespace rostrum
