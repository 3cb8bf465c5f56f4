#include "searcher/server/mcp/mcp_answers.hpp"

#include <algorithm>

#include "schemas/text/text_analysis.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/server/http/url.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

/// Of a facet in an answer; 'values' gives the others.
constexpr std::size_t kMostValues = 20;
constexpr std::size_t kMostSpellings = 12;

void put(json& into, const char* name, const std::string& value) {
  if (!value.empty()) into[name] = value;
}

std::string labelled(const LabelledCode& value) {
  return value.label == value.code ? value.code : value.label + " (" + value.code + ")";
}

json head_of(const Hit& hit, const Call& call) {
  const Statement& statement = hit.statement;
  json head = {{"id", statement.id}, {"author", author_of(hit)}};
  json countries = json::array();
  for (const LabelledCode& each : hit.countries) countries.push_back(each.code);
  if (!countries.empty()) head["countries"] = std::move(countries);
  put(head, "title", own_title(statement));
  put(head, "meeting", meeting_of(statement));
  if (statement.session) head["session"] = statement.session->code;
  put(head, "agenda", agenda_of(statement));
  if (statement.date) head["date"] = statement.date->text();
  put(head, "language", statement.language);
  if (!statement.symbols.empty()) head["symbols"] = statement.symbols;
  if (statement.sample) head["sample"] = "written as an example; delivered by nobody";
  if (!call.origin.empty()) {
    head["url"] = std::string(call.origin) + std::string(call.base) + "/statement" +
                  query_string({{"id", statement.id}});
  }
  return head;
}

json brief_hit(const Hit& hit, const Call& call) {
  json object = head_of(hit, call);
  json passages = json::array();
  for (const Snippet& each : hit.snippets) {
    json passage = {{"paragraph", each.paragraph}};
    if (each.page > 0) passage["page"] = each.page;
    passage["text"] = each.text;
    passage["citation"] = citation_of(hit, &each);
    passages.push_back(std::move(passage));
  }
  if (passages.empty()) object["citation"] = citation_of(hit, nullptr);
  object["passages"] = std::move(passages);
  return object;
}

/// "withdraw" to "withdraw (120), withdrew (14)".
json words_of(const std::vector<Expansion>& expanded) {
  json words = json::object();
  for (const Expansion& each : expanded) {
    std::vector<std::string> found;
    for (const Spelling& spelling : each.spellings) {
      if (found.size() == kMostSpellings) break;
      found.push_back(spelling.text + " (" + std::to_string(spelling.statements) + ")");
    }
    const std::size_t more = each.more + each.spellings.size() - found.size();
    if (more > 0) found.push_back("and " + std::to_string(more) + " more");
    words[each.term] = found.empty() ? "in no statement" : joined(found, ", ");
  }
  return words;
}

json value_of(const FacetCount& each) {
  json value = {{"value", each.value}, {"count", each.count}};
  if (each.label != each.value) value["label"] = each.label;
  if (!each.parent.empty()) value["parent"] = each.parent;
  return value;
}

}  // namespace

void put_paging(json& answer, const Paging& paging, std::size_t total) {
  answer["offset"] = paging.offset;
  if (paging.offset < total && total - paging.offset > paging.limit) {
    answer["next_offset"] = paging.offset + paging.limit;
  }
}

json brief(const SearchResponse& response, const Call& call) {
  json answer = {{"question", response.parsed},
                 {"total", response.total},
                 {"statements_on_file", response.statements},
                 {"index_revision", response.revision}};
  json filters = json::object();
  for (const AppliedFilter& each : response.filters) {
    for (const LabelledCode& value : each.values) filters[each.field].push_back(labelled(value));
  }
  if (!filters.empty()) answer["filters"] = std::move(filters);
  if (!response.expanded.empty()) answer["words_found"] = words_of(response.expanded);
  if (!response.warnings.empty()) answer["notes"] = response.warnings;
  put(answer, "did_you_mean", response.suggestion);
  json hits = json::array();
  for (const Hit& each : response.hits) hits.push_back(brief_hit(each, call));
  const Paging paging{.offset = response.offset, .limit = response.hits.size()};
  answer["hits"] = std::move(hits);
  put_paging(answer, paging, response.hits.empty() ? 0 : response.total);
  for (const Facet& facet : response.facets) {
    json values = json::array();
    for (const FacetCount& each : facet.values) {
      if (values.size() == kMostValues) break;
      values.push_back(value_of(each));
    }
    answer["facets"][facet.field] = std::move(values);
  }
  return answer;
}

json brief(const MarkedStatement& marked, const Hit& hit, const Paging& paging, const Call& call) {
  json answer = head_of(hit, call);
  answer["citation"] = citation_of(hit, nullptr);
  json versions = json::array();
  for (const OtherVersion& each : marked.versions) {
    versions.push_back({{"id", each.id}, {"language", each.language}});
  }
  if (!versions.empty()) answer["versions"] = std::move(versions);
  if (marked.hits > 0) answer["places_of_the_query"] = marked.hits;
  json paragraphs = json::array();
  std::size_t total = 0;
  for (const MarkedStatement::Paragraph& each : marked.paragraphs) {
    if (each.number == 0) continue;  // the title stands above
    const std::size_t at = total++;
    if (at < paging.offset || at - paging.offset >= paging.limit) continue;
    json paragraph = {{"paragraph", each.number}};
    if (each.page > 0) paragraph["page"] = each.page;
    if (each.recognised) paragraph["recognised_in_a_picture"] = true;
    paragraph["text"] = each.text;
    if (!each.highlights.empty()) paragraph["marked"] = each.highlights.size();
    paragraphs.push_back(std::move(paragraph));
  }
  answer["paragraphs_in_all"] = total;
  answer["paragraphs"] = std::move(paragraphs);
  put_paging(answer, paging, total);
  return answer;
}

json brief(const Facet& facet, const std::string& part, const Paging& paging) {
  const std::string wanted = fold_name(part);
  json values = json::array();
  std::size_t total = 0;
  for (const FacetCount& each : facet.values) {
    if (!wanted.empty() && fold_name(each.value).find(wanted) == std::string::npos &&
        fold_name(each.label).find(wanted) == std::string::npos) {
      continue;
    }
    const std::size_t at = total++;
    if (at >= paging.offset && at - paging.offset < paging.limit) values.push_back(value_of(each));
  }
  json answer = {{"field", facet.field}, {"total", total}, {"values", std::move(values)}};
  put_paging(answer, paging, total);
  return answer;
}

}  // namespace rostrum
