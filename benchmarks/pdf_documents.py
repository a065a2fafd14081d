"""Ten PDFs of texts in the public domain, by three producers, in layouts that analyses come in.

One column and two, footnotes and notes at the end, divided words, running heads and page numbers.
`python -m benchmarks.pdf_documents FOLDER` makes them again; those in the tests were made so.
"""

from __future__ import annotations

import html
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXTS = Path(__file__).parent.parent / "tests" / "evidence" / "public_domain"
_NOTE = re.compile(r"\[\[(.*?)\]\]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading, its notes still in it as ``[[note]]``."""

    text: str
    heading: bool = False

    @property
    def plain(self) -> str:
        """The words of the paragraph without its notes."""
        return _NOTE.sub("", self.text)


def paragraphs_of(name: str) -> list[Paragraph]:
    """The paragraphs of one of the texts."""
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return [
        Paragraph(part.removeprefix("# "), heading=part.startswith("# ")) for part in parts if part
    ]


def plain_text(name: str) -> str:
    """The text as its reader reads on: paragraphs without notes, set apart by line ends."""
    return "\n".join(paragraph.plain for paragraph in paragraphs_of(name)) + "\n"


# --- producers ---------------------------------------------------------------------------------


def typst(name: str, *, columns: int, language: str) -> bytes:
    """Typst: justified, words divided, footnotes at the foot of the page, numbered pages."""
    import typst as compiler

    def escaped(words: str) -> str:
        return re.sub(r"([\\#$*_`<>@\[\]~/=+-])", r"\\\1", words)

    lines = [
        f'#set page(paper: "a5", columns: {columns}, numbering: "1", header: [Laws of war])',
        f'#set text(lang: "{language}", size: 9pt)',
        # One face, so that few fonts are embedded and the files stay small.
        '#show heading: set text(weight: "regular")',
        "#set par(justify: true, first-line-indent: 1em)",
    ]
    for paragraph in paragraphs_of(name):
        if paragraph.heading:
            lines.append(f"#heading[{escaped(paragraph.text)}]")
            continue
        # The odd parts are the notes.
        parts = _NOTE.split(paragraph.text)
        lines.append(
            "".join(
                f"#footnote[{escaped(part)}]" if number % 2 else escaped(part)
                for number, part in enumerate(parts)
            )
        )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "document.typ"
        source.write_text("\n\n".join(lines), encoding="utf-8")
        made = compiler.compile(str(source), pdf_tags=False)
    assert isinstance(made, bytes)
    return made


def chromium(name: str, *, columns: int, language: str, justified: bool = False) -> bytes:
    """Chromium prints a page: notes are raised numbers in the text and a list at the end."""
    from playwright.sync_api import sync_playwright

    notes: list[str] = []

    def marked(words: str) -> str:
        parts = []
        for number, part in enumerate(_NOTE.split(words)):
            if number % 2:
                notes.append(part)
                parts.append(f"<sup>{len(notes)}</sup>")
            else:
                parts.append(html.escape(part))
        return "".join(parts)

    body = "".join(
        f"<h2>{marked(one.text)}</h2>" if one.heading else f"<p>{marked(one.text)}</p>"
        for one in paragraphs_of(name)
    )
    ends = "".join(f"<li>{html.escape(note)}</li>" for note in notes)
    align = "justify; hyphens: auto" if justified else "left"
    page = f"""<!doctype html><html lang="{language}"><meta charset="utf-8">
        <style>body {{ columns: {columns}; font: 10pt serif; text-align: {align} }}
        h2 {{ font-size: 11pt; font-weight: normal }} sup {{ font-size: 6pt }}</style>
        {body}{f"<h2>Notes</h2><ol>{ends}</ol>" if ends else ""}</html>"""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"))
        try:
            tab = browser.new_page()
            tab.set_content(page)
            return tab.pdf(
                format="A4",
                tagged=False,
                display_header_footer=True,
                header_template='<span style="font-size:8px">Laws of war</span>',
                footer_template='<span style="font-size:8px" class="pageNumber"></span>',
                margin={"top": "20mm", "bottom": "20mm", "left": "18mm", "right": "18mm"},
            )
        finally:
            browser.close()


def reportlab(name: str, *, columns: int, embedded: bool = False) -> bytes:
    """ReportLab: frames on a page, a running head and a page number; notes left out.

    The standard fonts have one byte a letter; the embedded one has numbers of glyphs.
    """
    from io import BytesIO

    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
    from reportlab.platypus import Paragraph as Flowable

    if embedded:
        registerFont(TTFont("Vera", "Vera.ttf"))
    face = "Vera" if embedded else "Times-Roman"
    width, height = A4
    margin, gap = 56, 18
    each = (width - 2 * margin - gap * (columns - 1)) / columns
    frames = [
        Frame(margin + number * (each + gap), margin, each, height - 2 * margin, 0, 0, 0, 0)
        for number in range(columns)
    ]

    def furniture(canvas: object, document: BaseDocTemplate) -> None:
        canvas.setFont(face, 8)  # type: ignore[attr-defined]
        canvas.drawString(margin, height - 40, "Laws of war")  # type: ignore[attr-defined]
        canvas.drawCentredString(width / 2, 30, str(document.page))  # type: ignore[attr-defined]

    plain = ParagraphStyle(
        "plain", fontName=face, fontSize=10, leading=12, alignment=TA_JUSTIFY, spaceAfter=6
    )
    heading = ParagraphStyle("heading", parent=plain, fontSize=11)
    paper = BytesIO()
    document = BaseDocTemplate(paper, pagesize=A4, invariant=1)
    document.addPageTemplates([PageTemplate("page", frames, onPage=furniture)])
    document.build(
        [
            Flowable(html.escape(one.plain), heading if one.heading else plain)
            for one in paragraphs_of(name)
        ]
    )
    return paper.getvalue()


DOCUMENTS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "typst-footnotes": ("federalist-1787", partial(typst, columns=1, language="en")),
    "typst-two-columns-footnotes": ("federalist-1787", partial(typst, columns=2, language="en")),
    "typst-two-columns-french": ("hague-1907", partial(typst, columns=2, language="fr")),
    "chromium-endnotes": ("federalist-1787", partial(chromium, columns=1, language="en")),
    "chromium-two-columns": (
        "federalist-1787",
        partial(chromium, columns=2, language="en", justified=True),
    ),
    "chromium-french": ("hague-1907", partial(chromium, columns=1, language="fr")),
    "reportlab-two-columns": ("federalist-1787", partial(reportlab, columns=2)),
    "reportlab-french": ("hague-1907", partial(reportlab, columns=1)),
    "reportlab-embedded": ("federalist-1787", partial(reportlab, columns=1, embedded=True)),
    "reportlab-two-columns-french": (
        "hague-1907",
        partial(reportlab, columns=2, embedded=True),
    ),
}
"""The text of each document, and what makes it."""


def documents(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    """Name, text and bytes of each PDF in a folder."""
    for name, (text, _) in DOCUMENTS.items():
        yield name, text, (folder / f"{name}.pdf").read_bytes()


def main(folder: Path) -> None:
    """Make all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (text, make) in DOCUMENTS.items():
        content = make(text)
        (folder / f"{name}.pdf").write_bytes(content)
        print(f"{name}: {len(content):,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
