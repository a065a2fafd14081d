"""What the five held analyses say otherwise than others stands in the flagship case as accounts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import armistice

CASE = Path(__file__).parents[2] / "cases" / "nagorno-karabakh"


@cache
def case() -> armistice.Case:
    return armistice.load(CASE)


def versions(event: str, aspect: str) -> dict[str, set[str]]:
    """Who tells each version of an aspect of an event."""
    (one,) = case().discrepancies(event=event, aspect=aspect, verdicts=False)
    accounts = one.event.accounts
    return {
        version.words: {accounts[number].whose for number in version.accounts}
        for version in one.disagreement.versions
    }


def test_how_strong_the_contingent_was() -> None:
    told = versions("2020-11-10-contingent-deployment", "quantity")
    assert "agnieszka-legucka" in told["1,960 personnel"]
    assert told["1,970 personnel"] == {"sputnik"}
    assert told["about 2,000 personnel"] == {"rferl", "nurlan-aliyev", "shafira-anggraeni"}
    (one,) = case().discrepancies(
        event="2020-11-10-contingent-deployment", aspect="quantity", verdicts=False
    )
    assert str(one.disagreement.relation) == "different"


def test_which_failed_ceasefire_was_whose() -> None:
    assert versions("2020-10-17-truce-mediated", "by") == {
        "france": {"france", "shafira-anggraeni"},
        "sergey-lavrov": {"martin-povazan"},
    }
    assert versions("2020-10-ceasefires-failed", "quantity") == {
        "3 ceasefires": {"shafira-anggraeni"},
        "4 ceasefires": {"martin-povazan"},
    }


def test_who_began() -> None:
    told = versions("2020-09-27-outbreak", "by")
    assert told["armenian-army"] == {"azerbaijan-defence-ministry"}
    assert told["azerbaijani-army"] == {"nikol-pashinyan", "nk-ombudsman"}


def test_when_the_working_group_was_set_up() -> None:
    assert versions("2021-01-11-working-group-set-up", "date")["2021-01-09"] == {"nurlan-aliyev"}
    assert any(error.source == "aliyev-2021" for error in case().source_errors())


def test_analyses_that_repeat_somebody_rest_on_that_somebody() -> None:
    event = case().events["2020-11-10-contingent-deployment"]
    groups = {group.root: group for group in case().origins(event.id)}
    russia = {event.accounts[number].whose for number in groups["russia"].accounts}
    assert {"russia-defence-ministry", "sputnik", "nurlan-aliyev"} <= russia
    assert "agnieszka-legucka" not in russia
