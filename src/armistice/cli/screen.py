"""Where output goes: data to standard output, words about it to standard error."""

from __future__ import annotations

import os
import re
import sys
from io import StringIO
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDTH_OF_A_PIPE = 100
"""What has no width of its own, a file or a pipe, is as wide as this."""

_LEAST = 40

BROKEN_PIPE = 141
"""The exit code of a program whose reader went away, as shells know it."""

_COLOUR = re.compile(r"(\x1b\[[0-9;]*m)")
_PLAIN = str.maketrans(
    {
        "─": "-", "│": "|", "├": "|", "└": "`", "·": "-", "◆": "*", "◇": "~",
        "–": "-", "—": "-", "…": "...", "“": '"', "”": '"', "×": "x",
    }
)  # fmt: skip


def width() -> int:
    """How many columns there are: ``COLUMNS``, the terminal, or a hundred.

    Behind a pipe (``| less``) the terminal at the other ends is the one that counts.
    """
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named) > 0:
        return max(_LEAST, int(named))
    for stream in (sys.__stdout__, sys.__stderr__, sys.__stdin__):
        try:
            return max(_LEAST, os.get_terminal_size(stream.fileno()).columns)  # type: ignore[union-attr]
        except (AttributeError, ValueError, OSError):
            continue
    return WIDTH_OF_A_PIPE


def coloured() -> bool:
    """Whether standard output is a terminal that wants colours."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def draw(*parts: RenderableType, columns: int | None = None) -> str:
    """Turn tables, trees and texts into what a terminal shows, blanks at line ends removed."""
    from rich.console import Console

    paper = StringIO()
    colours = coloured()
    console = Console(
        file=paper,
        width=columns or width(),
        force_terminal=colours,
        color_system="auto" if colours else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in parts:
        console.print(part)
    return "".join(f"{_harmless(line.rstrip())}\n" for line in paper.getvalue().splitlines())


def _harmless(line: str) -> str:
    """A line in which nothing but colours steers the terminal, whatever a record holds."""
    from armistice.diagnostics.paint import printable

    parts = _COLOUR.split(line)
    return "".join(part if _COLOUR.fullmatch(part) else printable(part) for part in parts)


def emit(content: str | bytes) -> None:
    """Write data to standard output; text in a form that its encoding can say, bytes as they are.

    A reader that goes away (``| head``) ends the program quietly.
    """
    if isinstance(content, str):
        encoding = sys.stdout.encoding or "utf-8"
        if not encoding.lower().startswith("utf"):
            content = content.translate(_PLAIN)
        content = content.encode(encoding, "replace")
    try:
        sys.stdout.flush()
        stream = sys.stdout.buffer
        rest = memoryview(content)
        while rest:
            # An unbuffered stream may take a part and say so.
            rest = rest[stream.write(rest) :]
        stream.flush()
    except BrokenPipeError:
        # What is still buffered has no reader either: let it go where nobody complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(BROKEN_PIPE)


def say(words: str) -> None:
    """Say something about the data on standard error."""
    click.echo(words, err=True)
