"""Whose voice an actor is, on which side it stands, and which origins are one.

All of it follows dated links of the record: who is part of whom, who speaks for whom, who owns
which outlet, who holds which office. A reading never changes whose voice somebody is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.dates import Truth, before
from armistice.evidence.reach import Reach, may_hold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from armistice.dates import When
    from armistice.record.model import Actor, ActorLink

_WHOLE = ("part_of",)
_VOICE = ("part_of", "speaks_for", "offices")
_BELONGING = ("part_of", "speaks_for", "offices", "owner", "side", "associated_with")


class Voices:
    """The actors of a record, with who is part of, speaks for and leans to whom, and when."""

    def __init__(self, actors: Mapping[str, Actor], zone: ZoneInfo) -> None:
        """Read the links of ``actors``; dates are labels in ``zone``."""
        self._zone = zone
        self._wholes = Reach(_links(actors, _WHOLE), zone)
        self._voices = Reach(_links(actors, _VOICE), zone)
        self._belongings = Reach(_links(actors, _BELONGING), zone)

    def wholes(self, actor: str, on: When | None = None) -> frozenset[str]:
        """The actor and every whole that it is part of on a date."""
        return self._wholes.of(actor, on)

    def is_part(self, actor: str, whole: str, on: When | None = None) -> bool:
        """Whether what ``actor`` does on a date is done by ``whole``."""
        return actor == whole or whole in self.wholes(actor, on)

    def speaks_for(self, voice: str, actor: str, on: When | None = None) -> bool:
        """Whether ``voice`` is a voice of ``actor``: its part, its spokesman, its officer."""
        return voice == actor or actor in self._voices.of(voice, on)

    def sides(self, voice: str, sides: Iterable[str], on: When | None = None) -> frozenset[str]:
        """The sides on which a voice stands: by being, speaking for, belonging or leaning."""
        return self._belongings.of(voice, on).intersection(sides)

    def belongs(self, voice: str, on: When | None = None) -> frozenset[str]:
        """Everybody whom a voice is part of, speaks for, is owned by or leans to, and itself."""
        return self._belongings.of(voice, on)

    def is_later(self, first: When | None, second: When | None) -> bool:
        """Whether the first of two dates lies surely after the second, on the clock of the zone."""
        if first is None or second is None:
            return False
        return before(second.ends(self._zone), first.begins(self._zone)) is Truth.YES

    def holds(self, valid: When | None, on: When | None) -> bool:
        """Whether a dated link may hold on a date; an undated one always does."""
        return may_hold(valid, on, self._zone)


def _links(
    actors: Mapping[str, Actor], kinds: tuple[str, ...]
) -> Callable[[str], Iterator[tuple[str, When | None]]]:
    """The links of some kinds that an actor has, each with when it is valid."""

    def of(name: str) -> Iterator[tuple[str, When | None]]:
        record = actors.get(name)
        if record is None:
            return
        for kind in kinds:
            if kind == "offices":
                yield from ((office.of, office.valid) for office in record.offices)
                continue
            links: tuple[ActorLink, ...] = getattr(record, kind)
            yield from ((link.actor, link.valid) for link in links)

    return of
