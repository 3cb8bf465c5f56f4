"""Times of the analyses over a generated corpus, beside a script that counts the same from the JSONL.

usage: benchmarks/analyses/run.py PROGRAMS STATEMENTS [--work DIR] [--table FILE]
PROGRAMS is the folder of rostrum-index, rostrum-search and rostrum-bench-corpus. Each command is run three times on a
warm machine; the median of the wall clock and the largest resident memory are told."""
import argparse
import collections
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

QUESTIONS = [
    ("trend weapons", ["trend", "weapons"]),
    ("trend weapons, by session", ["trend", "weapons", "--by", "session"]),
    ("trend of three questions", ["trend", "weapons", "--also", "mines", "--also", '"arms race"']),
    ("matrix weapons, country by session", ["matrix", "weapons", "--format", "csv"]),
    ("matrix fissile --never", ["matrix", "fissile", "--never"]),
    ("concordance fissile, sample of 100", ["concordance", "fissile", "--sample", "100"]),
    ("concordance fissile, all lines by right context", ["concordance", "fissile", "--sort", "right"]),
    ("compare two countries, words", ["compare", "country:NOR", "country:IRN"]),
    ("compare two countries, phrases of 3", ["compare", "country:NOR", "country:IRN", "--size", "3"]),
    ("collocates of fissile", ["collocates", "fissile"]),
    ("ngrams of 4 where fissile stands", ["ngrams", "fissile", "--size", "4"]),
    ("export of sentences with fissile, CSV", ["export", "fissile", "--what", "sentences", "--format", "csv"]),
    ("shared, all statements with all", ["shared"]),
    ("changes of one delegation", ["changes", "--country", "NOR", "--lang", "en"]),
    ("export of all statements, JSONL", ["export"]),
]


def run(command):
    """Seconds, megabytes, lines of the answer."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"{' '.join(command)}: {process.stderr.read().decode()}")
        out.seek(0)
        return seconds, usage.ru_maxrss / 1024, sum(chunk.count(b"\n") for chunk in iter(lambda: out.read(1 << 20), b""))


def by_hand(corpus):
    """What a script does instead: statements and places of one word by year, read from the JSONL."""
    start = time.perf_counter()
    word = re.compile(r"\bweapons?\b", re.I)
    on_file, found, places, words = (collections.Counter() for _ in range(4))
    with open(corpus, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            year = str(record.get("date", "none"))[:4]
            text = record.get("title", "") + "\n\n" + record["text"]
            count = len(word.findall(text))
            on_file[year] += 1
            words[year] += len(text.split())
            found[year] += count > 0
            places[year] += count
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("statements", type=int)
    parser.add_argument("--work", default=None)
    parser.add_argument("--table", default=None)
    options = parser.parse_args()
    work = options.work or tempfile.mkdtemp()
    program = lambda name: os.path.join(options.programs, name)
    corpus, index = os.path.join(work, "corpus.jsonl"), os.path.join(work, "index")
    if not os.path.exists(corpus):
        with open(corpus, "wb") as out:
            subprocess.run([program("rostrum-bench-corpus"), "--statements", str(options.statements)], stdout=out, check=True)
    if not os.path.exists(index):
        subprocess.run([program("rostrum-index"), "add", corpus, "--index", index, "--quiet", "--keep-duplicates"], check=True)
    lines = [f"{options.statements:,} generated statements; medians of three runs, each a process of its own", "",
             "| analysis | seconds | MB | lines |", "|---|---:|---:|---:|"]
    for name, arguments in QUESTIONS:
        runs = [run([program("rostrum-search"), *arguments, "--index", index]) for _ in range(3)]
        lines.append(f"| {name} | {statistics.median(r[0] for r in runs):.2f} | {max(r[1] for r in runs):.0f} | "
                     f"{runs[0][2]:,} |")
        print(lines[-1], flush=True)
    lines.append(f"| a Python script over the JSONL: the figures of `trend weapons` | {by_hand(corpus):.2f} | | |")
    text = "\n".join(lines) + "\n"
    print(text)
    if options.table:
        with open(options.table, "w", encoding="utf-8") as out:
            out.write(text)


if __name__ == "__main__":
    main()
