"""``armistice verdicts``: who kept what."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from armistice.cli.asking import (
    agreement_option,
    case_argument,
    choice_options,
    date_options,
    open_case,
    usage_errors,
)
from armistice.cli.screen import draw, emit, width

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@case_argument
@agreement_option
@date_options
@choice_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="Show a table, or write every verdict with all that belongs to it.",
)
def command(
    folder: Path,
    agreement: str,
    as_of: str,
    known_at: str,
    reading: str,
    text: str,
    evidence: str,
    form: str,
) -> None:
    """Say who kept what: one verdict for each norm and whoever must answer for it.

    With `all` for reading or evidence the choices stand side by side. With
    `all` for both, the table pairs each reading with the evidence of whoever
    holds it; json and csv hold every pair.

    \b
    Example:
      armistice verdicts cases/nagorno-karabakh --as-of 2023-09-18
      armistice verdicts cases/nagorno-karabakh --reading all --evidence all
      armistice verdicts cases/nagorno-karabakh --reading yerevan \\
          --evidence by:armenia --format json > verdicts.json

    \b
    Exit codes: 0 answered (whatever the verdicts are), 2 wrong usage or an
    error of the program.
    """
    case = open_case(folder)
    with usage_errors(case, agreement=agreement, reading=reading, text=text, evidence=evidence):
        verdicts = case.verdicts(
            agreement=agreement,
            as_of=as_of,
            known_at=known_at,
            reading=reading,
            text=text,
            evidence=evidence,
        )
    if form == "json":
        answer = json.dumps(verdicts.to_dict(), ensure_ascii=False, indent=2) + "\n"
        emit(answer.encode())
    elif form == "csv":
        from armistice.cli.sheet import csv_of

        emit(csv_of(verdicts).encode())
    else:
        from armistice.cli.tables import Asked, show

        asked = Asked(str(folder), reading, text, evidence)
        emit(draw(*show(case, verdicts, asked, width())))
