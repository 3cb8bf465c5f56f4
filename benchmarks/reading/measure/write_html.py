"""A document as a web page with a style for print."""

import html

from documents import Columns, Paragraph, Table
from typefaces import families

EMBLEM = "<svg width='40' height='40'><circle cx='20' cy='20' r='18' fill='none' stroke='black'/></svg>"


def html_page(document, real_footnotes=False):
    """`real_footnotes` at the foot of their page, which few programs can; otherwise at the end."""
    statement, page = document.statement, document.page
    notes = []
    content = "".join(_block(block, notes, real_footnotes) for block in document.blocks)
    if notes and not real_footnotes:
        content += "<hr>" + "".join(
            f"<p class=note><sup>{number}</sup> {html.escape(text)}</p>" for number, text in notes
        )
    if page.margin_text:
        content += f"<div class=turned>{html.escape(page.margin_text)}</div>"
    if page.stamp:
        content = f"<div class=stamp>{html.escape(page.stamp)}</div>" + content
    return (
        f"<!doctype html><html lang={statement.language} dir={statement.direction}><meta charset=utf-8>"
        f"<title>{html.escape(document.name)}</title><style>{_style(document)}</style><body>{content}</body></html>"
    )


def _quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _style(document):
    page = document.page
    family = ",".join(f"'{name}'" for name in families(document.statement.language, page.sans))
    paper = page.paper + (" landscape" if page.landscape else "")
    boxes = ""
    if page.head:
        boxes += f"@top-center{{content:{_quoted(page.head)};font:9pt {family}}}"
    if page.foot:
        boxes += f"@bottom-left{{content:{_quoted(page.foot)};font:9pt {family}}}"
    if page.numbered:
        boxes += f"@bottom-right{{content:counter(page);font:9pt {family}}}"
    rules = [
        f"@page{{size:{paper};margin:{page.margin_cm}cm;{boxes}}}",
        f"body{{margin:0;font:{page.font_size}pt/{page.leading} {family};"
        f"hyphens:{'auto' if page.hyphens else 'manual'};word-spacing:{page.word_spacing_em}em}}",
        "p{margin:0 0 .8em}table{width:100%;border-collapse:collapse;margin-bottom:.8em}",
        "td{padding:0 .4em;vertical-align:top}.ruled td{border:1px solid}sup{font-size:.65em;line-height:0}",
        ".caps{font-variant:small-caps}.spaced{letter-spacing:.3em}.tab::before{content:'\\2003\\2003'}",
        ".drop::first-letter{float:left;font-size:3em;line-height:.9;padding-right:.05em}.label{display:inline-block;width:2em}",
        ".stamp{position:fixed;top:45%;left:10%;font-size:40pt;color:#ccc;transform:rotate(-40deg)}",
        ".turned{position:absolute;left:-1.6cm;top:2cm;font-size:9pt;writing-mode:vertical-rl;transform:rotate(180deg)}",
        ".note{font-size:.8em}.foot{float:footnote;font-size:8pt}::footnote-call{font-size:.65em;vertical-align:super}",
    ]
    return "".join(rules)


def _block(block, notes, real_footnotes):
    if isinstance(block, Columns):
        inner = "".join(_block(one, notes, real_footnotes) for one in block.blocks)
        return f"<div style='columns:{block.count};column-gap:.8cm'>{inner}</div>"
    if isinstance(block, Table):
        return _table(block)
    return _paragraph(block, notes, real_footnotes)


def _table(table):
    rows = []
    for row in table.rows:
        cells = []
        for at, cell in enumerate(row):
            align = table.aligns[at] if at < len(table.aligns) else "start"
            text = (
                "".join(f"<div>{html.escape(line)}</div>" for line in cell.split("\n"))
                if "\n" in cell
                else html.escape(cell)
            )
            cells.append(f"<td style='text-align:{align}'>{EMBLEM if table.emblem and not cell else text}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table{' class=ruled' if table.bordered else ''}>{''.join(rows)}</table>"


def _paragraph(paragraph: Paragraph, notes, real_footnotes):
    content = "".join(_run(run, notes, real_footnotes) for run in paragraph.runs)
    if paragraph.lines:
        content = "<br>".join(html.escape(line) for line in paragraph.lines)
    if paragraph.listed:
        return f"<ol start={paragraph.label.rstrip('.')} style='margin:0 0 .8em'><li>{content}</li></ol>"
    if paragraph.label:
        content = f"<span class=label>{html.escape(paragraph.label)}</span> {content}"
    classes = [name for name, on in (("drop", paragraph.drop_cap), ("tab", paragraph.tab)) if on]
    style = f"text-align:{paragraph.align};font-size:{paragraph.size}em;margin-inline-start:{max(0, paragraph.level - 1) * 1.5}em"
    if paragraph.bold:
        style += ";font-weight:bold"
    named = f" class='{' '.join(classes)}'" if classes else ""
    return f"<p{named} style='{style}'>{content}</p>"


def _run(run, notes, real_footnotes):
    text = html.escape(run.text)
    if run.form == "raised":
        if run.note and real_footnotes:
            return f"<span class=foot>{html.escape(run.note)}</span>"
        if run.note:
            notes.append((run.text, run.note))
        return f"<sup>{text}</sup>"
    if run.form == "bold":
        return f"<b>{text}</b>"
    if run.form == "small-caps":
        return f"<span class=caps>{text}</span>"
    if run.form == "spaced":
        return f"<span class=spaced>{text}</span>"
    return text
