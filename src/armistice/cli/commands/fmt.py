"""``armistice fmt``: one layout for every agreement."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from armistice.cli.screen import coloured, emit, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Laid:
    """A file as it is and as it should be; ``errors`` say why it cannot be laid out."""

    path: Path
    text: str
    laid: str
    line_end: str
    errors: str = ""

    @property
    def differs(self) -> bool:
        """Whether laying it out changes it."""
        return self.text != self.laid


@click.command()
@click.argument(
    "paths",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
)
@click.option("--check", is_flag=True, help="Write nothing; show what would change.")
@click.option("--stdout", "to_stdout", is_flag=True, help="Write to standard output instead.")
def command(paths: tuple[Path, ...], *, check: bool, to_stdout: bool) -> None:
    """Lay out agreement files, meaning and comments untouched.

    A folder stands for all .agreement files below it. A file with mistakes in
    its syntax is left as it is, and the mistakes are shown.

    \b
    Example:
      armistice fmt cases/nagorno-karabakh/agreements/nk-2020.agreement
      armistice fmt --check cases/nagorno-karabakh

    \b
    Exit codes: 0 all is laid out, 1 mistakes in the syntax, or with --check
    files that would change, 2 wrong usage or an error of the program.
    """
    if check and to_stdout:
        raise click.UsageError("--check and --stdout exclude each other.")
    files = [_lay_out(path) for path in _files(paths)]
    for one in files:
        if one.errors:
            click.echo(one.errors, err=True, nl=False)
            say(f"{one.path}: left as it is")
        elif to_stdout:
            emit(one.laid.encode())
        elif check and one.differs:
            emit("".join(_difference(one)))
        elif one.differs:
            _write(one)
            say(f"{one.path}: laid out")
    if check:
        _summary(files)
    if any(one.errors or (check and one.differs) for one in files):
        sys.exit(1)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            every = sorted(path.rglob("*.agreement"))
            # Pipes would be waited for, and links may lead out of the folder.
            yield from (each for each in every if each.is_file() and not each.is_symlink())
        else:
            yield path


def _lay_out(path: Path) -> Laid:
    from armistice.diagnostics import Severity, render
    from armistice.language import format_agreement, parse

    try:
        raw = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"`{path}` is not UTF-8 (byte {error.start}).") from error
    line_end = "\r\n" if "\r\n" in raw else "\n"
    text = raw.replace("\r\n", "\n")
    errors = [one for one in parse(text, str(path)).diagnostics if one.severity is Severity.ERROR]
    if errors:
        shown = render(errors, read=lambda _: text, colour=coloured() and sys.stderr.isatty())
        return Laid(path, text, text, line_end, shown)
    return Laid(path, text, format_agreement(text, str(path)), line_end)


def _difference(one: Laid) -> Iterator[str]:
    from difflib import unified_diff

    old, new = one.text.splitlines(keepends=True), one.laid.splitlines(keepends=True)
    for line in unified_diff(old, new, str(one.path), f"{one.path} (laid out)"):
        yield line if line.endswith("\n") else f"{line}\n\\ no line end\n"


def _write(one: Laid) -> None:
    """Put the new text in place of the old in one step, so that no reader sees half a file."""
    target = one.path.resolve()
    content = one.laid.replace("\n", one.line_end).encode()
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise click.UsageError(f"`{one.path}` cannot be written: {error.strerror}.") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        shutil.copymode(target, name)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _summary(files: Sequence[Laid]) -> None:
    changed = sum(one.differs for one in files)
    unread = sum(bool(one.errors) for one in files)
    of_all = f"of {len(files)} file{'s' if len(files) > 1 else ''}"
    say(f"{changed} {of_all} would change" if changed else "nothing would change")
    if unread:
        say(f"{unread} {of_all} cannot be read")
