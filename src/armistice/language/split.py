"""An agreement's text, as somebody has it in a file, split into clauses.

Nothing is lost: every line that is not blank stands in a clause, in the preamble, in the closing
or among what was dropped (page numbers, running heads, rules). Whatever the text is, nothing is
raised.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from armistice.language.guess import month_of
from armistice.language.heads import (
    AGREED,
    CLOSING,
    LONGEST_RUN_IN,
    MODAL,
    clean_heading,
    heads_clause,
    is_heading,
    title_of,
)
from armistice.language.numbering import Marker, bullet, markers, part_head
from armistice.language.numbers import free_number, number_below, top_number
from armistice.language.pages import Line, joined, kept_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = 5
"""So many numbers may be missing from a list, where a page of the text was lost."""


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One clause of a text.

    Attributes:
        number: Its number as the language writes it, unique in the text: ``3``, ``3a``, ``3.1``.
        label: The mark that it has in the text (``Article III``), or nothing.
        heading: Its heading, or nothing.
        pieces: Its words by line, the mark and the heading taken off.
        lines: The numbers of all its lines, head and heading among them.
        part: The chapter or annex in which it stands, as the text calls it.
    """

    number: str
    label: str
    heading: str
    pieces: tuple[tuple[int, str], ...]
    lines: tuple[int, ...]
    part: str = ""

    @property
    def text(self) -> str:
        """The words of the clause, hard-wrapped lines joined."""
        return joined(words for _, words in self.pieces)


@dataclass(frozen=True, slots=True)
class SplitText:
    """A text in clauses, and where all its other lines went.

    ``preamble`` and ``closing`` are numbers of lines; ``dropped`` says of a line why it went.
    """

    title: str
    preamble: tuple[int, ...]
    clauses: tuple[ClauseText, ...]
    closing: tuple[int, ...]
    dropped: tuple[tuple[int, str], ...]


def split_text(text: str) -> SplitText:
    """Split an agreement's text into clauses.

    Args:
        text: Plain text or Markdown, in whatever language.

    Returns:
        Its clauses by the numbering of the text; where it has none, by its headings, its bullets
        or its paragraphs.
    """
    lines, dropped = kept_lines(text)
    title, title_lines = title_of(lines)
    walk = _Walk(lines, title_lines=title_lines)
    walk.by_numbers()
    if not walk.found:
        rest = [line for line in lines if line.number not in title_lines]
        walk = _Walk(rest, preamble=[line for line in lines if line.number in title_lines])
        walk.by_layout()
    return SplitText(
        title=title,
        preamble=tuple(line.number for line in walk.preamble),
        clauses=_numbered(walk.found),
        closing=tuple(line.number for line in walk.closing),
        dropped=dropped,
    )


# --- the walk over the lines ----------------------------------------------------------------------


