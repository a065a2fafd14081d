"""The alliance treaties of Armenia: three boards, on which the readings of the two sides part."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import armistice

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

CASE = Path(__file__).parents[2] / "cases" / "nagorno-karabakh"
TREATIES = ("cst-1992", "treaty-1997")
BOARDS = ("2020-11-10", "2021-05-31", "2022-12-31")
"""After the war of 44 days, after the border incident of May 2021, after September 2022."""


@cache
def case():
    return armistice.load(CASE)


@cache
def board(treaty: str, as_of: str) -> dict[tuple[str, str], armistice.Verdict]:
    found = case().verdicts(agreement=treaty, as_of=as_of, reading="all")
    return {(verdict.norm.partition("/")[2], verdict.reading): verdict for verdict in found}


def words(treaty: str, norm: str, as_of: str) -> dict[str, str]:
    return {
        reading: str(verdict.verdict)
        for (name, reading), verdict in board(treaty, as_of).items()
        if name == norm
    }


def alike(word: str) -> dict[str, str]:
    return dict.fromkeys(("plain", "yerevan", "moscow"), word)


PARTED = {"plain": "undetermined", "yerevan": "outstanding", "moscow": "fulfilled"}


@pytest.mark.parametrize("as_of", BOARDS)
def test_board(as_of: str, snapshot: SnapshotAssertion) -> None:
    lines = [
        f"{treaty}/{norm}  {reading}: {verdict.verdict}"
        + (f", since {verdict.result.since}" if verdict.result.since else "")
        + (f", {verdict.result.progress}" if verdict.result.progress else "")
        + (f", between {', '.join(verdict.result.outcomes)}" if verdict.result.outcomes else "")
        for treaty in TREATIES
        for (norm, reading), verdict in board(treaty, as_of).items()
    ]
    assert "\n".join(lines) == snapshot


def test_in_2020_nobody_asked_under_the_collective_treaty() -> None:
    for norm in ("2/consultation", "4/assistance"):
        assert words("cst-1992", norm, "2020-11-10") == alike("not triggered")


def test_in_2020_the_readings_of_the_treaty_of_1997_part_over_what_help_is() -> None:
    assert words("treaty-1997", "3/assistance", "2020-11-10") == PARTED
    assert words("treaty-1997", "2/consultation", "2020-11-10") == alike("outstanding")


def test_in_may_2021_consultations_were_asked_for_and_held_and_no_help_was_asked_for() -> None:
    assert words("cst-1992", "2/consultation", "2021-05-31") == alike("fulfilled")
    assert words("cst-1992", "4/assistance", "2021-05-31") == alike("not triggered")
    assert words("treaty-1997", "2/consultation", "2021-05-31") == alike("fulfilled")


def test_in_2022_armenia_asked_for_help_and_the_readings_part_under_both_treaties() -> None:
    assert words("cst-1992", "4/assistance", "2022-12-31") == PARTED
    assert words("treaty-1997", "3/assistance", "2022-12-31") == PARTED


def test_what_parts_them_is_the_reading_and_not_the_evidence() -> None:
    """Neither side denies what the other did: they give the same act another name."""
    moscow = board("cst-1992", "2022-12-31")["4/assistance", "moscow"]
    assert "2022-09-13-csto-mission-decided" in moscow.to_dict()["events"]
    yerevan = board("cst-1992", "2022-12-31")["4/assistance", "yerevan"]
    assert not yerevan.result.since
