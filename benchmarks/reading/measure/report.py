"""The tables: by producer, then by layout and by language for each kind of producer."""

import collections

from scoring import Score


def print_tables(results):
    _table("producer", results, lambda key: key[0])
    for kind, chosen in (("documents", _office), ("PDF", _paper)):
        part = {key: score for key, score in results.items() if chosen(key)}
        if part:
            _table(f"layout ({kind})", part, lambda key: key[1])
            _table(f"language ({kind})", part, lambda key: key[2])


def _paper(key):
    return key[0].startswith("pdf-")


def _office(key):
    return not _paper(key)


def _table(title, results, name_of):
    sums = collections.defaultdict(Score)
    for key, score in results.items():
        sums[name_of(key)].add(score)
    print(f"{title:24}{'documents':>10}{'errors/100':>12}{'pdftotext':>11}{'whole %':>9}{'exact %':>9}{'fields':>14}")
    for name, score in sums.items():
        anchor = f"{_share(score.anchor_errors, score.anchored_words):.2f}" if score.anchored_words else "-"
        print(
            f"{name:24}{score.documents:>10}{_share(score.errors, score.words):>12.2f}{anchor:>11}"
            f"{_share(score.whole, score.paragraphs):>9.1f}{_share(score.exact, score.paragraphs):>9.1f}"
            f"{f'{score.fields_right} of {score.fields}':>14}"
        )
    print()


def _share(part, whole):
    return 100 * part / whole if whole else 0.0
