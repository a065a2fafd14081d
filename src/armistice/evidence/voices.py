"""Whose voice an actor is, on which side it stands, and which origins are one.

All of it follows dated links of the record: who is part of whom, who speaks for whom, who owns
which outlet, who holds which office. A reading never changes whose voice somebody is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.dates import Truth, before, overlaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from zoneinfo import ZoneInfo

    from armistice.dates import When, Window
    from armistice.record.model import Actor, ActorLink

_WHOLE = ("part_of",)
_VOICE = ("part_of", "speaks_for", "offices")
_BELONGING = ("part_of", "speaks_for", "offices", "owner", "side", "associated_with")


class Voices:
    """The actors of a record, with who is part of, speaks for and leans to whom, and when."""

    def __init__(self, actors: Mapping[str, Actor], zone: ZoneInfo) -> None:
        """Read the links of ``actors``; dates are labels in ``zone``."""
        self._actors = actors
        self._zone = zone
        self._reached: dict[tuple[str, tuple[str, ...], str], frozenset[str]] = {}

    def wholes(self, actor: str, on: When | None = None) -> frozenset[str]:
        """The actor and every whole that it is part of on a date."""
        return self._reach(actor, _WHOLE, on)

    def is_part(self, actor: str, whole: str, on: When | None = None) -> bool:
        """Whether what ``actor`` does on a date is done by ``whole``."""
        return actor == whole or whole in self.wholes(actor, on)

    def speaks_for(self, voice: str, actor: str, on: When | None = None) -> bool:
        """Whether ``voice`` is a voice of ``actor``: its part, its spokesman, its officer."""
        return voice == actor or actor in self._reach(voice, _VOICE, on)

    def sides(self, voice: str, sides: Iterable[str], on: When | None = None) -> frozenset[str]:
        """The sides on which a voice stands: by being, speaking for, belonging or leaning."""
        return self._reach(voice, _BELONGING, on) & frozenset(sides)

    def belongs(self, voice: str, on: When | None = None) -> frozenset[str]:
        """Everybody whom a voice is part of, speaks for, is owned by or leans to, and itself."""
        return self._reach(voice, _BELONGING, on)

    def one_origin(self, first: str, second: str, on: When | None = None) -> bool:
        """Whether two origins count as one: same, or bound to each other or to one whole."""
        return bool(self.belongs(first, on) & self.belongs(second, on))

    def is_later(self, first: When | None, second: When | None) -> bool:
        """Whether the first of two dates lies surely after the second, on the clock of the zone."""
        if first is None or second is None:
            return False
        return before(second.ends(self._zone), first.begins(self._zone)) is Truth.YES

    def _reach(self, actor: str, kinds: tuple[str, ...], on: When | None) -> frozenset[str]:
        key = (actor, kinds, on.text if on is not None else "")
        known = self._reached.get(key)
        if known is None:
            known = self._reached[key] = self._walk(actor, kinds, on)
        return known

    def _walk(self, actor: str, kinds: tuple[str, ...], on: When | None) -> frozenset[str]:
        seen = {actor}
        open_ = [actor]
        while open_:
            record = self._actors.get(open_.pop())
            if record is None:
                continue
            for kind in kinds:
                for target in self._targets(record, kind, on):
                    if target not in seen:
                        seen.add(target)
                        open_.append(target)
        return frozenset(seen)

    def _targets(self, record: Actor, kind: str, on: When | None) -> Iterable[str]:
        if kind == "offices":
            return [o.of for o in record.offices if self.holds(o.valid, on)]
        links: tuple[ActorLink, ...] = getattr(record, kind)
        return [link.actor for link in links if self.holds(link.valid, on)]

    def holds(self, valid: When | None, on: When | None) -> bool:
        """Whether a dated link may hold on a date; an undated one always does."""
        if valid is None or on is None:
            return True
        return overlaps(stretch(valid, self._zone), stretch(on, self._zone))


def stretch(when: When, zone: ZoneInfo) -> Window:
    """All the time that a date may touch, from its earliest start to its latest end."""
    from armistice.dates import Window

    begins, ends = when.begins(zone), when.ends(zone)
    return Window(begins.earliest, max(begins.latest, ends.latest))
