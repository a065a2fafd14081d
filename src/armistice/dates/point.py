"""One date of EDTF, without sets and intervals: ``2020-11``, ``2020-1X~``, a clock time."""

from __future__ import annotations

import re
from calendar import isleap, month_name, monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from itertools import product
from typing import TYPE_CHECKING

from armistice.dates.error import DateError
from armistice.dates.hints import hint
from armistice.dates.span import Precision, Span, moved, simplest
from armistice.dates.window import Window
from armistice.dates.zones import offset_in, zone_named

if TYPE_CHECKING:
    from collections.abc import Iterator

_POINT = re.compile(
    r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"(?P<offset>Z|[+-]\d\d(?::?\d\d)?)?"
    r"(?: (?P<zone>[A-Za-z][\w+-]*(?:/[A-Za-z][\w+-]*)*))?)?"
    r"(?P<marks>[?~%]*)",
    re.ASCII,
)
_MARKS = {"": "", "?": "?", "~": "~", "%": "%", "?~": "%", "~?": "%"}
_UNITS_OF_CLOCK = (("hour", 24), ("minute", 59), ("second", 59))
_WIDEST_OFFSET = timedelta(hours=14)

_MONTHS_IN_YEAR = 12
_SEASONS = range(21, 25)  # spring, summer, autumn, winter


@dataclass(frozen=True, slots=True)
class Part:
    """A date or set of dates within a ``When``, with the time that it may be."""

    text: str
    spans: tuple[Span, ...]
    precision: Precision
    uncertain: bool = False
    approximate: bool = False
    has_time: bool = False


def parse_point(text: str, offset: int) -> tuple[Part, int]:
    """Read one date at an offset of a text.

    Returns:
        The date, and the offset just after it.

    Raises:
        DateError: There is no date at the offset, or it does not exist.
    """
    found = _POINT.match(text, offset)
    if found is None:
        raise DateError(hint(text[offset:]), offset)
    marks = _MARKS.get(found["marks"])
    if marks is None:
        raise DateError("a date takes one of the marks `?`, `~` and `%`", found.start("marks"))
    if found["hour"] is None:
        label, spans, precision = found["year"], _labels(found), _precision(found)
        label += "".join(f"-{part}" for part in (found["month"], found["day"]) if part)
    else:
        label, spans, precision = _clock_time(found)
    if marks:
        spans = simplest(_widened(span, precision) for span in spans)
    part = Part(
        text=label + marks,
        spans=spans,
        precision=precision,
        uncertain=marks in {"?", "%"},
        approximate=marks in {"~", "%"},
        has_time=found["hour"] is not None,
    )
    return part, found.end()


def _widened(span: Span, precision: Precision) -> Span:
    """The span with one unit more on each side: what ``~`` and ``?`` are taken to mean."""
    window = span.window
    earliest, latest = moved(window.earliest, precision, -1), moved(window.latest, precision, 1)
    return Span(span.fixed, Window(earliest, latest))


# --- calendar labels ---------------------------------------------------------------------------


def _precision(found: re.Match[str]) -> Precision:
    """The finest unit of which at least one digit is known."""
    year, month, day = found["year"], found["month"] or "XX", found["day"] or "XX"
    if day != "XX":
        return Precision.DAY
    if month != "XX":
        is_season = month.isdigit() and int(month) in _SEASONS
        return Precision.SEASON if is_season else Precision.MONTH
    if year.endswith("XX"):
        return Precision.CENTURY
    return Precision.DECADE if year.endswith("X") else Precision.YEAR


def _labels(found: re.Match[str]) -> tuple[Span, ...]:
    year, month, day = found["year"], found["month"] or "XX", found["day"] or "XX"
    if "X" in year[:2]:
        raise DateError("at least the century of a year must be known", found.start("year"))
    if year == "0000":
        raise DateError("years begin with 0001", found.start("year"))
    precision = _precision(found)
    if precision is Precision.DAY:
        starts = list(_days(year, month, day))
    elif precision in {Precision.MONTH, Precision.SEASON}:
        starts = [datetime(*pair, 1) for pair in product(_years(year), _months(month))]  # noqa: DTZ001
    else:
        starts = [datetime(value, 1, 1) for value in _years(year)]  # noqa: DTZ001
        precision = Precision.YEAR
    if not starts:
        raise DateError(*_impossible(found))
    return simplest(
        Span(fixed=False, window=Window(start, moved(start, precision, 1))) for start in starts
    )


def _matching(pattern: str, low: int, high: int) -> Iterator[int]:
    """The numbers from low to high whose digits fit a pattern with X for any digit."""
    if pattern.isdigit():
        low, high = max(low, int(pattern)), min(high, int(pattern))
    digits = len(pattern)
    for number in range(low, high + 1):
        written = f"{number:0{digits}}"
        if all(sign in {"X", own} for sign, own in zip(pattern, written, strict=True)):
            yield number


