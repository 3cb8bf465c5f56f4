"""The benchmark suite: benchmarks/run.sh builds what this runs. See docs/performance.md."""

import argparse
import datetime
import json
import pathlib
import shutil
import sys

import agreement
import engines as engine_list
import machine
import measures
import plots
import queries
import report
import summary
from processes import Failed, run

SOURCE = pathlib.Path(__file__).resolve().parent.parent
QUICK_STATEMENTS = 3_000


def number(text):
    """10k, 1M or 12345."""
    factor = {"k": 1_000, "m": 1_000_000}.get(text[-1:].lower(), 1)
    digits = text[:-1] if factor > 1 else text
    if not digits.isdigit() or int(digits) == 0:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number such as 20000, 10k or 1M")
    return int(digits) * factor


def numbers(text):
    return [number(each) for each in text.split(",")]


def options():
    parser = argparse.ArgumentParser(
        prog="benchmarks/run.sh",
        description="Measures Rostrum beside Xapian, SQLite and Lucene on a generated corpus.")
    parser.add_argument("--quick", action="store_true",
                        help=f"{QUICK_STATEMENTS:,} statements, under three minutes")
    parser.add_argument("--statements", type=number, help="one size; 10k unless given")
    parser.add_argument("--sizes", type=numbers, help="several sizes, as 10k,100k,1M")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", default="xapian,sqlite,lucene", help="which, with commas; none")
    parser.add_argument("--peers-up-to", type=number, help="leaves peers out of larger sizes")
    parser.add_argument("--runs", type=int, help="most repetitions of a query (200; quick 30)")
    parser.add_argument("--budget-ms", type=int, help="longest for one query (500; quick 60)")
    parser.add_argument("--name", help="of the folder below benchmarks/results")
    parser.add_argument("--results", type=pathlib.Path, default=SOURCE / "results",
                        help="where that folder is made instead")
    parser.add_argument("--work", type=pathlib.Path, help="folder for corpora and indexes")
    parser.add_argument("--keep", action="store_true", help="keep corpora and indexes")
    parser.add_argument("--publish", action="store_true",
                        help="put the figures into docs/performance.md")
    parser.add_argument("--programs", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.sizes and chosen.statements:
        parser.error("give --statements or --sizes, not both")
    chosen.sizes = sorted(chosen.sizes or [chosen.statements or
                                           (QUICK_STATEMENTS if chosen.quick else 10_000)])
    chosen.peers_up_to = chosen.peers_up_to or chosen.sizes[-1]
    chosen.runs = chosen.runs or (30 if chosen.quick else 200)
    chosen.budget_ms = chosen.budget_ms or (60 if chosen.quick else 500)
    chosen.per_class = 1 if chosen.quick else 5
    chosen.peers = [each for each in chosen.peers.split(",") if each not in ("", "none")]
    unknown = set(chosen.peers) - {"xapian", "sqlite", "lucene"}
    if unknown:
        parser.error(f"no such peer: '{sorted(unknown)[0]}'; one of: xapian, sqlite, lucene")
    return chosen


def say(text):
    print(f"{datetime.datetime.now():%H:%M:%S} {text}", file=sys.stderr, flush=True)


def measure(statements, chosen, engines, work, versions, cores):
    """Everything at one size."""
    programs = chosen.programs
    if statements > chosen.peers_up_to:
        engines = [each for each in engines if each.name == "rostrum"]
    corpus, chosen_queries = work / "corpus.jsonl", work / "queries.jsonl"
    say(f"{statements:,} statements: generating")
    run([programs / "rostrum-bench-corpus", "--statements", str(statements), "--seed",
         str(chosen.seed), "--queries", chosen_queries, "--facts", work / "facts.json"],
        stdout=corpus)
    size = {"facts": json.loads((work / "facts.json").read_text(encoding="utf-8")),
            "building": {}, "answers": {}}
    for engine in engines:
        say(f"{statements:,} statements: {engine.label} indexes")
        versions[engine.name], size["building"][engine.name] = measures.build(
            engine, corpus, work / engine.name, size["facts"])
    if any(engine.name == "xapian" for engine in engines):
        say(f"{statements:,} statements: Xapian indexes at its defaults")
        size["stock_defaults"] = measures.stock_defaults(programs, corpus, work, statements)
    size["building"].update(
        measures.build_by_threads(engines, corpus, work, size["facts"], cores))
    for engine in engines:
        say(f"{statements:,} statements: {engine.label} answers")
        size["asked"] = queries.write(chosen_queries, engine, work / "asked.jsonl",
                                      chosen.per_class)
        answers = engine.query(work / engine.name, work / "asked.jsonl", work / "answers.jsonl",
                               chosen.runs, chosen.budget_ms)
        size["answers"][engine.name] = {(each["id"], each["variant"]): each for each in answers}
    ours = work / "rostrum"
    say(f"{statements:,} statements: facets on one core")
    size["one_core"] = measures.facets_on_one_core(engines[0], ours, size["asked"], work,
                                                   chosen.runs, chosen.budget_ms)
    say(f"{statements:,} statements: the command line")
    size["command_line"] = measures.command_line(programs, ours, size["asked"])
    size["update"] = measures.one_statement_more(programs, ours, work)
    return evaluate(size)


def evaluate(size):
    asked, answers = size["asked"], size["answers"]
    named = {name: {"name": name, "answers": each} for name, each in answers.items()}
    size["agreement"] = {name: agreement.compare(asked, named["rostrum"], other)
                         for name, other in named.items() if name != "rostrum"}
    size["unsteady"] = {name: agreement.unsteady(each) for name, each in named.items()}
    size["table"] = summary.table_of(asked, answers)
    size["snippet_ms"] = summary.snippet_times(asked, answers)
    size["facet_ns"] = summary.facet_nanoseconds(asked, {**answers,
                                                         "rostrum": size.pop("one_core")})
    size["whole_answer_p95_ms"] = summary.whole_answer_p95_ms(asked, answers["rostrum"])
    size["goals"] = summary.goals(size)
    return size


def draw(results, folder):
    """Writes the plots; returns (file, title) of each."""
    labels, sizes = results["labels"], results["sizes"]
    last = report.largest_with_peers(sizes)
    drawn = []

    def keep(name, title, svg):
        if svg:
            (folder / name).write_text(svg, encoding="utf-8")
            drawn.append((name, title))

    count = f"{last['facts']['statements']:,} statements"
    for variant, what in (("full", "whole answers"), ("plain", "ten hits and the exact total")):
        title = f"{what.capitalize()}, {count}: median"
        groups = [(queries.CLASSES[kind], {name: cell["median_us"] / 1e3
                                           for name, cell in row[variant].items()})
                  for kind, row in last["table"].items() if variant in row]
        keep(f"{variant}.svg", title, plots.bars(title, "ms", groups, labels))
    title = f"Building the index, {count}: statements a second"
    keep("building.svg", title, plots.bars(title, "/s", [
        ("with each engine's best known settings",
         {name: row["statements_per_second"] for name, row in last["building"].items()})], labels))
    for kind in ("common", "or3", "phrase2", "browse"):
        title = f"Growth, whole answers, {queries.CLASSES[kind]}: median"
        series = {name: [(size["facts"]["statements"],
                          size["table"][kind]["full"][name]["median_us"] / 1e3) for size in sizes
                         if name in size["answers"]]
                  for name in labels}
        keep(f"growth-{kind}.svg", title, plots.lines(title, "ms", series, labels))
    return drawn


def write(results, folder):
    folder.mkdir(parents=True, exist_ok=True)
    results["plots"] = draw(results, folder)
    (folder / "table.md").write_text(report.markdown(results), encoding="utf-8")
    written = {**results, "sizes": [
        {**{key: value for key, value in size.items() if key != "asked"},
         "queries": list(size["asked"].values()),
         "answers": {name: [{key: value for key, value in answer.items() if key != "hits"}
                            for answer in each.values()]
                     for name, each in size["answers"].items()}}
        for size in results["sizes"]]}
    (folder / "results.json").write_text(
        json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main():
    chosen = options()
    # A folder of our own below the one given: it is removed at the end.
    work = (chosen.work or SOURCE.parent / "build") / "rostrum-benchmarks"
    work.mkdir(parents=True, exist_ok=True)
    description = machine.describe(chosen.programs)
    engines, skipped = engine_list.available(chosen.programs, SOURCE, work, chosen.peers,
                                             description["cores"])
    for name, reason in skipped.items():
        say(f"{name} is skipped: {reason}")
    results = {
        "date": f"{datetime.date.today():%Y-%m-%d}",
        "machine": description,
        "versions": {},
        "skipped": skipped,
        "labels": {engine.name: engine.label for engine in engines},
        "options": {"arguments": " ".join(sys.argv[3:]), "seed": chosen.seed, "runs": chosen.runs,
                    "budget_ms": chosen.budget_ms, "per_class": chosen.per_class},
        "sizes": [],
    }
    name = chosen.name or "-".join([results["date"], *map(str, chosen.sizes)]) + (
        "-quick" if chosen.quick else "")
    folder = chosen.results / name
    for statements in chosen.sizes:
        results["sizes"].append(measure(statements, chosen, engines, work, results["versions"],
                                        description["cores"]))
        write(results, folder)  # what is measured is kept, whatever becomes of a larger size
    different = sum(len(each["different"]) for size in results["sizes"]
                    for each in size["agreement"].values())
    if chosen.publish:
        report.publish(results, SOURCE.parent / "docs" / "performance.md")
    if not chosen.keep:
        shutil.rmtree(work)
    say(f"written: {folder / 'table.md'}")
    if different:
        say(f"{different} answers differ between engines; the table names them")
    return 1 if different else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failure:
        print(f"benchmarks/run.sh: {failure}", file=sys.stderr)
        sys.exit(2)
