"""Prints known texts with real programs, reads them back, and tells how much came back.
benchmarks/reading/run.sh starts it; docs/reading.md has its figures."""

import argparse
import difflib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from documents import expected
from layouts import LAYOUTS, laid_out, suits
from producers import PRODUCERS, Skipped, produce
from report import print_tables
from scoring import fields_read, score_text, tokens
from statements import from_paragraph, given_statements, own_languages, own_statement


def arguments():
    def names(text):
        return text.split(",")

    parser = argparse.ArgumentParser(prog="benchmarks/reading/run.sh", description=__doc__)
    parser.add_argument("--programs", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--layouts", type=names, default=list(LAYOUTS), help=f"of {', '.join(LAYOUTS)}")
    parser.add_argument("--langs", type=names, help="codes of languages; all of the texts unless given")
    parser.add_argument("--producers", type=names, default=list(PRODUCERS), help=f"of {', '.join(PRODUCERS)}")
    parser.add_argument("--articles", type=int, default=0, metavar="K", help="begin with paragraph K of each text")
    parser.add_argument(
        "--paragraphs", type=int, default=9, metavar="N", help="how many of each text; 9 unless given"
    )
    parser.add_argument(
        "--texts", metavar="FILE.jsonl", help="other texts: lines with text, and language or id NAME-LANGUAGE-…"
    )
    parser.add_argument(
        "--keep", type=pathlib.Path, metavar="DIR", help="keep the documents here; what is there is not printed again"
    )
    parser.add_argument(
        "--show",
        nargs="?",
        type=int,
        const=12,
        default=0,
        metavar="N",
        help="the N worst documents, with where they differ",
    )
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="a line of JSON for each document")
    parser.add_argument("--no-anchor", action="store_true", help="without pdftotext beside")
    parser.add_argument(
        "--samples", type=pathlib.Path, metavar="DIR", help="copy what came back without any error, and its text"
    )
    given = parser.parse_args()
    for chosen, known in ((given.layouts, LAYOUTS), (given.producers, PRODUCERS)):
        unknown = [name for name in chosen if name not in known]
        if unknown:
            parser.error(f"not known: {', '.join(unknown)}; one of: {', '.join(known)}")
    return given


def statements(given):
    if given.texts:
        found = given_statements(given.texts)
    else:
        found = {language: own_statement(language) for language in own_languages()}
    unknown = [language for language in given.langs or [] if language not in found]
    if unknown:
        sys.exit(f"benchmarks/reading/run.sh: no text in {', '.join(unknown)}; there are: {', '.join(sorted(found))}")
    return [from_paragraph(found[language], given.articles, given.paragraphs) for language in given.langs or found]


def records_of(program, printed):
    flags = ["--ocr"] if printed.is_scan else []
    answer = subprocess.run(
        [program, "inspect", *flags, str(printed.path)], capture_output=True, text=True, check=False
    )
    try:
        return json.loads(answer.stdout), answer.stderr.strip()
    except json.JSONDecodeError:
        return [], answer.stderr.strip()


def measured(printed, program, with_anchor):
    """(score, text that was read, what is wanted)"""
    records, message = records_of(program, printed)
    got = "\n\n".join(record.get("text", "") for record in records)
    best = None
    for label_kept in (True,) if printed.is_paper else (True, False):
        wanted = expected(printed.document, label_kept)
        score = score_text(wanted, got)
        if best is None or score.errors < best[0].errors:
            best = score, wanted
    score, wanted = best
    score.documents = 1
    right = fields_read(records[0]) if len(records) == 1 else {}
    fields = printed.document.statement.fields
    wrong = {name: right.get(name) for name, value in fields.items() if right.get(name) != value}
    score.fields, score.fields_right = len(fields), len(fields) - len(wrong)
    if with_anchor and printed.is_paper and not printed.is_scan:
        anchor = subprocess.run(
            ["pdftotext", str(printed.path), "-"], capture_output=True, text=True, check=False
        ).stdout
        score.anchor_errors, score.anchored_words = score_text(wanted, anchor).errors, score.words
    if len(records) != 1:
        message = f"{len(records)} statements {message}"
    return score, got, wanted, wrong, message


