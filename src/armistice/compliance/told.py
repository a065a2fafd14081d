"""The events of a record as their accounts tell them, put in order and found by their words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from armistice.compliance.matching import Version, version
from armistice.compliance.weighing import Bearing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from armistice.record.model import Account, Event


@dataclass(frozen=True, slots=True, eq=False)
class ToldEvent:
    """An event as it is told: the accounts that speak, and what each of them makes of it.

    ``versions`` begins with what the event's own fields say; an account that gives other details
    adds its own. ``told`` gives, for each place in ``speaking``, the version of that account.
    """

    event: Event
    speaking: tuple[int, ...]
    versions: tuple[Version, ...]
    told: tuple[int, ...]
    _bearings: list[Bearing] = field(default_factory=list, init=False, repr=False)

    def bearing(self, supporting: tuple[int, ...], opposing: tuple[int, ...]) -> Bearing:
        """The event with these accounts for and against: one object for all who ask for it."""
        for known in self._bearings:
            if known.supporting == supporting and known.opposing == opposing:
                return known
        accounts = self.event.accounts
        new = Bearing(
            self.event,
            tuple(accounts[number] for number in supporting),
            tuple(accounts[number] for number in opposing),
        )
        self._bearings.append(new)
        return new


class ToldEvents:
    """Every event of which some account speaks, oldest first."""

    def __init__(
        self, events: Iterable[Event], gives: Callable[[Account], bool], zone: ZoneInfo
    ) -> None:
        """Hear the accounts that ``gives`` lets speak; order by dates on the clock of ``zone``."""
        self._events = events
        self._gives = gives
        self._zone = zone
        self._told: tuple[ToldEvent, ...] = ()
        self._by_word: dict[str, list[int]] | None = None

    def of(self, words: Collection[str]) -> Iterator[ToldEvent]:
        """The events that anybody tells with one of these words (see ``Version.word``)."""
        index = self._by_word
        if index is None:
            index = self._by_word = self._read()
        places = {place for word in words for place in index.get(word, ())}
        return (self._told[place] for place in sorted(places))

    def _read(self) -> dict[str, list[int]]:
        found = [one for event in self._events if (one := self._as_told(event)) is not None]
        found.sort(key=self._order)
        self._told = tuple(found)
        index: dict[str, list[int]] = {}
        for place, told in enumerate(found):
            for word in {one.word for one in told.versions}:
                index.setdefault(word, []).append(place)
        return index

    def _order(self, told: ToldEvent) -> tuple[datetime, datetime, str]:
        begins = told.event.date.begins(self._zone)
        return (begins.earliest, begins.latest, told.event.id)

    def _as_told(self, event: Event) -> ToldEvent | None:
        """An event with its versions; ``None`` where nobody speaks of it."""
        accounts = event.accounts
        speaking = tuple(n for n, account in enumerate(accounts) if self._gives(account))
        if not speaking:
            return None
        versions = [version(event)]
        told = []
        for number in speaking:
            if accounts[number].differs is None:
                told.append(0)
            else:
                told.append(len(versions))
                versions.append(version(event, accounts[number]))
        return ToldEvent(event, speaking, tuple(versions), tuple(told))
