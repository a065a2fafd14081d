"""Twenty mistakes in one case: exactly these are found, each on its line, and nothing else."""

import re
from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from armistice.case import load_case
from armistice.diagnostics import render

FOLDER = Path(__file__).parent / "planted"
MISTAKES = 20


def planted() -> list[tuple[str, int, str]]:
    """File, line and code of every mistake, as comments beside them say."""
    return sorted(
        (path.relative_to(FOLDER).as_posix(), number, mark[1])
        for path in FOLDER.rglob("*.*")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (mark := re.search(r"# planted: (A\d+)$", line))
    )


def test_exactly_the_planted_mistakes_are_found() -> None:
    case = load_case(FOLDER)
    found = [(each.location.file, each.location.line, each.code) for each in case.diagnostics]
    assert len(planted()) == MISTAKES
    assert sorted(found) == planted()


def test_how_they_are_shown(snapshot: SnapshotAssertion) -> None:
    case = load_case(FOLDER)
    assert render(case.diagnostics, read=case.source_text) == snapshot


def test_what_is_sound_is_there_all_the_same() -> None:
    case = load_case(FOLDER)
    assert {"attack-on-the-mill", "deployment-in-the-valley"} <= set(case.events)
    norms = {norm.id for each in case.agreements.values() for norm in each.norms}
    assert "bridge-2031/1/sound" in norms
    assert len(norms) == 7
