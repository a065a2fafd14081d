"""The excerpt of source under a diagnostic: lines, underlines and labels."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from armistice.diagnostics.paint import printable, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from armistice.diagnostics.location import Location
    from armistice.diagnostics.model import Diagnostic
    from armistice.diagnostics.paint import Paint

LONGEST_LINE = 300
"""Of a longer line only the part around the mark is shown."""
_BEFORE = 40


@dataclass(frozen=True, slots=True)
class _Mark:
    """One span to underline, with its words."""

    location: Location
    text: str
    primary: bool


def excerpt(
    diagnostic: Diagnostic, read: Callable[[str], str | None], paint: Paint
) -> tuple[list[str], str]:
    """Lay out the source lines that a diagnostic speaks of.

    Returns:
        The lines, and the blank margin under which notes are to stand.
    """
    marks = _marks(diagnostic)
    margin = " " * len(str(max(mark.location.line for mark in marks)))
    lines: list[str] = []
    for file, of_file in groupby(marks, key=lambda mark: mark.location.file):
        group = list(of_file)
        arrow = "-->" if not lines else ":::"
        head = next((mark for mark in group if mark.primary), group[0])
        lines.append(f"{margin}{paint.frame(arrow)} {printable(str(head.location))}")
        text = read(file)
        if text is not None and any(mark.location.line for mark in group):
            # Lines end as they do for whoever gave the place: nothing but LF ends one.
            lines += _source(group, text.split("\n"), margin, paint)
    return lines, margin


def _marks(diagnostic: Diagnostic) -> list[_Mark]:
    """The spans in the order of showing: the diagnostic's own file first, then by line."""
    own = diagnostic.location
    words = [label.text for label in diagnostic.labels if label.location == own]
    others = [label for label in diagnostic.labels if label.location != own]
    marks = [_Mark(own, "; ".join(words), primary=True)]
    marks += [_Mark(label.location, label.text, primary=False) for label in others]
    return sorted(marks, key=lambda mark: (mark.location.file != own.file, mark.location))


def _source(marks: Iterable[_Mark], source: list[str], margin: str, paint: Paint) -> Iterable[str]:
    rule = paint.frame("|")
    yield f"{margin} {rule}"
    last = 0
    for number, of_line in groupby(marks, key=lambda mark: mark.location.line):
        if not 1 <= number <= len(source):
            continue
        if last and number > last + 1:
            yield paint.frame("...")
        last = number
        marked = list(of_line)
        line, skipped = _window(source[number - 1], marked[0].location.column)
        yield f"{paint.frame(f'{number:>{len(margin)}}')} {rule} {printable(line)}".rstrip()
        for mark in marked:
            yield f"{margin} {rule} {_underline(mark, line, skipped, paint)}"


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of an endless line that is worth showing, and how many characters it skips."""
    if len(line) <= LONGEST_LINE:
        return line, 0
    start = min(max(0, column - 1 - _BEFORE), len(line) - 1)
    return ("…" if start else "") + line[start : start + LONGEST_LINE] + "…", start - bool(start)


def _underline(mark: _Mark, line: str, skipped: int, paint: Paint) -> str:
    span = mark.location
    start = max(0, min(span.column - skipped, len(line) + 1) - 1)
    # A span over several lines is underlined to the end of its first.
    stop = len(line.rstrip()) if span.end_line > span.line else span.end_column - 1 - skipped
    width = max(1, _width(line[start : max(start, stop)]))
    stroke = ("^" if mark.primary else "-") * width
    words = f"{stroke} {shortened(printable(mark.text))}".rstrip()
    return " " * _width(line[:start]) + (paint.severity if mark.primary else paint.frame)(words)


def _width(text: str) -> int:
    """How many terminal cells a text takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
