"""Records that hypothesis makes up over the world of the literate cases, and an agreement."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st
from literate_cases import HERE, Literate, read, write

from armistice.case import CheckedCase, load_case
from armistice.dates import parse_when
from armistice.record.model import Account, ActorLink, Details, Event, Quantity, Stance

AGREEMENT = """
agreement laws "Agreement for laws"
  parties    Northland, Southland
  signed     2031-02-28 by Northland, Southland, Eastern-Power
  effective  2031-03-01 00:00 Europe/Paris
  monitors   observer-mission
  text       northern authentic
  text       southern
  reading    narrow held by Northland
  reading    wide held by Southland

"the Parties" means Northland, Southland
  reading wide: "the Parties" means Northland, Southland, Eastern-Power

clause 1
  valley: Northland must hand-over valley to Southland by 2031-03-10
    text southern: before 2031-03-10
  highland: Northland must hand-over highland, mill to Southland by 2031-03-12
  army: Northland must withdraw "the northern forces" from valley, alongside deployment
    reading narrow: "the northern forces" means northland-army
    reading wide: "the northern forces" means northland-army, volunteers;
        Northland answers for volunteers
  deployment: Eastern-Power must deploy peace-force in valley: 200 personnel by 2031-03-15
  exchange: each of "the Parties" must release all captives, only after deployment
  visit: Southland must inspect quay within 5 days of valley
  link: open-link at lake-road must happen

clause 2
  ceasefire: each of "the Parties" must not attack in border-zone, except self-defence
  positions: each of "the Parties" must remain in border-zone at the places that it controlled
      at 2031-03-01 00:00
  traffic: Northland must keep passage on lake-road
  guard: Northland must not advance in valley during stay
  stay: peace-force stays in valley 1 month from 2031-03-01, renewed for 1 month
      unless one of "the Parties" gives notice 1 week before expiry
  patrol: Eastern-Power may deploy peace-force in harbour: 50 personnel

extension 2031-03-09 granted by Southland
  clause 1 valley: by 2031-03-20

extension 2031-03-14 granted by Southland
  clause 1 valley: by 2031-03-18
