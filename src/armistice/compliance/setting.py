"""What replay stands on while it answers: the record as known at a date, seen by one norm."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.compliance.geography import Geography
from armistice.compliance.matching import Matcher
from armistice.compliance.told import ToldEvents
from armistice.compliance.verdict import Use
from armistice.compliance.weighing import Bearing, Court, Weighed
from armistice.evidence import Hearing, Voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from armistice.compliance.matching import Proposition
    from armistice.dates import Window
    from armistice.evidence import Standard
    from armistice.norms.model import Agreement
    from armistice.record.model import (
        Account,
        Actor,
        Citation,
        Coverage,
        Event,
        Place,
        Source,
    )
    from armistice.record.vocabulary import Vocabulary

__all__ = ["Bearing", "RecordView", "Setting", "Weighed"]


@dataclass(frozen=True)
class RecordView:
    """The part of a case that replay reads."""

    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    events: Mapping[str, Event]
    coverage: Mapping[str, Coverage]
    vocabulary: Vocabulary


class Setting:
    """The record known at a date and seen on a date, with what was computed from it so far."""

    def __init__(
        self,
        record: RecordView,
        agreement: Agreement,
        zone: ZoneInfo,
        as_of: Window,
        known_at: Window | None,
    ) -> None:
        """Prepare the record; accounts that are not dated wholly by ``known_at`` fall silent."""
        self.record = record
        self.agreement = agreement
        self.zone = zone
        self.as_of = as_of
        self.known_at = known_at
        self.voices = Voices(record.actors, zone)
        self.matcher = Matcher(self.voices, Geography(record.places, zone), record.vocabulary)
        self._told = ToldEvents(record.events.values(), self._speaks, zone)
        self._bearings: dict[Proposition, tuple[Bearing, ...]] = {}
        self._courts: dict[tuple[Standard, frozenset[str]], Court] = {}
        self._sitting: tuple[Standard, Hearing, Court] | None = None
        self._notes: dict[tuple[Weighed, str, bool], Use] = {}

    def at(self, as_of: Window) -> Setting:
        """The same record, known at the same date, seen on another date.

        What bears on what depends on the record and on what is known, not on the as-of date:
        it is shared.
        """
        other = copy(self)
        other.as_of = as_of
        return other

    @property
    def now(self) -> datetime:
        """The end of the as-of date: what begins earlier has begun."""
        return self.as_of.latest

    def hearing(self, bearers: Iterable[str], claimants: Iterable[str]) -> Hearing:
        """The roles and sides before which a norm's evidence is weighed."""
        return Hearing(
            voices=self.voices,
            actors=self.record.actors,
            sides=self.agreement.sides,
            monitors=frozenset(self.agreement.monitors),
            bearers=tuple(bearers),
            claimants=tuple(claimants),
        )

    def speaking(self, event: Event) -> tuple[Account, ...]:
        """The accounts of an event that were given wholly by the knowledge date."""
        if self.known_at is None:
            return event.accounts
        return tuple(account for account in event.accounts if self._speaks(account))

    def _speaks(self, account: Account) -> bool:
        if self.known_at is None:
            return True
        return (
            account.date is not None and account.date.ends(self.zone).latest <= self.known_at.latest
        )

    def bearings(self, wanted: Proposition) -> tuple[Bearing, ...]:
        """Every event of the act or state asked for, there, whoever acted; oldest first."""
        found = self._bearings.get(wanted)
        if found is None:
            found = self._bearings[wanted] = tuple(self._find(wanted))
        return found

    def _find(self, wanted: Proposition) -> Iterator[Bearing]:
        matcher = self.matcher
        for told in self._told.of(matcher.words(wanted)):
            sides = matcher.sort(told, wanted)
            if sides is not None:
                yield told.bearing(*sides)

    def weigh(self, bearing: Bearing, standard: Standard, hearing: Hearing) -> Weighed:
        """The finding of a standard, with the dates that the accounts it rests on give.

        What a hearing before other roles found already holds here too where the standard does
        not ask for them.
        """
        return self._court(standard, hearing).weigh(bearing)

    def _court(self, standard: Standard, hearing: Hearing) -> Court:
        sitting = self._sitting
        # One norm asks for all its events before the same court.
        if sitting is not None and sitting[0] is standard and sitting[1] is hearing:
            return sitting[2]
        key = (standard, hearing.roles(standard))
        court = self._courts.get(key)
        if court is None:
            court = self._courts[key] = Court(standard, hearing, self.zone)
        self._sitting = (standard, hearing, court)
        return court

    def passages(self, event: Event, standard: Standard, hearing: Hearing) -> tuple[Citation, ...]:
        """The passages on which an event rests under a standard."""
        return self._court(standard, hearing).passages(event, self.speaking(event))

    def note(self, weighed: Weighed, reason: str, *, used: bool) -> Use:
        """What became of an event and why: one object for all norms and readings that say so."""
        key = (weighed, reason, used)
        note = self._notes.get(key)
        if note is None:
            bearing = weighed.bearing
            note = self._notes[key] = Use(
                event=bearing.event.id,
                used=used,
                reason=reason,
                finding=weighed.finding,
                supports=bearing.supporting,
                opposes=bearing.opposing,
            )
        return note

    def begun(self, weighed: Weighed) -> bool:
        """Whether the event may have begun by the as-of date, by any admitted date."""
        return weighed.earliest < self.as_of.latest
