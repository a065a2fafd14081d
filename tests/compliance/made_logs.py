"""Logs made up at random, of an agreement that was: acts, sightings, findings, powers.

They are made from ``random.Random`` alone: hypothesis and the benchmark can both drive them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from made_records import ACTS, ALL_ACTING, FIRST, OWN_PLACES, SPEAKING, base, day
from made_terms import FORCES, KEPT, PARTIES, STATES, some

from armistice.dates import parse_when
from armistice.norms.model import Kind
from armistice.record.model import Account, Details, Event, Place, PlaceLink, Quantity, Stance

if TYPE_CHECKING:
    from random import Random

    from armistice.case import CheckedCase
    from armistice.norms.model import Agreement, Norm

LINES = {
    "north-line": [[10.0, 50.0], [10.5, 50.01], [11.0, 50.0]],
    "south-line": [[10.0, 49.9], [11.0, 49.9]],
    "lake-road": [[10.4, 49.7], [10.4, 49.8]],
}
AREAS = {
    "valley": [[10.1, 49.92], [10.9, 49.92], [10.9, 49.97], [10.1, 49.97], [10.1, 49.92]],
    "border-zone": [[9.5, 49.6], [11.5, 49.6], [11.5, 50.1], [9.5, 50.1], [9.5, 49.6]],
}
POINTS = {"highland": [10.2, 50.06], "mill": [10.5, 50.2], "quay": [10.7, 49.85]}
PLACES = (*OWN_PLACES, "north-line", "south-line", "ford")
RARE = ("permit-entry", "refer-dispute", "find-breach", "find-no-breach", "suspend", "waive")


@cache
def world() -> CheckedCase:
    """The world of the laws with two lines, and with geometry for some of its places."""
    case = base()
    shapes: dict[str, dict[str, Any]] = {
        **{name: {"type": "LineString", "coordinates": line} for name, line in LINES.items()},
        **{name: {"type": "Point", "coordinates": point} for name, point in POINTS.items()},
        **{name: {"type": "Polygon", "coordinates": [ring]} for name, ring in AREAS.items()},
    }
    lines = {
        name: Place(id=name, part_of=(PlaceLink(place="border-zone"),))
        for name in ("north-line", "south-line")
    }
    places = {
        name: replace(place, geometry=shapes.get(name))
        for name, place in {**case.places, **lines}.items()
    }
    return replace(case, places=MappingProxyType(places))


def log(random: Random, one: Agreement, most: int = 12) -> list[Event]:
    """Events, each with one to three accounts; most of them of a norm, near its days.

    Half of those are of one norm, so that what it asks for happens more than once.
    """
    theme = random.choice(one.norms)
    made = []
    for number in range(random.randint(1, most)):
        event = _event(random, number)
        if random.random() < 0.7:
            norm = theme if random.random() < 0.5 else random.choice(one.norms)
            event = _about(random, event, norm, one)
        made.append(event)
    return made


def _about(random: Random, event: Event, norm: Norm, one: Agreement) -> Event:
    """The event, made what a norm speaks of, on or beside a day that matters to it."""
    terms = norm.terms
    if terms.kind is Kind.MECHANISM:
        return _finding(random, event, one)
    asked = [trigger for trigger in (terms.when, terms.unless) if trigger is not None]
    hung = bool(asked) and random.random() < 0.5
    deed = random.choice(asked).deed if hung else terms.deed
    verb = deed.verb if isinstance(deed.verb, str) else "advance"
    act, observation = ("", verb) if verb in STATES else (verb, "")
    if (terms.lasting is not None or terms.leaving is not None) and not hung:
        act = random.choice(["give-notice", "give-notice", "terminate", "withdraw", "leave"])
        observation = ""
    if verb == "passage" and random.random() < 0.5:
        act, observation = random.choice(["block-passage", "open-passage"]), ""
    days = [4, 9, 20]
    if terms.lasting is not None:
        days = [8, 25, 28, 32, 35]
    first = min(terms.deadline.date.start).window.earliest if terms.deadline else None
    if first is not None:
        days = [(first.date() - FIRST).days]
    if hung:
        days = [5, 9, 12, 15]
    number = max(0, random.choice(days) + random.choice([-1, 0, 0, 1]))
    date = random.choice([day(number), day(number), f"{day(number)}/{day(number + 3)}"])
    ours = [name for name in (*deed.place, *deed.object) if name in PLACES]
    given = [
        str(name)
        for other in one.norms
        if other.clause in terms.subject_to and other.terms.deed.to
        for name in other.terms.deed.object
    ]
    if given and random.random() < 0.5:
        ours = [random.choice(given)]
    things = tuple(name for name in deed.object if name in (*FORCES, "captives"))
    limit = random.choice(deed.amounts) if deed.amounts else None
    amount, unit = (limit.value, limit.unit) if limit is not None else (10.0, "personnel")
    amount *= random.choice([0.5, 1.0, 1.0, 1.1])
    return replace(
        event,
        act="remain" if act == "stop" else "advance" if act == "remain" else act,
        observation=observation,
        holds=random.random() < 0.4 if observation else True,
        date=parse_when(date),
        by=random.choice([("northland-army",), ("southland",), PARTIES, ()]),
        to=random.choice([(), ("southland",)]),
        object=things or random.choice([(), ("northland-army",)]),
        place=tuple(ours[:2]) or random.choice([("hilltown",), (random.choice(PLACES),)]),
        quantity=random.choice([None, Quantity(value=amount, unit=unit)]),
        clause=random.choice([norm.id, norm.id, "made"]) if terms.whole else norm.id,
        accounts=tuple(replace(told, differs=None) for told in event.accounts),
    )


def _finding(random: Random, event: Event, one: Agreement) -> Event:
    """The event, made a step of the settlement of a dispute."""
    judged = [norm.id for norm in one.norms if norm.terms.kind in {*KEPT, Kind.ACHIEVE}]
    acts = ["refer-dispute", "find-breach", "find-breach", "find-no-breach", "find-no-breach"]
    body = random.choice(["observer-mission", "observer-mission", "eastern-power", "southland", ""])
    return replace(
        event,
        act=random.choice(acts),
        observation="",
        holds=True,
        date=parse_when(day(random.randint(6, 30))),
        by=(body,) if body else (),
        to=random.choice([(), (), ("northland",), ("southland-army",)]),
        clause=random.choice([*judged, *judged, *judged, "made", "made/1"]),
        accounts=tuple(replace(told, differs=None) for told in event.accounts),
    )


def _norms(most: int) -> list[str]:
    """How events may name norms."""
    return [f"made/{1 + n // 3}/norm-{n}" for n in range(most)]


def _date(random: Random) -> str:
    first = random.randint(0, 45)
    later = day(first + random.randint(1, 6))
    return random.choice(
        [day(first)] * 6
        + [
            f"[{day(first)}..{later}]",
            f"{day(first)}/{later}",
            "2031-03",
            f"{day(first)}/..",
            f"{day(first)}T22:30Z",
        ]
    )


def _event(random: Random, number: int) -> Event:
    seen = random.random() < 0.25
    return Event(
        id=f"event-{number:02}",
        act="" if seen else random.choice((*ACTS, *RARE, "terminate", "build-position")),
        observation=random.choice(["control", "presence", "passage", "structure"]) if seen else "",
        holds=random.random() < 0.5 if seen else True,
        date=parse_when(_date(random)),
        by=some(random, ALL_ACTING, 2),
        to=some(random, PARTIES),
        object=some(random, ("northland-army", "peace-force", "volunteers", "captives")),
        place=some(random, PLACES, 2),
        quantity=random.choice(
            [
                None,
                None,
                Quantity(value=float(random.randint(1, 250)), unit="personnel"),
                Quantity(all=True, unit="persons"),
                Quantity(value=float(random.choice([10, 30, 40, 60, 100])), unit="%"),
            ]
        ),
        clause=random.choice(["", "made", "made/1", "made/2", *_norms(4)]),
        accounts=tuple(_account(random) for _ in range(random.randint(1, 3))),
    )


def _account(random: Random) -> Account:
    stance = random.choice([Stance.ASSERTS] * 5 + [Stance.CONCEDES, Stance.DENIES])
    whose = random.choice(SPEAKING)
    differs = None
    if stance is not Stance.DENIES and random.random() < 0.2:
        differs = Details(
            date=parse_when(_date(random)) if random.random() < 0.5 else None,
            by=some(random, ALL_ACTING),
            place=some(random, OWN_PLACES),
            act=random.choice(["", "", "attack", "deploy"]),
        )
    denies = some(random, ("by", "place", "quantity")) if stance is Stance.DENIES else ()
    return Account(
        whose=whose,
        stance=stance,
        origin=random.choice([whose, whose, *SPEAKING]),
        date=parse_when(day(random.randint(0, 60))),
        differs=differs,
        denies=denies,
        justification=random.choice(["", "", "self-defence"]),
    )
