"""Sentences of norms made up at random, over the world of the literate cases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from made_records import OWN_PLACES, day

from armistice.dates import Length, parse_when
from armistice.norms.model import (
    Amount,
    Deadline,
    Deed,
    Escalation,
    Item,
    Kind,
    Lasting,
    Leaving,
    Phrase,
    Renewal,
    Sharing,
    Terms,
    Trigger,
    ZoneBetween,
)

if TYPE_CHECKING:
    from random import Random

PARTIES = ("northland", "southland")
FORCES = ("northland-army", "southland-army", "peace-force")
GROUND = (
    "within 4 km of north-line",
    "within 12 km of south-line",
    "within 25 km of north-line",
    "within 1 km of ford",
    "border-zone without valley",
    "border-zone without valley without north-line",
)
PLACES = (*OWN_PLACES, "border-zone", "north-line")
STATES = ("passage", "control", "presence", "structure")
KEPT = {Kind.FORBID, Kind.MAINTAIN}
DEEDS = (
    "hand-over",
    "withdraw",
    "leave",
    "deploy",
    "release",
    "inspect",
    "open-link",
    "open-passage",
    "fall-back",
)
FORBIDDEN = ("attack", "advance", "open-fire", "build-position", "block-passage", "deploy", "seize")
POWERS = ("extend-time", "suspend", "terminate", "waive", "give-notice")
ZONE = ZoneBetween(24.0, (("northland", "north-line"), ("southland", "south-line")), shared=True)
WIDE = ZoneBetween(5.0, (("northland", "north-line"), ("eastern-power", "ford")))
WORDS = {
    "the Parties": ((Item("northland"), Item("southland")), (Item("northland"),)),
    "the forces": (
        (Item("northland-army"),),
        (Item("northland-army"), Item("volunteers")),
    ),
    "stop": ((Item("remain"),), (Item("halt"),)),
    "the zone": ((Item(str(ZONE), zone=ZONE),), (Item(str(WIDE), zone=WIDE),)),
}


def some(random: Random, names: tuple[str, ...], most: int = 1) -> tuple[str, ...]:
    """None of the names, or as many as ``most``."""
    return tuple(random.sample(names, random.randint(0, most)))


def length(random: Random) -> Length:
    """How long a thing may take."""
    return random.choice([Length(days=3), Length(weeks=1), Length(hours=72), Length(months=1)])


def deadline(random: Random) -> Deadline:
    """By, or before, a day or an hour."""
    text = random.choice([day(random.randint(5, 30)), f"{day(random.randint(5, 30))}T18:00Z"])
    return Deadline(parse_when(text), random.random() < 0.7)


def sentence(random: Random, own: str, earlier: dict[str, Kind], clauses: tuple[str, ...]) -> Terms:
    """A sentence of any kind; it waits only for norms before it, and for clauses before its own."""
    labels = [label for label, kind in earlier.items() if kind is not Kind.MECHANISM]
    kind = random.choice(
        [Kind.ACHIEVE] * 6
        + [Kind.FORBID] * 4
        + [Kind.MAINTAIN] * 3
        + [Kind.DURATION] * 2
        + [Kind.PERMIT] * 2
        + [Kind.MECHANISM] * 2
        + [Kind.POWER, Kind.PERIODIC, Kind.EFFORT, Kind.DECLARE]
    )
    if kind is Kind.MECHANISM:
        return _mechanism(random, labels)
    subject: Any = random.choice(
        [("northland",), ("southland",), PARTIES, PARTIES, (Phrase("the Parties"),), ()]
    )
    terms = Terms(
        kind=kind,
        sharing=random.choice([Sharing.EACH, Sharing.EACH, Sharing.TOGETHER, Sharing.ONE, None]),
        subject=subject,
        deed=_deed(random, kind),
        start=parse_when(day(random.randint(3, 12))) if random.random() < 0.15 else None,
        until=parse_when(day(random.randint(20, 45))) if random.random() < 0.15 else None,
    )
    if kind is Kind.DURATION:
        terms = replace(terms, lasting=lasting(random))
    if kind is Kind.PERIODIC:
        terms = replace(terms, every=random.choice([Length(weeks=1), Length(days=10)]))
    if kind is Kind.ACHIEVE:
        terms = _due(random, terms, labels)
    if kind in KEPT:
        terms = _with_exceptions(random, terms, own, [*labels, own], clauses)
    if kind in {*KEPT, Kind.ACHIEVE} and random.random() < 0.25:
        terms = replace(terms, unless=_trigger(random, ("permit-entry", "attack", "deploy")))
    return _with_conditions(random, terms, labels, clauses)


def lasting(random: Random) -> Lasting:
    """A term, most often one that is renewed unless somebody objects."""
    renewal = None
    if random.random() < 0.7:
        renewal = Renewal(
            Length(months=1),
            random.choice([PARTIES, (Phrase("the Parties"),)]),
            random.choice([Length(weeks=1), Length(days=3)]),
            random.choice([True, False, None]),
        )
    return Lasting(parse_when(day(4)), length(random), renewal)


def of_the_whole(random: Random) -> Terms:
    """How long the agreement itself lasts, or how it ends by notice, and what survives it."""
    start = lasting(random) if random.random() < 0.5 else None
    leaving = Leaving(
        random.choice([Length(days=5), Length(weeks=2), Length(months=1)]),
        random.choice([PARTIES, (Phrase("the Parties"),)]),
    )
    return Terms(
        kind=Kind.DURATION,
        sharing=None,
        subject=(),
        deed=Deed(verb="agreement"),
        start=start.start if start is not None else None,
        lasting=start,
        leaving=leaving if start is None else None,
        whole=True,
        survivors=random.choice([(), ("1",), ("2",)]),
    )


def _mechanism(random: Random, labels: list[str]) -> Terms:
    steps = (
        Escalation(random.choice([Length(days=3), Length(days=10)]), ("eastern-power",)),
        Escalation(Length(days=14), ("peace-force", "southland")),
    )
    return Terms(
        kind=Kind.MECHANISM,
        sharing=None,
        subject=("observer-mission",),
        deed=Deed(verb="settles"),
        over=some(random, tuple(labels), min(2, len(labels))),
        finding=random.choice(["binds", "binds", "binds", "advises", ""]),
        escalation=steps[: random.randint(0, 2)],
    )


def _trigger(random: Random, verbs: tuple[str, ...], *, recurring: bool = False) -> Trigger:
    place = random.choice([(), (), ("valley",), ("border-zone",), GROUND[2:3]])
    deed = Deed(verb=random.choice(verbs), place=place)
    return Trigger(deed, random.choice([(), (), PARTIES[:1]]), recurring)


def _due(random: Random, terms: Terms, labels: list[str]) -> Terms:
    if random.random() < 0.2:
        again = _trigger(random, ("attack", "deploy", "open-fire"), recurring=True)
        within = (random.choice([Length(days=4), Length(hours=72), Length(months=1)]), "")
        return replace(terms, when=again, within=within if random.random() < 0.8 else None)
    limit = random.choice(["deadline"] * 4 + ["within", "alongside", "by_day", "first_after", ""])
    if limit == "deadline":
        return replace(terms, deadline=deadline(random))
    if limit == "within":
        return replace(terms, within=(length(random), random.choice([*labels, ""])))
    if limit == "by_day" and labels:
        return replace(terms, by_day=(random.randint(2, 20), random.choice(labels)))
    if limit == "alongside" and labels:
        return replace(terms, alongside=random.choice(labels))
    if limit == "first_after" and labels:
        return replace(terms, first_after=random.choice(labels))
    return terms


def _with_exceptions(
    random: Random, terms: Terms, own: str, labels: list[str], clauses: tuple[str, ...]
) -> Terms:
    if random.random() < 0.3:
        terms = replace(terms, exceptions=("self-defence",))
    if terms.kind is Kind.FORBID and random.random() < 0.2:
        terms = replace(terms, prevented=("volunteers",))
    if random.random() < 0.3:
        terms = replace(terms, as_long_as=random.choice([own, own, *labels]))
    if clauses and random.random() < 0.4:
        terms = replace(terms, subject_to=(random.choice(clauses),))
    return terms


def _with_conditions(
    random: Random, terms: Terms, labels: list[str], clauses: tuple[str, ...]
) -> Terms:
    if labels and random.random() < 0.25:
        label = random.choice(labels)
        condition = random.choice(["during", "only_after", "only_if", "until_norm"])
        more: dict[str, Any] = {condition: label}
        terms = replace(terms, **more)
    if clauses and random.random() < 0.1:
        terms = replace(terms, only_if_clauses=(random.choice(clauses),))
    if terms.when is None and random.random() < 0.1:
        terms = replace(terms, when=_trigger(random, ("attack", "deploy", "hand-over")))
    return terms


def _deed(random: Random, kind: Kind) -> Deed:
    place: Any = some(random, PLACES, 2)
    if random.random() < 0.3:
        place = random.choice([(Phrase("the zone"),), *((ground,) for ground in GROUND)])
    if kind is Kind.MAINTAIN:
        verb: Any = random.choice(
            ["passage", "control", "presence", "structure", "remain", Phrase("stop")]
        )
        deed = Deed(verb=verb, place=place or ("lake-road",))
        held = verb not in STATES and random.random() < 0.6
        return replace(deed, snapshot=parse_when(day(random.randint(4, 9)))) if held else deed
    if kind is Kind.DURATION:
        return Deed(verb="presence", object=("peace-force",), place=place[:1])
    if kind is Kind.PERMIT:
        return _permitted(random, place)
    if kind is Kind.POWER and random.random() < 0.6:
        return Deed(verb=random.choice(POWERS))
    if kind in {Kind.FORBID, Kind.POWER, Kind.EFFORT}:
        amounts = (Amount(50.0, "personnel"),) if random.random() < 0.3 else ()
        return Deed(verb=random.choice(FORBIDDEN), place=place, amounts=amounts)
    return _achieved(random, place)


def _permitted(random: Random, place: Any) -> Deed:
    unit = random.choice(["personnel", "personnel", "%"])
    per = random.choice(["", "day", "week", "month", "year"]) if unit != "%" else ""
    amounts = (Amount(50.0, unit, per), Amount(100.0, "personnel"))[: random.randint(0, 2)]
    if random.random() < 0.4:
        return Deed(
            verb="presence", place=place, amounts=tuple(replace(a, per="") for a in amounts)
        )
    return Deed(
        verb=random.choice(FORBIDDEN),
        object=some(random, FORCES),
        place=place,
        amounts=amounts,
        only_there=bool(place) and random.random() < 0.5,
    )


def _achieved(random: Random, place: Any) -> Deed:
    verb = random.choice(DEEDS)
    objects: Any = ()
    if verb in {"hand-over", "open-link", "open-passage"}:
        objects, place = tuple(random.sample(OWN_PLACES, random.randint(1, 2))), ()
    elif verb == "release":
        objects, place = ("captives",), ()
    elif verb == "leave" and random.random() < 0.3:
        objects, place = (Phrase("the zone"),), ()
    elif verb != "inspect":
        objects = random.choice([("northland-army",), ("peace-force",), (Phrase("the forces"),)])
    counted = verb in {"deploy", "withdraw", "release"} and random.random() < 0.4
    amount = Amount(float(random.randint(10, 200)), "personnel")
    share = Amount(random.choice([30.0, 60.0]), "%")
    return Deed(
        verb=verb,
        object=objects,
        to=(random.choice(PARTIES),) if verb == "hand-over" else (),
        place=place,
        every=verb == "release" and random.random() < 0.5,
        amounts=(random.choice([amount, share]),) if counted else (),
    )
