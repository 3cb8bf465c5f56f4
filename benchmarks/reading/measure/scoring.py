"""How much of what was printed came back: words, whole paragraphs, fields of the heading."""

import dataclasses
import re
import unicodedata

UNSEEN = dict.fromkeys(
    [0xAD, 0x61C, 0xFEFF, 0x640, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)]
)
ARABIC_MARKS = dict.fromkeys([*range(0x64B, 0x653), 0x670])
# Scripts written without blanks: each letter is counted as a word.
LETTERS = r"[\u0e00-\u0eff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
TOKEN = re.compile(rf"{LETTERS}|(?:(?!{LETTERS})[\w\u0300-\u036f\u0900-\u0dff\u1200-\u137f])+")
# A line end between two of them is nothing, here as in the index.
PARTED_LETTERS = re.compile(rf"(?<={LETTERS})[^\S\n]+(?={LETTERS})")
# Programs set a little room between such letters and figures, which may be read as a blank.
BESIDE_LETTERS = re.compile(rf"(?<={LETTERS}) | (?={LETTERS})")
MAX_SHORT_WORDS = 12


@dataclasses.dataclass
class Score:
    words: int = 0
    errors: int = 0
    paragraphs: int = 0
    whole: int = 0
    exact: int = 0
    fields: int = 0
    fields_right: int = 0
    anchor_errors: int = 0
    anchored_words: int = 0
    documents: int = 0

    def add(self, other):
        for field in dataclasses.fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))


def tokens(text, folded=True):
    """The words of a text; a letter each where a script has no blanks. Marks that cannot be seen do not
    count, nor does the form of a letter (ligatures, presentation forms)."""
    text = unicodedata.normalize("NFKC", text).translate(UNSEEN).translate(ARABIC_MARKS)
    return TOKEN.findall((text.casefold() if folded else text).replace("_", " "))


def blanks_between_letters(text):
    """Blanks inside words of scripts that have none, which the words alone do not show."""
    return sum(len(PARTED_LETTERS.findall(part)) for part in re.split(r"\n\s*\n", text))


def edits(wanted, got):
    """Insertions, deletions and replacements that make `got` of `wanted`: the columns of the usual table as
    the bits of one number each (Myers 1999, in the form of Hyyrö 2003)."""
    if not wanted:
        return len(got)
    places = {}
    for at, word in enumerate(wanted):
        places[word] = places.get(word, 0) | 1 << at
    every, last = (1 << len(wanted)) - 1, 1 << (len(wanted) - 1)
    rises, falls, distance = every, 0, len(wanted)
    for word in got:
        equal = places.get(word, 0)
        across = (((equal & rises) + rises) ^ rises) | equal
        more, less = (falls | ~(across | rises)) & every, rises & across
        distance += bool(more & last) - bool(less & last)
        more, less = more << 1 | 1, less << 1
        rises = (less | ~(equal | falls | more)) & every
        falls = more & (equal | falls) & every
    return distance


def score_text(expected, got):
    """The words and paragraphs of `got` against an Expected."""
    got_words = tokens(got)
    wanted_words = [word for text in expected.flow for word in tokens(text)]
    errors = 0
    for label, text in expected.anywhere:
        note = tokens(text)
        if not (_take_out(got_words, tokens(label) + note) or _take_out(got_words, note)):
            errors += len(note)
    for text in expected.once:
        # Wherever it stands also in the flow, it is the flow's.
        if _count(got_words, tokens(text)) > _count(wanted_words, tokens(text)):
            _take_out(got_words, tokens(text), from_the_end=text in expected.flow)
    errors += edits(wanted_words, got_words)
    errors += max(0, blanks_between_letters(got) - sum(map(blanks_between_letters, expected.flow)))
    score = Score(words=len(wanted_words) + sum(len(tokens(text)) for _, text in expected.anywhere), errors=errors)

    found = re.split(r"\n\s*\n", got)
    found_words = {_key(text) for text in found}
    found_letters = {_letters(text) for text in found}
    for text in expected.flow:
        if len(tokens(text)) <= MAX_SHORT_WORDS or "\n" in text:
            continue
        score.paragraphs += 1
        score.whole += _key(text) in found_words
        score.exact += _letters(text) in found_letters
    return score


def _key(text):
    return " ".join(tokens(text)), blanks_between_letters(text)


def _letters(text):
    """As it stands, but for line ends and forms of letters."""
    text = unicodedata.normalize("NFKC", text).translate(UNSEEN)
    return BESIDE_LETTERS.sub("", re.sub(r"\s+", " ", text)).strip()


def _places(words, wanted):
    return [i for i in range(len(words) - len(wanted) + 1) if words[i : i + len(wanted)] == wanted]


def _count(words, wanted):
    return len(_places(words, wanted)) if wanted else 0


def _take_out(words, wanted, from_the_end=False):
    places = _places(words, wanted)
    if not places:
        return False
    at = places[-1 if from_the_end else 0]
    del words[at : at + len(wanted)]
    return True


def fields_read(record):
    """The fields of a record as texts/*.txt name them."""
    delegations = [record.get("delivered_by") or {}]
    items = record.get("agenda_items") or []
    return {
        "author": delegations[0].get("code") or delegations[0].get("label"),
        "date": record.get("date"),
        "item": ",".join(str(item.get("number")) for item in items),
        "convention": record.get("convention"),
        "session": (record.get("session") or {}).get("code"),
    }
