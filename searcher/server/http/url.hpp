/// Addresses as requests have them and links need them: a path, and parameters behind it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

struct UrlParameter {
  std::string name;
  std::string value;
};

using UrlParameters = std::vector<UrlParameter>;

struct Url {
  std::string path;  ///< decoded; begins with a slash
  UrlParameters parameters;
};

/// Of a request's target. Throws Error(InvalidInput) for what is no path, for a % that is no
/// escape, for bytes that are not UTF-8, control characters, or too many parameters.
[[nodiscard]] Url read_target(std::string_view target);

/// The parameters of a target that can be read, each by itself: of an address that read_target
/// refuses.
[[nodiscard]] UrlParameters readable_parameters(std::string_view target);

/// As one part of a path or parameter: all but letters, digits and -._~ escaped.
[[nodiscard]] std::string url_encoded(std::string_view text);

/// "?q=mines&country=NOR"; "" for none.
[[nodiscard]] std::string query_string(const UrlParameters& parameters);

/// The same parameters with those of that name taken out.
[[nodiscard]] UrlParameters without(const UrlParameters& parameters, std::string_view name);

/// The first of that name; "" for none.
[[nodiscard]] std::string first_of(const UrlParameters& parameters, std::string_view name);

}  // namespace rostrum
