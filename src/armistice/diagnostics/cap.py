"""Of thousands of like mistakes in one file, those that are worth showing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armistice.diagnostics.model import Diagnostic, Severity

MOST = 50
"""So many diagnostics of one code in one file are shown unless all are asked for."""


def capped(
    diagnostics: Iterable[Diagnostic], most: int = MOST
) -> tuple[list[Diagnostic], tuple[str, ...]]:
    """The first diagnostics of each code in each file, and a line on each lot that is left out."""
    counts: Counter[tuple[str, str, Severity]] = Counter()
    shown = []
    for entry in diagnostics:
        key = entry.location.file, entry.code, entry.severity
        counts[key] += 1
        if counts[key] <= most:
            shown.append(entry)
    lines = tuple(
        f"{file}: {count - most:,} more {severity}[{code}]"
        for (file, code, severity), count in counts.items()
        if count > most
    )
    return shown, lines
