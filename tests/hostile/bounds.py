"""A case loaded by a process of its own, which may use so much memory and so much time."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHILD = Path(__file__).parent / "child.py"
HEAD = "format: 1\nid: made\ntitle: Made\nas_of: 2031-12-31\nzone: Europe/Paris\n"
BASE = """\
actors:
  - {id: northland, kind: state, names: {text: Northland, language: en}}
  - {id: southland, kind: state, names: {text: Southland, language: en}}
  - {id: wire, kind: outlet, names: {text: Wire, language: en}}
places:
  - {id: valley, kind: district, names: {text: Valley, language: en}}
sources:
  - {id: gazette, type: report, title: Gazette, issued: 2031-03-01}
events:
  - id: sound
    act: attack
    date: 2031-03-01
    by: northland
    accounts: {whose: wire, date: 2031-03-02, citations: {source: gazette}}
"""
AGREEMENT = """\
agreement made "Made"
  parties    Northland, Southland
  effective  2031-03-01 00:00 Europe/Paris

"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case."""

    codes: dict[str, int]
    files: list[str]
    messages: list[str]
    helps: list[str]
    events: list[str]
    actors: int
    norms: int
    shown: int
    left_out: list[str]
    hash: str
    seconds: float
    all_seconds: float
    megabytes: int


def sound_case(folder: Path) -> Path:
    """A case without a fault, into which a hostile file can be put."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    return folder


def outcome(folder: Path, *, seconds: float = 20, megabytes: int = 1200) -> Outcome:
    """Load a case in bounds; a process that breaks, hangs or grows beyond them fails the test."""
    done = subprocess.run(
        [sys.executable, str(CHILD), str(folder), str(megabytes)],
        capture_output=True,
        timeout=seconds,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    return Outcome(**found)
