/// What can be cut out of a text for a question.
#pragma once

#include <string>

namespace rostrum {

/// One place in a text where something of a question stands.
struct KeywordLine {
  int paragraph = 0;  ///< from 1; 0 for the title
  int page = 0;
  bool recognised = false;
  std::string left;  ///< of its paragraph, as running text
  std::string keyword;
  std::string right;
};

/// What is cut out of a text around its marks.
enum class PassageUnit { Paragraph, Sentence };

}  // namespace rostrum
