"""From single answers to the figures that are read: classes, ratios, goals."""

import math
import statistics

from queries import CLASSES, VARIANTS, WIDE


def table_of(asked, engines):
    """{class: {variant: {engine: {total, median_us, p95_us, ratio}}}}; the ratio is how many times
    Rostrum's median goes into the engine's, the geometric mean over the queries of the class."""
    rows = {}
    ours = engines["rostrum"]
    for kind in CLASSES:
        ids = [each for each, query in asked.items() if query["class"] == kind]
        for variant in VARIANTS:
            for name, answers in engines.items():
                found = [answers[each, variant] for each in ids if (each, variant) in answers]
                if not found:
                    continue
                cell = {
                    "total": round(statistics.mean(each["total"] for each in found)),
                    "median_us": round(statistics.median(each["median_us"] for each in found), 1),
                    "p95_us": round(statistics.median(each["p95_us"] for each in found), 1),
                }
                ratio = _ratio(answers, ours, ids, variant)
                if ratio is not None and name != "rostrum":
                    cell["ratio"] = ratio
                rows.setdefault(kind, {}).setdefault(variant, {})[name] = cell
    return rows


def _ratio(theirs, ours, ids, variant, our_variant=None):
    pairs = [(theirs[each, variant]["median_us"], ours[each, our_variant or variant]["median_us"])
             for each in ids
             if (each, variant) in theirs and (each, our_variant or variant) in ours]
    if not pairs:
        return None
    return round(math.exp(statistics.mean(math.log(a / b) for a, b in pairs)), 2)


def _ids(asked, *classes):
    return [each for each, query in asked.items() if query["class"] in classes]


def snippet_times(asked, engines):
    """Milliseconds that passages for ten hits add, by engine: with a passage less without."""
    ids = _ids(asked, "common", "or2", "or3")
    rows = {}
    for name, answers in engines.items():
        for variant in ("snippets", "quick"):
            extra = [answers[each, variant]["median_us"] - answers[each, "plain"]["median_us"]
                     for each in ids if (each, variant) in answers]
            if extra:
                label = name if variant == "snippets" else f"{name}, quick"
                rows[label] = round(statistics.median(extra) / 1e3, 3)
    return rows


def facet_nanoseconds(asked, engines):
    """Nanoseconds that six facets add for each matching statement, by engine: with less without."""
    rows = {}
    for name, answers in engines.items():
        extra = [(answers[each, "facets"]["median_us"] - answers[each, "plain"]["median_us"]) * 1e3
                 / answers[each, "plain"]["total"]
                 for each in _ids(asked, *WIDE)
                 if (each, "facets") in answers and answers[each, "plain"]["total"]]
        if extra:
            rows[name] = round(statistics.median(extra), 2)
    return rows


def whole_answer_p95_ms(asked, answers):
    """The 95th percentile over all queries of their 95th percentiles, everything asked for."""
    times = sorted(answers[each, "full"]["p95_us"] for each in asked if (each, "full") in answers)
    return round(times[min(len(times) - 1, len(times) * 95 // 100)] / 1e3, 3)


def goals(size):
    """The goals of the project with what was reached: rows of (what, least, aim, figure, more)."""
    asked, engines, building = size["asked"], size["answers"], size["building"]
    ours = engines["rostrum"]
    rows = []

    def ratio(what, least, aim, peer, classes, variant):
        if peer in engines:
            figure = _ratio(engines[peer], ours, _ids(asked, *classes), variant)
            rows.append((what, least, aim, figure, True, "times"))

    wide = ("common", "or2", "or3")
    ratio("ten hits, total, six facets: against Xapian with spies", 18, 80, "xapian", wide, "facets")
    ratio("the same against Lucene with facets", 2, 8, "lucene", wide, "facets")
    ratio("the same against SQLite with GROUP BY", 45, 200, "sqlite", wide, "facets")
    ratio("ten hits and total, OR of three: against Lucene, exact", 1, 5, "lucene", ("or3",), "plain")
    phrases = ("phrase2", "phrase4")
    ratio("phrases, exact total: against Xapian", 8, 12, "xapian", phrases, "plain")
    ratio("phrases, exact total: against Lucene", 2, 4, "lucene", phrases, "plain")
    rows.append(("six facets counted, a matching statement, one core", 3.5, 2,
                 size["facet_ns"]["rostrum"], False, "ns"))
    passages = size["snippet_ms"]
    if passages.get("xapian"):
        # 0.5 and 0.2 ms on a machine where MSet::snippet takes 6.8.
        rows.append((f"passages for ten hits ({passages['rostrum']} ms): against Xapian's", 13.6, 34,
                     round(passages["xapian"] / passages["rostrum"], 1), True, "times"))
    rows.append(("whole answer, p95", 5, 1, size["whole_answer_p95_ms"], False, "ms"))
    if size["command_line"]:
        worst = max(row["median_ms"] for row in size["command_line"].values())
        rows.append(("command line from start to answer", 50, 15, worst, False, "ms"))
    stock = size.get("stock_defaults")
    if stock:
        faster = (building["rostrum"]["statements_per_second"] / stock["statements_per_second"])
        rows.append((f"indexing on {building['rostrum']['threads']} cores: against TermGenerator at "
                     "its defaults on one", 4, 10, round(faster, 2), True, "times"))
    several = building.get("lucene-threads")
    if several:
        faster = (building["rostrum"]["statements_per_second"] / several["statements_per_second"])
        rows.append(("indexing: against Lucene on as many threads", 1, 1, round(faster, 2), True,
                     "times"))
    rows.append(("peak memory while indexing", 500, 350, building["rostrum"]["peak_mb"], False, "MB"))
    rows.append(("index against text", 2.2, 1.5, building["rostrum"]["times_text"], False, "times"))
    if size.get("update"):
        rows.append(("one statement added, until it is found", 100, 100, size["update"]["found_ms"],
                     False, "ms"))
    return [{"what": what, "least": least, "aim": aim, "figure": figure, "unit": unit,
             "reached": _reached(figure, least, aim, more)}
            for what, least, aim, figure, more, unit in rows if figure is not None]


def _reached(figure, least, aim, more):
    def holds(bound):
        return figure >= bound if more else figure <= bound
    return "aim" if holds(aim) else "least" if holds(least) else "no"
