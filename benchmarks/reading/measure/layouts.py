"""How delegations lay out what they say: a function for each way, from a statement to a document."""

import dataclasses
import re

from documents import Columns, Document, Page, Paragraph, Run, Table

TABLE_ROWS = (
    ("Angola", "1,234,567", "31 December 2025"),
    ("Chad", "22,333", "1 January 2030"),
    ("Yemen", "88", "1 March 2028"),
)
SPACED = {"en": "STATEMENT", "fr": "DÉCLARATION", "es": "DECLARACIÓN", "ru": "ЗАЯВЛЕНИЕ"}


def plain(text, **settings):
    return Paragraph((Run(text),), **settings)


def heading(statement, without=(), **settings):
    parts = [name for name in ("meeting", "item", "delegation", "place", "check") if name not in without]
    return [
        plain(statement.heading[name], bold=name == "meeting", size=1.2 if name == "meeting" else 1.0, **settings)
        for name in parts
    ] + [plain(statement.heading["salutation"])]


def body(statement, **settings):
    return [plain(text, **settings) for text in statement.paragraphs]


def _simple(**page_settings):
    def lay_out(statement):
        return Page(**page_settings), heading(statement) + body(statement)

    return lay_out


def _letterhead(statement):
    top = Table(
        ((statement.heading["mission"], statement.heading["check"]),), bordered=False, aligns=("start", "end")
    )
    return Page(), [top] + heading(statement, without=("check",)) + body(statement)


def _emblem(statement):
    cells = (statement.heading["delegation"], "", statement.heading["place"])
    top = Table((cells,), bordered=False, aligns=("start", "center", "end"), emblem=True)
    return Page(), [top] + heading(statement, without=("delegation", "place")) + body(statement)


def _letterhead_lines(statement):
    """Each cell of the letterhead holds several lines, side by side."""
    left = "\n".join((statement.heading["mission"], statement.heading["delegation"]))
    right = "\n".join((statement.heading["check"], statement.heading["place"]))
    top = Table(((left, right),), bordered=False, aligns=("start", "end"))
    return Page(), [top] + heading(statement, without=("check", "delegation", "place")) + body(statement)


def _centred(statement):
    return Page(sans=True), heading(statement, align="center") + body(statement, align="justify")


def _date_at_right(statement):
    blocks = [plain(statement.heading["place"], align="end")]
    return Page(), blocks + heading(statement, without=("place",)) + body(statement)


def _columns(count, **page_settings):
    def lay_out(statement):
        columns = Columns(count, tuple(body(statement)))
        return Page(justify=True, leading=1.3, **page_settings), heading(statement) + [columns]

    return lay_out


def _table(statement):
    blocks = body(statement)
    blocks.insert(3, Table(TABLE_ROWS))
    return Page(), heading(statement) + blocks


def _borderless_table(statement):
    blocks = body(statement)
    blocks.insert(3, Table(TABLE_ROWS, bordered=False, aligns=("start", "end", "end")))
    return Page(), heading(statement) + blocks


def _with_figures(statement, note_of, every=2):
    """A raised figure behind a word of every second paragraph."""
    blocks, number = [], 0
    for at, text in enumerate(statement.paragraphs):
        if at % every:
            blocks.append(plain(text))
            continue
        number += 1
        units = _units(statement, text)
        middle = min(8, len(units) - 1)
        before, after = statement.blank.join(units[:middle]), statement.blank.join(units[middle:])
        figure = Run(str(number), "raised", note_of(number))
        blocks.append(Paragraph((Run(before), figure, Run(statement.blank + after))))
    return blocks


def _units(statement, text):
    """What a line may end behind: words, or letters and whole figures where there are no blanks."""
    return text.split(" ") if statement.blank else re.findall(r"[0-9A-Za-z.,%]+[，。；：、）”》]?|.", text)


def _raised_figures(statement):
    return Page(), heading(statement) + _with_figures(statement, lambda number: "")


def _footnotes(statement):
    """Real ones, over several pages, each with a symbol and the first words of another paragraph."""
    sources = ("A/RES/79/512", "CCW/MSP/2024/9", "APLC/MSP.21/2024/14", "BWC/CONF.IX/9", "CD/2389", "NPT/CONF.2026/7")

    def note_of(number):
        units = _units(statement, statement.paragraphs[-number % len(statement.paragraphs)])
        return f"{sources[number % len(sources)]}: {statement.blank.join(units[:14])}"

    page = Page(paper="A5", margin_cm=1.8, font_size=11, leading=1.3)
    return page, heading(statement) + _with_figures(statement, note_of)


def _numbered(statement):
    blocks, number = [], 0
    for at, text in enumerate(statement.paragraphs):
        if at % 4 == 3:
            blocks.append(plain(text, label="(a)", level=2))
        else:
            number += 1
            blocks.append(plain(text, label=f"{number}.", level=1))
    return Page(), heading(statement) + blocks


def _lists(statement):
    blocks = [
        plain(text, label=f"{number}.", listed=True, level=1) for number, text in enumerate(statement.paragraphs, 1)
    ]
    return Page(), heading(statement) + blocks


