"""The queries in their variants: what is asked for besides ten hits and the exact total."""

import json

CLASSES = {
    "rare": "a word in about 12 statements",
    "middle": "a word in 0.7 % of the statements",
    "common": "a word in 25 to 70 % of the statements",
    "everywhere": "the",
    "or2": "two common words, OR",
    "or3": "three common words, OR",
    "and2": "two common words, AND",
    "and3": "three common words, AND",
    "phrase2": "a phrase of 2 words",
    "phrase4": "a phrase of 4 words",
    "near": "two words, NEAR/10",
    "prefix": "a wildcard of 5 letters",
    "filter1": "a common word, one country",
    "filter2": "a common word, one country, one convention",
    "filter3": "a common word, country, convention, language",
    "dates": "a common word, four years",
    "browse": "no words: all statements, newest first",
}

VARIANTS = {
    "plain": ("ten hits and the exact total", {}),
    "facets": ("ten hits, the exact total, six facets", {"facets": True}),
    "snippets": ("ten hits with a passage each, the exact total", {"snippets": 1}),
    "full": ("ten hits with passages, the exact total, six facets", {"facets": True, "snippets": 3}),
    "top10": ("ten hits; the total may be an estimate", {"exact": False}),
    "quick": ("as snippets, by the engine's quicker way", {"snippets": 1, "quick_snippets": True}),
}


# Classes in which facets have much to count.
WIDE = ("common", "everywhere", "or2", "or3", "browse")


def write_some(chosen, variants, path):
    """Writes queries, each in some variants."""
    with open(path, "w", encoding="utf-8") as out:
        for query in chosen:
            for variant in variants:
                json.dump({**query, "variant": variant, **VARIANTS[variant][1]}, out)
                out.write("\n")


def write(chosen, engine, path, per_class):
    """Writes the queries of one engine, `per_class` of each class in each of its variants."""
    asked = {}
    with open(chosen, encoding="utf-8") as lines:
        for line in lines:
            query = json.loads(line)
            if int(query["id"].rsplit("-", 1)[1]) <= per_class:
                asked[query["id"]] = query
    write_some(asked.values(), engine.variants, path)
    return asked
