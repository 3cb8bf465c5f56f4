#include "searcher/answers/base/citation.hpp"

#include "searcher/answers/base/terminal_text.hpp"

namespace rostrum {
std::string agenda_of(const Statement& statement) {
  std::vector<std::string> items;
  for (const AgendaItem& item : statement.agenda_items) {
    items.push_back(joined({item.number, item.title}, " "));
  }
  return items.empty() ? "" : "item " + joined(items, "; ");
}

std::string author_of(const Hit& hit) {
  const Statement& statement = hit.statement;
  std::string author =
      statement.delivered_by ? statement.delivered_by->label : "(author not known)";
  std::vector<std::string> groups;
  for (const LabelledCode& each : hit.on_behalf_of) {
    if (each.label != author) groups.push_back(each.label);
  }
  if (!groups.empty()) author += " on behalf of " + joined(groups, ", ");
  if (hit.countries.size() > 1) {
    author += " with " + plural(hit.countries.size() - 1, "other state", "other states");
  }
  return author;
}

std::string meeting_of(const Statement& statement) {
  if (!statement.session) return statement.convention;
  const std::string& label = statement.session->label;
  if (statement.convention.empty()) return label;
  return statement.session->code.starts_with(statement.convention)
             ? statement.convention + ' ' + label
             : statement.convention + ", session " + label;
}

std::string where_of(const Statement& statement, const std::string& between) {
  return joined({meeting_of(statement), joined(statement.symbols, between), agenda_of(statement),
                 statement.date ? statement.date->text() : "",
                 statement.language == "en" ? "" : statement.language},
                between);
}

std::string own_title(const Statement& statement) {
  const std::string generic =
      "Statement by " + (statement.delivered_by ? statement.delivered_by->label : "");
  return statement.title == generic ? "" : statement.title;
}

std::string place_of(const Source& source) {
  if (!source.url.empty()) return source.url;
  return source.line > 0 ? source.file + ":" + std::to_string(source.line) : source.file;
}

std::string citation_of(const Hit& hit, const Snippet* passage) {
  const Statement& statement = hit.statement;
  const std::string title = own_title(statement);
  std::vector<std::string> parts{author_of(hit), title.empty() ? "" : "“" + title + "”",
                                 where_of(statement, ", ")};
  if (passage != nullptr && passage->paragraph > 0) {
    parts.push_back("para. " + std::to_string(passage->paragraph));
  }
  if (passage != nullptr && passage->page > 0) {
    parts.push_back("p. " + std::to_string(passage->page));
  }
  if (passage != nullptr && passage->recognised) parts.emplace_back("recognised in a picture");
  parts.insert(parts.end(), {statement.source.note, place_of(statement.source)});
  if (statement.sample) parts.emplace_back("sample: delivered by nobody");
  return joined(parts, ", ");
}

}  // namespace rostrum
