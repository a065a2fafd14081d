"""The five texts: sealed where they are not, verified where they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import armistice
from armistice.case.anchors import checked_anchors
from armistice.case.citations import every_citation
from armistice.case.sealing import Sealing, sealed
from armistice.evidence.anchors.status import AnchorStatus

ROOT = Path(__file__).parents[3]
FLAGSHIP = ROOT / "cases" / "nagorno-karabakh"
FIVE = {"aliyev-2021", "anggraeni-2022", "edm-2021", "legucka-2021", "povazan-2020"}
needs_the_texts = pytest.mark.skipif(
    not (ROOT.parent / "shared" / "sources").is_dir(),
    reason="the five texts are not on this machine",
)


def statuses(case):
    return {
        (a.citation.source, a.status) for a in checked_anchors(case) if a.citation.source in FIVE
    }


def told(case, code):
    return [each.concerns for each in case.diagnostics if each.code == code]


@pytest.fixture(scope="module")
def without(tmp_path_factory):
    """The case in a folder from which no text can be reached."""
    folder = tmp_path_factory.mktemp("elsewhere") / "cases" / "nagorno-karabakh"
    shutil.copytree(FLAGSHIP, folder)
    return armistice.load(folder).checked


def test_every_citation_of_the_five_has_words():
    case = armistice.load(FLAGSHIP).checked
    cited = [each.citation for each in every_citation(case) if each.citation.source in FIVE]
    assert {each.source for each in cited} == FIVE
    assert [each for each in cited if not each.start] == []
    assert [
        each for each in cited if len(each.start.split()) > 9 or len(each.end.split()) > 9
    ] == []


def test_without_the_texts_they_are_sealed(without):
    assert statuses(without) == {(source, AnchorStatus.SEALED) for source in FIVE}
    assert set(told(without, "A823")) == FIVE
    assert [
        d for d in without.diagnostics if d.code in {"A820", "A821", "A822", "A824", "A825"}
    ] == []


@needs_the_texts
def test_with_the_texts_they_are_verified():
    case = armistice.load(FLAGSHIP).checked
    assert statuses(case) == {(source, AnchorStatus.VERIFIED) for source in FIVE}
    assert set(told(case, "A824")) == FIVE
    codes = {"A801", "A802", "A803", "A805", "A807", "A820", "A821", "A822", "A823", "A825"}
    assert [each for each in case.diagnostics if each.code in codes] == []


@needs_the_texts
def test_the_seals_are_fresh():
    outcomes = list(sealed(armistice.load(FLAGSHIP).checked, ()))
    assert {one.source: one.result for one in outcomes} == dict.fromkeys(FIVE, Sealing.UNCHANGED)
    assert all(one.missing == () for one in outcomes)
    # What the case prints of them finds passages; it does not replace reading them.
    assert max(one.printed_share for one in outcomes) < 0.1


def test_the_wheel_carries_the_seals():
    carried = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"cases/nagorno-karabakh" = "armistice/examples/nagorno-karabakh"' in carried
    assert {path.stem for path in (FLAGSHIP / "seals").iterdir()} == FIVE


def test_pages_of_the_web_say_where_they_stand_and_when_they_were_seen():
    case = armistice.load(FLAGSHIP).checked
    web = [each for each in case.sources.values() if not each.held]
    assert len(web) > 1000
    assert [each.id for each in web if not (each.address and each.title and each.accessed)] == []
    assert [
        each.id for each in web if not (each.outlet or each.container_title or each.author)
    ] == []
    assert {each.id for each in case.sources.values() if each.held} == FIVE
