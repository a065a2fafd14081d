"""The timeline: events in a lane for each clause, drawn as SVG."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from armistice.brief.words import date_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armistice.compliance.chronicle import Entry
    from armistice.compliance.panorama import Panorama

WIDTH = 960
LEFT = 196
RIGHT = 14
TOP = 30
ROW = 11
PAD = 7
LEAST_MARK = 4.0
GAP = 1.5
MOST_ROWS = 7
_LONG = 8
_SURE = timedelta(days=1)


class Scale:
    """Where an instant stands between the first and the last date of the timeline."""

    def __init__(self, first: datetime, last: datetime) -> None:
        """Prepare the scale."""
        self.first = first
        self.last = max(last, first + timedelta(days=30))

    def of(self, instant: datetime) -> float:
        """The place of an instant, held within the drawing."""
        held = min(max(instant, self.first), self.last)
        share = (held - self.first) / (self.last - self.first)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def of_label(self, label: str, *, end: bool = False) -> float:
        """The place of a date of the board: its first whole day, or the end of its last one."""
        days = days_named(label)
        if not days:
            return LEFT
        return self.of(days[-1] + timedelta(days=1) if end else days[0])


def days_named(label: str) -> list[datetime]:
    """The days, months and years named in a date, in the order in which they are written."""
    import re

    found = re.findall(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", label)
    days = []
    for year, month, day in found:
        try:
            days.append(datetime(int(year), int(month or 1), int(day or 1)))  # noqa: DTZ001
        except ValueError:
            continue
    return days


@dataclass(frozen=True, slots=True)
class Mark:
    """An event in a lane: from ``x`` on, ``soft`` where the date is uncertain."""

    event: int
    x: float
    width: float
    soft_start: float
    soft_end: float
    y: float
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of one clause."""

    clause: str
    heading: str
    y: float
    height: float
    marks: tuple[Mark, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    lanes: tuple[Lane, ...]
    years: tuple[tuple[float, str], ...]
    cursor: float
    mark_height: float


def scale_of(view: Panorama, entries: Sequence[Entry]) -> Scale:
    """From shortly before the first date or event to shortly after the last date."""
    dates = [day for moment in view.moments for day in days_named(moment.as_of)]
    last = max(dates, default=datetime(2000, 1, 1))  # noqa: DTZ001
    begins = [e.begins.earliest for e in entries if e.norms and e.begins.earliest.year > 1]
    first = min([*dates, *(b for b in begins if b < last)], default=last)
    start = view.agreement.effective or view.agreement.signed
    if start is not None and days_named(start.text):
        # What lies long before the agreement would squeeze the rest.
        first = max(first, days_named(start.text)[0] - timedelta(days=120))
    margin = (last - first) / 60
    return Scale(first - margin, last + margin)


def timeline(
    view: Panorama,
    entries: Sequence[Entry],
    numbers: Mapping[str, int],
    scale: Scale,
) -> Timeline:
    """Lay out the used events, a lane for each clause that has norms."""
    lanes: list[Lane] = []
    y = float(TOP)
    rows_of = {
        clause.number: tuple(
            number
            for number, (norm, _) in enumerate(view.rows)
            if any(own.id == norm for own in clause.norms)
        )
        for clause in view.agreement.clauses
    }
    for clause in view.agreement.clauses:
        if not clause.norms:
            continue
        own = [entry for entry in entries if clause.number in entry.clauses]
        marks, rows = _marks(own, numbers, scale, y + PAD)
        height = max(rows, 2) * ROW + 2 * PAD
        lanes.append(Lane(clause.number, clause.heading, y, height, marks, rows_of[clause.number]))
        y += height
    years = tuple(
        (scale.of(datetime(year, 1, 1)), str(year))  # noqa: DTZ001
        for year in range(scale.first.year + 1, scale.last.year + 1)
    )
    return Timeline(
        width=WIDTH,
        height=y + 26,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=y,
        lanes=tuple(lanes),
        years=years,
        cursor=scale.of_label(view.moments[-1].as_of),
        mark_height=ROW - 3.5,
    )


def _marks(
    entries: Sequence[Entry], numbers: Mapping[str, int], scale: Scale, top: float
) -> tuple[tuple[Mark, ...], int]:
    """The marks of a lane, stacked so that none covers another while there is room."""
    free: list[float] = []
    marks = []
    for entry in entries:
        soft = entry.begins.latest - entry.begins.earliest > _SURE
        soft_end = entry.ends.latest - entry.ends.earliest > _SURE
        first, last = scale.of(entry.begins.earliest), scale.of(entry.ends.latest)
        sure_from = scale.of(entry.begins.latest) if soft and entry.lasting else first
        sure_to = scale.of(entry.ends.earliest) if soft_end and entry.lasting else last
        width = max(last - first, LEAST_MARK)
        row = next((n for n, end in enumerate(free) if end <= first), len(free))
        if row >= MOST_ROWS:
            row = min(range(len(free)), key=free.__getitem__)
        free[row : row + 1] = [first + width + GAP]
        kind = "change" if entry.changes else "span" if entry.lasting else "point"
        if soft and not entry.lasting:
            kind = "soft"
        marks.append(
            Mark(
                event=numbers[entry.event],
                x=first,
                width=round(width, 1),
                soft_start=round(sure_from - first, 1) if kind == "span" else 0,
                soft_end=round(last - sure_to, 1) if kind == "span" else 0,
                y=top + row * ROW,
                kind=kind,
                title=f"{date_words(entry.date)}: {entry.words}",
            )
        )
    return tuple(marks), len(free)
