"""``armistice verdicts``: tables, JSON, CSV, and what cannot be asked."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import armistice
from armistice.cli.sheet import _cell

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from .conftest import Run

CASE = Path(__file__).parent / "case"
FLAGSHIP = Path(__file__).parents[2] / "cases" / "nagorno-karabakh"
CHOICES = {
    "one choice": (),
    "one reading": ("--reading", "south", "--evidence", "by:northland"),
    "all readings": ("--reading", "all"),
    "all evidence": ("--evidence", "all"),
    "all": ("--reading", "all", "--evidence", "all"),
    "all texts": ("--text", "all"),
    "all readings and texts": ("--reading", "all", "--text", "all"),
    "known early": ("--known-at", "2021-03-15", "--as-of", "2021-03-31"),
}


@pytest.mark.parametrize("columns", [60, 80, 140])
@pytest.mark.parametrize("name", CHOICES)
def test_tables(run: Run, snapshot: SnapshotAssertion, name: str, columns: int) -> None:
    result = run("verdicts", "case", *CHOICES[name], columns=columns)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert max(map(len, result.stdout.splitlines())) <= columns
    assert result.stdout == snapshot


def test_json_is_what_the_library_says_to_the_byte(run: Run) -> None:
    asked = ("verdicts", "case", "--reading", "all", "--evidence", "all", "--format", "json")
    result = run(*asked)
    verdicts = armistice.load(CASE).verdicts(reading="all", evidence="all")
    text = json.dumps(verdicts.to_dict(), ensure_ascii=False, indent=2) + "\n"
    assert result.stdout_bytes == text.encode()
    assert list(json.loads(text)) == ["case", "as_of", "known_at", "verdicts"]
    assert result.stdout_bytes == run(*asked, columns=40).stdout_bytes


def test_csv_has_a_row_for_each_verdict(run: Run, snapshot: SnapshotAssertion) -> None:
    result = run("verdicts", "case", "--format", "csv")
    assert result.stdout == snapshot
    every = run("verdicts", "case", "--reading", "all", "--evidence", "all", "--format", "csv")
    assert len(list(csv.DictReader(StringIO(every.stdout)))) == 90


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(first: str) -> None:
    assert _cell(f"{first}SUM(A1)") == f"'{first}SUM(A1)"
    assert _cell([f"{first}1", "2"]) == f"'{first}1; 2"
    assert _cell("2021-01-01") == "2021-01-01"
    assert _cell(None) == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["case", "--reading", "nort"], "no reading `nort` (there is: plain, north, south, all)"),
        (["case", "--reading", "nort"], "Did you mean `north`?"),
        (["case", "--text", "englsh"], "Did you mean `english`?"),
        (["case", "--evidence", "independant"], "Did you mean `independent`?"),
        (["case", "--evidence", "by:nortland"], "Did you mean `by:northland`?"),
        (["case", "--agreement", "valley-2020"], "Did you mean `valley-2021`?"),
        (["case", "--as-of", "2021-13-01"], "--as-of `2021-13-01`: there is no month 13"),
        (["case", "--known-at", "soon"], "--known-at `soon`"),
        (["nowhere"], "Directory 'nowhere' does not exist"),
        (["case/agreements/valley-2021.agreement"], "is a file"),
        (["__snapshots__"], "holds no agreement that can be read"),
        (["case", "--format", "xml"], "'xml' is not one of 'table', 'json', 'csv'"),
    ],
)
def test_what_cannot_be_asked(run: Run, arguments: list[str], words: str) -> None:
    result = run("verdicts", *arguments)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())
    assert result.stdout == ""


def test_a_reading_of_one_agreement_is_enough_but_a_reading_of_none_is_not(run: Run) -> None:
    result = run("verdicts", str(FLAGSHIP), "--reading", "nobody")
    assert result.exit_code == 2


def test_colours_only_where_they_are_wanted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in run("verdicts", "case").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    painted = run("verdicts", "case").stdout
    assert "\x1b[1;31mviolated" in painted
    assert "\x1b[32mfulfilled" in painted
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("verdicts", "case").stdout


def started(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "armistice", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
    )


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_no_error(unbuffered: str) -> None:
    asked = ("--reading", "all", "--evidence", "all", "--format", "json")
    with started("verdicts", str(CASE), *asked, PYTHONUNBUFFERED=unbuffered) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_a_terminal_that_knows_only_ascii() -> None:
    with started("verdicts", str(CASE), PYTHONIOENCODING="ascii") as process:
        out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert out.isascii()
    assert b"violated *" in out.replace(b"?", b" ")


def test_the_flagship_case(run: Run) -> None:
    asked = ("verdicts", str(FLAGSHIP), "--as-of", "2023-09-18")
    result = run(*asked, "--format", "json")
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert list(answer) == ["case", "as_of", "known_at", "verdicts"]
    assert answer["as_of"] == "2023-09-18"
    assert answer["verdicts"]
    assert "verdict" not in result.stderr
    table = run(*asked, "--reading", "all", "--evidence", "all", columns=80)
    assert table.exit_code == 0
    assert "Ceasefire" in table.stdout
    assert "Ceasefire" not in table.stderr
