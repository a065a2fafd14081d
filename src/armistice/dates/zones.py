"""Named zones and the offset that they had at a local time."""

from __future__ import annotations

from datetime import timedelta
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from armistice.dates.error import DateError

if TYPE_CHECKING:
    from datetime import datetime


@lru_cache(maxsize=64)
def zone_named(name: str, offset: int = 0) -> ZoneInfo:
    """The zone that the IANA database has under a name.

    Raises:
        DateError: It has none; ``offset`` says where the name stands.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        near = get_close_matches(name, available_timezones(), n=1)
        guess = f": did you mean `{near[0]}`?" if near else ""
        raise DateError(f"there is no zone `{name}`{guess}", offset) from None


def offset_in(zone: ZoneInfo, local: datetime, offset: int) -> timedelta:
    """The offset from UTC that a zone had at a local time.

    Raises:
        DateError: The clock skipped that time or showed it twice.
    """
    first, second = (local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    assert first is not None
    assert second is not None
    if first < second:
        raise DateError(f"the clock of {zone} skipped {local:%H:%M} on {local:%Y-%m-%d}", offset)
    if first > second:
        words = f"the clock of {zone} showed {local:%H:%M} twice on {local:%Y-%m-%d}"
        raise DateError(f"{words}: write the offset instead of the zone", offset)
    if first % timedelta(minutes=1):
        words = f"{zone} had no offset in whole minutes on {local:%Y-%m-%d}"
        raise DateError(f"{words}: write the offset instead of the zone", offset)
    return first