def difference(wanted, got, limit=6):
    """The first places where the words differ, some words around them."""
    a, b = [word for text in wanted.flow for word in tokens(text)], tokens(got)
    shown = []
    for operation, i, j, k, l in difflib.SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        if operation == "equal":
            continue
        shown.append(
            f"      {' '.join(a[max(0, i - 3) : i])} [-{' '.join(a[i:j][:12])}-] [+{' '.join(b[k:l][:12])}+]"
        )
        if len(shown) == limit:
            break
    return shown


def broken_paragraphs(wanted, got, limit=2):
    found = {" ".join(tokens(text)) for text in got.split("\n\n")}
    broken = [text for text in wanted.flow if len(tokens(text)) > 12 and " ".join(tokens(text)) not in found]
    return [f"      not whole: {text[:70]}…" for text in broken[:limit]]


def main():
    given = arguments()
    program = str(given.programs / "rostrum-index")
    with_anchor = not given.no_anchor and shutil.which("pdftotext") is not None
    texts = statements(given)
    documents = [laid_out(layout, text) for layout in given.layouts for text in texts if suits(layout, text)]
    with tempfile.TemporaryDirectory(prefix="rostrum-reading-") as passing:
        folder = given.keep or pathlib.Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        results, worst = {}, []
        lines = given.json.open("w", encoding="utf-8", buffering=1) if given.json else None
        for producer in given.producers:
            try:
                for printed in produce(producer, documents, folder):
                    if not printed.path.exists() or printed.path.stat().st_size == 0:
                        print(f"{producer}: did not print {printed.document.name}", file=sys.stderr)
                        continue
                    score, got, wanted, wrong, message = measured(printed, program, with_anchor)
                    key = (producer, printed.document.layout, printed.document.statement.language)
                    results[key] = score
                    worst.append((score, printed, got, wanted, wrong, message))
                    faultless = not (score.errors or wrong) and score.exact == score.paragraphs
                    if given.samples and faultless:
                        keep_sample(given.samples, printed, got)
                    if lines:
                        line = dict(
                            zip(("producer", "layout", "language"), key), path=str(printed.path), **vars(score)
                        )
                        print(json.dumps(line | {"wrong": wrong, "message": message}, ensure_ascii=False), file=lines)
            except Skipped as missing:
                print(f"{producer}: skipped, not installed: {missing}", file=sys.stderr)
        if lines:
            lines.close()
        print_tables(results)
        show(worst, given.show)


def keep_sample(folder, printed, text):
    """As tests/data/documents keeps them: the document, and beside it the text that it holds."""
    folder.mkdir(parents=True, exist_ok=True)
    name = printed.path.name
    if printed.is_paper:
        name = f"{printed.producer.removeprefix('pdf-')}-{name}"
    shutil.copyfile(printed.path, folder / name)
    (folder / f"{name}.txt").write_text(text.strip() + "\n", "utf-8")


def show(worst, count):
    def badness(entry):
        score = entry[0]
        return score.errors / max(1, score.words), score.paragraphs - score.whole, len(entry[4])

    for score, printed, got, wanted, wrong, message in sorted(worst, key=badness, reverse=True)[:count]:
        if badness((score, printed, got, wanted, wrong)) == (0, 0, 0):
            break
        print(f"{100 * score.errors / max(1, score.words):6.1f}  {printed.path}  "
              f"whole {score.whole}/{score.paragraphs}  {message}")  # fmt: skip
        if wrong:
            print(f"      fields: {wrong}")
        print("\n".join(difference(wanted, got) + broken_paragraphs(wanted, got)))


if __name__ == "__main__":
    main()
