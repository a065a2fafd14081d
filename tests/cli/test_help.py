"""Help, version and usage: what the command line says before it does anything."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from armistice import __version__
from armistice.cli.overview import COMMANDS, overview

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from .conftest import Run

COMMANDS_FOLDER = Path(import_module("armistice.cli.commands").__file__ or "").parent


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False, encoding="utf-8"
    )


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help(run: Run, snapshot: SnapshotAssertion, name: str) -> None:
    result = run(*filter(None, [name]), "--help")
    assert result.exit_code == 0
    assert result.stdout == snapshot


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_has_an_example_and_exit_codes(run: Run, name: str) -> None:
    words = run(name, "--help").stdout
    assert f"armistice {name} " in words.partition("Example:")[2]
    assert "Exit codes: 0" in words


def test_every_module_of_a_command_is_in_the_overview() -> None:
    modules = {path.stem for path in COMMANDS_FOLDER.glob("*.py")} - {"__init__"}
    assert modules == set(COMMANDS)


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], []])
def test_the_overview_answers_without_the_library_of_commands(arguments: list[str]) -> None:
    script = (
        f"import sys; sys.argv[1:] = {arguments!r}; from armistice.cli import main; main(); "
        "assert not {'click', 'rich', 'pydantic', 'yaml', 'lark'} & set(sys.modules)"
    )
    result = python("-c", script)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == overview() + "\n"


def test_the_help_of_a_command_loads_no_case_and_no_tables() -> None:
    script = (
        "import sys; sys.argv[1:] = ['verdicts', '--help']; from armistice.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "assert not {'rich', 'pydantic', 'yaml', 'lark', 'armistice.api'} & set(sys.modules)"
    )
    result = python("-c", script)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [["--version"], ["--version", "check"]])
def test_version(arguments: list[str]) -> None:
    result = python("-m", "armistice", *arguments)
    assert (result.returncode, result.stdout) == (0, f"armistice {__version__}\n")


def test_python_m_armistice_names_itself_as_the_program_does() -> None:
    result = python("-m", "armistice", "check")
    assert result.returncode == 2
    assert "Usage: armistice check" in result.stderr


def test_a_misspelt_command(run: Run) -> None:
    result = run("verdict")
    assert result.exit_code == 2
    assert "there is no command `verdict`. Did you mean `verdicts`?" in result.stderr


def test_an_error_of_the_program_is_no_finding(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(_: object) -> None:
        raise RuntimeError("broken within")

    monkeypatch.setattr("armistice.load", breaks, raising=False)
    result = run("check", "case")
    assert result.exit_code == 2
    assert "broken within" in result.stderr
    assert "armistice itself failed" in result.stderr
    assert result.stdout == ""


def test_an_interruption_is_no_finding(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("armistice.load", stops, raising=False)
    assert run("check", "case").exit_code == 130
