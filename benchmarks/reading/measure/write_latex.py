"""A document for LaTeX: XeLaTeX and LuaLaTeX with system fonts, pdfLaTeX with its own."""

from documents import Columns, Table
from typefaces import SERIF

SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
           "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\u00a0": "~"}  # fmt: skip
LEGACY = {"№": "N\\textsuperscript{o}", "ª": "\\textsuperscript{a}", "º": "\\textsuperscript{o}"}
RIGHT_TO_LEFT = {
    "xelatex": r"\TeXXeTstate=1\everypar={\setbox0=\lastbox\beginR\box0 }\rightskip=0pt\leftskip=0pt plus 2em",
    "lualatex": r"\pagedir TRT\bodydir TRT\pardir TRT\textdir TRT",
}
PAPER = {"A4": "a4paper", "A5": "a5paper"}


def latex_source(document, program):
    page, statement = document.page, document.statement
    modern = program != "pdflatex"
    paper = PAPER[page.paper] + (",landscape" if page.landscape else "")
    size = page.font_size
    lines = [
        rf"\documentclass[{paper}]{{article}}",
        rf"\usepackage[{paper},margin={page.margin_cm}cm]{{geometry}}",
        r"\usepackage{multicol,fancyhdr,lineno,graphicx,xcolor,array}",
    ]
    if modern:
        family = SERIF.get(statement.language, "Liberation Sans" if page.sans else "Liberation Serif")
        script = {"ar": "[Script=Arabic]", "fa": "[Script=Arabic]", "he": "[Script=Hebrew]"}.get(
            statement.language, ""
        )
        lines += [r"\usepackage{fontspec}", rf"\setmainfont{{{family}}}{script}"]
        if statement.blank == "" and program == "xelatex":
            lines.append(rf'\XeTeXlinebreaklocale "{statement.language}" \XeTeXlinebreakskip=0pt plus 1pt')
    elif page.sans:
        lines.append(r"\renewcommand{\familydefault}{\sfdefault}")
    lines += [
        r"\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0pt}\setlength{\headheight}{16pt}",
        rf"\fancyhead[C]{{{_escaped(page.head, modern)}}}" if page.head else "",
        rf"\fancyfoot[L]{{{_escaped(page.foot, modern)}}}" if page.foot else "",
        r"\fancyfoot[R]{\thepage}" if page.numbered else "",
        r"\setlength{\parindent}{0pt}\setlength{\parskip}{0.6em}\setlength{\columnsep}{0.8cm}",
        r"\emergencystretch=3em" if page.justify else r"\raggedright",
        "" if page.hyphens else r"\hyphenpenalty=10000\exhyphenpenalty=10000",
    ]
    if page.stamp:
        lines.append(
            r"\AddToHook{shipout/background}{\put(3cm,-18cm){\rotatebox{45}{\textcolor[gray]{0.8}{\fontsize{40}{40}\selectfont "
            + _escaped(page.stamp, modern) + "}}}}"
        )  # fmt: skip
    if page.margin_text:
        lines.append(
            rf"\AddToHook{{shipout/background}}{{\put(1.2cm,-20cm){{\rotatebox{{90}}{{{_escaped(page.margin_text, modern)}}}}}}}"
        )
    if page.word_spacing_em:
        lines.append(
            rf"\AtBeginDocument{{\spaceskip={0.25 + page.word_spacing_em}em plus 0.1em\xspaceskip=\spaceskip}}"
        )
    lines.append(r"\begin{document}")
    if statement.direction == "rtl":
        lines.append(RIGHT_TO_LEFT[program])
    lines.append(rf"\fontsize{{{size}}}{{{size * page.leading * 0.9:.1f}}}\selectfont")
    if page.line_numbers:
        lines.append(r"\linenumbers")
    for block in document.blocks:
        lines.append(_block(block, modern))
    lines.append(r"\end{document}")
    return "\n".join(line for line in lines if line)


def _escaped(text, modern):
    for character, written in SPECIAL.items() if modern else {**SPECIAL, **LEGACY}.items():
        if character == "\\":
            text = text.replace("\\", "\0")
        else:
            text = text.replace(character, written)
    return text.replace("\0", SPECIAL["\\"])


def _block(block, modern):
    if isinstance(block, Columns):
        inner = "\n\n".join(_block(one, modern) for one in block.blocks)
        return rf"\begin{{multicols}}{{{block.count}}}" + f"\n{inner}\n" + r"\end{multicols}"
    if isinstance(block, Table):
        line = "|" if block.bordered else ""
        letters = {"start": "l", "end": "r", "center": "c"}
        columns = (
            line
            + line.join(
                letters[block.aligns[at] if at < len(block.aligns) else "start"] for at in range(len(block.rows[0]))
            )
            + line
        )
        rule = r"\hline " if block.bordered else ""
        rows = "".join(rule + " & ".join(_escaped(cell, modern) for cell in row) + r"\\" for row in block.rows)
        fill = r"@{\extracolsep{\fill}}"
        return rf"\noindent\begin{{tabular*}}{{\linewidth}}{{{fill}{columns}}}{rows}{rule}\end{{tabular*}}" + "\n\n"
    return _paragraph(block, modern) + "\n\n"


def _paragraph(paragraph, modern):
    content = "".join(_run(run, modern) for run in paragraph.runs)
    if paragraph.lines:
        content = "\\\\\n".join(_escaped(one, modern) for one in paragraph.lines)
    if paragraph.drop_cap:
        first, rest = paragraph.runs[0].text[:1], paragraph.runs[0].text[1:]
        content = (
            r"\par\noindent\hangindent=1.1cm\hangafter=-2\hskip-1.1cm\makebox[1.1cm][l]{\smash{\raisebox{-1.1\baselineskip}{\fontsize{30}{30}\selectfont "
            + _escaped(first, modern) + "}}}" + _escaped(rest, modern)
        )  # fmt: skip
    if paragraph.label:
        content = (
            rf"\hangindent={paragraph.level * 0.8}cm\hspace*{{{(paragraph.level - 1) * 0.8}cm}}\makebox[0.8cm][l]{{{_escaped(paragraph.label, modern)}}}"
            + content
        )
    if paragraph.tab:
        content = r"\hspace*{1cm}" + content
    if paragraph.size != 1 or paragraph.bold:
        content = (
            "{"
            + (r"\large " if paragraph.size > 1 else "")
            + (r"\bfseries " if paragraph.bold else "")
            + content
            + r"\par}"
        )
    if paragraph.align == "center":
        content = r"\begin{center}" + content + r"\end{center}"
    elif paragraph.align == "end":
        content = r"{\raggedleft " + content + r"\par}"
    return content


def _run(run, modern):
    text = _escaped(run.text, modern)
    if run.form == "raised":
        return rf"\footnote{{{_escaped(run.note, modern)}}}" if run.note else rf"\textsuperscript{{{text}}}"
    if run.form == "bold":
        return rf"\textbf{{{text}}}"
    if run.form == "small-caps":
        return rf"\textsc{{{text}}}"
    if run.form == "spaced":
        return r"\hspace{0.3em}".join(_escaped(one, modern) if one != " " else r"\hspace{0.6em}" for one in run.text)
    return text
