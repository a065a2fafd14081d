"""``armistice migrate``: bring a case of an older format to the one of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from armistice.cli.asking import case_argument
from armistice.cli.screen import emit, say

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@case_argument
@click.option("--check", is_flag=True, help="Write nothing; show what would change.")
def command(folder: Path, *, check: bool) -> None:
    """Bring a case of an older format to the one that this version reads.

    Only the words that the new format writes otherwise are replaced; comments,
    order, line ends and every other byte stay. MIGRATED.md in the case keeps a
    note of what changed. A case of the current format is left alone, one of a
    newer format is refused.

    \b
    Example:
      armistice migrate old-case --check
      armistice migrate old-case

    \b
    Exit codes: 0 migrated, or nothing to do, 1 with --check if files would
    change, 2 wrong usage (a newer format) or an error of the program.
    """
    from armistice.case.migrate import CURRENT, NOTE, MigrationError, migrate
    from armistice.case.writing import WritingError

    try:
        result = migrate(folder, write=not check)
    except (MigrationError, WritingError) as error:
        raise click.UsageError(f"`{folder}`: {error}.") from error
    shown = folder.as_posix()
    if result.begun == CURRENT:
        say(f"{shown}: format {CURRENT} is the current one; nothing to do")
        return
    emit("".join(f"{shown}/{path}:{line}: {why}\n" for path, line, why in result.changes))
    count = f"{len(result.texts)} file{'s' if len(result.texts) != 1 else ''}"
    if check:
        say(f"{shown}: {count} would change, from format {result.begun} to {CURRENT}")
        raise SystemExit(1)
    say(f"{shown}: {count} changed, from format {result.begun} to {CURRENT}; noted in {NOTE}")
