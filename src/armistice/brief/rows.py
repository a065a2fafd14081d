"""The board as rows in words: the default choice, and each signatory's own beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.brief.words import actor_name, date_words, day_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armistice.api import Case
    from armistice.compliance.panorama import Moment, Panorama
    from armistice.compliance.verdict import Verdict

ABSENT = "not in force"
"""Stands for the verdict where a norm does not bind that bearer under that reading."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the board: the plain reading on any report, and on independent accounts."""

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


@dataclass(frozen=True, slots=True)
class Cell:
    """A verdict on a board."""

    word: str
    outcome: str
    when: str


@dataclass(frozen=True, slots=True)
class OwnBoard:
    """A signatory's own reading on the evidence of its own voices, row by row."""

    who: str
    reading: str
    cells: tuple[Cell, ...]


def board_lines(case: Case, view: Panorama, events: Mapping[str, int]) -> tuple[Line, ...]:
    """The plain board on any report on the last date, row by row.

    Args:
        case: The case.
        view: Its panorama.
        events: The number of each event in the annex.
    """
    last = view.moments[-1]
    norms = {norm.id: norm for norm in view.agreement.norms}
    plain, independent = (
        {(one.norm, one.bearer): one for one in last.board(view.readings[0], evidence)}
        for evidence in (view.standards[0], "independent")
    )
    lines = []
    for number, (norm, bearer) in enumerate(view.rows):
        one, other = plain.get((norm, bearer)), independent.get((norm, bearer))
        uses = one.result.uses if one else ()
        shown, alone = _cell(one), _cell(other)
        lines.append(
            Line(
                number=number,
                clause=norms[norm].clause,
                norm=norm,
                label=norms[norm].label,
                bearer=actor_name(case, bearer) or "no bearer named",
                word=shown.word,
                outcome=shown.outcome,
                when=shown.when,
                independent_word=alone.word,
                independent_outcome=alone.outcome,
                contested=bool(one and one.contested),
                weak=bool(one and one.weak),
                lines=result_lines(case, one) if one else (),
                used=tuple((events[u.event], u.reason) for u in uses if u.used),
                aside=tuple((events[u.event], u.reason) for u in uses if not u.used),
                flips=flip_lines(case, view, one, last) if one else (),
            )
        )
    return tuple(lines)


def own_boards(case: Case, view: Panorama) -> tuple[OwnBoard, ...]:
    """Each signatory's own board on the last date."""
    last = view.moments[-1]
    found = []
    for actor, reading, evidence in view.own_boards:
        board = {(one.norm, one.bearer): one for one in last.board(reading, evidence)}
        cells = tuple(_cell(board.get(key)) for key in view.rows)
        found.append(OwnBoard(actor_name(case, actor), reading, cells))
    return tuple(found)


def _cell(one: Verdict | None) -> Cell:
    if one is None:
        return Cell(ABSENT, ABSENT, "")
    return Cell(str(one.verdict), str(one.outcome), when_words(one))


def result_lines(case: Case, one: Verdict) -> tuple[str, ...]:
    """What a verdict rests on besides events, with its days written out."""
    return tuple(day_words(line) for line in case.result_lines(one))


def flip_lines(case: Case, view: Panorama, one: Verdict, moment: Moment) -> tuple[str, ...]:
    """What turns a contested verdict, or under which readings it binds."""
    if one.contested is None:
        return ()
    found = case.flip_sentences(one)
    if found:
        return found
    key = (one.norm, one.bearer)
    binding = [
        reading
        for reading in view.readings
        if any((o.norm, o.bearer) == key for o in moment.board(reading, one.evidence))
    ]
    return (f"It binds this bearer only under: {', '.join(binding)}.",)


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
