"""``armistice bibliography``: sources out and in, and what a held text refers to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from armistice.cli.asking import case_argument
from armistice.cli.screen import coloured, draw, emit, say, width

if TYPE_CHECKING:
    from armistice.case.bibliography import Imported

_FORMATS = ("bibtex", "ris", "csl-json")
_INTO = click.option(
    "--into",
    default="",
    metavar="FILE",
    help="Add to this file of the case.  [default: sources.yaml]",
)


@click.group()
def command() -> None:
    """Bring sources to and from reference managers; list what a text refers to.

    A case holds its sources in the fields of CSL-JSON. By CSL-JSON, BibTeX or
    RIS they reach Zotero, Mendeley, JabRef, EndNote and LaTeX, and come back.

    \b
    Example:
      armistice bibliography export cases/nagorno-karabakh -o karabakh.bib
      armistice bibliography import mycase zotero.bib --dry-run
      armistice bibliography references cases/nagorno-karabakh aliyev-2021

    \b
    Exit codes: 0 done, 1 something in a file could not be read, 2 wrong usage
    or an error of the program.
    """


@command.command()
@case_argument
@click.option(
    "--format",
    "form",
    type=click.Choice([*_FORMATS, "text"]),
    default="bibtex",
    show_default=True,
    help="Write this format; `text` is a list to read.",
)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file, which must not be there yet.  [default: standard output]",
)
@click.option(
    "--source", "sources", multiple=True, metavar="ID", help="Only this source; may be repeated."
)
def export(folder: Path, form: str, output: Path | None, sources: tuple[str, ...]) -> None:
    """Write the sources of a case as a bibliography.

    What a format has no word for travels with the entry in one field of its
    own (`csljson`, `U5`), so that reading the file back gives the same entry.
    Names of outlets stand for their ids. Nothing of a text is written.

    \b
    Example:
      armistice bibliography export cases/nagorno-karabakh -o karabakh.bib
      armistice bibliography export cases/nagorno-karabakh --format text --source aliyev-2021

    \b
    Exit codes: 0 written, 2 wrong usage or an error of the program.
    """
    import armistice
    from armistice.case.bibliography import BibliographyError

    case = armistice.load(folder)
    try:
        written = case.bibliography(form, sources)
    except BibliographyError as error:
        raise click.UsageError(f"{error}.") from error
    if output is None:
        emit(written.encode("utf-8") if form != "text" else written)
        return
    try:
        with output.open("x", encoding="utf-8", newline="") as file:
            file.write(written)
    except FileExistsError as error:
        raise click.UsageError(f"`{output}` is there already, and is not overwritten.") from error
    except OSError as error:
        raise click.UsageError(f"`{output}` cannot be written: {error.strerror}.") from error
    count = len(sources) or len(case.sources)
    say(f"wrote {output.as_posix()} ({count} source{'s' if count != 1 else ''})")


@command.command(name="import")
@case_argument
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default=None,
    help="Read it as this format.  [default: what it looks like]",
)
@_INTO
@click.option("--dry-run", is_flag=True, help="Say what would be added; write nothing.")
def import_file(folder: Path, file: Path, form: str | None, into: str, *, dry_run: bool) -> None:
    """Add the entries of FILE to the sources of a case, as sources that are not held.

    FILE is BibTeX, RIS or CSL-JSON. New sources are appended; nothing else in
    the file of the case changes, and git can take it back. An entry that the
    case has already (same DOI, address, or title and year) is listed and not
    added. An entry that cannot be read is named with its line, and the rest is
    added all the same.

    \b
    Example:
      armistice bibliography import mycase zotero.bib --dry-run
      armistice bibliography import mycase zotero.bib

    \b
    Exit codes: 0 all read, 1 something in FILE could not be read, 2 wrong usage
    or an error of the program.
    """
    import armistice
    from armistice.case.bibliography import BibliographyError, has_errors
    from armistice.case.writing import WritingError

    case = armistice.load(folder)
    try:
        result = case.import_bibliography(file, form=form or "", into=into, write=not dry_run)
    except (BibliographyError, WritingError) as error:
        raise click.UsageError(f"{error}.") from error
    _tell(result, folder, dry_run=dry_run)
    _remark(result, file)
    if has_errors(result.diagnostics):
        raise SystemExit(1)


@command.command()
@case_argument
@click.argument("source")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", *_FORMATS, "text"]),
    default="table",
    show_default=True,
    help="Show a table; write places and links as JSON; or write the works as a bibliography.",
)
@click.option("--add", is_flag=True, help="Add the works that the case does not have as sources.")
@_INTO
def references(folder: Path, source: str, form: str, into: str, *, add: bool) -> None:
    """List what the held text of SOURCE refers to, and which of it the case has.

    Entries of its list of references, works in its footnotes, reports that it
    names in parentheses, and links. Below stand citations in the text that lead
    to none of them. `--add` appends the works that are new as sources that are
    not held.

    \b
    Example:
      armistice bibliography references cases/nagorno-karabakh aliyev-2021
      armistice bibliography references cases/nagorno-karabakh aliyev-2021 --format csl-json

    \b
    Exit codes: 0 answered, 2 wrong usage (the text is not on this machine) or an
    error of the program.
    """
    import armistice
    from armistice.case.bibliography import BibliographyError
    from armistice.case.writing import WritingError

    case = armistice.load(folder)
    try:
        found = case.references(source)
        if form == "json":
            emit((json.dumps(found.to_dict(), ensure_ascii=False, indent=2) + "\n").encode())
        elif form == "table":
            from armistice.cli.reference_table import show

            emit(draw(*show(found, width())))
        else:
            from armistice.case.bibliography import in_format

            written = in_format([one.reference.item for one in found.works], form)
            emit(written.encode("utf-8"))
        result = case.add_references(found, into=into) if add else None
    except (BibliographyError, WritingError) as error:
        raise click.UsageError(f"{error}.") from error
    if result is not None:
        _tell(result, folder, dry_run=False)


def _tell(result: Imported, folder: Path, *, dry_run: bool) -> None:
    """Say what was added and what was there: the data of the command."""
    lines = [
        f"{'would add' if dry_run else 'added'}  {one.id}  {one.title}" for one in result.added
    ]
    lines += [
        f"there already  {one.key or '(no key)'}  is `{one.source}` ({one.why})"
        for one in result.present
    ]
    if lines:
        emit("".join(f"{line}\n" for line in lines))
    counts = f"{len(result.added)} new, {len(result.present)} there already"
    say(f"{result.entries} entr{'ies' if result.entries != 1 else 'y'} read: {counts}")
    if result.file is not None and not dry_run:
        path = (folder / result.file.path).as_posix()
        say(f"wrote {path}, from line {result.line} on")


def _remark(result: Imported, file: Path) -> None:
    """Show what could not be read, with its lines, and what a source does not keep."""
    from armistice.diagnostics import Form, Severity, capped, render

    loud = [one for one in result.diagnostics if one.severity is not Severity.NOTE]
    quiet = [one for one in result.diagnostics if one.severity is Severity.NOTE]

    def read(name: str) -> str | None:
        if name != file.name:
            return None
        return file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")

    some, left_out = capped(loud)
    if some:
        say(render(some, Form.FULL, read=read, colour=coloured()).rstrip())
    for line in left_out:
        say(line)
    if quiet:
        say(render(quiet, Form.CONCISE, read=read).rstrip())
