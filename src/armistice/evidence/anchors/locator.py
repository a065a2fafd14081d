"""What a locator says, in terms of a text: the spans in which a reader would look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.evidence.texts.model import Zone

if TYPE_CHECKING:
    from armistice.evidence.texts.model import Text

Spans = tuple[tuple[int, int], ...]

_PAGE = re.compile(r"\b(?:pages?|pp?)\b\.?\s*([\w.]+)(?:\s*[-–]\s*([\w.]+))?", re.IGNORECASE)
_PARAGRAPH = re.compile(
    r"(?:\b(?:paragraphs?|paras?)\b\.?|¶+)\s*(\d+)(?:\s*[-–]\s*(\d+))?", re.IGNORECASE
)
_NOTE = re.compile(r"\b(?:foot|end)?note\s*(\w+)", re.IGNORECASE)
_ZONES = {"title": Zone.TITLE, "abstract": Zone.ABSTRACT, "references": Zone.REFERENCES}


def spans_of(locator: str, text: Text) -> Spans | None:
    """Where a locator points in a text; None if it names nothing that the text has a map of.

    Empty if it names a page or paragraph that the text does not have.

    Several parts narrow each other: ``page 3, paragraph 12`` is what both have in common.
    """
    named = [
        spans
        for spans in (
            _pages(locator, text),
            _paragraphs(locator, text),
            _note(locator, text),
            _zone(locator, text),
        )
        if spans is not None
    ]
    if not named:
        return None
    common = named[0]
    for spans in named[1:]:
        common = tuple(
            (max(a, c), min(b, d)) for a, b in common for c, d in spans if max(a, c) < min(b, d)
        )
    return common


def locator_of(offset: int, text: Text) -> str:
    """Where a reader finds an offset: ``page 3, paragraph 12``, ``note 19``, ``line 240``."""
    for call in text.note_calls:
        if call.note_start <= offset < call.note_end and call.label:
            return f"note {call.label}"
    page = text.page_at(offset)
    numbers = (one.number for one in text.paragraphs if one.start <= offset < one.end)
    paragraph = next(numbers, None)
    parts = [f"page {page}" if page else "", f"paragraph {paragraph}" if paragraph else ""]
    return ", ".join(filter(None, parts)) or f"line {text.content.count(chr(10), 0, offset) + 1}"


def within(place: int, spans: Spans) -> bool:
    """Whether a place lies in one of the spans."""
    return any(start <= place < end for start, end in spans)


def _pages(locator: str, text: Text) -> Spans | None:
    asked = _PAGE.search(locator)
    if asked is None or not text.pages:
        return None
    labels = [page.label for page in text.pages]
    first, last = asked[1].rstrip("."), (asked[2] or asked[1]).rstrip(".")
    if first not in labels:
        return ()
    number = labels.index(first)
    if last in labels[number:]:
        beyond = labels.index(last, number) + 1
    elif asked[2] and last.isdecimal() and len(last) < len(first):
        # "pages 131-9" are nine pages: the second number leaves out what both share.
        whole = first[: -len(last)] + last
        beyond = labels.index(whole, number) + 1 if whole in labels[number:] else number + 1
    else:
        beyond = number + 1
    return tuple((page.start, page.end) for page in text.pages[number:beyond])


def _paragraphs(locator: str, text: Text) -> Spans | None:
    asked = _PARAGRAPH.search(locator)
    if asked is None or not text.paragraphs:
        return None
    first, last = int(asked[1]), int(asked[2] or asked[1])
    return tuple((one.start, one.end) for one in text.paragraphs if first <= one.number <= last)


def _note(locator: str, text: Text) -> Spans | None:
    asked = _NOTE.search(locator)
    if asked is None:
        return None
    # Not every note is found by whoever reads a document: one that is not says nothing.
    spans = tuple(
        (call.note_start, call.note_end)
        for call in text.note_calls
        if call.label == asked[1] and call.note_end > call.note_start
    )
    return spans or None


def _zone(locator: str, text: Text) -> Spans | None:
    zone = _ZONES.get(locator.strip().casefold())
    return tuple((one.start, one.end) for one in text.blocks if one.zone is zone) or None
