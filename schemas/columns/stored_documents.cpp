#include "schemas/columns/stored_documents.hpp"

#include <algorithm>

#include "schemas/columns/segment_builder.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/index/index_format.hpp"
#include "schemas/index/record_codec.hpp"
#include "schemas/index/stored_document.hpp"

namespace rostrum {
namespace {

void add_stored(const Xapian::Database& database, std::uint32_t number, TextAnalyser& analyser,
                SegmentBuilder& builder) {
  const Xapian::Document stored = database.get_document(number);
  const Statement statement = decode_document(stored.get_data());
  const StatementTerms terms = terms_of(statement, analyser);
  const std::string record = encode_record(statement);
  const auto days = decode_date_value(stored.get_value(*field(FieldId::Date).slot));
  std::vector<std::string> facets;
  const auto end = stored.termlist_end();
  for (auto term = stored.termlist_begin(); term != end; ++term) {
    if (facet_of_term(*term) != nullptr) facets.push_back(*term);
  }
  if (!statement.variant_of.empty()) facets.push_back(variant_term(statement.variant_of));
  builder.add({.number = number,
               .length = terms.length(),
               .first_day = days ? static_cast<std::uint32_t>(days->first) : 0,
               .last_day = days ? static_cast<std::uint32_t>(days->last) : 0,
               .record = record},
              terms, facets);
}

}  // namespace

std::vector<std::uint32_t> document_numbers(const Xapian::Database& database) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(database.get_doccount());
  const auto end = database.postlist_end("");
  for (auto each = database.postlist_begin(""); each != end; ++each) numbers.push_back(*each);
  return numbers;
}

std::size_t count_versions(const Xapian::Database& database) {
  const std::string prefix(field(FieldId::Variant).prefix);
  const std::string id(field(FieldId::Id).prefix);
  std::size_t versions = 0;
  const auto end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end; ++term) {
    const bool main = database.term_exists(id + (*term).substr(prefix.size()));
    versions += term.get_termfreq() - (main ? 0 : 1);
  }
  return versions;
}

bool has_all(const Segment& segment, const std::vector<std::uint32_t>& numbers) {
  const auto begin = std::lower_bound(numbers.begin(), numbers.end(), segment.first());
  const auto end = std::upper_bound(begin, numbers.end(), segment.last());
  return std::all_of(
      begin, end, [&](std::uint32_t number) { return segment.present(number - segment.first()); });
}

std::vector<std::vector<std::uint32_t>> runs_beside(const std::vector<std::uint32_t>& numbers,
                                                    const std::vector<Segment>& segments) {
  std::vector<std::vector<std::uint32_t>> runs;
  std::size_t segment = 0;  // the first that does not lie wholly before the number
  std::size_t run = 0;      // the segment that the last run lies before
  for (const std::uint32_t number : numbers) {
    while (segment < segments.size() && segments[segment].last() < number) ++segment;
    if (segment < segments.size() && segments[segment].first() <= number) continue;
    if (runs.empty() || run != segment) runs.emplace_back();
    run = segment;
    runs.back().push_back(number);
  }
  return runs;
}

void make_segments(const Xapian::Database& database, const std::vector<std::uint32_t>& numbers,
                   std::size_t most, TextAnalyser& analyser,
                   const std::function<void(Segment)>& take) {
  for (std::size_t i = 0; i < numbers.size();) {
    SegmentBuilder builder;
    const std::uint32_t first = numbers[i];
    for (std::size_t n = 0; n < most && i < numbers.size() && numbers[i] - first < kMostSlots;
         ++n, ++i) {
      add_stored(database, numbers[i], analyser, builder);
    }
    take(make_segment(builder));
  }
}

}  // namespace rostrum
