// No page speaks English in another language: every page in every state, and every mistake.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "tests/support/served_sample.hpp"

namespace rostrum::testing {
namespace {

/// Pages that have an answer, in each state that says something of its own.
constexpr const char* kPages[] = {
    "/",
    "/search?q=withdraw",
    "/search?q=withdraw&year=2024",
    "/search?q=withdraw&country=AUS&country=NOR&convention=NPT",
    "/search?q=killer+robots&synonyms=true",
    "/search?more=country&offset=10",
    "/search?more=session&more=topic&more=kind&more=delivery&more=lang&more=item&more=group&more="
    "convention",
    "/search?q=withdrawel",
    "/search?q=nowhereatall",
    "/search?q=withdraw&offset=500",
    "/search?from=2020",
    "/search?country=NOR&with-groups=true",
    "/statement?id=npt-rc-2022-aus-2022-08-11",
    "/statement?id=npt-rc-2022-aus-2022-08-11&q=withdraw",
    "/statement?id=npt-rc-2022-aus-2022-08-11&beside=npt-pc2-2026-chn-2024-07-30-zh&q=withdraw",
    "/coverage",
    "/coverage?by=meeting",
    "/coverage?gaps=true&by=meeting",
    "/coverage?gaps=true&q=withdraw&by=meeting",
    "/coverage?by=item",
    "/coverage?gaps=true&by=item",
    "/coverage?gaps=true&q=withdraw&by=item",
    "/coverage?by=delegation",
    "/coverage?gaps=true&by=delegation",
    "/coverage?gaps=true&q=withdraw&by=delegation",
    "/coverage?by=language",
    "/coverage?gaps=true&by=language",
    "/coverage?gaps=true&q=withdraw&by=language",
    "/coverage?by=year",
    "/coverage?gaps=true&by=year",
    "/coverage?gaps=true&q=withdraw&by=year",
    "/coverage?gaps=true&convention=APMBC",
    "/similar?q=npt-rc-2022-aus-2022-08-11",
    "/similar?q=npt-rc-2022-aus-2022-08-11&other-authors=true&examples=1",
    "/shared?q=npt-rc-2022-aus-2022-08-11",
    "/concordance?q=withdraw",
    "/concordance",
    "/concordance?q=withdraw&sample=5",
    "/trend?q=withdraw&by=country&examples=1",
    "/trend",
    "/trend?q=withdraw",
    "/trend?q=withdraw&also=mines",
    "/trend?q=withdraw&also=mines&also=a&also=b",
    "/trend?q=a&also=b&also=c&also=d&also=e",
    "/trend?q=withdraw&by=topic",
    "/trend?q=withdraw&by=region",
    "/trend?q=withdraw&by=member_of",
    "/trend?q=withdraw&country=NOR&with-groups=true",
    "/trend?q=withdrawel",
    "/matrix?q=withdraw",
    "/matrix",
    "/matrix?q=withdraw&never=true",
    "/matrix?q=withdraw&rows=region&columns=convention&measure=share",
    "/matrix?q=withdraw&rows=topic&columns=year&measure=occurrences",
    "/matrix?q=withdraw&rows=lang&columns=kind",
    "/compare?q=convention:NPT&q=convention:APMBC",
    "/compare?q=country:NOR",
    "/compare?q=country:NOR&q=",
    "/compare",
    "/compare?q=mines&q=treaty&size=2",
    "/collocates?q=treaty",
    "/collocates?q=treaty&side=left",
    "/collocates?q=treaty&side=right&window=1&examples=1",
    "/collocates",
    "/ngrams?q=treaty",
    "/ngrams?size=1",
    "/changes?q=country:MNE",
    "/changes?q=country:NOR",
    "/changes",
    "/changes?q=npt-rc-2022-aus-2022-08-11&q=npt-pc2-2026-chn-2024-07-30-zh",
    "/changes?country=NOR",
    "/shared?q=country:BIH&q=-country:BIH",
    "/shared?q=country:CUB",
    "/shared?minimum-words=6",
    "/shared?max-authors=2&minimum-words=6",
};

/// Mistakes of addresses, one of each kind.
constexpr const char* kMistakes[] = {
    "/statement?id=none",
    "/none",
    "/statement",
    "/search?q=withdraw&country=Norwey",
    "/search?q=x&group=nothere",
    "/search?q=x&convention=Ottowa",
    "/search?q=x&session=99XYZ",
    "/search?q=x&topic=clearence",
    "/search?q=x&item=zz",
    "/search?q=x&symbol=A/CONF.1/*",
    "/search?q=x&symbol=abc",
    "/search?q=x&kind=zz",
    "/search?q=x&lang=klingonic",
    "/search?q=x&year=20",
    "/search?q=x&region=Afrika",
    "/search?q=x&member_of=Norway",
    "/search?q=x&country=EU",
    "/search?q=x&organisation=nope",
    "/search?q=x&aligned=nope",
    "/search?q=x&delivery=nope",
    "/search?q=x&from=31",
    "/search?q=x&from=2024&to=2020",
    "/search?q=x&from=3/4/2024",
    "/search?contry=NOR",
    "/search?zzzz=1",
    "/search?limit=abc",
    "/search?limit=99999999999999999999999",
    "/search?limit=20000",
    "/search?sort=relevanse",
    "/search?limit=5&limit=6",
    "/search?offset=99999",
    "/search?any=maybe",
    "/search?sort=best",
    "/search?facets=none,country",
    "/search?facets=colour",
    "/trend?q=x&by=colour",
    "/trend?q=x&measure=z",
    "/matrix?rows=country&columns=country",
    "/matrix?q=x&rows=region&with-groups=true",
    "/concordance?q=country:NOR",
    "/concordance?q=x&width=0",
    "/concordance?q=x&sample=0",
    "/shared?q=a&q=b&q=c",
    "/changes?q=npt-rc-2022-aus-2022-08-11",
    "/similar?q=a&q=b",
    "/similar?q=npt-rc-2022-aus-2022-08-11&q=x",
    "/compare?q=a&q=b&q=c",
    "/compare?q=withdraw&q=withdraw",
    "/compare?q=-zzzz",
    "/collocates?q=country:NOR",
    "/collocates?q=treaty&window=99",
    "/ngrams?size=9",
    "/source?id=none",
    "/opensearch.xmlx",
    "/complete2",
    "/changes?q=convention:NPT",
    "/similar?q=none",
    "/saved",
};

/// Mistakes of questions, one of each kind.
constexpr const char* kQuestions[] = {
    "(withdraw",
    "withdraw)",
    "\"open",
    "mines AND",
    "OR mines",
    "NOT",
    "a NEAR/0 b",
    "a NEAR3 b",
    "country:",
    "country:(NOR)",
    "country:-NOR",
    "contry:NOR",
    "zzz:NOR",
    "+-a",
    "a NEAR b ADJ c",
    "a NEAR/3 b NEAR/4 c",
    "-a NEAR b",
    "a NEAR -b",
    "a NEAR (b AND c)",
    "title:a NEAR b",
    "()",
    "a | b",
    "a && b",
    "!a",
    "wom?n",
    "mines~2",
    "a*b",
    "a*",
    "\"withdr* from\"",
    "date:2020..20",
    "date:xyz",
    "date:..",
    "country:\"\"",
    "date:2024..2020",
    "...",
    "–mines",
    "b* c* d* e*",
    "country:Norwey",
    "withdr* ADJ from)",
    "a NOT NOT b",
    "mines NEAR/999 b",
};

/// Letters of the interface on a page: not what is quoted, which has a language of its own, stands
/// apart from the text around it, or is to be typed.
class InterfaceText {
 public:
  InterfaceText(const std::string& page, std::string language) : language_(std::move(language)) {
    static const std::regex kTag(R"(<(/?)([a-zA-Z0-9]+)([^>]*)>)");
    std::size_t at = page.find("<body>");
    for (std::sregex_iterator tag(page.begin() + static_cast<std::ptrdiff_t>(at), page.end(), kTag),
         end;
         tag != end; ++tag) {
      const std::size_t begin = static_cast<std::size_t>(tag->position()) + page.find("<body>");
      if (open_.empty() || !open_.back().second) text_ += page.substr(at, begin - at) + '\n';
      at = begin + static_cast<std::size_t>(tag->length());
      take_tag((*tag)[1].length() > 0, (*tag)[2], (*tag)[3]);
    }
  }

