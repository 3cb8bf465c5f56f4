#include "indexer/readers/records/record_resolver.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "indexer/layout/paragraphs/printed_text.hpp"
#include "indexer/readers/records/record_authors.hpp"
#include "indexer/readers/records/record_items.hpp"
#include "indexer/readers/records/record_meetings.hpp"
#include "indexer/readers/records/record_names.hpp"
#include "schemas/base/error.hpp"
#include "schemas/record/written_date.hpp"
#include "schemas/text/language.hpp"
#include "schemas/text/one_line.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

using nlohmann::json;
using Renames = std::vector<std::pair<std::string, std::string>>;

std::string kind_name(const std::string& text) {
  std::string name = fold_name(text);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

constexpr bool each_has_a_reader(const auto& readers) {
  return std::all_of(kRecordNames.begin(), kRecordNames.end(), [&](const RecordName& name) {
    return std::any_of(readers.begin(), readers.end(),
                       [&](const auto& each) { return each.ours == name.ours; });
  });
}

/// True of members of a hit, as `query --format jsonl` writes it, that are no part of its record.
bool is_of_hit_alone(const json& object, std::string_view name) {
  constexpr std::array<std::string_view, 5> kNames{"rank", "score", "snippets", "versions",
                                                   "countries"};
  return object.contains("rank") && object.contains("score") && object.contains("snippets") &&
         std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// One field of a record, as it is given.
struct Given {
  std::string_view ours;    ///< what its name stands for
  std::string_view theirs;  ///< its name
  const json& value;
  int year;  ///< that the record names; 0 for none
};

/// One record, field by field.
class RecordReading {
 public:
  RecordReading(const Vocabulary& vocabulary, std::string_view rule, const Renames& renames,
                RecordMeetings& meetings, RecordAuthors& authors)
      : record_(vocabulary, rule), renames_(renames), meetings_(meetings), authors_(authors) {}

  /// The record's names in ours. What the year says is read where no date is given.
  ResolvedRecord read(const json& object) {
    std::vector<std::pair<RecordName, const json*>> fields;
    for (const auto& [key, value] : object.items()) {
      std::string name = fold(key);
      std::replace(name.begin(), name.end(), '-', '_');
      std::replace(name.begin(), name.end(), ' ', '_');
      for (const auto& [theirs, ours] : renames_) {
        if (theirs == key) name = ours;
      }
      if (is_of_hit_alone(object, name)) continue;
      const auto* row = std::find_if(kRecordNames.begin(), kRecordNames.end(),
                                     [&](const RecordName& each) { return each.theirs == name; });
      if (row == kRecordNames.end()) {
        record_.out.unknown.push_back(one_line(cut(key)));
      } else if (!value.is_null()) {
        fields.emplace_back(*row, &value);
      }
    }
    std::erase_if(fields, [](const auto& each) {
      return each.second->is_string() &&
             one_line(each.second->template get_ref<const std::string&>()).empty();
    });
    // In the order of the table: the convention before the session, the date before the year.
    std::stable_sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) {
      const auto place = [](const RecordName& name) {
        return std::find_if(kRecordNames.begin(), kRecordNames.end(),
                            [&](const RecordName& each) { return each.theirs == name.theirs; });
      };
      return place(a.first) < place(b.first);
    });
    int year = 0;
    for (const auto& [name, value] : fields) {
      if (name.ours != "year" && name.ours != "date") continue;
      const std::string text = value->is_string() ? value->get<std::string>()
                               : value->is_number_integer()
                                   ? std::to_string(value->get<long long>())
                                   : "";
      try {
        year = rostrum::read_date(text).year;
      } catch (const Error&) {
        continue;  // told where it is read
      }
    }
    std::map<std::string_view, std::pair<std::string_view, const json*>> first;
    for (const auto& [name, value] : fields) {
      const auto [known, fresh] = first.try_emplace(name.ours, name.theirs, value);
      if (!fresh && has_one_value(name.ours)) {
        if (*known->second.second != *value) tell_of_two(known->second.first, name.theirs);
        continue;
      }
      read_field({name.ours, name.theirs, *value, year});
    }
    return std::move(record_.out);
  }

 private:
  void read_date(std::string_view name, const json& value) {
    const auto text = record_.text_of(name, value);
    if (!text || text->empty()) return;
    try {
      record_.statement().date = name == "year" ? parse_date(*text) : rostrum::read_date(*text);
      record_.evidence("date", record_.statement().date->text(), *text);
    } catch (const Error& error) {
      record_.note(name, error.what());
    }
  }

  template <std::size_t N>
  void read_choice(const Given& given, const std::string_view (&choices)[N], std::string& into) {
    const std::string_view name = given.ours;
    const auto text = record_.text_of(name, given.value);
    if (!text || text->empty()) return;
    const std::string chosen = kind_name(*text);
    if (std::find(std::begin(choices), std::end(choices), chosen) != std::end(choices)) {
      into = chosen;
      record_.evidence(name, chosen, *text);
      return;
    }
    std::string all;
    for (const std::string_view each : choices)
      all += (all.empty() ? "" : ", ") + std::string(each);
    record_.note(name, "'" + cut(*text) + "' is none of " + all);
  }

  void read_language(const Given& given) {
    const auto text = record_.text_of("language", given.value);
    if (!text || text->empty()) return;
    if (const auto code = find_language(*text)) {
      record_.statement().language = *code;
      record_.evidence("language", *code, *text);
    } else {
      record_.note("language",
                   "'" + cut(*text) + "' is no language that is known; use a code as 'fr'");
    }
  }

  void read_source(const Given& given) {
    const json& value = given.value;
    if (value.is_string()) {
      const std::string text = one_line(value.get_ref<const std::string&>());
      const bool address = text.starts_with("http://") || text.starts_with("https://");
      (address ? record_.statement().source.url : record_.statement().source.note) = text;
      return;
    }
    if (!value.is_object()) {
      record_.note("source", std::string("expected a text or an object, got ") + value.type_name());
      return;
    }
    const auto part = [&](const char* name) {
      return value.contains(name) && value[name].is_string()
                 ? one_line(value[name].get_ref<const std::string&>())
                 : std::string();
    };
    record_.statement().source.url = part("url");
    record_.statement().source.note = part("note");
  }

  void read_id(const Given& given) {
    const auto text = record_.text_of("id", given.value);
    if (!text || text->empty()) return;
    constexpr std::size_t kLongestId = 200;
    if (text->size() > kLongestId || text->find(' ') != std::string::npos) {
      record_.note("id",
                   "'" + cut(*text) + "' has blanks or more than 200 bytes; one is made instead");
      return;
    }
    record_.statement().id = *text;
  }

  void read_title(const Given& given) {
    record_.statement().title = record_.short_line_of(given.theirs, given.value);
    if (record_.statement().title.empty()) return;
    record_.evidence("title", record_.statement().title, record_.statement().title);
  }

  void read_text(const Given& given) {
    if (given.value.is_string()) {
      record_.statement().text = clean_pages(given.value.get_ref<const std::string&>());
    } else {
      record_.note(given.theirs, std::string("expected a text, got ") + given.value.type_name());
    }
  }

  void read_convention(const Given& given) { rostrum::read_convention(record_, given.value); }
  void read_session(const Given& given) {
    meetings_.read_session(record_, given.value, given.year);
  }
  void read_author(const Given& given) {
    authors_.read_author(record_, given.theirs, given.value, given.ours == "country");
  }
  void read_symbols(const Given& given) { rostrum::read_symbols(record_, given.value); }
  void read_items(const Given& given) { rostrum::read_items(record_, given.value); }
  void read_topics(const Given& given) { rostrum::read_topics(record_, given.value); }
  void read_speaker(const Given& given) { rostrum::read_speaker(record_, given.value); }
  void read_day(const Given& given) { read_date(given.theirs, given.value); }
  void read_year(const Given& given) {
    if (!record_.statement().date) read_date("year", given.value);
  }
  void read_kind(const Given& given) {
    read_choice(given, kStatementKinds, record_.statement().kind);
  }
  void read_delivery(const Given& given) {
    read_choice(given, kDeliveries, record_.statement().delivery);
  }
  template <std::vector<std::string> Statement::*Parties>
  void read_parties(const Given& given) {
    rostrum::read_parties(record_, given.ours, given.value, record_.statement().*Parties);
  }
  void read_variant_of(const Given& given) {
    record_.statement().variant_of = record_.text_of(given.theirs, given.value).value_or("");
  }
  void read_url(const Given& given) {
    record_.statement().source.url = record_.text_of(given.theirs, given.value).value_or("");
  }
  void read_sample(const Given& given) {
    const json& value = given.value;
    record_.statement().sample =
        value.is_boolean() ? value.get<bool>() : value == "true" || value == "yes";
  }
  void pass_over(const Given& /*evidence: it is told anew wherever a record is read*/) {}

  void read_field(const Given& given) {
    struct FieldReader {
      std::string_view ours;
      void (RecordReading::*read)(const Given& given);
    };
    static constexpr std::array kReaders{
        FieldReader{"id", &RecordReading::read_id},
        FieldReader{"title", &RecordReading::read_title},
        FieldReader{"text", &RecordReading::read_text},
        FieldReader{"convention", &RecordReading::read_convention},
        FieldReader{"session", &RecordReading::read_session},
        FieldReader{"symbols", &RecordReading::read_symbols},
        FieldReader{"delivered_by", &RecordReading::read_author},
        FieldReader{"country", &RecordReading::read_author},
        FieldReader{"agenda_items", &RecordReading::read_items},
        FieldReader{"topics", &RecordReading::read_topics},
        FieldReader{"on_behalf_of", &RecordReading::read_parties<&Statement::on_behalf_of>},
        FieldReader{"joint_with", &RecordReading::read_parties<&Statement::joint_with>},
        FieldReader{"aligned_with", &RecordReading::read_parties<&Statement::aligned_with>},
        FieldReader{"speaker", &RecordReading::read_speaker},
        FieldReader{"date", &RecordReading::read_day},
        FieldReader{"year", &RecordReading::read_year},
        FieldReader{"kind", &RecordReading::read_kind},
        FieldReader{"delivery", &RecordReading::read_delivery},
        FieldReader{"language", &RecordReading::read_language},
        FieldReader{"variant_of", &RecordReading::read_variant_of},
        FieldReader{"sample", &RecordReading::read_sample},
        FieldReader{"source", &RecordReading::read_source},
        FieldReader{"url", &RecordReading::read_url},
        FieldReader{"pages", &RecordReading::read_pages},
        FieldReader{"recognised", &RecordReading::read_recognised},
        FieldReader{"evidence", &RecordReading::pass_over},
    };
    static_assert(each_has_a_reader(kReaders), "a field of kRecordNames has no row in kReaders");
    const auto* reader = std::find_if(kReaders.begin(), kReaders.end(),
                                      [&](const auto& each) { return each.ours == given.ours; });
    (this->*reader->read)(given);
  }

  /// Counted from 1.
  static bool are_numbers(const json& value) {
    return value.is_array() && std::all_of(value.begin(), value.end(), [](const json& each) {
             return each.is_number_integer() && each > 0 && each < 1'000'000;
           });
  }

  void read_pages(const Given& given) {
    if (!are_numbers(given.value)) {
      record_.note(given.theirs, "expected a list of page numbers, one for each paragraph");
      return;
    }
    record_.statement().pages = given.value.get<std::vector<int>>();
  }

  void read_recognised(const Given& given) {
    std::vector<int> paragraphs;
    if (are_numbers(given.value)) paragraphs = given.value.get<std::vector<int>>();
    const auto not_rising = std::adjacent_find(paragraphs.begin(), paragraphs.end(),
                                               [](int a, int b) { return a >= b; });
    if (paragraphs.size() != given.value.size() || not_rising != paragraphs.end()) {
      record_.note(given.theirs, "expected a list of numbers of paragraphs, each once, rising");
      return;
    }
    record_.statement().recognised = std::move(paragraphs);
  }

  /// Lists take what each name gives, and authors are compared by who they are.
  static bool has_one_value(std::string_view ours) {
    constexpr std::array kSeveral{"agenda_items", "symbols", "topics",
                                  "delivered_by", "country", "on_behalf_of"};
    return std::find(kSeveral.begin(), kSeveral.end(), ours) == kSeveral.end();
  }

  void tell_of_two(std::string_view read, std::string_view left) {
    const std::string problem = read == left ? "is given twice; the first is read"
                                             : "is given as '" + std::string(read) + "' and as '" +
                                                   std::string(left) + "'; '" + std::string(read) +
                                                   "' is read";
    record_.out.notes.push_back(std::string(read) + ": " + problem);
  }

  RecordValues record_;
  const Renames& renames_;
  RecordMeetings& meetings_;
  RecordAuthors& authors_;
};

}  // namespace