@dataclass(slots=True)
class _Found:
    """A clause while its lines are being found."""

    marker: Marker | None
    above: int | None
    part: str
    part_number: int
    heading: str = ""
    pieces: list[tuple[int, str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Open:
    """A list that is open: its latest mark, and which clause this mark opened."""

    marker: Marker
    path: tuple[int, ...]
    clause: int
    indent: int


@dataclass(slots=True)
class _Walk:
    """One pass over the lines of a text."""

    lines: Sequence[Line]
    preamble: list[Line] = field(default_factory=list)
    found: list[_Found] = field(default_factory=list)
    closing: list[Line] = field(default_factory=list)
    title_lines: frozenset[int] = frozenset()
    closed: bool = False
    part: str = ""
    part_number: int = 0
    waiting: list[Line] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)

    # --- by the numbering ---------------------------------------------------------------------

    def by_numbers(self) -> None:
        """Find the clauses by their marks."""
        for at, line in enumerate(self.lines):
            following = self.lines[at + 1] if at + 1 < len(self.lines) else None
            if self.closed and not self._reopens(line):
                self.closing.append(line)
                continue
            self.closed = False
            taken = self._accepted(line)
            if taken is not None:
                self._open(line, *taken, following)
            elif self._is_part(line, following) or self._is_head_above(line, following):
                self.waiting.append(line)
            elif self.found and line.apart and CLOSING.match(line.text):
                self._settle()
                self.closing.append(line)
                self.closed = True
            else:
                self._settle()
                self._add(line, following)
        self._settle()

    def _reopens(self, line: Line) -> bool:
        """Whether a line after the signatures begins a clause again, as annexes do."""
        if part_head(line.text):
            return True
        first = next(iter(markers(line.text)), None)
        return first is not None and first.worded and line.apart

    def _is_part(self, line: Line, following: Line | None) -> bool:
        head = part_head(line.text) if line.fresh else None
        if head is None or following is None:
            return False
        self._settle()
        self.part_number, self.part = head[0], line.text
        self.stack.clear()
        return True

    def _is_head_above(self, line: Line, following: Line | None) -> bool:
        """Whether a line is the heading of the clause whose mark follows it."""
        if following is None or line.number in self.title_lines:
            return False
        if not line.fresh or not is_heading(line):
            return False
        if self.waiting and self.part != self.waiting[-1].text:
            return False
        return bool(markers(following.text)) and (line.apart or line.marked or bool(self.waiting))

    def _settle(self) -> None:
        """What waited for a clause that did not come belongs to what stood before, or is one."""
        waiting, self.waiting = self.waiting, []
        if waiting and waiting[0].text == self.part and self.found:
            self._begin(None, None)
            self.found[-1].heading = clean_heading(self.part)
            self.found[-1].lines = [line.number for line in waiting]
            return
        for line in waiting:
            self._add(line, None)

    def _add(self, line: Line, following: Line | None) -> None:
        if not self.found:
            self.preamble.append(line)
            return
        clause = self.found[-1]
        clause.lines.append(line.number)
        if not clause.heading and not clause.pieces and heads_clause(line, line.text, following):
            clause.heading = clean_heading(line.text)
            return
        clause.pieces.append((line.number, bullet(line.text) or line.text))

    def _accepted(self, line: Line) -> tuple[Marker, int] | None:
        """The mark that a line opens a clause with, and how deep in the open lists it stands."""
        choices = [one for one in markers(line.text) if _is_no_date(one, line)]
        for one in choices:
            for depth in range(len(self.stack) - 1, -1, -1):
                if _continues(self.stack[depth], one):
                    return one, depth
        if not line.fresh:
            choices = [one for one in choices if one.label[0] in "(["]
        for one in choices:
            if one.path:
                if (below := self._depth_of(one)) is not None:
                    return one, below
            elif one.ordinal == 1 or self.last.get(one.style, 0) + 1 == one.ordinal:
                return one, self._depth_where_begins(one, line)
        for one in choices:
            for depth, rival in enumerate(self.stack):
                ahead = one.ordinal - rival.marker.ordinal
                if rival.marker.style == one.style and 0 <= ahead <= _GAP and line.apart:
                    return one, depth
            if one.worded and not one.path and not self._worded_open():
                return one, 0
        return None

    def _worded_open(self) -> bool:
        return any(rival.marker.worded for rival in self.stack)

    def _depth_of(self, one: Marker) -> int | None:
        """How deep a number with dots stands: below the clause whose number it begins with."""
        parent = one.path[:-1]
        for depth in range(len(self.stack) - 1, -1, -1):
            if self.stack[depth].path == parent and (one.ordinal <= _GAP or one.worded):
                return depth + 1
        below = [depth for depth, rival in enumerate(self.stack) if rival.path[:1] == parent[:1]]
        if below:
            return below[0] + 1 if one.ordinal == 1 else None
        expected = self.last.get(one.style, 0) + 1
        return 0 if one.ordinal in {1, expected} else None

    def _depth_where_begins(self, one: Marker, line: Line) -> int:
        """How deep a list stands that begins, or begins again."""
        if one.worded and not self._worded_open():
            return 0
        for depth, rival in enumerate(self.stack):
            same = rival.marker.style == one.style
            if same and (depth + 1 < len(self.stack) or line.indent <= self.stack[-1].indent + 1):
                return depth
        return len(self.stack)

    def _open(self, line: Line, marker: Marker, depth: int, following: Line | None) -> None:
        del self.stack[depth:]
        above = self.stack[-1] if self.stack else None
        path = marker.path or (*(above.path if above else ()), marker.ordinal)
        waiting, self.waiting = self.waiting, []
        heads = [one for one in waiting if one.text != self.part]
        self._begin(marker, above.clause if above else None)
        clause = self.found[-1]
        clause.lines = [one.number for one in (*waiting, line)]
        clause.heading = clean_heading(joined(one.text for one in heads))
        self.stack.append(_Open(marker, path, len(self.found) - 1, line.indent))
        self.last[marker.style] = marker.ordinal
        if marker.rest:
            self._begin_words(clause, line, marker, following)

    def _begin_words(
        self, clause: _Found, line: Line, marker: Marker, following: Line | None
    ) -> None:
        """What stands beside a mark: a heading, a heading and words, or words."""
        rest = marker.rest
        if not clause.heading:
            if heads_clause(line, rest, following):
                clause.heading = clean_heading(rest)
                return
            first, stop, more = rest.partition(". ")
            if stop and len(first.split()) <= LONGEST_RUN_IN and not MODAL.search(first):
                clause.heading, rest = clean_heading(first), more
        clause.pieces.append((line.number, rest))

    def _begin(self, marker: Marker | None, above: int | None) -> None:
        self.found.append(_Found(marker, above, self.part, self.part_number))

    # --- without numbers ----------------------------------------------------------------------

    def by_layout(self) -> None:
        """Find the clauses by headings, else by bullets, else by paragraphs."""
        start = next((at + 1 for at, line in enumerate(self.lines) if AGREED.search(line.text)), 0)
        self.preamble += self.lines[:start]
        lines = self.lines[start:]
        if sum(is_heading(line) and (line.marked or line.apart) for line in lines) > 1:
            opens = [is_heading(line) and (line.marked or line.apart) for line in lines]
        elif sum(bullet(line.text) is not None for line in lines) > 1:
            opens = [bullet(line.text) is not None for line in lines]
        else:
            opens = [line.apart or at == 0 for at, line in enumerate(lines)]
        for line, opened in zip(lines, opens, strict=True):
            self.closed = self.closed or bool(
                self.found and line.apart and CLOSING.match(line.text)
            )
            if self.closed:
                self.closing.append(line)
            elif opened:
                self._begin(None, None)
                self.found[-1].lines = [line.number]
                if is_heading(line) and (line.marked or line.apart):
                    self.found[-1].heading = clean_heading(line.text)
                else:
                    words = bullet(line.text) or line.text
                    self.found[-1].pieces.append((line.number, words))
            elif not self.found:
                self.preamble.append(line)
            else:
                self.found[-1].lines.append(line.number)
                self.found[-1].pieces.append((line.number, bullet(line.text) or line.text))


# --- what a line is -------------------------------------------------------------------------------


def _continues(rival: _Open, one: Marker) -> bool:
    """Whether a mark is the next of an open list."""
    if rival.marker.style != one.style:
        return False
    if one.path:
        return one.path == (*rival.path[:-1], rival.path[-1] + 1)
    following = one.ordinal == rival.marker.ordinal and one.suffix > rival.marker.suffix
    return following or one.ordinal == rival.marker.ordinal + 1


def _is_no_date(one: Marker, line: Line) -> bool:
    """Whether a mark is none of the days at the beginning of a line: ``10. November``."""
    if line.apart or one.worded:
        return True
    return month_of(next(iter(one.rest.split()), "")) == 0


# --- the numbers of the clauses -------------------------------------------------------------------


def _numbered(found: Sequence[_Found]) -> tuple[ClauseText, ...]:
    """The clauses with numbers that are theirs alone.

    Where every clause stands in a part and the parts count anew, the part lends its number;
    where only annexes count anew, their clauses are numbered on.
    """
    tops = [one for one in found if one.above is None]
    counted = [one.marker.ordinal for one in tops if one.marker]
    by_part = len(set(counted)) < len(counted) and all(one.part_number for one in tops)
    numbers: list[str] = []
    taken: set[str] = set()
    highest = 0
    for one in found:
        if one.above is not None:
            number = number_below(numbers[one.above], one.marker)
        else:
            number = top_number(one.marker, one.part_number if by_part else 0, taken, highest)
        numbers.append(free_number(number, taken))
        taken.add(numbers[-1])
        highest = max(highest, int(numbers[-1]) if numbers[-1].isdecimal() else 0)
    return tuple(
        ClauseText(
            number=number,
            label=one.marker.label if one.marker else "",
            heading=one.heading,
            pieces=tuple(one.pieces),
            lines=tuple(one.lines),
            part=one.part,
        )
        for one, number in zip(found, numbers, strict=True)
    )
