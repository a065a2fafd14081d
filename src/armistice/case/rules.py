"""Rules that a record must keep by itself, looked at as soon as its keys are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from armistice.case.names import leads_out
from armistice.record.model import Account, Event, Place, Quantity, Source
from armistice.record.seals import Seal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armistice.case.reader import Sight

Rule = Callable[[Any, "Sight"], None]

# How deep the coordinates of each GeoJSON geometry nest.
_GEOMETRIES = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
_LONGEST, _HIGHEST = 180, 90
_SHA_256 = re.compile(r"[0-9a-f]{64}")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def check_event(event: Event, sight: Sight) -> None:
    """An event is an act or an observation, and somebody reports it."""
    if event.act and event.observation:
        sight.report("A212", "an event is an act or an observation, not both", "observation")
    elif not event.act and not event.observation and not {"act", "observation"} & sight.tried:
        sight.report("A211", f"`{event.id}` has neither `act` nor `observation`")
    elif event.act and "holds" in sight.tried:
        sight.report("A219", "`holds` belongs to observations, and this is an act", "holds")
    elif event.observation and "holds" not in sight.tried:
        words = "an observation says whether the state was seen to hold"
        sight.report("A202", words, "observation", help="add `holds: yes` or `holds: no`")
    if not event.accounts and "accounts" not in sight.tried:
        sight.report("A216", f"nobody is said to report `{event.id}`")


def check_account(account: Account, sight: Sight) -> None:
    """An account names its passage, and denies only if that is its stance."""
    if not account.citations and "citations" not in sight.tried:
        sight.report("A217", f"the account of `{account.whose}` cites no passage")
    if account.denies and account.stance.supports:
        words = f"`denies` on an account that {account.stance}"
        sight.report("A221", words, "denies", help="write `stance: denies`, or use `differs`")


def check_quantity(quantity: Quantity, sight: Sight) -> None:
    """A quantity is one value, bounds that do not cross, or all; a number has a unit."""
    low, high, value = quantity.at_least, quantity.at_most, quantity.value
    bounded = low is not None or high is not None
    ways = sum((value is not None, bounded, quantity.all))
    readable = {"value", "at_least", "at_most", "all"} & sight.tried
    if ways > 1 or (ways == 0 and not readable):
        words = "a quantity is a value, bounds or `all: yes`, one of these"
        sight.report("A215", words, "value", "all", "at_least", "at_most")
    elif low is not None and high is not None and low > high:
        sight.report("A215", f"at least {low:g} and at most {high:g} is nothing", "at_most", "to")
    elif (value or low or high or 0) < 0:
        sight.report("A215", "a quantity cannot be negative", "value", "at_least", "from")
    if not quantity.unit and "unit" not in sight.tried and not quantity.all:
        keys = "value", "at_least", "at_most", "from", "to"
        sight.report("A214", "the quantity has no unit", *keys, help="add `unit: persons`")


def check_place(place: Place, sight: Sight) -> None:
    """A geometry is GeoJSON in degrees, longitude first."""
    if place.geometry is not None and (fault := geometry_fault(place.geometry)):
        sight.report("A220", fault, "geometry")


def geometry_fault(geometry: Mapping[str, Any]) -> str:
    """What keeps a mapping from being a GeoJSON geometry, or nothing."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    depth = _GEOMETRIES.get(kind) if isinstance(kind, str) else None
    if depth is None:
        return f"a geometry has a `type`, one of {', '.join(_GEOMETRIES)}"
    positions: list[Any] = [geometry.get("coordinates")]
    for _ in range(depth):
        if not all(isinstance(each, list) and each for each in positions):
            return "the coordinates do not nest as the type of the geometry asks"
        positions = [inner for each in positions for inner in each]
    for position in positions:
        if not _is_position(position):
            return f"`{position}` is not a longitude and a latitude"
    return ""


def _is_position(position: Any) -> bool:
    return (
        isinstance(position, list)
        and len(position) in {2, 3}
        and all(isinstance(part, int | float) for part in position)
        and abs(position[0]) <= _LONGEST
        and abs(position[1]) <= _HIGHEST
    )


def check_source(source: Source, sight: Sight) -> None:
    """An address opens without running anything, and a file lies in the folder of texts."""
    if source.address and not _ADDRESS.fullmatch(source.address):
        sight.report("A223", f"`{source.address}` is not a web address", "address")
    if source.file and leads_out(source.file):
        sight.report("A224", f"`{source.file}` leads out of the folder of texts", "file")


def check_seal(seal: Seal, sight: Sight) -> None:
    """A seal holds hashes, and phrases that can stand where it says."""
    if fault := seal_fault(seal):
        key, words = fault
        sight.report("A826", words, key)


def seal_fault(seal: Seal) -> tuple[str, str] | None:
    """What cannot be right in a seal, after the key that shows it; the first of it."""
    for key in ("bytes_sha256", "text_sha256"):
        if not _SHA_256.fullmatch(getattr(seal, key)):
            return key, f"`{key}` is not the 64 lower case digits of a SHA-256"
    told: set[str] = set()
    for each in seal.phrases:
        if not _SHA_256.fullmatch(each.sha256):
            return "phrases", f"`{each.sha256}` is not the 64 lower case digits of a SHA-256"
        if each.sha256 in told:
            return "phrases", f"the phrase with hash `{each.sha256}` is sealed twice"
        if each.count < 1 or each.at >= seal.length:
            words = f"a phrase stands {each.count} times, first at {each.at:,}, in {seal.length:,}"
            return "phrases", words
        told.add(each.sha256)
    return None


RULES: Mapping[type, Rule] = {
    Event: check_event,
    Account: check_account,
    Quantity: check_quantity,
    Place: check_place,
    Source: check_source,
    Seal: check_seal,
}
