"""Stretches of time that do not know their zone yet, and the calendar arithmetic beneath them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from armistice.dates.window import BEGINNING_OF_TIME, END_OF_TIME, Window, merged

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

_MONTHS_IN_YEAR = 12


class Precision(StrEnum):
    """The finest unit that a date states, from coarse to fine."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"

    @property
    def rank(self) -> int:
        """How fine the unit is, compared with the others."""
        return _ORDER.index(self)


_ORDER = tuple(Precision)
_MONTHS = {
    Precision.CENTURY: 1200,
    Precision.DECADE: 120,
    Precision.YEAR: 12,
    Precision.SEASON: 3,
    Precision.MONTH: 1,
}
_FIXED = {
    Precision.DAY: timedelta(days=1),
    Precision.MINUTE: timedelta(minutes=1),
    Precision.SECOND: timedelta(seconds=1),
}


def moved(instant: datetime, precision: Precision, units: int) -> datetime:
    """The instant some units later or earlier, held within the calendar.

    Units of a month or more count from the first of a month, as all coarse dates begin.
    """
    try:
        if precision in _FIXED:
            return instant + units * _FIXED[precision]
        months = instant.year * _MONTHS_IN_YEAR + instant.month - 1 + units * _MONTHS[precision]
        return instant.replace(year=months // _MONTHS_IN_YEAR, month=months % _MONTHS_IN_YEAR + 1)
    except (OverflowError, ValueError):
        return END_OF_TIME if units > 0 else BEGINNING_OF_TIME


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A window either of calendar labels, the same in every zone, or of instants in UTC."""

    fixed: bool
    window: Window

    def on_clock(self, zone: ZoneInfo) -> Window:
        """The window on the clock of a zone; labels are taken as they are."""
        if not self.fixed:
            return self.window
        return _on_clock(self.window.earliest, self.window.latest, zone)


@lru_cache(maxsize=1 << 14)
def _on_clock(earliest: datetime, latest: datetime, zone: ZoneInfo) -> Window:
    """The window between two instants in UTC, on the clock of a zone and as long as it was."""
    local = _local(earliest, zone)
    try:
        return Window(local, local + (latest - earliest))
    except OverflowError:
        return Window(local, END_OF_TIME)


def _local(instant: datetime, zone: ZoneInfo) -> datetime:
    if instant in {BEGINNING_OF_TIME, END_OF_TIME}:
        return instant
    return instant.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)


def simplest(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same stretches in as few spans as possible, labels before instants."""
    every = list(spans)
    return tuple(
        Span(fixed, window)
        for fixed in (False, True)
        for window in merged(span.window for span in every if span.fixed is fixed)
    )
