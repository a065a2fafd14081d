"""``armistice cite``, ``anchors`` and ``anchor approve``: what they print, write and refuse."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from made_case import put, write_case

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    from .conftest import Run

RECORDS = """\
sources:
  - {id: memoir, type: book, title: Memoir, issued: 2030, held: yes, file: memoir.txt}
  - {id: diary, type: book, title: Diary, issued: 2031, held: yes, file: diary.txt}
  - {id: gazette, type: report, title: Gazette, issued: 2031, held: no}
places:
  - id: river
    kind: line
    citations:
      - {source: memoir, start: the bridge was open}
      - {source: memoir, start: That day the bridge was not open}
      - {source: memoir, start: line was}
      - {source: diary, start: The mill burned}
      - {source: gazette, start: the mill}
"""
TEXT = (
    "I was there, as I have said before and shall say again whenever somebody asks me.\n\n"
    "That day the bridge was open, and the ferry lay idle.\n\n"
    "No soldier crossed. The line was quiet. The next day the line was lost.\n"
)


@pytest.fixture
def folder(here: Run, tmp_path: Path) -> Path:
    assert here is not None, "the commands below run where the case is made"
    texts = {"memoir.txt": TEXT, "diary.txt": "The mill burned that day.\n"}
    return write_case(tmp_path / "memoirs", RECORDS, texts, held_in="texts")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "arguments",
    [
        ("memoir", "ferry lay idle"),
        ("memoir", "ferry  LAY"),
        ("memoir", "line was"),
        ("memoir", "line was", "--choice", "2"),
        ("memoir", "I was there", "--end", "asks me"),
        ("memoir", "That day the bridge was not open"),
        ("memoir", "That day the bridge was not open", "--choice", "1"),
        ("memoir", "The mill burned"),
        ("memoir", "ferry lay idle", "--format", "yaml"),
        ("memoir", "ferry lay idle", "--format", "agreement"),
        ("gazette", "the mill"),
        ("memoirs", "the mill"),
        ("memoir", "line was", "--choice", "7"),
        ("memoir", "ferry lay idle", "--choice", "2"),
        ("memoir", "ferry lay idle", "--choice", "-1"),
    ],
)
def test_cite(run: Run, snapshot: SnapshotAssertion, arguments: tuple[str, ...]) -> None:
    result = run("cite", "memoirs", *arguments, columns=80)
    assert (result.exit_code, result.stdout, result.stderr) == snapshot


@pytest.mark.usefixtures("folder")
def test_what_cite_prints_can_be_pasted(run: Run, folder: Path) -> None:
    for words in ("ferry lay idle", "I was there, as I have said before and shall say again"):
        printed = run("cite", "memoirs", "memoir", words, "--format", "yaml").stdout
        records = RECORDS.split("      - {", maxsplit=1)[0] + f"      {printed}"
        put(folder / "records.yaml", records)
        result = run("anchors", "memoirs", "--format", "json")
        (row,) = json.loads(result.stdout)["citations"]
        assert (row["status"], row["rung"]) == ("verified", 1)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "arguments", [(), ("--source", "memoir"), ("--status", "drifted"), ("--format", "csv")]
)
def test_anchors(run: Run, snapshot: SnapshotAssertion, arguments: tuple[str, ...]) -> None:
    result = run("anchors", "memoirs", *arguments, columns=80)
    assert (result.exit_code, result.stdout, result.stderr) == snapshot


@pytest.mark.usefixtures("folder")
def test_anchors_as_json(run: Run) -> None:
    result = run("anchors", "memoirs", "--format", "json")
    rows = json.loads(result.stdout)["citations"]
    assert [row["status"] for row in rows] == [
        "verified",
        "drifted",
        "ambiguous",
        "verified",
        "not held",
    ]
    assert rows[0]["position"] == TEXT.index("the bridge")
    assert rows[0]["line"] == 9


WHO = ("--by", "A. Reader", "--date", "2031-04-02")


def test_approve(run: Run, folder: Path, snapshot: SnapshotAssertion) -> None:
    result = run("anchor", "approve", "memoirs", "memoir", "That day", *WHO, "--yes")
    assert (result.exit_code, result.stdout, result.stderr) == snapshot
    assert (folder / "approvals.yaml").read_text(encoding="utf-8") == snapshot
    listed = run("anchors", "memoirs", "--source", "memoir")
    assert "approved by A. Reader, 2031-04-02" in listed.stdout
    again = run("anchor", "approve", "memoirs", "memoir", "That day", *WHO, "--yes")
    assert again.exit_code == 2
    assert "verified, by approval: there is nothing to approve" in again.stderr


def test_without_a_yes_nothing_is_written(run: Run, folder: Path) -> None:
    result = run("anchor", "approve", "memoirs", "memoir", "That day", *WHO)
    assert result.exit_code == 1
    assert "bridge was [-not-] open" in result.stderr
    assert not (folder / "approvals.yaml").exists()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("source", "words", "said"),
    [
        ("memoir", "the bridge was open", "verified: there is nothing to approve"),
        ("memoir", "line was", "ambiguous: there is nothing to approve"),
        ("memoir", "no such words", "no citation of `memoir` begins with these words"),
        ("gazette", "the mill", "not held on this machine"),
    ],
)
def test_what_cannot_be_approved(run: Run, source: str, words: str, said: str) -> None:
    result = run("anchor", "approve", "memoirs", source, words, *WHO, "--yes")
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


@pytest.mark.usefixtures("folder")
def test_an_approval_names_somebody(run: Run) -> None:
    arguments = ("memoir", "That day", "--by", " ", "--date", "2031-04-02", "--yes")
    result = run("anchor", "approve", "memoirs", *arguments)
    assert result.exit_code == 2
    assert "--by: name who has compared the words." in result.stderr


@pytest.mark.usefixtures("folder")
def test_a_date_that_is_none(run: Run) -> None:
    day = ("--by", "A", "--date", "2031-02-31")
    result = run("anchor", "approve", "memoirs", "memoir", "That day", *day)
    assert result.exit_code == 2
    assert "--date" in result.stderr