def _running(statement):
    page = Page(paper="A5", margin_cm=2.0, numbered=True, head=statement.heading["delegation"], leading=1.3)
    return page, heading(statement) + body(statement)


def _running_feet(statement):
    page = Page(
        paper="A5", margin_cm=2.0, numbered=True, foot=statement.heading["mission"], leading=1.3, font_size=11
    )
    return page, heading(statement) + body(statement, align="justify")


def _pages_of_columns(statement):
    page = Page(paper="A5", landscape=True, margin_cm=1.5, font_size=10, leading=1.25, numbered=True)
    return page, heading(statement) + [Columns(2, tuple(body(statement)))]


def _spaced_heading(statement):
    blocks = [Paragraph((Run(statement.heading["delegation"], "spaced"),), align="center")]
    if statement.language in SPACED:
        typed = " ".join(SPACED[statement.language])
        blocks.insert(0, plain(typed, align="center", bold=True, letters_apart=True))
    return Page(), blocks + heading(statement, without=("delegation",)) + body(statement)


def _tabs(statement):
    return Page(leading=1.0), heading(statement) + body(statement, tab=True)


def _short_lines(statement):
    """Set as it is spoken: the author breaks the lines, ragged at the right."""
    blocks = []
    for text in statement.paragraphs:
        units = _units(statement, text)
        length = 6 if statement.blank else 16
        lines = tuple(statement.blank.join(units[i : i + length]) for i in range(0, len(units), length))
        blocks.append(Paragraph((Run(text),), lines=lines))
    return Page(font_size=14), heading(statement) + blocks


def _emphasis(statement):
    """Some words bold, the first words in small capitals."""
    blocks = []
    for text in statement.paragraphs:
        units = _units(statement, text)
        join = statement.blank.join
        first, middle, rest = join(units[:3]), join(units[3:6]), join(units[6:])
        runs = (Run(first + statement.blank, "small-caps"), Run(middle, "bold"), Run(statement.blank + rest))
        blocks.append(Paragraph(tuple(run for run in runs if run.text)))
    return Page(), heading(statement) + blocks


def _drop_caps(statement):
    return Page(leading=1.2), heading(statement) + body(statement, drop_cap=True)


def _divided(statement):
    """Long words carry soft hyphens, so that each program divides them at line ends."""
    vowels = "aeiouyáéíóúàèêâîôûаеиоуыэюя"
    place = re.compile(rf"(?<=[{vowels}])(?=[^\W\d_{vowels}][{vowels}])", re.I)

    def divided(word):
        return re.sub(place, "\u00ad", word) if len(word) > 6 else word

    blocks = [
        Paragraph((Run(" ".join(divided(word) for word in text.split(" "))),), words=text, align="justify")
        for text in statement.paragraphs
    ]
    return Page(margin_cm=5.5, justify=True), heading(statement) + blocks


def _margin_text(statement):
    return Page(margin_text=statement.heading["mission"]), heading(statement) + body(statement)


def _stamp(statement):
    return Page(stamp=statement.heading["check"]), heading(statement, without=("check",)) + body(statement)


LAYOUTS = {
    "plain": _simple(),
    "sans": _simple(sans=True, font_size=11, leading=1.15),
    "letterhead": _letterhead,
    "letterlines": _letterhead_lines,
    "emblem": _emblem,
    "centred": _centred,
    "dateright": _date_at_right,
    "reading": _simple(font_size=16, justify=True),
    "doublespaced": _simple(font_size=12, leading=2.0),
    "justified": _simple(font_size=11, justify=True, hyphens=True),
    "divided": _divided,
    "columns": _columns(2, font_size=10),
    "columnsdivided": _columns(2, font_size=10, hyphens=True, margin_cm=2.0),
    "threecolumns": _columns(3, font_size=9, margin_cm=1.5),
    "pagesofcolumns": _pages_of_columns,
    "table": _table,
    "opentable": _borderless_table,
    "figures": _raised_figures,
    "footnotes": _footnotes,
    "numbered": _numbered,
    "lists": _lists,
    "running": _running,
    "runningfeet": _running_feet,
    "spacedheading": _spaced_heading,
    "landscape": _simple(landscape=True, margin_cm=2.0),
    "wordspacing": _simple(word_spacing_em=0.5),
    "tabs": _tabs,
    "shortlines": _short_lines,
    "emphasis": _emphasis,
    "dropcaps": _drop_caps,
    "linenumbers": _simple(line_numbers=True),
    "margintext": _margin_text,
    "stamp": _stamp,
    "narrow": _simple(margin_cm=7.2, font_size=11, leading=1.2),
}


def suits(layout, statement):
    """Whether the language is ever set so: Arabic and Chinese words are not divided."""
    return layout != "divided" or (statement.blank and statement.direction == "ltr")


def laid_out(layout, statement):
    page, blocks = LAYOUTS[layout](statement)
    if page.justify:
        blocks = [_justified(block) for block in blocks]
    return Document(layout, statement, page, tuple(blocks))


def _justified(block):
    if isinstance(block, Columns):
        return dataclasses.replace(block, blocks=tuple(_justified(inner) for inner in block.blocks))
    if isinstance(block, Paragraph) and block.align == "start":
        return dataclasses.replace(block, align="justify")
    return block
