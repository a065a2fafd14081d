"""A document as canonical text, with masks that say what each part of it is.

Offsets are code points from the start of the canonical text. Zones are spans of that text and
masks of equal length, so that an offset means the same place in the whole and in every part.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Zone(StrEnum):
    """What a part of a document is."""

    TITLE = "title"
    ABSTRACT = "abstract"
    BODY = "body"
    QUOTATION = "quotation"
    FOOTNOTE = "footnote"
    REFERENCES = "references"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A stretch of text of one zone and one language.

    ``start`` and ``end`` are code points, the end excluded; ``language`` is an ISO 639-1 code,
    empty where nothing tells.
    """

    start: int
    end: int
    zone: Zone
    language: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Page:
    """A page, with the number or label that a reader would cite."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, order=True)
class Paragraph:
    """A paragraph of the running text; ``number`` counts from 1 over the document."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True, order=True)
class NoteCall:
    """Where the text calls a footnote, and the span of that note (empty where it is not found)."""

    start: int
    end: int
    label: str
    note_start: int = 0
    note_end: int = 0


@dataclass(frozen=True)
class Text:
    r"""The canonical text of a document and the map of it.

    Attributes:
        content: The text: NFC, lines ended by ``\n``, no control characters but tab and line
            end. Nothing that the document says is left out; what is no running text is masked.
        blocks: Spans of one zone each; together they cover ``content`` without a gap.
        pages: The pages in order; empty where the document has none.
        paragraphs: The paragraphs of the running text in order.
        note_calls: The calls of footnotes in order.
        media_type: The kind of document that was read, as ``application/pdf``.
        bytes_hash: SHA-256 of the bytes acquired, in hexadecimal.
        extractor: What read it, as ``pypdfium2``.
        extractor_version: The version of what read it.
        notes: What a person should know of the reading, as ``page 3 has no text layer``.
    """

    content: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    note_calls: tuple[NoteCall, ...] = ()
    media_type: str = "text/plain"
    bytes_hash: str = ""
    extractor: str = ""
    extractor_version: str = ""
    notes: tuple[str, ...] = ()

    @cached_property
    def text_hash(self) -> str:
        """SHA-256 of the canonical text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.content.encode()).hexdigest()

    def mask(self, zones: Iterable[Zone]) -> str:
        """The text of some zones, blanks in place of the rest: offsets and lines stay."""
        wanted = frozenset(zones)
        return "".join(
            self.content[block.start : block.end]
            if block.zone in wanted
            else "".join(c if c == "\n" else " " for c in self.content[block.start : block.end])
            for block in self.blocks
        )

    def zone_at(self, offset: int) -> Zone:
        """The zone at an offset; body where no block says more."""
        from bisect import bisect_right

        number = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        if number >= 0 and offset < self.blocks[number].end:
            return self.blocks[number].zone
        return Zone.BODY

    def page_at(self, offset: int) -> str:
        """The label of the page at an offset; empty where the document has no pages."""
        return next((p.label for p in self.pages if p.start <= offset < p.end), "")

    def line_of(self, offset: int) -> int:
        """The number, from 1, of the line at an offset."""
        return self.content.count("\n", 0, offset) + 1
