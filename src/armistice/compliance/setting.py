"""What replay stands on while it answers: the record as known at a date, seen by one norm."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.compliance.geography import Geography
from armistice.compliance.matching import Matcher, by_act, version
from armistice.evidence import Finding, Hearing, Voices, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from armistice.compliance.matching import Proposition
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
    from armistice.record.vocabulary import Vocabulary


@dataclass(frozen=True)
class RecordView:
    """The part of a case that replay reads."""

    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    events: Mapping[str, Event]
    coverage: Mapping[str, Coverage]
    vocabulary: Vocabulary


@dataclass(frozen=True)
class Bearing:
    """An event that bears on a proposition, with the accounts for and against it."""

    event: Event
    supports: tuple[Account, ...]
    opposes: tuple[Account, ...]


@dataclass(frozen=True)
class Weighed:
    """A bearing under a standard: the finding, and what the admitted accounts tell.

    ``quantity`` and ``by`` are as all admitted accounts give them; where these differ, as the
    event has them.
    """

    bearing: Bearing
    finding: Finding
    dates: tuple[When, ...]
    quantity: Quantity | None
    by: tuple[str, ...]

    @property
    def event(self) -> Event:
        """The event."""
        return self.bearing.event


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
        self._groups = by_act(record.events.values())
        self._bearings: dict[Proposition, tuple[Bearing, ...]] = {}

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
        return tuple(
            account
            for account in event.accounts
            if account.date is not None
            and account.date.ends(self.zone).latest <= self.known_at.latest
        )

    def bearings(self, wanted: Proposition) -> tuple[Bearing, ...]:
        """Every event of the act or state asked for, there, whoever acted; oldest first."""
        found = self._bearings.get(wanted)
        if found is None:
            found = self._bearings[wanted] = tuple(self._find(wanted))
        return found

    def _find(self, wanted: Proposition) -> list[Bearing]:
        bearings = []
        for event in self._candidates(wanted):
            accounts = self.speaking(event)
            if accounts and self.matcher.bears(event, accounts, wanted):
                supports, opposes = self.matcher.sort(event, accounts, wanted)
                bearings.append(Bearing(event, tuple(supports), tuple(opposes)))
        bearings.sort(key=lambda b: (b.event.date.begins(self.zone), b.event.id))
        return bearings

    def _candidates(self, wanted: Proposition) -> Iterable[Event]:
        """Events whose own word, or an account's word for it, may be the one asked for."""
        words = set(wanted.acts)
        if wanted.state is not None:
            words.add(f"observation:{wanted.state.state}")
        for word, group in self._groups.items():
            if word in words or (wanted.effects and not word.startswith("observation:")):
                yield from group
            else:
                yield from (
                    event
                    for event in group
                    if any(_told_as_act(a, words, wanted) for a in event.accounts)
                )

    def weigh(self, bearing: Bearing, standard: Standard, hearing: Hearing) -> Weighed:
        """The finding of a standard, with the dates that the accounts it rests on give."""
        finding = weigh(bearing.supports, bearing.opposes, standard, hearing)
        heard = hearing.admitted([*bearing.supports, *bearing.opposes], standard)
        supports = {id(account) for account in bearing.supports}
        admitted = [account for account in heard if id(account) in supports]
        event = bearing.event
        if all(account.differs is None for account in admitted):
            return Weighed(bearing, finding, (event.date,), event.quantity, event.by)
        told = [version(event, account) for account in admitted]
        zone = self.zone
        dates = sorted(
            dict.fromkeys(one.date for one in told),
            key=lambda date: (date.begins(zone), date.ends(zone), date.text),
        )
        quantities = {one.quantity for one in told}
        actors = {one.by for one in told}
        return Weighed(
            bearing,
            finding,
            tuple(dates) or (event.date,),
            quantities.pop() if len(quantities) == 1 else event.quantity,
            actors.pop() if len(actors) == 1 else event.by,
        )

    def begun(self, weighed: Weighed) -> bool:
        """Whether the event may have begun by the as-of date, by any admitted date."""
        return any(date.begins(self.zone).earliest < self.now for date in weighed.dates)


def _told_as_act(account: Account, words: set[str], wanted: Proposition) -> bool:
    """Whether an account tells the event as an act that may be the one asked for."""
    act = account.differs.act if account.differs is not None else ""
    return act in words or (wanted.effects and bool(act))
