"""PDF: text page by page in reading order. Scripts and forms of the file are never run."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from armistice.evidence.texts.errors import TextError, missing_library
from armistice.evidence.texts.kinds import Kind
from armistice.evidence.texts.model import Zone
from armistice.evidence.texts.pdf_bombs import refuse_bombs
from armistice.evidence.texts.pdf_columns import in_reading_order
from armistice.evidence.texts.pdf_lines import page_lines
from armistice.evidence.texts.pdf_zones import note_label, page_zones
from armistice.evidence.texts.writer import TextWriter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armistice.evidence.texts.model import Text
    from armistice.evidence.texts.pdf_lines import Line

MOST_PAGES = 5000
_END_WITHIN = 64 * 1024
"""The mark of the end stands in the last bytes; some producers write a little after it."""
_FEW = 40
_STOPS = '.!?…:;"”»’)]'
_UNKNOWN_SHARE = 0.02
_ONE_AT_A_TIME = threading.Lock()
"""PDFium may not be entered by two threads at once."""


@dataclass(frozen=True, slots=True)
class _PageRead:
    """A page as drawn: its label, its lines, whether it seems to be a picture, lost signs."""

    label: str
    lines: tuple[Line, ...]
    scanned: bool = False
    unknown: int = 0
    fault: str = ""


def read_pdf(data: bytes) -> Text:
    """Read a PDF.

    Args:
        data: The bytes of the file.

    Raises:
        TextError: The file is damaged or cut off (A844), encrypted (A845), has too many pages
            (A841), unfolds without bound (A846), has no text layer at all (A849), or pypdfium2 is
            missing (A856).
    """
    with _ONE_AT_A_TIME:
        pages = _pages(data)
    if not any(page.lines for page in pages):
        raise TextError(
            "A849",
            f"none of the {len(pages)} pages has a text layer"
            if len(pages) != 1
            else "the page has no text layer",
            "run OCR on it first, and add the PDF that OCR makes",
        )
    ordered = [in_reading_order(page.lines) for page in pages]
    writer = TextWriter()
    writer.remarks += _remarks(pages)
    _write(writer, pages, ordered)
    return writer.finished(data, media_type=Kind.PDF, extractor="pypdfium2")


def _pages(data: bytes) -> list[_PageRead]:
    try:
        import pypdfium2
    except ImportError as error:
        raise missing_library("pypdfium2", "PDF") from error
    if b"%%EOF" not in data[-_END_WITHIN:]:
        raise TextError(
            "A844",
            "the PDF breaks off before its end",
            "acquire it again; a viewer may show some pages of it, but not all are there",
        )
    refuse_bombs(data)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(str(error)) from error
    try:
        if len(document) > MOST_PAGES:
            raise TextError(
                "A841",
                f"the PDF has {len(document):,} pages, and {MOST_PAGES:,} are the limit",
                "add the part that you cite, as a document of its own",
            )
        return [_page(document, number) for number in range(len(document))]
    finally:
        document.close()


def _refusal(words: str) -> TextError:
    if "password" in words.lower():
        return TextError(
            "A845",
            "the PDF is under a password",
            "open it with the password and print it into a new PDF",
        )
    return TextError("A844", "the PDF is damaged and cannot be opened", "acquire it again")


def _page(document: Any, number: int) -> _PageRead:
    import pypdfium2

    label = document.get_page_label(number) or str(number + 1)
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return _PageRead(label, (), fault=f"page {label} is damaged and could not be read")
    try:
        text_page = page.get_textpage()
        try:
            read = page_lines(text_page, page.get_rotation())
        finally:
            text_page.close()
        signs = sum(len(line.text) for line in read.lines)
        scanned = signs < _FEW and _is_picture(page)
        return _PageRead(label, read.lines, scanned, read.unknown)
    except pypdfium2.PdfiumError:
        return _PageRead(label, (), fault=f"page {label} is damaged and could not be read")
    finally:
        page.close()


def _is_picture(page: Any) -> bool:
    """Whether pictures cover most of a page."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    covered = 0.0
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = item.get_bounds()
        covered += max(right - left, 0) * max(top - bottom, 0)
    return bool(covered > 0.3 * width * height)


