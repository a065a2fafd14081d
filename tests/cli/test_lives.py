"""``armistice lives``: how long the ceasefires of October 2020 held, by each voice."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from .conftest import Run

CASE = str(Path(__file__).parents[2] / "cases" / "nagorno-karabakh")
CEASEFIRES = ("moscow-2020-10", "paris-2020-10", "washington-2020-10")


@pytest.mark.parametrize("agreement", CEASEFIRES)
def test_table(run: Run, snapshot: SnapshotAssertion, agreement: str) -> None:
    result = run("lives", CASE, "--agreement", agreement)
    assert result.exit_code == 0
    assert result.stdout == snapshot


def test_readings_stand_below_each_other(run: Run, snapshot: SnapshotAssertion) -> None:
    result = run("lives", CASE, "--agreement", "paris-2020-10", "--reading", "all")
    assert result.stdout == snapshot


def test_a_narrow_screen_has_one_line_for_each_voice(run: Run) -> None:
    result = run("lives", CASE, "--agreement", "moscow-2020-10", columns=60)
    assert "    by Armenia  5 min" in result.stdout.splitlines()
    assert "    corroborated  3 d 13 h" in result.stdout.splitlines()


def lives(run: Run, agreement: str, *more: str) -> list[dict[str, object]]:
    result = run("lives", CASE, "--agreement", agreement, "--format", "json", *more)
    assert result.exit_code == 0
    return json.loads(result.stdout)


def one(found: list[dict[str, object]], bearer: str, evidence: str) -> dict[str, object]:
    return next(life for life in found if (life["bearer"], life["evidence"]) == (bearer, evidence))


def test_json_has_every_figure_with_its_event(run: Run) -> None:
    found = lives(run, "washington-2020-10")
    azerbaijan = one(found, "azerbaijan", "by:armenia")
    assert azerbaijan["event"] == "2020-10-26-north-east-artillery"
    assert (azerbaijan["effective"], azerbaijan["breach"]) == (
        "2020-10-26T08:00",
        "2020-10-26T08:45",
    )
    assert (azerbaijan["least"], azerbaijan["most"]) == (0.75, 0.77)


def test_each_side_has_the_other_break_it_first(run: Run) -> None:
    """Minutes by the word of the other side, nothing by its own."""
    for agreement in CEASEFIRES:
        found = lives(run, agreement)
        for bearer, other in (("armenia", "azerbaijan"), ("azerbaijan", "armenia")):
            assert one(found, bearer, f"by:{other}")["least"] < 1  # type: ignore[operator]
    by_itself = [
        one(lives(run, agreement), bearer, f"by:{bearer}")["event"]
        for agreement in CEASEFIRES
        for bearer in ("armenia", "azerbaijan")
    ]
    # Baku reported a strike of its own, on launchers in Armenia, and gave a reason for it.
    assert by_itself == ["", "2020-10-14-launchers-in-armenia", "", "", "", ""]


def test_what_ended_before_the_effect_casts_no_doubt(run: Run) -> None:
    """Rockets of the morning, and a missile of the day before, are denied: they are too early."""
    assert one(lives(run, "moscow-2020-10"), "azerbaijan", "reported")["disputed"] == ""
    assert one(lives(run, "paris-2020-10"), "armenia", "reported")["disputed"] == ""


def test_a_denied_first_report_is_marked(run: Run) -> None:
    life = one(lives(run, "moscow-2020-10"), "armenia", "reported")
    assert life["disputed"] == "2020-10-10-aghdara-terter-attempt"


def test_without_a_breach_it_says_how_long_was_looked_at(run: Run) -> None:
    life = one(lives(run, "paris-2020-10"), "azerbaijan", "independent")
    assert (life["event"], life["least"], life["most"]) == ("", None, None)
    assert life["lasted"] == 553.02  # to the end of the minute of the statement of November


def test_the_hour_of_the_other_text_shortens_it(run: Run) -> None:
    """Twelve o'clock in Moscow is an hour later: the report of 12:05 is then before the effect."""
    found = lives(run, "moscow-2020-10", "--text", "en-tass")
    life = one(found, "azerbaijan", "by:armenia")
    assert life["effective"] == "2020-10-10T13:00"
    assert life["event"] != "2020-10-10-garakhanbeyli-attack"


def test_csv_has_one_row_for_each_voice(run: Run) -> None:
    result = run("lives", CASE, "--agreement", "moscow-2020-10", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout.lstrip("\ufeff"))))
    assert [row["evidence"] for row in rows[::2]] == [
        "reported",
        "undisputed",
        "corroborated",
        "independent",
        "by:russia",
        "by:azerbaijan",
        "by:armenia",
    ]
    assert rows[0]["event"] == "2020-10-10-hadrut-raid"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--agreement", "nosuch"), "no agreement `nosuch`"),
        (("--evidence", "gossip"), "gossip"),
        (("--as-of", "soon"), "soon"),
    ],
)
def test_bad_choices_get_one_sentence(run: Run, asked: tuple[str, ...], said: str) -> None:
    result = run("lives", CASE, *asked)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""
