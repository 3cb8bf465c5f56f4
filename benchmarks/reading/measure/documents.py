"""A document before any program has set it: blocks, a page, and the words that must come back."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Run:
    text: str
    form: str = ""  # "", "raised", "bold", "small-caps", "spaced"
    note: str = ""  # the text of a footnote whose figure is `text`


@dataclasses.dataclass(frozen=True)
class Paragraph:
    runs: tuple
    align: str = "start"  # "start", "end", "center", "justify"
    size: float = 1.0  # of the page's font size
    bold: bool = False
    label: str = ""  # "1.", "(a)": typed before the text
    level: int = 0  # of indentation
    drop_cap: bool = False
    lines: tuple = ()  # where the author broke the lines
    listed: bool = False  # the label is the program's own numbering
    tab: bool = False  # begins with a tab
    words: str = ""  # what must come back, where the letters alone do not say it
    letters_apart: bool = False  # a word typed with a blank behind each letter: read as it is, or as a word

    @property
    def text(self):
        said = self.words or "".join(run.text for run in self.runs if run.form != "raised")
        return f"{self.label} {said}" if self.label else said


@dataclasses.dataclass(frozen=True)
class Table:
    rows: tuple  # of tuples of text; a cell may hold several lines
    bordered: bool = True
    aligns: tuple = ()
    emblem: bool = False  # the first row's middle cell holds a picture


@dataclasses.dataclass(frozen=True)
class Columns:
    count: int
    blocks: tuple


@dataclasses.dataclass(frozen=True)
class Page:
    paper: str = "A4"
    landscape: bool = False
    margin_cm: float = 2.5
    font_size: float = 12
    leading: float = 1.5
    justify: bool = False
    hyphens: bool = False
    word_spacing_em: float = 0
    head: str = ""
    foot: str = ""  # a page number follows it
    numbered: bool = False
    stamp: str = ""  # across each page
    margin_text: str = ""  # turned by 90 degrees
    line_numbers: bool = False
    sans: bool = False


@dataclasses.dataclass(frozen=True, eq=False)
class Document:
    layout: str
    statement: object
    page: Page
    blocks: tuple

    @property
    def name(self):
        return f"{self.layout}-{self.statement.language}"


@dataclasses.dataclass(frozen=True)
class Expected:
    """`flow` in its order; `anywhere` once, wherever it is put, with its label before it or not; `once` may
    stand once or not at all."""

    flow: tuple
    anywhere: tuple = ()  # of (label, text)
    once: tuple = ()


def expected(document, label_kept=True):
    """`label_kept` is whether the labels of real lists are text, as they are on paper."""
    flow, anywhere, once = [], [], []

    def take(blocks):
        for block in blocks:
            if isinstance(block, Columns):
                take(block.blocks)
            elif isinstance(block, Table):
                for row in block.rows:
                    flow.extend(_row_texts(row))
            elif block.letters_apart:
                once.extend((block.text, block.text.replace(" ", "")))
            else:
                listed_away = block.listed and not label_kept
                flow.append(dataclasses.replace(block, label="").text if listed_away else block.text)
                anywhere.extend((run.text, run.note) for run in block.runs if run.note)

    take(document.blocks)
    page = document.page
    if page.margin_text:
        anywhere.append(("", page.margin_text))
    once.extend(text for text in (page.head, page.foot, page.stamp) if text)
    return Expected(tuple(flow), tuple(anywhere), tuple(once))


def _row_texts(row):
    """A row of short cells is one line; cells of several lines are read cell by cell."""
    if any("\n" in cell for cell in row):
        return [cell for cell in row if cell]
    return [" ".join(cell for cell in row if cell)]
