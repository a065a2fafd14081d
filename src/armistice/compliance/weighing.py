"""What an event that bears on a proposition comes to under a standard of evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from armistice.compliance.matching import version
from armistice.evidence import Finding
from armistice.evidence.standards import found

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from armistice.dates import When
    from armistice.evidence import Hearing, Standard
    from armistice.record.model import Account, Citation, Event, Quantity


@dataclass(frozen=True, slots=True, eq=False)
class Bearing:
    """An event that bears on a proposition, with the accounts for and against it.

    ``supporting`` and ``opposing`` are the places of these among the accounts of the event.
    """

    event: Event
    supports: tuple[Account, ...]
    opposes: tuple[Account, ...]
    supporting: tuple[int, ...] = field(init=False)
    opposing: tuple[int, ...] = field(init=False)
    _as_recorded: list[Weighed] = field(default_factory=list, init=False, repr=False)

    def __post_init__(self) -> None:
        """Find the places of the accounts."""
        accounts = self.event.accounts
        for name, some in (("supporting", self.supports), ("opposing", self.opposes)):
            places = tuple(n for one in some for n, each in enumerate(accounts) if each is one)
            object.__setattr__(self, name, places)

    def as_recorded(self, finding: Finding, zone: ZoneInfo) -> Weighed:
        """A finding on the event with the details that its own fields give.

        Most standards find one of two things, and most readings ask again: who finds the same
        gets the same object.
        """
        for known in self._as_recorded:
            if known.finding is finding:
                return known
        event = self.event
        earliest = event.date.begins(zone).earliest
        new = Weighed(self, finding, (event.date,), event.quantity, event.by, earliest)
        self._as_recorded.append(new)
        return new


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """A bearing under a standard: the finding, and what the admitted accounts tell.

    ``quantity`` and ``by`` are as all admitted accounts give them; where these differ, as the
    event has them. ``earliest`` is when it may have begun at the earliest, by any of the dates.
    """

    bearing: Bearing
    finding: Finding
    dates: tuple[When, ...]
    quantity: Quantity | None
    by: tuple[str, ...]
    earliest: datetime

    @property
    def event(self) -> Event:
        """The event."""
        return self.bearing.event


class Court:
    """A standard of evidence before certain roles, where every bearing is weighed once."""

    def __init__(self, standard: Standard, hearing: Hearing, zone: ZoneInfo) -> None:
        """Weigh by ``standard`` before ``hearing``; dates are labels in ``zone``."""
        self._standard = standard
        self._hearing = hearing
        self._zone = zone
        self._weighed: dict[Bearing, Weighed] = {}
        self._passages: dict[str, tuple[Citation, ...]] = {}

    def weigh(self, bearing: Bearing) -> Weighed:
        """The finding, with the dates, quantity and actors that the admitted accounts give."""
        weighed = self._weighed.get(bearing)
        if weighed is None:
            weighed = self._weighed[bearing] = self._weigh(bearing)
        return weighed

    def passages(self, event: Event, speaking: Sequence[Account]) -> tuple[Citation, ...]:
        """The passages of those accounts that are admitted; of all that speak if none is."""
        passages = self._passages.get(event.id)
        if passages is None:
            heard = self._hearing.admitted(speaking, self._standard) or speaking
            passages = tuple(citation for account in heard for citation in account.citations)
            self._passages[event.id] = passages
        return passages

    def _weigh(self, bearing: Bearing) -> Weighed:
        if not bearing.supports and not bearing.opposes:
            return bearing.as_recorded(Finding.UNHEARD, self._zone)
        hearing, standard = self._hearing, self._standard
        for_it, against = hearing.heard(bearing.supports, bearing.opposes, standard)
        finding = found(for_it, against, standard, hearing)
        if all(account.differs is None for account in for_it):
            return bearing.as_recorded(finding, self._zone)
        return self._as_told(bearing, finding, for_it)

    def _as_told(self, bearing: Bearing, finding: Finding, accounts: Sequence[Account]) -> Weighed:
        """The event as these accounts tell it, some of them with details of their own."""
        event, zone = bearing.event, self._zone
        told = [version(event, account) for account in accounts]
        dates = sorted(
            dict.fromkeys(one.date for one in told),
            key=lambda date: (date.begins(zone), date.ends(zone), date.text),
        )
        quantities = {one.quantity for one in told}
        actors = {one.by for one in told}
        return Weighed(
            bearing,
            finding,
            tuple(dates),
            quantities.pop() if len(quantities) == 1 else event.quantity,
            actors.pop() if len(actors) == 1 else event.by,
            dates[0].begins(zone).earliest,
        )
