"""``armistice lives``: how long a ceasefire held before its first breach, by each voice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from armistice.cli.asking import (
    agreement_option,
    case_argument,
    date_options,
    evidence_option,
    open_case,
    reading_options,
    usage_errors,
)
from armistice.cli.screen import draw, emit, width

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@case_argument
@agreement_option
@date_options
@reading_options
@evidence_option(
    "all", "Count a breach on this much evidence; `all` sets every voice beside the others."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="Show a table, or write every figure with its event.",
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
    """Say how long a ceasefire held before its first breach, by each voice.

    One row for each norm that forbids or keeps something, and each who bears
    it; one column for each kind of evidence. A figure counts from the hour at
    which the norm takes effect to the first breach that this evidence
    establishes. `0 to 12 h` means that the record gives the day and no hour.
    A dash means that this evidence establishes no breach, not that there was
    none. `?` marks an earlier event that is asserted and denied alike.

    \b
    Example:
      armistice lives cases/nagorno-karabakh --agreement moscow-2020-10
      armistice lives cases/nagorno-karabakh --agreement paris-2020-10 --reading all
      armistice lives cases/nagorno-karabakh --format csv > lives.csv

    \b
    Exit codes: 0 answered, 2 wrong usage or an error of the program.
    """
    case = open_case(folder)
    with usage_errors(case, agreement=agreement, reading=reading, text=text, evidence=evidence):
        found = case.lives(
            agreement=agreement,
            as_of=as_of,
            known_at=known_at,
            reading=reading,
            text=text,
            evidence=evidence,
        )
    if form == "json":
        plain = [life.to_dict() for life in found]
        emit((json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode())
    elif form == "csv":
        from armistice.cli.sheet import csv_of_rows

        emit(csv_of_rows([life.to_dict() for life in found]).encode())
    else:
        from armistice.cli.spans import show

        emit(draw(*show(case, found, width())))
