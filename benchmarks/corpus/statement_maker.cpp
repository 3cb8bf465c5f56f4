#include "benchmarks/corpus/statement_maker.hpp"

#include <algorithm>

namespace rostrum::bench {
namespace {

/// Of statements in a forum of one subject: how many are on that subject.
constexpr std::uint32_t kOnSubject = 880'000;
constexpr std::uint32_t kWithItem = 880'000;
constexpr std::uint32_t kSecondItem = 70'000;
constexpr std::uint32_t kWithSpeaker = 400'000;

std::string slug(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') {
      letters.push_back(static_cast<char>(c - 'A' + 'a'));
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      letters.push_back(c);
    } else {
      letters.push_back('-');
    }
  }
  return letters;
}

std::uint64_t number_of(std::string_view text) {
  std::uint64_t number = 14695981039346656037U;
  for (const char c : text) number = (number ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return number;
}

Subject subject_of(Random& random, const MeetingDay& day) {
  const Subject forum = day.agenda->subject;
  const auto any = static_cast<Subject>(1 + random.below(kSubjects - 1));
  return forum != Subject::General && random.chance(kOnSubject) ? forum : any;
}

void add_items(Random& random, const Agenda& agenda, Statement& statement) {
  if (!random.chance(kWithItem)) return;
  const auto count = static_cast<std::uint32_t>(agenda.items.size());
  // A quarter speaks in the general debate, which stands first.
  const std::uint32_t first = random.chance(250'000) ? 0 : random.below(count);
  statement.agenda_items.push_back(agenda.items[first]);
  if (random.chance(kSecondItem)) {
    const std::uint32_t second = random.below(count);
    if (second != first) statement.agenda_items.push_back(agenda.items[second]);
  }
}

std::string name(Random& random, const PseudoWords& words) {
  std::string text = words.forms[words.frequency.draw(random)].text;
  text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

}  // namespace

StatementMaker::StatementMaker(const Vocabulary& vocabulary, std::size_t statements,
                               std::uint64_t seed)
    : seed_(seed),
      calendar_(meeting_calendar(vocabulary)),
      days_(days_of_statements(calendar_, statements)),
      speakers_(vocabulary) {}

Statement StatementMaker::make(std::size_t number) {
  Random random(seed_, number);
  const MeetingDay& day = calendar_.days[days_[number]];
  Statement statement;
  statement.convention = day.convention;
  statement.session = day.session;
  statement.date = day.date;
  statement.delivery = random.chance(60'000) ? "written" : "delivered";
  statement.sample = true;
  speakers_.speak(random, statement);
  add_items(random, *day.agenda, statement);
  if (random.chance(kWithSpeaker)) {
    statement.speaker.name = name(random, writer_.english());
    statement.speaker.name += " " + name(random, writer_.english());
    statement.speaker.post = "Ambassador";
  }
  statement.id = slug(day.session.code) + "-" + slug(statement.delivered_by->code) + "-" +
                 std::to_string(number + 1);
  statement.text = writer_.write(random, {.subject = subject_of(random, day),
                                          .session = number_of(day.session.code),
                                          .year = day.date.year,
                                          .language = statement.language});
  filters_.add(statement);
  return statement;
}

}  // namespace rostrum::bench
