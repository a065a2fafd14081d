"""Verdicts as CSV: one row a verdict, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from armistice.compliance.verdict import Verdict

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(verdicts: Iterable[Verdict]) -> str:
    """The verdicts as CSV, with the keys of the JSON as columns.

    Lists are joined by ``; ``. A cell that a spreadsheet would take for a formula gets a ``'``.
    """
    return csv_of_rows([_row(one) for one in verdicts])


def csv_of_rows(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows of values as CSV; their keys are the columns, and cells are made safe as above."""
    paper = StringIO()
    if rows:
        writer = csv.DictWriter(paper, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return paper.getvalue()


def _row(verdict: Verdict) -> dict[str, Any]:
    row = verdict.to_dict()
    row["episodes"] = [
        f"{one['since']} to {one['until'] or 'ongoing'}"
        + (f" (excepted: {one['excepted']})" if one["excepted"] else "")
        for one in row["episodes"]
    ]
    row["citations"] = [
        " ".join(filter(None, [one["source"], one.get("locator", "")])) for one in row["citations"]
    ]
    contest = verdict.contested
    row["contested"] = contest is not None
    row["flips"] = [flip.words() for flip in contest.flips] if contest is not None else []
    return row


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        text = "yes" if value else "no"
    elif isinstance(value, list):
        text = "; ".join(map(str, value))
    else:
        text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
