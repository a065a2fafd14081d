"""``armistice brief``: a case as one page."""

from __future__ import annotations

from pathlib import Path

import click

from armistice.cli.asking import case_argument, date_options, open_case, usage_errors
from armistice.cli.screen import say


@click.command()
@case_argument
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE.html",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write the page to this file.",
)
@click.option("--agreement", default="", metavar="ID", help="Speak of this agreement alone.")
@date_options
def command(folder: Path, output: Path, agreement: str, as_of: str, known_at: str) -> None:
    """Write a case as one page to read, print and hand on.

    The page is one file that opens without a network: verdicts by reading and
    by evidence, what is contested, and the passages that all of it rests on.

    \b
    Example:
      armistice brief cases/nagorno-karabakh -o brief.html --as-of 2023-09-18

    \b
    Exit codes: 0 written, 2 wrong usage or an error of the program.
    """
    case = open_case(folder)
    from armistice.brief import write_brief

    try:
        with usage_errors(case, agreement=agreement):
            write_brief(case, output, agreement=agreement, as_of=as_of, known_at=known_at)
    except OSError as error:
        raise click.UsageError(f"`{output}` cannot be written: {error.strerror}.") from error
    say(f"wrote {output}")
