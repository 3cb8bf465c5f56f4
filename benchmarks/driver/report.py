"""The results as Markdown."""

from agreement import ORDER, SELECTED_FACET
from queries import CLASSES, VARIANTS

BEGIN = "<!-- figures: written by benchmarks/run.sh --publish -->"
END = "<!-- end of figures -->"


def _ms(microseconds):
    value = microseconds / 1e3
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def _row(cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _table(head, rows):
    return [_row(head), "|" + "---|" * len(head), *map(_row, rows), ""]


def _machine(results):
    machine = results["machine"]
    versions = ", ".join(f"{results['labels'][name]} {version}"
                         for name, version in results["versions"].items())
    lines = [
        f"- {machine['processor']}, {machine['cores']} cores, {machine['memory_gib']} GiB; "
        f"{machine['system']}, Linux {machine['kernel']}; load before the run "
        f"{machine['load_before']}",
        f"- one read from memory that nothing can guess: {machine['latency_256MB_ns']} ns "
        f"(8 MB: {machine['latency_8MB_ns']}, 256 kB: {machine['latency_256kB_ns']}, 16 kB: "
        f"{machine['latency_16kB_ns']}); in order {machine['sequential_GB_s']} GB/s",
        f"- {versions}",
        f"- at most {results['options']['runs']} repetitions a query or "
        f"{results['options']['budget_ms']} ms, in process, warm, one query at a time; seed "
        f"{results['options']['seed']}, {results['options']['per_class']} queries a class",
    ]
    lines += [f"- **{name} skipped**: {reason}" for name, reason in results["skipped"].items()]
    return [*lines, ""]


def goals_table(size):
    words = {"aim": "yes, and the aim", "least": "yes; the aim not", "no": "**no**"}
    rows = [(goal["what"], f"{goal['least']} {goal['unit']}", f"{goal['aim']} {goal['unit']}",
             f"{goal['figure']} {goal['unit']}", words[goal["reached"]]) for goal in size["goals"]]
    return _table(("what", "at least", "aim", "measured", "reached"), rows)


def _queries(size, labels):
    out = []
    for variant in ("full", "facets", "plain", "snippets", "top10"):
        names = [name for name in labels
                 if any(name in row.get(variant, {}) for row in size["table"].values())]
        if not names:
            continue
        peers = [name for name in names if name != "rostrum"]
        ratios = peers if "rostrum" in names else []
        out += [f"### {VARIANTS[variant][0].capitalize()}", "",
                "Median ms (95th percentile), and how many times Rostrum's median the peer's is.", ""]
        head = ["query", "statements", *[labels[name] for name in names],
                *[f"{labels[name]} ÷ Rostrum" for name in ratios]]
        rows = []
        for kind, text in CLASSES.items():
            cells = size["table"].get(kind, {}).get(variant)
            if not cells:
                continue
            first = cells[next(iter(cells))]
            rows.append([text, f"{first['total']:,}",
                         *[f"{_ms(cells[name]['median_us'])} ({_ms(cells[name]['p95_us'])})"
                           if name in cells else "–" for name in names],
                         *[cells.get(name, {}).get("ratio", "–") for name in ratios]])
        out += _table(head, rows)
        if variant == "top10":
            out += ["Here the engines may stop early, and the totals are lower bounds or estimates. "
                    "Rostrum has no such way: compare with its exact totals above.", ""]
    return out


def _building(size, labels):
    rows = []
    for name, row in size["building"].items():
        rows.append((labels.get(name, "Lucene"), row["threads"], f"{row['seconds']:.1f}",
                     f"{row['statements_per_second']:,.0f}", f"{row['text_mb_per_second']:.2f}",
                     f"{row['peak_mb']:.0f}", f"{row['bytes'] / 1e6:.1f}", f"{row['times_text']:.2f}"))
    stock = size.get("stock_defaults")
    if stock:
        part = f", first {stock['statements']:,} statements alone" if stock["subset"] else ""
        rows.append((f"Xapian TermGenerator, default threshold{part}", 1, f"{stock['seconds']:.1f}",
                     f"{stock['statements_per_second']:,.0f}", "", f"{stock['peak_mb']:.0f}",
                     f"{stock['bytes'] / 1e6:.1f}", ""))
    return _table(("engine", "threads", "s", "statements/s", "MB of text/s", "peak MB", "index MB",
                   "× text"), rows)


def _agreement(size, labels):
    out = []
    for name, report in size["agreement"].items():
        out.append(f"- {labels[name]}: {report['equal']} of {report['compared']} answers have "
                   f"Rostrum's total and facet counts; {report['shared_hits']} of ten hits are "
                   "shared on average")
        out += [f"  - not comparable: {CLASSES[kind]}: {reason}"
                for kind, reason in report["not_comparable"].items()]
        out += [f"  - **differs**: {each['id']} ({each['variant']}): {each['ours']} here, "
                f"{each['theirs']} there {each['facets'] or ''}" for each in report["different"]]
    out += [f"- **not steady**: {labels[name]} answered {', '.join(queries)} differently in turn"
            for name, queries in size["unsteady"].items() if queries]
    out += [f"- not compared: {SELECTED_FACET}", f"- not compared: {ORDER}", ""]
    return out


def _others(size, labels):
    names = {**labels, "xapian, quick": "Xapian without SNIPPET_EXHAUSTIVE"}
    out = _table(("passages for ten hits add", "ms"),
                 [(names.get(name, name), value) for name, value in size["snippet_ms"].items()])
    out += _table(("six facets add, a matching statement", "ns"),
                  [(names[name] + (", kept on one core" if name == "rostrum" else ""), value)
                   for name, value in size["facet_ns"].items()])
    out += _table(("`rostrum-search query` from start to answer", "median ms", "p95 ms"),
                  [(CLASSES[kind], row["median_ms"], row["p95_ms"])
                   for kind, row in size["command_line"].items()])
    if size.get("update"):
        out += _table(("one statement added to the index", "median ms"),
                      [("`rostrum-index add` has ended: it is durable", size["update"]["durable_ms"]),
                       ("`rostrum-search query` has found it", size["update"]["found_ms"])])
    return out


def markdown(results):
    """The whole report."""
    out = ["# Benchmark results", "", f"{results['date']}, `benchmarks/run.sh "
           f"{results['options']['arguments']}`", "", *_machine(results)]
    labels = results["labels"]
    for size in results["sizes"]:
        facts = size["facts"]
        out += [f"## {facts['statements']:,} statements, {facts['text_bytes'] / 1e6:.1f} MB of text, "
                f"{facts['words'] / facts['statements']:.0f} words each", ""]
        out += [*goals_table(size), "### Agreement", "", *_agreement(size, labels)]
        out += _queries(size, labels)
        out += ["### Building the index", "", *_building(size, labels)]
        out += ["### Parts", "", *_others(size, labels)]
    out += ["## Plots", ""]
    out += [f"![{title}]({name})" for name, title in results["plots"]]
    return "\n".join(out) + "\n"


def largest_with_peers(sizes):
    """The size that comparisons are shown for; the sizes ascend."""
    return max(sizes, key=lambda size: (len(size["answers"]), size["facts"]["statements"]))


def summary(results):
    """What docs/performance.md shows: the machine, and the goals at the largest size with peers and
    at those above."""
    shown = results["sizes"][results["sizes"].index(largest_with_peers(results["sizes"])):]
    out = [BEGIN, f"{results['date']}, `benchmarks/run.sh {results['options']['arguments']}`:", "",
           *_machine(results)]
    for size in shown:
        facts = size["facts"]
        out += [f"{facts['statements']:,} statements, {facts['text_bytes'] / 1e6:.0f} MB of text"
                + (":" if len(size["answers"]) > 1 else ", Rostrum alone:"), "", *goals_table(size)]
    return "\n".join([*out, END])


def publish(results, document):
    """Puts the summary between the marks of docs/performance.md."""
    text = document.read_text(encoding="utf-8")
    begin, end = text.index(BEGIN), text.index(END) + len(END)
    document.write_text(text[:begin] + summary(results) + text[end:], encoding="utf-8")
