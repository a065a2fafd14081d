"""Boards: every norm under the readings, texts and evidence asked for, and what is contested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.compliance.choices import (
    choices,
    every_standard,
    norm_choices,
    parsed_date,
)
from armistice.compliance.replay import Replay
from armistice.compliance.setting import RecordView, Setting
from armistice.compliance.text_versions import text_matters
from armistice.compliance.verdict import Cell, Contest, Flip, Outcome, Verdict, Word, unique
from armistice.dates import zone_named
from armistice.evidence import EACH_STANDARD, Standard
from armistice.norms.model import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from armistice.case import CheckedCase
    from armistice.compliance.trace import Node
    from armistice.compliance.traced import Trace
    from armistice.compliance.verdict import Result
    from armistice.norms.model import Agreement, Norm
    from armistice.record.model import Citation

MOST_FLIPS = 6


@dataclass(frozen=True)
class Board:
    """The verdicts of a case at a date, as known at a date."""

    case: str
    as_of: str
    known_at: str
    verdicts: tuple[Verdict, ...]


def board(
    case: CheckedCase,
    *,
    agreement: str = "",
    as_of: str = "",
    known_at: str = "",
    reading: str = PLAIN,
    text: str = "",
    evidence: str = "reported",
    contested: bool = True,
) -> Board:
    """The verdicts of a case.

    Args:
        case: The checked case.
        agreement: The id of one agreement; all if empty.
        as_of: The date (EDTF) on which the world is looked at; the case's own if empty.
        known_at: The date by which accounts must have been given; the whole record if empty.
        reading: ``plain``, the name of a bundle, or ``all``.
        text: The name of a text version; the authentic one if empty.
        evidence: A standard (``reported``, ``by:armenia``, ...), or ``all``.
        contested: Whether to compare all choices for every norm (the slow part).

    Raises:
        ChoiceError: The case has no such agreement, reading or text, or a date is none.
        StandardError: ``evidence`` names no standard.
    """
    verdicts: list[Verdict] = []
    for one in choices(case, agreement, reading, text, evidence):
        replay = replay_of(case, one.agreement, as_of, known_at)
        verdicts.extend(
            _verdicts(replay, one.readings, one.texts, one.standards, contested=contested)
        )
    return Board(case.id, as_of or case.as_of.text, known_at, tuple(verdicts))


def replay_of(case: CheckedCase, agreement: Agreement, as_of: str, known_at: str) -> Replay:
    """A replay of one agreement at a date, as known at a date.

    Raises:
        ChoiceError: A date is none, or neither the case nor the caller gives one.
    """
    zone = zone_named(agreement.zone) if agreement.zone else case.zone
    seen = parsed_date(as_of or case.as_of.text, zone, "--as-of")
    known = parsed_date(known_at, zone, "--known-at") if known_at else None
    record = RecordView(
        case.actors, case.places, case.sources, case.events, case.coverage, case.vocabulary
    )
    return Replay(Setting(record, agreement, zone, seen, known))


def derive(
    case: CheckedCase,
    norm: str,
    *,
    bearer: str = "",
    as_of: str = "",
    known_at: str = "",
    reading: str = PLAIN,
    text: str = "",
    evidence: str = "reported",
) -> tuple[Node, ...]:
    """The derivations of one norm, one for each bearer, reading and standard asked for.

    Raises:
        ChoiceError: There is no such norm, bearer, reading or text, or a date is none.
        StandardError: ``evidence`` names no standard.
    """
    from armistice.compliance.trace import derivation

    found = norm_choices(case, norm, reading, text, evidence)
    replay = replay_of(case, found.agreement, as_of, known_at)
    return found.binding(
        bearer,
        (
            (one.bearer, derivation(replay, found.norm, one, standard))
            for read, version, standard in found.each()
            for one in _verdicts_of(replay, found.norm, read, version, standard)
        ),
    )


def traces(
    case: CheckedCase,
    norm: str,
    *,
    bearer: str = "",
    as_of: str = "",
    known_at: str = "",
    reading: str = PLAIN,
    text: str = "",
    evidence: str = "reported",
) -> tuple[Trace, ...]:
    """The traces of one norm's verdicts, in the order of ``derive``.

    Raises:
        ChoiceError: There is no such norm, bearer, reading or text, or a date is none.
        StandardError: ``evidence`` names no standard.
    """
    from armistice.compliance.trace import trace

    found = norm_choices(case, norm, reading, text, evidence)
    replay = replay_of(case, found.agreement, as_of, known_at)
    dates = (as_of or case.as_of.text, known_at)
    return found.binding(
        bearer,
        (
            (one, trace(replay, found.norm, one, choice, dates))
            for choice in found.each()
            for one in replay.bearers(found.norm, *choice[:2])
        ),
    )


def _verdicts_of(
    replay: Replay, norm: Norm, reading: str, text: str, standard: Standard
) -> Iterable[Verdict]:
    for bearer in replay.bearers(norm, reading, text):
        cells = all_cells(replay, norm, bearer)
        yield verdict(replay, norm, bearer, reading, text, standard, (contest(cells), cells))


def _verdicts(
    replay: Replay,
    readings: Sequence[str],
    texts: Sequence[str],
    standards: Sequence[Standard],
    *,
    contested: bool,
) -> Iterable[Verdict]:
    for norm in replay.agreement.norms:
        contests: dict[str, tuple[Contest | None, tuple[Cell, ...]]] = {}
        for reading in readings:
            for text in texts:
                for bearer in replay.bearers(norm, reading, text):
                    if contested and bearer not in contests:
                        cells = all_cells(replay, norm, bearer)
                        contests[bearer] = (contest(cells), cells)
                    for standard in standards:
                        yield verdict(
                            replay,
                            norm,
                            bearer,
                            reading,
                            text,
                            standard,
                            contests.get(bearer),
                        )


def verdict(
    replay: Replay,
    norm: Norm,
    bearer: str,
    reading: str,
    text: str,
    standard: Standard,
    contests: tuple[Contest | None, tuple[Cell, ...]] | None = None,
) -> Verdict:
    """One verdict with its passages, and what opposes it among all choices."""
    result = replay.answer(norm, bearer, reading, text, standard)
    resolved = replay.resolved(norm, reading, text)
    claimants = unique(name for one in resolved for name in replay.claimants(one, bearer))
    contest_, cells = contests or (None, ())
    return Verdict(
        agreement=replay.agreement.id,
        clause=norm.clause,
        norm=norm.id,
        kind=str(norm.terms.kind),
        bearer=bearer,
        claimant=claimants,
        text=text,
        reading=reading,
        evidence=str(standard),
        result=result,
        citations=passages(replay, norm, result, standard, bearer, claimants),
        contested=contest_,
        weak=_is_weak(result, reading, text, cells),
    )


def passages(
    replay: Replay,
    norm: Norm,
    result: Result,
    standard: Standard,
    bearer: str,
    claimants: tuple[str, ...],
) -> tuple[Citation, ...]:
    """The passages of the clause and of the accounts that a result rests on."""
    clause = next(c for c in replay.agreement.clauses if c.number == norm.clause)
    found = list(clause.citations)
    setting = replay.setting
    hearing = setting.hearing((bearer,), claimants)
    for name in result.basis:
        found.extend(setting.passages(setting.record.events[name], standard, hearing))
    return unique(found)


# --- what is contested ------------------------------------------------------------------------


def all_cells(replay: Replay, norm: Norm, bearer: str) -> tuple[Cell, ...]:
    """The outcome of every choice of reading, text version and standard."""
    agreement = replay.agreement
    texts = tuple(text.name for text in agreement.texts) or ("",)
    if len(texts) > 1 and not text_matters(agreement, norm):
        texts = agreement.authentic_texts[:1] or ("",)
    return tuple(
        Cell(reading, text, str(standard), _word(replay, norm, bearer, reading, text, standard))
        for reading in agreement.reading_names
        for text in texts
        for standard in every_standard(agreement)
    )


def _word(
    replay: Replay, norm: Norm, bearer: str, reading: str, text: str, standard: Standard
) -> Word:
    if bearer not in replay.bearers(norm, reading, text):
        return Word.NOT_IN_FORCE
    return replay.answer(norm, bearer, reading, text, standard).word


def contest(cells: Sequence[Cell]) -> Contest | None:
    """Which choices oppose each other; ``None`` if none do."""
    kept = tuple(c for c in cells if c.outcome is Outcome.KEPT)
    broken = tuple(c for c in cells if c.outcome is Outcome.BROKEN)
    absent = tuple(c for c in cells if c.outcome is Outcome.ABSENT)
    in_force = any(c.outcome is not Outcome.ABSENT for c in cells)
    if not (kept and broken) and not (absent and in_force):
        return None
    flips = [
        flip
        for number, first in enumerate(cells)
        for second in cells[number + 1 :]
        if (flip := _flip(first, second)) is not None
    ]
    flips.sort(key=lambda f: ("reading", "evidence", "text").index(f.axis))
    return Contest(kept, broken, absent, tuple(flips[:MOST_FLIPS]), len(flips))


def _flip(first: Cell, second: Cell) -> Flip | None:
    opposed = {first.outcome, second.outcome}
    if opposed != {Outcome.KEPT, Outcome.BROKEN} and not (
        Outcome.ABSENT in opposed and len(opposed) > 1
    ):
        return None
    axes = [
        axis
        for axis in ("reading", "text", "evidence")
        if getattr(first, axis) != getattr(second, axis)
    ]
    return Flip(axes[0], first, second) if len(axes) == 1 else None


def _is_weak(result: Result, reading: str, text: str, cells: Sequence[Cell]) -> bool:
    """Whether other evidence leaves open what this evidence decides."""
    if result.outcome not in {Outcome.KEPT, Outcome.BROKEN}:
        return False
    texts = {cell.text for cell in cells}
    general = {str(standard) for standard in EACH_STANDARD}
    return any(
        cell.outcome is Outcome.UNKNOWN
        for cell in cells
        if cell.reading == reading
        and cell.evidence in general
        and (cell.text == text or text not in texts)
    )