  /// Words of Latin letters but for names.
  [[nodiscard]] std::set<std::string> latin() const {
    static const std::set<std::string> kNames = {
        "Rostrum", "API",      "Atom",   "CSV",     "JSON",    "JSONL",   "BibTeX",  "RIS",
        "CSL",     "Markdown", "SVG",    "logDice", "Rayson",  "Garside", "Hardie",  "Dunning",
        "Rychl",   "Church",   "Hanks",  "Salton",  "Buckley", "OR",      "AND",     "NOT",
        "NEAR",    "ADJ",      "withdr", "from",    "date",    "en",      "cluster", "true",
        "false",   "UTF",      "GET",    "all",     "none",    "quot",    "amp",     "apos",
        "lt",      "gt",       "MB"};
    static const std::regex kWord("[A-Za-z]{2,}");
    std::set<std::string> words;
    for (std::sregex_iterator each(text_.begin(), text_.end(), kWord), end; each != end; ++each) {
      if (!kNames.contains(each->str())) words.insert(each->str());
    }
    return words;
  }

 private:
  static std::string attribute(const std::string& tag, const std::string& name) {
    const std::string begin = ' ' + name + "=\"";
    const std::size_t at = tag.find(begin);
    if (at == std::string::npos) return "";
    return tag.substr(at + begin.size(), tag.find('"', at + begin.size()) - at - begin.size());
  }

