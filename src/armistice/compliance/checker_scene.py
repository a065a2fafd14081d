"""Before what the checker derives a verdict: one norm, one sense, one bearer, one standard."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from armistice.compliance.checker_events import Fact, Question, Witness
    from armistice.compliance.checker_readings import Sense
    from armistice.dates import When
    from armistice.evidence import Hearing, Standard, Voices
    from armistice.norms.model import Deed, Norm, Term
    from armistice.record.model import Event
    from armistice.record.vocabulary import Vocabulary

NEVER = datetime.max  # noqa: DTZ901 - a label of no zone
ALWAYS = datetime.min  # noqa: DTZ901
INSTANT = timedelta(microseconds=1)


@dataclass
class Scene:
    """One derivation: its roles and times, every event that it met, and those it rests on."""

    witness: Witness
    norm: Norm
    sense: Sense
    bearer: str
    claimants: tuple[str, ...]
    standard: Standard
    hearing: Hearing
    now: datetime
    start: datetime = ALWAYS
    end: datetime = NEVER
    ended: bool = False
    limit: datetime | None = None
    deadline: str = ""
    original_deadline: str = ""
    changed_by: str = ""
    met: dict[str, list[Fact]] = field(default_factory=dict)
    rests: set[str] = field(default_factory=set)

    # --- short words --------------------------------------------------------------------------

    @property
    def zone(self) -> ZoneInfo:
        """The clock on which dates are compared."""
        return self.witness.zone

    @property
    def deed(self) -> Deed:
        """What the norm speaks of."""
        return self.sense.terms.deed

    @property
    def words(self) -> Vocabulary:
        """The vocabulary of the record."""
        return self.witness.record.vocabulary

    @property
    def own(self) -> frozenset[str]:
        """The bearer and those for whom it answers."""
        return self.sense.answerable(self.bearer)

    @property
    def names_of_norm(self) -> frozenset[str]:
        """How an event may name this norm or its clause."""
        return frozenset({self.norm.id, f"{self.witness.agreement.id}/{self.norm.clause}"})

    def named(self, terms: Iterable[Term]) -> frozenset[str]:
        """The ids that terms mean."""
        return frozenset(self.sense.names(terms))

    def places_named(self) -> frozenset[str]:
        """The places among what the deed is done to."""
        return self.named((*self.deed.object, *self.deed.of)).intersection(
            self.witness.record.places
        )

    def kinds_of(self, verbs: Iterable[str]) -> frozenset[str]:
        """Acts with all their kinds."""
        return frozenset(act for verb in verbs for act in self.words.descendants(verb))

    # --- dates --------------------------------------------------------------------------------

    def earliest(self, date: When) -> datetime:
        """The earliest instant at which a date may begin."""
        return date.begins(self.zone).earliest

    def over(self, date: When) -> datetime:
        """The instant by which a date is surely over."""
        return date.ends(self.zone).latest

    def begun(self, fact: Fact) -> bool:
        """Whether an event may have begun by now."""
        return any(self.earliest(date) < self.now for date in fact.dates)

    # --- asking -------------------------------------------------------------------------------

    def ask(self, question: Question) -> list[Fact]:
        """Every event that bears on a question; the trace must account for all of them."""
        found = self.look(question)
        for fact in found:
            self.meet(fact)
        return found

    def look(self, question: Question) -> list[Fact]:
        """Every event that bears on a question of which the trace need not tell."""
        return [
            self.witness.weighed(bearing, self.standard, self.hearing)
            for bearing in self.witness.bearings(question)
        ]

    def meet(self, fact: Fact, *, rests: bool = False) -> None:
        """Note an event that the trace must account for; ``rests`` if the verdict stands on it."""
        self.met.setdefault(fact.event.id, []).append(fact)
        if rests:
            self.rests.add(fact.event.id)

    def is_part(self, name: str, whole: str, event: Event) -> bool:
        """Whether somebody is part of a whole on the day of an event."""
        return self.voices.is_part(name, whole, event.date)

    @property
    def voices(self) -> Voices:
        """Whose voice is whose."""
        return self.witness.voices

    # --- who watched --------------------------------------------------------------------------

    def watched(self, questions: Iterable[Question]) -> bool:
        """Whether somebody whom the standard lets speak watched for this in the period."""
        end = min(self.end, self.now)
        asked = list(questions)
        return any(
            record.valid is not None
            and self._may_speak(record.actor)
            and self.earliest(record.valid) < end
            and self.over(record.valid) > self.start
            and any(self._covers(record.acts, record.places, question) for question in asked)
            for record in self.witness.record.coverage.values()
        )

    def _may_speak(self, actor: str) -> bool:
        if self.standard.name == "independent":
            return not self.voices.sides(actor, self.witness.agreement.sides)
        if self.standard.name != "by":
            return True
        whose = {"bearer": self.hearing.bearers, "claimant": self.hearing.claimants}
        roles = whose.get(self.standard.actor, (self.standard.actor,))
        return any(self.voices.speaks_for(actor, role) for role in roles)

    def _covers(self, acts: Iterable[str], places: Iterable[str], question: Question) -> bool:
        scopes = self.witness.scopes
        there = not question.places or any(
            scope in scopes(place) or place in scopes(scope)
            for place in places
            for scope in question.places
        )
        watched = {*acts, *self.kinds_of(acts)}
        touching = {
            act
            for act in self.words.acts
            for effect in (*self.words.starts(act), *self.words.ends(act))
            if effect.state == question.state
        }
        return there and bool(watched & (question.acts | touching | {question.state}))


def day_end(instant: datetime) -> datetime:
    """The end of the day in which an instant falls."""
    return datetime.combine(instant.date(), datetime.min.time()) + timedelta(days=1)


def last_day(limit: datetime) -> str:
    """The last day before an instant that is too late."""
    return (limit - INSTANT).date().isoformat()
