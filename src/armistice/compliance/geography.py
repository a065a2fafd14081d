"""Which place lies in which, on a date, by anybody's account of its parents.

A norm may also speak of ground that is no place of the record: the strip within a distance of a
line, or a place less others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.compliance.distance import apart
from armistice.dates import Truth
from armistice.evidence.reach import Reach
from armistice.norms.model import Rest, Strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any
    from zoneinfo import ZoneInfo

    from armistice.dates import When
    from armistice.record.model import Place


class Geography:
    """The places of a record and the dated links from each to its parents."""

    def __init__(self, places: Mapping[str, Place], zone: ZoneInfo) -> None:
        """Read the links of ``places``; dates are labels in ``zone``."""

        def parents(place: str) -> Iterator[tuple[str, When | None]]:
            record = places.get(place)
            if record is not None:
                yield from ((link.place, link.valid) for link in record.part_of)

        self._places = places
        self._scopes = Reach(parents, zone)
        self._known: dict[tuple[str, str, float, When | None], Truth] = {}

    def scopes(self, place: str, on: When | None = None) -> frozenset[str]:
        """The place and every place that it lies in on a date."""
        return self._scopes.of(place, on)

    def within(self, place: str, scope: str, on: When | None = None) -> bool:
        """Whether a place is the scope or lies in it."""
        if place == scope or scope in self._scopes.of(place, on):
            return True
        if " " in scope:
            return self._in_ground(place, scope, on)
        return " " in place and self._ground_in(place, scope, on)

    def within_any(self, place: str, scopes: frozenset[str], on: When | None = None) -> bool:
        """Whether a place is one of the scopes or lies in one."""
        if not scopes.isdisjoint(self._scopes.of(place, on)):
            return True
        return any(
            self.within(place, scope, on) for scope in scopes if " " in scope or " " in place
        )

    def undecided(self, place: str, scope: str, on: When | None = None) -> bool:
        """Whether the record does not tell if a place lies in a strip.

        A district may lie in it in part, and of a village only the district may be known.
        """
        strip = Strip.read(scope)
        return strip is not None and self._in_strip(place, strip, on) is Truth.UNKNOWN

    def _in_ground(self, place: str, scope: str, on: When | None) -> bool:
        rest = Rest.read(scope)
        if rest is not None:
            return self.within(place, rest.whole, on) and not any(
                self.within(place, other, on) for other in rest.without
            )
        strip = Strip.read(scope)
        return strip is not None and self._in_strip(place, strip, on) is Truth.YES

    def _ground_in(self, ground: str, scope: str, on: When | None) -> bool:
        """Whether ground lies in a place: the line of a strip does, or the whole less others."""
        rest, strip = Rest.read(ground), Strip.read(ground)
        if rest is not None:
            return self.within(rest.whole, scope, on)
        return strip is not None and self.within(strip.line, scope, on)

    def _in_strip(self, place: str, strip: Strip, on: When | None) -> Truth:
        """Whether a place lies in a strip, as far as its outline, or that of its whole, tells."""
        key = (place, strip.line, strip.depth, on)
        if key not in self._known:
            self._known[key] = self._measured(place, strip, on)
        return self._known[key]

    def _measured(self, place: str, strip: Strip, on: When | None) -> Truth:
        if self.within(place, strip.line, on):
            return Truth.YES
        own, line = self._outline(place), self._outline(strip.line)
        wholes = (self._outline(whole) for whole in sorted(self.scopes(place, on) - {place}))
        outline = own or next(filter(None, wholes), None)
        found = apart(outline, line) if outline is not None and line is not None else None
        if found is None:
            return Truth.UNKNOWN
        least, most = found
        if least > strip.depth:
            return Truth.NO
        return Truth.YES if own is not None and most <= strip.depth else Truth.UNKNOWN

    def _outline(self, place: str) -> Mapping[str, Any] | None:
        record = self._places.get(place)
        return record.geometry if record is not None else None
