"""Where dated links lead: from an actor to its wholes, from a place to those that it lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.dates import Window, overlaps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from zoneinfo import ZoneInfo

    from armistice.dates import When


class Reach:
    """Everything that links lead to from a name, link by link, on a date.

    Most names have no dated link on their way: what they reach is the same on every date, and is
    found once. For the others it is found once for each date.
    """

    def __init__(
        self, links: Callable[[str], Iterable[tuple[str, When | None]]], zone: ZoneInfo
    ) -> None:
        """Follow ``links``, which gives the targets of a name and when each link is valid."""
        self._links = links
        self._zone = zone
        self._always: dict[str, frozenset[str] | None] = {}
        self._on_dates: dict[tuple[str, str], frozenset[str]] = {}

    def of(self, name: str, on: When | None = None) -> frozenset[str]:
        """The name and all that it reaches on a date; on any date if none is given."""
        try:
            always = self._always[name]
        except KeyError:
            always = self._always[name] = self._undated(name)
        if always is not None:
            return always
        key = (name, on.text if on is not None else "")
        found = self._on_dates.get(key)
        if found is None:
            found = self._on_dates[key] = self._walk(name, on)
        return found

    def _undated(self, name: str) -> frozenset[str] | None:
        """What a name reaches on every date alike; ``None`` where a link on its way is dated."""
        reached = self._walk(name, None)
        dated = any(valid is not None for one in reached for _, valid in self._links(one))
        return None if dated else reached

    def _walk(self, name: str, on: When | None) -> frozenset[str]:
        seen = {name}
        open_ = [name]
        while open_:
            for target, valid in self._links(open_.pop()):
                if target not in seen and may_hold(valid, on, self._zone):
                    seen.add(target)
                    open_.append(target)
        return frozenset(seen)


def may_hold(valid: When | None, on: When | None, zone: ZoneInfo) -> bool:
    """Whether a dated link may hold on a date; an undated one always does."""
    if valid is None or on is None:
        return True
    return overlaps(stretch(valid, zone), stretch(on, zone))


def stretch(when: When, zone: ZoneInfo) -> Window:
    """All the time that a date may touch, from its earliest start to its latest end."""
    begins, ends = when.begins(zone), when.ends(zone)
    return Window(begins.earliest, max(begins.latest, ends.latest))
