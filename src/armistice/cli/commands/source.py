"""``armistice source``: documents into a case, and what is held of them."""

from __future__ import annotations

import json
import re
import sys
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from armistice.cli.asking import case_argument
from armistice.cli.screen import coloured, emit, say
from armistice.cli.texts import described, named_source, readable, shown_zones

if TYPE_CHECKING:
    from armistice.api import Case
    from armistice.case.acquire import Acquisition
    from armistice.evidence.texts.errors import TextError

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_ZONES = ("title", "abstract", "body", "quotation", "footnote", "references", "boilerplate")


@click.group()
def command() -> None:
    """Add a document to a case, or show what is held of a source.

    \b
    Example:
      armistice source add mycase report.pdf
      armistice source show mycase report
      armistice source text mycase report --zone body

    \b
    Exit codes: 0 done, 1 the document or the text cannot be had, 2 wrong usage
    or an error of the program.
    """


@command.command(short_help="Add a document: a file, or an address.")
@case_argument
@click.argument("document", metavar="FILE|ADDRESS|SOURCE")
@click.option(
    "--id",
    "source",
    default="",
    metavar="ID",
    help="Attach the text to this source, or give the new one this id.",
)
@click.option("--title", default="", help="Give the new source this title.")
@click.option("--type", "kind", default="", metavar="TYPE", help="Give it this type.")
@click.option("--language", default="", metavar="CODE", help="Give it this language, as `en`.")
@click.option("--encoding", default="", metavar="NAME", help="Read the bytes in this encoding.")
@click.option("--private", is_flag=True, help="Have version control pass over the text.")
@click.option("--replace", is_flag=True, help="Replace another text that is held.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what was read.")
def add(
    folder: Path,
    document: str,
    *,
    source: str,
    title: str,
    kind: str,
    language: str,
    encoding: str,
    private: bool,
    replace: bool,
    dry_run: bool,
) -> None:
    """Add a document to the case CASE: a file, an address, or the address of a SOURCE.

    PDF, HTML, DOCX, Markdown and plain text are read, whatever the file is
    called. The document, its text and a map of it (zones, pages, paragraphs,
    footnotes) go to the folder `texts` of the case, an entry to its
    bibliography. A source with the same id or address gets the text instead of
    a new entry. Nothing of a document is executed. An address is fetched only
    now and only if it is public; the day of retrieval is kept.

    \b
    Example:
      armistice source add mycase report.pdf --id ferry-report --dry-run
      armistice source add mycase https://example.org/treaty
      armistice source add mycase gazette-2031-03-01

    \b
    Exit codes: 0 added, or held already, 1 the document cannot be fetched, read
    or kept, 2 wrong usage or an error of the program.
    """
    import armistice
    from armistice.case.acquire import AcquireError, Wanted
    from armistice.case.writing import WritingError
    from armistice.evidence.texts.errors import TextError

    case = armistice.load(folder)
    what, source = _document(case, document, source)
    if isinstance(what, str):
        say(f"fetching {what}")
    wanted = Wanted(source, title, kind, language, private, replace)
    try:
        found = case.acquire(what, wanted, retrieved=_today(), encoding=encoding)
        emit(_shown(found))
        if found.unchanged and not found.changes:
            say("held already; nothing to do")
        elif dry_run:
            say("".join(f"would write {path}\n" for path in _paths(found, folder)) + "dry run")
        else:
            found.write()
            _tell(found, folder, private=private)
    except TextError as error:
        _refused(error, str(what))
    except (AcquireError, WritingError) as error:
        stop = "" if str(error).endswith("?") else "."
        raise click.UsageError(f"{error}{stop}") from error


