"""The lines of a text with what surrounds them: what every rule of zoning looks at.

Rules look at the head and the tail of a line, never at all of it, so that a line of a hundred
million characters costs no more than any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from armistice.evidence.texts.model import Block, Page, Zone

MOST_LINES = 300_000  # some five thousand pages; what follows is taken as running text
HEAD = 400
TAIL = 200
_SAMPLE = 2_000
_WIDEST_WRAPPED = 130
_FEWEST_WRAPPED = 12
_ONE_LINE_EACH = frozenset(("text/html", "application/xhtml+xml"))

_INK = re.compile(r"\S")
_FINISHED = re.compile(r"[.?!…:։。؟۔][\"'’”»)\]*_⁰¹²³⁴⁵⁶⁷⁸⁹]*[.]?$")
_CALL_AT_END = re.compile(r"(?<=[.?!…:”\"’»)])\d{1,3}$")
_MARKS = "#*_ \t>"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with ink on it; offsets are code points, the line end excluded."""

    start: int
    end: int
    after_gap: bool
    page: int

    @property
    def length(self) -> int:
        """How many code points it has."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Claim:
    """What a rule says that a line is, with a language where the rule knows it."""

    zone: Zone
    language: str = ""


@dataclass(frozen=True)
class Draft:
    """A text while its zones are being found.

    Attributes:
        content: The canonical text.
        lines: Its lines with ink, in order.
        pages: Its pages, empty where there are none.
        media_type: The kind of document that it comes from.
        claimed: What the rules before have said, by number of line.
    """

    content: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...] = ()
    media_type: str = "text/plain"
    claimed: Mapping[int, Claim] = field(default_factory=dict)

    def head(self, number: int) -> str:
        """The first part of a line, without blanks before it."""
        line = self.lines[number]
        return self.content[line.start : min(line.end, line.start + HEAD)].strip()

    def tail(self, number: int) -> str:
        """The last part of a line, without blanks after it."""
        line = self.lines[number]
        return self.content[max(line.start, line.end - TAIL) : line.end].strip()

    def words(self, number: int) -> str:
        """The head of a line without the marks of Markdown around it."""
        return self.head(number).strip(_MARKS)

    def free(self, first: int = 0, last: int | None = None) -> Iterator[int]:
        """The lines that no rule has claimed yet."""
        return (
            number
            for number in range(first, len(self.lines) if last is None else last)
            if number not in self.claimed
        )

    def is_finished(self, number: int) -> bool:
        """Whether a line ends as a sentence ends, or opens what follows with a colon."""
        return ends_sentence(self.tail(number))

    def opens_group(self, number: int) -> bool:
        """Whether a line stands after a gap or begins a page."""
        if number == 0 or self.lines[number].after_gap:
            return True
        return self.lines[number].page != self.lines[number - 1].page

    def group_end(self, number: int, limit: int | None = None) -> int:
        """The line after the last one that no gap parts from ``number``, at most ``limit``."""
        following = number + 1
        limit = len(self.lines) if limit is None else min(limit, len(self.lines))
        while following < limit and not self.opens_group(following):
            following += 1
        return following

    def is_alone(self, number: int) -> bool:
        """Whether a line has a gap on both sides."""
        return self.opens_group(number) and self.group_end(number) == number + 1

    @property
    def is_cut(self) -> bool:
        """Whether the text has more lines than are looked at."""
        return len(self.lines) >= MOST_LINES

    @cached_property
    def width(self) -> float:
        """The usual length of a line."""
        lengths = [line.length for line in self.lines[:_SAMPLE]]
        return median(lengths) if lengths else 0

    @cached_property
    def is_wrapped(self) -> bool:
        """Whether a line is a row of print, so that several make a paragraph."""
        if self.media_type in _ONE_LINE_EACH or len(self.lines) < _FEWEST_WRAPPED:
            return False
        sample = self.lines[:_SAMPLE]
        joined = sum(not line.after_gap for line in sample)
        return self.width <= _WIDEST_WRAPPED and joined > len(sample) / 2


def ends_sentence(tail: str) -> bool:
    """Whether a text ends as a sentence ends, calls of notes and closing quotes set aside."""
    tail = tail.rstrip(" \t*_")
    return _FINISHED.search(_CALL_AT_END.sub("", tail)[-20:]) is not None


def lines_of(content: str, pages: Sequence[Page] = ()) -> tuple[Line, ...]:
    """The lines with ink of a text, at most ``MOST_LINES`` of them."""
    lines: list[Line] = []
    position = page = 0
    while len(lines) < MOST_LINES and (ink := _INK.search(content, position)):
        start = max(content.rfind("\n", position, ink.start()) + 1, position)
        end = content.find("\n", ink.start())
        end = len(content) if end < 0 else end
        while page < len(pages) - 1 and ink.start() >= pages[page].end:
            page += 1
        after_gap = not lines or content.count("\n", lines[-1].end, start) > 1
        lines.append(Line(start, end, after_gap, page if pages else -1))
        position = end
    return tuple(lines)


def known_lines(draft: Draft, known: Sequence[Block]) -> dict[int, Claim]:
    """The lines that the format itself has told all about."""
    claims: dict[int, Claim] = {}
    blocks = sorted(known)
    number = 0
    for block in blocks:
        while number < len(draft.lines) and draft.lines[number].start < block.start:
            number += 1
        while number < len(draft.lines) and draft.lines[number].end <= block.end:
            claims[number] = Claim(block.zone, block.language)
            number += 1
    return claims