"""
FIRST = date(2031, 2, 25)
CLAUSES = ("", "laws/1/valley", "laws/2/stay", "laws/1/link")
OWN_PLACES = ("valley", "hilltown", "highland", "mill", "quay", "lake-road", "harbour", "far-coast")
ACTING = ("northland", "northland-army", "border-brigade", "southland", "southland-army")
ALL_ACTING = (*ACTING, "peace-force", "eastern-power", "volunteers", "observer-mission")
SPEAKING = (
    "northland-ministry",
    "northern-agency",
    "northland-army",
    "southland-ministry",
    "south-herald",
    "eastern-ministry",
    "observer-mission",
    "world-wire",
    "city-post",
)
ACTS = (
    "attack",
    "open-fire",
    "hand-over",
    "seize",
    "withdraw",
    "leave",
    "deploy",
    "release",
    "inspect",
    "open-link",
    "advance",
    "fall-back",
    "block-passage",
    "open-passage",
    "give-notice",
    "refuse",
)


@cache
def base() -> CheckedCase:
    """The world with the agreement and without events."""
    literate = read(HERE / "01-the-day-of-a-deadline.md")
    world = {name: found for name, found in literate.records.items() if name != "events"}
    world["coverage"] = [
        {
            "id": "watch",
            "actor": "observer-mission",
            "places": ["border-zone"],
            "acts": ["attack", "advance"],
            "valid": "2031-03-05/2031-12-31",
            "citations": [{"source": "gazette"}],
        }
    ]
    with tempfile.TemporaryDirectory() as folder:
        case = load_case(write(Literate("laws", AGREEMENT, world, ()), Path(folder)))
    assert case.sound, case.diagnostics
    return case


def with_events(case: CheckedCase, events: list[Event]) -> CheckedCase:
    """The case with these events alone."""
    return replace(case, events=MappingProxyType({event.id: event for event in events}))


def day(number: int) -> str:
    """A day of the spring of 2031."""
    return (FIRST + timedelta(days=number)).isoformat()


days = st.integers(0, 45)


@st.composite
def dates(draw: st.DrawFn) -> str:
    first = draw(days)
    kind = draw(st.sampled_from(["day"] * 6 + ["range", "lasting", "month", "open", "clock"]))
    later = day(first + draw(st.integers(1, 6)))
    return {
        "day": day(first),
        "range": f"[{day(first)}..{later}]",
        "lasting": f"{day(first)}/{later}",
        "month": "2031-03",
        "open": f"{day(first)}/..",
        "clock": f"{day(first)}T22:30Z",
    }[kind]


def some(names: tuple[str, ...], most: int = 1) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), max_size=most, unique=True).map(tuple)


quantities = st.one_of(
    st.none(),
    st.integers(1, 250).map(lambda n: Quantity(value=float(n), unit="personnel")),
    st.just(Quantity(all=True, unit="persons")),
)


@st.composite
def accounts(draw: st.DrawFn, *, earliest: int = 0) -> Account:
    stance = draw(st.sampled_from([Stance.ASSERTS] * 3 + [Stance.CONCEDES, Stance.DENIES]))
    whose = draw(st.sampled_from(SPEAKING))
    differs = None
    if stance is not Stance.DENIES and draw(st.integers(0, 3)) == 0:
        differs = Details(
            date=parse_when(draw(dates())) if draw(st.booleans()) else None,
            by=draw(some(ALL_ACTING)),
            place=draw(some(OWN_PLACES)),
        )
    denies: tuple[str, ...] = ()
    if stance is Stance.DENIES:
        denies = draw(some(("by", "place", "quantity")))
    return Account(
        whose=whose,
        stance=stance,
        origin=draw(st.sampled_from([whose, whose, *SPEAKING])),
        date=parse_when(day(draw(st.integers(earliest, 60)))),
        differs=differs,
        denies=denies,
        justification=draw(st.sampled_from(["", "", "self-defence"])),
    )


@st.composite
def events(draw: st.DrawFn, number: int = 0, *, told: Any = None) -> Event:
    seen = draw(st.integers(0, 4)) == 0
    state = draw(st.sampled_from(["control", "presence", "passage"])) if seen else ""
    return Event(
        id=f"event-{number:02}",
        act="" if seen else draw(st.sampled_from(ACTS)),
        observation=state,
        holds=draw(st.booleans()) if seen else True,
        date=parse_when(draw(dates())),
        by=draw(some(ALL_ACTING, 2)),
        to=draw(some(("northland", "southland"))),
        object=draw(some(("northland-army", "peace-force", "volunteers", "captives"))),
        place=draw(some(OWN_PLACES, 2)),
        quantity=draw(quantities),
        clause=draw(st.sampled_from(CLAUSES)),
        accounts=tuple(
            draw(st.lists(accounts() if told is None else told, min_size=1, max_size=3))
        ),
    )


@st.composite
def records(draw: st.DrawFn, most: int = 7) -> list[Event]:
    count = draw(st.integers(1, most))
    return [draw(events(number)) for number in range(count)]


def in_brief(event: Event) -> str:
    """An event in few words, for failures."""

    def told(account: Account) -> str:
        differs = account.differs
        other = f" differs {differs.date} {differs.by} {differs.place}" if differs else ""
        return (
            f"{account.whose}<{account.origin} {account.stance} {account.date} "
            f"{account.denies}{other} {account.justification}"
        )

    what = event.act or f"{event.observation}={event.holds}"
    return (
        f"MADE {event.id} {what} {event.date} by {event.by} to {event.to} object {event.object} "
        f"place {event.place} {event.quantity} {event.clause}: "
        + "; ".join(told(account) for account in event.accounts)
    )


def split_in_two(case: CheckedCase, whole: str) -> CheckedCase:
    """The case with two parts of an actor, who stand for it in every event."""
    first, second = f"{whole}-east", f"{whole}-west"
    actor = case.actors[whole]
    parts = {
        name: replace(actor, id=name, part_of=(ActorLink(actor=whole),), speaks_for=())
        for name in (first, second)
    }

    def named(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            part for name in names for part in ((first, second) if name == whole else (name,))
        )

    def told(account: Account) -> Account:
        differs = account.differs
        if differs is not None:
            differs = replace(differs, by=named(differs.by), object=named(differs.object))
        return replace(
            account,
            whose=first if account.whose == whole else account.whose,
            origin=first if account.origin == whole else account.origin,
            differs=differs,
        )

    split = [
        replace(
            event,
            by=named(event.by),
            to=named(event.to),
            object=named(event.object),
            accounts=tuple(told(account) for account in event.accounts),
        )
        for event in case.events.values()
    ]
    actors = MappingProxyType({**case.actors, **parts})
    return with_events(replace(case, actors=actors), split)
