"""A document as flat OpenDocument text, for LibreOffice to set: real columns, footnotes, running heads."""

from xml.sax.saxutils import escape, quoteattr

from documents import Columns, Table
from typefaces import SERIF

NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
PAPER = {"A4": (21.0, 29.7), "A5": (14.8, 21.0)}
COUNTRIES = {"en": "GB", "zh": "CN", "ar": "JO", "ja": "JP", "ko": "KR", "he": "IL", "hi": "IN", "fa": "IR", "el": "GR",
             "uk": "UA"}  # fmt: skip
RAISED = {"style:text-position": "super 58%"}
SMALL_CAPS = {"fo:font-variant": "small-caps"}
TURNED_FRAME = {
    "style:wrap": "run-through", "style:run-through": "foreground",
    "style:vertical-pos": "from-top", "style:vertical-rel": "page",
    "style:horizontal-pos": "from-left", "style:horizontal-rel": "page",
    "fo:border": "none", "fo:padding": "0cm", "loext:writing-mode": "bt-lr", "style:writing-mode": "bt-lr",
}  # fmt: skip


def flat_odt(document):
    return _Writer(document).whole()


def _tag(name, attributes=None, content=""):
    written = "".join(f" {key}={quoteattr(str(value))}" for key, value in (attributes or {}).items())
    return f"<{name}{written}>{content}</{name}>"


def _in_each_script(name, value):
    """A property of letters, for Latin, Asian and complex scripts."""
    return {f"{'fo' if not script else 'style'}:{name}{script}": value for script in ("", "-asian", "-complex")}


