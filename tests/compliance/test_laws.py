"""The laws of the design, held against records that hypothesis makes up.

Law 6, on formatting, stands in ``tests/language``; law 7 belongs to the checker.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from made_records import (
    accounts,
    base,
    day,
    days,
    events,
    in_brief,
    records,
    split_in_two,
    with_events,
)

from armistice.compliance.board import board, derive
from armistice.compliance.verdict import Verdict, Word
from armistice.dates import parse_when
from armistice.evidence import Finding, Hearing, Standard, Voices, weigh
from armistice.record.model import Account, Event, Quantity, Stance

if TYPE_CHECKING:
    from armistice.case import CheckedCase

ACHIEVED = {Word.FULFILLED, Word.FULFILLED_LATE, Word.DISCHARGED}
EVIDENCE = st.sampled_from(
    ["reported", "undisputed", "corroborated", "independent", "by:northland", "by:claimant"]
)
READINGS = st.sampled_from(["plain", "narrow", "wide"])
TEXTS = st.sampled_from(["northern", "southern"])
lawful = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)


def asked(case: CheckedCase, **choice: Any) -> list[dict[str, Any]]:
    """The verdicts as the JSON has them."""
    choice = {"as_of": "2031-04-30", "contested": False, **choice}
    return [verdict.to_dict() for verdict in board(case, **choice).verdicts]


def same(made: list[Event], first: list[Any], second: list[Any]) -> None:
    """Two answers are equal; if not, say briefly where they part, and on which record."""
    if first == second:
        return
    note("\n".join(["", *map(in_brief, made)]))
    assert len(first) == len(second)
    pairs = next(pair for pair in zip(first, second, strict=True) if pair[0] != pair[1])
    one, two = pairs
    keys = [key for key in one if one[key] != two.get(key)]
    name = (one.get("norm"), one.get("bearer"), one.get("words"))
    note("\n".join(f"LAW {name} {key}: {one[key]} | {two.get(key)}" for key in keys))
    raise AssertionError(name)


def trees(case: CheckedCase, **choice: Any) -> list[dict[str, Any]]:
    """The derivations of a few norms."""
    norms = ("laws/1/valley", "laws/1/army", "laws/2/ceasefire", "laws/2/positions", "laws/2/stay")
    return [
        tree.to_dict()
        for norm in norms
        for tree in derive(case, norm, as_of="2031-04-30", **choice)
    ]


@lawful
@given(records(), st.randoms(use_true_random=False), EVIDENCE, READINGS)
def test_1_the_order_of_records_does_not_matter(
    made: list[Event], random: Any, evidence: str, reading: str
) -> None:
    case = with_events(base(), made)
    shuffled = made[:]
    random.shuffle(shuffled)
    other = with_events(base(), shuffled)
    for name in ("actors", "places", "sources"):
        pairs = list(getattr(case, name).items())
        random.shuffle(pairs)
        other = replace(other, **{name: MappingProxyType(dict(pairs))})
    agreement = case.agreements["laws"]
    turned = replace(agreement, changes=agreement.changes[::-1])
    other = replace(other, agreements=MappingProxyType({"laws": turned}))
    choice = {"evidence": evidence, "reading": reading}
    same(made, asked(case, **choice), asked(other, **choice))
    same(made, trees(case, **choice), trees(other, **choice))


@lawful
@given(records(), st.lists(days, min_size=2, max_size=4), EVIDENCE, READINGS, TEXTS)
def test_2_what_is_achieved_stays_achieved(
    made: list[Event], dates: list[int], evidence: str, reading: str, text: str
) -> None:
    case = with_events(base(), made)
    achieved: dict[tuple[str, str], str] = {}
    for as_of in (day(number) for number in sorted(dates)):
        found = board(
            case, as_of=as_of, evidence=evidence, reading=reading, text=text, contested=False
        )
        for verdict in found.verdicts:
            key = (verdict.norm, verdict.bearer)
            if key in achieved:
                note("\n".join(map(in_brief, made)))
                assert verdict.verdict in ACHIEVED, (key, achieved[key], as_of, verdict.verdict)
            if verdict.kind == "achieve" and verdict.verdict in ACHIEVED:
                achieved[key] = as_of


@lawful
@given(st.data(), records(), EVIDENCE, READINGS)
def test_3_what_is_said_later_changes_nothing_that_was_known(
    data: st.DataObject, made: list[Event], evidence: str, reading: str
) -> None:
    told = st.lists(accounts(earliest=31), max_size=2)
    known_at = day(30)
    later = [
        replace(event, accounts=(*event.accounts, *data.draw(told, label=event.id)))
        for event in made
    ]
    later += [
        data.draw(events(50 + number, told=accounts(earliest=31)))
        for number in range(data.draw(st.integers(0, 2)))
    ]
    choice = {"evidence": evidence, "reading": reading, "known_at": known_at}
    before, after = with_events(base(), made), with_events(base(), later)
    same(later, asked(before, **choice), asked(after, **choice))
    same(later, trees(before, **choice), trees(after, **choice))


WHOLES = st.sampled_from(["northland-army", "southland-army", "peace-force"])


@lawful
@given(records(), WHOLES, EVIDENCE, READINGS)
def test_4_splitting_an_actor_changes_nothing(
    made: list[Event], whole: str, evidence: str, reading: str
) -> None:
    case = with_events(base(), made)
    split = split_in_two(case, whole)
    choice = {"evidence": evidence, "reading": reading}
    same(made, asked(case, **choice), asked(split, **choice))


@lawful
@given(st.integers(1, 199), days, EVIDENCE)
def test_4_quantities_of_parts_add_up_at_the_whole(first: int, number: int, evidence: str) -> None:
    def deployed(name: str, force: str, count: int) -> Event:
        return Event(
            id=name,
            act="deploy",
            date=parse_when(day(number)),
            by=("eastern-power",),
            object=(force,),
            place=("valley",),
            quantity=Quantity(value=float(count), unit="personnel"),
            accounts=(
                Account(
                    whose="observer-mission", origin="observer-mission", date=parse_when(day(60))
                ),
            ),
        )

    whole = with_events(base(), [deployed("whole", "peace-force", 200)])
    empty = split_in_two(with_events(base(), []), "peace-force")
    parts = with_events(
        empty,
        [
            deployed("one", "peace-force-east", first),
            deployed("two", "peace-force-west", 200 - first),
        ],
    )

    def verdict(case: CheckedCase) -> list[Any]:
        return [
            (one["verdict"], one["since"], one["progress"])
            for one in asked(case, evidence=evidence)
            if one["norm"] == "laws/1/deployment"
        ]

    assert verdict(whole) == verdict(parts)


STRICT = st.sampled_from([Standard("undisputed"), Standard("corroborated")])


@lawful
@given(st.lists(accounts(), max_size=4), STRICT)
def test_5_what_a_strict_standard_admits_is_reported(
    told: list[Account], standard: Standard
) -> None:
    case = base()
    supports = [account for account in told if account.stance is not Stance.DENIES]
    opposes = [account for account in told if account.stance is Stance.DENIES]
    hearing = Hearing(
        voices=Voices(case.actors, case.zone),
        actors=case.actors,
        sides=("northland", "southland", "eastern-power"),
        monitors=frozenset({"observer-mission"}),
        bearers=("northland",),
        claimants=("southland",),
    )
    strict = weigh(supports, opposes, standard, hearing)
    plain = weigh(supports, opposes, Standard("reported"), hearing)
    if strict in {Finding.YES, Finding.DISPUTED}:
        assert plain in {Finding.YES, Finding.DISPUTED}
    if strict in {Finding.NO, Finding.DISPUTED}:
        assert plain in {Finding.NO, Finding.DISPUTED}
    assert (strict is Finding.UNHEARD) is (plain is Finding.UNHEARD)


@lawful
@given(records(), STRICT, READINGS)
def test_5_a_breach_by_strict_evidence_is_a_reported_breach(
    made: list[Event], standard: Standard, reading: str
) -> None:
    case = with_events(base(), made)

    def found(evidence: str) -> dict[tuple[str, str], Verdict]:
        verdicts = board(
            case, as_of="2031-04-30", evidence=evidence, reading=reading, contested=False
        ).verdicts
        return {(v.norm, v.bearer): v for v in verdicts if v.kind in {"forbid", "maintain"}}

    strict, plain = found(str(standard)), found("reported")
    broken = [key for key, verdict in strict.items() if verdict.verdict is Word.VIOLATED]
    for key in broken:
        possible = {plain[key].verdict, *plain[key].result.outcomes}
        assert possible & {Word.VIOLATED, Word.DISPUTED}, (key, plain[key].result)
