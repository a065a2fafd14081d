"""Where something stands in the files of a case."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A span of a file: lines and columns count from 1, in characters; 0 means the whole file.

    ``end_column`` is the column just after the last character. Where the end is 0, the span is
    the one character at its start.
    """

    file: str
    line: int
    column: int
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        """Write ``file:line:column``, or the file alone where the whole file is meant."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file
