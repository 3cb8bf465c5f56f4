#include "searcher/answers/text_answer.hpp"

#include <algorithm>
#include <deque>
#include <ostream>
#include <utility>

#include "schemas/base/terminal_safe.hpp"
#include "schemas/index/fields.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/facet_text.hpp"

namespace rostrum {
namespace {

constexpr const char* kSampleShown = "[sample: delivered by nobody]";
/// Behind text that was recognised in a picture.
constexpr const char* kRecognised = " [recognised]";

/// "in fr: apmbc-22msp-che-7-fr  b.pdf": where else it can be read.
std::vector<std::string> versions_of(const std::vector<OtherVersion>& versions,
                                     const std::string& own_language) {
  std::vector<std::string> lines;
  for (const OtherVersion& each : versions) {
    const std::string& from = each.source.url.empty() ? each.source.file : each.source.url;
    const bool translation = !each.language.empty() && each.language != own_language;
    lines.push_back((translation ? "in " + each.language + ": " : "copy: ") + each.id + "  " +
                    from);
  }
  return lines;
}

void write_hit(const Hit& hit, const TextStyle& style, std::ostream& out) {
  const Statement& statement = hit.statement;
  const std::string number = std::to_string(hit.rank) + ". ";
  const std::size_t indent = number.size();
  std::string head = number + bold(terminal_safe(author_of(hit)), style);
  if (statement.sample) head += "  " + dim(kSampleShown, style);
  out << head << '\n';
  if (const std::string title = own_title(statement); !title.empty()) {
    out << wrapped(title, {}, indent, style) << '\n';
  }
  if (const std::string where = where_of(statement, " · "); !where.empty()) {
    out << wrapped(where, {}, indent, style) << '\n';
  }
  for (const Snippet& snippet : hit.snippets) {
    const std::string mark =
        snippet.paragraph == 0 ? "title" : "¶" + std::to_string(snippet.paragraph);
    const std::size_t hang = indent + 6;
    std::string text = wrapped(snippet.text + (snippet.recognised ? kRecognised : ""),
                               snippet.highlights, hang, style);
    // The number of the paragraph stands in the margin of the first line.
    text.replace(0, hang, std::string(indent, ' ') + fitted(mark, 6));
    out << text << '\n';
  }
  std::string pages;
  for (const Snippet& snippet : hit.snippets) {
    const std::string page = std::to_string(snippet.page);
    if (snippet.page > 0 && !pages.ends_with(" " + page))
      pages += (pages.empty() ? "page " : ", ") + page;
  }
  out << std::string(indent, ' ')
      << dim(terminal_safe(joined({statement.id, place_of(statement.source), pages}, "  ")), style)
      << '\n';
  for (const std::string& version : versions_of(hit.versions, statement.language)) {
    out << std::string(indent, ' ') << dim(terminal_safe("also " + version), style) << '\n';
  }
  out << '\n';
}

/// What was asked, and what must be known before the hits are read.
void write_question(const SearchResponse& response, const TextStyle& style, std::ostream& out) {
  const std::string asked = response.text.empty() ? "every statement" : response.text;
  out << bold(terminal_safe(asked), style) << ": " << grouped(response.total) << " of "
      << plural(response.statements, "statement", "statements") << '\n';
  write_filters(response.filters, style, out);
  // Why nothing is there is told first; of what is there, the sentences are.
  if (response.total == 0) write_expansions(response.expanded, style, out);
  for (const std::string& warning : response.warnings) {
    out << wrapped("note: " + warning, {}, 2, style) << '\n';
  }
  if (!response.suggestion.empty()) {
    out << "  did you mean: " << bold(terminal_safe(response.suggestion), style)
        << "  (nothing was changed)\n";
  }
  out << '\n';
}

/// The ways on, as commands that can be copied: a command stands whole on its line.
void write_ways_on(const SearchResponse& response, const TextHints& hints, bool more_values,
                   const TextStyle& style, std::ostream& out) {
  const std::size_t last = response.offset + response.hits.size();
  if (response.total > last && !response.hits.empty()) {
    // A page is of the same size and order as the one before it.
    const SearchRequest& request = hints.question.request;
    const SearchRequest usual;
    std::vector<std::string> more;
    if (request.sort) {
      more.insert(more.end(), {"--sort", *request.sort == SortBy::Newest   ? "newest"
                                         : *request.sort == SortBy::Oldest ? "oldest"
                                                                           : "relevance"});
    }
    if (request.limit != usual.limit) {
      more.insert(more.end(), {"--limit", std::to_string(request.limit)});
    }
    if (request.snippets != usual.snippets) {
      more.insert(more.end(), {"--snippets", std::to_string(request.snippets)});
    }
    more.insert(more.end(), {"--offset", std::to_string(last)});
    out << "shown " << grouped(response.offset + 1) << " to " << grouped(last) << " of "
        << grouped(response.total) << "; the next:\n  "
        << terminal_safe(repeated("query", hints.question, more)) << '\n';
  }
  if (more_values) {
    std::vector<std::string> facets = hints.question.request.facets;
    facets.emplace_back("all");
    out << "all values:\n  "
        << terminal_safe(repeated("query", hints.question, {"--facets", joined(facets, ",")}))
        << '\n';
  }
  write_origin(hints.origin, style, out);
}

/// "page 1", "pages 1, 3".
std::string pages_of(const std::vector<int>& pages) {
  std::string numbers;
  for (const int page : pages) numbers += (numbers.empty() ? "" : ", ") + std::to_string(page);
  return (pages.size() == 1 ? "page " : "pages ") + numbers;
}

void write_metadata(const char* name, const std::string& value, std::ostream& out) {
  if (!value.empty()) out << fitted(name, 14) << terminal_safe(value) << '\n';
}

}  // namespace

void write_text(const SearchResponse& response, const TextHints& hints, const TextStyle& style,
                std::ostream& out) {
  write_question(response, style, out);
  if (response.total == 0) {
    out << "Nothing was found. Fewer words, a word with a star (withdr*), --any, or fewer filters\n"
           "find more; 'rostrum-search coverage' shows what is on file.\n";
  }
  for (const Hit& hit : response.hits) write_hit(hit, style, out);
  if (response.total > 0) write_expansions(response.expanded, style, out);
  const bool more_values = write_facets(response.facets, hints, style, out);
  out << '\n';
  write_ways_on(response, hints, more_values, style, out);
}

namespace {

void write_evidence(const std::vector<Evidence>& evidence, const TextStyle& style,
                    std::ostream& out) {
  out << bold("Evidence", style) << '\n';
  for (const Evidence& each : evidence) {
    out << "  " << fitted(each.field, 14) << fitted(each.value, 24) << ' '
        << terminal_safe(each.rule);
    if (each.line > 0) out << ", line " << each.line;
    if (!each.quote.empty())
      out << ": "
          << fitted(each.quote,
                    std::min<std::size_t>(60, terminal_columns(std::string_view(each.quote))));
    if (each.recognised) out << kRecognised;
    if (!each.used) out << "  (not used)";
    out << '\n';
  }
  out << '\n';
}

}  // namespace

void write_text(const MarkedStatement& marked, bool evidence, const AnswerOrigin& origin,
                const TextStyle& style, std::ostream& out) {
  const Statement& statement = marked.statement;
  out << bold(terminal_safe(statement.title.empty() ? statement.id : statement.title), style);
  if (statement.sample) out << "  " << dim(kSampleShown, style);
  out << "\n\n";
  write_metadata("id", statement.id, out);
  if (statement.delivered_by) write_metadata("delivered by", statement.delivered_by->label, out);
  write_metadata("on behalf of", joined(statement.on_behalf_of, ", "), out);
  write_metadata("joint with", joined(statement.joint_with, ", "), out);
  write_metadata("aligned with", joined(statement.aligned_with, ", "), out);
  write_metadata("speaker", joined({statement.speaker.name, statement.speaker.post}, ", "), out);
  write_metadata("convention", statement.convention, out);
  if (statement.session) write_metadata("session", statement.session->label, out);
  write_metadata("symbol", joined(statement.symbols, ", "), out);
  write_metadata("agenda", agenda_of(statement), out);
  if (statement.date) write_metadata("date", statement.date->text(), out);
  write_metadata("kind", statement.kind, out);
  write_metadata("language", statement.language, out);
  write_metadata("source",
                 joined({statement.source.url, statement.source.file, statement.source.note}, "  "),
                 out);
  if (!statement.source.recognised_pages.empty()) {
    write_metadata(
        "recognised",
        pages_of(statement.source.recognised_pages) + ": read in a picture, and may be misread",
        out);
  }
  if (!statement.source.unread_pages.empty()) {
    write_metadata("not read", pages_of(statement.source.unread_pages), out);
  }
  for (const std::string& version : versions_of(marked.versions, statement.language)) {
    write_metadata("also", version, out);
  }
  out << '\n';
  for (const MarkedStatement::Paragraph& paragraph : marked.paragraphs) {
    if (paragraph.number == 0) continue;
    std::string text = wrapped(paragraph.text + (paragraph.recognised ? kRecognised : ""),
                               paragraph.highlights, 6, style);
    text.replace(0, 6, fitted("¶" + std::to_string(paragraph.number), 6));
    out << text << "\n\n";
  }
  if (marked.hits > 0) out << plural(marked.hits, "place is", "places are") << " marked\n\n";
  if (evidence) write_evidence(statement.evidence, style, out);
  write_origin(origin, style, out);
}

void write_text(const Facet& facet, const AnswerOrigin& origin, const TextStyle& style,
                std::ostream& out) {
  const auto is_value = [](const FacetCount& each) { return each.value != kNoValue; };
  const auto values = std::count_if(facet.values.begin(), facet.values.end(), is_value);
  out << bold(std::string(field_named(facet.field).label), style) << ": "
      << plural(static_cast<std::size_t>(values), "value", "values") << '\n';
  const bool coded = std::any_of(facet.values.begin(), facet.values.end(), [&](const auto& each) {
    return is_value(each) && each.value != each.label;
  });
  Facet shown = facet;
  std::deque<std::string> labels;
  if (coded && facet.field != "session" && facet.field != "item") {
    for (FacetCount& each : shown.values) {
      if (!is_value(each)) continue;
      each.label =
          labels.emplace_back(std::string(each.label) + " (" + std::string(each.value) + ")");
    }
  }
  write_values(shown, shown.values.size(), style, out);
  out << '\n';
  write_origin(origin, style, out);
}

}  // namespace rostrum
