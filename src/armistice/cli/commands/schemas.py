"""``armistice schemas``: the JSON Schemas of the record."""

from __future__ import annotations

from pathlib import Path

import click

from armistice.cli.screen import say


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Write the JSON Schemas of the record into FOLDER, one for each record type.

    An editor that knows JSON Schema then completes and checks the YAML files of
    a case while you write. The folder is made if need be.

    \b
    Example:
      armistice schemas .schemas

    \b
    Exit codes: 0 written, 2 wrong usage or an error of the program.
    """
    from armistice.case.json_schemas import write_json_schemas

    try:
        write_json_schemas(folder)
    except OSError as error:
        raise click.UsageError(f"`{folder}` cannot be written: {error.strerror}.") from error
    say(f"wrote {len(list(folder.glob('*.json')))} schemas to {folder}")
