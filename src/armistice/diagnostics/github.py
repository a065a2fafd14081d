"""Diagnostics as workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.diagnostics.codes import CODES
from armistice.diagnostics.model import Severity
from armistice.diagnostics.paint import printable

if TYPE_CHECKING:
    from armistice.diagnostics.location import Location
    from armistice.diagnostics.model import Diagnostic

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_github(diagnostic: Diagnostic) -> str:
    """Show one diagnostic as a workflow command on a line of its own."""
    properties = {
        **_place(diagnostic.location),
        "title": f"{diagnostic.code} {CODES[diagnostic.code].title}",
    }
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_data(_words(diagnostic))}\n"


def _place(location: Location) -> dict[str, str]:
    """The place; columns only within one line, because GitHub wants none on several."""
    place = {"file": location.file} if location.file else {}
    if not location.line:
        return place
    place["line"] = str(location.line)
    if location.end_line > location.line:
        return {**place, "endLine": str(location.end_line)}
    end = location.end_column or location.column + 1
    return {
        **place,
        "col": str(location.column),
        "endLine": str(location.line),
        "endColumn": str(end),
    }


def _words(diagnostic: Diagnostic) -> str:
    """The message, what explains it, and what to do, one on each line."""
    lines = [diagnostic.message]
    lines += [f"{label.location}: {label.text}" for label in diagnostic.labels if label.text]
    lines += [f"note: {words}" for words in diagnostic.notes]
    lines += [f"help: {diagnostic.help}"] if diagnostic.help else []
    return "\n".join(printable(line) for line in lines)


def _data(text: str) -> str:
    """Escape the message of a command, as the runner reads it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a command, where colons and commas end it too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
