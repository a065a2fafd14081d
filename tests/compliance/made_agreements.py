"""Agreements and records made up at random, over the world of the literate cases.

They are made from ``random.Random`` alone: hypothesis and the benchmark can both drive them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from made_records import ACTS, ALL_ACTING, FIRST, OWN_PLACES, SPEAKING, day

from armistice.dates import Length, parse_when
from armistice.norms.model import (
    Agreement,
    Amount,
    AnswersFor,
    Bundle,
    Change,
    ChangeKind,
    Clause,
    Deadline,
    Deed,
    Definition,
    Effect,
    Holder,
    Item,
    Kind,
    Lasting,
    LimbReading,
    Membership,
    Norm,
    Phrase,
    PhraseReading,
    Renewal,
    Sharing,
    Terms,
    TextVersion,
    Trigger,
)
from armistice.record.model import Account, Details, Event, Quantity, Stance

if TYPE_CHECKING:
    from random import Random

PARTIES = ("northland", "southland")
FORCES = ("northland-army", "southland-army", "peace-force")
PLACES = (*OWN_PLACES, "border-zone")
READINGS = ("narrow", "wide")
STATES = ("passage", "control", "presence", "structure")
NOBODY = Holder()
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
WORDS = {
    "the Parties": ((Item("northland"), Item("southland")), (Item("northland"),)),
    "the forces": (
        (Item("northland-army"),),
        (Item("northland-army"), Item("volunteers")),
    ),
    "stop": ((Item("remain"),), (Item("halt"),)),
}


def agreement(random: Random, most: int = 6) -> Agreement:
    """An agreement of a few norms; a norm waits only for norms before it."""
    norms: list[Norm] = []
    for number in range(random.randint(1, most)):
        norms.append(_norm(random, number, norms))
    definitions = (
        Definition("the Parties", WORDS["the Parties"][0], (_reading("wide", "the Parties", 1),)),
    )
    return Agreement(
        id="made",
        title="Made up",
        instrument="statement",
        zone="Europe/Paris",
        parties=PARTIES,
        signatories=(*PARTIES, "eastern-power"),
        signed=parse_when(day(3)),
        effective=parse_when(random.choice([day(4), day(9), f"{day(4)}T12:00Z"])),
        monitors=("observer-mission",),
        texts=(TextVersion("northern", authentic=True), TextVersion("southern", authentic=False)),
        bundles=tuple(Bundle(name, NOBODY) for name in READINGS),
        definitions=definitions,
        clauses=(Clause("1", "", "", tuple(norms)),),
        changes=tuple(_change(random, norms) for _ in range(random.choice([0, 0, 1, 2]))),
    )


def _reading(bundle: str, phrase: str, number: int, *, negative: bool = False) -> PhraseReading:
    return PhraseReading(bundle, phrase, WORDS[phrase][number], negative, NOBODY)


def _norm(random: Random, number: int, earlier: list[Norm]) -> Norm:
    label = f"norm-{number}"
    terms = _terms(random, [norm.label for norm in earlier])
    verb = terms.deed.verb
    readings: list[PhraseReading] = []
    if Phrase("the forces") in terms.deed.object:
        readings += [_reading("narrow", "the forces", 0), _reading("wide", "the forces", 1)]
    if verb == Phrase("stop"):
        readings += [
            _reading("narrow", "stop", 0),
            _reading("wide", "stop", 0, negative=random.random() < 0.5),
        ]
    limbs = ()
    if terms.deadline is not None and random.random() < 0.2:
        other = replace(terms, deadline=_deadline(random))
        limbs = (LimbReading("wide", other, NOBODY),)
    versions = ()
    if terms.deadline is not None and random.random() < 0.2:
        versions = (("southern", replace(terms, deadline=_deadline(random))),)
    members = ()
    if random.random() < 0.1:
        members = (Membership(("narrow",), random.random() < 0.5, "reading", NOBODY),)
    answers = ()
    if random.random() < 0.2:
        answers = (AnswersFor("wide", "northland", ("volunteers",), NOBODY),)
    return Norm(
        id=f"made/1/{label}",
        clause="1",
        label=label,
        terms=terms,
        versions=versions,
        readings=tuple(readings),
        answers_for=answers,
        limbs=limbs,
        memberships=members,
    )


def _deadline(random: Random) -> Deadline:
    text = random.choice([day(random.randint(5, 30)), f"{day(random.randint(5, 30))}T18:00Z"])
    return Deadline(parse_when(text), random.random() < 0.7)


def _some(random: Random, names: tuple[str, ...], most: int = 1) -> tuple[str, ...]:
    return tuple(random.sample(names, random.randint(0, most)))


def _length(random: Random) -> Length:
    return random.choice([Length(days=3), Length(weeks=1), Length(hours=72), Length(months=1)])


def _terms(random: Random, labels: list[str]) -> Terms:
    kind = random.choice(
        [Kind.ACHIEVE] * 5
        + [Kind.FORBID] * 3
        + [Kind.MAINTAIN] * 3
        + [Kind.DURATION] * 2
        + [Kind.PERMIT, Kind.POWER, Kind.PERIODIC, Kind.EFFORT, Kind.DECLARE]
    )
    subject = random.choice(
        [("northland",), ("southland",), ("northland", "southland"), (Phrase("the Parties"),), ()]
    )
    fields: dict[str, object] = {
        "kind": kind,
        "sharing": random.choice([Sharing.EACH, Sharing.TOGETHER, Sharing.ONE, None]),
        "subject": subject,
        "deed": _deed(random, kind),
    }
    if random.random() < 0.15:
        fields["start"] = parse_when(day(random.randint(3, 12)))
    if random.random() < 0.15:
        fields["until"] = parse_when(day(random.randint(20, 45)))
    if kind is Kind.DURATION:
        renewal = None
        if random.random() < 0.7:
            renewal = Renewal(
                Length(months=1),
                random.choice([PARTIES, (Phrase("the Parties"),)]),
                random.choice([Length(weeks=1), Length(days=3)]),
                random.choice([True, False, None]),
            )
        fields["lasting"] = Lasting(parse_when(day(4)), _length(random), renewal)
    if kind is Kind.PERIODIC:
        fields["every"] = random.choice([Length(weeks=1), Length(days=10)])
    if kind is Kind.ACHIEVE:
        limit = random.choice(
            ["deadline"] * 4 + ["within", "alongside", "by_day", "first_after", ""]
        )
        if limit == "deadline":
            fields["deadline"] = _deadline(random)
        elif limit == "within":
            fields["within"] = (_length(random), random.choice([*labels, ""]))
        elif limit == "by_day" and labels:
            fields["by_day"] = (random.randint(2, 20), random.choice(labels))
        elif limit and labels:
            fields[limit] = random.choice(labels)
    if labels and random.random() < 0.2:
        fields[random.choice(["during", "only_after", "only_if"])] = random.choice(labels)
    if random.random() < 0.1:
        deed = Deed(verb=random.choice(["attack", "deploy", "hand-over"]))
        fields["when"] = Trigger(deed, random.choice([(), PARTIES[:1]]))
    if kind in {Kind.FORBID, Kind.MAINTAIN} and random.random() < 0.3:
        fields["exceptions"] = ("self-defence",)
    if kind is Kind.FORBID and random.random() < 0.2:
        fields["prevented"] = ("volunteers",)
    return Terms(**fields)  # type: ignore[arg-type]


def _deed(random: Random, kind: Kind) -> Deed:
    place = _some(random, PLACES, 2)
    if kind is Kind.MAINTAIN:
        verb = random.choice(
            ["passage", "control", "presence", "structure", "remain", Phrase("stop")]
        )
        return Deed(verb=verb, place=place or ("lake-road",))
    if kind is Kind.DURATION:
        return Deed(verb="presence", object=("peace-force",), place=place[:1])
    if kind in {Kind.FORBID, Kind.PERMIT, Kind.POWER, Kind.EFFORT}:
        amounts = (Amount(50.0, "personnel"),) if random.random() < 0.3 else ()
        objects = _some(random, FORCES) if kind is Kind.PERMIT else ()
        return Deed(verb=random.choice(FORBIDDEN), object=objects, place=place, amounts=amounts)
    verb = random.choice(DEEDS)
    objects: tuple[object, ...] = ()
    if verb in {"hand-over", "open-link", "open-passage"}:
        objects = tuple(random.sample(OWN_PLACES, random.randint(1, 2)))
        place = ()
    elif verb == "release":
        objects, place = ("captives",), ()
    elif verb != "inspect":
        objects = random.choice([("northland-army",), ("peace-force",), (Phrase("the forces"),)])
    counted = verb in {"deploy", "withdraw", "release"} and random.random() < 0.3
    return Deed(
        verb=verb,
        object=objects,  # type: ignore[arg-type]
        to=("southland",) if verb == "hand-over" else (),
        place=place,
        every=verb == "release" and random.random() < 0.5,
        amounts=(Amount(float(random.randint(10, 200)), "personnel"),) if counted else (),
    )


def _change(random: Random, norms: list[Norm]) -> Change:
    norm = random.choice(norms)
    ends = random.random() < 0.3
    return Change(
        ChangeKind.TERMINATION if ends else ChangeKind.EXTENSION,
        parse_when(day(random.randint(5, 25))),
        random.choice([("southland",), PARTIES, ("northland",)]),
        (),
        random.choice(["", "event-00"]),
        (Effect("1", norm.label, None if ends else _deadline(random)),),
    )


# --- logs -------------------------------------------------------------------------------------


def log(random: Random, one: Agreement, most: int = 12) -> list[Event]:
    """Events, each with one to three accounts; half of them of a norm, near its days."""
    return [
        _about(random, _event(random, number), random.choice(one.norms))
        if random.random() < 0.5
        else _event(random, number)
        for number in range(random.randint(1, most))
    ]


def _about(random: Random, event: Event, norm: Norm) -> Event:
    """The event, made what a norm speaks of, on or beside a day that matters to it."""
    terms, deed = norm.terms, norm.terms.deed
    verb = deed.verb if isinstance(deed.verb, str) else "advance"
    act, observation = ("", verb) if verb in STATES else (verb, "")
    if terms.lasting is not None:
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
    number = max(0, random.choice(days) + random.choice([-1, 0, 0, 1]))
    date = random.choice([day(number), day(number), f"{day(number)}/{day(number + 3)}"])
    ours = [name for name in (*deed.place, *deed.object) if name in OWN_PLACES]
    things = tuple(name for name in deed.object if name in (*FORCES, "captives"))
    amount = deed.amounts[0].value if deed.amounts else 10.0
    return replace(
        event,
        act="remain" if act == "stop" else "advance" if act == "remain" else act,
        observation=observation,
        holds=random.random() < 0.4 if observation else True,
        date=parse_when(date),
        by=random.choice([("northland-army",), ("southland",), PARTIES, ()]),
        to=random.choice([(), ("southland",)]),
        object=things or random.choice([(), ("northland-army",)]),
        place=tuple(ours[:2]) or ("hilltown",),
        quantity=random.choice([None, Quantity(value=amount, unit="personnel")]),
        clause=norm.id,
        accounts=tuple(replace(told, differs=None) for told in event.accounts),
    )


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
        act="" if seen else random.choice((*ACTS, "terminate", "build-position")),
        observation=random.choice(["control", "presence", "passage", "structure"]) if seen else "",
        holds=random.random() < 0.5 if seen else True,
        date=parse_when(_date(random)),
        by=_some(random, ALL_ACTING, 2),
        to=_some(random, PARTIES),
        object=_some(random, ("northland-army", "peace-force", "volunteers", "captives")),
        place=_some(random, OWN_PLACES, 2),
        quantity=random.choice(
            [
                None,
                None,
                Quantity(value=float(random.randint(1, 250)), unit="personnel"),
                Quantity(all=True, unit="persons"),
            ]
        ),
        clause=random.choice(["", "made/1", *(f"made/1/norm-{n}" for n in range(4))]),
        accounts=tuple(_account(random) for _ in range(random.randint(1, 3))),
    )


def _account(random: Random) -> Account:
    stance = random.choice([Stance.ASSERTS] * 5 + [Stance.CONCEDES, Stance.DENIES])
    whose = random.choice(SPEAKING)
    differs = None
    if stance is not Stance.DENIES and random.random() < 0.2:
        differs = Details(
            date=parse_when(_date(random)) if random.random() < 0.5 else None,
            by=_some(random, ALL_ACTING),
            place=_some(random, OWN_PLACES),
            act=random.choice(["", "", "attack", "deploy"]),
        )
    denies = _some(random, ("by", "place", "quantity")) if stance is Stance.DENIES else ()
    return Account(
        whose=whose,
        stance=stance,
        origin=random.choice([whose, whose, *SPEAKING]),
        date=parse_when(day(random.randint(0, 60))),
        differs=differs,
        denies=denies,
        justification=random.choice(["", "", "self-defence"]),
    )