struct RecordResolver::Impl {
  Impl(const Vocabulary& facts, Renames their_names)
      : vocabulary(facts), renames(std::move(their_names)), meetings(facts), authors(facts) {}

  const Vocabulary& vocabulary;
  Renames renames;
  RecordMeetings meetings;
  RecordAuthors authors;
};

RecordResolver::RecordResolver(const Vocabulary& vocabulary,
                               std::vector<std::pair<std::string, std::string>> renames)
    : impl_(std::make_unique<Impl>(vocabulary, std::move(renames))) {
  for (const auto& [theirs, ours] : impl_->renames) {
    const std::string_view wanted = ours;  // a lambda may not capture a binding (C++20, clang)
    const bool known = std::any_of(kRecordNames.begin(), kRecordNames.end(),
                                   [&](const RecordName& each) { return each.theirs == wanted; });
    if (known) continue;
    std::vector<std::pair<std::string, std::string>> names;
    for (const RecordName& each : kRecordNames) names.emplace_back(each.theirs, each.theirs);
    throw Error(ErrorKind::InvalidInput, "map: '" + ours + "' is no field of a statement" +
                                             did_you_mean(nearest_names(ours, names)));
  }
}

RecordResolver::~RecordResolver() = default;

ResolvedRecord RecordResolver::resolve(const json& object, std::string_view rule,
                                       const std::string& convention) {
  impl_->meetings.set_hint(convention);
  return RecordReading(impl_->vocabulary, rule, impl_->renames, impl_->meetings, impl_->authors)
      .read(object);
}

}  // namespace rostrum
