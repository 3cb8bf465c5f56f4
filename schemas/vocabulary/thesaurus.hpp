/// The thesaurus of the field: concepts, and what delegations call them in the six languages of the
/// United Nations. Read from schemas/vocabulary/concepts.json, which is compiled in.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

struct ConceptLabel {
  std::string text;      ///< "lethal autonomous weapons systems", "LAWS"
  std::string language;  ///< "en"
  bool preferred = false;
  /// Capitals alone: one word, with no other form, in any language: NPT, UAVs.
  bool acronym = false;
  /// An acronym that is something else in small letters: found in texts in this spelling alone.
  bool as_written = false;
};

struct FieldConcept {
  std::string code;                  ///< "autonomous-weapons"
  std::string label;                 ///< the preferred English one
  std::vector<std::string> broader;  ///< codes
  std::vector<std::string> narrower;
  std::vector<ConceptLabel> labels;  ///< by language, the preferred one first
};

/// Immutable once made, so safe to share between threads. Nothing of it is in an index: it is for
/// questions alone.
class Thesaurus {
 public:
  /// The one compiled in; read when first asked for.
  [[nodiscard]] static const Thesaurus& builtin();
  /// Reads concepts.json of a folder; the one compiled in if the folder has none.
  /// Throws Error(InvalidInput) if it breaks its schema, or two concepts claim one label.
  [[nodiscard]] static std::unique_ptr<const Thesaurus> from_directory(
      const std::filesystem::path& directory);
  /// The same of the file's bytes. `name` is for messages.
  explicit Thesaurus(std::string_view json, const std::string& name);

  /// By code.
  [[nodiscard]] const std::vector<FieldConcept>& concepts() const { return concepts_; }
  /// Null if there is none of that code.
  [[nodiscard]] const FieldConcept* find(std::string_view code) const;

 private:
  std::vector<FieldConcept> concepts_;
};

}  // namespace rostrum
