"""What the tests of the command line share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from click.testing import CliRunner, Result

from armistice.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent


class Run(Protocol):
    """Runs a command in the folder of these tests."""

    def __call__(self, *arguments: str, columns: int = 100) -> Result: ...


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(HERE)
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)

    def runs(*arguments: str, columns: int = 100) -> Result:
        monkeypatch.setenv("COLUMNS", str(columns))
        return CliRunner().invoke(app, arguments, prog_name="armistice", terminal_width=80)

    return runs


@pytest.fixture
def here(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return run


@pytest.fixture
def agreement_file(tmp_path: Path) -> Callable[[str], Path]:
    """Writes an agreement into a file of its own."""

    def writes(text: str) -> Path:
        path = tmp_path / "made.agreement"
        path.write_bytes(text.encode())
        return path

    return writes
