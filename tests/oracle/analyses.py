"""Counts again what the analyses of rostrum-search tell, from the records alone: words are found by word_counts.py,
which shares no code with the engine, and every statement is read for every figure.

usage: analyses.py RECORDS SEARCH-PROGRAM INDEX HAN-TABLE CHECK...
RECORDS is what 'rostrum-index inspect' prints. Prints a line for each difference; exits with 1 if there is any, 77 if
python3-xapian is not there."""
import csv
import io
import json
import re
import subprocess
import sys

try:
    import word_counts
    from word_counts import Statement, WORDS, either, side_by_side
except ImportError:
    print("python3-xapian is not installed")
    sys.exit(77)

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
        # The words of AND may stand in different paragraphs: then their places are those of OR.
        anywhere = places
        if question == "nuclear weapons":
            anywhere = lambda s: either(s.form("nuclear"), s.form("weapons"))
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


CHECKS = {"export": check_export}


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
