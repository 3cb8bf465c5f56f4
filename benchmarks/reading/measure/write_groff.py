"""A document for groff with its ms macros."""

from documents import Columns, Table

PAPER = {"A4": (21.0, 29.7), "A5": (14.8, 21.0)}


def _size(page):
    width, height = PAPER[page.paper]
    return (height, width) if page.landscape else (width, height)


def groff_paper(document):
    """The paper as gropdf's option -p wants it: length, width."""
    width, height = _size(document.page)
    return f"{height}c,{width}c"


def groff_source(document):
    page = document.page
    width, height = _size(page)
    setup = [
        f".pl {height}c",
        f".nr PO {page.margin_cm}c",
        f".nr LL {width - 2 * page.margin_cm}c",
        f".nr HM {page.margin_cm}c",
        f".nr FM {page.margin_cm}c",
        f".nr PS {page.font_size}",
        f".nr VS {page.font_size * page.leading:.1f}",
        ".nr PD 0.6v",
        ".nr PI 2m",
        ".ds CH",
        f".ds LH {page.head}" if page.head else ".ds LH",
        f".ds LF {page.foot}" if page.foot else ".ds LF",
        ".ds CF \\\\n[PN]" if page.numbered else ".ds CF",
        f".fam {'H' if page.sans else 'T'}",
        f".hy {'1' if page.hyphens else '0'}",
        f".ss {12 + int(page.word_spacing_em * 36)}",
        f".ad {'b' if page.justify else 'l'}",
    ]
    if page.line_numbers:
        setup.append(".nm 1")
    content = []
    for block in document.blocks:
        content.extend(_block(block, page))
    adjusted = f".ad {'b' if page.justify else 'l'}"
    return "\n".join(setup + [".LP", adjusted] + content) + "\n"


def _escaped(text):
    """A line of text, whatever it begins with."""
    text = text.replace("\\", "\\e")
    return "\\&" + text if text.startswith((".", "'")) else text


def _block(block, page):
    if isinstance(block, Columns):
        begin = (
            [".2C"]
            if block.count == 2
            else [f".MC {(_size(page)[0] - 2 * page.margin_cm - (block.count - 1) * 0.7) / block.count:.2f}c 0.7c"]
        )
        return begin + [line for one in block.blocks for line in _block(one, page)]
    if isinstance(block, Table):
        aligns = " ".join(
            {"end": "r", "center": "c"}.get(block.aligns[at] if at < len(block.aligns) else "", "l")
            for at in range(len(block.rows[0]))
        )
        options = "allbox;" if block.bordered else "expand;"
        return [".TS", options, f"{aligns}."] + ["\t".join(row) for row in block.rows] + [".TE", ".LP"]
    lines = []
    if block.align == "center":
        lines += [".LP", ".ce 100"]
    elif block.align == "end":
        lines += [".LP", ".rj 100"]
    elif block.label:
        lines.append(f'.IP "{block.label}" 3m')
    else:
        lines.append(".PP" if block.tab else ".LP")
    if block.bold:
        lines.append(".ft B")
    if block.lines:
        for line in block.lines:
            lines += [_escaped(line), ".br"]
    else:
        lines.append("\\&" + "".join(_run(run) for run in block.runs))
        notes = [run.note for run in block.runs if run.note]
        for note in notes:
            lines += [".FS", _escaped(note), ".FE"]
    if block.bold:
        lines.append(".ft")
    if block.align in ("center", "end"):
        lines.append(".ce 0" if block.align == "center" else ".rj 0")
    return lines


def _run(run):
    text = run.text.replace("\\", "\\e")
    if run.form == "raised":
        return f"\\u\\s-3{text}\\s+3\\d"
    if run.form == "bold":
        return f"\\f[B]{text}\\f[]"
    if run.form == "spaced":
        return "\\h'0.3m'".join(text)
    return text
