"""``armistice check``: what is wrong, doubtful or worth a word in a case."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from armistice.cli.asking import case_argument
from armistice.cli.screen import coloured, emit, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from armistice.diagnostics import Diagnostic, Location


_FOR_PROGRAMS = frozenset({"json", "sarif"})


@click.command()
@case_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["full", "concise", "json", "github", "sarif"]),
    default="full",
    show_default=True,
    help="Show each with its source lines, in one line, as JSON, as GitHub shows it, as SARIF.",
)
@click.option("--no-notes", is_flag=True, help="Leave out notes; show errors and warnings.")
@click.option("--all", "everything", is_flag=True, help="Show all of thousands of like mistakes.")
def command(folder: Path, form: str, *, no_notes: bool, everything: bool) -> None:
    """Say what is wrong, doubtful or worth a word in a case, by file and line.

    Errors make a case unfit for verdicts, warnings deserve a look, notes say
    what is assumed. Nothing is written. `armistice explain CODE` says more, and
    a comment `# armistice: allow CODE` in a file allows a warning or note there.

    \b
    Example:
      armistice check cases/nagorno-karabakh --no-notes
      armistice check cases/nagorno-karabakh --format concise
      armistice check cases/nagorno-karabakh --format sarif > check.sarif

    \b
    Exit codes: 0 no errors (warnings and notes leave it so), 1 errors,
    2 wrong usage or an error of the program.
    """
    import armistice
    from armistice.diagnostics import Form, Severity, capped, render

    case = armistice.load(folder)
    shown = [one for one in case.diagnostics if one.severity is not Severity.NOTE or not no_notes]
    texts = case.checked

    def read(file: str) -> str | None:
        return texts.source_text(file.removeprefix(f"{folder.as_posix()}/"))

    # People and editors open files from where they are; JSON does not depend on that.
    placed = shown if form == "json" else [_from_here(one, folder) for one in shown]
    whole = everything or form in _FOR_PROGRAMS
    some, left_out = (placed, ()) if whole else capped(placed)
    suppressed = [_from_here(one, folder) for one in texts.suppressed]
    text = render(some, Form(form), read=read, colour=coloured(), suppressed=suppressed)
    if text:
        emit(text.encode("utf-8", "replace") if form in _FOR_PROGRAMS else text)
    for line in left_out:
        say(f"{line} (--all shows them)")
    quiet = f", {len(suppressed)} suppressed" if suppressed else ""
    say(f"{folder}: {_count(shown)}{quiet}")
    if any(one.severity is Severity.ERROR for one in shown):
        raise SystemExit(1)


def _from_here(diagnostic: Diagnostic, folder: Path) -> Diagnostic:
    """The diagnostic with its files named as the user would open them."""

    def placed(location: Location) -> Location:
        if not location.file:
            return location
        return replace(location, file=f"{folder.as_posix()}/{location.file}")

    return replace(
        diagnostic,
        location=placed(diagnostic.location),
        labels=tuple(
            replace(label, location=placed(label.location)) for label in diagnostic.labels
        ),
    )


def _count(shown: Sequence[Diagnostic]) -> str:
    counts = Counter(str(one.severity) for one in shown)
    parts = [
        f"{counts[name]} {name}{'s' if counts[name] > 1 else ''}"
        for name in ("error", "warning", "note")
        if counts[name]
    ]
    return ", ".join(parts) or "nothing to remark"
