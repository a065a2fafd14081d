"""``armistice new``, ``example``, ``migrate`` and ``completion``."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from .conftest import Run

TEXT = "Truce\n\n1. Northland shall not open fire.\n2. Southland must leave the bank.\n"


@pytest.fixture
def here(here: Run) -> Run:
    """Runs a command in a folder that holds a text."""
    Path("truce.txt").write_text(TEXT, encoding="utf-8")
    return here


def test_new(here: Run, snapshot: SnapshotAssertion) -> None:
    result = here("new", "borderland", "--title", "The border valley", "--zone", "Asia/Tbilisi")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == snapshot
    check = here("check", "borderland")
    assert (check.exit_code, check.stdout) == (0, "")
    assert check.stderr == "borderland: nothing to remark\n"
    again = here("new", "borderland")
    assert again.exit_code == 2
    assert "nothing is overwritten" in again.stderr
    asked = here("verdicts", "borderland")
    assert asked.exit_code == 2
    assert "holds no agreement yet; begin one with `armistice new borderland --text" in asked.stderr


def test_new_of_a_text(here: Run, snapshot: SnapshotAssertion) -> None:
    result = here("new", "truce", "--text", "truce.txt", "--agreement", "truce-2031")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == snapshot
    assert Path("truce/agreements/truce-2031.agreement").read_text("utf-8") == snapshot
    assert here("check", "truce").stderr == "truce: nothing to remark\n"
    assert here("fmt", "--check", "truce").exit_code == 0
    asked = here("verdicts", "truce")
    assert asked.exit_code == 0
    assert asked.stderr.startswith("no norm is encoded yet, so there is nothing to judge")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("new", "x", "--text", "nowhere.txt"), "nowhere.txt"),
        (("new", "x", "--agreement", "y"), "give its text with --text"),
        (("new", "x", "--zone", "Etc/UCT0"), "there is no zone"),
        (("new", "truce.txt"), "is a file"),
        (("example", "minsk-2051", "x"), "there is no example `minsk-2051`"),
        (("example", "minks-2015"), "did you mean `minsk-2015`?"),
        (("example", "a", "b", "c"), "give a NAME and a FOLDER"),
        (("migrate", "nowhere"), "does not exist"),
        (("completion", "cmd"), "is not one of"),
    ],
)
def test_wrong_usage(here: Run, arguments: tuple[str, ...], words: str) -> None:
    result = here(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_example(here: Run) -> None:
    names = here("example").stdout.split()
    assert "nagorno-karabakh" in names
    result = here("example", "nagorno-karabakh", "copy")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("copied nagorno-karabakh to copy: ")
    assert Path("copy/agreements/nk-2020.agreement").exists()
    assert here("example", "nagorno-karabakh", "copy").exit_code == 2
    assert here("example", "mine").exit_code == 0
    assert Path("mine/agreements/nk-2020.agreement").exists()


def test_migrate(here: Run) -> None:
    here("new", "case")
    result = here("migrate", "case")
    words = "case: format 1 is the current one; nothing to do\n"
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", words)
    head = Path("case/case.yaml")
    text = head.read_text(encoding="utf-8")
    old = text.replace("format: 1", "format: 0").replace("\nas_of:", "\nview_date:")
    head.write_text(old, encoding="utf-8")
    looked = here("migrate", "case", "--check")
    assert (looked.exit_code, head.read_text(encoding="utf-8")) == (1, old)
    assert "case/case.yaml:2: format 1 instead of 0\n" in looked.stdout
    done = here("migrate", "case")
    assert (done.exit_code, done.stdout) == (0, looked.stdout)
    assert done.stderr == "case: 1 file changed, from format 0 to 1; noted in MIGRATED.md\n"
    assert head.read_text(encoding="utf-8") == text
    head.write_text(text.replace("format: 1", "format: 7"), encoding="utf-8")
    newer = here("migrate", "case")
    assert newer.exit_code == 2
    assert "install a newer version" in newer.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"_ARMISTICE_COMPLETE={shell}_complete" in result.stdout
    if shutil.which(shell):
        done = subprocess.run([shell, "-n"], input=result.stdout, text=True, check=False)
        assert done.returncode == 0


@pytest.mark.parametrize(
    ("line", "found"), [("armistice mig", "migrate"), ("armistice new x --ti", "--title")]
)
def test_a_shell_that_asks_is_answered(
    line: str, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_ARMISTICE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split()) - 1))
    script = "import sys; sys.argv = ['armistice']; from armistice.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.stdout == f"plain,{found}\n"
