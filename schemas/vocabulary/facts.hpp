/// The facts that a command works with: those of the program, or a folder of one's own.
#pragma once

#include <memory>
#include <string>

#include "schemas/vocabulary/thesaurus.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

class Facts {
 public:
  /// `folder`: --vocabulary; "" for those of the program. Throws Error if it cannot be read.
  explicit Facts(const std::string& folder, bool with_thesaurus = false) {
    if (!folder.empty()) own_ = Vocabulary::from_directory(folder);
    if (with_thesaurus && own_) own_thesaurus_ = Thesaurus::from_directory(folder);
    if (with_thesaurus) thesaurus_ = own_ ? own_thesaurus_.get() : &Thesaurus::builtin();
  }

  [[nodiscard]] const Vocabulary& vocabulary() const {
    return own_ ? *own_ : Vocabulary::builtin();
  }
  /// Null unless it was asked for.
  [[nodiscard]] const Thesaurus* thesaurus() const { return thesaurus_; }

 private:
  std::unique_ptr<const Vocabulary> own_;
  std::unique_ptr<const Thesaurus> own_thesaurus_;
  const Thesaurus* thesaurus_ = nullptr;
};

}  // namespace rostrum