@command.command(short_help="Show entry, hashes, zones and pages.")
@case_argument
@click.argument("source")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def show(folder: Path, source: str, *, form: str) -> None:
    """Show what a case has of SOURCE: entry, hashes, zones by line, pages.

    \b
    Example:
      armistice source show cases/nagorno-karabakh legucka-2021

    \b
    Exit codes: 0 shown, 1 the text is held and cannot be read, 2 wrong usage or
    an error of the program.
    """
    import armistice
    from armistice.evidence.texts.errors import TextError

    case = armistice.load(folder)
    entry = named_source(case, source)
    try:
        held = case.held_text(source)
    except TextError as error:
        _refused(error, entry.file)
    if form == "json":
        emit(json.dumps(described(entry, held), ensure_ascii=False, indent=2) + "\n")
    else:
        emit(readable(entry, held, folder))


@command.command(short_help="Print the text, or zones of it.")
@case_argument
@click.argument("source")
@click.option(
    "--zone",
    "zones",
    multiple=True,
    type=click.Choice(_ZONES),
    help="Print this zone alone; may be given several times.",
)
def text(folder: Path, source: str, *, zones: tuple[str, ...]) -> None:
    """Print the text that is held of SOURCE, as anchors see it.

    \b
    Example:
      armistice source text mycase gazette --zone body --zone footnote

    \b
    Exit codes: 0 printed, 1 the text is not held or cannot be read, 2 wrong
    usage or an error of the program.
    """
    import armistice
    from armistice.diagnostics.paint import printable
    from armistice.evidence.texts.errors import TextError
    from armistice.evidence.texts.model import Zone
    from armistice.evidence.texts.summary import text_of

    case = armistice.load(folder)
    entry = named_source(case, source)
    try:
        held = case.held_text(source)
    except TextError as error:
        _refused(error, entry.file)
    if held is None:
        say(f"{source}: the text is not held on this machine")
        raise SystemExit(1)
    words = text_of(held.text, frozenset(map(Zone, zones)))
    if sys.stdout.isatty():
        words = "\n".join(map(printable, words.split("\n")))
    emit(words if words.endswith("\n") or not words else f"{words}\n")


def _document(case: Case, asked: str, source: str) -> tuple[Path | str, str]:
    """The file or address that is asked for, and the source that it belongs to, if one is named.

    Raises:
        click.UsageError: It is no file, no address and no source.
    """
    entry = case.sources.get(asked)
    if Path(asked).exists():
        return Path(asked), source
    if _SCHEME.match(asked):
        return asked, source
    if entry is not None and not source:
        if not entry.address:
            raise click.UsageError(f"the source `{asked}` has no address to fetch; name a file.")
        return entry.address, asked
    if "/" in asked or "\\" in asked or "." in asked:
        return Path(asked), source
    close = get_close_matches(asked, case.sources, n=1, cutoff=0.5)
    meant = f" Did you mean the source `{close[0]}`?" if close else ""
    raise click.UsageError(f"`{asked}` is no file, no address and no source of the case.{meant}")


def _today() -> str:
    # The one place where the day is asked for: a retrieval has no other date.
    return datetime.now().astimezone().date().isoformat()


def _shown(found: Acquisition) -> str:
    what = "held already" if found.unchanged else ("new source" if found.is_new else "text for it")
    return f"{found.source}: {found.title} ({what})\n" + shown_zones(found.text)


def _paths(found: Acquisition, folder: Path) -> list[str]:
    written = (one.path for one in found.changes if one.after is not None)
    return [(folder / path).as_posix() for path in written]


def _tell(found: Acquisition, folder: Path, *, private: bool) -> None:
    for path in _paths(found, folder):
        say(f"wrote {path}")
    for one in found.changes:
        if one.after is None:
            say(f"removed {(folder / one.path).as_posix()}, which it replaces")
    if not private:
        say("Texts of others: pass them on only if you have the right to (see --private).")


def _refused(error: TextError, name: str) -> Any:
    """Show why a document is refused, as `check` shows what is wrong in a case."""
    from armistice.diagnostics import render

    shown = render(
        [error.diagnostic(name)], read=lambda _: None, colour=coloured() and sys.stderr.isatty()
    )
    click.echo(shown, err=True, nl=False)
    raise SystemExit(1)
