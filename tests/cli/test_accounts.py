"""``armistice accounts``: version beside version, who rests on whom, what turns."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from .conftest import Run

CASE = "../compliance/accounts"


@pytest.mark.parametrize("columns", [80, 120])
def test_table(run: Run, snapshot: SnapshotAssertion, columns: int) -> None:
    result = run("accounts", CASE, "--as-of", "2031-03-31", columns=columns)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == snapshot


def test_one_event_with_its_origins(run: Run, snapshot: SnapshotAssertion) -> None:
    result = run("accounts", CASE, "--event", "the-dead-come-home")
    assert result.exit_code == 0
    assert result.stdout == snapshot


def test_nothing_differs(run: Run) -> None:
    result = run("accounts", CASE, "--event", "a-second-attack")
    assert result.exit_code == 0
    assert result.stdout.endswith("no account differs from another\n")


def test_json(run: Run) -> None:
    result = run("accounts", CASE, "--event", "shots-in-the-valley", "--format", "json")
    answer = json.loads(result.stdout)
    assert list(answer) == [
        "case",
        "as_of",
        "known_at",
        "differences",
        "source_errors",
        "origins",
    ]
    assert [one["differ_in"] for one in answer["differences"]] == ["quantity", "by"]
    assert [one["root"] for one in answer["origins"]] == ["wire", "southland", "northland"]
    assert answer["source_errors"][0]["mistake"] == "Calls 11 March a Monday."


def test_csv_has_a_row_for_each_account_of_each_version(run: Run) -> None:
    result = run("accounts", CASE, "--format", "csv")
    rows = list(csv.DictReader(StringIO(result.stdout)))
    assert [(row["differ_in"], row["version"], row["whose"]) for row in rows] == [
        ("quantity", "12 wounded", "wire"),
        ("quantity", "12 wounded", "southland"),
        ("quantity", "about 10 wounded", "northland"),
        ("by", "nobody named", "wire"),
        ("by", "north-army", "southland"),
        ("by", "south-army", "northland"),
        ("date", "2031-03-09", "southland"),
        ("date", "2031-03-11", "wire"),
    ]
    assert rows[0]["reliability"] == "B"
    assert result.stderr == "1 mistake of sources is left out; see --format json\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--event", "shots-in-the-vale"), "Did you mean `shots-in-the-valley`?"),
        (("--agreement", "winter"), "the case has no agreement `winter`."),
        (("--since", "soon"), "--since `soon`"),
        (("--field", "colour"), "'colour' is not one of"),
    ],
)
def test_what_there_is_not(run: Run, arguments: tuple[str, ...], words: str) -> None:
    result = run("accounts", CASE, *arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_why_says_what_was_told_only_later(run: Run) -> None:
    asked = ("why", CASE, "ceasefire", "--as-of", "2031-04-10", "--known-at", "2031-04-10")
    assert run(*asked).stdout.endswith(
        "known only later than 2031-04-10\n"
        "└── 2031-04-01 Army of Northland attacks the Valley: first told on 2031-04-20\n"
    )
    answer = json.loads(run(*asked, "--format", "json").stdout)
    assert [one["event"] for one in answer["known_only_later"]] == ["a-second-attack"]
