"""Lines of lessons that begin with ``armistice source``, and what comes of them."""

from __future__ import annotations

import shlex
from argparse import ArgumentParser
from dataclasses import replace
from typing import TYPE_CHECKING

import armistice
from armistice.case.acquire import Wanted
from armistice.evidence.texts.errors import TextError

if TYPE_CHECKING:
    from pathlib import Path

    from armistice.case import CheckedCase

SOURCE = "armistice source "
ELSEWHERE = {
    "A852": "tests/evidence/texts/test_fetch.py",
    "A853": "tests/evidence/texts/test_fetch.py",
    "A856": "tests/evidence/texts/test_bad_documents.py",
}
"""Codes that need a network, or a library less, and the tests that show them."""


def sourced(line: str, folder: Path) -> CheckedCase:
    """The case after a line, with the fault that the line comes to, if it comes to one."""
    parser = ArgumentParser()
    for name in ("verb", "case", "what", "--id"):
        parser.add_argument(name, default="")
    asked = parser.parse_args(shlex.split(line.removeprefix(SOURCE)))
    case = armistice.load(folder / asked.case)
    try:
        if asked.verb == "show":
            case.held_text(asked.what)
        else:
            what = asked.what if ":" in asked.what else folder / asked.what
            case.acquire(what, Wanted(asked.id), retrieved="2031-04-02").write()
    except TextError as error:
        return replace(case.checked, diagnostics=(error.diagnostic(asked.what),))
    return case.checked
