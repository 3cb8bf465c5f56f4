"""Counts by brute force over a JSONL file what rostrum-search answers, by other means: a word is a run
of letters, digits and apostrophes found by a regular expression, stems are Snowball's, phrases are
searched in the list of words, facets are counted one record at a time.

usage: brute_force.py STATEMENTS.jsonl SEARCH-PROGRAM INDEX
Prints a line for each difference; exits with 1 if there is any, 77 if python3-xapian is not there."""
import collections
import json
import re
import subprocess
import sys
import unicodedata

try:
    import english
except ImportError:
    print("python3-xapian is not installed")
    sys.exit(77)

STEM = lambda word: english.stem(word.decode()).encode()
WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")


def words_of(text, join=False):
    found = []
    for paragraph in re.split(r"\n\s*\n", text):
        if join:
            paragraph = HYPHEN.sub("", paragraph)
        for match in WORD.finditer(paragraph):
            plain = "".join(
                c for c in unicodedata.normalize("NFD", match.group().casefold())
                if not unicodedata.combining(c))
            found.append(re.sub(r"['\u2019]s$", "", plain).replace("'", "").replace("\u2019", ""))
        found.append(None)  # no phrase runs across
    return found


class Statement:
    def __init__(self, record):
        self.words = words_of(record["title"]) + words_of(record["text"])
        self.joined = words_of(record["title"], True) + words_of(record["text"], True)
        self.plain = set(self.words) | set(self.joined)
        self.stems = {STEM(w.encode()).decode() for w in self.plain if w}
        self.country = record["iso3"]
        self.year = record["date"]
        self.session = str(record["session"])

    def word(self, word):
        """A word counts whole and hyphenated: landmines, land-mines."""
        return STEM(word.encode()).decode() in self.stems

    def phrase(self, *words):
        """With its words whole, or put together over hyphens: destruction, destruc-tion."""
        return any(tuple(text[i:i + len(words)]) == words for text in (self.words, self.joined)
                   for i in range(len(text) - len(words) + 1))


W = lambda *ws: lambda s: all(s.word(w) for w in ws)
ANY = lambda *ws: lambda s: any(s.word(w) for w in ws)
QUERIES = [
    (["withdraw"], W("withdraw")),
    (["withdrawals"], W("withdraw")),
    (["landmines"], W("landmines")),
    (["nuclear weapons"], W("nuclear", "weapons")),
    (["verification treaty"], W("verification", "treaty")),
    (["chemical OR biological"], ANY("chemical", "biological")),
    (["disarmament -nuclear"], lambda s: s.word("disarmament") and not s.word("nuclear")),
    (['"arms race"'], lambda s: s.phrase("arms", "race")),
    (['"weapons of mass destruction"'], lambda s: s.phrase("weapons", "of", "mass", "destruction")),
    (['"outer space"'], lambda s: s.phrase("outer", "space")),
    (["(test OR testing) AND ban"], lambda s: s.word("test") and s.word("ban")),
    (["withdraw", "--country", "China"], lambda s: s.word("withdraw") and s.country == "CHN"),
    (["treaty", "--country", "Norway", "--country", "Sweden"],
     lambda s: s.word("treaty") and s.country in ("NOR", "SWE")),
    (["treaty", "--from", "1990", "--to", "1999"],
     lambda s: s.word("treaty") and "1990" <= s.year <= "1999"),
    (["disarm", "--year", "1978"], lambda s: s.word("disarm") and s.year == "1978"),
    (["peace", "--session", "51"], lambda s: s.word("peace") and s.session == "51"),
    (["--country", "USSR"], lambda s: s.country == "RUS"),
    (["zone", "--country", "Mexico", "--to", "1985"],
     lambda s: s.word("zone") and s.country == "MEX" and s.year <= "1985"),
    (["moscow"], W("moscow")),
    (["date:1985..1986 stockpiles"], lambda s: s.word("stockpiles") and s.year in ("1985", "1986")),
    (["verif*"], lambda s: any(w and w.startswith("verif") for w in s.plain)),
    ([], lambda s: True),
]


def main(path, program, index):
    statements = [Statement(json.loads(line)) for line in open(path, encoding="utf-8")]
    differences = 0
    for arguments, holds in QUERIES:
        command = [program, "query", *arguments, "--index", index, "--format", "json", "--limit", "0",
                   "--facets", "country,year,session"]
        answer = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
        wanted = [s for s in statements if holds(s)]
        if answer["total"]["count"] != len(wanted):
            print(arguments, "total", answer["total"]["count"], "by brute force", len(wanted))
            differences += 1
        filtered = {a for a in arguments if a.startswith("--")}
        for facet, key in (("country", "country"), ("year", "year"), ("session", "session")):
            if "--" + facet in filtered:
                continue  # leaves its own filter out; the total has compared it
            counts = collections.Counter(getattr(s, key) for s in wanted)
            if "EU" in counts:  # no state speaks
                counts["none"] = counts.pop("EU")
            found = {v["value"]: v["count"] for v in answer["facets"][facet]}
            if found != dict(counts):
                print(arguments, facet, "differs:", sorted(set(found.items()) ^ set(counts.items()))[:6])
                differences += 1
    print(len(QUERIES), "questions,", differences, "differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
