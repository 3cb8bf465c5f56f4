"""Counts again what the analyses of rostrum-search tell, from the records alone: words are found by word_counts.py,
which shares no code with the engine, and every statement is read for every figure.

usage: analyses.py RECORDS SEARCH-PROGRAM INDEX HAN-TABLE CHECK...
RECORDS is what 'rostrum-index inspect' prints. Prints a line for each difference; exits with 1 if there is any, 77 if
python3-xapian is not there."""
import calendar
import collections
import csv
import io
import json
import math
import os
import re
import subprocess
import sys

try:
    import word_counts
    from word_counts import Statement, WORDS, either, side_by_side
except ImportError:
    print("python3-xapian is not installed")
    sys.exit(77)

VOCABULARY = os.path.join(os.path.dirname(__file__), "../../schemas/vocabulary")
with open(os.path.join(VOCABULARY, "states.json"), encoding="utf-8") as states:
    STATES = {state["code"] for state in json.load(states)["states"]}
with open(os.path.join(VOCABULARY, "groups.json"), encoding="utf-8") as groups:
    GROUPS = {group["code"]: group for group in json.load(groups)["groups"]}

# What is asked, and the places that it has in a statement: lists of (first, last) for title and text.
QUESTIONS = [
    ("withdraw", lambda s: s.form("withdraw")),
    ("mine*", lambda s: s.beginning("mine")),
    ('"humanitarian"', lambda s: s.exact("humanitarian")),
    ("retrait OR withdraw", lambda s: either(s.form("retrait"), s.form("withdraw"))),
    ('"of the convention"', lambda s: side_by_side([s.exact("of"), s.exact("the"), s.exact("convention")])),
    ("nuclear weapons", lambda s: both(s.form("nuclear"), s.form("weapons"))),
]


def both(*lists):
    """Places of all, where each has one in title or text."""
    return either(*lists) if all(any(each) for each in lists) else [[], []]


def count(places):
    return sum(len(each) for each in places)


class Corpus:
    def __init__(self, records, program, index):
        self.records = records
        self.statements = {record["id"]: Statement(record) for record in records}
        self.program = program
        self.index = index
        self.differences = 0

    def run(self, *arguments):
        command = [self.program, *arguments, "--index", self.index]
        run = subprocess.run(command, capture_output=True, check=False)
        if run.returncode > 1:
            self.differ(arguments, "ended with", run.returncode, run.stderr.decode())
        return run.stdout.decode()

    def rows(self, *arguments):
        return [json.loads(line) for line in self.run(*arguments, "--format", "jsonl").splitlines()]

    def differ(self, *what):
        self.differences += 1
        if self.differences <= 20:
            print(*what)

    def same(self, what, told, counted):
        if told != counted:
            self.differ(what, "told", told, "counted", counted)


def paragraphs(text):
    return [part for part in re.split(r"\n[ \t\r\u00a0\u3000]*\n\s*", text.strip()) if part.strip()]


def flowing(text):
    return re.sub(r"\s+", "", text)


def check_export(corpus):
    whole = {row["id"]: row for row in corpus.rows("export", "--versions")}
    corpus.same("export, ids", sorted(whole), sorted(corpus.statements))
    for record in corpus.records:
        if whole.get(record["id"]) != record:
            corpus.differ("export", record["id"], "is not as inspected")
    for question, places in QUESTIONS:
        found = {i for i, statement in corpus.statements.items() if any(places(statement))}
        corpus.same(f"export {question}", {r["id"] for r in corpus.rows("export", "--versions", question)}, found)
        anywhere = anywhere_of(question, places)
        expected = {}
        for i in found:
            record = corpus.statements[i].record
            for number, text in enumerate([record.get("title", "")] + paragraphs(record["text"])):
                part = Statement({"text": text, "language": record.get("language", "")})
                if count(anywhere(part)):
                    expected[i, number] = flowing(text), count(anywhere(part))
        passages = corpus.rows("export", "--versions", question, "--what", "passages")
        corpus.same(f"export {question}, passages", {(r["id"], r["paragraph"]): flowing(r["text"]) for r in passages},
                    {key: text for key, (text, _) in expected.items()})
        inside = dict.fromkeys(expected, 0)
        for row in csv.DictReader(io.StringIO(
                corpus.run("export", "--versions", question, "--what", "sentences", "--format", "csv", "--verbatim"))):
            key = row["id"], int(row["paragraph"])
            if key not in expected or flowing(row["text"]) not in expected[key][0]:
                corpus.differ("export", question, "sentence of", key, "does not stand there:", row["text"])
                continue
            language = corpus.statements[row["id"]].language
            places_here = count(anywhere(Statement({"text": row["text"], "language": language})))
            if places_here == 0:
                corpus.differ("export", question, "sentence of", key, "holds nothing:", row["text"])
            inside[key] += places_here
        corpus.same(f"export {question}, places in sentences", inside, {key: n for key, (_, n) in expected.items()})


