#include "searcher/engine/question.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "schemas/base/error.hpp"
#include "schemas/record/date.hpp"
#include "schemas/record/written_date.hpp"
#include "searcher/engine/searcher.hpp"
#include "searcher/filters/index_values.hpp"
#include "searcher/filters/membership.hpp"
#include "searcher/matching/matcher.hpp"
#include "searcher/matching/query_resolver.hpp"
#include "searcher/query/query_parser.hpp"
#include "searcher/query/query_text.hpp"

namespace rostrum {
namespace {

std::string term_of(const Field& row, const std::string& code) {
  // Ids keep their case.
  return row.kind == FieldKind::Id ? std::string(row.prefix) + code : facet_term(row, code);
}

/// Reads a request into a Question.
class Reader {
 public:
  Reader(const SearchRequest& request, const Vocabulary& vocabulary, const Snapshot& snapshot,
         TextAnalyser& analyser)
      : request_(request),
        vocabulary_(vocabulary),
        snapshot_(snapshot),
        analyser_(analyser),
        values_(snapshot),
        memberships_(vocabulary, snapshot) {}

  [[nodiscard]] Question read() {
    std::optional<LabelFinder> labels;
    if (request_.synonyms != nullptr) labels.emplace(*request_.synonyms, analyser_);
    ParsedQuery query = parse_query(request_.text, {.any = request_.any,
                                                    .limits = request_.limits,
                                                    .analyser = analyser_,
                                                    .labels = labels ? &*labels : nullptr});
    Question question{.parsed = to_text(query), .words = snapshot_.none()};
    if (snapshot_.statements() == 0) question.warnings.emplace_back(kEmptyIndex);
    read_filters(query, question);
    resolve_tree(query.root, question);
    resolve_words(query.root, snapshot_, analyser_, request_.limits);
    question.words = match(query.root, snapshot_, analyser_);
    if (snapshot_.any_gone()) question.words &= snapshot_.all();
    question.has_words = searches_words(query.root);
    question.root = std::move(query.root);
    warn_of_undated(question);
    warn_of_unsure(question);
    return question;
  }

 private:
  /// Flags, and field:value at the top of the query: the conventions first, since sessions of one
  /// name are told apart by them.
  void read_filters(const ParsedQuery& query, Question& question) {
    std::vector<FilterValue> typed = request_.filters;
    for (const QueryNode& node : query.filters) {
      if (node.op == QueryOp::Filter) typed.push_back({node.field, node.text});
    }
    for (FilterValue& each : typed) {
      const Field* row = find_field(each.field);
      if (row == nullptr || (!has_values(*row) && row->kind != FieldKind::Id)) {
        throw Error(ErrorKind::InvalidInput, "no such filter: '" + each.field +
                                                 "'; one of: " + names_of_fields_with_values());
      }
      each.field = row->name;
    }
    std::stable_partition(typed.begin(), typed.end(), [](const FilterValue& each) {
      return each.field == field(FieldId::Convention).name;
    });
    for (const FilterValue& each : typed) add_filter(each, question);
    for (const QueryNode& node : query.filters) {
      if (node.op == QueryOp::Dates) add_dates(node.from, node.to, false, question);
    }
    if (!request_.from.empty() || !request_.to.empty()) {
      add_dates(day_of("from", request_.from), day_of("to", request_.to), true, question);
    }
  }

  /// In its plain form.
  static std::string day_of(const std::string& flag, const std::string& day) {
    if (day.empty()) return "";
    try {
      return read_date(day).text();
    } catch (const Error& error) {
      throw Error(error.kind(), flag + ": " + error.what());
    }
  }

  [[nodiscard]] ResolvedFilter resolve(const Field& row, const std::string& typed) const {
    return resolve_filter(row, typed, vocabulary_, values_, conventions_);
  }

