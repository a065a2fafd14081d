"""What the program has to say about what a user wrote."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armistice.diagnostics.location import Location


class Severity(StrEnum):
    """How much a diagnostic weighs: only an error makes a case unfit for verdicts."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Label:
    """A few words on one span, to stand beside its underline."""

    location: Location
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake, doubt or remark: what, where, and what to do about it.

    ``concerns`` is the id of the record or clause that it is about. ``labels`` explain further
    spans; a label on the diagnostic's own span explains the underline itself. Diagnostics sort by
    place, then by code.
    """

    code: str
    severity: Severity
    message: str
    location: Location
    concerns: str = ""
    labels: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    help: str = ""

    def __lt__(self, other: Diagnostic) -> bool:
        """Come first by place, then by code, then by words (so that order never varies)."""
        return (self.location, self.code, self.message) < (
            other.location,
            other.code,
            other.message,
        )

    def __str__(self) -> str:
        """Say it in one line, as the concise form does."""
        return f"{self.location}: {self.severity}[{self.code}] {self.message}"
