"""Diagnostics: coded, located remarks on what a user wrote, and how they are shown."""

from armistice.diagnostics.cap import capped
from armistice.diagnostics.catalogue.entry import CodeEntry
from armistice.diagnostics.codes import CODES, diagnostic
from armistice.diagnostics.location import Location
from armistice.diagnostics.model import Diagnostic, Label, Severity
from armistice.diagnostics.render import Form, render, render_concise, render_full, render_json

__all__ = [
    "CODES",
    "CodeEntry",
    "Diagnostic",
    "Form",
    "Label",
    "Location",
    "Severity",
    "capped",
    "diagnostic",
    "render",
    "render_concise",
    "render_full",
    "render_json",
]
