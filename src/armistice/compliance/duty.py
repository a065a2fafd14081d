"""A norm as replay sees it: resolved, for one bearer, with its times under one standard."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from armistice.compliance.verdict import Result, Use, Word
from armistice.evidence import Finding

if TYPE_CHECKING:
    from datetime import datetime

    from armistice.compliance.replay import Replay
    from armistice.compliance.resolve import Resolved
    from armistice.compliance.setting import Setting, Weighed
    from armistice.evidence import Hearing, Standard


@dataclass(frozen=True)
class Period:
    """From when to when a norm binds: ``end`` is the first instant after it."""

    start: datetime
    end: datetime
    ended: bool = False


@dataclass(frozen=True)
class Due:
    """A deadline in use: the first instant that is too late, and how it was come by.

    ``waits_for`` names the norm without whose completion there is no deadline; ``unsettled``
    says that the calendar gives two answers and the text does not choose.
    """

    limit: datetime | None
    text: str = ""
    original_limit: datetime | None = None
    original_text: str = ""
    changed_by: str = ""
    steps: tuple[str, ...] = ()
    waits_for: str = ""
    unsettled: bool = False


@dataclass
class Duty:
    """One evaluation: norm, bearer, roles, standard, times; and the notes that it takes.

    ``replay`` answers for the other norms of the agreement under the same choice.
    """

    setting: Setting
    resolved: Resolved
    bearer: str
    claimants: tuple[str, ...]
    standard: Standard
    hearing: Hearing
    period: Period
    due: Due
    reading: str = ""
    text: str = ""
    replay: Replay | None = None
    uses: dict[tuple[str, str], Use] = field(default_factory=dict)
    steps: list[str] = field(default_factory=list)

    @property
    def names_of_norm(self) -> frozenset[str]:
        """How an event may name this norm or its clause."""
        norm = self.resolved.norm
        return frozenset({norm.id, f"{self.setting.agreement.id}/{norm.clause}"})

    @property
    def answerable(self) -> frozenset[str]:
        """The bearer, and those for whom it answers under this reading."""
        if not self.bearer:
            return frozenset()
        names = self.bearer.split("+")
        return frozenset({*names, *(a for name in names for a in self.resolved.associates(name))})

    def use(self, weighed: Weighed, reason: str, *, used: bool, role: str = "") -> None:
        """Note what became of an event; an event that was used stays used."""
        key = (weighed.event.id, role)
        earlier = self.uses.get(key)
        if earlier is None or not earlier.used:
            self.uses[key] = self.setting.note(weighed, reason, used=used)

    def say(self, words: str) -> None:
        """Add a step to the derivation."""
        self.steps.append(words)

    def all_uses(self) -> tuple[Use, ...]:
        """One note for each event: used, if it was used in any role."""
        by_event: dict[str, Use] = {}
        for use in self.uses.values():
            if use.event not in by_event or (use.used and not by_event[use.event].used):
                by_event[use.event] = use
        return tuple(by_event.values())

    def result(self, word: Word, **fields: object) -> Result:
        """A result that carries the deadline, the uses and the steps of this evaluation."""
        return Result(
            word=word,
            deadline=self.due.text,
            original_deadline=self.due.original_text,
            changed_by=self.due.changed_by,
            uses=self.all_uses(),
            steps=(*self.due.steps, *self.steps),
            **fields,  # type: ignore[arg-type]
        )


REASONS = {
    Finding.YES: "established",
    Finding.NO: "denied, and nobody whom this evidence admits asserts it",
    Finding.DISPUTED: "asserted and denied alike",
    Finding.NOT_ESTABLISHED: "reported, but not by accounts that this evidence admits",
    Finding.UNHEARD: "as told by its accounts, it is not what the norm speaks of",
}
