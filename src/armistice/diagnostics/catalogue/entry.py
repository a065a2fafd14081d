"""One line of the catalogue of diagnostics."""

from __future__ import annotations

from dataclasses import dataclass

from armistice.diagnostics.model import Severity


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code, how much it weighs, its title, and the explanation that ``explain`` prints."""

    code: str
    severity: Severity
    title: str
    explanation: str


def error(code: str, title: str, explanation: str) -> CodeEntry:
    """Enter something that must be mended before verdicts can be trusted."""
    return CodeEntry(code, Severity.ERROR, title, explanation)


def warning(code: str, title: str, explanation: str) -> CodeEntry:
    """Enter something that is probably not meant, or that weakens what rests on it."""
    return CodeEntry(code, Severity.WARNING, title, explanation)


def note(code: str, title: str, explanation: str) -> CodeEntry:
    """Enter something that the user should know and may leave as it is."""
    return CodeEntry(code, Severity.NOTE, title, explanation)
