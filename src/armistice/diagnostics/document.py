"""The catalogue of diagnostics as a page; ``python -m armistice.diagnostics.document FILE``."""

from __future__ import annotations

import sys
from pathlib import Path

from armistice.diagnostics.codes import CODES, FAMILIES

_HEAD = """\
# Diagnostics

<!-- Written by `python -m armistice.diagnostics.document docs/diagnostics.md`. Do not edit. -->

Everything that `armistice check` can say has a code, and a code never changes its meaning. An
**error** must be mended before the verdicts can be trusted: what it concerns is left out. A
**warning** deserves a look. A **note** says what was assumed. One mistake gives one diagnostic, and
the rest of the case is read all the same. `armistice explain CODE` shows an example of each and how
to mend it.
"""
_NONE = "No code of this family exists yet."


def document() -> str:
    """Every code with its severity, title and explanation, by family."""
    parts = [_HEAD]
    for prefix, heading in FAMILIES.items():
        entries = sorted(
            (entry for entry in CODES.values() if entry.code.startswith(prefix)),
            key=lambda entry: entry.code,
        )
        rows = [
            f"| `{entry.code}` | {entry.severity} | {_cell(entry.title)} "
            f"| {_cell(entry.explanation)} |"
            for entry in entries
        ]
        head = ["| code | severity | title | what it means |", "|---|---|---|---|"]
        parts.append("\n".join([f"## {heading}", "", *([*head, *rows] if rows else [_NONE]), ""]))
    assert {code[:2] for code in CODES} <= set(FAMILIES), "a family of codes has no heading"
    return "\n".join(parts)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(document(), encoding="utf-8", newline="\n")
