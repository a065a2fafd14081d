"""What a record holds reaches the terminal without steering it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Run

HERE = Path(__file__).parent


@pytest.mark.parametrize("coloured", [False, True])
@pytest.mark.parametrize("command", ["verdicts", "why", "check"])
def test_nothing_in_a_record_steers_the_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, *, coloured: bool
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(HERE / "case", folder)
    records = folder / "records.yaml"
    text = records.read_text(encoding="utf-8")
    hostile = text.replace("text: Northland,", r'text: "North\e]0;x\aland\u202e",')
    assert hostile != text
    records.write_text(hostile, encoding="utf-8")
    agreement = folder / "agreements" / "valley-2021.agreement"
    said = agreement.read_text(encoding="utf-8").replace('says "', 'says "\x1b[2J\u2066', 1)
    agreement.write_text(said, encoding="utf-8")
    if coloured:
        monkeypatch.setenv("FORCE_COLOR", "1")
    norm = ["ceasefire"] if command == "why" else []
    result = run(command, str(folder), *norm)
    assert result.exit_code == 0
    for sign in ("\x1b]", "\x1b[2J", "\a", "\u202e", "\u2066"):
        assert sign not in result.stdout
