"""``armistice example``: copy an example case."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from armistice.cli.screen import emit, say

FLAGSHIP = "nagorno-karabakh"


@click.command()
@click.argument("words", metavar="[NAME] [FOLDER]", nargs=-1)
def command(words: tuple[str, ...]) -> None:
    """Copy an example case into FOLDER, to look at and to change as you like.

    Without arguments the names of the examples are listed. A NAME alone is
    copied into a folder of that name; a FOLDER alone takes the flagship case.
    Nothing is overwritten, and no network is asked: the examples come with the
    program.

    \b
    Example:
      armistice example
      armistice example nagorno-karabakh karabakh-copy

    \b
    Exit codes: 0 listed or copied, 2 wrong usage (the folder is there already)
    or an error of the program.
    """
    from armistice.case.examples import ExampleError, copy_example, example_names

    names = example_names()
    if not words:
        emit("".join(f"{name}\n" for name in names))
        return
    name, folder = _asked(words, names)
    try:
        count = copy_example(name, folder)
    except ExampleError as error:
        raise click.UsageError(f"{error}{_meant(name, names)}") from error
    say(f"copied {name} to {folder.as_posix()}: {count} files")
    say(f"Next: armistice verdicts {folder.as_posix()}")


def _asked(words: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, Path]:
    if len(words) > 2:  # noqa: PLR2004 - a name and a folder
        raise click.UsageError("an example is copied into one folder: give a NAME and a FOLDER.")
    if len(words) == 2:  # noqa: PLR2004
        return words[0], Path(words[1])
    alone = words[0]
    if alone in names or get_close_matches(alone, names, n=1, cutoff=0.8):
        return alone, Path(alone)
    return FLAGSHIP, Path(alone)


def _meant(name: str, names: tuple[str, ...]) -> str:
    if name in names:
        return "."
    close = get_close_matches(name, names, n=1, cutoff=0.5)
    return f"; did you mean `{close[0]}`?" if close else f"; there are: {', '.join(names)}."