def anywhere_of(question, places):
    """Every place that is marked: of AND, those of each word."""
    if question == "nuclear weapons":
        return lambda s: either(s.form("nuclear"), s.form("weapons"))
    return places


def plain_words(text):
    return re.findall(r"\w+", text.lower())


def check_concordance(corpus):
    for question, places in QUESTIONS:
        counted = {}
        for i, statement in corpus.statements.items():
            if not any(places(statement)):
                continue
            record = statement.record
            for number, text in enumerate([record.get("title", "")] + paragraphs(record["text"])):
                part = Statement({"text": text, "language": statement.language})
                places_here = count(anywhere_of(question, places)(part))
                if places_here:
                    counted[i, number] = places_here
        lines = corpus.rows("concordance", question)
        told = collections.Counter((line["id"], line["paragraph"]) for line in lines)
        corpus.same(f"concordance {question}", dict(told), counted)
        for line in lines:
            record = corpus.statements[line["id"]].record
            text = ([record.get("title", "")] + paragraphs(record["text"]))[line["paragraph"]]
            if flowing(line["left"] + line["keyword"] + line["right"]) not in flowing(text):
                corpus.differ("concordance", question, "line of", line["id"], "does not stand there")
            language = corpus.statements[line["id"]].language
            if not count(anywhere_of(question, places)(Statement({"text": line["keyword"], "language": language}))):
                corpus.differ("concordance", question, "keyword", line["keyword"], "is none")
        for sort, key in (("right", lambda line: plain_words(line["right"])),
                          ("left", lambda line: plain_words(line["left"])[::-1])):
            # Words cut at the end of a context are not whole.
            ordered = [line for line in corpus.rows("concordance", question, "--sort", sort, "--width", "200")
                       if (line["left"] + line["right"]).isascii()]
            keys = [key(line)[:12] for line in ordered]
            if keys != sorted(keys):
                corpus.differ("concordance", question, "sorted by", sort, "is out of order")
        sample = corpus.rows("concordance", question, "--sample", "5", "--seed", "3")
        corpus.same(f"concordance {question}, a sample", len(sample), min(5, len(lines)))
        if any(line not in lines for line in sample):
            corpus.differ("concordance", question, "a line of the sample is none of all")


def values_of(statement, field):
    record = statement.record
    if field == "year":
        return {record["date"][:4]} if "date" in record else {"none"}
    if field == "session":
        return {record["session"]["code"]} if "session" in record else {"none"}
    if field == "country":
        # Codes of states are their alpha-3.
        codes = set(record.get("joint_with", []))
        if record.get("delivered_by", {}).get("kind") == "state":
            codes.add(record["delivered_by"]["code"])
        return {code for code in codes if len(code) == 3 and code in STATES} or {"none"}
    raise ValueError(field)


def words_in(statement):
    return len(statement.title.words) + len(statement.text.words)


def per(part, whole, factor, decimals):
    return None if whole == 0 else float(f"%.{decimals}f" % (factor * part / whole))


