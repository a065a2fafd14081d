"""Law 7, construct by construct: what each rests on, and that no event of it can be left out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from constructs import CONSTRUCTS
from literate_cases import HERE, Literate, read, write
from made_logs import LINES, POINTS
from test_checker import accepted, every_trace, without

from armistice.case import load_case
from armistice.compliance.checker import Checker, Status
from armistice.evidence import Standard

if TYPE_CHECKING:
    from armistice.case import CheckedCase
    from armistice.compliance.traced import Trace

HEAD = """
agreement {id} "Agreement {id}"
  parties    Northland, Southland
  signed     2031-02-28 by Northland, Southland
  effective  2031-03-01 09:00 Europe/Paris
  text       northern authentic
  reading    narrow held by Northland
  reading    wide held by Southland
"""
AS_OF = "2031-04-30"


def event(line: str) -> dict[str, Any]:
    """An event of a line as the table writes it."""
    name, act, date, by, *rest = line.split(" ")
    found: dict[str, Any] = {"id": name.replace("'", ""), "act": act, "date": date}
    if by != "-":
        found["by"] = by
    while rest:
        word = rest.pop(0)
        if word in {"@", ">", "/"}:
            found[{"@": "place", ">": "to", "/": "clause"}[word]] = rest.pop(0)
        elif word.isdigit():
            found["quantity"] = {"value": word, "unit": rest.pop(0)}
        else:
            found["object"] = word
    told = {"whose": "world-wire", "date": "2031-04-20", "citations": [{"source": "gazette"}]}
    return {**found, "accounts": [told]}


@cache
def case_of(name: str) -> CheckedCase:
    construct = CONSTRUCTS[name]
    world = read(HERE / "01-the-day-of-a-deadline.md").records
    lines = [
        {"id": place, "kind": "line", "part_of": [{"place": "border-zone"}]}
        for place in ("north-line", "south-line")
    ]
    places = [
        {**place, **shape(place["id"])} for place in (*world["places"], *lines) if "id" in place
    ]
    records = {**world, "places": places, "events": [event(one) for one in construct.events]}
    text = HEAD.format(id="ends") + "\n" + construct.norms + "\n"
    with TemporaryDirectory() as folder:
        case = load_case(write(Literate("constructs", text, records, ()), Path(folder)))
    assert case.sound, [one.message for one in case.diagnostics]
    return case


def shape(place: str) -> dict[str, Any]:
    if place in LINES:
        return {"geometry": {"type": "LineString", "coordinates": LINES[place]}}
    if place in POINTS:
        return {"geometry": {"type": "Point", "coordinates": POINTS[place]}}
    return {}


def the_trace(name: str) -> tuple[Checker, Trace]:
    case, construct = case_of(name), CONSTRUCTS[name]
    agreement = case.agreements["ends"]
    found = every_trace(
        case,
        agreement,
        AS_OF,
        readings=[construct.reading],
        texts=["northern"],
        standards=[Standard.parse("reported")],
    )
    return Checker(agreement, case), next(
        one
        for one in found
        if one.norm.split("/")[-1].startswith("it") and one.bearer == construct.bearer
    )


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_what_a_construct_comes_to_and_rests_on(name: str) -> None:
    construct = CONSTRUCTS[name]
    checker, judged = the_trace(name)
    accepted(checker.check(judged), judged)
    uses = {use.event for use in judged.ways[0].uses}
    used = {use.event for use in judged.ways[0].uses if use.used}
    assert (str(judged.answer.word), judged.answer.since) == (construct.word, construct.since)
    assert used == set(construct.rests)
    assert uses - used >= {one.replace("'", "") for one in construct.aside}


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_no_event_of_a_construct_can_be_left_out(name: str) -> None:
    checker, judged = the_trace(name)
    for one in {use.event for use in judged.ways[0].uses}:
        judgement = checker.check(without(judged, 0, one))
        assert judgement.status is Status.REJECTED
        assert f"{one} bears on the norm, and is neither used nor set aside" in judgement.reasons


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_no_premise_of_a_construct_can_be_left_out(name: str) -> None:
    checker, judged = the_trace(name)
    for premise in judged.premises:
        left = tuple(one for one in judged.premises if one is not premise)
        assert checker.check(replace(judged, premises=left)).status is Status.REJECTED
