"""All boards of a panorama, packed: every string, result and list stands once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from armistice.brief.words import actor_name, date_words, day_words

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from armistice.api import Case
    from armistice.brief.timeline import Scale
    from armistice.compliance.panorama import Moment, Panorama
    from armistice.compliance.verdict import Episode, Verdict

T = TypeVar("T", bound="Hashable")

NO_NORM = -1
"""Stands in a board for a norm that does not bind that bearer under that reading."""


class Pool:
    """Gives equal values one number."""

    def __init__(self) -> None:
        """Begin empty."""
        self.items: dict[Any, int] = {}

    def __call__(self, item: Hashable) -> int:
        """The number of a value."""
        return self.items.setdefault(item, len(self.items))

    def plain(self) -> list[Any]:
        """The values in the order of their numbers, as JSON has them."""
        return [list(item) if isinstance(item, tuple) else item for item in self.items]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the board as the server renders it: the default choice."""

    number: int
    clause: str
    norm: str
    label: str
    bearer: str
    word: str
    outcome: str
    when: str
    independent_word: str
    independent_outcome: str
    contested: bool
    weak: bool
    lines: tuple[str, ...]
    used: tuple[tuple[int, str], ...]
    aside: tuple[tuple[int, str], ...]
    flips: tuple[str, ...]
    bands: tuple[tuple[float, float, str], ...]


class Boards:
    """Packs a panorama for the page and renders its default board."""

    def __init__(self, case: Case, view: Panorama, events: Mapping[str, int], scale: Scale) -> None:
        """Pack every board.

        Args:
            case: The case.
            view: Its panorama.
            events: The number of each event in the annex.
            scale: Where a date stands on the timeline.
        """
        self._case = case
        self._view = view
        self._events = events
        self._scale = scale
        self._strings = Pool()
        self._words = Pool()
        self._bands = Pool()
        self._uses = Pool()
        self._results = Pool()
        self._notes = Pool()
        self._moments = [self._moment(moment) for moment in view.moments]

    def packed(self) -> dict[str, Any]:
        """Everything that the script of the page needs."""
        view = self._view
        return {
            "dates": [moment.as_of for moment in view.moments],
            "dateWords": [date_words(moment.as_of) for moment in view.moments],
            "x": [self._scale.of_label(moment.as_of) for moment in view.moments],
            "readings": list(view.readings),
            "evidence": list(view.standards),
            "evidenceWords": [self._case.evidence_words(name) for name in view.standards],
            "independent": view.standards.index("independent"),
            "strings": self._strings.plain(),
            "words": self._words.plain(),
            "bands": self._bands.plain(),
            "uses": self._uses.plain(),
            "results": [_nested(result) for result in self._results.items],
            "notes": [list(note) for note in self._notes.items],
            "moments": self._moments,
        }

    def default(self) -> tuple[Line, ...]:
        """The plain board on any report on the last date, row by row."""
        view, last = self._view, self._view.moments[-1]
        norms = {norm.id: norm for norm in view.agreement.norms}
        plain, independent = (
            {(one.norm, one.bearer): one for one in last.board(view.readings[0], evidence)}
            for evidence in (view.standards[0], "independent")
        )
        lines = []
        for number, (norm, bearer) in enumerate(view.rows):
            one, other = plain.get((norm, bearer)), independent.get((norm, bearer))
            uses = one.result.uses if one else ()
            lines.append(
                Line(
                    number=number,
                    clause=norms[norm].clause,
                    norm=norm,
                    label=norms[norm].label,
                    bearer=actor_name(self._case, bearer) or "no bearer named",
                    word=str(one.verdict) if one else "not in force",
                    outcome=str(one.outcome) if one else "not in force",
                    when=when_words(one) if one else "",
                    independent_word=str(other.verdict) if other else "not in force",
                    independent_outcome=str(other.outcome) if other else "not in force",
                    contested=bool(one and one.contested),
                    weak=bool(one and one.weak),
                    lines=self._lines(one) if one else (),
                    used=tuple((self._events[u.event], u.reason) for u in uses if u.used),
                    aside=tuple((self._events[u.event], u.reason) for u in uses if not u.used),
                    flips=self._flips(one, last) if one else (),
                    bands=self._bands_of(one, last.as_of) if one else (),
                )
            )
        return tuple(lines)

    # --- packing ------------------------------------------------------------------------------

    def _moment(self, moment: Moment) -> dict[str, Any]:
        rows = {key: number for number, key in enumerate(self._view.rows)}
        notes = [NO_NORM] * len(rows)
        cells = []
        weak = []
        for reading in self._view.readings:
            of_reading = []
            weak_of_reading = []
            for evidence in self._view.standards:
                board = [NO_NORM] * len(rows)
                doubtful = []
                for one in moment.board(reading, evidence):
                    number = rows[one.norm, one.bearer]
                    board[number] = self._result(one, moment.as_of)
                    if one.weak:
                        doubtful.append(number)
                    if one.contested and notes[number] == NO_NORM:
                        flips = self._flips(one, moment)
                        notes[number] = self._notes(tuple(map(self._strings, flips)))
                of_reading.append(board)
                weak_of_reading.append(doubtful)
            cells.append(of_reading)
            weak.append(weak_of_reading)
        return {"cells": cells, "weak": weak, "notes": notes}

    def _result(self, one: Verdict, as_of: str) -> int:
        result = one.result
        uses = tuple(
            self._uses((self._events[use.event], int(use.used), self._strings(use.reason)))
            for use in result.uses
        )
        return self._results(
            (
                self._words((str(one.verdict), str(one.outcome))),
                self._strings(when_words(one)),
                tuple(map(self._strings, self._lines(one))),
                uses,
                tuple(
                    self._bands((first, end, self._strings(words)))
                    for first, end, words in self._bands_of(one, as_of)
                ),
            )
        )

    def _bands_of(self, one: Verdict, as_of: str) -> tuple[tuple[float, float, str], ...]:
        """Where the episodes of breach stand on the timeline, and what they are in words."""
        return tuple(self._band(e, as_of) for e in one.result.episodes if not e.excepted)

    def _band(self, episode: Episode, as_of: str) -> tuple[float, float, str]:
        first = self._scale.of_label(episode.since)
        last = self._scale.of_label(episode.until or as_of, end=True)
        until = date_words(episode.until) if episode.until else "ongoing"
        words = f"Episode of breach: {date_words(episode.since)} to {until}"
        return first, max(last, first), words

    def _lines(self, one: Verdict) -> tuple[str, ...]:
        return tuple(day_words(line) for line in self._case.result_lines(one))

    def _flips(self, one: Verdict, moment: Moment) -> tuple[str, ...]:
        if one.contested is None:
            return ()
        found = self._case.flip_sentences(one)
        if found:
            return found
        key = (one.norm, one.bearer)
        binding = [
            reading
            for reading in self._view.readings
            if any((o.norm, o.bearer) == key for o in moment.board(reading, one.evidence))
        ]
        return (f"It binds this bearer only under: {', '.join(binding)}.",)


def _nested(item: Any) -> Any:
    return [_nested(each) for each in item] if isinstance(item, tuple) else item


def when_words(one: Verdict) -> str:
    """Since when, until when or by when, in a few words."""
    result = one.result
    if result.since:
        if result.until and result.until != result.since:
            return f"{date_words(result.since)} to {date_words(result.until)}"
        if result.episodes and not result.until:
            return f"since {date_words(result.since)}"
        return date_words(result.since)
    if result.deadline:
        return day_words(f"due {result.deadline}")
    return day_words(f"expires {result.expires}") if result.expires else ""