def _remarks(pages: Sequence[_PageRead]) -> list[str]:
    scanned = [page.label for page in pages if page.scanned]
    remarks = [page.fault for page in pages if page.fault]
    if len(scanned) == 1:
        remarks.append(f"page {scanned[0]} has no text layer: scan; run OCR first")
    elif scanned:
        named = ", ".join(scanned[:20]) + (" and more" if len(scanned) > 20 else "")  # noqa: PLR2004
        remarks.append(f"pages {named} have no text layer: scans; run OCR first")
    for page in pages:
        signs = sum(len(line.text) for line in page.lines)
        if page.unknown > _UNKNOWN_SHARE * signs:
            remarks.append(
                f"page {page.label}: {page.unknown} signs of a font stand for no known character "
                "and are shown as \ufffd"
            )
    return remarks


# --- writing --------------------------------------------------------------------------------------


def _write(
    writer: TextWriter, pages: Sequence[_PageRead], ordered: Sequence[Sequence[Line]]
) -> None:
    zones = page_zones(ordered)
    for number, page in enumerate(pages):
        lines = _edges_outward(ordered[number], zones[number])
        start = writer.length
        _write_page(writer, number, lines, zones[number])
        following = next((some[0] for some in ordered[number + 1 :] if some), None)
        goes_on = lines and following and not _ends(lines[-1].text) and not zones[number]
        writer.break_lines(1 if goes_on else 2)
        writer.page(start, page.label)


def _edges_outward(lines: Sequence[Line], zones: Mapping[Line, Zone]) -> list[Line]:
    """Running heads before the text of a page and running feet after it, however drawn."""
    running = [line for line in lines if zones.get(line) is Zone.BOILERPLATE]
    text = [line for line in lines if zones.get(line) is not Zone.BOILERPLATE]
    if not text:
        return running
    middle = (max(one.baseline for one in text) + min(one.baseline for one in text)) / 2
    above = sorted((one for one in running if one.baseline > middle), key=lambda o: -o.baseline)
    below = sorted((one for one in running if one.baseline <= middle), key=lambda o: -o.baseline)
    return [*above, *text, *below]


def _write_page(
    writer: TextWriter, number: int, lines: Sequence[Line], zones: Mapping[Line, Zone]
) -> None:
    pitch = _pitch(lines)
    before: Line | None = None
    note = ""
    note_start = 0
    for place, line in enumerate(lines):
        zone = zones.get(line)
        after = lines[place + 1] if place + 1 < len(lines) else None
        if before is not None:
            apart = zone is not zones.get(before) or _is_apart(before, line, after, pitch)
            writer.break_lines(2 if apart else 1)
        label = note_label(line.text) if zone is Zone.FOOTNOTE else ""
        if label:
            note, note_start = f"{number}/{label}", writer.length
        start, end = writer.write(line.text, zone)
        if zone is Zone.FOOTNOTE:
            writer.note(note, note_start, end)
        elif end - start == len(line.text):
            # Where folding changed the length of the line, offsets within it are not known.
            for first, last in line.raised:
                words = line.text[first:last]
                if first and not line.text[first - 1].isdigit():
                    # A note may have slipped to the next page.
                    keys = (f"{at}/{words}" for at in (number, number + 1))
                    writer.call(start + first, start + last, words, *keys)
        before = line


def _pitch(lines: Sequence[Line]) -> float:
    """How far apart the lines of a paragraph stand, in points."""
    steps = [
        one.baseline - other.baseline
        for one, other in pairwise(lines)
        if 0 < one.baseline - other.baseline < 4 * one.size
    ]
    return median(steps) if steps else 0.0


def _is_apart(before: Line, line: Line, after: Line | None, pitch: float) -> bool:
    """Whether a paragraph ends between two lines."""
    step = before.baseline - line.baseline
    if step < 0:  # the next column
        return _ends(before.text)
    # Large letters stand farther apart.
    if step > 1.3 * max(pitch, 1.2 * line.size) or abs(before.size - line.size) > 0.08 * max(
        before.size, line.size
    ):
        return True
    indent = line.left - before.left
    returns = after is None or abs(after.left - before.left) < 0.3 * line.size
    is_indented = 0.7 * line.size < indent < 4 * line.size
    return is_indented and returns and _ends(before.text)


def _ends(words: str) -> bool:
    return words.rstrip()[-1:] in _STOPS
