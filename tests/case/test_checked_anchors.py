"""Anchors of a case: what `check` says of them, with the text and without, and approvals."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from armistice.case import load_case
from armistice.case.anchors import checked_anchors
from armistice.case.approvals import approval_for, write_approval
from armistice.case.writing import WritingError
from armistice.dates import parse_when
from armistice.evidence.anchors.status import AnchorStatus
from armistice.record.approvals import Approval
from made_case import put, write_case

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "I was there.\n\nThat day the bridge was open, and the ferry lay idle.\n\n"
    "No soldier crossed. The line was quiet. The next day the line was lost.\n"
)
AGREEMENT = """\
agreement river-2031 "The agreement on the river"
  parties    Northland, Southland
  effective  2031-03-01 00:00 Europe/Paris

clause 1 [memoir "the bridge was shut for the day"]
  ceasefire: each of Northland and Southland must not attack
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_case(tmp_path / "case", texts={"memoir.txt": TEXT})


def cite(folder: Path, *citations: str) -> None:
    lines = "".join(f"      - {{source: memoir, {words}}}\n" for words in citations)
    put(
        folder / "records.yaml",
        "sources:\n"
        "  - {id: memoir, type: book, title: Memoir, issued: 2030, held: yes, file: memoir.txt}\n"
        f"places:\n  - id: river\n    kind: line\n    citations:\n{lines}",
    )


def codes(folder: Path) -> list[str]:
    return [one.code for one in load_case(folder).diagnostics]


def statuses(folder: Path) -> list[str]:
    return [str(one.status) for one in checked_anchors(load_case(folder))]


def test_verified_anchors_are_not_remarked_on(folder: Path) -> None:
    cite(folder, "start: the bridge was open", "start: I was, end: lay idle")
    assert codes(folder) == []
    assert statuses(folder) == ["verified", "verified"]


@pytest.mark.parametrize(
    ("words", "code", "status"),
    [
        ("start: that the bridge was never open", "A803", "orphan"),
        ("start: That day the bridge was not open", "A801", "drifted"),
        ("start: line was", "A802", "ambiguous"),
        ("start: he ferry lay idle", "A805", "located, differs"),
        ("notes: a remark", "A806", "no words"),
        ("locator: paragraph 1, start: ferry lay idle", "A807", "verified"),
    ],
)
def test_what_check_says(folder: Path, words: str, code: str, status: str) -> None:
    cite(folder, words)
    assert codes(folder) == [code]
    assert statuses(folder) == [status]


def test_two_records_with_one_citation_are_told_twice(folder: Path) -> None:
    cite(folder, "start: line was", "start: line was")
    assert codes(folder) == ["A802", "A802"]


def test_a_citation_of_an_agreement_is_checked_where_it_stands(folder: Path) -> None:
    cite(folder, "start: I was there")
    actors = "actors:\n  - {id: northland, kind: state}\n  - {id: southland, kind: state}\n"
    put(folder / "actors.yaml", actors)
    put(folder / "river.agreement", AGREEMENT)
    found = [one for one in load_case(folder).diagnostics if one.code.startswith("A80")]
    assert [one.code for one in found] == ["A803"]
    assert (found[0].location.file, found[0].location.line) == ("river.agreement", 5)
    assert found[0].concerns == "river-2031"


def test_without_the_text_one_note_says_so_once(folder: Path) -> None:
    cite(folder, "start: the bridge was open", "start: line was", "start: nothing of this")
    (folder.parent / "texts" / "memoir.txt").unlink()
    case = load_case(folder)
    assert [one.code for one in case.diagnostics] == ["A804"]
    assert "3 citations" in case.diagnostics[0].message
    assert {one.status for one in checked_anchors(case)} == {AnchorStatus.NOT_HELD}


def test_a_case_that_holds_no_text_hears_nothing_of_it(folder: Path) -> None:
    cite(folder, "start: the bridge was open")
    records = folder / "records.yaml"
    records.write_text(records.read_text().replace("held: yes, file: memoir.txt", "held: no"))
    assert codes(folder) == []


# --- approvals ----------------------------------------------------------------------------------

DRIFTED = "start: That day the bridge was not open"


def approve(folder: Path) -> Approval:
    case = load_case(folder)
    (anchor,) = (one for one in checked_anchors(case) if one.status is AnchorStatus.DRIFTED)
    hashed = hashlib.sha256(TEXT.encode()).hexdigest()
    approval = approval_for(case, anchor, hashed, by="A. Reader", date=parse_when("2031-04-02"))
    write_approval(folder, approval)
    return approval


def test_an_approval_makes_a_drifted_anchor_verified(folder: Path) -> None:
    cite(folder, DRIFTED)
    approval = approve(folder)
    assert approval.found == "That day the bridge was open"
    case = load_case(folder)
    assert case.diagnostics == ()
    assert case.approvals == {approval.id: approval}
    (anchor,) = checked_anchors(case)
    assert (anchor.status, anchor.approval) == (AnchorStatus.VERIFIED, approval)


def test_it_falls_with_the_phrase(folder: Path) -> None:
    cite(folder, DRIFTED)
    approve(folder)
    cite(folder, DRIFTED.replace("not open", "never open"))
    assert codes(folder) == ["A808", "A801"]


def test_it_falls_with_the_text(folder: Path) -> None:
    cite(folder, DRIFTED)
    approve(folder)
    put(folder.parent / "texts" / "memoir.txt", TEXT + "More.\n")
    assert codes(folder) == ["A808", "A801"]


def test_it_is_idle_when_the_words_are_mended(folder: Path) -> None:
    cite(folder, DRIFTED)
    approve(folder)
    cite(folder, "start: That day the bridge was open")
    assert codes(folder) == ["A808"]


def test_nobody_can_approve_what_is_in_two_places(folder: Path) -> None:
    cite(folder, "start: line was")
    hashed = hashlib.sha256(TEXT.encode()).hexdigest()
    entry = Approval(
        id="a",
        source="memoir",
        phrase="line was",
        found="line was",
        text_sha256=hashed,
        by="A. Reader",
        date=parse_when("2031"),
    )
    write_approval(folder, entry)
    assert codes(folder) == ["A808", "A802"]


def test_a_file_that_cannot_take_it_is_left_alone(folder: Path) -> None:
    cite(folder, DRIFTED)
    path = put(folder / "approvals.yaml", "approvals: {a: b}\n")
    with pytest.raises(WritingError, match="mend it first"):
        approve(folder)
    assert path.read_bytes() == b"approvals: {a: b}\n"


def test_ids_do_not_collide(folder: Path) -> None:
    cite(folder, DRIFTED)
    first = approve(folder)
    case = load_case(folder)
    anchor = next(checked_anchors(case))
    second = approval_for(case, anchor, "ff", by="B", date=parse_when("2031"))
    assert first.id == "approval-memoir-1"
    assert second.id == "approval-memoir-2"