  void add_filter(const FilterValue& typed, Question& question) {
    const Field& row = field_named(typed.field);
    const ResolvedFilter resolved = resolve(row, typed.value);
    Question::FilterSet& filter = set_for(typed.field, question);
    AppliedFilter applied{.field = typed.field, .typed = typed.value};
    if (resolved.no_value) {
      if (row.kind == FieldKind::Membership) {
        filter.documents |= memberships_.of_nobody(row);
      } else {
        snapshot_.add_without(row, filter.documents);
      }
      const LabelledCode none{std::string(kNoValue), std::string(kNoValueLabel)};
      filter.selected.push_back(none);
      applied.values.push_back(none);
      question.applied.push_back(std::move(applied));
      return;
    }
    if (row.kind == FieldKind::Membership) {
      const MembershipFinder::Found found = members_of(row, resolved, question);
      filter.documents |= found.members;
      filter.unsure |= found.unsure;
      filter.selected.push_back({resolved.codes.front(), resolved.labels.front()});
      applied.values.push_back(filter.selected.back());
      question.applied.push_back(std::move(applied));
      return;
    }
    bool on_file = false;
    for (std::size_t i = 0; i < resolved.codes.size(); ++i) {
      const LabelledCode value{resolved.codes[i], resolved.labels[i]};
      if (row.id == FieldId::Convention) conventions_.push_back(value.code);
      const std::string term = term_of(row, value.code);
      on_file = on_file || snapshot_.has_filter(term);
      snapshot_.add_filtered(term, filter.documents);
      if (row.id == FieldId::Country && request_.with_groups) {
        add_groups_of(value, filter.documents, question, on_file);
      }
      filter.selected.push_back(value);
      applied.values.push_back(value);
    }
    if (!on_file) {
      question.warnings.push_back("no statement on file has " + typed.field + " '" +
                                  resolved.labels.front() + "'");
    }
    question.applied.push_back(std::move(applied));
  }

  [[nodiscard]] MembershipFinder::Found members_of(const Field& row, const ResolvedFilter& resolved,
                                                   Question& question) {
    const std::vector<MemberList> lists = member_lists(row, vocabulary_);
    const auto list = std::find_if(lists.begin(), lists.end(), [&](const MemberList& each) {
      return each.code == resolved.codes.front();
    });
    MembershipFinder::Found found = memberships_.find(*list);
    if (found.members.next(1) == 0 && found.unsure.next(1) == 0) {
      question.warnings.push_back("no statement on file has " + std::string(row.name) + " '" +
                                  list->label + "'");
    }
    return found;
  }

  /// Statements of the groups that a state belonged to on the statement's date.
  void add_groups_of(const LabelledCode& state, DocSet& documents, Question& question,
                     bool& on_file) const {
    const Field& groups = field(FieldId::Group);
    std::set<std::string> undated;
    for (const auto& [group, stay] : vocabulary_.groups_of(state.code)) {
      const std::string term = facet_term(groups, group->code);
      if (!snapshot_.has_filter(term)) continue;
      on_file = true;
      DocSet spoken = snapshot_.none();
      snapshot_.add_filtered(term, spoken);
      if (stay.from || stay.until) {
        spoken &= within_dates(stay.from ? stay.from->text() : "",
                               stay.until ? stay.until->text() : "", snapshot_);
      } else {
        undated.insert(group->label);
      }
      documents |= spoken;
    }
    for (const std::string& group : undated) {
      question.warnings.push_back("membership of " + group +
                                  " is not dated: all its statements are "
                                  "counted for " +
                                  state.label);
    }
  }

  /// Ranges in the query are alternatives, as values of one field are; the flags' range narrows
  /// them.
  void add_dates(const std::string& from, const std::string& to, bool narrows, Question& question) {
    if (!from.empty() && !to.empty() && parse_date(from).first_day() > parse_date(to).last_day()) {
      throw Error(ErrorKind::InvalidInput,
                  "date: " + from + " is after " + to + "; write the earlier one first");
    }
    const bool first = std::none_of(question.filters.begin(), question.filters.end(),
                                    [](const auto& each) { return each.field == "date"; });
    Question::FilterSet& filter = set_for("date", question);
    const DocSet within = within_dates(from, to, snapshot_);
    if (first) {
      filter.documents = within;
    } else if (narrows) {
      filter.documents &= within;
    } else {
      filter.documents |= within;
    }
    const std::string range = from + ".." + to;
    question.applied.push_back({"date", range, {{range, range}}});
  }

