"""The programs that set and print a document, and those that print it again. Each is skipped, by name,
where it is not installed."""

import dataclasses
import pathlib
import shutil
import subprocess
import tempfile

from write_fodt import flat_odt
from write_groff import groff_paper, groff_source
from write_html import html_page
from write_latex import latex_source
from write_pictures import picture_pdf

OFFICE_FILTERS = {
    "odt": "odt:writer8",
    "docx": "docx:Office Open XML Text",
    "rtf": "rtf:Rich Text Format",
    "doc": "doc:MS Word 97",
    "pdf": "pdf:writer_pdf_Export",
}
WITHOUT = {"writer": {"stamp"}, "chromium": {"footnotes", "linenumbers"}, "weasyprint": {"linenumbers"},
           "html": {"running", "runningfeet", "linenumbers", "stamp"},
           "groff": {"letterlines", "emblem", "divided", "lists", "emphasis", "dropcaps", "margintext", "stamp", "tabs"},
           "latex": {"letterlines", "emblem", "lists", "divided"}}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Printed:
    document: object
    path: pathlib.Path
    producer: str
    is_paper: bool  # what is seen is all there is

    @property
    def is_scan(self):
        return self.producer.endswith(("-scan", "-worn", "-poor"))


class Skipped(Exception):
    """A producer that is not here: the message names the program."""


def _needs(*programs):
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        raise Skipped(", ".join(missing))


def _run(command, seconds=600, **settings):
    return subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=seconds, check=False, **settings
    )


def _page(document, folder, real_footnotes=False):
    path = _place(folder, "paged" if real_footnotes else "html", document, "html")
    path.write_text(html_page(document, real_footnotes), "utf-8")
    return path


def _place(folder, producer, document, suffix):
    (folder / producer).mkdir(exist_ok=True)
    return folder / producer / f"{document.name}.{suffix}"


def _html(documents, folder):
    for document in documents:
        yield document, _page(document, folder)


def _chromium(documents, folder):
    _needs("chromium")
    for document in documents:
        path = _place(folder, "pdf-chromium", document, "pdf")
        if not path.exists():
            _run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                  "--disable-background-networking", "--disable-component-update", "--disable-sync",
                  f"--user-data-dir={folder}/chromium-profile", f"--print-to-pdf={path}",
                  _page(document, folder).resolve().as_uri()])  # fmt: skip
        yield document, path


def _weasyprint(documents, folder):
    _needs("weasyprint")
    for document in documents:
        if document.statement.direction == "rtl":
            continue  # the letters it writes beside its glyphs are wrong there: no program can read them
        path = _place(folder, "pdf-weasyprint", document, "pdf")
        if not path.exists():
            _run(["weasyprint", str(_page(document, folder, real_footnotes=True)), str(path)])
        yield document, path


def _office(kind, source="fodt"):
    """LibreOffice's own layout from a flat ODT file; `source` "html": as it imports web pages."""

    def produce(documents, folder):
        _needs("soffice")
        into = folder / (f"{kind}-web" if source == "html" else "pdf-writer" if kind == "pdf" else kind)
        sources = {}
        for document in documents:
            if source == "html":
                sources[document] = _page(document, folder)
            else:
                sources[document] = _place(folder, "fodt", document, "fodt")
                sources[document].write_text(flat_odt(document), "utf-8")
        results = {document: into / f"{path.stem}.{kind}" for document, path in sources.items()}
        missing = [str(sources[document]) for document, path in results.items() if not path.exists()]
        if missing:
            imported = ["--infilter=HTML (StarWriter)"] if source == "html" else []
            if source == "html" and kind == "pdf":  # only a text document prints as one
                odts = dict(_office("odt", "html")(documents, folder))
                missing = [str(path) for path in odts.values() if path.exists()]
                imported = []
            profile = f"-env:UserInstallation=file://{(folder / 'office-profile').resolve()}"
            _run(["soffice", "--headless", profile, *imported, "--convert-to", OFFICE_FILTERS[kind],
                  "--outdir", str(into), *missing])  # fmt: skip
        yield from results.items()

    return produce


def _groff(documents, folder):
    _needs("groff", "preconv")
    for document in documents:
        if document.statement.language not in {"en", "fr", "es", "de", "it", "pt", "nl", "sv", "da", "fi"}:
            continue  # its fonts are Latin
        source = _place(folder, "pdf-groff", document, "ms")
        source.write_text(groff_source(document), "utf-8")
        path = source.with_suffix(".pdf")
        if not path.exists():
            with path.open("wb") as out:
                subprocess.run(
                    ["groff", "-k", "-t", "-ms", "-Tpdf", f"-P-p{groff_paper(document)}", str(source)],
                    stdout=out,
                    stderr=subprocess.DEVNULL,
                    check=False,
                )
        yield document, path


