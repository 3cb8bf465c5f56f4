"""The texts that are laid out: a heading, and paragraphs of known words, in one language each."""

import collections
import dataclasses
import json
import pathlib
import re

TEXTS = pathlib.Path(__file__).resolve().parent.parent / "texts"
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}
WITHOUT_BLANKS = {"zh", "ja", "th", "lo", "km", "my"}
HEADING_LINES = ("mission", "meeting", "item", "delegation", "place", "check", "salutation")
FIELDS = ("author", "date", "item", "convention", "session")


@dataclasses.dataclass(frozen=True)
class Statement:
    language: str
    heading: dict  # HEADING_LINES to text
    fields: dict  # FIELDS to what is to be read from the heading
    paragraphs: tuple

    @property
    def direction(self):
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    @property
    def blank(self):
        return "" if self.language in WITHOUT_BLANKS else " "


def own_statement(language):
    """texts/LANGUAGE.txt: lines of `name: value`, an empty line, paragraphs parted by empty lines."""
    head, *paragraphs = (TEXTS / f"{language}.txt").read_text("utf-8").strip().split("\n\n")
    values = dict(line.split(": ", 1) for line in head.splitlines() if not line.startswith("#"))
    return Statement(
        language,
        {name: values[name] for name in HEADING_LINES},
        {name: values[f"read {name}"] for name in FIELDS},
        tuple(re.sub(r"\s*\n\s*", " ", paragraph) for paragraph in paragraphs),
    )


def own_languages():
    return sorted(path.stem for path in TEXTS.glob("*.txt"))


def given_statements(path, longest_words=110):
    """Paragraphs of a JSONL file, by language: `text`, and `language` or an id `NAME-LANGUAGE-REST`.
    Their heading is our own: the language's if we have one, English otherwise."""
    rows = collections.defaultdict(list)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            language = row.get("language") or row["id"].split("-")[1]
            text = re.sub(r"\s+", " ", row["text"]).strip()
            blank = "" if language in WITHOUT_BLANKS else " "
            text = _shortened(text, blank, longest_words * (6 if blank else 2))
            if len(text) > (30 if blank == "" else 120):
                rows[language].append(text)
    statements = {}
    for language, paragraphs in rows.items():
        own = own_statement(language if (TEXTS / f"{language}.txt").exists() else "en")
        statements[language] = Statement(language, own.heading, own.fields, tuple(paragraphs))
    return statements


def _shortened(text, blank, longest):
    """The sentences from the beginning that fit, and at least the first."""
    kept = ""
    for sentence in re.split(r"(?<=[.;。；؛।])\s*", text):
        if kept and len(kept) + len(sentence) > longest:
            break
        kept = f"{kept}{blank}{sentence}" if kept else sentence
    return kept.strip()


def from_paragraph(statement, first, count):
    """`count` paragraphs, beginning with number `first` and going round at the end."""
    having = statement.paragraphs
    count = min(count, len(having))
    chosen = tuple(having[(first + i) % len(having)] for i in range(count))
    return dataclasses.replace(statement, paragraphs=chosen)
