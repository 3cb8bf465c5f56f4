#include "searcher/answers/tables/table_forms.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string_view>

#include "schemas/base/terminal_safe.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/csv_cells.hpp"
#include "searcher/answers/tables/difference_text.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

std::string dump(const json& document, int indent = -1) {
  return document.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

json text_or_null(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }

json json_of(const TableQuestion& question) {
  json object = {{"text", question.text}, {"parsed", question.parsed}};
  object["filters"] = json::array();
  for (const AppliedFilter& filter : question.filters) {
    json values = json::array();
    for (const LabelledCode& value : filter.values) {
      values.push_back({{"code", value.code}, {"label", value.label}});
    }
    object["filters"].push_back(
        {{"field", filter.field}, {"typed", filter.typed}, {"values", std::move(values)}});
  }
  object["expanded"] = json::array();
  for (const Expansion& each : question.expanded) {
    json words = json::array();
    json counts = json::array();
    for (const Spelling& spelling : each.spellings) {
      words.push_back(spelling.text);
      counts.push_back(spelling.statements);
    }
    object["expanded"].push_back({{"term", each.term},
                                  {"words", std::move(words)},
                                  {"counts", std::move(counts)},
                                  {"more", each.more}});
  }
  object["found"] = question.found;
  object["on_file"] = question.on_file;
  return object;
}

const char* name_of(ColumnType type) {
  switch (type) {
    case ColumnType::Text:
      return "text";
    case ColumnType::Count:
      return "count";
    case ColumnType::Number:
      return "number";
    case ColumnType::List:
      return "list";
  }
  return "text";
}

json json_of(const TableHeading& heading) {
  json object = {{"analysis", heading.analysis},
                 {"title", heading.title},
                 {"command", heading.command},
                 {"version", heading.version},
                 {"index", {{"revision", heading.revision}, {"statements", heading.statements}}},
                 {"questions", json::array()},
                 {"coverage",
                  {{"first_date", text_or_null(heading.first_date)},
                   {"last_date", text_or_null(heading.last_date)}}},
                 {"notes", heading.notes},
                 {"columns", json::array()}};
  for (const TableQuestion& each : heading.questions) object["questions"].push_back(json_of(each));
  for (const TableColumn& each : heading.columns) {
    object["columns"].push_back(
        {{"name", each.name}, {"label", each.label}, {"type", name_of(each.type)}});
  }
  return object;
}

json json_of(const TableDifference& difference) {
  json marks = json::array();
  for (const TableDifference::Run& run : difference.runs) {
    auto& mark = marks.emplace_back();
    const bool removed = run.kind == TableDifference::Run::Kind::Removed;
    const bool added = run.kind == TableDifference::Run::Kind::Added;
    mark["what"] = removed ? "removed" : added ? "added" : "same";
    if (!added) mark["from"] = json::array({run.from.begin, run.from.end});
    if (!removed) mark["to"] = json::array({run.to.begin, run.to.end});
  }
  return marks;
}

/// A cell as JSON text: figures keep the decimals of their column.
std::string json_text(const TableCell& cell, const TableColumn& column) {
  if (const auto* text = std::get_if<std::string>(&cell)) return dump(json(*text));
  if (const auto* count = std::get_if<std::uint64_t>(&cell)) return std::to_string(*count);
  if (const auto* value = std::get_if<double>(&cell)) return plain_figure(*value, column.decimals);
  if (const auto* list = std::get_if<std::vector<std::string>>(&cell)) return dump(json(*list));
  return "null";
}

std::string json_text(const TableRow& row, const std::vector<TableColumn>& columns) {
  if (!row.json.empty()) return row.json;
  std::string text = "{";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    text += (i == 0 ? "" : ",") + dump(json(columns[i].name)) + ":" +
            json_text(row.cells[i], columns[i]);
  }
  if (!row.examples.empty()) {
    json examples = json::array();
    for (const TableExample& each : row.examples) {
      auto& object = examples.emplace_back();
      object["id"] = each.id;
      object["paragraph"] = each.paragraph;
      if (each.page > 0) object["page"] = each.page;
      object["text"] = each.text;
      object["highlights"] = json::array();
      for (const CodePointSpan& span : each.highlights) {
        object["highlights"].push_back(json::array({span.begin, span.end}));
      }
      object["citation"] = each.citation;
    }
    text += (columns.empty() ? "" : ",") + std::string("\"examples\":") + dump(examples);
  }
  if (!row.difference.runs.empty()) text += ",\"marks\":" + dump(json_of(row.difference));
  return text + "}";
}

class JsonlTable : public TableSink {
 public:
  explicit JsonlTable(std::ostream& out) : out_(out) {}
  void begin(const TableHeading& heading) override { columns_ = heading.columns; }
  void row(const TableRow& row) override { out_ << json_text(row, columns_) << '\n'; }
  void end() override {}

 private:
  std::ostream& out_;
  std::vector<TableColumn> columns_;
};

class JsonTable : public TableSink {
 public:
  explicit JsonTable(std::ostream& out) : out_(out) {}
  void begin(const TableHeading& heading) override {
    columns_ = heading.columns;
    std::string text = dump(json_of(heading), 2);
    text.erase(text.rfind("\n}"));
    out_ << text << ",\n  \"rows\": [";
  }
  void row(const TableRow& row) override {
    out_ << (first_ ? "\n    " : ",\n    ") << json_text(row, columns_);
    first_ = false;
  }
  void end() override { out_ << (first_ ? "]\n}\n" : "\n  ]\n}\n"); }