def _years(pattern: str) -> Iterator[int]:
    low, high = int(pattern.replace("X", "0")), int(pattern.replace("X", "9"))
    return _matching(pattern, max(1, low), high)


def _months(pattern: str) -> Iterator[int]:
    """The months of a pattern; a season gives the month in which it begins.

    Seasons are those of the north by whole months: spring is March to May, and winter begins in
    the December of the year that is named.
    """
    if pattern.isdigit() and int(pattern) in _SEASONS:
        return iter((3 * (int(pattern) - _SEASONS.start + 1),))
    return _matching(pattern, 1, _MONTHS_IN_YEAR)


def _days(year: str, month: str, day: str) -> Iterator[datetime]:
    for a_year, a_month in product(_years(year), list(_matching(month, 1, _MONTHS_IN_YEAR))):
        for a_day in _matching(day, 1, monthrange(a_year, a_month)[1]):
            yield datetime(a_year, a_month, a_day)  # noqa: DTZ001 - a label has no zone


def _impossible(found: re.Match[str]) -> tuple[str, int]:
    """Say why no day fits, and where the reason stands."""
    year, month, day = found["year"], found["month"], found["day"]
    if month.isdigit() and int(month) in _SEASONS:
        return "a season has no days: leave the day out", found.start("day")
    if not any(_matching(month, 1, _MONTHS_IN_YEAR)):
        return f"there is no month {month}: months run from 01 to 12", found.start("month")
    if year.isdigit() and month.isdigit():
        last = monthrange(int(year), int(month))[1]
        words = f"{month_name[int(month)]} {year} has {last} days, so there is no day {day}"
        if int(month) == 2 and day == "29" and not isleap(int(year)):  # noqa: PLR2004
            words = f"{year} is no leap year, so its February has no day 29"
        return words, found.start("day")
    return f"no such month has a day {day}", found.start("day")


# --- clock times -------------------------------------------------------------------------------


def _clock_time(found: re.Match[str]) -> tuple[str, tuple[Span, ...], Precision]:
    local = _local(found)
    zone = _zone(found, local)
    precision = Precision.SECOND if found["second"] else Precision.MINUTE
    text = local.isoformat(timespec="seconds" if found["second"] else "minutes")
    instant = local
    if zone is not None:
        instant = _in_utc(local, zone, found.start())
        shift = local - instant
        text += "Z" if found["offset"] == "Z" else _offset_text(shift)
    window = Window(instant, moved(instant, precision, 1))
    return text, (Span(zone is not None, window),), precision


def _local(found: re.Match[str]) -> datetime:
    """The clock time as written; 24:00 is the start of the next day."""
    if not found["day"] or "X" in found["year"] + found["month"] + found["day"]:
        raise DateError("a time of day needs a whole date before it", found.start("hour"))
    day = _labels(found)[0].window.earliest
    for unit, highest in _UNITS_OF_CLOCK:
        if int(found[unit] or 0) > highest:
            words = f"there is no {unit} {found[unit]}: it goes up to {highest}"
            raise DateError(words, found.start(unit))
    clock = timedelta(**{f"{unit}s": int(found[unit] or 0) for unit, _ in _UNITS_OF_CLOCK})
    if clock > timedelta(days=1):
        raise DateError("the day ends at 24:00", found.start("hour"))
    try:
        return day + clock
    except OverflowError:
        raise DateError("the calendar ends with the year 9999", found.start()) from None


def _zone(found: re.Match[str], local: datetime) -> tzinfo | None:
    written, name = found["offset"], found["zone"]
    if written and name:
        raise DateError("give an offset or the name of a zone, not both", found.start("zone"))
    if name:
        named = zone_named(name, found.start("zone"))
        return timezone(offset_in(named, local, found.start("hour")))
    if not written or written == "Z":
        return UTC if written else None
    digits = written[1:].replace(":", "").ljust(4, "0")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if shift > _WIDEST_OFFSET or int(digits[2:]) > _UNITS_OF_CLOCK[1][1]:
        raise DateError("offsets go from -14:00 to +14:00", found.start("offset"))
    return timezone(-shift if written[0] == "-" else shift)


def _in_utc(local: datetime, zone: tzinfo, offset: int) -> datetime:
    try:
        return local.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)
    except OverflowError:
        raise DateError("the time lies outside the years 1 to 9999", offset) from None


def _offset_text(shift: timedelta) -> str:
    minutes = abs(shift) // timedelta(minutes=1)
    return f"{'-' if shift < timedelta(0) else '+'}{minutes // 60:02}:{minutes % 60:02}"
