#include "indexer/readers/statement_layers.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/record/statement_members.hpp"

namespace rostrum {
namespace {

template <typename Value>
bool is_blank(const Value& value) {
  if constexpr (requires { value.has_value(); }) {
    return !value.has_value();
  } else {
    return value.empty();
  }
}

/// Evidence of the lesser source for one field: unused where the better one said otherwise, and
/// left out where both agree.
void take_evidence(Statement& statement, const Statement& lesser, std::string_view field,
                   bool filled) {
  for (const Evidence& each : lesser.evidence) {
    if (each.field != field) continue;
    const bool agrees = std::any_of(
        statement.evidence.begin(), statement.evidence.end(), [&](const Evidence& known) {
          return known.used && known.field == each.field && known.value == each.value;
        });
    if (!filled && agrees) continue;
    statement.evidence.push_back(each);
    statement.evidence.back().used = filled && each.used;
  }
}

/// A member of the better source, and that of the lesser one.
class Filling {
 public:
  Filling(Statement& statement, const Statement& lesser, std::string_view field)
      : statement_(statement), lesser_(lesser), field_(field) {}

  template <typename Value>
  void operator()(Value& value, const Value& other) const {
    if (is_blank(other)) return;
    const bool fill = is_blank(value);
    if (fill) value = other;
    take_evidence(statement_, lesser_, field_, fill);
  }
  void operator()(Speaker& speaker, const Speaker& other) const {
    (*this)(speaker.name, other.name);
    if (speaker.post.empty()) speaker.post = other.post;
  }
  /// What a record says of its source; the rest is known from the file.
  void operator()(Source& source, const Source& other) const {
    if (source.url.empty()) source.url = other.url;
    if (source.note.empty()) source.note = other.note;
  }
  void operator()(bool& yes, bool other) const { yes = yes || other; }
  void operator()(std::vector<Evidence>& /*taken with what it is for*/,
                  const std::vector<Evidence>& /*other*/) const {}

 private:
  Statement& statement_;
  const Statement& lesser_;
  std::string_view field_;
};

}  // namespace

void fill_gaps(Statement& statement, const Statement& lesser) {
  each_field(statement, [&](const auto& member, auto& value) {
    Filling(statement, lesser, member.traits.evidence)(value, lesser.*member.pointer);
  });
}

void annotate_with(const Statement& annotation, Statement& statement) {
  Statement top = annotation;
  each_field(top, [&](const auto& member, auto& value) {
    if (member.traits.of_file) value = statement.*member.pointer;
  });
  fill_gaps(top, statement);
  statement = std::move(top);
}

}  // namespace rostrum
