"""Verdicts: the words, the outcomes that they belong to, and what a verdict carries."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from armistice.evidence import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armistice.record.model import Citation

MOST_IN_ANY_ORDER = 6
"""Of how many reports of one time every order is looked at."""


class Word(StrEnum):
    """What a norm comes to, in the words of the field."""

    NOT_TRIGGERED = "not triggered"
    PENDING = "pending"
    OUTSTANDING = "outstanding"
    FULFILLED = "fulfilled"
    FULFILLED_LATE = "fulfilled late"
    OVERDUE = "overdue"
    VIOLATED = "violated"
    DISCHARGED = "discharged"
    UNREPORTED = "unreported"
    NO_BREACH_REPORTED = "no breach reported"
    ENDED = "ended"
    UNEXERCISED = "unexercised"
    EXERCISED = "exercised"
    EXCEEDED = "exceeded"
    RUNNING = "running"
    NOTICE_GIVEN = "notice given"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    ENDED_IN_FACT = "ended in fact"
    DISPUTED = "disputed"
    NOT_ESTABLISHED = "not established"
    UNDETERMINED = "undetermined"
    NOT_IN_FORCE = "not in force"
    NO_VERDICT = "no verdict"


class Outcome(StrEnum):
    """What verdicts come to when they are compared."""

    KEPT = "kept"
    BROKEN = "broken"
    OPEN = "open"
    UNKNOWN = "unknown"
    ABSENT = "not in force"


_OUTCOMES = {
    Word.FULFILLED: Outcome.KEPT,
    Word.FULFILLED_LATE: Outcome.KEPT,
    Word.NO_BREACH_REPORTED: Outcome.KEPT,
    Word.EXERCISED: Outcome.KEPT,
    Word.OVERDUE: Outcome.BROKEN,
    Word.VIOLATED: Outcome.BROKEN,
    Word.EXCEEDED: Outcome.BROKEN,
    Word.UNREPORTED: Outcome.UNKNOWN,
    Word.DISPUTED: Outcome.UNKNOWN,
    Word.NOT_ESTABLISHED: Outcome.UNKNOWN,
    Word.UNDETERMINED: Outcome.UNKNOWN,
    Word.NOT_IN_FORCE: Outcome.ABSENT,
}


_UNDECIDED = {
    Word.DISPUTED: frozenset({Finding.DISPUTED}),
    Word.NOT_ESTABLISHED: frozenset({Finding.NOT_ESTABLISHED}),
    Word.UNDETERMINED: frozenset({Finding.DISPUTED, Finding.NOT_ESTABLISHED}),
}


def outcome_of(word: Word) -> Outcome:
    """The outcome that a verdict word belongs to."""
    return _OUTCOMES.get(word, Outcome.OPEN)


@dataclass(frozen=True, slots=True)
class Episode:
    """A stretch of breach: a maximal union of touching breaches, clipped at the as-of date.

    ``until`` is empty while it goes on, and ``last_reported`` then says when it was last
    reported. ``excepted`` names the exception that the episode meets, if any.
    """

    since: str
    until: str
    events: tuple[str, ...]
    ongoing: bool = False
    last_reported: str = ""
    excepted: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As the JSON of verdicts has it."""
        return {
            "since": self.since,
            "until": self.until or None,
            "ongoing": self.ongoing,
            "last_reported": self.last_reported or None,
            "excepted": self.excepted or None,
            "events": list(self.events),
        }


