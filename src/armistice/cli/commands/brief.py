"""``armistice brief``: a case as one page, document or PDF."""

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
    metavar="FILE",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write the brief to this file: .html, .docx or .pdf.",
)
@click.option("--agreement", default="", metavar="ID", help="Speak of this agreement alone.")
@date_options
@click.option(
    "--passages", is_flag=True, help="Open passages of texts held here, a sentence around each."
)
def command(
    folder: Path, output: Path, agreement: str, as_of: str, known_at: str, *, passages: bool
) -> None:
    """Write a case as one page to read, print and hand on.

    One file that opens without a network: verdicts by reading and by evidence,
    what is contested, and the passages that all of it rests on. The ending of
    FILE chooses the form: a page that switches, a document with footnotes for
    Word and LibreOffice, or a PDF. The last two need the extra `documents`:
    pip install 'armistice[documents]'.

    A passage is shown by a few words and its place, and by what is known of it:
    verified in the text, sealed, or neither. With --passages, those whose texts
    are on this machine open on about two sentences around the words. Such a
    brief repeats sentences of others: look to their rights before you pass it on.

    \b
    Example:
      armistice brief cases/nagorno-karabakh -o brief.html --as-of 2023-09-18
      armistice brief cases/nagorno-karabakh -o brief.docx
      armistice brief cases/nagorno-karabakh -o own-use.html --passages

    \b
    Exit codes: 0 written, 2 wrong usage or an error of the program.
    """
    from armistice.brief import BriefError, check_form, write_brief

    try:
        # Before the case is read, lest that be for nothing.
        check_form(output)
        case = open_case(folder)
        with usage_errors(case, agreement=agreement):
            write_brief(
                case,
                output,
                agreement=agreement,
                as_of=as_of,
                known_at=known_at,
                surroundings=passages,
            )
    except BriefError as error:
        raise click.UsageError(f"{error}.") from error
    except OSError as error:
        raise click.UsageError(f"`{output}` cannot be written: {error.strerror}.") from error
    say(f"wrote {output}")
