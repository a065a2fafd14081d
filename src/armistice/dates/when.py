"""Dates as people know them: of any precision, uncertain, one of several, or lasting."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from armistice.dates.window import BEGINNING_OF_TIME, END_OF_TIME, Window, merged

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from armistice.dates.span import Precision, Span


@dataclass(frozen=True, slots=True)
class When:
    """A date in EDTF, made by ``parse_when``. Two dates are equal if they mean the same time.

    A date without a clock time is a calendar label: it is taken as it is in every zone. A clock
    time with an offset or zone is an instant, and is converted to the zone that is asked for.

    Attributes:
        text: The canonical EDTF text; a named zone is written as its offset.
        lasting: Whether it says from when to when (``a/b``), not at which one time.
        start: Where it begins, as spans with the gaps between them; empty where unknown.
        end: Where it ends, likewise; the same as ``start`` if it does not last.
        precision: The coarsest unit among the dates of which it is made.
        uncertain: Whether a part is marked ``?`` or ``%``.
        approximate: Whether a part is marked ``~`` or ``%``.
        has_time: Whether a part states a clock time.
    """

    text: str = field(compare=False)
    lasting: bool = field(repr=False)
    start: tuple[Span, ...] = field(repr=False)
    end: tuple[Span, ...] = field(repr=False)
    precision: Precision = field(repr=False)
    uncertain: bool = field(repr=False)
    approximate: bool = field(repr=False)
    has_time: bool = field(repr=False)

    def __str__(self) -> str:
        """Write the canonical EDTF text."""
        return self.text

    def begins(self, zone: ZoneInfo) -> Window:
        """The window in which it begins, on the clock of a zone.

        An unknown start lies anywhere before the end; an open start lies before all time.
        """
        start = self.start
        if len(start) == 1:
            only = start[0]
            return only.on_clock(zone) if only.fixed else only.window
        if not start:
            return Window(BEGINNING_OF_TIME, _hull(self.end, zone).latest)
        return _hull(start, zone)

    def ends(self, zone: ZoneInfo) -> Window:
        """The window in which it ends; for a date that does not last, that of ``begins``.

        An unknown end lies anywhere after the earliest start; an open end lies after all time.
        """
        end = self.end
        if len(end) == 1:
            only = end[0]
            return only.on_clock(zone) if only.fixed else only.window
        if not end:
            return Window(_hull(self.start, zone).earliest, END_OF_TIME)
        return _hull(end, zone)

    def alternatives(self, zone: ZoneInfo) -> tuple[Window, ...]:
        """The windows in which it begins, with the gaps between them, earliest first."""
        if not self.start:
            return (self.begins(zone),)
        return merged(span.on_clock(zone) for span in self.start)

    def clock(self, zone: ZoneInfo) -> datetime | None:
        """The clock time at which it begins, in a zone; None if no single time is stated."""
        windows = self.alternatives(zone)
        return windows[0].earliest if self.has_time and len(windows) == 1 else None


def _hull(spans: tuple[Span, ...], zone: ZoneInfo) -> Window:
    windows = [span.on_clock(zone) for span in spans]
    return Window(
        min(window.earliest for window in windows), max(window.latest for window in windows)
    )
