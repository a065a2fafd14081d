"""The checker's own look at the record: which events bear on a question, and what they come to.

One field of one telling fits, is silent, or speaks against; everything else follows from that.
Nothing here is shared with the interpreter whose traces are checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from armistice.compliance.checker.ground import Ground
from armistice.evidence import Finding, Hearing, Voices, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from armistice.dates import When, Window
    from armistice.evidence import Standard
    from armistice.norms.model import Agreement
    from armistice.record.model import (
        Account,
        Actor,
        Coverage,
        Event,
        Place,
        Quantity,
        Source,
    )
    from armistice.record.vocabulary import Effect, Vocabulary

NOBODY: frozenset[str] = frozenset()


class Known(Protocol):
    """What the checker reads of a record; a checked case has it all."""

    @property
    def actors(self) -> Mapping[str, Actor]: ...  # noqa: D102
    @property
    def places(self) -> Mapping[str, Place]: ...  # noqa: D102
    @property
    def sources(self) -> Mapping[str, Source]: ...  # noqa: D102
    @property
    def events(self) -> Mapping[str, Event]: ...  # noqa: D102
    @property
    def coverage(self) -> Mapping[str, Coverage]: ...  # noqa: D102
    @property
    def vocabulary(self) -> Vocabulary: ...  # noqa: D102
    @property
    def zone(self) -> ZoneInfo: ...  # noqa: D102


class Fit(Enum):
    """How one field of an event, as one account tells it, stands to a question.

    A place is undecided where the norm speaks of a distance and no geometry says how far it is.
    """

    AGAINST = 0
    SILENT = 1
    FITS = 2
    UNDECIDED = 3


class Lies(Enum):
    """How the place of an event must lie to the places asked for."""

    ANYWHERE = 0
    INSIDE = 1
    AROUND = 2
    TOUCHING = 3


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every event: an act, or a state seen or brought about, whose and where.

    ``by_effect`` lets any act count that brings the state about; ``named`` asks that somebody is
    said to have acted; a state is asked for as held (``holds``) by one of ``holders`` if any.
    """

    acts: frozenset[str] = NOBODY
    state: str = ""
    holds: bool = True
    holders: frozenset[str] = NOBODY
    by_effect: bool = False
    by: frozenset[str] = NOBODY
    named: bool = False
    to: frozenset[str] = NOBODY
    objects: frozenset[str] = NOBODY
    places: frozenset[str] = NOBODY
    lies: Lies = Lies.ANYWHERE


@dataclass(frozen=True, slots=True)
class Telling:
    """An event in the details that one account gives."""

    act: str
    observation: str
    holds: bool
    date: When
    by: tuple[str, ...]
    to: tuple[str, ...]
    object: tuple[str, ...]
    place: tuple[str, ...]
    quantity: Quantity | None


