"""Which place lies in which, on a date, by anybody's account of its parents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.dates import overlaps
from armistice.evidence.voices import stretch

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from armistice.dates import When
    from armistice.record.model import Place


class Geography:
    """The places of a record and the dated links from each to its parents."""

    def __init__(self, places: Mapping[str, Place], zone: ZoneInfo) -> None:
        """Read the links of ``places``; dates are labels in ``zone``."""
        self._places = places
        self._zone = zone
        self._known: dict[tuple[str, str], frozenset[str]] = {}

    def scopes(self, place: str, on: When | None = None) -> frozenset[str]:
        """The place and every place that it lies in on a date."""
        key = (place, on.text if on is not None else "")
        found = self._known.get(key)
        if found is None:
            seen = {place}
            open_ = [place]
            while open_:
                record = self._places.get(open_.pop())
                if record is None:
                    continue
                for link in record.part_of:
                    if link.place not in seen and self._holds(link.valid, on):
                        seen.add(link.place)
                        open_.append(link.place)
            found = self._known[key] = frozenset(seen)
        return found

    def within(self, place: str, scope: str, on: When | None = None) -> bool:
        """Whether a place is the scope or lies in it."""
        return place == scope or scope in self.scopes(place, on)

    def _holds(self, valid: When | None, on: When | None) -> bool:
        if valid is None or on is None:
            return True
        return overlaps(stretch(valid, self._zone), stretch(on, self._zone))
