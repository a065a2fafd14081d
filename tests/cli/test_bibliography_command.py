"""``armistice bibliography``: what it prints, and its exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from armistice.case import load_case

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from .conftest import Run

HERE = Path(__file__).parent

ENTRIES = """\
@book{broers, author = {Broers, Laurence}, title = {A rivalry}, year = 2019,
  abstract = {What it is about.}}
@report{treaty, title = {Ceasefire of the Valley}, date = {2021-01-01}}
@misc{broken title = {x}}
"""
PAPER = """\
Peace in the Valley

Introduction

The valley has seen many rounds of talks, and observers differ on what they achieved (Broers 2019).
Others see a month of quiet (Mirror 2021). The mission itself reported little of it (Smith 2020).

References

Broers, L., 2019. *A rivalry in the valley*. Edinburgh: University Press.
Mirror, D., 2021. "A month in the Valley", *Daily Mirror*, [online].
Retrieved from: <https://mirror.example/month> (accessed on 6 May 2021).
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "case", tmp_path / "case")
    (tmp_path / "case" / "held").mkdir()
    (tmp_path / "case" / "held" / "paper.txt").write_text(PAPER, encoding="utf-8")
    with (tmp_path / "case" / "case.yaml").open("a", encoding="utf-8") as file:
        file.write("texts: [held]\n")
    (tmp_path / "case" / "papers.yaml").write_text(
        "sources:\n  - {id: paper, type: report, title: Peace, held: yes, file: paper.txt}\n",
        encoding="utf-8",
    )
    return tmp_path / "case"


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl-json", "text"])
def test_export(run: Run, case: Path, form: str, snapshot: SnapshotAssertion) -> None:
    done = run("bibliography", "export", str(case), "--format", form, "--source", "mirror-2021-03")
    assert (done.exit_code, done.stdout.replace("\r", "")) == (0, snapshot)


def test_export_to_a_file_overwrites_nothing(run: Run, case: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.bib"
    done = run("bibliography", "export", str(case), "--output", str(target))
    assert (done.exit_code, done.stdout) == (0, "")
    written = target.read_bytes()
    again = run("bibliography", "export", str(case), "--output", str(target))
    assert (again.exit_code, target.read_bytes()) == (2, written)
    assert "is not overwritten" in again.stderr
    assert run("bibliography", "export", str(case), "--source", "nobody").exit_code == 2


def test_import(run: Run, case: Path, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    file = tmp_path / "zotero.bib"
    file.write_text(ENTRIES, encoding="utf-8")
    dry = run("bibliography", "import", str(case), str(file), "--dry-run")
    assert not (case / "sources.yaml").exists()
    assert dry.stdout == snapshot
    done = run("bibliography", "import", str(case), str(file))
    shown = (done.stdout + done.stderr).replace(str(case), "CASE")
    assert (done.exit_code, shown) == (1, snapshot)
    assert load_case(case).sources["broers"].title == "A rivalry"


def test_references(run: Run, case: Path, snapshot: SnapshotAssertion) -> None:
    done = run("bibliography", "references", str(case), "paper")
    assert (done.exit_code, done.stdout) == (0, snapshot)
    answer = json.loads(
        run("bibliography", "references", str(case), "paper", "--format", "json").stdout
    )
    assert [one["keys"] for one in answer["citations"]] == [["broers-2019"], ["mirror-2021"], []]
    assert answer["works"][1]["csl"]["accessed"] == {"date-parts": [[2021, 5, 6]]}


def test_references_are_added_once(run: Run, case: Path) -> None:
    first = run("bibliography", "references", str(case), "paper", "--add")
    assert first.exit_code == 0
    added = load_case(case).sources
    assert added["broers-2019"].publisher == "University Press"
    written = (case / "sources.yaml").read_bytes()
    again = run("bibliography", "references", str(case), "paper", "--add")
    assert again.exit_code == 0
    assert (case / "sources.yaml").read_bytes() == written
    assert "broers-2019" in again.stdout


def test_a_text_that_is_not_here(run: Run, case: Path) -> None:
    done = run("bibliography", "references", str(case), "mirror-2021-03")
    assert done.exit_code == 2
    assert "is not on this machine" in done.stderr
