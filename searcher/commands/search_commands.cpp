#include "searcher/commands/search_commands.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <ostream>
#include <sstream>

#include "schemas/base/error.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "searcher/analysis/analysis_forms.hpp"
#include "searcher/analysis/query_citations.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/whole_file.hpp"
#include "searcher/answers/concept_answer.hpp"
#include "searcher/answers/csv_answer.hpp"
#include "searcher/answers/field_answer.hpp"
#include "searcher/answers/json_answer.hpp"
#include "searcher/answers/text_answer.hpp"
#include "searcher/commands/command_setting.hpp"
#include "searcher/engine/searcher.hpp"

namespace rostrum {
namespace {

/// A file of rows does not say what it lacks.
void tell_of_more(const SearchResponse& response, const RepeatedQuestion& question,
                  std::ostream& err) {
  const std::size_t shown = response.hits.size();
  if (response.total == 0) return tell_of_nothing(response.statements, err);
  if (response.total <= shown) return;
  err << "rostrum-search: " << grouped(shown) << " of "
      << plural(response.total, "statement", "statements")
      << " shown; --limit N shows more; all of them: "
      << terminal_escaped(repeated("export", question, {})) << '\n';
}

/// Of the last answer.
AnswerOrigin origin_of(const CommandOptions& options, const Searcher& searcher) {
  AnswerOrigin origin = options.hints.origin;
  const IndexState state = searcher.current();
  origin.revision = state.revision;
  origin.statements = state.statements;
  return origin;
}

using Write = std::function<void(std::ostream&)>;

/// An answer: to `out`, or to the file that is named, and beside that what rows do not say.
void write_answer(const CommandOptions& options, const Write& write, const Write& write_about,
                  std::ostream& out) {
  if (options.output.empty()) return write(out);
  const auto write_file = [](const std::string& file, const Write& what) {
    std::ostringstream bytes;
    what(bytes);
    write_whole_file(file, bytes.view(), "output");
  };
  write_file(options.output, write);
  if (table_form(options.citations).rows_alone) {
    write_file(options.output + ".about.json", write_about);
  }
}

}  // namespace

int query(const CommandOptions& options, std::ostream& out, std::ostream& err) {
  const std::unique_ptr<Searcher> searcher = open_searcher(options.index, *options.vocabulary);
  const SearchResponse response = searcher->search(options.request);
  TextHints hints = options.hints;
  const AnswerOrigin& origin = hints.origin = origin_of(options, *searcher);
  const auto write = [&](std::ostream& to) {
    switch (options.form) {
      case AnswerForm::Text:
        return write_text(response, hints, options.style, to);
      case AnswerForm::Json:
        return write_json(response, origin, to);
      case AnswerForm::Jsonl:
        return write_jsonl(response, to);
      case AnswerForm::Csv:
        return write_csv(response, options.csv, to);
      case AnswerForm::Citations:
        return write_citations(response, options.citations, origin, to);
    }
  };
  write_answer(
      options, write, [&](std::ostream& to) { write_metadata(response, origin, to); }, out);
  if (options.form != AnswerForm::Text && options.form != AnswerForm::Json) {
    tell_of_more(response, hints.question, err);
  }
  return response.total > 0 ? kExitDone : kExitPartial;
}

int show(const CommandOptions& options, std::ostream& out) {
  const std::unique_ptr<Searcher> searcher = open_searcher(options.index, *options.vocabulary);
  const MarkedStatement marked = searcher->show(options.id, options.request.text,
                                                options.request.limits, options.request.synonyms);
  if (options.form == AnswerForm::Text) {
    write_text(marked, options.evidence, origin_of(options, *searcher), options.style, out);
  } else {
    write_json(marked, origin_of(options, *searcher), out);
  }
  return kExitDone;
}

int values(const CommandOptions& options, std::ostream& out) {
  const std::unique_ptr<Searcher> searcher = open_searcher(options.index, *options.vocabulary);
  const Facet facet = searcher->values(options.facet, options.request);
  const AnswerOrigin origin = origin_of(options, *searcher);
  const auto write = [&](std::ostream& to) {
    if (options.form == AnswerForm::Text) return write_text(facet, origin, options.style, to);
    if (options.form == AnswerForm::Csv) return write_csv(facet, options.csv, to);
    return write_json(facet, origin, to);
  };
  write_answer(
      options, write, [&](std::ostream& to) { write_metadata(facet, origin, to); }, out);
  return facet.values.empty() ? kExitPartial : kExitDone;
}

int concepts(const CommandOptions& options, std::ostream& out) {
  const std::unique_ptr<Searcher> searcher = open_searcher(options.index, *options.vocabulary);
  const std::vector<CountedConcept> found = searcher->concepts(*options.thesaurus, options.name);
  if (options.form == AnswerForm::Text) {
    write_text(found, *options.thesaurus, origin_of(options, *searcher), options.style, out);
  } else {
    write_json(found, origin_of(options, *searcher), out);
  }
  return found.empty() ? kExitPartial : kExitDone;
}

int fields(const CommandOptions& options, std::ostream& out) {
  if (options.form == AnswerForm::Text) {
    write_fields_text(options.style, out);
  } else {
    write_fields_json(out);
  }
  return kExitDone;
}

}  // namespace rostrum