  Question::FilterSet& set_for(const std::string& name, Question& question) const {
    const auto known =
        std::find_if(question.filters.begin(), question.filters.end(),
                     [&](const Question::FilterSet& each) { return each.field == name; });
    if (known != question.filters.end()) return *known;
    question.filters.push_back({name, snapshot_.none(), {}, snapshot_.none()});
    return question.filters.back();
  }

  /// Filters inside OR, NOT and brackets.
  void resolve_tree(QueryNode& node, Question& question) {
    if (node.op == QueryOp::Filter && field_named(node.field).kind == FieldKind::Membership) {
      const Field& row = field_named(node.field);
      const ResolvedFilter resolved = resolve(row, node.text);
      if (resolved.no_value) {
        node.members = std::make_shared<const DocSet>(memberships_.of_nobody(row));
      } else {
        MembershipFinder::Found found = members_of(row, resolved, question);
        warn_of_unsure(node.field, found.unsure, question);
        node.members = std::make_shared<const DocSet>(std::move(found.members));
      }
    } else if (node.op == QueryOp::Filter) {
      const Field& row = field_named(node.field);
      const ResolvedFilter resolved = resolve(row, node.text);
      node.no_value = resolved.no_value;
      for (const std::string& code : resolved.codes) {
        if (!resolved.no_value) node.terms.push_back(term_of(row, code));
      }
    }
    for (QueryNode& child : node.children) resolve_tree(child, question);
  }

  static bool searches_words(const QueryNode& node) {
    switch (node.op) {
      case QueryOp::Word:
      case QueryOp::Wildcard:
      case QueryOp::Phrase:
      case QueryOp::Near:
      case QueryOp::Adjacent:
        return true;
      case QueryOp::And:
      case QueryOp::Or:
      case QueryOp::Synonyms:
        return std::any_of(node.children.begin(), node.children.end(), searches_words);
      default:
        return false;
    }
  }

  /// A range of dates leaves out what has no date; that is said, with its number.
  void warn_of_undated(Question& question) const {
    const bool dated = std::any_of(question.filters.begin(), question.filters.end(),
                                   [](const auto& each) { return each.field == "date"; });
    if (!dated) return;
    const DocSet matches = question.matches_without("date");
    std::size_t count = matches.count();
    snapshot_.for_each_date(matches, [&count](std::uint32_t, const DayRange&) { --count; });
    if (count > 0) {
      question.warnings.push_back(
          std::to_string(count) +
          (count == 1 ? " statement without a date is" : " statements without a date are") +
          " left out by the range of dates");
    }
  }

  /// What may or may not be of a member is left out, and that is said with its number.
  void warn_of_unsure(Question& question) const {
    for (const Question::FilterSet& filter : question.filters) {
      DocSet unsure = question.matches_without(filter.field);
      unsure &= filter.unsure;
      unsure -= filter.documents;
      warn_of_unsure(filter.field, unsure, question);
    }
  }

  void warn_of_unsure(const std::string& name, const DocSet& unsure, Question& question) const {
    const std::size_t count = unsure.count() - snapshot_.version_groups().surplus(unsure);
    if (count == 0) return;
    const bool one = count == 1;
    question.warnings.push_back(
        name + ": " + std::to_string(count) + (one ? " statement is" : " statements are") +
        " left out because neither date nor session tells whether " +
        (one ? "its state" : "their states") + " belonged to it at the time");
  }

  const SearchRequest& request_;
  const Vocabulary& vocabulary_;
  const Snapshot& snapshot_;
  TextAnalyser& analyser_;
  SnapshotValues values_;
  MembershipFinder memberships_;
  std::vector<std::string> conventions_;
};

}  // namespace

DocSet Question::matches_without(std::string_view field_name) const {
  DocSet set = words;
  for (const FilterSet& filter : filters) {
    if (filter.field != field_name) set &= filter.documents;
  }
  return set;
}

std::vector<LabelledCode> Question::selected(std::string_view field_name) const {
  for (const FilterSet& filter : filters) {
    if (filter.field == field_name) return filter.selected;
  }
  return {};
}

Question make_question(const SearchRequest& request, const Vocabulary& vocabulary,
                       const Snapshot& snapshot, TextAnalyser& analyser) {
  return Reader(request, vocabulary, snapshot, analyser).read();
}

}  // namespace rostrum