def check_trend(corpus):
    for field, extra in (("year", []), ("session", []), ("country", []), ("country", ["--with-groups"])):
        for question, places in QUESTIONS:
            told = {}
            for row in corpus.rows("trend", question, "--by", field, *extra):
                told[row["value"]] = row
            counted = collections.defaultdict(lambda: [0, 0, 0, 0, set()])
            for i, statement in corpus.statements.items():
                found = any(places(statement))
                for value in states_with_groups(corpus, statement) if extra else values_of(statement, field):
                    cell = counted[value]
                    cell[0] += 1
                    cell[1] += words_in(statement)
                    if found:
                        cell[2] += 1
                        cell[3] += count(anywhere_of(question, places)(statement))
                        cell[4].add(i)
            years = [int(value) for value in counted if value != "none"] if field == "year" else []
            for year in range(min(years, default=0), max(years, default=-1)):
                counted[str(year)]  # has a row though nothing is on file
            expected = {value: {"on_file": cell[0], "words": cell[1], "statements": cell[2], "occurrences": cell[3],
                                "per_1000_statements": per(cell[2], cell[0], 1000, 1),
                                "per_10000_words": per(cell[3], cell[1], 10000, 2), "ids": sorted(cell[4])}
                        for value, cell in counted.items()}
            told = {value: {**{name: row[name] for name in next(iter(expected.values()))}, "ids": sorted(row["ids"])}
                    for value, row in told.items()}
            for value in sorted(set(told) | set(expected)):
                corpus.same(f"trend {question} by {field}, {value}", told.get(value), expected.get(value))
    both_asked = corpus.rows("trend", "withdraw", "--also", '"humanitarian"')
    for question in ("withdraw", '"humanitarian"'):
        alone = corpus.rows("trend", question)
        corpus.same(f"trend {question} beside another", [r for r in both_asked if r["query"] == question], alone)


def day(date, last):
    """Its first or last day, as far as it is told."""
    if len(date) == 10:
        return date
    if len(date) == 7:
        year, month = int(date[:4]), int(date[5:])
        return f"{date}-{calendar.monthrange(year, month)[1]:02}" if last else date + "-01"
    return date + ("-12-31" if last else "-01-01")


def coverage_by(statements, keys_of):
    """By key: statements, states, meetings, first and last day."""
    counts = collections.defaultdict(lambda: {"statements": 0, "states": set(), "meetings": set(), "dates": []})
    for statement in statements:
        for key in keys_of(statement):
            own = counts[key]
            own["statements"] += 1
            own["states"] |= values_of(statement, "country") - {"none"}
            own["meetings"] |= values_of(statement, "session") - {"none"}
            if "date" in statement.record:
                own["dates"].append(statement.record["date"])
    return {key: {"statements": own["statements"], "states": len(own["states"]), "meetings": len(own["meetings"]),
                  "first_date": min((day(date, False) for date in own["dates"]), default=""),
                  "last_date": max((day(date, True) for date in own["dates"]), default="")}
            for key, own in counts.items()}


