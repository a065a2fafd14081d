"""Where accounts of one fact differ: how many, when, where, who, and whether it happened at all.

A pure function over records. An account that says nothing else is taken to tell the event as it is
recorded, as everywhere in the program; versions say how many merely do not say otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Any

from armistice.evidence.comparison import (
    Compared,
    Relation,
    compare_dates,
    compare_names,
    compare_quantities,
)
from armistice.record.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from armistice.dates import When
    from armistice.evidence.voices import Voices
    from armistice.record.model import Account, Event, Place


class Aspect(StrEnum):
    """In what accounts differ."""

    OCCURRENCE = "occurrence"
    QUANTITY = "quantity"
    BY = "by"
    TO = "to"
    OBJECT = "object"
    DATE = "date"
    PLACE = "place"
    ACT = "act"
    HOLDS = "holds"
    JUSTIFICATION = "justification"

    @property
    def question(self) -> str:
        """The question that the accounts answer differently."""
        return _QUESTIONS[self]


_QUESTIONS = {
    Aspect.OCCURRENCE: "Whether it happened",
    Aspect.QUANTITY: "How many, how much",
    Aspect.BY: "Who did it",
    Aspect.TO: "To whom",
    Aspect.OBJECT: "What, whom it concerned",
    Aspect.DATE: "When",
    Aspect.PLACE: "Where",
    Aspect.ACT: "What was done",
    Aspect.HOLDS: "What was seen",
    Aspect.JUSTIFICATION: "What is claimed as the reason",
}

GROWING = "figures grow with the date of the report: perhaps counts on the way"

_TOLD = tuple(
    aspect for aspect in Aspect if aspect not in {Aspect.OCCURRENCE, Aspect.JUSTIFICATION}
)
_NAMES = {Aspect.BY, Aspect.TO, Aspect.OBJECT, Aspect.PLACE}


@dataclass(frozen=True, slots=True)
class Version:
    """One way in which the fact is told, and by which accounts.

    Attributes:
        value: What these accounts say: ids, a date, a quantity, a word; None where they deny.
        words: The same as text, ids as they stand in the record.
        accounts: Their places among the accounts of the event, counted from 0.
        recorded: Whether this is the event as recorded, which some only do not contradict.
        denied: Whether these accounts deny it.
    """

    value: Any
    words: str
    accounts: tuple[int, ...]
    recorded: bool = False
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An event whose accounts tell one aspect in more than one way.

    Attributes:
        event: The id of the event.
        aspect: In what they differ.
        relation: How the two versions stand to each other that are furthest apart.
        why: The same in words: ``rounded: 1,960 may be called about 2,000``.
        versions: Each version once, in the order of the accounts; the recorded one first.
    """

    event: str
    aspect: Aspect
    relation: Relation
    why: str
    versions: tuple[Version, ...]


class Comparing:
    """Compares the accounts of events, with what is on record of actors and places."""

    def __init__(self, voices: Voices, places: Mapping[str, Place], zone: ZoneInfo) -> None:
        """Follow the links of actors as ``voices`` does; dates are labels in ``zone``."""
        self._voices = voices
        self._places = places
        self._zone = zone

    def disagreements(self, events: Iterable[Event]) -> tuple[Disagreement, ...]:
        """Every aspect of every event that its accounts do not all tell alike."""
        return tuple(one for event in events for one in self._of(event))

    def _of(self, event: Event) -> Iterator[Disagreement]:
        if len(event.accounts) == 1 and event.accounts[0].stance.supports:
            return
        yield from _occurrence(event)
        for aspect in _TOLD:
            yield from self._told(event, aspect)
        yield from _justification(event)

    def _told(self, event: Event, aspect: Aspect) -> Iterator[Disagreement]:
        versions = tuple(_versions(event, aspect))
        if len(versions) < 2:  # noqa: PLR2004 - nothing to compare
            return
        if any(version.denied for version in versions):
            found = Compared(Relation.OPPOSED, "asserted and denied")
        else:
            pairs = [self._compare(event, aspect, *pair) for pair in combinations(versions, 2)]
            found = max(pairs, key=lambda pair: pair.weight)
        if found.relation is Relation.SAME:
            return
        grows = found.relation is Relation.DIFFERENT and _grows(event, aspect, versions)
        why = "; ".join(filter(None, [found.why, GROWING if grows else ""]))
        yield Disagreement(event.id, aspect, found.relation, why, versions)

    def _compare(self, event: Event, aspect: Aspect, first: Version, second: Version) -> Compared:
        one, other = first.value, second.value
        if aspect is Aspect.QUANTITY:
            if one is None or other is None:
                return Compared(Relation.NAMED, "some give no figure")
            return compare_quantities(one, other)
        if aspect is Aspect.DATE:
            return compare_dates(one, other, self._zone)
        if aspect in _NAMES:
            return self._compare_names(event, aspect, one, other)
        return Compared(Relation.DIFFERENT, f"{first.words} or {second.words}")

    def _compare_names(
        self, event: Event, aspect: Aspect, first: Sequence[str], second: Sequence[str]
    ) -> Compared:
        on = event.date

        def within(name: str, whole: str) -> bool:
            if aspect is Aspect.PLACE or name in self._places:
                return whole in self._around(name)
            return self._voices.speaks_for(name, whole, on)

        found = compare_names(first, second, within)
        if found.relation is not Relation.DIFFERENT or found.why:
            return found
        shared = frozenset.intersection(
            *(
                frozenset().union(*(self._voices.wholes(name, on) for name in names))
                for names in (first, second)
            )
        ) - {*first, *second}
        why = f"both of {', '.join(sorted(shared))}" if shared else ""
        return Compared(Relation.DIFFERENT, why)

    def _around(self, place: str) -> frozenset[str]:
        """A place and all places around it, by whatever side."""
        seen = {place}
        open_ = [place]
        while open_:
            record = self._places.get(open_.pop())
            for link in record.part_of if record is not None else ():
                if link.place not in seen:
                    seen.add(link.place)
                    open_.append(link.place)
        return frozenset(seen)


