/// A page out of its template and what is to stand in it. The door to the mustache library.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "searcher/server/pages/base/texts.hpp"

namespace rostrum {

/// templates/layout.mustache around templates/NAME.mustache. Every value is escaped: templates have
/// no way to say otherwise (a test holds them to that). Control characters and marks that turn the
/// direction of what follows are left out of values. Empty texts and lists are false.
[[nodiscard]] std::string rendered(std::string_view name, const Texts& texts,
                                   const nlohmann::ordered_json& view);

}  // namespace rostrum