  void take_tag(bool closes, const std::string& name, const std::string& attributes) {
    static const std::set<std::string> kAlone = {"input", "br", "img", "rect", "link", "meta"};
    static const std::set<std::string> kQuotes = {"bdi", "code", "q", "del", "ins"};
    if (closes) {
      while (!open_.empty() && open_.back().first != name) open_.pop_back();
      if (!open_.empty()) open_.pop_back();
      return;
    }
    for (const char* each : {"aria-label", "placeholder"}) {
      text_ += attribute(attributes, each) + '\n';
    }
    if (kAlone.contains(name) || attributes.ends_with('/')) return;
    const std::string language = attribute(attributes, "lang");
    const bool around = !open_.empty() && open_.back().second;
    const bool quoted = kQuotes.contains(name) || attribute(attributes, "dir") == "auto" ||
                        (!language.empty() && language != language_);
    open_.emplace_back(name, language == language_ ? false : around || quoted);
    if (language == "en" && attributes.find("citation") == std::string::npos) {
      const std::string kind = attribute(attributes, "class");
      // What programs say and no text has a form of is marked as English.
      if (kind == "total" || kind == "warning") text_ += "English\n";
    }
  }

  std::string language_;
  std::string text_;
  std::vector<std::pair<std::string, bool>> open_;  ///< elements, and whether they quote
};

class PageLanguages : public ServedSampleTest {
 protected:
  static void expect_own_words(const std::string& target, const std::string& language, bool well) {
    const std::string whole =
        target + (target.find('?') == std::string::npos ? "?" : "&") + "ui=" + language;
    const HttpAnswer answer = server_->get(whole);
    EXPECT_EQ(answer.status == 200, well) << whole << ' ' << answer.status;
    EXPECT_EQ(InterfaceText(answer.body, language).latin(), std::set<std::string>{}) << whole;
    // Sentences without a form stand there in English, and say so.
    for (const char* english : {"<p lang=\"en\" dir=\"ltr\">", "<span lang=\"en\" dir=\"ltr\">",
                                "<h2 lang=\"en\" dir=\"ltr\">", "role=\"status\" lang=\"en\"",
                                "class=\"warning\" lang"}) {
      EXPECT_EQ(answer.body.find(english), std::string::npos)
          << whole << '\n'
          << answer.body.substr(std::min(answer.body.find(english), answer.body.size()), 300);
    }
  }
};

TEST_F(PageLanguages, EachPageSpeaksChinese) {
  for (const char* each : kPages) expect_own_words(each, "zh", true);
}

TEST_F(PageLanguages, EachPageSpeaksArabic) {
  for (const char* each : kPages) expect_own_words(each, "ar", true);
}

TEST_F(PageLanguages, EachMistakeIsToldInChinese) {
  for (const char* each : kMistakes) expect_own_words(each, "zh", false);
  for (const std::string question : kQuestions) {
    std::string target = "/search?q=";
    for (const char c : question) {
      constexpr const char* kDigits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      target += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
    expect_own_words(target, "zh", false);
  }
}

}  // namespace
}  // namespace rostrum::testing
