/// What a file's name and its folders' names say of a statement.
#pragma once

#include <filesystem>

#include "indexer/headings/fields/delegation_finder.hpp"
#include "indexer/headings/fields/heading_fields.hpp"
#include "schemas/vocabulary/session_finder.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

/// "APMBC/22MSP/8MSP-Item11d-21Nov2007-Croatia-en.pdf". A part that is a group's name and a state's
/// code, as NAM is the Non-Aligned Movement and Namibia, is the state's where the folder's other
/// files have codes in its place, and else tells neither. Of what is no statement it tells no
/// author.
void read_file_name(const std::filesystem::path& file, const Vocabulary& vocabulary,
                    SessionFinder& sessions, const DelegationFinder& delegations,
                    HeadingFields& fields, bool is_statement = true);

}  // namespace rostrum
