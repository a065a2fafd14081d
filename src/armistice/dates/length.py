"""Lengths of calendar time, and adding them to dates without a silent choice."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, fields
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from typing import Literal, TypeVar

from armistice.dates.error import DateError

Day = TypeVar("Day", date, datetime)
Rounding = Literal["down", "up"]

_UNITS = ("years", "months", "weeks", "days", "hours")
_PART = re.compile(r"\s*(?:and\s+|,\s*)?(\d+)[\s-]+(year|month|week|day|hour)s?\b", re.ASCII)
_MOST_DIGITS = 5
_HOURS_IN_DAY = 24
_MONTHS_IN_YEAR = 12


class NoSingleAnswer(ArithmeticError):  # noqa: N818 - it is a question to the user, not a fault
    """Calendar arithmetic that has two answers, such as one month after 31 January.

    ``down`` is the answer that takes the last day of the month, ``up`` the one that takes the
    first day of the next.
    """

    def __init__(self, question: str, down: date, up: date) -> None:
        super().__init__(f"{question} has no single answer: {down} or {up}")
        self.question = question
        self.down = down
        self.up = up


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in calendar units. Years and months have no fixed number of days."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0

    def __str__(self) -> str:
        """Write it as ``parse_length`` reads it: ``5 years``, ``1 year 6 months``."""
        parts = [(getattr(self, unit), unit) for unit in _UNITS if getattr(self, unit)]
        return " ".join(
            f"{count} {unit.removesuffix('s') if count == 1 else unit}"
            for count, unit in parts or [(0, "days")]
        )

    @property
    def calendar_months(self) -> int:
        """Years and months together, in months."""
        return self.years * _MONTHS_IN_YEAR + self.months

    @property
    def fixed(self) -> timedelta:
        """Weeks, days and hours together."""
        return timedelta(weeks=self.weeks, days=self.days, hours=self.hours)


assert tuple(field.name for field in fields(Length)) == _UNITS


def parse_length(text: str) -> Length:
    """Read a length such as ``5 years``, ``72 hours`` or ``1 year and 6 months``.

    Raises:
        DateError: The text is no such length.
    """
    counts: dict[str, int] = {}
    offset = 0
    while offset < len(text.rstrip()):
        part = _PART.match(text, offset)
        if part is None:
            raise DateError("a length is a number and a unit, as in `6 months`", offset)
        unit = f"{part[2]}s"
        if unit in counts:
            raise DateError(f"{unit} stand twice in this length", part.start(1))
        if len(part[1].lstrip("0")) > _MOST_DIGITS:
            raise DateError(f"no agreement lasts so many {unit}", part.start(1))
        counts[unit] = int(part[1][-_MOST_DIGITS:])
        offset = part.end()
    if not counts:
        raise DateError("a length is a number and a unit, as in `6 months`", 0)
    return Length(**counts)


def add(day: Day, length: Length, rounding: Rounding | None = None) -> Day:
    """The day that lies a length after another: months first, then weeks, days and hours.

    Args:
        day: Where to start; on a date without a clock, hours must make whole days.
        length: How far to go.
        rounding: What to do where the month has no such day: take its last day ("down"), the
            first of the next month ("up"), or refuse (None).

    Raises:
        NoSingleAnswer: The month has no such day and no rounding was chosen.
        OverflowError: The answer lies outside the years 1 to 9999.
        ValueError: Hours that are no whole days were added to a date without a clock.
    """
    fixed = _fixed(day, length)
    down, up = _months_on(day, length.calendar_months)
    question = f"{day} plus {length}"
    return _answer(question, down + fixed, up + fixed, rounding)


def subtract(day: Day, length: Length, rounding: Rounding | None = None) -> Day:
    """The day that lies a length before another; it undoes ``add``, so days go before months.

    Raises:
        NoSingleAnswer: The month has no such day and no rounding was chosen.
        OverflowError: The answer lies outside the years 1 to 9999.
        ValueError: Hours that are no whole days were taken from a date without a clock.
    """
    down, up = _months_on(day - _fixed(day, length), -length.calendar_months)
    return _answer(f"{day} minus {length}", down, up, rounding)


def _fixed(day: date, length: Length) -> timedelta:
    if length.hours % _HOURS_IN_DAY and not isinstance(day, datetime):
        raise ValueError(f"{length.hours} hours need a time of day to count from")
    return length.fixed


def _months_on(day: Day, months: int) -> tuple[Day, Day]:
    """Both answers, equal where the month has such a day."""
    year, month = divmod(day.year * _MONTHS_IN_YEAR + day.month - 1 + months, _MONTHS_IN_YEAR)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(f"{months} months from {day} leave the calendar")
    last = monthrange(year, month + 1)[1]
    if day.day <= last:
        exact = day.replace(year=year, month=month + 1)
        return exact, exact
    down = day.replace(year=year, month=month + 1, day=last)
    # A month without such a day is never December, so the next one is in the same year.
    return down, day.replace(year=year, month=month + 2, day=1)


def _answer(question: str, down: Day, up: Day, rounding: Rounding | None) -> Day:
    if down == up or rounding == "down":
        return down
    if rounding == "up":
        return up
    raise NoSingleAnswer(question, down, up)
