"""What is said of a document that cannot be had, read or kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.diagnostics import Location, diagnostic

if TYPE_CHECKING:
    from armistice.diagnostics import Diagnostic


class TextError(Exception):
    """A document cannot be fetched, read, stored or loaded: one fault, with what to do.

    Attributes:
        code: A code of the catalogue, A840 to A859.
        message: What is wrong, in one sentence without its stop.
        help: What to do about it; empty where nothing can be advised.
        line: The line of the document that shows the fault, from 1; 0 where there is none.
    """

    def __init__(self, code: str, message: str, help: str = "", *, line: int = 0) -> None:  # noqa: A002 - the word that users see
        """Keep the fault and its remedy."""
        super().__init__(f"{code} {message}")
        self.code = code
        self.message = message
        self.help = help
        self.line = line

    def diagnostic(self, name: str, *, concerns: str = "") -> Diagnostic:
        """The fault as a diagnostic of the document with this name or address."""
        return diagnostic(
            self.code,
            self.message,
            Location(name, self.line, 1 if self.line else 0),
            concerns=concerns,
            help=self.help,
        )


def missing_library(library: str, kind: str) -> TextError:
    """The fault of a kind of document whose library is not installed."""
    return TextError(
        "A856",
        f"reading {kind} needs the library {library}, which is not installed",
        "run `pip install 'armistice[documents]'`",
    )
