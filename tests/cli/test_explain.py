"""``armistice explain``, and the forms of ``armistice check`` for other programs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from armistice.diagnostics import CODES

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from .conftest import Run

HERE = Path(__file__).parent


@pytest.mark.parametrize("code", ["A404", "A502", "A101"])
def test_explain(run: Run, snapshot: SnapshotAssertion, code: str) -> None:
    result = run("explain", code)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == snapshot
    assert run("explain", code.lower()).stdout == result.stdout


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained_on_a_narrow_screen(run: Run, code: str) -> None:
    result = run("explain", code, columns=60)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{CODES[code].severity}[{code}]: {CODES[code].title}\n")
    assert ("armistice: allow" in result.stdout) >= (CODES[code].severity == "note")


def test_explain_lists_every_code(run: Run) -> None:
    listed = run("explain").stdout
    assert listed.startswith("A1xx: files and YAML\n  A101  error    no such folder\n")
    assert [line.split()[0] for line in listed.splitlines() if line.startswith("  ")] == sorted(
        CODES
    )


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("A40", "Did you mean `A"),
        ("404", "Did you mean `A404`?"),
        ("undated", "Did you mean `A404`?"),
        ("whatever", "`armistice explain` lists all codes."),
    ],
)
def test_a_code_that_does_not_exist(run: Run, asked: str, words: str) -> None:
    result = run("explain", asked)
    assert result.exit_code == 2
    assert f"there is no code `{asked}`." in result.stderr
    assert words in result.stderr


def test_check_for_github(run: Run) -> None:
    result = run("check", "case", "--format", "github")
    assert result.exit_code == 0
    assert result.stderr == "case: 6 notes\n"
    commands = result.stdout.splitlines()
    assert len(commands) == 6
    assert all(line.startswith("::notice file=case/records.yaml,line=") for line in commands)


def test_check_as_sarif(run: Run) -> None:
    log = json.loads(run("check", "case", "--format", "sarif").stdout_bytes)
    (made,) = log["runs"]
    assert len(made["results"]) == 6
    (place,) = made["results"][0]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "case/records.yaml"


def test_check_counts_what_is_suppressed(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(HERE / "case", folder)
    records = folder / "records.yaml"
    text = records.read_text(encoding="utf-8")
    comment = "# armistice: allow A403 reports of the day\n"
    records.write_text(text.replace("events:\n", f"{comment}events:\n"), encoding="utf-8")
    result = run("check", str(folder))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{folder}: nothing to remark, 6 suppressed\n"
    log = json.loads(run("check", str(folder), "--format", "sarif").stdout_bytes)
    kinds = [each["suppressions"][0]["kind"] for each in log["runs"][0]["results"]]
    assert kinds == ["inSource"] * 6
