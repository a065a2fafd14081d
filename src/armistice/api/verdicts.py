"""The verdicts of a board, as a sequence that shows itself as a table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.compliance.board import Board
    from armistice.compliance.verdict import Verdict


class Verdicts:
    """The verdicts of a board: a sequence that shows itself as a table."""

    def __init__(self, board: Board) -> None:
        """Wrap a board."""
        self.board = board

    def __len__(self) -> int:
        """How many verdicts there are."""
        return len(self.board.verdicts)

    def __iter__(self) -> Iterator[Verdict]:
        """The verdicts in the order of the text."""
        return iter(self.board.verdicts)

    @overload
    def __getitem__(self, index: int) -> Verdict: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Verdict]: ...

    def __getitem__(self, index: int | slice) -> Verdict | Sequence[Verdict]:
        """One verdict, or several."""
        return self.board.verdicts[index]

    def __repr__(self) -> str:
        """A plain table."""
        rows = [(v.norm, v.bearer, v.reading, v.evidence, str(v.verdict)) for v in self]
        widths = [max((len(row[i]) for row in rows), default=0) for i in range(5)]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        ]
        return "\n".join([f"<{len(self)} verdicts as of {self.board.as_of}>", *lines])

    def _repr_html_(self) -> str:
        """A table for notebooks."""
        heads = ("norm", "bearer", "reading", "evidence", "verdict", "since", "until")
        head = "".join(f"<th>{name}</th>" for name in heads)
        body = "".join(
            "<tr>"
            + "".join(
                f"<td>{escape(cell)}</td>"
                for cell in (
                    v.norm,
                    v.bearer,
                    v.reading,
                    v.evidence,
                    str(v.verdict),
                    v.result.since,
                    v.result.until,
                )
            )
            + "</tr>"
            for v in self
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """The verdicts as plain values, as the JSON has them."""
        return [verdict.to_dict() for verdict in self]

    def to_dict(self) -> dict[str, Any]:
        """The whole answer as the JSON has it: case, dates, verdicts."""
        return {
            "case": self.board.case,
            "as_of": self.board.as_of,
            "known_at": self.board.known_at or None,
            "verdicts": self.to_dicts(),
        }
