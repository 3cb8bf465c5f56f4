"""Do the engines give the same answers? Totals and facet counts must be equal where they can be."""

# (engine, class): why its answers are another question's.
NOT_COMPARABLE = {
    ("sqlite", "near"): "FTS5 knows no paragraphs; its NEAR runs across them, Rostrum's does not",
}
# Said of every engine in the report.
SELECTED_FACET = ("a facet that a query filters on: Rostrum counts it as if its own filter were not "
                  "set, peers under all filters")
ORDER = ("the order of hits: each engine has its own weights (field lengths, title, rounding); how "
         "many of ten hits are shared is told above")


def compare(asked, base, other):
    """Compares two engines' answers; each is {(id, variant): answer}. Returns a report of one."""
    report = {"compared": 0, "equal": 0, "not_comparable": {}, "different": [], "shared_hits": None}
    shared = []
    for key, answer in other["answers"].items():
        query = asked[key[0]]
        mine = base["answers"].get(key)
        if mine is None:
            continue  # variants of this peer alone
        reason = NOT_COMPARABLE.get((other["name"], query["class"]))
        if reason:
            report["not_comparable"][query["class"]] = reason
            continue
        report["compared"] += 1
        filtered = {each["field"] for each in query["filters"]}
        facets = [name for name in mine["facets"]
                  if name not in filtered and mine["facets"][name] != answer["facets"].get(name)]
        if mine["total"] == answer["total"] and not facets:
            report["equal"] += 1
        else:
            report["different"].append({"id": key[0], "variant": key[1], "ours": mine["total"],
                                        "theirs": answer["total"], "facets": facets})
        if key[1] == "plain" and query["op"] in ("word", "or", "and") and mine["hits"]:
            shared.append(len(set(mine["hits"]) & set(answer["hits"])) / len(mine["hits"]))
    if shared:
        report["shared_hits"] = round(10 * sum(shared) / len(shared), 1)
    return report


def unsteady(engine):
    """Queries that an engine answered differently from one repetition to the next."""
    return [f"{key[0]} ({key[1]})" for key, answer in engine["answers"].items()
            if not answer["steady"]]
