"""``armistice why``: what a verdict rests on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from armistice.cli.asking import (
    case_argument,
    choice_options,
    date_options,
    full_norm,
    open_case,
    usage_errors,
)
from armistice.cli.screen import draw, emit

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@case_argument
@click.argument("norm")
@click.option("--bearer", default="", metavar="ACTOR", help="Only this bearer.  [default: each]")
@date_options
@choice_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["tree", "json"]),
    default="tree",
    show_default=True,
    help="Show a tree, or write the derivation as JSON.",
)
@click.option("--all", "everything", is_flag=True, help="List the events that were set aside.")
def command(
    folder: Path,
    norm: str,
    bearer: str,
    as_of: str,
    known_at: str,
    reading: str,
    text: str,
    evidence: str,
    form: str,
    *,
    everything: bool,
) -> None:
    """Show what the verdicts on NORM rest on, one tree for each bearer.

    From the clause and its code over the meanings and the events down to the
    passages. NORM is an id as `armistice verdicts` gives it, or its end
    (`6/traffic`, `traffic`). Events that were looked at and set aside are
    counted by reason; --all lists them.

    \b
    Example:
      armistice why cases/nagorno-karabakh traffic --as-of 2023-09-18
      armistice why cases/nagorno-karabakh 6/traffic --reading yerevan --all

    \b
    Exit codes: 0 answered, 2 wrong usage or an error of the program.
    """
    case = open_case(folder)
    name = full_norm(case, norm)
    with usage_errors(case, reading=reading, text=text, evidence=evidence, bearer=bearer):
        trees = case.why(
            name,
            bearer=bearer,
            as_of=as_of,
            known_at=known_at,
            reading=reading,
            text=text,
            evidence=evidence,
        )
    if form == "json":
        answer = {
            "case": case.id,
            "as_of": as_of or case.as_of,
            "known_at": known_at or None,
            "norm": name,
            "derivations": [tree.to_dict() for tree in trees],
        }
        emit((json.dumps(answer, ensure_ascii=False, indent=2) + "\n").encode())
        return
    from rich.text import Text

    from armistice.cli.tree import tree_of

    parts = [part for tree in trees for part in (tree_of(tree, everything=everything), Text())]
    emit(draw(*parts[:-1]))
