"""All boards of a panorama, packed: every string, result and list stands once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from armistice.brief.rows import flip_lines, result_lines, when_words
from armistice.brief.words import date_words

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from armistice.api import Case
    from armistice.brief.timeline import Scale
    from armistice.compliance.panorama import Moment, Panorama
    from armistice.compliance.verdict import Episode, Verdict

T = TypeVar("T", bound="Hashable")

Band = tuple[float, float, str]
"""From where to where on the timeline, and what it is in words."""

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


class Boards:
    """Packs a panorama for the page."""

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

    def bands(self) -> tuple[tuple[Band, ...], ...]:
        """Row by row, where the breaches of the plain board on the last date are shaded."""
        view, last = self._view, self._view.moments[-1]
        plain = {(o.norm, o.bearer): o for o in last.board(view.readings[0], view.standards[0])}
        return tuple(
            self._bands_of(plain[key], last.as_of) if key in plain else () for key in view.rows
        )

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
                        flips = flip_lines(self._case, self._view, one, moment)
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
                tuple(map(self._strings, result_lines(self._case, one))),
                uses,
                tuple(
                    self._bands((first, end, self._strings(words)))
                    for first, end, words in self._bands_of(one, as_of)
                ),
            )
        )

    def _bands_of(self, one: Verdict, as_of: str) -> tuple[Band, ...]:
        """Where the episodes of breach stand on the timeline, and what they are in words."""
        return tuple(self._band(e, as_of) for e in one.result.episodes if not e.excepted)

    def _band(self, episode: Episode, as_of: str) -> Band:
        first = self._scale.of_label(episode.since)
        last = self._scale.of_label(episode.until or as_of, end=True)
        until = date_words(episode.until) if episode.until else "ongoing"
        words = f"Episode of breach: {date_words(episode.since)} to {until}"
        return first, max(last, first), words


def _nested(item: Any) -> Any:
    return [_nested(each) for each in item] if isinstance(item, tuple) else item
