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

/// A name, and beside it, or below where there is no room, that nobody said it.
void write_head(const std::string& number, const std::string& name, bool sample,
                const TextStyle& style, std::ostream& out) {
  const std::string margin(number.size(), ' ');
  const bool beside = number.size() + terminal_columns(std::string_view(name)) + 2 +
                          terminal_columns(std::string_view(kSampleShown)) <=
                      style.line;
  std::vector<std::string> lines =
      folded_lines(name, std::max<std::size_t>(style.line, margin.size() + 20) - margin.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out << (i == 0 ? number : margin) << bold(lines[i], style);
    if (i + 1 < lines.size()) out << '\n';
  }
  if (sample) out << (beside ? "  " : "\n" + margin) << dim(kSampleShown, style);
  out << '\n';
}

void write_hit(const Hit& hit, const TextStyle& style, std::ostream& out) {
  const Statement& statement = hit.statement;
  const std::string number = std::to_string(hit.rank) + ". ";
  const std::size_t indent = number.size();
  write_head(number, author_of(hit), statement.sample, style, out);
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

/// Running text of what no terminal shows has no end of lines.
TextStyle in_lines(TextStyle style) {
  if (style.line >= kNoEdge) style.width = style.line;
  return style;
}

/// What was given to be copied, as an id and a path, is not broken: it has no blanks.
void write_metadata(const char* name, const std::string& value, const TextStyle& style,
                    std::ostream& out) {
  constexpr std::size_t kHang = 14;
  if (value.empty()) return;
  out << wrapped(value, {}, kHang, in_lines(style)).replace(0, kHang, fitted(name, kHang)) << '\n';
}

}  // namespace

void write_text(const SearchResponse& response, const TextHints& hints, const TextStyle& style,
                std::ostream& out) {
  write_question(response, style, out);
  if (response.total == 0 && response.statements > 0) {
    out << wrapped(
               "Nothing was found. Fewer words, a word with a star (withdr*), --any, or fewer "
               "filters find more; 'rostrum-search coverage' shows what is on file.",
               {}, 0, style)
        << '\n';
  }
  if (response.total > 0 && response.offset >= response.total) {
    out << wrapped("No hit is shown: --offset " + std::to_string(response.offset) +
                       " passes over all of them; --offset 0 begins with the first.",
                   {}, 0, style)
        << "\n\n";
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
    constexpr std::size_t kValue = 24;
    constexpr std::size_t kWide = 80;
    std::string text = each.value + ' ';
    // In columns, where there is room for them.
    const std::size_t used = terminal_columns(std::string_view(text));
    if (style.line >= kWide && used < kValue) text.append(kValue - used, ' ');
    text += ' ' + each.rule;
    if (each.line > 0) text += ", line " + std::to_string(each.line);
    if (!each.quote.empty()) text += ": " + each.quote;
    if (each.recognised) text += kRecognised;
    if (!each.used) text += "  (not used)";
    constexpr std::size_t kHang = 16;
    out << wrapped(text, {}, kHang, in_lines(style))
               .replace(0, kHang, "  " + fitted(each.field, kHang - 2))
        << '\n';
  }
  out << '\n';
}

}  // namespace

void write_text(const MarkedStatement& marked, bool evidence, const AnswerOrigin& origin,
                const TextStyle& style, std::ostream& out) {
  const Statement& statement = marked.statement;
  write_head("", statement.title.empty() ? statement.id : statement.title, statement.sample, style,
             out);
  out << '\n';
  write_metadata("id", statement.id, style, out);
  if (statement.delivered_by)
    write_metadata("delivered by", statement.delivered_by->label, style, out);
  write_metadata("on behalf of", joined(statement.on_behalf_of, ", "), style, out);
  write_metadata("joint with", joined(statement.joint_with, ", "), style, out);
  write_metadata("aligned with", joined(statement.aligned_with, ", "), style, out);
  write_metadata("speaker", joined({statement.speaker.name, statement.speaker.post}, ", "), style,
                 out);
  write_metadata("convention", statement.convention, style, out);
  if (statement.session) write_metadata("session", statement.session->label, style, out);
  write_metadata("symbol", joined(statement.symbols, ", "), style, out);
  write_metadata("agenda", agenda_of(statement), style, out);
  if (statement.date) write_metadata("date", statement.date->text(), style, out);
  write_metadata("kind", statement.kind, style, out);
  write_metadata("language", statement.language, style, out);
  write_metadata("source",
                 joined({statement.source.url, statement.source.file, statement.source.note}, "  "),
                 style, out);
  if (!statement.source.recognised_pages.empty()) {
    write_metadata(
        "recognised",
        pages_of(statement.source.recognised_pages) + ": read in a picture, and may be misread",
        style, out);
  }
  if (!statement.source.unread_pages.empty()) {
    write_metadata("not read", pages_of(statement.source.unread_pages), style, out);
  }
  for (const std::string& version : versions_of(marked.versions, statement.language)) {
    write_metadata("also", version, style, out);
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
  if (facet.values.empty()) {
    out << wrapped(origin.statements == 0
                       ? std::string(kEmptyIndex)
                       : "No statement that matches has one; fewer words or filters find more.",
                   {}, 2, style)
        << '\n';
  }
  out << '\n';
  write_origin(origin, style, out);
}

}  // namespace rostrum