def _versions(event: Event, aspect: Aspect) -> Iterator[Version]:
    """The ways in which an aspect is told, the recorded one first; none if nobody differs."""
    plain = getattr(event, aspect)
    groups: dict[Any, list[int]] = {}
    denials: list[int] = []
    differs = False
    for number, account in enumerate(event.accounts):
        if not account.stance.supports:
            if aspect in account.denies:
                denials.append(number)
            continue
        value = _own(account, aspect)
        differs = differs or value is not None
        groups.setdefault(plain if value is None else value, []).append(number)
    if not differs and not denials:
        return
    for value in sorted(groups, key=lambda each: each != plain):
        own = value == plain
        yield Version(value, said(value, aspect), tuple(groups[value]), recorded=own)
    if denials:
        yield Version(None, f"not {said(plain, aspect)}", tuple(denials), denied=True)


def _own(account: Account, aspect: Aspect) -> Any:
    """What an account itself says of an aspect; None where it does not say otherwise."""
    if account.differs is None:
        return None
    value = getattr(account.differs, aspect)
    return None if value in (None, "", ()) else value


def said(value: Any, aspect: Aspect = Aspect.BY) -> str:
    """A detail as text, ids as they stand in the record."""
    if isinstance(value, tuple):
        nobody = "nobody named" if aspect in {Aspect.BY, Aspect.TO} else "not said"
        return ", ".join(value) or nobody
    if isinstance(value, bool):
        return "so" if value else "not so"
    return "no figure" if value is None else str(value)


def _occurrence(event: Event) -> Iterator[Disagreement]:
    """The event itself, asserted and denied; a denial that nobody answers is listed too."""
    stances: dict[str, list[int]] = {}
    for number, account in enumerate(event.accounts):
        if account.stance.supports or not account.denies:
            stances.setdefault(str(account.stance), []).append(number)
    denials = stances.get("denies")
    if denials is None:
        return
    alone = len(stances) == 1
    why = "denied; nobody on record asserts it" if alone else "asserted and denied"
    if "concedes" in stances:
        why = "conceded by some, denied by others"
    versions = tuple(
        Version(stance, stance, tuple(numbers), denied=stance == "denies")
        for stance, numbers in stances.items()
    )
    yield Disagreement(event.id, Aspect.OCCURRENCE, Relation.OPPOSED, why, versions)


def _justification(event: Event) -> Iterator[Disagreement]:
    """The reasons that accounts claim, where they claim several or others claim none."""
    reasons: dict[str, list[int]] = {}
    for number, account in enumerate(event.accounts):
        if account.stance.supports:
            reasons.setdefault(account.justification, []).append(number)
    claimed = [reason for reason in reasons if reason]
    if not claimed or len(reasons) == 1:
        return
    several = len(claimed) > 1
    relation = Relation.DIFFERENT if several else Relation.NAMED
    why = "several reasons are claimed" if several else "claimed by some; a claim denies nothing"
    versions = tuple(
        Version(reason, reason.replace("-", " ") or "no reason given", tuple(reasons[reason]))
        for reason in (*claimed, *([""] if "" in reasons else []))
    )
    yield Disagreement(event.id, Aspect.JUSTIFICATION, relation, why, versions)


def _grows(event: Event, aspect: Aspect, versions: Sequence[Version]) -> bool:
    """Whether figures of one unit, about what lasted, grow with the date of the report."""
    if aspect is not Aspect.QUANTITY or not event.date.lasting:
        return False
    told: list[tuple[str, float, str]] = []
    for version in versions:
        figure = version.value
        if not isinstance(figure, Quantity) or (number := _figure(figure)) is None:
            return False
        dates: list[When | None] = [event.accounts[one].date for one in version.accounts]
        told += [(date.text, number, figure.unit) for date in dates if date is not None]
    if len({unit for _, _, unit in told}) != 1:
        return False
    counts = sorted({(date, number) for date, number, _ in told})
    # Two figures of one day are no counts on the way.
    by_date = dict(counts)
    figures = list(by_date.values())
    return len(by_date) == len(counts) and figures == sorted(figures) and figures[0] < figures[-1]


def _figure(quantity: Quantity) -> float | None:
    if quantity.value is not None:
        return quantity.value
    return quantity.at_least if quantity.at_least is not None else quantity.at_most
