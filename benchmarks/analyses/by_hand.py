"""What one would use instead of the analyses: each as a script over the JSONL, in the plainest Python, and those that SQL can
tell as SQLite with FTS5 and GROUP BY.

usage: by_hand.py script CORPUS ANALYSIS WORD | by_hand.py prepare CORPUS DATABASE | by_hand.py sqlite DATABASE ANALYSIS WORD
For similar and shared the id of a statement stands for WORD. Prints one figure, by which the answers are compared."""
import collections
import csv
import io
import json
import math
import re
import sqlite3
import sys

WORDS = re.compile(r"\w+")
SENTENCES = re.compile(r"(?<=[.!?])\s+")


def records(corpus):
    with open(corpus, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def text_of(record):
    return record.get("title", "") + "\n\n" + record["text"]


def value_of(record, field):
    value = record.get(field)
    if isinstance(value, dict):
        value = value.get("code") or value.get("label")
    return value if isinstance(value, str) else "none"


def country_of(record):
    author = record.get("delivered_by") or {}
    return record.get("country") or (author.get("code") if isinstance(author, dict) else author) or "none"


def trend(corpus, word):
    pattern = re.compile(rf"\b{word}\b", re.I)
    on_file, found, places, words = (collections.Counter() for _ in range(4))
    for record in records(corpus):
        year, text = str(record.get("date", "none"))[:4], text_of(record)
        count = len(pattern.findall(text))
        on_file[year] += 1
        words[year] += len(WORDS.findall(text))
        found[year] += count > 0
        places[year] += count
    return sum(places.values())


def matrix(corpus, word):
    pattern = re.compile(rf"\b{word}\b", re.I)
    cells = collections.Counter()
    for record in records(corpus):
        if pattern.search(text_of(record)):
            cells[country_of(record), value_of(record, "session")] += 1
    return sum(cells.values())


def concordance(corpus, word):
    pattern = re.compile(rf"\b{word}\b", re.I)
    lines = []
    for record in records(corpus):
        text = text_of(record)
        for match in pattern.finditer(text):
            lines.append((text[match.end():match.end() + 60].lower(), text[max(0, match.start() - 60):match.start()],
                          match[0], record["id"]))
    lines.sort()
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    return len(lines)


def compare(corpus, word):
    counts = {"NOR": collections.Counter(), "IRN": collections.Counter()}
    for record in records(corpus):
        own = counts.get(country_of(record))
        if own is not None:
            own.update(WORDS.findall(text_of(record).lower()))
    a, b = counts.values()
    total_a, total_b = sum(a.values()), sum(b.values())
    scores = {}
    for each in set(a) | set(b):
        o1, o2 = a[each], b[each]
        e1 = total_a * (o1 + o2) / (total_a + total_b)
        e2 = total_b * (o1 + o2) / (total_a + total_b)
        scores[each] = 2 * ((o1 * math.log(o1 / e1) if o1 else 0) + (o2 * math.log(o2 / e2) if o2 else 0))
    sorted(scores.items(), key=lambda each: -each[1])[:50]
    return None


def collocates(corpus, word):
    near, every, nodes = collections.Counter(), collections.Counter(), 0
    for record in records(corpus):
        for paragraph in text_of(record).split("\n\n"):
            words = WORDS.findall(paragraph.lower())
            every.update(words)
            places = [i for i, each in enumerate(words) if each == word]
            nodes += len(places)
            beside = {k for i in places for k in range(max(0, i - 5), min(len(words), i + 6)) if words[k] != word}
            near.update(words[k] for k in beside)
    return nodes


def ngrams(corpus, word):
    pattern = re.compile(rf"\b{word}\b", re.I)
    counts = collections.Counter()
    for record in records(corpus):
        text = text_of(record)
        if not pattern.search(text):
            continue
        for paragraph in text.split("\n\n"):
            words = WORDS.findall(paragraph.lower())
            counts.update(zip(words, words[1:], words[2:], words[3:]))
    [each for each in counts.items() if each[1] >= 3]
    return None


def similar(corpus, identifier):
    words_of = lambda record: collections.Counter(WORDS.findall(text_of(record).lower()))
    frequencies, statements, wanted = collections.Counter(), 0, None
    for record in records(corpus):
        own = words_of(record)
        frequencies.update(own.keys())
        statements += 1
        if record["id"] == identifier:
            wanted = own
    rarity = {each: math.log(statements / count) for each, count in frequencies.items()}
    weights = lambda own: {each: (1 + math.log(count)) * rarity[each] for each, count in own.items()}
    length = lambda vector: math.sqrt(sum(each * each for each in vector.values()))
    wanted = weights(wanted)
    scores = []
    for record in records(corpus):
        vector = weights(words_of(record))
        product = sum(weight * vector.get(word, 0) for word, weight in wanted.items())
        scores.append((product / (length(wanted) * length(vector) or 1), record["id"]))
    sorted(scores, reverse=True)[:10]
    return None


def shared(corpus, identifier):
    runs_of = lambda words: zip(words, words[1:], words[2:], words[3:], words[4:], words[5:])
    for record in records(corpus):
        if record["id"] == identifier:
            wanted = set(runs_of(WORDS.findall(record["text"].lower())))
            break
    found = collections.defaultdict(list)
    for record in records(corpus):
        for run in runs_of(WORDS.findall(record["text"].lower())):
            if run in wanted:
                found[run].append(record["id"])
    return None


def export(corpus, word):
    pattern = re.compile(rf"\b{word}\b", re.I)
    out = csv.writer(io.StringIO())
    places = 0
    for record in records(corpus):
        text = text_of(record)
        if not pattern.search(text):
            continue
        for sentence in SENTENCES.split(text):
            count = len(pattern.findall(sentence))
            if count:
                places += count
                out.writerow([record["id"], record.get("date"), country_of(record), sentence])
    return places


def coverage(corpus, word):
    cells = collections.defaultdict(lambda: [0, set(), "9", ""])
    total = 0
    for record in records(corpus):
        own = cells[value_of(record, "session")]
        own[0] += 1
        own[1].add(country_of(record))
        own[2], own[3] = min(own[2], record.get("date", "9")), max(own[3], record.get("date", ""))
        total += 1
    return total


def prepare(corpus, database):
    db = sqlite3.connect(database)
    db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
                     "CREATE TABLE statements(id TEXT, date TEXT, country TEXT, session TEXT, words INTEGER, text TEXT);"
                     "CREATE VIRTUAL TABLE texts USING fts5(text, content='statements', content_rowid='rowid');")
    db.executemany("INSERT INTO statements VALUES(?,?,?,?,?,?)",
                   ((r["id"], r.get("date", "none"), country_of(r), value_of(r, "session"), len(WORDS.findall(text_of(r))),
                     text_of(r)) for r in records(corpus)))
    db.execute("INSERT INTO texts(texts) VALUES('rebuild')")
    db.executescript("CREATE INDEX by_year ON statements(substr(date, 1, 4), words);"
                     "CREATE INDEX by_session ON statements(session, country, date);")
    db.commit()


