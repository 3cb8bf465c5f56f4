#include "searcher/analysis/base/statement_cells.hpp"

#include <utility>

#include "schemas/record/statement.hpp"
#include "searcher/answers/base/citation.hpp"

namespace rostrum {
namespace {

std::vector<std::string> codes_of(const std::vector<LabelledCode>& values) {
  std::vector<std::string> codes;
  for (const LabelledCode& value : values) codes.push_back(value.code);
  return codes;
}

TableCell number_or_nothing(int number) {
  if (number <= 0) return {};
  return static_cast<std::uint64_t>(number);
}

}  // namespace

std::vector<TableColumn> statement_columns() {
  const auto text = [](const char* name, const char* label) {
    return TableColumn{.name = name, .label = label};
  };
  const auto list = [](const char* name, const char* label) {
    return TableColumn{.name = name, .label = label, .type = ColumnType::List};
  };
  const auto count = [](const char* name, const char* label) {
    return TableColumn{.name = name, .label = label, .type = ColumnType::Count};
  };
  return {text("id", "Id"),
          text("date", "Date"),
          text("author", "Author, and for whom"),
          text("meeting", "Meeting"),
          text("agenda", "Agenda items, in words"),
          text("convention", "Convention"),
          text("session", "Session"),
          text("session_label", "Session, in words"),
          text("delivered_by", "Author"),
          text("delivered_by_label", "Author, in words"),
          text("delivered_by_kind", "Kind of author"),
          list("countries", "Countries"),
          list("on_behalf_of", "On behalf of"),
          list("aligned_with", "Aligned with"),
          list("agenda_items", "Agenda items"),
          list("topics", "Topics"),
          text("speaker", "Speaker"),
          text("speaker_post", "Post"),
          text("kind", "Kind"),
          text("delivery", "Delivery"),
          text("language", "Language"),
          text("variant_of", "Version of"),
          list("versions", "Other versions"),
          text("sample", "Sample"),
          text("title", "Title"),
          list("symbols", "Symbols"),
          text("url", "Address"),
          text("file", "File"),
          count("line", "Line"),
          text("sha256", "SHA-256"),
          text("source", "Source")};
}

void add_statement_cells(const Hit& hit, std::vector<TableCell>& cells) {
  const Statement& each = hit.statement;
  std::vector<std::string> items;
  for (const AgendaItem& item : each.agenda_items) {
    items.push_back(item.number.empty() ? item.title : item.number);
  }
  std::vector<std::string> versions;
  for (const OtherVersion& version : hit.versions) versions.push_back(version.id);
  const auto add = [&cells](auto&& cell) {
    cells.emplace_back(std::forward<decltype(cell)>(cell));
  };
  add(each.id);
  add(each.date ? each.date->text() : "");
  add(author_of(hit));
  add(meeting_of(each));
  add(agenda_of(each));
  add(each.convention);
  add(each.session ? each.session->code : "");
  add(each.session ? each.session->label : "");
  add(each.delivered_by ? each.delivered_by->code : "");
  add(each.delivered_by ? each.delivered_by->label : "");
  add(each.delivered_by ? each.delivered_by->kind : "");
  add(codes_of(hit.countries));
  add(codes_of(hit.on_behalf_of));
  add(each.aligned_with);
  add(std::move(items));
  add(topics_of(each));
  add(each.speaker.name);
  add(each.speaker.post);
  add(each.kind);
  add(each.delivery);
  add(each.language);
  add(each.variant_of);
  add(std::move(versions));
  add(each.sample ? "sample" : "");
  add(each.title);
  add(each.symbols);
  add(each.source.url);
  add(each.source.file);
  add(number_or_nothing(each.source.line));
  add(each.source.sha256);
  add(each.source.note);
}

TableExample example_of(const Hit& hit, const Snippet& passage) {
  return {.id = hit.statement.id,
          .paragraph = passage.paragraph,
          .page = passage.page,
          .text = passage.text,
          .highlights = passage.highlights,
          .citation = citation_of(hit, &passage),
          .language = hit.statement.language};
}

}  // namespace rostrum