@dataclass(frozen=True, slots=True)
class Use:
    """What replay did with one event: used it, or set it aside, and why."""

    event: str
    used: bool
    reason: str
    finding: Finding | None = None
    supports: tuple[int, ...] = ()
    opposes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What one norm comes to for one bearer under one choice: the result of the interpreter.

    ``outcomes`` holds the verdicts among which the evidence or the meaning does not decide;
    ``capped`` says that there were more than are listed.
    """

    word: Word
    since: str = ""
    until: str = ""
    deadline: str = ""
    original_deadline: str = ""
    original_word: Word | None = None
    changed_by: str = ""
    expires: str = ""
    notice_by: str = ""
    episodes: tuple[Episode, ...] = ()
    outcomes: tuple[Word, ...] = ()
    capped: bool = False
    progress: str = ""
    uses: tuple[Use, ...] = ()
    steps: tuple[str, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """The outcome that the word belongs to."""
        return outcome_of(self.word)

    def key(self) -> tuple[Word, str, str]:
        """What two results must share to count as the same answer."""
        return (self.word, self.since, self.until)

    @property
    def basis(self) -> tuple[str, ...]:
        """The events that the result rests on: those used, or those that leave it undecided."""
        undecided = _UNDECIDED.get(self.word, frozenset())
        return tuple(use.event for use in self.uses if use.used or use.finding in undecided)


@dataclass(frozen=True, slots=True)
class Cell:
    """One choice of reading, text version and standard, and the outcome that it gives."""

    reading: str
    text: str
    evidence: str
    word: Word

    @property
    def outcome(self) -> Outcome:
        """The outcome of the word."""
        return outcome_of(self.word)

    def to_dict(self) -> dict[str, str]:
        """As the JSON of verdicts has it."""
        return {
            "reading": self.reading,
            "text": self.text,
            "evidence": self.evidence,
            "verdict": str(self.word),
            "outcome": str(self.outcome),
        }


@dataclass(frozen=True, slots=True)
class Flip:
    """Two choices that differ in one thing only and oppose each other."""

    axis: str
    first: Cell
    second: Cell

    def to_dict(self) -> dict[str, Any]:
        """As the JSON of verdicts has it."""
        return {
            "differs_in": self.axis,
            "choices": [self.first.to_dict(), self.second.to_dict()],
        }

    def words(self) -> str:
        """The flip in one line."""
        first, second = self.first, self.second
        one, two = getattr(first, self.axis), getattr(second, self.axis)
        fixed = [
            f"{axis} {getattr(first, axis)}"
            for axis in ("reading", "text", "evidence")
            if axis != self.axis
        ]
        return (
            f"{self.axis} {one}: {first.word}; {self.axis} {two}: {second.word} "
            f"({', '.join(fixed)})"
        )


@dataclass(frozen=True, slots=True)
class Contest:
    """Choices that oppose each other: kept and broken, or in force and not."""

    kept: tuple[Cell, ...]
    broken: tuple[Cell, ...]
    absent: tuple[Cell, ...]
    flips: tuple[Flip, ...]
    flip_count: int

    def to_dict(self) -> dict[str, Any]:
        """As the JSON of verdicts has it."""
        return {
            "kept": [cell.to_dict() for cell in self.kept],
            "broken": [cell.to_dict() for cell in self.broken],
            "not_in_force": [cell.to_dict() for cell in self.absent],
            "flips": [flip.to_dict() for flip in self.flips],
            "flip_count": self.flip_count,
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """One verdict: which norm, whose, under which reading, text and evidence, and why."""

    agreement: str
    clause: str
    norm: str
    kind: str
    bearer: str
    claimant: tuple[str, ...]
    text: str
    reading: str
    evidence: str
    result: Result = field(repr=False)
    citations: tuple[Citation, ...] = field(default=(), repr=False)
    contested: Contest | None = field(default=None, repr=False)
    weak: bool = False

    @property
    def verdict(self) -> Word:
        """The word."""
        return self.result.word

    @property
    def outcome(self) -> Outcome:
        """Kept, broken, open, unknown or not in force."""
        return self.result.outcome

    @property
    def events(self) -> tuple[str, ...]:
        """The events that the verdict rests on."""
        return self.result.basis

    def to_dict(self) -> dict[str, Any]:
        """As the JSON of verdicts has it."""
        found = self.result
        return {
            "agreement": self.agreement,
            "clause": self.clause,
            "norm": self.norm,
            "kind": self.kind,
            "bearer": self.bearer or None,
            "claimant": list(self.claimant),
            "text": self.text,
            "reading": self.reading,
            "evidence": self.evidence,
            "verdict": str(found.word),
            "outcome": str(found.outcome),
            "since": found.since or None,
            "until": found.until or None,
            "deadline": found.deadline or None,
            "original_deadline": found.original_deadline or None,
            "original_verdict": str(found.original_word) if found.original_word else None,
            "changed_by": found.changed_by or None,
            "expires": found.expires or None,
            "notice_by": found.notice_by or None,
            "progress": found.progress or None,
            "episodes": [episode.to_dict() for episode in found.episodes],
            "outcomes": [str(word) for word in found.outcomes],
            "outcomes_capped": found.capped,
            "events": list(self.events),
            "citations": [citation_dict(citation) for citation in self.citations],
            "contested": self.contested.to_dict() if self.contested else None,
            "weak": self.weak,
        }


def citation_dict(citation: Citation) -> dict[str, str]:
    """A citation without empty fields."""
    fields = ("source", "locator", "start", "end")
    return {name: getattr(citation, name) for name in fields if getattr(citation, name)}


def unique(items: Iterable[Any]) -> tuple[Any, ...]:
    """The items without repetitions, in their order."""
    return tuple(dict.fromkeys(items))