def _latex(program):
    def produce(documents, folder):
        _needs(program)
        for document in documents:
            if program == "pdflatex" and document.statement.language not in {"en", "fr", "es", "de", "it", "pt"}:
                continue  # its own fonts are Latin
            path = _place(folder, f"pdf-{program}", document, "pdf")
            if not path.exists():
                source = path.with_suffix(".tex")
                source.write_text(latex_source(document, program), "utf-8")
                _run([program, "-interaction=batchmode", source.name], cwd=path.parent)
            yield document, path

    return produce


def _printed_again(first, program, *arguments):
    """What `first` printed, written anew by another program."""

    def produce(documents, folder):
        _needs(program)
        for document, path in PRODUCERS[first](documents, folder):
            again = _place(folder, f"{first}-{SHORT[program]}", document, "pdf")
            if path.exists() and not again.exists():
                _run([program, *[part.format(source=path, result=again) for part in arguments]])
            yield document, again

    return produce


# Of a scan: dots an inch, and what has become of its pages. A worn one lies a little askew, with grain and
# fewer dots; a poor one lies up to three degrees askew, with half of the dots, and was kept as JPEG.
GRAIN = "-blur 0x0.6 -seed 7 -attenuate 0.35 +noise Gaussian -colorspace Gray"
SCANS = {
    "scan": (300, []),
    "worn": (200, [f"-background white -rotate 0.7 {GRAIN}"]),
    "poor": (150, [f"-background white -rotate {turn} {GRAIN}" for turn in ("1.2", "-2.1", "3", "-1", "2.4")]),
}
JPEG = ("-quality", "35")


def _scanned(first, kind):
    """What `first` printed, as a scanner gives it: pictures of its pages, read with --ocr."""
    dots, wear = SCANS[kind]

    def produce(documents, folder):
        _needs("gs", "tesseract", *(["convert"] if wear else []))
        for number, (document, path) in enumerate(PRODUCERS[first](documents, folder)):
            scan = _place(folder, f"{first}-{kind}", document, "pdf")
            if path.exists() and not scan.exists():
                with tempfile.TemporaryDirectory() as pages:
                    drawn = ["-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pgmraw", f"-r{dots}"]
                    _run(["gs", *drawn, f"-sOutputFile={pages}/%03d.pgm", str(path)])
                    pictures = sorted(pathlib.Path(pages).glob("*.pgm"))
                    for page, picture in enumerate(pictures if wear else []):
                        turned = wear[(number + page) % len(wear)].split()
                        _run(["convert", str(picture), *turned, "-depth", "8", str(picture)])
                        if kind == "poor":
                            kept = picture.with_suffix(".jpg")
                            _run(["convert", str(picture), *JPEG, str(kept)])
                            _run(["convert", str(kept), "-depth", "8", str(picture)])
                    scan.write_bytes(picture_pdf([picture.read_bytes() for picture in pictures], dots))
            yield document, scan

    return produce


SHORT = {"gs": "gs", "pdftocairo": "cairo"}
GHOSTSCRIPT = ("-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-sOutputFile={result}", "{source}")
PRODUCERS = {
    "html": _html,
    "docx": _office("docx"),
    "odt": _office("odt"),
    "rtf": _office("rtf"),
    "doc": _office("doc"),
    "docx-web": _office("docx", "html"),
    "odt-web": _office("odt", "html"),
    "pdf-writer": _office("pdf"),
    "pdf-web": _office("pdf", "html"),
    "pdf-chromium": _chromium,
    "pdf-weasyprint": _weasyprint,
    "pdf-groff": _groff,
    "pdf-pdflatex": _latex("pdflatex"),
    "pdf-xelatex": _latex("xelatex"),
    "pdf-lualatex": _latex("lualatex"),
    "pdf-chromium-gs": _printed_again("pdf-chromium", "gs", *GHOSTSCRIPT),
    "pdf-writer-gs": _printed_again("pdf-writer", "gs", *GHOSTSCRIPT),
    "pdf-chromium-cairo": _printed_again("pdf-chromium", "pdftocairo", "-pdf", "{source}", "{result}"),
    "pdf-writer-cairo": _printed_again("pdf-writer", "pdftocairo", "-pdf", "{source}", "{result}"),
    "pdf-writer-scan": _scanned("pdf-writer", "scan"),
    "pdf-writer-worn": _scanned("pdf-writer", "worn"),
    "pdf-writer-poor": _scanned("pdf-writer", "poor"),
}


def _can(producer, layout):
    kind = producer.removeprefix("pdf-").split("-")[0]
    kind = {"docx": "writer", "odt": "writer", "rtf": "writer", "doc": "writer"}.get(kind, kind)
    if producer.endswith("-web") or producer == "pdf-web":
        kind = "html"
    if kind in ("pdflatex", "xelatex", "lualatex"):
        kind = "latex"
    return layout not in WITHOUT.get(kind, ())


def produce(producer, documents, folder):
    """The documents that the program prints. Throws Skipped where the program is missing."""
    wanted = [document for document in documents if _can(producer, document.layout)]
    is_paper = producer.startswith("pdf-")
    for document, path in PRODUCERS[producer](wanted, folder):
        yield Printed(document, path, producer, is_paper)