class _Writer:
    """Collects automatic styles while the body is written."""

    def __init__(self, document):
        self.document = document
        self.page = document.page
        self.language = document.statement.language
        self.mode = "rl-tb" if document.statement.direction == "rtl" else "lr-tb"
        self.styles = {}
        self.notes = 0

    def whole(self):
        body = "".join(self._block(block) for block in self.document.blocks)
        if self.page.margin_text:
            body = self._turned() + body
        automatic = self._page_layout() + self._list_style() + "".join(self.styles.values())
        attributes = {f"xmlns:{prefix}": uri for prefix, uri in NAMESPACES.items()}
        attributes |= {"office:version": "1.3", "office:mimetype": "application/vnd.oasis.opendocument.text"}
        return '<?xml version="1.0" encoding="UTF-8"?>' + _tag(
            "office:document",
            attributes,
            self._faces()
            + _tag("office:styles", content=self._default_style())
            + _tag("office:automatic-styles", content=automatic)
            + _tag("office:master-styles", content=self._master())
            + _tag("office:body", content=_tag("office:text", content=body)),
        )

    def _family(self):
        return SERIF.get(self.language, "Liberation Serif")

    def _faces(self):
        names = sorted({"Liberation Serif", "Liberation Sans", self._family()})
        faces = [_tag("style:font-face", {"style:name": name, "svg:font-family": f"'{name}'"}) for name in names]
        return _tag("office:font-face-decls", content="".join(faces))

    def _default_style(self):
        letters = {
            "style:font-name": "Liberation Sans" if self.page.sans else "Liberation Serif",
            "style:font-name-asian": self._family(),
            "style:font-name-complex": self._family(),
            **_in_each_script("font-size", f"{self.page.font_size}pt"),
            **_in_each_script("language", self.language),
            **_in_each_script("country", COUNTRIES.get(self.language, self.language.upper())),
        }
        if self.page.hyphens:
            letters["fo:hyphenate"] = "true"
            letters["fo:hyphenation-remain-char-count"] = letters["fo:hyphenation-push-char-count"] = "2"
        lines = {"style:writing-mode": self.mode, "style:tab-stop-distance": "1.25cm"}
        styles = _tag(
            "style:default-style",
            {"style:family": "paragraph"},
            _tag("style:paragraph-properties", lines) + _tag("style:text-properties", letters),
        )
        styles += _tag("style:style", {"style:name": "Standard", "style:family": "paragraph"})
        if self.page.line_numbers:
            numbers = {"number-lines": "true", "increment": "1", "number-position": "left", "offset": "0.5cm"}
            styles += _tag("text:linenumbering-configuration", {f"text:{key}": one for key, one in numbers.items()})
        notes = {"text:note-class": "footnote", "style:num-format": "1", "text:footnotes-position": "page"}
        return styles + _tag("text:notes-configuration", notes)

    def _page_layout(self):
        width, height = PAPER[self.page.paper]
        if self.page.landscape:
            width, height = height, width
        properties = {
            "fo:page-width": f"{width}cm",
            "fo:page-height": f"{height}cm",
            "style:print-orientation": "landscape" if self.page.landscape else "portrait",
            "fo:margin": f"{self.page.margin_cm}cm",
            "style:writing-mode": self.mode,
        }
        content = _tag("style:page-layout-properties", properties)
        if self.page.head:
            room = {"fo:min-height": "0.8cm", "fo:margin-bottom": "0.4cm"}
            content += _tag("style:header-style", content=_tag("style:header-footer-properties", room))
        if self.page.foot or self.page.numbered:
            room = {"fo:min-height": "0.8cm", "fo:margin-top": "0.4cm"}
            content += _tag("style:footer-style", content=_tag("style:header-footer-properties", room))
        return _tag("style:page-layout", {"style:name": "P"}, content)

    def _list_style(self):
        room = {"text:space-before": "0.3cm", "text:min-label-width": "0.8cm"}
        level = {"text:level": "1", "style:num-suffix": ".", "style:num-format": "1"}
        numbers = _tag("text:list-level-style-number", level, _tag("style:list-level-properties", room))
        return _tag("text:list-style", {"style:name": "L"}, numbers)

    def _master(self):
        content = ""
        if self.page.head:
            content += _tag("style:header", content=_tag("text:p", content=escape(self.page.head)))
        if self.page.foot or self.page.numbered:
            number = "<text:tab/><text:tab/><text:page-number>1</text:page-number>" if self.page.numbered else ""
            content += _tag("style:footer", content=_tag("text:p", content=escape(self.page.foot) + number))
        return _tag("style:master-page", {"style:name": "Standard", "style:page-layout-name": "P"}, content)

    def _style(self, family, content):
        """The name of an automatic style with this content."""
        if (family, content) not in self.styles:
            attributes = {"style:name": f"A{len(self.styles)}", "style:family": family}
            if family == "paragraph":
                attributes["style:parent-style-name"] = "Standard"
            self.styles[family, content] = _tag("style:style", attributes, content)
        return f"A{list(self.styles).index((family, content))}"

    def _block(self, block):
        if isinstance(block, Columns):
            return self._columns(block)
        return self._table(block) if isinstance(block, Table) else self._paragraph(block)

    def _columns(self, columns):
        one = {"style:rel-width": "1*", "fo:start-indent": "0.4cm", "fo:end-indent": "0.4cm"}
        all_of_them = _tag("style:column", one) * columns.count
        content = _tag("style:columns", {"fo:column-count": columns.count}, all_of_them)
        balanced = {"text:dont-balance-text-columns": "false"}
        name = self._style("section", _tag("style:section-properties", balanced, content))
        inner = "".join(self._block(block) for block in columns.blocks)
        return _tag("text:section", {"text:style-name": name, "text:name": f"S{len(self.styles)}"}, inner)

    def _paragraph(self, paragraph):
        lines = {
            "fo:line-height": f"{int(self.page.leading * 87)}%",  # of the font's own line, which is larger than its size
            "fo:margin-bottom": "0.3cm",
            "fo:text-align": paragraph.align,
            "style:justify-single-word": "false",
        }
        if paragraph.level and not paragraph.listed:
            lines |= {"fo:margin-left": f"{paragraph.level * 0.9}cm", "fo:text-indent": "-0.9cm"}
        drop = {"style:lines": "3", "style:length": "1", "style:distance": "0.1cm"}
        letters = _in_each_script("font-size", f"{self.page.font_size * paragraph.size:g}pt")
        if paragraph.bold:
            letters |= _in_each_script("font-weight", "bold")
        drop_cap = _tag("style:drop-cap", drop) if paragraph.drop_cap else ""
        properties = _tag("style:paragraph-properties", lines, drop_cap) + _tag("style:text-properties", letters)
        inner = "".join(self._run(run) for run in paragraph.runs)
        if paragraph.lines:
            inner = "<text:line-break/>".join(escape(line) for line in paragraph.lines)
        if paragraph.tab:
            inner = "<text:tab/>" + inner
        if paragraph.label and not paragraph.listed:
            inner = f"{escape(paragraph.label)}<text:tab/>{inner}"
        whole = _tag("text:p", {"text:style-name": self._style("paragraph", properties)}, inner)
        if paragraph.listed:
            item = _tag("text:list-item", {"text:start-value": paragraph.label.rstrip(".")}, whole)
            whole = _tag("text:list", {"text:style-name": "L", "text:continue-numbering": "true"}, item)
        return whole

    def _run(self, run):
        text = escape(run.text)
        if self.page.word_spacing_em:  # LibreOffice has no such property: typed wide, as many do
            text = text.replace(" ", ' <text:s text:c="1"/>')
        if run.note:
            self.notes += 1
            content = _tag("text:note-citation", content=text)
            content += _tag("text:note-body", content=_tag("text:p", content=escape(run.note)))
            return _tag("text:note", {"text:id": f"n{self.notes}", "text:note-class": "footnote"}, content)
        forms = {
            "raised": RAISED,
            "bold": _in_each_script("font-weight", "bold"),
            "small-caps": SMALL_CAPS,
            "spaced": {"fo:letter-spacing": f"{self.page.font_size * 0.3:g}pt"},
        }
        if run.form not in forms:
            return text
        name = self._style("text", _tag("style:text-properties", forms[run.form]))
        return _tag("text:span", {"text:style-name": name}, text)

    def _table(self, table):
        border = {"fo:border": "0.05pt solid #000000" if table.bordered else "none", "fo:padding": "0.1cm"}
        cell_style = self._style("table-cell", _tag("style:table-cell-properties", border))
        rows = []
        for row in table.rows:
            cells = []
            for at, cell in enumerate(row):
                align = {"fo:text-align": table.aligns[at] if at < len(table.aligns) else "start"}
                name = self._style("paragraph", _tag("style:paragraph-properties", align))
                lines = [_tag("text:p", {"text:style-name": name}, escape(line)) for line in cell.split("\n")]
                attributes = {"table:style-name": cell_style, "office:value-type": "string"}
                cells.append(_tag("table:table-cell", attributes, "".join(lines)))
            rows.append(_tag("table:table-row", content="".join(cells)))
        columns = _tag("table:table-column", {"table:number-columns-repeated": len(table.rows[0])})
        return _tag("table:table", content=columns + "".join(rows)) + "<text:p/>"

    def _turned(self):
        """Text along the margin, in a frame that is written from below."""
        place = {
            "draw:style-name": self._style("graphic", _tag("style:graphic-properties", TURNED_FRAME)),
            "text:anchor-type": "paragraph",
            "svg:x": "0.8cm",
            "svg:y": "6cm",
            "svg:width": "0.9cm",
            "svg:height": "14cm",
        }
        box = _tag("draw:text-box", content=_tag("text:p", content=escape(self.page.margin_text)))
        return _tag("text:p", content=_tag("draw:frame", place, box))
