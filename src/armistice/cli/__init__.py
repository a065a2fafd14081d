"""The command line: ``armistice COMMAND``.

Help and version answer from a table of words, without importing anything that costs time.
"""

from __future__ import annotations

import os
import sys

COMPLETING = "_ARMISTICE_COMPLETE"
"""The variable by which a shell asks for what could stand next on the line."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    arguments = sys.argv[1:]
    if COMPLETING not in os.environ and arguments in ([], ["--help"], ["-h"], ["--version"]):
        _answer_at_once(version=arguments == ["--version"])
        return
    from armistice.cli.app import app

    app(prog_name="armistice")


def _answer_at_once(*, version: bool) -> None:
    from armistice.cli.overview import overview, version_line

    print(version_line() if version else overview())  # noqa: T201 - the data of this command
