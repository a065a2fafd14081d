"""How diagnostics are shown: in full with the source, in one line each, or for other programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.diagnostics.excerpt import excerpt
from armistice.diagnostics.paint import PAINTS, Paint, printable, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from armistice.diagnostics.model import Diagnostic

    Read = Callable[[str], str | None]


class Form(StrEnum):
    """The forms in which diagnostics can be shown."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def render(
    diagnostics: Iterable[Diagnostic],
    form: Form = Form.FULL,
    *,
    read: Read,
    colour: bool = False,
    suppressed: Iterable[Diagnostic] = (),
) -> str:
    """Show diagnostics in the order given.

    Args:
        diagnostics: What to show.
        form: Full, concise, JSON, workflow commands or SARIF.
        read: Gives the text of a file, or None where there is none to show.
        colour: Whether to use terminal colours; pass False where NO_COLOR is set.
        suppressed: What comments in the files allow; SARIF alone has a place for it.
    """
    match form:
        case Form.FULL:
            return "\n".join(render_full(entry, read, colour=colour) for entry in diagnostics)
        case Form.CONCISE:
            return "".join(render_concise(entry) for entry in diagnostics)
        case Form.JSON:
            return render_json(diagnostics)
        case Form.GITHUB:
            from armistice.diagnostics.github import render_github

            return "".join(render_github(entry) for entry in diagnostics)
        case Form.SARIF:
            from armistice.diagnostics.sarif import render_sarif

            return render_sarif(diagnostics, suppressed)


def render_full(diagnostic: Diagnostic, read: Read, *, colour: bool = False) -> str:
    """Show one diagnostic with its source lines underlined, its notes and its help."""
    paint = PAINTS[diagnostic.severity] if colour else Paint()
    head = paint.severity(f"{diagnostic.severity}[{diagnostic.code}]")
    lines = [head + paint.strong(f": {printable(diagnostic.message)}")]
    body, margin = excerpt(diagnostic, read, paint)
    lines += body
    if body and (diagnostic.notes or diagnostic.help or diagnostic.concerns):
        lines.append(f"{margin} {paint.frame('|')}")
    remarks = [("in", shortened(diagnostic.concerns))]
    remarks += [("note", words) for words in diagnostic.notes]
    remarks += [("help", diagnostic.help)]
    lines += [
        f"{margin} {paint.frame('=')} {paint.strong(kind)}: {printable(words)}"
        for kind, words in remarks
        if words
    ]
    return "\n".join(lines) + "\n"


def render_concise(diagnostic: Diagnostic) -> str:
    """Show one diagnostic in one line: ``file:line:column: error[A201] message``."""
    return printable(str(diagnostic)) + "\n"


def render_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Show diagnostics as a JSON list of objects, with the names of the fields as keys."""
    return json.dumps([asdict(entry) for entry in diagnostics], ensure_ascii=False, indent=2) + "\n"
