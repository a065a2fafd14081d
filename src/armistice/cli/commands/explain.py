"""``armistice explain``: what a code of ``armistice check`` means."""

from __future__ import annotations

import click

from armistice.cli.screen import coloured, emit, width


@click.command()
@click.argument("code", required=False, default="")
def command(code: str) -> None:
    """Explain CODE: what it means, what causes it, how to mend it.

    Without CODE, list all codes by family with their severity and title.

    \b
    Example:
      armistice explain A404
      armistice explain

    \b
    Exit codes: 0 explained, 2 wrong usage or an error of the program.
    """
    from armistice.diagnostics import CODES
    from armistice.diagnostics.explain import explain, list_codes, meant

    if not code:
        emit(list_codes(colour=coloured()))
        return
    found = code.strip().upper()
    if found not in CODES:
        close = meant(code)
        advice = f"Did you mean `{close}`?" if close else "`armistice explain` lists all codes."
        raise click.UsageError(f"there is no code `{code}`. {advice}")
    emit(explain(found, width=width(), colour=coloured()))
