/// Manual pages, made of the table of commands and of the topics of help.
#pragma once

#include <string>

#include "schemas/program/command_row.hpp"

namespace rostrum {

/// Of a program, section 1. Options that several commands have are told once.
[[nodiscard]] std::string manual_page(const Program& program);

/// Of a topic, section 7: rostrum-NAME.
[[nodiscard]] std::string manual_page(const HelpTopic& topic);

}  // namespace rostrum
