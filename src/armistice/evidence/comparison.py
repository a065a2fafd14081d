"""How two details of one fact stand to each other: numbers, dates, and who or where.

Nothing here judges who is right. Two details that differ may both be true (a round figure and the
count behind it); then they are compatible, and it is said in which way.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from math import inf
from typing import TYPE_CHECKING

from armistice.dates import overlaps
from armistice.dates.window import BEGINNING_OF_TIME

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from zoneinfo import ZoneInfo

    from armistice.dates import When
    from armistice.record.model import Quantity

ROUNDING = 0.1
"""How far a figure marked ``about`` may lie from the count behind it, as a share of itself."""


class Relation(IntEnum):
    """How two tellings stand to each other, from what weighs least to what weighs most."""

    SAME = 0
    NAMED = 1
    COMPATIBLE = 2
    INCOMPARABLE = 3
    DIFFERENT = 4
    OPPOSED = 5

    def __str__(self) -> str:
        """The word for it."""
        return _WORDS[self]


_WORDS = {
    Relation.SAME: "the same",
    Relation.NAMED: "named by some",
    Relation.COMPATIBLE: "compatible",
    Relation.INCOMPARABLE: "of different things",
    Relation.DIFFERENT: "different",
    Relation.OPPOSED: "opposed",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """How two details stand to each other, and why, in words; ``gap`` ranks like with like."""

    relation: Relation
    why: str = ""
    gap: float = 0.0

    @property
    def weight(self) -> tuple[Relation, float]:
        """What the pair that is furthest apart has most of."""
        return self.relation, self.gap


def compare_quantities(first: Quantity, second: Quantity) -> Compared:
    """Two numbers with their bounds and roundings.

    A figure marked ``about`` is compatible with every count within a tenth of it; bounds are
    compatible with what they do not exclude. Numbers of different units are not compared.
    """
    if first == second:
        return Compared(Relation.SAME)
    if first.unit and second.unit and first.unit != second.unit:
        return Compared(Relation.INCOMPARABLE, f"{first.unit} and {second.unit}")
    if first.all or second.all:
        return Compared(Relation.COMPATIBLE, "all of them, and a number")
    low = max(_least(first), _least(second))
    high = min(_most(first), _most(second))
    if low > high:
        return _apart(first, second)
    round_, exact = (first, second) if first.about else (second, first)
    if round_.about and not exact.about and exact.value is not None:
        return Compared(Relation.COMPATIBLE, f"rounded: {exact} may be called {round_}")
    if round_.about:
        return Compared(Relation.COMPATIBLE, f"round figures: {first} and {second}")
    return Compared(Relation.COMPATIBLE, f"within bounds: {first} and {second}")


def _least(quantity: Quantity) -> float:
    if quantity.value is not None:
        return quantity.value - _slack(quantity.value, quantity)
    low = quantity.at_least
    return -inf if low is None else low - _slack(low, quantity)


def _most(quantity: Quantity) -> float:
    if quantity.value is not None:
        return quantity.value + _slack(quantity.value, quantity)
    high = quantity.at_most
    return inf if high is None else high + _slack(high, quantity)


def _slack(figure: float, quantity: Quantity) -> float:
    return abs(figure) * ROUNDING if quantity.about else 0.0


def _apart(first: Quantity, second: Quantity) -> Compared:
    """How far apart two figures are that exclude each other."""
    lower, upper = sorted((first, second), key=_least)
    low, high = _most(lower), _least(upper)
    words = f"{lower} and {upper}"
    if lower.value is None or upper.value is None:
        return Compared(Relation.DIFFERENT, f"{words} exclude each other", high - low)
    gap = upper.value - lower.value
    share = f" ({gap / lower.value:.0%} more)" if lower.value else ""
    return Compared(Relation.DIFFERENT, f"{words}: {gap:,.12g} apart{share}", gap)


def compare_dates(first: When, second: When, zone: ZoneInfo) -> Compared:
    """Two dates: compatible if beginning and end of both may be the same."""
    if first == second:
        return Compared(Relation.SAME)
    begins, ends = first.begins(zone), first.ends(zone)
    if overlaps(begins, second.begins(zone)) and overlaps(ends, second.ends(zone)):
        return Compared(Relation.COMPATIBLE, f"{first} and {second} may be the same time")
    other = second.begins(zone)
    days = abs(begins.earliest - other.earliest).days
    # Of what has no known beginning nobody can say how far off it is.
    if days and BEGINNING_OF_TIME not in {begins.earliest, other.earliest}:
        words = f"{first} and {second}: {days:,} day{'s' if days != 1 else ''} apart"
        return Compared(Relation.DIFFERENT, words, days)
    return Compared(Relation.DIFFERENT, f"{first} and {second} do not agree")


def compare_names(
    first: Sequence[str], second: Sequence[str], within: Callable[[str, str], bool]
) -> Compared:
    """Two lists of actors, places or things.

    Args:
        first: Ids.
        second: Other ids; an empty list names nobody.
        within: Whether the first of two ids lies within the second, as a brigade in its army.
    """
    one, other = frozenset(first), frozenset(second)
    if one == other:
        return Compared(Relation.SAME)
    if not one or not other:
        return Compared(Relation.NAMED, "some leave it open")
    if one < other or other < one:
        return Compared(Relation.COMPATIBLE, "some name more than others")
    for narrow, wide in ((one, other), (other, one)):
        if all(any(within(name, whole) for whole in wide) for name in narrow):
            return Compared(Relation.COMPATIBLE, "one within the other")
    return Compared(Relation.DIFFERENT)
