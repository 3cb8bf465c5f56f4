"""Times and memory of the analyses over a generated corpus, beside what one would use instead: a script over the JSONL, and
SQLite with FTS5 and GROUP BY where SQL can tell it (by_hand.py). All in one run, each a process of its own, in turns.

usage: benchmarks/analyses/run.py PROGRAMS STATEMENTS [--work DIR] [--table FILE] [--runs N]
PROGRAMS is the folder of rostrum-index, rostrum-search and rostrum-bench-corpus. The median of the wall clock, of the
processor time and the largest resident memory are told; where both tell the same figure it is compared."""
import argparse
import csv
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

WORD = "fissile"
ID = "ID"  # stands for that of the statement in the middle
HERE = os.path.dirname(os.path.abspath(__file__))


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def total(column):
    return lambda text: sum(int(row[column]) for row in rows(text))


# Name, arguments, what by_hand.py calls it, and the figure that both tell: by the script, by SQL.
QUESTIONS = [
    ("trend: a word by year", ["trend", f'"{WORD}"'], "trend", total("occurrences"), total("statements")),
    ("trend of three words, by session", ["trend", f'"{WORD}"', "--also", "mines", "--also", "weapons", "--by", "session"],
     None, None, None),
    ("matrix: countries by sessions", ["matrix", f'"{WORD}"'], "matrix", None, None),
    ("matrix --never", ["matrix", f'"{WORD}"', "--never"], None, None, None),
    ("concordance: every line, by right context", ["concordance", f'"{WORD}"', "--sort", "right"], "concordance",
     lambda text: len(rows(text)), None),
    ("concordance: a sample of 100", ["concordance", f'"{WORD}"', "--sample", "100"], None, None, None),
    ("compare: words of two countries", ["compare", "country:NOR", "country:IRN"], "compare", None, None),
    ("compare: words of a country and of the rest", ["compare", "country:NOR"], None, None, None),
    ("compare: phrases of three words", ["compare", "country:NOR", "country:IRN", "--size", "3"], None, None, None),
    ("collocates of a word", ["collocates", f'"{WORD}"'], "collocates", None, None),
    ("ngrams: phrases of four words where a word stands", ["ngrams", f'"{WORD}"', "--size", "4"], "ngrams", None, None),
    ("coverage by meeting", ["coverage"], "coverage", total("statements"), None),
    ("coverage: gaps by delegation", ["coverage", "--by", "delegation", "--gaps"], None, None, None),
    ("export: every sentence with a word", ["export", f'"{WORD}"', "--what", "sentences"], "export", None, None),
    ("similar: the nearest to one statement", ["similar", ID], "similar", None, None),
    ("shared: one statement with all", ["shared", ID], "shared", None, None),
    ("shared: a country with all", ["shared", "country:NOR", ""], None, None, None),
    ("shared: all statements with all", ["shared"], None, None, None),
    ("changes of one delegation", ["changes", "--country", "NOR", "--lang", "en"], None, None, None),
    ("export: every statement, JSONL", ["export", "--format", "jsonl"], None, None, None),
    ("saved run: what is new of 17,000", ["saved", "run", "--peek", "--format", "jsonl"], None, None, None),
]
SQL = {"trend", "matrix", "concordance", "export", "coverage"}


class Run:
    """What it prints is kept where a figure of it is told: a child's largest memory is never less than ours when it begins."""

    def __init__(self, command, environment=None, keep=True):
        with tempfile.TemporaryFile() as out:
            start = time.perf_counter()
            process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, env=environment)
            _, status, usage = os.wait4(process.pid, 0)
            self.seconds = time.perf_counter() - start
            if os.waitstatus_to_exitcode(status) > 1:
                sys.exit(f"{' '.join(command)}: {process.stderr.read().decode()}")
            self.processor = usage.ru_utime + usage.ru_stime
            self.megabytes = usage.ru_maxrss / 1024
            out.seek(0)
            self.text = out.read().decode() if keep else ""


def id_in_the_middle(corpus, statements):
    with open(corpus, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if number == max(1, statements // 2):
                return json.loads(line)["id"]


def median(runs, name):
    return statistics.median(getattr(each, name) for each in runs)


def times(ratio):
    return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.1f}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("statements", type=int)
    parser.add_argument("--work", default=None)
    parser.add_argument("--table", default=None)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    work = options.work or tempfile.mkdtemp()
    os.makedirs(work, exist_ok=True)
    program = lambda name: os.path.join(options.programs, name)
    corpus, index, database = (os.path.join(work, name) for name in ("corpus.jsonl", "index", "statements.db"))
    if not os.path.exists(corpus):
        with open(corpus, "wb") as out:
            subprocess.run([program("rostrum-bench-corpus"), "--statements", str(options.statements)], stdout=out, check=True)
    if not os.path.exists(index):
        subprocess.run([program("rostrum-index"), "add", corpus, "--index", index, "--quiet", "--keep-duplicates"], check=True)
    by_hand = [sys.executable, os.path.join(HERE, "by_hand.py")]
    if not os.path.exists(database):
        subprocess.run([*by_hand, "prepare", corpus, database], check=True)
    one = id_in_the_middle(corpus, options.statements)
    environment = {**os.environ, "XDG_DATA_HOME": os.path.join(work, "data")}
    subprocess.run([program("rostrum-search"), "saved", "add", "words", f'"{WORD}"', "--from-now", "--replace", "--index",
                    index], check=True, env=environment, stdout=subprocess.DEVNULL)

    size = os.path.getsize(corpus) / 1e6
    lines = [f"{options.statements:,} generated statements ({size:,.0f} MB of JSONL); medians of {options.runs} runs, of a "
             f"script {max(1, options.runs // 2)}. `×`: how many times as long the other took, by processor time.", "",
             "| analysis | seconds | processor | MB | script, seconds | × | SQLite, seconds | × | the same figure |",
             "|---|---:|---:|---:|---:|---:|---:|---:|---|"]
    for name, arguments, peer, of_script, of_sql in QUESTIONS:
        own, script, sql = [], [], []
        about = one if ID in arguments else WORD
        arguments = [one if each == ID else each for each in arguments]
        form = [] if "--format" in arguments else ["--format", "csv"]
        command = [program("rostrum-search"), *arguments, *form, "--index", index]
        for i in range(options.runs):
            own.append(Run(command, environment, keep=bool((of_script or of_sql) and not own)))
            if peer in SQL:
                sql.append(Run([*by_hand, "sqlite", database, peer, about]))
            if peer and i < max(1, options.runs // 2):
                script.append(Run([*by_hand, "script", corpus, peer, about]))
        agreed = []
        for told, runs, figure in ((of_script, script, "script"), (of_sql, sql, "SQLite")):
            if told and runs:
                mine, other = told(own[0].text), json.loads(runs[0].text)
                agreed.append(f"{mine:,}" if mine == other else f"{mine:,}, {figure} {other:,}")
        ratio = lambda runs: times(median(runs, "processor") / median(own, "processor")) if runs else ""
        seconds = lambda runs: f"{median(runs, 'seconds'):.2f}" if runs else ""
        lines.append(f"| {name} | {median(own, 'seconds'):.2f} | {median(own, 'processor'):.2f} | "
                     f"{median(own, 'megabytes'):.0f} | {seconds(script)} | {ratio(script)} | {seconds(sql)} | {ratio(sql)} | "
                     f"{'; '.join(agreed)} |")
        print(lines[-1], flush=True)
    text = "\n".join(lines) + "\n"
    if options.table:
        with open(options.table, "w", encoding="utf-8") as out:
            out.write(text)


if __name__ == "__main__":
    main()