def check_coverage(corpus):
    for question, places in [("", None)] + QUESTIONS[:3]:
        found = [s for s in corpus.statements.values() if places is None or any(places(s))]
        asked = [question] if question else []

        def same(by, keys_of, key_of, keep=lambda row: True):
            counted = coverage_by(found, keys_of)
            told = {key_of(row): row for row in corpus.rows("coverage", *asked, "--by", by) if keep(row)}
            corpus.same(f"coverage {question} by {by}, rows", sorted(told), sorted(counted))
            for key, row in told.items():
                own = counted.get(key, {})
                corpus.same(f"coverage {question} by {by}, {key}", {name: row[name] for name in own if name in row},
                            {name: own[name] for name in own if name in row})

        same("meeting", lambda s: {(s.record.get("convention", "none"), *values_of(s, "session"))},
             lambda row: (row["convention"], row["code"]))
        same("year", lambda s: values_of(s, "year"), lambda row: row["code"])
        same("language", lambda s: {s.record.get("language", "none")}, lambda row: row["code"])
        same("delegation", lambda s: values_of(s, "country") - {"none"}, lambda row: row["code"],
             lambda row: row["kind"] == "state")

        on_file = {row["code"] for row in corpus.rows("coverage", *asked)}
        for row in corpus.rows("coverage", *asked, "--gaps"):
            if row["code"] in on_file:
                corpus.differ("coverage", question, row["code"], "is on file and missing")
            whole = sum(row["code"] in values_of(s, "session") for s in corpus.statements.values())
            corpus.same(f"coverage {question}, on file of {row['code']}", row["on_file"], whole)
        # The last meeting of a convention is that of the last day on file.
        meetings = collections.defaultdict(dict)
        for statement in found:
            record = statement.record
            if "session" in record:
                at = meetings[record.get("convention", "none")].setdefault(record["session"]["code"], ["", set()])
                at[0] = max(at[0], day(record["date"], False) if "date" in record else "")
                at[1] |= values_of(statement, "country") - {"none"}
        told = collections.defaultdict(set)
        for row in corpus.rows("coverage", *asked, "--by", "delegation", "--gaps"):
            if row["kind"] == "state":
                told[row["convention"]].add(row["code"])
        for convention, own in meetings.items():
            last = max(own, key=lambda code: own[code][0])
            before = set().union(*(states for code, (_, states) in own.items() if code != last))
            corpus.same(f"coverage {question}, missing at {last}", told[convention], before - own[last][1])


def speaks_for(statement, state):
    """Groups that a statement was made for, of which a state was a member when it was made."""
    record = statement.record
    codes = set(record.get("on_behalf_of", [])) | set(record.get("joint_with", []))
    codes.add(record.get("delivered_by", {}).get("code", ""))
    date = record.get("date", "")
    found = set()
    for code in codes & set(GROUPS):
        group = GROUPS[code]
        for member in group["members"]:
            if member["code"] != state:
                continue
            if group.get("dated"):
                if not date:
                    continue
                first = date + "-01-01"[len(date) - 4:] if len(date) < 10 else date
                last = date + "-12-31"[len(date) - 4:] if len(date) < 10 else date
                until = member.get("until", "9999")
                if last < member.get("from", "") or first[:len(until)] > until:
                    continue
            found.add(code)
    return found


def states_with_groups(corpus, statement):
    """Those that delivered it, and those on file that were members of a group that it was made for."""
    on_file = {state for other in corpus.statements.values() for state in values_of(other, "country")}
    spoken = {state for state in STATES & on_file if speaks_for(statement, state)}
    return (values_of(statement, "country") | spoken) - ({"none"} if spoken else set())


def check_matrix(corpus):
    for question, places in QUESTIONS[:4]:
        for extra in ([], ["--with-groups"]):
            told = {(row["row"], row["column"]): row for row in corpus.rows("matrix", question, *extra)}
            found = {i for i, statement in corpus.statements.items() if any(places(statement))}
            counted = collections.defaultdict(lambda: [0, 0, 0, set()])
            dates = collections.defaultdict(list)
            rows = set()
            for i, statement in corpus.statements.items():
                states = states_with_groups(corpus, statement) if extra else values_of(statement, "country")
                rows |= states
                for state in states:
                    for session in values_of(statement, "session"):
                        cell = counted[state, session]
                        cell[0] += 1
                        if i in found:
                            cell[1] += 1
                            cell[2] += count(anywhere_of(question, places)(statement))
                    if i in found and "date" in statement.record:
                        dates[state].append(statement.record["date"])
            if not extra:
                for i in found:
                    statement = corpus.statements[i]
                    for state in rows:
                        for session in values_of(statement, "session"):
                            counted[state, session][3] |= speaks_for(statement, state)
            sessions = {session for _, session in counted}
            for state in rows:
                for session in sessions:
                    cell = counted[state, session]
                    zero = ("" if cell[1] else "covered_by_group" if cell[3] else "not_said" if cell[0] else
                            "nothing_on_file")
                    row = told.get((state, session))
                    if row is None:
                        corpus.differ("matrix", question, state, session, "is not told")
                        continue
                    corpus.same(f"matrix {question} {extra} {state} {session}",
                                [row["on_file"], row["statements"], row["occurrences"], row["zero"],
                                 sorted(row["groups"]), row["share"]],
                                [cell[0], cell[1], cell[2], zero, sorted(cell[3]), per(cell[1], cell[0], 100, 2)])
                    full = [date for date in dates[state] if len(date) == 10]
                    if len(full) == len(dates[state]) and full:
                        corpus.same(f"matrix {question} {state}, first and last use",
                                    [row["first_use"], row["last_use"]], [min(full), max(full)])
            if set(told) != {(state, session) for state in rows for session in sessions}:
                corpus.differ("matrix", question, "has cells that are none")
        never = {row["row"] for row in corpus.rows("matrix", question, "--never")}
        said = {state for i in found for state in values_of(corpus.statements[i], "country")}
        on_file = {state for s in corpus.statements.values() for state in values_of(s, "country")}
        corpus.same(f"matrix {question}, never", never, on_file - said - {"none"})