@dataclass(frozen=True, slots=True)
class Bearing:
    """An event that bears on a question, with the places of the accounts for and against it."""

    event: Event
    supports: tuple[int, ...]
    opposes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What an event comes to under a standard, and what the accounts that carry it tell."""

    bearing: Bearing
    finding: Finding
    dates: tuple[When, ...]
    quantity: Quantity | None
    by: tuple[str, ...]

    @property
    def event(self) -> Event:
        """The event."""
        return self.bearing.event

    @property
    def established(self) -> bool:
        """Whether the standard admits it and nothing against it."""
        return self.finding is Finding.YES


def telling(event: Event, account: Account | None = None) -> Telling:
    """The event as an account tells it."""
    other = account.differs if account is not None else None
    if other is None:
        return Telling(
            event.act,
            event.observation,
            event.holds,
            event.date,
            event.by,
            event.to,
            event.object,
            event.place,
            event.quantity,
        )
    return Telling(
        other.act or event.act,
        event.observation,
        event.holds if other.holds is None else other.holds,
        other.date or event.date,
        other.by or event.by,
        other.to or event.to,
        other.object or event.object,
        other.place or event.place,
        other.quantity or event.quantity,
    )


class Witness:
    """The record of an agreement as known at a date, ready to be asked."""

    def __init__(
        self, agreement: Agreement, record: Known, zone: ZoneInfo, known: Window | None
    ) -> None:
        """Read dates on the clock of ``zone``; accounts not given by ``known`` are silent."""
        self.agreement = agreement
        self.record = record
        self.zone = zone
        self.known = known
        self.voices = Voices(record.actors, zone)
        self.ground = Ground(record.places, self.voices.holds)
        self._answers: dict[Question, tuple[Bearing, ...]] = {}

    # --- asking -------------------------------------------------------------------------------

    def bearings(self, question: Question) -> tuple[Bearing, ...]:
        """Every event of the kind and place asked for, whoever acted, oldest first."""
        if question not in self._answers:
            found = [b for e in self.record.events.values() if (b := self._bearing(e, question))]
            found.sort(key=lambda b: (b.event.date.begins(self.zone), b.event.id))
            self._answers[question] = tuple(found)
        return self._answers[question]

    def _when(self, date: When) -> tuple[Window, Window, str]:
        """Dates in order of time, so that the order of accounts decides nothing."""
        return (date.begins(self.zone), date.ends(self.zone), date.text)

    def weighed(self, bearing: Bearing, standard: Standard, hearing: Hearing) -> Fact:
        """What a bearing comes to under a standard."""
        accounts = bearing.event.accounts
        supports = [accounts[number] for number in bearing.supports]
        opposes = [accounts[number] for number in bearing.opposes]
        heard = hearing.admitted([*supports, *opposes], standard)
        told = [telling(bearing.event, a) for a in heard if a in supports]
        quantities, actors = {t.quantity for t in told}, {t.by for t in told}
        return Fact(
            bearing,
            weigh(supports, opposes, standard, hearing),
            tuple(sorted({t.date for t in told}, key=self._when)) or (bearing.event.date,),
            quantities.pop() if len(quantities) == 1 else bearing.event.quantity,
            actors.pop() if len(actors) == 1 else bearing.event.by,
        )

    def hearing(self, bearers: Iterable[str], claimants: tuple[str, ...]) -> Hearing:
        """Bearer and claimant before whom accounts are weighed."""
        return Hearing(
            self.voices,
            self.record.actors,
            self.agreement.sides,
            frozenset(self.agreement.monitors),
            tuple(filter(None, bearers)),
            claimants,
        )

    def speaking(self, event: Event) -> list[int]:
        """The places of the accounts that were given wholly by the knowledge date."""
        return [
            number
            for number, account in enumerate(event.accounts)
            if self.known is None
            or (account.date and account.date.ends(self.zone).latest <= self.known.latest)
        ]

    # --- one event ----------------------------------------------------------------------------

    def _bearing(self, event: Event, question: Question) -> Bearing | None:
        if not event.accounts or not self._may_bear(event, question):
            return None
        speaking = self.speaking(event)
        plain = self._fits(telling(event), question)
        told = {number: telling(event, event.accounts[number]) for number in speaking}
        fits = {number: self._fits(one, question) for number, one in told.items()}
        kinds = [plain, *fits.values()]
        if not speaking or not any(_is_of_the_kind(fit, question) for fit in kinds):
            return None
        supports, opposes, excludes = [], [], []
        asked = {"act", "observation", "holds"} | {
            name
            for name, wanted in (
                ("by", question.by),
                ("to", question.to),
                ("object", question.objects),
                ("place", question.places),
            )
            if wanted
        }
        for number, fit in fits.items():
            account = event.accounts[number]
            if not account.stance.supports:
                if not account.denies or asked & set(account.denies):
                    opposes.append(number)
            elif _is_it(fit, question):
                supports.append(number)
            elif Fit.AGAINST in fit.values():
                excludes.append(number)
        if not supports and not _is_it(plain, question):
            return Bearing(event, (), ())
        return Bearing(event, tuple(supports), (*opposes, *excludes))

    def _may_bear(self, event: Event, question: Question) -> bool:
        """A quick look at the words alone."""
        if question.by_effect or (event.observation and event.observation == question.state):
            return True
        return event.act in question.acts or any(
            account.differs is not None and account.differs.act in question.acts
            for account in event.accounts
        )

    def _fits(self, told: Telling, question: Question) -> dict[str, Fit]:
        """Every field that the question asks for, and how the telling stands to it."""
        deed = self._is_the_deed(told, question)
        found = {"deed": Fit.FITS if deed else Fit.AGAINST}
        if not deed:
            return found
        objects = told.object or told.by
        for name, names, wanted in (
            ("by", told.by, question.by),
            ("to", told.to, question.to),
            ("object", objects, question.objects),
        ):
            if wanted:
                one_of = self._one_of(names, wanted, told.date)
                found[name] = Fit.SILENT if not names else Fit.FITS if one_of else Fit.AGAINST
        if question.places and question.lies is not Lies.ANYWHERE:
            found["place"] = self._lies(told, question)
        return found

    def _one_of(self, names: Iterable[str], wanted: frozenset[str], on: When) -> bool:
        return any(self.voices.wholes(name, on) & wanted for name in names)

    # --- acts and states ----------------------------------------------------------------------

    def _is_the_deed(self, told: Telling, question: Question) -> bool:
        if told.act:
            return told.act in question.acts or (
                question.by_effect
                and told.act in self.record.vocabulary.acts
                and self._brings_about(told, question)
            )
        if told.observation != question.state or not question.state:
            return False
        moved = question.state == "presence"
        who = (told.object or told.by) if moved else (told.by or told.object)
        if not question.holders or not who or self._one_of(who, question.holders, told.date):
            return told.holds is question.holds
        # Whoever sees a rival in control sees that the others are not.
        return question.state == "control" and told.holds and not question.holds

    def _brings_about(self, told: Telling, question: Question) -> bool:
        words = self.record.vocabulary
        started = [e for e in words.starts(told.act) if e.state == question.state]
        ended = [e for e in words.ends(told.act) if e.state == question.state]
        if question.holds:
            return any(self._is_holder(told, effect, question) for effect in started)
        return any(self._is_holder(told, effect, question) for effect in ended) or (
            question.state == "control"
            and any(not self._is_holder(told, effect, question) for effect in started)
        )

    def _is_holder(self, told: Telling, effect: Effect, question: Question) -> bool:
        if not question.holders or effect.of == "place":
            return True
        who = {"by": told.by, "to": told.to, "object": told.object or told.by}[effect.of]
        return not who or self._one_of(who, question.holders, told.date)

    # --- places -------------------------------------------------------------------------------

    def _lies(self, told: Telling, question: Question) -> Fit:
        if not told.place:
            return Fit.SILENT
        unknown = []
        for place in told.place:
            ways = {
                way for scope in question.places for way in self._ways(place, scope, told, question)
            }
            if True in ways:
                return Fit.FITS
            unknown.append(None in ways)
        return Fit.UNDECIDED if any(unknown) else Fit.AGAINST

    def _ways(
        self, place: str, scope: str, told: Telling, question: Question
    ) -> Iterator[bool | None]:
        """Whether a place lies to another as the question asks, each way that it may."""
        if question.lies in {Lies.INSIDE, Lies.TOUCHING}:
            yield self.ground.inside(place, scope, told.date)
        if question.lies in {Lies.AROUND, Lies.TOUCHING}:
            yield self.ground.around(place, scope, told.date)


def _is_of_the_kind(fit: Mapping[str, Fit], question: Question) -> bool:
    """Whether act or state, object and place fit, whoever acted."""
    asked = ("deed", "object" if question.objects else "deed")
    there = fit.get("place", Fit.FITS) in {Fit.FITS, Fit.UNDECIDED}
    return there and all(fit.get(name, Fit.FITS) is Fit.FITS for name in asked)


def _is_it(fit: Mapping[str, Fit], question: Question) -> bool:
    """Whether the telling is what is asked for: nothing against it, no silence that matters."""
    matters = {"object", "place", "by"} if question.named else {"object", "place"}
    return all(
        one is Fit.FITS or (one is Fit.SILENT and name not in matters) for name, one in fit.items()
    )
