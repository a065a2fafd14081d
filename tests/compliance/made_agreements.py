"""Agreements made up at random, over the world of the literate cases.

They are made from ``random.Random`` alone: hypothesis and the benchmark can both drive them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from made_records import day
from made_terms import PARTIES, WORDS, deadline, of_the_whole, sentence

from armistice.dates import parse_when
from armistice.norms.model import (
    Agreement,
    AnswersFor,
    Bundle,
    Change,
    ChangeKind,
    Clause,
    Definition,
    Effect,
    EffectiveReading,
    Holder,
    LimbReading,
    Membership,
    Norm,
    PartyReading,
    Phrase,
    PhraseReading,
    TextVersion,
)

if TYPE_CHECKING:
    from random import Random

    from armistice.norms.model import Kind, Terms

READINGS = ("narrow", "wide")
A_CLAUSE = 3
NOBODY = Holder()


def agreement(random: Random, most: int = 7) -> Agreement:
    """An agreement of a few norms; a norm waits only for norms before it."""
    norms: list[Norm] = []
    earlier: dict[str, Kind] = {}
    for number in range(random.randint(1, most)):
        norms.append(_norm(random, number, earlier))
        earlier[norms[-1].label] = norms[-1].terms.kind
    changes = tuple(_change(random, norms) for _ in range(random.choice([0, 0, 1, 2, 3])))
    clauses = [
        Clause(str(1 + place // A_CLAUSE), "", "", tuple(norms[place : place + A_CLAUSE]))
        for place in range(0, len(norms), A_CLAUSE)
    ]
    if random.random() < 0.25:
        clauses.append(Clause("9", "", "", (_plain("9", "whole", of_the_whole(random)),)))
    amendments = [place for place, one in enumerate(changes) if one.kind is ChangeKind.AMENDMENT]
    for place in amendments:
        label = f"added-{place}"
        added = _plain("8", label, sentence(random, label, earlier, ()))
        clauses.append(Clause(f"8.{place}", "", "", (replace(added, added_by=place),)))
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
        mediators=random.choice([(), ("eastern-power",)]),
        witnesses=random.choice([(), (), ("eastern-power",)]),
        party_readings=_party_readings(random),
        effective_readings=_effective_readings(random),
        texts=(TextVersion("northern", authentic=True), TextVersion("southern", authentic=False)),
        bundles=tuple(Bundle(name, NOBODY) for name in READINGS),
        definitions=tuple(
            Definition(phrase, WORDS[phrase][0], (_reading("wide", phrase, 1),))
            for phrase in ("the Parties", "the zone")
        ),
        clauses=tuple(
            replace(clause, norms=tuple(replace(n, clause=clause.number) for n in clause.norms))
            for clause in clauses
        ),
        changes=changes,
    )


def _party_readings(random: Random) -> tuple[PartyReading, ...]:
    if random.random() < 0.8:
        return ()
    return (PartyReading("narrow", (*PARTIES, "eastern-power"), NOBODY),)


def _effective_readings(random: Random) -> tuple[EffectiveReading, ...]:
    if random.random() < 0.8:
        return ()
    axis, name = random.choice([("reading", "wide"), ("text", "southern")])
    return (EffectiveReading(axis, name, parse_when(day(random.randint(5, 12))), NOBODY),)


def _reading(bundle: str, phrase: str, number: int, *, negative: bool = False) -> PhraseReading:
    return PhraseReading(bundle, phrase, WORDS[phrase][number], negative, NOBODY)


def _plain(clause: str, label: str, terms: Terms) -> Norm:
    return Norm(id=f"made/{clause}/{label}", clause=clause, label=label, terms=terms)


def _norm(random: Random, number: int, earlier: dict[str, Kind]) -> Norm:
    label, clause = f"norm-{number}", 1 + number // A_CLAUSE
    before = tuple(str(other) for other in range(1, clause))
    terms = sentence(random, label, earlier, before)
    phrases = {term for term in (terms.deed.verb, *terms.deed.object) if isinstance(term, Phrase)}
    readings: list[PhraseReading] = []
    if Phrase("the forces") in phrases:
        readings += [_reading("narrow", "the forces", 0), _reading("wide", "the forces", 1)]
    if Phrase("stop") in phrases:
        readings += [
            _reading("narrow", "stop", 0),
            _reading("wide", "stop", 0, negative=random.random() < 0.5),
        ]
    limbs: tuple[LimbReading, ...] = ()
    if terms.deadline is not None and random.random() < 0.2:
        limbs = (LimbReading("wide", replace(terms, deadline=deadline(random)), NOBODY),)
    versions: tuple[Any, ...] = ()
    if terms.deadline is not None and random.random() < 0.2:
        versions = (("southern", replace(terms, deadline=deadline(random))),)
    answers: tuple[AnswersFor, ...] = ()
    if random.random() < 0.2:
        answers = (AnswersFor("wide", "northland", ("volunteers",), NOBODY),)
    return replace(
        _plain(str(clause), label, terms),
        versions=versions,
        readings=tuple(readings),
        answers_for=answers,
        limbs=limbs,
        memberships=_memberships(random),
    )


def _memberships(random: Random) -> tuple[Membership, ...]:
    if random.random() < 0.9:
        return ()
    axis, names = random.choice([("reading", ("narrow",)), ("text", ("southern",))])
    return (Membership(names, random.random() < 0.5, axis, NOBODY),)


def _change(random: Random, norms: list[Norm]) -> Change:
    kind = random.choice([*ChangeKind, ChangeKind.EXTENSION, ChangeKind.SUSPENSION])
    what = {
        ChangeKind.EXTENSION: "due",
        ChangeKind.AMENDMENT: "due",
        ChangeKind.SUSPENSION: "suspended",
        ChangeKind.RESUMPTION: "resumes",
    }.get(kind, "ends")
    norm, until = random.choice(norms), parse_when(day(random.randint(20, 35)))
    every = what != "due" and random.random() < 0.3
    effect = Effect(
        clause="" if every else norm.clause,
        label="" if every else norm.label,
        deadline=deadline(random) if what == "due" else None,
        what=what,
        until=until if what == "suspended" and random.random() < 0.5 else None,
    )
    memberships = _memberships(random)
    if kind is ChangeKind.REPUDIATION and random.random() < 0.8:
        memberships = (Membership(("narrow",), included=True, axis="reading", holder=NOBODY),)
    return Change(
        kind,
        parse_when(day(random.randint(5, 25))),
        random.choice([("southland",), PARTIES, ("northland",)]),
        (),
        random.choice(["", "event-00"]),
        (effect,),
        memberships=memberships,
    )