def sequences(statement):
    """Words by place, one a text."""
    return [{place: word for word, place in text.words} for text in (statement.title, statement.text)]


def phrases_of(statement, size):
    for words in sequences(statement):
        for place in words:
            phrase = [words.get(place + i, "") for i in range(size)]
            # Between letters of Han that a mark parts the engine leaves a place free; here none is.
            if all(phrase) and (size == 1 or not any(word_counts.HAN.search(word) for word in phrase)):
                yield " ".join(phrase)


def xlnx(x, expected):
    return x * math.log(x / expected) if x else 0.0


def close(a, b, decimals):
    return a == b if a is None or b is None else abs(a - b) <= 0.51 * 10 ** -decimals


def check_compare(corpus):
    for first, second in (("NOR", "CHE"), ("AUT", None)):
        a = [s for s in corpus.statements.values() if first in values_of(s, "country")]
        b = [s for s in corpus.statements.values() if s not in a and (second is None or second in values_of(s, "country"))]
        words_a, words_b = sum(map(words_in, a)), sum(map(words_in, b))
        for size in (1, 2, 3):
            counted = {}
            for side, selection in enumerate((a, b)):
                for statement in selection:
                    for phrase, times in collections.Counter(phrases_of(statement, size)).items():
                        cell = counted.setdefault(phrase, [0, 0, 0, 0, set(), set()])
                        cell[side] += times
                        cell[2 + side] += 1
                        cell[4 + side].add(statement.record["id"])
            least = 2
            arguments = ["compare", "country:" + first] + (["country:" + second] if second else [])
            told = {row["phrase"]: row for row in corpus.rows(
                *arguments, "--size", str(size), "--least", str(least), "--top", "0", "--function-words")
                if size == 1 or not word_counts.HAN.search(row["phrase"])}
            expected = {phrase: cell for phrase, cell in counted.items() if cell[0] + cell[1] >= least}
            corpus.same(f"{arguments}, size {size}", {p: [r["a"], r["b"], r["statements_a"], r["statements_b"],
                                                         set(r["ids_a"]), set(r["ids_b"])]
                                                     for p, r in told.items()}, expected)
            for phrase, (x, y, *_) in expected.items():
                row = told.get(phrase)
                if row is None:
                    continue
                e = (x + y) / (words_a + words_b)
                likelihood = 2 * (xlnx(x, words_a * e) + xlnx(y, words_b * e))
                ratio = math.log2(((x or 0.5) / words_a) / ((y or 0.5) / words_b))
                percent = None if y == 0 else 100 * (x / words_a - y / words_b) / (y / words_b)
                if not (close(row["log_likelihood"], likelihood, 2) and close(row["log_ratio"], ratio, 2)
                        and close(row["percent_difference"], percent, 0) and row["more_in"] == ("A" if x * words_b > y * words_a else "B")):
                    corpus.differ("compare", phrase, row, "counted", likelihood, ratio, percent)


