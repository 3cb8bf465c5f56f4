/// Markdown to plain text. The door to md4c.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// The text of a Markdown document: headings, paragraphs, list items and table rows as paragraphs
/// of their own, without marks, HTML or addresses of links. REQUIRES: UTF-8.
[[nodiscard]] std::string markdown_text(std::string_view markdown);

}  // namespace rostrum
