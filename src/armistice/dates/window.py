"""Ranges of time in which an unknown instant falls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from armistice.dates.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

BEGINNING_OF_TIME = datetime.min  # noqa: DTZ901 - a label of no zone
END_OF_TIME = datetime.max  # noqa: DTZ901


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A half-open range of local time in which an instant falls, nobody knows where.

    Both ends are naive datetimes on the clock of one zone; ``latest`` itself is outside. Where
    the two are equal, the window is that very instant.
    """

    earliest: datetime
    latest: datetime

    def __post_init__(self) -> None:
        """Refuse a range that runs backwards.

        Raises:
            ValueError: The latest is before the earliest.
        """
        if self.latest < self.earliest:
            raise ValueError(f"a window from {self.earliest} cannot reach {self.latest}")

    @classmethod
    def at(cls, instant: datetime) -> Window:
        """The window of one known instant."""
        return cls(instant, instant)

    @property
    def exact(self) -> bool:
        """Whether the window is one known instant."""
        return self.earliest == self.latest

    def precedes(self, instant: datetime) -> bool:
        """Whether every instant of the window is earlier than ``instant``."""
        return self.earliest < instant if self.exact else self.latest <= instant


def before(first: Window, second: Window) -> Truth:
    """Whether the instant of the first window is earlier than that of the second.

    Yes if all of the first lies before all of the second, no if no part of it can.
    """
    if first.precedes(second.earliest):
        return Truth.YES
    return Truth.NO if first.earliest >= second.latest else Truth.UNKNOWN


def within(window: Window, start: datetime, end: datetime) -> Truth:
    """Whether the instant of the window falls from ``start`` on and before ``end``."""
    if window.earliest >= end or window.precedes(start):
        return Truth.NO
    return Truth.of(True) if window.earliest >= start and window.precedes(end) else Truth.UNKNOWN


def overlaps(first: Window, second: Window) -> bool:
    """Whether the two windows share an instant, so that both may be the same moment."""
    return not (first.precedes(second.earliest) or second.precedes(first.earliest))


def merged(windows: Iterable[Window]) -> tuple[Window, ...]:
    """The same instants in as few windows as possible, earliest first."""
    result: list[Window] = []
    for window in sorted(windows):
        if result and window.earliest <= result[-1].latest:
            result[-1] = Window(result[-1].earliest, max(result[-1].latest, window.latest))
        else:
            result.append(window)
    return tuple(result)


def end_of_day(instant: datetime) -> datetime:
    """The first instant after the calendar day in which an instant falls."""
    return datetime.combine(instant.date(), datetime.min.time()) + timedelta(days=1)
