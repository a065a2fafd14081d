"""The same PDF read by three programs: one of them reads for Armistice, two are strangers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from armistice.evidence.texts.model import Page, Text
from armistice.evidence.texts.plain import canonical
from armistice.evidence.texts.read import read_document
from armistice.evidence.texts.zoning import zoned

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def by_pypdfium2(data: bytes) -> Text:
    """As Armistice reads it: PDFium, lines in reading order, zones told by type size too."""
    return read_document(data, name="document.pdf")


def by_pypdf(data: bytes) -> Text:
    """As pypdf reads it, zones found in the bare text."""
    from pypdf import PdfReader

    return _text([page.extract_text() for page in PdfReader(io.BytesIO(data)).pages], "pypdf")


def by_pdfminer(data: bytes) -> Text:
    """As pdfminer.six reads it, zones found in the bare text."""
    from pdfminer.high_level import extract_text

    return _text(extract_text(io.BytesIO(data)).split("\f"), "pdfminer.six")


EXTRACTORS: dict[str, Callable[[bytes], Text]] = {
    "pypdfium2": by_pypdfium2,
    "pypdf": by_pypdf,
    "pdfminer.six": by_pdfminer,
}


def _text(pages: Sequence[str], extractor: str) -> Text:
    content = ""
    spans = []
    for number, page in enumerate(pages, start=1):
        text = canonical(page)
        if not text.strip():
            continue
        text = text if text.endswith("\n") else text + "\n"
        spans.append(Page(len(content), len(content) + len(text), str(number)))
        content += text
    parts = zoned(content, pages=spans, media_type="application/pdf")
    return Text(
        content,
        parts.blocks,
        parts.pages,
        parts.paragraphs,
        parts.note_calls,
        "application/pdf",
        extractor=extractor,
    )
