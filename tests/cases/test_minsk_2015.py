"""The second case: zones measured from two lines, days counted from events, an order in dispute."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import armistice
from armistice.compliance.geography import Geography
from armistice.diagnostics import Severity

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

CASE = Path(__file__).parents[2] / "cases" / "minsk-2015"
BEARERS = ("ukraine", "armed-formations")
READINGS = ("plain", "kyiv", "moscow", "formations")


@cache
def case():
    return armistice.load(CASE)


@cache
def board(agreement="minsk-2015", as_of="2015-12-31", reading="all", evidence="reported", text=""):
    return case().verdicts(
        agreement=agreement, as_of=as_of, reading=reading, evidence=evidence, text=text
    )


def one(norm, bearer="", **asked):
    found = [
        verdict
        for verdict in board(**asked)
        if verdict.norm.endswith(f"/{norm}") and verdict.bearer == bearer
    ]
    assert len(found) == 1, found
    return found[0]


def words(norm, bearer="", agreement="minsk-2015", **asked):
    return {
        reading: str(one(norm, bearer, agreement=agreement, reading=reading, **asked).verdict)
        for reading in READINGS
    }


def uses(verdict):
    return {use.event: use for use in verdict.result.uses}


# --- the case -----------------------------------------------------------------------------------


def test_it_loads_without_errors_and_warnings():
    said = [d for d in case().diagnostics if d.severity is not Severity.NOTE]
    assert said == []


@pytest.mark.parametrize("agreement", ["minsk-2015", "addendum-2015"])
def test_board(agreement: str, snapshot: SnapshotAssertion) -> None:
    lines = [
        f"{verdict.norm.partition('/')[2]}  {verdict.bearer or '-'}  {verdict.reading}: "
        f"{verdict.verdict}"
        + (f", since {verdict.result.since}" if verdict.result.since else "")
        + (f", due {verdict.result.deadline}" if verdict.result.deadline else "")
        for verdict in board(agreement)
    ]
    assert "\n".join(lines) == snapshot


def test_the_mediator_signed_and_its_mission_is_independent():
    agreement = case().agreements["minsk-2015"]
    assert "osce" in agreement.signatories
    assert agreement.sides == ("ukraine", "cadlr", "russia")
    monitored = one("monitoring", "cadlr", reading="plain", evidence="independent")
    assert str(monitored.verdict) == "violated"


def test_the_clause_of_the_addendum_carries_out_point_2():
    clause = case().agreements["addendum-2015"].clauses[0]
    assert clause.implements == "minsk-2015/2"


# --- readings of who, where and when -------------------------------------------------------------


def test_russia_is_bound_in_the_reading_of_kyiv_alone():
    bound = {
        v.reading for v in board() if v.bearer == "russia" and str(v.verdict) != "not in force"
    }
    assert bound == {"kyiv"}
    assert case().agreements["minsk-2015"].parties_under("kyiv") == ("ukraine", "cadlr", "russia")


def test_debaltseve_lies_outside_the_ceasefire_for_the_formations():
    taken = "2015-02-15-debaltseve-offensive"
    assert uses(one("ceasefire", "cadlr", reading="plain"))[taken].used
    assert taken not in uses(one("ceasefire", "cadlr", reading="formations"))


def test_the_hour_of_donetsk_is_an_hour_before_that_of_kyiv():
    agreement = case().agreements["minsk-2015"]
    zone = case().checked.zone
    kyiv = agreement.effective_under("plain", "ru").begins(zone).earliest
    donetsk = agreement.effective_under("formations", "ru").begins(zone).earliest
    assert (kyiv - donetsk).total_seconds() == 3600


def test_kyiv_waits_for_two_quiet_days():
    """The first hours of 15 February were quiet, and no more: that was no such lull."""
    assert one("quiet", reading="kyiv").result.since == "2015-02-26"
    assert one("start", "ukraine", reading="kyiv").result.deadline == "2015-02-28"


@pytest.mark.parametrize("norm", ["artillery", "rockets", "long-range"])
def test_one_duty_has_a_day_for_each_reading(norm: str) -> None:
    due = {reading: one(norm, "ukraine", reading=reading).result.deadline for reading in READINGS}
    assert due == {
        "plain": "2015-03-03",
        "kyiv": "2015-03-12",
        "moscow": "2015-03-03",
        "formations": "2015-03-07",
    }


def test_second_day_after_or_second_day_of_is_a_matter_of_the_text():
    other = one("start", "ukraine", reading="plain", text="en-moscow-times")
    assert one("start", "ukraine", reading="plain").result.deadline == "2015-02-17"
    assert other.result.deadline == "2015-02-16"


def test_the_order_of_the_points_is_a_matter_of_readings():
    assert words("elections") == {
        "plain": "outstanding",
        "kyiv": "not triggered",
        "moscow": "not triggered",
        "formations": "outstanding",
    }
    assert one("prisoners", "ukraine", reading="formations").verdict == "not triggered"


# --- zones -------------------------------------------------------------------------------------


def test_the_zone_is_measured_from_the_line_of_each_side():
    """Marinka lies at the actual line, Donetsk some nine kilometres from that of September."""
    ground = {bearer: uses(one("artillery", bearer, reading="plain")) for bearer in BEARERS}
    assert ground["ukraine"]["2015-06-03-ukraine-heavy-weapons"].finding == "established"
    assert ground["armed-formations"]["2015-06-03-formations-heavy-weapons"].finding == (
        "established"
    )


def test_weapons_are_those_of_whom_the_report_names():
    """Both strips reach over the line: what stood there counts for him whose it was."""
    ukraine = uses(one("artillery", "ukraine", reading="plain"))
    assert ukraine["2015-06-03-formations-heavy-weapons"].finding != "established"


def test_fire_long_after_the_first_days_is_still_found_in_the_area():
    found = one("ceasefire", "ukraine", reading="plain").result.episodes
    assert [episode.since for episode in found] == ["2015-02-15", "2015-03-01", "2015-06-03"]


def test_rocket_launchers_at_artemivsk_stand_in_the_wide_zone():
    seen = "2015-03-10-uragan-artemivsk"
    verdict = one("long-range", "ukraine", reading="plain")
    assert str(verdict.verdict) == "disputed"
    assert uses(verdict)[seen].used
    assert (
        str(one("long-range", "ukraine", reading="plain", evidence="by:cadlr").verdict) == "overdue"
    )


def test_a_district_without_an_outline_lies_in_no_strip():
    """ "In the Luhansk region" does not say on which side of fifteen kilometres."""
    geography = Geography(case().places, case().checked.zone)
    strip = "within 15 km of line-of-contact"
    assert geography.undecided("luhansk-region", strip)
    assert geography.undecided("zholobok", strip)
    assert not geography.undecided("marinka", strip)
    assert geography.within("marinka", strip)
    assert not geography.within("kyiv", strip)


def test_whether_a_mortar_is_artillery_flips_the_duty_of_ukraine():
    assert str(one("artillery", "ukraine", reading="formations").verdict) == "overdue"
    assert str(one("artillery", "ukraine", reading="kyiv").verdict) == "disputed"