SQL = {
    # Statements alone: FTS5 does not tell places of a word by document.
    "trend": ["SELECT substr(date, 1, 4), count(*), sum(words) FROM statements GROUP BY 1",
              "SELECT substr(date, 1, 4), count(*) FROM texts JOIN statements s ON s.rowid = texts.rowid "
              "WHERE texts MATCH :word GROUP BY 1"],
    "matrix": ["SELECT country, session, count(*) FROM texts JOIN statements s ON s.rowid = texts.rowid "
               "WHERE texts MATCH :word GROUP BY 1, 2"],
    "concordance": ["SELECT s.id, snippet(texts, 0, '[', ']', '…', 20) FROM texts JOIN statements s "
                    "ON s.rowid = texts.rowid WHERE texts MATCH :word"],
    "export": ["SELECT s.id, s.date, s.country, s.text FROM texts JOIN statements s ON s.rowid = texts.rowid "
               "WHERE texts MATCH :word"],
    "coverage": ["SELECT session, count(*), count(DISTINCT country), min(date), max(date) FROM statements GROUP BY 1"],
}


def sqlite(database, analysis, word):
    db = sqlite3.connect(database)
    rows = []
    for sql in SQL[analysis]:
        rows = db.execute(sql, {"word": word} if ":word" in sql else {}).fetchall()
    return sum(row[-1] for row in rows) if analysis in ("trend", "matrix") else None


if __name__ == "__main__":
    kind, *arguments = sys.argv[1:]
    if kind == "script":
        print(json.dumps(globals()[arguments[1]](arguments[0], arguments[2])))
    elif kind == "prepare":
        prepare(*arguments)
    else:
        print(json.dumps(sqlite(*arguments)))
