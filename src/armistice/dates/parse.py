"""Reading EDTF: levels 0 and 1, and of level 2 the sets and digits that analysts need.

Conventions where EDTF leaves the meaning open: ``~``, ``?`` and ``%`` widen a date by one unit of
its precision on each side; seasons are those of the north by whole months, and winter begins in
the December of the year that is named. One extension: a clock time may name its zone, as in
``2020-11-10 00:00 Europe/Moscow``; its canonical text has the offset instead.
"""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from armistice.dates.error import DateError
from armistice.dates.hints import slashed, trailing_hint
from armistice.dates.point import Part, parse_point
from armistice.dates.span import Precision, Span, simplest
from armistice.dates.when import When
from armistice.dates.window import BEGINNING_OF_TIME, END_OF_TIME, Window

if TYPE_CHECKING:
    from collections.abc import Callable

_UNKNOWN = Part("", (), Precision.SECOND)
_OPEN_START, _OPEN_END = (
    Part("..", (Span(fixed=False, window=Window.at(edge)),), Precision.SECOND)
    for edge in (BEGINNING_OF_TIME, END_OF_TIME)
)


def parse_when(text: str) -> When:
    """Read a date.

    Raises:
        DateError: The text is not EDTF, or there is no such date; it says where and why.
    """
    if not text.strip():
        raise DateError("a date is missing here")
    lead = len(text) - len(text.lstrip())
    try:
        return _parse(text.strip())
    except DateError as error:
        raise DateError(error.message, error.offset + lead) from None


@lru_cache(maxsize=1 << 16)
def _parse(text: str) -> When:
    if slashed(text):
        raise DateError("write dates with hyphens: 2020-11-25", 4)
    start, offset = _side(text, 0, _OPEN_START)
    if offset == len(text) and start not in {_UNKNOWN, _OPEN_START}:
        return _when(start.text, start, start, lasting=False)
    if offset == len(text):
        raise DateError("an interval needs a date on at least one side")
    if not text.startswith("/", offset):
        raise DateError(trailing_hint(text, offset), offset)
    slash = offset
    end, offset = _side(text, slash + 1, _OPEN_END)
    if offset < len(text):
        raise DateError(trailing_hint(text, offset), offset)
    if {start, end} <= {_UNKNOWN, _OPEN_START, _OPEN_END}:
        raise DateError("an interval needs a date on at least one side", 0)
    if _runs_backwards(start, end):
        raise DateError(f"{end.text} is before {start.text}, where it begins", slash + 1)
    return _when(f"{start.text}/{end.text}", start, end, lasting=True)


def _when(text: str, start: Part, end: Part, *, lasting: bool) -> When:
    return When(
        text=text,
        lasting=lasting,
        start=start.spans,
        end=end.spans,
        precision=min(start.precision, end.precision, key=lambda unit: unit.rank),
        uncertain=start.uncertain or end.uncertain,
        approximate=start.approximate or end.approximate,
        has_time=start.has_time or end.has_time,
    )


def _side(text: str, offset: int, open_side: Part) -> tuple[Part, int]:
    """Read a date, a set, ``..`` or nothing, up to a slash or the end."""
    if offset == len(text) or text[offset] == "/":
        return _UNKNOWN, offset
    if text.startswith("..", offset):
        return open_side, offset + 2
    if text[offset] == "[":
        return _one_of(text, offset)
    return parse_point(text, offset)


def _runs_backwards(start: Part, end: Part) -> bool:
    """Whether the end is wholly before the start, in whatever zone."""
    if not start.spans or not end.spans:
        return False
    first, last = start.spans[0], end.spans[-1]
    # A label and an instant can be told apart by a day; the zone to tell better comes later.
    slack = timedelta(days=0 if first.fixed is last.fixed else 1)
    return first.window.earliest - last.window.latest >= slack


def _one_of(text: str, offset: int) -> tuple[Part, int]:
    """Read ``[a, b..c]``: one of these, unknown which."""
    members: list[Part] = []
    while True:
        member, offset = _member(text, _blanks(text, offset + 1))
        members.append(member)
        offset = _blanks(text, offset)
        if not text.startswith(",", offset):
            break
    if not text.startswith("]", offset):
        raise DateError("`]` is missing here", offset)
    members.sort(key=lambda member: member.spans)
    distinct = list(dict.fromkeys(member.text for member in members))
    words = ",".join(distinct)
    single = len(distinct) == 1 and ".." not in words
    return _joined(words if single else f"[{words}]", members), offset + 1


def _member(text: str, offset: int) -> tuple[Part, int]:
    """Read ``a``, ``a..b``, ``a..`` or ``..b``."""
    first = _OPEN_START
    if not text.startswith("..", offset):
        first, offset = parse_point(text, offset)
        if not text.startswith("..", offset):
            return first, offset
    last, stop = _OPEN_END, offset + 2
    if first is _OPEN_START or (stop < len(text) and text[stop] not in ",] "):
        last, stop = parse_point(text, stop)
    starts = f"{first.text}.." if first is not _OPEN_START else ".."
    words = starts + (last.text if last is not _OPEN_END else "")
    return _stretch(words, first, last, offset), stop


def _stretch(text: str, first: Part, last: Part, offset: int) -> Part:
    """All that lies from the start of one date to the end of another."""
    low, high = first.spans[0], last.spans[-1]
    ends = {_OPEN_START, _OPEN_END}
    fixed = (high if first in ends else low).fixed
    if not {first, last} & ends and low.fixed is not high.fixed:
        raise DateError("both ends of a range need a clock time and a zone, or neither", offset)
    if high.window.latest <= low.window.earliest:
        raise DateError(f"{last.text} is before {first.text}, where the range begins", offset + 2)
    span = Span(fixed, Window(low.window.earliest, high.window.latest))
    known = [part for part in (first, last) if part not in ends]
    return _joined(text, known, (span,))


def _joined(text: str, parts: list[Part], spans: tuple[Span, ...] | None = None) -> Part:
    def any_of(mark: Callable[[Part], bool]) -> bool:
        return any(map(mark, parts))

    return Part(
        text=text,
        spans=spans or simplest(span for part in parts for span in part.spans),
        precision=min((part.precision for part in parts), key=lambda unit: unit.rank),
        uncertain=any_of(lambda part: part.uncertain),
        approximate=any_of(lambda part: part.approximate),
        has_time=any_of(lambda part: part.has_time),
    )


def _blanks(text: str, offset: int) -> int:
    while text.startswith(" ", offset):
        offset += 1
    return offset
