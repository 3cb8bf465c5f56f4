/// The day that a heading tells.
#pragma once

#include <vector>

#include "indexer/headings/fields/heading_fields.hpp"
#include "indexer/headings/lines/heading_lines.hpp"

namespace rostrum {

/// Two days that differ and are alike in form tell none; one with a place is the meeting's, one by
/// itself may be that of a page.
void read_heading_day(const std::vector<HeadingLine>& lines, HeadingFields& fields);

/// The month of a report: what it tells may have been said the day before.
void read_report_month(const std::vector<HeadingLine>& lines, HeadingFields& fields);

}  // namespace rostrum
