"""``armistice new``: begin a case, or an agreement of a case from its text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from armistice.cli.screen import say

if TYPE_CHECKING:
    from armistice.case.start import Started


@click.command()
@click.argument("folder", metavar="CASE", type=click.Path(path_type=Path))
@click.option(
    "--text",
    "text_file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Split this text (plain or Markdown, UTF-8) into the clauses of an agreement.",
)
@click.option(
    "--agreement",
    default="",
    metavar="ID",
    help="Give the agreement this id.  [default: made from the name of FILE]",
)
@click.option(
    "--title",
    default="",
    help="Give the case this title, or the agreement if the case is there.  "
    "[default: the title of the text, or the name of the folder]",
)
@click.option(
    "--zone",
    default="",
    metavar="NAME",
    help="Count dates on the clock of this time zone.  [default: Etc/UTC]",
)
def command(folder: Path, text_file: Path | None, agreement: str, title: str, zone: str) -> None:
    """Begin a case in the folder CASE: files whose comments teach what goes where.

    With --text an agreement is begun too: its text is split into numbered
    clauses, each with a place for your own words and with guesses, in comments,
    at what it obliges to. The text stays where it is; at most twelve words of a
    clause are copied, to find the passage. If CASE is there, the agreement is
    added to it. Nothing is ever overwritten.

    \b
    Example:
      armistice new borderland --title "The border valley" --zone Etc/UTC
      armistice new borderland --text accord.txt --agreement valley-2031

    \b
    Exit codes: 0 made, 2 wrong usage (the folder is not empty, the text cannot
    be read) or an error of the program.
    """
    from armistice.case.start import StartError, start_agreement, start_case

    if agreement and text_file is None:
        raise click.UsageError(
            "--agreement gives an id to an agreement: give its text with --text."
        )
    try:
        if text_file is None:
            made = start_case(folder, title=title, zone=zone)
        else:
            made = start_agreement(folder, text_file, agreement=agreement, title=title, zone=zone)
    except StartError as error:
        raise click.UsageError(str(error)) from error
    _tell(made, folder)


def _tell(made: Started, folder: Path) -> None:
    """Say what was written, what to look at, and what comes next."""
    for path in made.files:
        say(f"wrote {(folder / path).as_posix()}")
    if made.split is not None:
        count = len(made.split.clauses)
        say(f"\n{count} clause{'s' if count != 1 else ''} found. Compare them with the text.")
        parties = " and ".join(made.parties)
        if made.guessed:
            say(f"The text names {parties}: they are taken for the parties. Are they?")
        else:
            say(f"{parties} stand for the parties: give them their names in actors and agreement.")
        if made.beside:
            say(f"Add {made.beside} to `texts` in case.yaml, so that the text is found.")
    say(f"Next: armistice check {folder.as_posix()}")
