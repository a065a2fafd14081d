"""Canonical text as an extractor writes it, piece by piece, with what the format tells of it.

An extractor knows things that no reader of bare text can know: that this was a footnote, that this
was quoted, that these digits were raised. It says so while it writes; zoning judges the rest.
"""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_right
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from armistice.evidence.texts.errors import TextError
from armistice.evidence.texts.model import Block, NoteCall, Page, Text, Zone
from armistice.evidence.texts.plain import canonical
from armistice.evidence.texts.zoning import zoned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_CHARACTERS = 5_000_000
"""Five thick books: more than this is no document, whatever its bytes unfold to."""


class TextWriter:
    """Canonical text that grows at its end; all offsets are code points.

    Attributes:
        known: Stretches whose zone the format tells; they do not overlap.
        pages: Pages that have been closed, in order.
        remarks: What a person should know of the reading.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pieces: list[str] = []
        self._length = 0
        self.known: list[Block] = []
        self.pages: list[Page] = []
        self.remarks: list[str] = []
        self._languages: list[tuple[int, int, str]] = []
        self._calls: list[tuple[int, int, str, tuple[str, ...]]] = []
        self._notes: dict[str, tuple[int, int]] = {}

    @property
    def length(self) -> int:
        """How many code points there are, and where the next will stand."""
        return self._length

    def write(self, words: str, zone: Zone | None = None, language: str = "") -> tuple[int, int]:
        """Add words in canonical form.

        Args:
            words: What the document says next.
            zone: The zone of the words where the format tells it.
            language: The language of the words where the format tells it.

        Returns:
            The span of the words.

        Raises:
            TextError: The text grows beyond all measure (A846).
        """
        words = self._joined(canonical(words))
        start = self._length
        if words:
            self._pieces.append(words)
            self._length += len(words)
            demand_bounded(self._length)
            if zone is not None:
                self.mark(start, self._length, zone, language)
            elif language:
                self._languages.append((start, self._length, language))
        return start, self._length

    def break_lines(self, count: int = 1) -> None:
        """End the line, and leave a blank one if ``count`` is 2; never more, and none at the top.

        Blanks at the end of a line say nothing and go, unless something is known of them.
        """
        if not self._length:
            return
        settled = max((block.end for block in self.known[-1:]), default=0)
        while self._pieces and (bare := self._pieces[-1].rstrip(" \t")) != self._pieces[-1]:
            keep = max(settled - (self._length - len(self._pieces[-1])), 0)
            bare = self._pieces[-1][: max(len(bare), keep)]
            self._length -= len(self._pieces[-1]) - len(bare)
            self._pieces[-1] = bare
            if bare:
                break
            self._pieces.pop()
        there = 0
        for piece in reversed(self._pieces):
            bare = piece.rstrip("\n")
            there += len(piece) - len(bare)
            if bare:
                break
        if there < count:
            self._pieces.append("\n" * (count - there))
            self._length += count - there

    def mark(self, start: int, end: int, zone: Zone, language: str = "") -> None:
        """Say what a stretch that has been written is; the last mark must not be gone back on."""
        if start >= end:
            return
        last = self.known[-1] if self.known else None
        if last and (last.end, last.zone, last.language) == (start, zone, language):
            self.known[-1] = replace(last, end=end)
        else:
            self.known.append(Block(start, end, zone, language))

    def call(self, start: int, end: int, label: str, *notes: str) -> None:
        """Say that a note is called here; the first of ``notes`` that is a key of one is it."""
        if start < end:
            self._calls.append((start, end, label, notes))

    def note(self, key: str, start: int, end: int) -> None:
        """Say where a note stands; said again of the same note, it has grown."""
        first, _ = self._notes.get(key, (start, end))
        self._notes[key] = (first, end)

    def page(self, start: int, label: str) -> None:
        """Close a page that began at ``start`` and ends here."""
        self.pages.append(Page(start, self._length, label))

    def finished(self, data: bytes, *, media_type: str, extractor: str) -> Text:
        """The text with its whole map.

        Args:
            data: The bytes that were read.
            media_type: The kind of document that they are.
            extractor: The distribution that read them.
        """
        while self._pieces and not self._pieces[-1].strip("\n"):
            self._length -= len(self._pieces.pop())
        content = "".join(self._pieces)
        known = tuple(self._clipped(self.known, len(content)))
        pages = tuple(
            replace(page, start=min(page.start, len(content)), end=min(page.end, len(content)))
            for page in self.pages
        )
        parts = zoned(content, pages=pages, known=known, media_type=media_type)
        return Text(
            content=content,
            blocks=_with_languages(_one_title(parts.blocks, known), self._languages),
            pages=parts.pages,
            paragraphs=parts.paragraphs,
            note_calls=self._all_calls(parts.note_calls),
            media_type=media_type,
            bytes_hash=hashlib.sha256(data).hexdigest(),
            extractor=extractor,
            extractor_version=version_of(extractor),
            notes=(*self.remarks, *parts.notes),
        )

    def _joined(self, words: str) -> str:
        """The words without the marks that belong to the letter before them, which gets them."""
        marks = 0
        while marks < len(words) and unicodedata.combining(words[marks]):
            marks += 1
        if marks and self._pieces:
            last = self._pieces[-1]
            whole = unicodedata.normalize("NFC", last + words[:marks])
            grown = len(whole) - len(last)
            if self.known and self.known[-1].end == self._length:
                self.known[-1] = replace(self.known[-1], end=self._length + grown)
            self._pieces[-1] = whole
            self._length += grown
            return words[marks:]
        return words

    @staticmethod
    def _clipped(blocks: Iterable[Block], end: int) -> Iterable[Block]:
        return (replace(b, end=min(b.end, end)) for b in sorted(blocks) if b.start < end)

    def _all_calls(self, found: Sequence[NoteCall]) -> tuple[NoteCall, ...]:
        """The calls that the format tells, and those that zoning found elsewhere."""
        told = [
            NoteCall(
                start, end, label, *next((self._notes[k] for k in keys if k in self._notes), (0, 0))
            )
            for start, end, label, keys in self._calls
        ]
        # Where zoning alone has found the note of a call, that counts.
        answered = {call.start: call for call in found if call.note_end}
        told = [
            replace(
                call,
                note_start=answered[call.start].note_start,
                note_end=answered[call.start].note_end,
            )
            if not call.note_end and call.start in answered
            else call
            for call in told
        ]
        taken = {at for call in told for at in range(call.start, call.end)}
        more = (call for call in found if taken.isdisjoint(range(call.start, call.end)))
        return tuple(sorted((*told, *more)))


def demand_bounded(length: int) -> None:
    """Refuse a text that is longer than any document.

    Raises:
        TextError: It has more than ``MOST_CHARACTERS`` (A846).
    """
    if length > MOST_CHARACTERS:
        raise TextError(
            "A846",
            f"the document unfolds to more than {MOST_CHARACTERS:,} characters",
            "add the part that you cite, as a document of its own",
        )


def version_of(distribution: str) -> str:
    """The version of an installed distribution; empty where it is run without being installed."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def _one_title(blocks: Sequence[Block], known: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks among which nothing is a title by its looks where the format names the title."""
    titles = [block for block in known if block.zone is Zone.TITLE]
    if not titles:
        return tuple(blocks)
    return tuple(
        replace(block, zone=Zone.BODY)
        if block.zone is Zone.TITLE
        and not any(one.start < block.end and block.start < one.end for one in titles)
        else block
        for block in blocks
    )


def _with_languages(
    blocks: Sequence[Block], told: Sequence[tuple[int, int, str]]
) -> tuple[Block, ...]:
    """Blocks cut where the format names another language, which counts before a guess."""
    if not told:
        return tuple(blocks)
    found: list[Block] = []
    starts = [start for start, _, _ in told]
    for block in blocks:
        at = block.start
        number = max(bisect_right(starts, at) - 1, 0)
        while at < block.end:
            while number < len(told) and told[number][1] <= at:
                number += 1
            start, end, language = told[number] if number < len(told) else (block.end, 0, "")
            inside = start <= at
            stop = min(end if inside else start, block.end)
            piece = replace(
                block, start=at, end=stop, language=language if inside else block.language
            )
            last = found[-1] if found else None
            if last and (last.end, last.zone, last.language) == (at, piece.zone, piece.language):
                found[-1] = replace(last, end=stop)
            else:
                found.append(piece)
            at = stop
    return tuple(found)