def check_ngrams(corpus):
    for question, places in QUESTIONS[:2]:
        found = [s for s in corpus.statements.values() if any(places(s))]
        for size in (1, 2, 4):
            counted = collections.defaultdict(lambda: [0, 0, set()])
            for statement in found:
                for phrase, times in collections.Counter(phrases_of(statement, size)).items():
                    counted[phrase][0] += times
                    counted[phrase][1] += 1
                    counted[phrase][2].add(statement.record["id"])
            expected = {p: c for p, c in counted.items() if c[0] >= 3 and c[1] >= 2}
            rows = corpus.rows("ngrams", question, "--size", str(size), "--top", "0")
            corpus.same(f"ngrams {question}, size {size}",
                        {row["phrase"]: [row["occurrences"], row["statements"], set(row["ids"])] for row in rows},
                        expected)


def check_collocates(corpus):
    for question, places in QUESTIONS[:4]:
        for side, window in (("both", 5), ("left", 2), ("right", 3)):
            near, every, left, standing = (collections.Counter() for _ in range(4))
            beside_in = collections.defaultdict(set)
            nodes = 0
            for i, statement in corpus.statements.items():
                spans = anywhere_of(question, places)(statement) if any(places(statement)) else [[], []]
                own = set()
                for words, of_text in zip(sequences(statement), spans):
                    inside = {place for a, b in of_text for place in range(a, b + 1)}
                    before = {a - k for a, _ in of_text for k in range(1, window + 1)} if side != "right" else set()
                    after = {b + k for _, b in of_text for k in range(1, window + 1)} if side != "left" else set()
                    nodes += len(of_text)
                    for place, word in words.items():
                        if place in inside:
                            continue
                        every[word] += 1
                        if place in before or place in after:
                            near[word] += 1
                            own.add(word)
                            # Behind one place and before another: it stands on the right.
                            left[word] += place not in after
                standing.update(own)
                for word in own:
                    beside_in[word].add(i)
            rows = corpus.rows("collocates", question, "--side", side, "--window", str(window), "--least", "1",
                               "--top", "0", "--function-words")
            total, beside = sum(every.values()), sum(near.values())
            expected = {word: [n, left[word], every[word], standing[word], beside_in[word]] for word, n in near.items()
                        if n * total > beside * every[word]}
            corpus.same(f"collocates {question} {side} {window}",
                        {r["word"]: [r["near"], r["left"], r["on_file"], r["statements"], set(r["ids"])] for r in rows},
                        expected)
            for row in rows:
                word = row["word"]
                o11, r1, c1 = near[word], beside, every[word]
                table = [(o11, r1 * c1), (r1 - o11, r1 * (total - c1)), (c1 - o11, (total - r1) * c1),
                         (total - r1 - c1 + o11, (total - r1) * (total - c1))]
                likelihood = 2 * sum(xlnx(o, e / total) for o, e in table)
                dice = 14 + math.log2(2 * o11 / (nodes + c1)) if o11 else None
                information = math.log2(o11 * total / (r1 * c1)) if o11 else None
                if not (close(row["log_likelihood"], likelihood, 2) and close(row["log_dice"], dice, 2)
                        and close(row["mutual_information"], information, 2)):
                    corpus.differ("collocates", question, word, row, "counted", likelihood, dice, information)


CHECKS = {"export": check_export, "concordance": check_concordance, "trend": check_trend, "matrix": check_matrix,
          "compare": check_compare, "ngrams": check_ngrams, "collocates": check_collocates, "coverage": check_coverage}


def main(records, program, index, han_table, *checks):
    word_counts.read_han_table(han_table)
    with open(records, encoding="utf-8") as file:
        corpus = Corpus(json.load(file), program, index)
    for name in checks:
        before = corpus.differences
        CHECKS[name](corpus)
        print(name + ":", corpus.differences - before, "differences")
    return 1 if corpus.differences else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
