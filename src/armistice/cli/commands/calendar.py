"""``armistice calendar``: what falls due, runs out or begins, and when."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from armistice.cli.asking import (
    EVIDENCE,
    agreement_option,
    case_argument,
    date_options,
    open_case,
    usage_errors,
)
from armistice.cli.screen import draw, emit, say, width

if TYPE_CHECKING:
    from pathlib import Path

    from armistice.api import Case
    from armistice.compliance.calendar import Calendar


@click.command()
@case_argument
@agreement_option
@date_options
@click.option(
    "--reading",
    default="all",
    show_default=True,
    metavar="NAME|all",
    help="Read the agreement as this side does; with `all`, each date names its readings.",
)
@click.option(
    "--text",
    default="all",
    show_default=True,
    metavar="NAME|all",
    help="Take this version of the text; with `all`, each date names its versions.",
)
@click.option(
    "--evidence",
    default="reported",
    show_default=True,
    metavar=EVIDENCE.removesuffix("|all"),
    help="Take something as complete, ended or objected to on this much evidence.",
)
@click.option(
    "--until",
    default="",
    metavar="DATE",
    help="Stop after this day.  [default: ten years of renewals, every other date]",
)
@click.option("--past", is_flag=True, help="List the days before the as-of date as well.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "ics"]),
    default="table",
    show_default=True,
    help="Show a table, write every entry, or write a file for calendar programs.",
)
def command(
    folder: Path,
    agreement: str,
    as_of: str,
    known_at: str,
    reading: str,
    text: str,
    evidence: str,
    until: str,
    form: str,
    *,
    past: bool,
) -> None:
    """Say what falls due, runs out or begins after a day, under each reading and text.

    Deadlines, last days for notice, expiries and renewals of terms, beginnings
    and ends, each with the norm, who answers for it, and the state that it is
    in. `day` is the last day that counts: what is due before 1 May stands on 30
    April. What waits for another norm has no date, and stands at the end. A
    date that another reading or text sets differently stands once for each.

    \b
    Example:
      armistice calendar cases/nagorno-karabakh --as-of 2020-11-12
      armistice calendar cases/nagorno-karabakh --agreement nk-2020 --past
      armistice calendar cases/nagorno-karabakh --as-of 2021-01-01 \\
          --format ics > nagorno-karabakh.ics

    \b
    Exit codes: 0 answered, 2 wrong usage or an error of the program.
    """
    case = open_case(folder)
    with usage_errors(case, agreement=agreement, reading=reading, text=text, evidence=evidence):
        found = case.calendar(
            agreement=agreement,
            as_of=as_of,
            known_at=known_at,
            reading=reading,
            text=text,
            evidence=evidence,
            until=until,
            past=past,
        )
    if form == "json":
        emit((json.dumps(found.to_dict(), ensure_ascii=False, indent=2) + "\n").encode())
    elif form == "csv":
        from armistice.cli.sheet import csv_of_rows

        emit(csv_of_rows([entry.to_dict() for entry in found]).encode())
    elif form == "ics":
        _icalendar(case, found)
    else:
        from armistice.cli.dates import show

        emit(draw(*show(case, found, evidence, width())))


def _icalendar(case: Case, found: Calendar) -> None:
    """Write the dated entries; what has no date is counted on standard error."""
    from armistice.cli.icalendar import icalendar

    emit(icalendar(case, found))
    waiting = sum(not entry.day for entry in found)
    if waiting:
        are = "entry has" if waiting == 1 else "entries have"
        say(f"{waiting} {are} no date and cannot stand in a calendar file; see --format table")
