"""What sentences are lowered to: replay and checker both read this and nothing else of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from armistice.case import load_case
from armistice.case.agreements import world_of
from armistice.dates import parse_length, parse_when
from armistice.language.format import format_agreement
from armistice.language.lower import lower
from armistice.language.parse import parse
from armistice.norms.model import Amount, Deadline, Escalation, Kind, Phrase, Rest, Strip

if TYPE_CHECKING:
    from armistice.language.world import World
    from armistice.norms.model import Agreement, Norm, Terms

HEAD = """agreement made "Made up"
  parties    Northland, Southland
    reading wide: parties Northland, Southland, Eastern-Power held by Eastern-Power
  signed     2031-02-28 by Northland, Southland, wire
  effective  2031-03-01 00:00 Europe/Paris
    reading wide: effective 2031-03-02 00:00 Europe/Paris held by Eastern-Power
    text fr: effective 2031-03-03 00:00 Europe/Paris
  mediators  Eastern-Power
  witnesses  wire
  text       en authentic
  text       fr
  reading    wide held by Eastern-Power

clause 2
  other: Southland must hand-over mill to Northland

clause 1
"""


@cache
def world() -> World:
    return world_of(load_case(Path(__file__).parent / "base"))


def made(text: str) -> Agreement:
    """The agreement; it reads without a mistake, also when it is laid out anew."""
    (agreement,), found = lower(parse(text), world())
    assert not [str(one) for one in found]
    ((laid,), _) = lower(parse(format_agreement(text)), world())
    assert [norm.terms for norm in laid.norms] == [norm.terms for norm in agreement.norms]
    return agreement


def norms(sentence: str) -> list[Norm]:
    agreement = made(f"{HEAD}  it: {sentence}\n")
    return [norm for norm in agreement.norms if norm.clause == "1"]


def said(sentence: str) -> Terms:
    (norm,) = norms(sentence)
    return norm.terms


BAN = "Southland must not deploy northland-army in valley"
DUTY = "Southland must leave valley"


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        (f"{BAN}, as long as other", {"as_long_as": "other"}),
        (f"{BAN}, until other", {"until_norm": "other", "until": None}),
        (f"{BAN}, until 2031-04-01", {"until_norm": "", "until": parse_when("2031-04-01")}),
        (f"{BAN}, without prejudice to clause 2", {"without_prejudice": ("2",)}),
        (f"{BAN}, subject to clauses 1 and 2", {"subject_to": ("1", "2")}),
        (f"{DUTY}, provided that clause 2 is fulfilled", {"only_if_clauses": ("2",)}),
        (f"{DUTY}, only if other is kept", {"only_if": "other", "only_if_clauses": ()}),
        (f"{DUTY} within 72 hours", {"within": (parse_length("72 hours"), "")}),
        (f"{DUTY} within 3 days of other", {"within": (parse_length("3 days"), "other")}),
        ("passage on valley must be kept", {"kind": Kind.MAINTAIN, "subject": ()}),
        ("attack in valley must not happen", {"kind": Kind.FORBID, "subject": ()}),
        ("attack in valley must happen", {"kind": Kind.ACHIEVE, "subject": ()}),
        ("nothing limits self-defence", {"kind": Kind.DECLARE, "exceptions": ("self-defence",)}),
        (
            "this agreement ends 30 days after notice by Southland, clause 2 survives",
            {"kind": Kind.DURATION, "whole": True, "survivors": ("2",), "lasting": None},
        ),
        (
            "this agreement lasts 5 years from 2031-03-01, clauses 1 and 2 survive",
            {"kind": Kind.DURATION, "whole": True, "survivors": ("1", "2"), "leaving": None},
        ),
        (
            "wire settles other, after 14 days Eastern-Power, its finding binds",
            {
                "kind": Kind.MECHANISM,
                "over": ("other",),
                "finding": "binds",
                "escalation": (Escalation(parse_length("14 days"), ("eastern-power",)),),
            },
        ),
        ("wire monitors every norm", {"over": (), "finding": "", "escalation": ()}),
    ],
)
def test_limbs(sentence: str, fields: dict[str, Any]) -> None:
    terms = said(sentence)
    assert {name: getattr(terms, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        (
            "Southland must withdraw northland-army from within 2 km of mill",
            {"place": (str(Strip(2, "mill")),), "source": ()},
        ),
        ("Southland must not enter within 500 m of mill", {"place": (str(Strip(0.5, "mill")),)}),
        (
            "Southland must not attack in valley without mill",
            {"place": (str(Rest("valley", ("mill",))),)},
        ),
        (
            "Southland may deploy northland-army only in valley: at most 1,000 persons a month",
            {
                "place": ("valley",),
                "only_there": True,
                "amounts": (Amount(1000, "persons", "month"),),
            },
        ),
        (
            "Southland may keep presence in valley: 22,000 personnel and 230 tanks",
            {"verb": "presence", "amounts": (Amount(22000, "personnel"), Amount(230, "tanks"))},
        ),
        ("Southland must lay-down weapons: 30 per cent", {"amounts": (Amount(30, "%"),)}),
        (
            "Southland must remain in valley at the places that it controlled at 2031-03-01",
            {"snapshot": parse_when("2031-03-01"), "place": ("valley",)},
        ),
    ],
)
def test_deeds(sentence: str, fields: dict[str, Any]) -> None:
    deed = said(sentence).deed
    assert {name: getattr(deed, name) for name in fields} == fields


def test_triggers() -> None:
    each = said(f"{DUTY} within 3 days, each time attack by Northland in valley").when
    assert each is not None
    assert (each.recurring, each.by, each.deed.place) == (True, ("northland",), ("valley",))
    once = said(f"{DUTY} within 3 days, when attack by Northland").when
    assert once is not None
    assert not once.recurring
    leave = said(f"{BAN}, unless permit-entry by wire to Southland").unless
    assert leave is not None
    assert (leave.by, leave.deed.to) == (("wire",), ("southland",))


def test_stages_of_a_number_and_of_nothing() -> None:
    counted = norms(
        "Southland must lay-down weapons: 10,000 weapons, in stages: 30 % by day 90 of other, "
        "60 percent within 120 days of other, all by 2031-12-31"
    )
    assert [norm.label for norm in counted] == ["it-30-percent", "it-60-percent", "it-all"]
    assert [norm.terms.deed.amounts[0].value for norm in counted] == [3000, 6000, 10000]
    assert counted[0].terms.by_day == (90, "other")
    assert counted[1].terms.within == (parse_length("120 days"), "other")
    assert counted[2].terms.deadline == Deadline(parse_when("2031-12-31"), inclusive=True)
    shared = norms(
        "Southland must lay-down weapons, in stages: 50 % before 2031-06-01, all by 2032-01"
    )
    assert [norm.terms.deed.amounts for norm in shared] == [(Amount(50, "%"),), ()]
    assert [norm.terms.deed.every for norm in shared] == [False, True]


def test_a_zone_between_forces() -> None:
    agreement = made(
        HEAD.replace(
            "clause 2",
            '"the zone" is a zone 50 km wide, Northland from mill, Southland from valley,\n'
            "    by equal distances\n\nclause 2",
        )
        + '  it: Southland must not deploy northland-army in "the zone"\n'
        + '  out: Southland must withdraw northland-army from "the zone"\n'
    )
    (item,) = agreement.definitions[0].plain or ()
    assert item.zone is not None
    assert item.zone.strips(frozenset({"northland"})) == (Strip(25, "mill"),)
    assert item.zone.strips(frozenset({"wire"})) == (Strip(25, "mill"), Strip(25, "valley"))
    assert [n.terms.deed.place for n in agreement.norms if n.clause == "1"] == [
        (Phrase("the zone"),),
        (Phrase("the zone"),),
    ]


def test_savings_stand_in_every_duty_to_keep() -> None:
    agreement = made(f"{HEAD}  ban: {BAN}\n  duty: {DUTY}\n  it: nothing limits self-defence\n")
    exceptions = {norm.label: norm.terms.exceptions for norm in agreement.norms}
    assert exceptions["ban"] == ("self-defence",)
    assert exceptions["duty"] == ()


def test_changes_and_what_they_bring_in() -> None:
    agreement = made(
        f"{HEAD}  it: {BAN}\n\n"
        "suspension 2031-03-10 granted by Northland and Southland\n"
        "  not in reading wide\n"
        "  clause 1 it: suspended until 2031-03-20\n"
        "  every norm: resumes\n\n"
        "amendment 2031-04-01 granted by Northland and Southland\n"
        f"  clause 1 more: {DUTY}\n"
        f"  clause 7 new: {DUTY}\n"
    )
    suspension, amendment = agreement.changes
    assert [(e.clause, e.label, e.what) for e in suspension.effects] == [
        ("1", "it", "suspended"),
        ("", "", "resumes"),
    ]
    assert suspension.effects[0].until == parse_when("2031-03-20")
    assert [(m.names, m.included, m.axis) for m in suspension.memberships] == [
        (("wide",), False, "reading")
    ]
    assert amendment.effects == ()
    added = {norm.id: norm.added_by for norm in agreement.norms if norm.added_by is not None}
    assert added == {"made/1/more": 1, "made/7/new": 1}


def test_the_head() -> None:
    agreement = made(HEAD + f"  it: {BAN}\n")
    assert agreement.parties_under("plain") == ("northland", "southland")
    assert agreement.parties_under("wide") == ("northland", "southland", "eastern-power")
    assert agreement.effective_under("plain", "en") == agreement.effective
    assert agreement.effective_under("wide", "en") == parse_when("2031-03-02 00:00 Europe/Paris")
    assert agreement.effective_under("plain", "fr") == parse_when("2031-03-03 00:00 Europe/Paris")
    assert agreement.sides == ("northland", "southland", "eastern-power")