 private:
  std::ostream& out_;
  std::vector<TableColumn> columns_;
  bool first_ = true;
};

/// A cell as plain text, its list with `between` between.
std::string plain_text(const TableCell& cell, const TableColumn& column, const char* between) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* count = std::get_if<std::uint64_t>(&cell)) return std::to_string(*count);
  if (const auto* value = std::get_if<double>(&cell)) return plain_figure(*value, column.decimals);
  if (const auto* list = std::get_if<std::vector<std::string>>(&cell)) {
    return joined(*list, between);
  }
  return "";
}

class CsvTable : public TableSink {
 public:
  CsvTable(const CsvForm& form, std::ostream& out) : form_(form), out_(out) {}
  void begin(const TableHeading& heading) override {
    columns_ = heading.columns;
    if (form_.byte_order_mark) out_ << "\xEF\xBB\xBF";
    for (std::size_t i = 0; i < columns_.size(); ++i)
      out_ << (i == 0 ? "" : ",") << columns_[i].name;
    out_ << "\r\n";
  }
  void row(const TableRow& row) override {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string text = plain_text(row.cells[i], columns_[i], ";");
      const bool figure =
          columns_[i].type == ColumnType::Count || columns_[i].type == ColumnType::Number;
      out_ << (i == 0 ? "" : ",") << (figure || form_.as_it_is ? csv_figure(text) : csv_text(text));
    }
    out_ << "\r\n";
  }
  void end() override {}

 private:
  CsvForm form_;
  std::ostream& out_;
  std::vector<TableColumn> columns_;
};

class MarkdownTable : public TableSink {
 public:
  explicit MarkdownTable(std::ostream& out) : out_(out) {}

  void begin(const TableHeading& heading) override {
    heading_ = heading;
    out_ << "**" << markdown_text(heading.title) << "**\n\n";
    if (heading.chart.kind == TableChart::Kind::Texts) return;
    std::string names = "|";
    std::string rules = "|";
    for (const TableColumn& each : heading.columns) {
      if (!each.shown) continue;
      names += ' ' + markdown_text(each.label) + " |";
      rules += is_figure(each) ? "---:|" : "---|";
    }
    out_ << names << '\n' << rules << '\n';
  }

  void row(const TableRow& row) override {
    if (heading_.chart.kind == TableChart::Kind::Texts) {
      write_texts(row.difference);
      return;
    }
    std::string line = "|";
    for (std::size_t i = 0; i < heading_.columns.size(); ++i) {
      const TableColumn& column = heading_.columns[i];
      if (!column.shown) continue;
      const std::string text = markdown_text(plain_text(row.cells[i], column, ", "));
      line += ' ' + (column.emphasised && !text.empty() ? "**" + text + "**" : text) + " |";
    }
    out_ << line << '\n';
    for (const TableExample& each : row.examples) examples_.push_back(each);
  }

  void end() override {
    out_ << '\n';
    for (const TableExample& each : examples_) {
      out_ << "> " << markdown_text(each.text) << "\n>\n> — " << markdown_text(each.citation)
           << "\n\n";
    }
    for (const std::string& note : heading_.notes) out_ << markdown_text(note) << "\n\n";
    for (const TableQuestion& each : heading_.questions) {
      out_ << "Question: "
           << (each.parsed.empty() ? "every statement" : "`` " + each.parsed + " ``") << "; "
           << each.found << " of " << each.on_file << " statements. ";
    }
    out_ << "Index revision " << heading_.revision << " (" << heading_.statements
         << " statements), rostrum-search " << heading_.version << ".\n\n    " << heading_.command
         << '\n';
  }

 private:
  static bool is_figure(const TableColumn& column) {
    return column.type == ColumnType::Count || column.type == ColumnType::Number;
  }

  void write_texts(const TableDifference& each) {
    if (!each.title.empty()) out_ << "\n### " << markdown_text(each.title) << "\n\n";
    if (!each.runs.empty()) {
      std::string line = markdown_text(joined({each.mark, each.place}, " "));
      out_ << "- " << line << (line.empty() ? "" : " ") << markdown_difference(each) << '\n';
    }
    for (const std::string& citation : each.citations) {
      out_ << (each.runs.empty() ? "- " : "  - ") << markdown_text(citation) << '\n';
    }
  }

  std::ostream& out_;
  TableHeading heading_;
  std::vector<TableExample> examples_;
};

}  // namespace

std::string markdown_text(const std::string& text) {
  std::string safe;
  for (const char c : terminal_safe(text)) {
    if (std::string_view("\\`*_[]<>|#~").find(c) != std::string_view::npos) safe += '\\';
    safe += c;
  }
  return safe;
}

std::string plain_figure(double value, int decimals) {
  const std::string figure = fmt::format("{:.{}f}", value, decimals);
  // No minus before nothing.
  return figure.find_first_not_of("-0.") == std::string::npos && figure.front() == '-'
             ? figure.substr(1)
             : figure;
}

std::unique_ptr<TableSink> csv_table(const CsvForm& form, std::ostream& out) {
  return std::make_unique<CsvTable>(form, out);
}
std::unique_ptr<TableSink> jsonl_table(std::ostream& out) {
  return std::make_unique<JsonlTable>(out);
}
std::unique_ptr<TableSink> json_table(std::ostream& out) {
  return std::make_unique<JsonTable>(out);
}
std::unique_ptr<TableSink> markdown_table(std::ostream& out) {
  return std::make_unique<MarkdownTable>(out);
}

void write_metadata(const TableHeading& heading, std::ostream& out) {
  out << dump(json_of(heading), 2) << '\n';
}

}  // namespace rostrum
