"""What is measured around the queries: building, the command line, one statement more."""

import itertools
import json
import os
import shutil
import statistics
import time
from dataclasses import replace

import queries
from engines import Engine
from processes import run, size_of

SUBSET = 20_000
COMMAND_LINE_RUNS = 30
UPDATE_RUNS = 5


def build(engine, corpus, index, facts):
    """Builds an engine's index and returns what it took."""
    measured, version = engine.index(corpus, index)
    size = size_of(index)
    return version, {
        "seconds": round(measured.seconds, 3),
        "cpu_seconds": round(measured.cpu_seconds, 3),
        "statements_per_second": round(facts["statements"] / measured.seconds, 1),
        "text_mb_per_second": round(facts["text_bytes"] / 1e6 / measured.seconds, 2),
        "peak_mb": round(measured.peak_mb, 1),
        "bytes": size,
        "times_text": round(size / facts["text_bytes"], 3),
        "threads": engine.threads,
    }


def build_by_threads(engines, corpus, work, facts, cores):
    """Lucene on as many threads as Rostrum, where there are several."""
    rows = {}
    for engine in engines:
        if engine.name == "lucene" and cores > 1:
            index = work / "lucene-threads"
            several = replace(engine, flags=["--threads", str(cores)], threads=cores)
            rows["lucene-threads"] = build(several, corpus, index, facts)[1]
            shutil.rmtree(index)
    return rows


def stock_defaults(programs, corpus, work, statements):
    """TermGenerator at Xapian's defaults, on one thread; of big corpora the first 20,000 alone."""
    taken = min(statements, SUBSET)
    part = work / "subset.jsonl"
    with open(corpus, "rb") as lines, open(part, "wb") as out:
        out.writelines(itertools.islice(lines, taken))
    program = programs / "rostrum-bench-xapian"
    index = work / "xapian-defaults"
    engine = Engine("xapian-defaults", "Xapian, default threshold", [program, "query"],
                    [program, "index"])
    measured, _ = engine.index(part, index)
    return {
        "statements": taken,
        "subset": taken < statements,
        "seconds": round(measured.seconds, 3),
        "statements_per_second": round(taken / measured.seconds, 1),
        "peak_mb": round(measured.peak_mb, 1),
        "bytes": size_of(index),
        "threads": 1,
    }


def facets_on_one_core(rostrum, index, asked, work, runs, budget_ms):
    """Answers with and without facets, of a process that has one processor: Rostrum else counts
    facets while another thread ranks, and their own time would not be seen."""
    path = work / "asked.jsonl"
    queries.write_some([query for query in asked.values() if query["class"] in queries.WIDE],
                       ("plain", "facets"), path)
    answers = rostrum.query(index, path, work / "answers.jsonl", runs, budget_ms,
                            processor=min(os.sched_getaffinity(0)))
    return {(each["id"], each["variant"]): each for each in answers}


def command_line(programs, index, asked):
    """From the start of rostrum-search to the end of its answer: ten hits, passages, all facets."""
    rows = {}
    for query in asked.values():
        if query["class"] not in ("middle", "common", "or3") or not query["id"].endswith("-1"):
            continue
        text = (" OR " if query["op"] == "or" else " ").join(query["words"])
        command = [programs / "rostrum-search", "query", text, "--index", index, "--format", "json"]
        times = sorted(run(command).seconds * 1e3 for _ in range(COMMAND_LINE_RUNS))
        rows[query["class"]] = {"median_ms": round(statistics.median(times), 2),
                                "p95_ms": round(times[len(times) * 95 // 100], 2)}
    return rows


def one_statement_more(programs, index, work):
    """From the start of rostrum-index add to an answer that has the new statement, and by steps."""
    adding, finding = [], []
    for number in range(UPDATE_RUNS):
        word = "novum" + "abcdefgh"[number] * 3
        path = work / f"added-{number}.jsonl"
        path.write_text(json.dumps({"id": f"added-{number}", "country": "NOR", "date": "2026-06-01",
                                    "text": f"Norway spoke of {word} and of weapons."}) + "\n",
                        encoding="utf-8")
        start = time.perf_counter()
        run([programs / "rostrum-index", "add", path, "--index", index, "--quiet"])
        added = time.perf_counter()
        found = run([programs / "rostrum-search", "query", word, "--index", index, "--format",
                     "json"])
        end = time.perf_counter()
        if json.loads(found.out)["total"]["count"] != 1:
            raise RuntimeError(f"the statement added was not found: '{word}'")
        adding.append((added - start) * 1e3)
        finding.append((end - start) * 1e3)
    return {"durable_ms": round(statistics.median(adding), 1),
            "found_ms": round(statistics.median(finding), 1), "runs": UPDATE_RUNS}
