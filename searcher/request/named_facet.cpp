#include "searcher/request/named_facet.hpp"

#include <string>
#include <utility>
#include <vector>

#include "schemas/base/terminal_safe.hpp"
#include "schemas/program/option.hpp"
#include "schemas/text/nearest_names.hpp"

namespace rostrum {

const Field& named_facet(std::string_view option, std::string_view name) {
  const Field* const facet = find_field(name);
  if (facet != nullptr && has_values(*facet)) return *facet;
  std::vector<std::pair<std::string, std::string>> names;
  for (const Field& each : kFields) {
    if (has_values(each)) names.emplace_back(each.name, each.name);
  }
  throw OptionError(std::string(option), "no such facet: " + in_quotes(name) +
                                             "; one of: " + names_of_fields_with_values() +
                                             did_you_mean(nearest_names(name, names)));
}

}  // namespace rostrum
