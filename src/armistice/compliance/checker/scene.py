"""Before what the checker derives a verdict: one norm, one sense, one bearer, one standard."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from armistice.norms.model import ground

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from armistice.compliance.checker.choice import Choice
    from armistice.compliance.checker.events import Fact, Question, Witness
    from armistice.compliance.checker.readings import Sense
    from armistice.dates import When
    from armistice.evidence import Hearing, Standard, Voices
    from armistice.norms.model import Deed, Norm, Term
    from armistice.record.model import Event
    from armistice.record.vocabulary import Vocabulary

NEVER = datetime.max  # noqa: DTZ901 - a label of no zone
ALWAYS = datetime.min  # noqa: DTZ901
INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Pause:
    """A time during which a norm is suspended: from an instant on, and before another."""

    start: datetime
    end: datetime


@dataclass
class Scene:
    """One derivation: its roles and times, every event that it met, and those it rests on.

    ``said`` is the sense before a zone between forces became what this bearer leaves;
    ``instances`` are the starts of a norm that arises each time something is done.
    """

    choice: Choice
    norm: Norm
    said: Sense
    sense: Sense
    bearer: str
    claimants: tuple[str, ...]
    hearing: Hearing
    start: datetime = ALWAYS
    end: datetime = NEVER
    ended: bool = False
    limit: datetime | None = None
    deadline: str = ""
    original_deadline: str = ""
    changed_by: str = ""
    instances: tuple[datetime, ...] = ()
    met: dict[str, list[Fact]] = field(default_factory=dict)
    rests: set[str] = field(default_factory=set)

    # --- short words --------------------------------------------------------------------------

    @property
    def witness(self) -> Witness:
        """The record as known."""
        return self.choice.witness

    @property
    def standard(self) -> Standard:
        """The standard of evidence."""
        return self.choice.standard

    @property
    def now(self) -> datetime:
        """The end of the day on which the world is looked at."""
        return self.choice.seen.latest

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
        """How an event may name this norm or its clause; the whole agreement, if it is of that."""
        agreement = self.witness.agreement.id
        names = {self.norm.id, f"{agreement}/{self.norm.clause}"}
        return frozenset({*names, agreement} if self.sense.terms.whole else names)

    def named(self, terms: Iterable[Term]) -> frozenset[str]:
        """The ids that terms mean."""
        return frozenset(self.sense.names(terms))

    def places_named(self, deed: Deed) -> frozenset[str]:
        """The places among what a deed is done to."""
        places = self.witness.record.places
        named = self.named((*deed.object, *deed.of))
        return frozenset(name for name in named if ground(name)[0] in places)

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

    def end_by(self, instant: datetime, *, over: bool = False) -> None:
        """Let the norm end at an instant at the latest; ``over`` if it is known to have ended."""
        self.end = min(self.end, instant)
        self.ended = self.ended or over or instant <= self.now

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
        land = self.witness.ground
        there = not question.places or any(
            land.inside(place, scope) or land.around(place, scope)
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
