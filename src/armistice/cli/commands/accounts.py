"""``armistice accounts``: where the accounts of one fact differ."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from armistice.cli.asking import case_argument, date_options, open_case, usage_errors
from armistice.cli.screen import draw, emit, say, width

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = (
    "occurrence",
    "quantity",
    "by",
    "to",
    "object",
    "date",
    "place",
    "act",
    "holds",
    "justification",
)


@click.command()
@case_argument
@click.option("--event", default="", metavar="ID", help="Show this event, and who rests on whom.")
@click.option(
    "--field",
    "aspect",
    type=click.Choice(FIELDS),
    default=None,
    help="Show what differs in this field alone.  [default: every one]",
)
@click.option(
    "--agreement", default="", metavar="ID", help="Show events at which its verdicts look."
)
@click.option("--since", default="", metavar="DATE", help="Leave out events that ended earlier.")
@click.option("--until", default="", metavar="DATE", help="Leave out events that began later.")
@date_options
@click.option("--no-verdicts", is_flag=True, help="Do not say what turns on a difference: faster.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="Show a table, or write every account with its passages.",
)
def command(
    folder: Path,
    event: str,
    aspect: str | None,
    agreement: str,
    since: str,
    until: str,
    as_of: str,
    known_at: str,
    form: str,
    *,
    no_verdicts: bool,
) -> None:
    """List where accounts of one fact differ, version beside version.

    How many, when, where, who did it, whether it happened at all, and what is
    claimed as the reason; each version with the accounts that tell it so, their
    origin, grade and passage. Round figures and bounds that fit each other are
    said to be compatible. `turns` names the verdicts that come out otherwise,
    version by version, if all accounts tell this one detail as that version
    does. Mistakes that sources make stand at the end.

    \b
    Example:
      armistice accounts cases/nagorno-karabakh --field quantity
      armistice accounts cases/nagorno-karabakh --agreement nk-2020 --until 2020-12-31
      armistice accounts cases/nagorno-karabakh --event 2020-11-10-contingent-deployment
      armistice accounts cases/nagorno-karabakh --format csv > accounts.csv

    \b
    Exit codes: 0 answered, 2 wrong usage or an error of the program.
    """
    case = open_case(folder)
    with usage_errors(case, agreement=agreement, event=event):
        found = case.discrepancies(
            event=event,
            aspect=aspect or "",
            agreement=agreement,
            since=since,
            until=until,
            as_of=as_of,
            known_at=known_at,
            verdicts=not no_verdicts,
        )
    narrowed = any((event, aspect, agreement, since, until))
    errors = case.source_errors([one.event.id for one in found] if narrowed else None)
    if form == "csv":
        from armistice.cli.sheet import csv_of_rows

        emit(csv_of_rows([row for one in found for row in one.rows(case.checked)]).encode())
        if errors:
            are = "mistake of sources is" if len(errors) == 1 else "mistakes of sources are"
            say(f"{len(errors)} {are} left out; see --format json")
    elif form == "json":
        answer: dict[str, Any] = {
            "case": case.id,
            "as_of": as_of or case.as_of,
            "known_at": known_at or None,
            "differences": [one.to_dict(case.checked) for one in found],
            "source_errors": [one.to_dict() for one in errors],
        }
        if event:
            answer["origins"] = [one.to_dict() for one in case.origins(event)]
        emit((json.dumps(answer, ensure_ascii=False, indent=2) + "\n").encode())
    else:
        from armistice.cli.differing import show

        emit(draw(*show(case, found, errors, event, width())))
