"""The tutorial does what it says: its files are written, its commands run, its answers compared.

``python tests/docs/test_tutorial.py`` writes the answers again, for a person to read.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from armistice.cli.app import app

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "docs" / "tutorial.md", ROOT / "docs" / "tutorial" / "board.md"]
TEXT = ROOT / "docs" / "tutorial" / "text.txt"

STEP = re.compile(
    r"(?:^<!-- (?P<what>write|append|replace): (?P<path>[^\s:]+)(?P<where>.*?) -->\n)?"
    r"^```(?P<language>\w+)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
UP_TO = re.compile(r": (?:from `(?P<first>[^`]+)` )?up to `(?P<last>[^`]+)`")
THE_LINE = re.compile(r": the line `(?P<first>[^`]+)`")


def walked(folder: Path) -> list[str]:
    """The pages with the answers of their commands; their files are written into a folder."""
    (folder / "text.txt").write_bytes(TEXT.read_bytes())

    def step(found: re.Match[str]) -> str:
        if found["what"]:
            write(folder / found["path"], found["what"], found["where"], found["body"])
        elif found["language"] == "console":
            return found[0].replace(found["body"], answers(found["body"], folder))
        return found[0]

    return [STEP.sub(step, page.read_text(encoding="utf-8")) for page in PAGES]


def write(path: Path, what: str, where: str, body: str) -> None:
    """What the reader is told to write, where."""
    old = path.read_text(encoding="utf-8")
    if what == "write":
        new = body
    elif what == "append":
        new = old + body
    elif found := UP_TO.fullmatch(where):
        start = line_that_begins(old, found["first"]) if found["first"] else 0
        end = line_that_begins(old, found["last"])
        new = f"{old[:start]}{body}\n{old[end:]}"
    else:
        found = THE_LINE.fullmatch(where)
        assert found, where
        start = line_that_begins(old, found["first"])
        new = old[:start] + body + old[old.index("\n", start) + 1 :]
    path.write_text(new, encoding="utf-8", newline="\n")


def line_that_begins(text: str, words: str) -> int:
    """Where the one line that begins with some words begins."""
    found = [match.start() for match in re.finditer(rf"^{re.escape(words)}\b", text, re.MULTILINE)]
    assert len(found) == 1, (words, found)
    return found[0]


def answers(body: str, folder: Path) -> str:
    """The commands of a block, each with what it answers."""
    shown = []
    for line in body.splitlines():
        if line.startswith("$ "):
            program, *arguments = shlex.split(line[2:])
            assert program == "armistice"
            before = Path.cwd()
            os.chdir(folder)
            try:
                result = CliRunner().invoke(app, arguments, prog_name="armistice")
            finally:
                os.chdir(before)
            assert result.exit_code in {0, 1}, (line, result.output)
            shown += [line, *(one.rstrip() for one in result.output.splitlines())]
    return "\n".join(shown) + "\n"


def test_the_tutorial_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    stale = "run `python tests/docs/test_tutorial.py` to write the answers again, and read them"
    pages = [page.read_text(encoding="utf-8") for page in PAGES]
    assert walked(tmp_path) == pages, stale
    assert (tmp_path / "borderland.html").stat().st_size > 10_000


def test_the_tutorial_ends_at_a_case_that_checks_clean(tmp_path: Path) -> None:
    walked(tmp_path)
    from armistice.api import load

    case = load(tmp_path / "borderland")
    assert [one for one in case.diagnostics if one.severity != "note"] == []
    assert len(case.events) == 5
    assert len(case.agreements["accord-2031"].norms) == 3
    assert len({str(one.verdict) for one in case.verdicts(reading="all")}) >= 4


if __name__ == "__main__":
    os.environ |= {"COLUMNS": "100", "NO_COLOR": "1"}
    with tempfile.TemporaryDirectory() as made:
        fresh = walked(Path(made))
    for page, text in zip(PAGES, fresh, strict=True):
        page.write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"wrote {page.relative_to(ROOT)}\n")
