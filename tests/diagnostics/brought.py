"""Lines of lessons that begin with ``armistice bibliography import``, and what comes of them."""

from __future__ import annotations

import shlex
from dataclasses import replace
from typing import TYPE_CHECKING

import armistice

if TYPE_CHECKING:
    from pathlib import Path

    from armistice.case import CheckedCase

IMPORT = "armistice bibliography import "


def brought(line: str, folder: Path) -> CheckedCase:
    """The case after a line, with what is said of the bibliography."""
    name, file = shlex.split(line.removeprefix(IMPORT))
    case = armistice.load(folder / name)
    result = case.import_bibliography(folder / file, write=True)
    return replace(case.checked, diagnostics=result.diagnostics)
