"""Where accounts differ, and which verdicts turn on it; what was told only later."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import armistice
from armistice.compliance import matters
from armistice.compliance.board import replay_of
from armistice.compliance.choices import ChoiceError

if TYPE_CHECKING:
    from armistice.compliance.setting import Setting
    from armistice.record.model import Event

ACCOUNTS = Path(__file__).parent / "accounts"
CASES = Path(__file__).parents[2] / "cases"


@cache
def case() -> armistice.Case:
    return armistice.load(ACCOUNTS)


def differing(**asked: str) -> dict[tuple[str, str], object]:
    return {
        (one.event.id, str(one.disagreement.aspect)): one for one in case().discrepancies(**asked)
    }


def test_every_difference_is_found_once_in_the_order_of_time() -> None:
    assert list(differing()) == [
        ("shots-in-the-valley", "quantity"),
        ("shots-in-the-valley", "by"),
        ("the-dead-come-home", "date"),
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"aspect": "date"}, {"the-dead-come-home"}),
        ({"event": "shots-in-the-valley"}, {"shots-in-the-valley"}),
        ({"since": "2031-03"}, {"the-dead-come-home"}),
        ({"until": "2031-02-25"}, {"shots-in-the-valley"}),
        ({"agreement": "winter-2031", "aspect": "by"}, {"shots-in-the-valley"}),
    ],
)
def test_what_is_asked_for(asked: dict[str, str], expected: set[str]) -> None:
    assert {event for event, _ in differing(**asked)} == expected


@pytest.mark.parametrize(
    "asked",
    [{"event": "nothing"}, {"agreement": "none"}, {"aspect": "colour"}, {"since": "soon"}],
)
def test_what_there_is_not(asked: dict[str, str]) -> None:
    with pytest.raises(ChoiceError):
        case().discrepancies(**asked)


def test_a_verdict_turns_on_who_did_it_and_on_when() -> None:
    found = differing(as_of="2031-03-31")
    by = found["shots-in-the-valley", "by"]
    assert [v.words for v in by.disagreement.versions] == [
        "nobody named",
        "north-army",
        "south-army",
    ]
    (stake,) = by.stakes
    assert (stake.norm, stake.bearer) == ("winter-2031/1/ceasefire", "northland")
    assert stake.results[1:] == ("violated", "unreported")
    (late,) = found["the-dead-come-home", "date"].stakes
    assert late.results == ("fulfilled", "fulfilled late")
    assert not late.dates_alone


def test_no_verdict_turns_on_how_many_were_hurt() -> None:
    # Northland also names another army; that is a difference of its own.
    one = differing(as_of="2031-03-31")["shots-in-the-valley", "quantity"]
    assert str(one.disagreement.relation) == "different"
    assert one.stakes == ()


def test_verdicts_are_given_only_if_asked_for() -> None:
    found = case().discrepancies(as_of="2031-03-31", verdicts=False)
    assert {one.stakes for one in found} == {()}


def test_the_json_has_every_account_with_origin_grade_and_passage() -> None:
    (one,) = case().discrepancies(aspect="by", as_of="2031-03-31")
    found = one.to_dict(case().checked)
    (account,) = found["versions"][0]["accounts"]
    assert account == {
        "whose": "wire",
        "stance": "asserts",
        "origin": "wire",
        "date": "2031-02-21",
        "reliability": "B",
        "credibility": "2",
        "citations": [{"source": "bulletin", "start": "twelve wounded"}],
    }
    assert found["matters_to"][0]["norm"] == "winter-2031/1/ceasefire"


def test_mistakes_of_sources() -> None:
    (error,) = case().source_errors()
    assert (error.source, error.words) == ("bulletin", "Calls 11 March a Monday.")
    assert case().source_errors(["a-second-attack"]) == ()
    assert case().source_errors(["the-dead-come-home"]) == (error,)


def test_what_was_told_only_after_the_knowledge_date() -> None:
    asked = {"as_of": "2031-04-10", "known_at": "2031-04-10"}
    (late,) = case().known_only_later("winter-2031/1/ceasefire", **asked)
    assert (late.event, late.date, late.first) == ("a-second-attack", "2031-04-01", "2031-04-20")
    assert case().known_only_later("winter-2031/1/ceasefire", known_at="2031-04-20") == ()
    early = {"as_of": "2031-03-31", "known_at": "2031-04-10"}
    assert case().known_only_later("winter-2031/1/ceasefire", **early) == ()


def test_an_account_known_only_from_a_later_source_is_marked() -> None:
    (tree,) = case().why("winter-2031/1/ceasefire", known_at="2031-05-01")
    lines = [words for words in _words(tree) if "known only from sources" in words]
    assert lines == [
        "The Post asserts, 2031-04-20 (known only from sources of after the knowledge date)"
    ]
    assert [each.code for each in case().diagnostics if each.code == "A871"] == ["A871"]


def _words(node: object) -> list[str]:
    return [node.words, *(words for child in node.children for words in _words(child))]


def test_what_turns_is_what_a_replay_of_the_case_told_otherwise_gives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    event = "2020-12-01-lachin-corridor-settlements-control"
    whole = armistice.load(CASES / "nagorno-karabakh")
    shared = [one.stakes for one in whole.discrepancies(event=event, agreement="nk-2020")]

    def anew(everybody: Setting, event: Event) -> Setting:
        otherwise = replace(whole.checked, events={**whole.events, event.id: event})
        return replay_of(otherwise, everybody.agreement, "", "").setting

    monkeypatch.setattr(matters, "_Retold", anew)
    assert any(shared)
    assert [one.stakes for one in whole.discrepancies(event=event, agreement="nk-2020")] == shared
