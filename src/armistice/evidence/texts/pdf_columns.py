"""The order in which the lines of a PDF page are read.

Most files draw their lines as they are read, and then nothing is touched. Some draw two columns
row by row, and some in no order at all; there the places of the lines decide.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.evidence.texts.pdf_lines import Line

_LEAST = 5
"""Fewer lines beside each other are no columns."""
_WIDE = 0.5
"""Lines of a column fill at least so much of it, and most of its lines do: cells do not."""
_MARGIN = 0.2
_STEP = 2.0
_UNORDERLY = 0.15
_INTERLEAVED = 0.5


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands between two lines that go over both columns, and the line that ends it."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    across: tuple[Line, ...]

    @property
    def is_columns(self) -> bool:
        return all(len(side) >= _LEAST and _filled(side) for side in (self.left, self.right))


def in_reading_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines as a person reads them; a line that runs through two columns is cut in two."""
    place = _gutter(lines)
    if place is None:
        return _straightened(lines)
    pieces = [piece for line in lines for piece in line.split(place)]
    bands = tuple(_bands(pieces, place))
    if not _disordered(pieces, place) or not any(band.is_columns for band in bands):
        return _straightened(lines)
    from_right = _is_right_to_left(lines)
    ordered: list[Line] = []
    for band in bands:
        if band.is_columns:
            sides = (band.right, band.left) if from_right else (band.left, band.right)
            for side in sides:
                # Three columns are two, one of which is two.
                ordered += in_reading_order(side)
        else:
            ordered += _by_rows((*band.left, *band.right))
        ordered += band.across
    return tuple(ordered)


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where a blank strip divides lines into two columns; None where none does."""
    fragments = [(one.left, one.right) for line in lines for one in _fragments(line)]
    if len(fragments) < 2 * _LEAST:
        return None
    left = min(one[0] for one in fragments)
    right = max(one[1] for one in fragments)
    width = right - left
    places = []
    place = left + _MARGIN * width
    while place < right - _MARGIN * width:
        places.append(place)
        place += _STEP
    best: tuple[int, list[float]] = (len(fragments), [])
    for place in places:
        crossing = sum(start < place < end for start, end in fragments)
        if crossing < best[0]:
            best = crossing, [place]
        elif crossing == best[0]:
            best[1].append(place)
    for place in _middles(best[1]):
        pieces = [piece for line in lines for piece in line.split(place)]
        if any(band.is_columns for band in _bands(pieces, place)):
            return place
    return None


def _middles(places: Sequence[float]) -> Iterator[float]:
    """The middle of each unbroken run of places, the longest run first."""
    runs: list[list[float]] = []
    for place in places:
        if runs and place - runs[-1][-1] <= 1.5 * _STEP:
            runs[-1].append(place)
        else:
            runs.append([place])
    for run in sorted(runs, key=len, reverse=True)[:4]:
        yield median(run)


def _fragments(line: Line) -> Iterator[Line]:
    rest = line
    for gap in line.gaps:
        head, *tail = rest.split((gap.left + gap.right) / 2)
        if not tail:
            break
        yield head
        rest = tail[0]
    yield rest


def _bands(pieces: Sequence[Line], place: float) -> Iterator[_Band]:
    left: list[Line] = []
    right: list[Line] = []
    for piece in sorted(pieces, key=lambda one: (-one.baseline, one.left)):
        if piece.right <= place:
            left.append(piece)
        elif piece.left >= place:
            right.append(piece)
        else:
            yield _Band(tuple(left), tuple(right), (piece,))
            left, right = [], []
    if left or right:
        yield _Band(tuple(left), tuple(right), ())


def _filled(side: Sequence[Line]) -> bool:
    width = max(line.right for line in side) - min(line.left for line in side)
    return sum(line.width >= _WIDE * width for line in side) >= 0.5 * len(side)


def _disordered(pieces: Sequence[Line], place: float) -> bool:
    """Whether lines are drawn row by row over both columns; cells of a table change less often."""
    sides = [one.left >= place for one in pieces if one.right <= place or one.left >= place]
    changes = sum(one != other for one, other in pairwise(sides))
    rows = min(sum(sides), len(sides) - sum(sides))
    return changes >= 2 * _INTERLEAVED * rows


def _straightened(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines as drawn, or from top to bottom where they are drawn in no order."""
    upwards = sum(
        after.baseline > before.baseline + 0.5 * before.size for before, after in pairwise(lines)
    )
    if upwards <= max(3, _UNORDERLY * len(lines)):
        return tuple(lines)
    return _by_rows(lines)


def _by_rows(lines: Sequence[Line]) -> tuple[Line, ...]:
    """From top to bottom, and along each row; baselines that differ by little are one row."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: -one.baseline):
        if rows and rows[-1][0].baseline - line.baseline < 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    from_right = _is_right_to_left(lines)
    return tuple(
        line
        for row in rows
        for line in sorted(row, key=lambda one: -one.right if from_right else one.left)
    )


def _is_right_to_left(lines: Sequence[Line]) -> bool:
    words = "".join(line.text for line in lines[:40])
    turned = sum(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in words)
    return turned > 0.3 * max(1, sum(map(str.isalpha, words)))
