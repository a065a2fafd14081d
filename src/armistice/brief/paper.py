"""The brief as PDF: its blocks go as data into a template that Typst sets."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import TYPE_CHECKING, Any

from armistice.brief.blocks import Heading, Note, Paragraph, printable
from armistice.brief.forms import BriefError
from armistice.brief.imprint import author_of, day_of, description_of, running_foot
from armistice.brief.sheets import sheets

if TYPE_CHECKING:
    from typst import PDFStandard

    from armistice.brief.blocks import Block, Piece, Run
    from armistice.brief.content import Brief

_STANDARDS: list[PDFStandard] = ["a-2a", "ua-1"]
"""To be kept (PDF/A) and to be read aloud (PDF/UA); both refuse a sign that no font shows."""

_UNSHOWN = re.compile(r"the text `(.+?)` could not be displayed")


def brief_pdf(brief: Brief) -> bytes:
    """The brief as one PDF file; the same input gives the same bytes.

    Only the fonts inside Typst are used, lest the file depend on the machine; those of the
    machine are asked for a sign that they lack.

    Raises:
        BriefError: No font at hand shows a sign of the brief.
    """
    import typst

    template = (resources.files("armistice.brief") / "templates" / "brief.typ").read_bytes()
    inputs = {"brief": json.dumps(_data(brief), ensure_ascii=False)}
    failure = None
    for of_machine in (False, True):
        fonts = typst.Fonts(include_system_fonts=of_machine)
        compiler = typst.Compiler(template, font_paths=fonts, sys_inputs=inputs)
        try:
            made = compiler.compile(format="pdf", pdf_standards=_STANDARDS)
        except typst.TypstError as error:
            if not _UNSHOWN.search(error.diagnostic):
                raise
            failure = error
        else:
            assert isinstance(made, bytes)
            return made
    assert failure is not None
    signs = " ".join(dict.fromkeys(_UNSHOWN.findall(failure.diagnostic))).replace('"', "")
    raise BriefError(
        f"no font at hand shows {signs}: install one that does, for example from"
        " https://fonts.google.com/noto (Debian: apt-get install fonts-noto), or write the brief"
        " as .docx or .html"
    )


def _data(brief: Brief) -> dict[str, Any]:
    day = day_of(brief)
    author = author_of(brief)
    return {
        "title": printable(f"{brief.title}, as of {brief.as_of}"),
        "authors": [author] if author else [],
        "description": description_of(brief),
        "date": [day.year, day.month, day.day],
        "foot": running_foot(brief),
        "blocks": [_block(block) for block in sheets(brief)],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"type": "heading", "level": block.level, "text": printable(block.text)}
    if isinstance(block, Paragraph):
        return {"type": "paragraph", **_paragraph(block)}
    return {
        "type": "table",
        "heads": [printable(head) for head in block.heads],
        "widths": block.widths,
        "rows": [[[_paragraph(one) for one in cell] for cell in row.cells] for row in block.rows],
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {"style": paragraph.style, "pieces": [_piece(piece) for piece in paragraph.pieces]}


def _piece(piece: Piece) -> dict[str, Any]:
    if isinstance(piece, Note):
        return {"note": [_run(run) for run in piece.runs]}
    return _run(piece)


def _run(run: Run) -> dict[str, str]:
    return {"text": run.text, "kind": run.kind, "address": run.address}
