"""Diagnostics as SARIF 2.1.0, the form in which programs exchange the findings of checks."""

from __future__ import annotations

import json
import os
from importlib.metadata import version
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from armistice.diagnostics.codes import CODES
from armistice.diagnostics.model import Severity
from armistice.diagnostics.paint import printable, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armistice.diagnostics.catalogue.entry import CodeEntry
    from armistice.diagnostics.location import Location
    from armistice.diagnostics.model import Diagnostic

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_INDEX = {code: number for number, code in enumerate(CODES)}


def render_sarif(diagnostics: Iterable[Diagnostic], suppressed: Iterable[Diagnostic] = ()) -> str:
    """One run with all diagnostics, and the catalogue as its rules; the same every time."""
    results = [_result(entry) for entry in diagnostics]
    results += [{**_result(entry), "suppressions": [{"kind": "inSource"}]} for entry in suppressed]
    driver = {
        "name": "armistice",
        "semanticVersion": version("armistice"),
        "rules": [_rule(entry) for entry in CODES.values()],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(entry: CodeEntry) -> dict[str, Any]:
    from armistice.diagnostics.lessons import LESSONS

    return {
        "id": entry.code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.explanation},
        "help": {"text": LESSONS[entry.code].mend},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _result(diagnostic: Diagnostic) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": _INDEX[diagnostic.code],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": _words(diagnostic)},
    }
    if diagnostic.location.file:
        result["locations"] = [{"physicalLocation": _physical(diagnostic.location)}]
    related = [
        {
            "id": number,
            "physicalLocation": _physical(label.location),
            "message": {"text": printable(label.text)},
        }
        for number, label in enumerate(diagnostic.labels, start=1)
        if label.location.file
    ]
    if related:
        result["relatedLocations"] = related
    if diagnostic.concerns:
        result["properties"] = {"concerns": shortened(printable(diagnostic.concerns))}
    return result


def _words(diagnostic: Diagnostic) -> str:
    """The message, what explains it, and what to do, one on each line."""
    lines = [diagnostic.message, *(f"note: {words}" for words in diagnostic.notes)]
    lines += [f"help: {diagnostic.help}"] if diagnostic.help else []
    return "\n".join(printable(line) for line in lines)


def _physical(location: Location) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri_of(location.file)}}
    if location.line:
        place["region"] = {
            "startLine": location.line,
            "startColumn": location.column,
            "endLine": location.end_line or location.line,
            "endColumn": location.end_column or location.column + 1,
        }
    return place


def uri_of(path: str) -> str:
    """A path as a URI: relative where the path is, with the signs that URIs reserve escaped.

    >>> uri_of("cases/a b/records.yaml"), uri_of("/home/case/case.yaml"), uri_of("C:/x/case.yaml")
    ('cases/a%20b/records.yaml', 'file:///home/case/case.yaml', 'file:///C:/x/case.yaml')
    """
    if PurePosixPath(path).is_absolute():
        return f"file://{quote(os.fsencode(path))}"
    windows = PureWindowsPath(path)
    if windows.drive and windows.is_absolute():
        return windows.as_uri()
    return quote(os.fsencode(path))
