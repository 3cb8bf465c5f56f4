/// rostrum-index inspect: the records that files give, with the evidence. Writes nothing.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "indexer/readers/file_reader.hpp"

namespace rostrum {

/// One JSON array of records on `out`, or with `for_people` what each holds and why; problems on
/// `err`. The path - stands for one file of any format that comes from `input`. Returns the exit
/// status.
int inspect(const std::vector<std::string>& paths, const ReadOptions& reading, bool for_people,
            std::istream& input, std::ostream& out, std::ostream& err);

}  // namespace rostrum
