"""One choice under which the checker looks at an agreement: date, reading, text and standard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.compliance.checker.readings import Reader, senses
from armistice.compliance.checker.scene import Scene

if TYPE_CHECKING:
    from armistice.compliance.checker.events import Witness
    from armistice.compliance.checker.readings import Sense
    from armistice.compliance.traced import Answer
    from armistice.dates import Window
    from armistice.evidence import Standard
    from armistice.norms.model import Change, Norm, Terms


class CannotJudge(Exception):  # noqa: N818 - no fault: the checker says that it does not know
    """Something that lies beyond the checker."""


@dataclass(frozen=True, slots=True)
class Course:
    """What a norm came to for one bearer."""

    norm: str
    bearer: str
    answer: Answer


class Choice:
    """A choice, and what is the same for all norms under it."""

    def __init__(
        self, witness: Witness, reading: str, text: str, standard: Standard, seen: Window
    ) -> None:
        """Look at the record of ``witness`` on the date ``seen``."""
        self.witness = witness
        self.agreement = witness.agreement
        self.reading = reading
        self.text = text
        self.standard = standard
        self.seen = seen
        self.courses: dict[str, tuple[Course, ...]] = {}
        self.under_way: list[str] = []
        self._senses: dict[str, list[Sense]] = {}

    def senses(self, norm: Norm) -> list[Sense]:
        """Every sense that a norm may have; none where it is absent."""
        if norm.id not in self._senses:
            self._senses[norm.id] = senses(norm, self.reading, self.text, self.witness, self.seen)
        return self._senses[norm.id]

    def bearers(self, norm: Norm) -> tuple[str, ...]:
        """Whoever answers for a norm in any of its senses."""
        return tuple(dict.fromkeys(b for sense in self.senses(norm) for b in sense.bearers()))

    def awaited(self, norm: Norm, terms: Terms) -> list[Norm]:
        """The norms whose verdicts another needs."""
        labels = self.agreement.awaited(norm, terms)
        return [other for other in self.agreement.norms if other.label in labels]

    def includes(self, change: Change) -> bool:
        """Whether a change may have effect under the reading and in the text."""
        reader = Reader(self.agreement.norms[0], self.reading, self.witness, self.seen)
        return reader.stands(change.memberships, self.text)

    def scene(self, norm: Norm, sense: Sense, bearer: str) -> Scene:
        """The place for one derivation."""
        voices = self.witness.voices
        names = bearer.split("+") if bearer else []
        own = frozenset(whole for name in names for whole in voices.wholes(name))
        meant = sense.borne_by(own)
        claimants = self._claimants(meant, own)
        return Scene(
            choice=self,
            norm=norm,
            said=sense,
            sense=meant,
            bearer=bearer,
            claimants=claimants,
            hearing=self.witness.hearing(names, claimants),
        )

    def _claimants(self, sense: Sense, own: frozenset[str]) -> tuple[str, ...]:
        """To whom the norm is owed: whom it names, else who receives, else the other parties."""
        terms, parties = sense.terms, self.agreement.parties_under(self.reading)
        actors = self.witness.record.actors
        receivers = [name for name in sense.names(terms.deed.to) if name in actors]
        for names in (sense.names(terms.claimant), receivers, parties):
            if others := tuple(name for name in names if name not in own):
                return others
        return parties
