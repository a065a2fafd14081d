"""The public face of the library: a case, and the questions that can be put to it.

Rooms are imported inside the methods, so that asking one question loads one room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.api.compliance import ComplianceQuestions
from armistice.api.evidence import EvidenceQuestions
from armistice.api.verdicts import Verdicts

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Case", "Verdicts", "load"]


class Case(EvidenceQuestions, ComplianceQuestions):
    """A checked case and the questions that can be put to it."""


def load(path: str | Path) -> Case:
    """Read and check a case; whatever is wrong with it stands in its ``diagnostics``.

    Args:
        path: The folder of the case.

    Returns:
        The case, with everything that could be read. Never raises on what a user wrote.
    """
    from armistice.case import load_case

    return Case(load_case(path))
