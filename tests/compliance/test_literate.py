"""Every row of every literate case holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from literate_cases import Row, files, read, write

import armistice
from armistice.compliance.verdict import Word
from armistice.diagnostics import Severity, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from armistice.compliance.verdict import Verdict

QUESTIONS = {"as-of", "known-at", "reading", "text", "evidence", "norm", "bearer"}


def _between(verdict: Verdict) -> str:
    return ", ".join(sorted(verdict.result.outcomes))


def _episodes(verdict: Verdict) -> str:
    return "; ".join(
        f"{e.since} to {e.until or '..'}" + (f" ({e.excepted})" if e.excepted else "")
        for e in verdict.result.episodes
    )


def _flips(verdict: Verdict) -> str:
    axes = {flip.axis for flip in verdict.contested.flips} if verdict.contested else set()
    return ", ".join(sorted(axes))


ANSWERS: dict[str, Callable[[Verdict], str]] = {
    "verdict": lambda v: str(v.verdict),
    "since": lambda v: v.result.since,
    "until": lambda v: v.result.until,
    "deadline": lambda v: v.result.deadline,
    "between": _between,
    "original deadline": lambda v: v.result.original_deadline,
    "original verdict": lambda v: str(v.result.original_word or ""),
    "expires": lambda v: v.result.expires,
    "notice by": lambda v: v.result.notice_by,
    "progress": lambda v: v.result.progress,
    "episodes": _episodes,
    "contested": lambda v: "yes" if v.contested else "no",
    "flips": _flips,
    "weak": lambda v: "yes" if v.weak else "no",
    "rests on": lambda v: ", ".join(sorted(v.events)),
}


def failures(case: armistice.Case, rows: Iterable[Row]) -> list[str]:
    """What does not hold, row by row."""
    found = []
    for row in rows:
        unknown = set(row.cells) - QUESTIONS - set(ANSWERS)
        assert not unknown, f"{row}: no column is called {unknown}"
        verdicts = _asked(case, row)
        if row.cells.get("verdict") == "not in force":
            others = [v for v in verdicts if v.verdict is not Word.NOT_IN_FORCE]
            found += [f"{row}\n    found {v.verdict}" for v in others]
            continue
        if len(verdicts) != 1:
            bearers = ", ".join(v.bearer or "nobody" for v in verdicts)
            found.append(f"{row}\n    found {len(verdicts)} verdicts ({bearers})")
            continue
        for name, answer in ANSWERS.items():
            wanted = row.cells.get(name, "")
            given = answer(verdicts[0])
            if wanted and given != ("" if wanted == "-" else wanted):
                found.append(
                    f"{row}\n    {name}: expected {wanted}, found {given or '-'}"
                    + "".join(f"\n      {step}" for step in verdicts[0].result.steps)
                    + "".join(
                        f"\n      {use.event}: {use.reason}" for use in verdicts[0].result.uses
                    )
                )
    return found


def _asked(case: armistice.Case, row: Row) -> list[Verdict]:
    cells = row.cells
    every = case.verdicts(
        as_of=cells.get("as-of", ""),
        known_at=cells.get("known-at", ""),
        reading=cells.get("reading") or "plain",
        text=cells.get("text", ""),
        evidence=cells.get("evidence") or "reported",
        contested=bool({"contested", "flips", "weak"} & set(cells)),
    )
    pattern = re.compile(rf"[^/]+/(?:[^/]+/)?{re.escape(cells['norm'])}")
    known = {norm.id for a in case.agreements.values() for norm in a.norms}
    assert any(pattern.fullmatch(name) for name in known), f"{row}: no such norm"
    bearer = cells.get("bearer", "").replace(" + ", "+")
    return [v for v in every if pattern.fullmatch(v.norm) and bearer in {"", v.bearer}]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_literate_case(path: Path, tmp_path: Path) -> None:
    literate = read(path)
    case = armistice.load(write(literate, tmp_path / literate.name))
    errors = [d for d in case.diagnostics if d.severity is Severity.ERROR]
    assert tuple(d.code for d in errors) == literate.objections, render(
        errors, read=case.checked.source_text
    )
    assert literate.rows, f"{path.name} expects nothing"
    found = failures(case, literate.rows)
    assert not found, "\n".join(["", *found])
